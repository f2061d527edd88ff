"""Arithmetic of fractions and mixed numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm, prod

from qstar_cli.derivation import Step
from qstar_cli.rules.fits import fits, lines_of_working
from qstar_cli.rules.numbers import integers, is_decimal, is_fraction, literals
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, negative, number
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, quotient


def _over(above: int, below: int) -> Term:
    """The fraction `above/below` as written, not reduced, sign in front."""
    if below == 1:
        return integer(above)
    return divide(integer(above), integer(below)) if above >= 0 else negative(divide(integer(-above), integer(below)))


@rule(
    "reduce-fraction",
    title="Reduce the fraction",
    say="Divide the numerator and the denominator by {g}.",
    heads=("Div",),
    examples={"84/126": "2/3", "12/(-27)": "-4/9"},
    refuses=("3/4", "6/3", "4/0", "x/2"),
    eager=True,
    rank=2.6,
    level="arithmetic",
)
def reduce_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """Reduces a fraction of integers to lowest terms."""
    values = integers(t.args)
    if values and values[1] and values[0] % values[1] and (g := gcd(*values)) > 1:
        yield from fits(t, number(Fraction(*values)), g=integer(g))


@rule(
    "add-fractions",
    title="Add the fractions",
    say="Write the fractions with the common denominator {d} and add the numerators.",
    heads=("Sum",),
    examples={"1/2 + 1/3": "5/6", "9/18 - 5/18": "2/9", "1 - 1/4": "3/4", "1/2 + 1/2": "1"},
    refuses=("1 + 2", "x + 1/2", "1/0 + 1/2", "0.5 + 1/2"),
    eager=True,
    rank=2,
    level="arithmetic",
)
def add_fractions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a sum of integers and fractions, at least one a fraction."""
    values = literals(t.args)
    if values is None or not any(map(is_fraction, t.args)) or any(map(is_decimal, t.args)):
        return
    d = lcm(*(as_integer(quotient(a).below[0]) or 1 for a in t.args if is_fraction(a)))
    total = number(sum(values, Fraction(0)))
    yield Redex(lambda: Rewrite(total, substeps=_adding(t, values, d, total)), {"d": integer(d)})


def _adding(t: Term, values: list[Fraction], d: int, total: Term) -> tuple[Step, ...]:
    numerators = [int(v * d) for v in values]
    same = add(*(_over(n, d) for n in numerators))
    joined = divide(add(*map(integer, numerators)), integer(d))
    added = _over(sum(numerators), d)
    return lines_of_working(
        t,
        (same, "write-with-common-denominator"),
        (joined, "add-numerators"),
        (added, "add-integers"),
        (total, "reduce-fraction"),
    )


@rule(
    "multiply-fractions",
    title="Multiply the fractions",
    say="Multiply the numerators and the denominators, and reduce.",
    heads=("Product", "Div", "Neg"),
    examples={"2/3*(9/4)": "3/2", "3*(1/6)": "1/2", "3/7*10/11": "30/77"},
    refuses=("2*3", "1/2*x", "1/0*2", "3/4", "6/4"),
    eager=True,
    rank=2.4,
    level="arithmetic",
)
def multiply_fractions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a product of integers and fractions, also one that is divided by integers."""
    view = quotient(t)
    above, below = integers(view.above), integers(view.below)
    if t.head == "Neg" or above is None or not below or 0 in below or all(a.head == "Integer" for a in t.args):
        return
    parent = scope.parent
    if parent is not None and parent.head == "Div" and as_integer(parent.args[1]) and t.head == "Product":
        return  # the quotient is worked out as a whole
    if t.head == "Div" and as_integer(t.args[1]) is not None and t.args[0].head != "Product":
        return
    if t.head == "Product" and literals(t.args) is None:
        return
    if t.head == "Div" and (t.args[0].head != "Product" or literals(t.args[0].args) is None):
        return
    over, under = view.sign * prod(above), prod(below)
    after = number(Fraction(over, under))
    joined = divide(multiply(*map(integer, above)), multiply(*map(integer, below)))
    line = joined if view.sign > 0 else negative(joined)
    yield from fits(t, after, lines_of_working(t, (line, "multiply-fractions"), (after, "reduce-fraction")))


@rule(
    "divide-fractions",
    title="Divide by multiplying with the reciprocal",
    say="Dividing by {b} is multiplying with its reciprocal.",
    heads=("Div",),
    examples={"(2/3)/(4/5)": "5/6", "1/(3/2)": "2/3", "(3/4)/2": "3/8", "2/(-(1/3))": "-6"},
    refuses=("3/4", "1/(0/2)", "(1/2)/0", "x/(2/3)"),
    eager=True,
    rank=2.5,
    level="arithmetic",
)
def divide_fractions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a quotient of integers and fractions, at least one a fraction."""
    values = literals(t.args)
    if not values or not values[1] or not any(map(is_fraction, t.args)) or any(map(is_decimal, t.args)):
        return
    after = number(values[0] / values[1])
    turned = multiply(t.args[0], number(1 / values[1]))
    working = lines_of_working(t, (turned, "divide-fractions"), (after, "multiply-fractions"))
    yield from fits(t, after, working, b=t.args[1])


@rule(
    "mixed-number-to-fraction",
    title="Write the mixed number as a fraction",
    say="A mixed number is the sum of its whole part and its fraction.",
    heads=("Mixed",),
    examples={"2 1/3": "7/3"},
    refuses=("2/3",),
    eager=True,
    rank=1.5,
    level="arithmetic",
)
def mixed_number_to_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """`w a/b` is (w*b + a)/b."""
    whole, part = as_integer(t.args[0]), as_rational(t.args[1])
    if whole is not None and part is not None:
        below = as_integer(t.args[1].args[1]) or part.denominator
        after = _over(int((whole + part) * below), below)
        written_out = (add(*t.args), "mixed-number-to-fraction")
        yield from fits(t, after, lines_of_working(t, written_out, (after, "add-fractions")))
