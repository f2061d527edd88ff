"""Collecting like terms and multiplying monomials."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.factors import bases, spelled_power
from qstar_cli.rules.fits import fits_where
from qstar_cli.rules.numbers import respelled
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import product_of, sum_of, summand
from qstar_cli.terms.term import Term, subterms
from qstar_cli.terms.views import as_rational, like_terms, quotient


@rule(
    "collect-like-terms",
    title="Collect like terms",
    say="Add the numbers in front of like terms.",
    heads=("Sum",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "2x + 3x": "5x",
        "x + 3 - 2x + 4": "-x + 7",
        "x^2 + x/2 + x": "x^2 + 3/2*x",
        "x - x": "0",
        "3sqrt(2) - sqrt(2)": "2sqrt(2)",
        "1/x + 2/x": "3/x",
        "1/x - 1/x": "0",
    },
    refuses=("x + x^2", "x + y", "2 + 3", "x + 2", "x*x + x*x*x", "1/0 - 1/0"),
    eager=True,
    rank=3,
)
def collect_like_terms(t: Term, scope: Scope) -> Iterator[Redex]:
    """Adds the coefficients of all groups of like terms of a sum at once."""
    groups = like_terms(t.args)
    if len(groups) == len(t.args) or all(as_rational(s) is not None for s in t.args):
        return
    collected = [(sum((c for c, _ in group), Fraction(0)), group[0][1]) for group in groups.values()]
    after = respelled(sum_of(summand(c, rest) for c, rest in collected if c), t.args)
    yield from fits_where(t, after, scope)


@rule(
    "multiply-monomials",
    title="Multiply the factors",
    say="Multiply the numbers and add the exponents of equal bases.",
    heads=("Product",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "2x^2*y*x*y^3": "2x^3*y^4",
        "4y*3*5": "60y",
        "x*x": "x^2",
        "x^y*x^z": "x^(y + z)",
        "2^x*2^y": "2^(x + y)",
        "sqrt(x)*sqrt(x)": "x",
        "2x*(1/2)": "x",
        "(x + 1)*(x + 1)^2": "(x + 1)^3",
    },
    refuses=("2x*y", "2*3", "sqrt(2)*x", "x*(1/x)", "(2 + 3)*x*x"),
    eager=True,
    rank=2.7,
)
def multiply_monomials(t: Term, scope: Scope) -> Iterator[Redex]:
    """Brings a product without quotients of letters to one number times powers of distinct bases."""
    view = quotient(t)
    numbers = [q for f in view.above if (q := as_rational(f)) is not None]
    divisors = [as_rational(f) for f in view.below]
    if any(not q for q in divisors) or all(as_rational(f) is not None for f in t.args) or any(map(is_pending, t.args)):
        return
    coefficient = Fraction(view.sign)
    for q in numbers:
        coefficient *= q
    for d in divisors:
        coefficient /= d or 1
    groups = bases(f for f in view.above if as_rational(f) is None)
    if len(numbers) + len(divisors) < 2 and all(len(g.exponents) == 1 for g in groups.values()):
        return
    powers = [spelled_power(g.base, g.exponent()) for g in groups.values()]
    after = respelled(summand(coefficient, product_of(powers)), t.args)
    if not is_similar(after, t):
        yield from fits_where(t, after, scope)


_NUMERIC = ("Integer", "Decimal", "Sum", "Product", "Neg", "Div", "Pow", "Abs", "Factorial", "Percent", "Mixed")
_ARITHMETIC = ("Sum", "Pow", "Abs", "Factorial", "Percent", "Mixed", "Div")


def is_pending(t: Term) -> bool:
    """Whether a factor is arithmetic still to be done, such as `(2 + 3)`, `2^3` or `4/2`: brackets come first."""
    if t.head not in _ARITHMETIC:
        return t.head == "Neg" and is_pending(t.args[0])
    value = as_rational(t)
    if value is not None:
        return not (t.head == "Div" and value.denominator != 1)
    return all(s.head in _NUMERIC for s in subterms(t))
