"""Equations with powers of two bases, and powers equal to an expression in other letters."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.derivation import Relation
from qstar_cli.rules.generator_polynomials import slope_and_factor, spelled_power
from qstar_cli.rules.positive_numbers import Powers
from qstar_cli.rules.power_equations import nonnegative_or_not
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, opposites, sides
from qstar_cli.terms.build import FALSE, E, cases, equal, integer
from qstar_cli.terms.facts import signs
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.spelling import quotient_of, summand
from qstar_cli.terms.term import Term, contains, has_head, symbols, term
from qstar_cli.terms.views import as_rational

_STRICT = {"GreaterEqual": "Greater", "LessEqual": "Less", "Greater": "GreaterEqual", "Less": "LessEqual"}


@rule(
    "collect-powers",
    title="Collect the powers of each base",
    say="Write the terms of each base as multiples of one power, b^(x + c) = b^c*b^x, one base on each side.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2.5,
    cost=2,
    examples={
        "3^(x + 1) + 3^x = 2^(x + 2)": "4*3^x = 4*2^x",
        "5^x - 2^(x + 1) = 2^x": "5^x = 3*2^x",
    },
    refuses=("2^x = 3^x", "2^x + 3^x = 5", "2^x + 4^x = 6", "2^x + 3^x = 5^x", "2^(x + 1) = 3^x"),
)
def collect_powers(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum of powers of two bases without other terms becomes `c*a^x = d*b^x`."""
    view = sides(t, scope)
    if view is None or not scope.is_real or not has_head(t, "Pow"):
        return
    terms = (*view.left, *opposites(view.right))
    totals: dict[tuple[tuple[Term, Fraction], ...], Fraction] = {}
    for s in terms:
        part = slope_and_factor(s, view.unknown)
        if part is None or not part[0]:
            return
        key = tuple(part[0].items())
        totals[key] = totals.get(key, Fraction(0)) + part[1]
    if len(terms) < 3 or len(totals) != 2 or 0 in totals.values():
        return
    (a, p), (b, q) = totals.items()
    first, second = (spelled_power(Powers(k), terms, view.unknown) for k in (a, b))
    if first is None or second is None:
        return
    sign = 1 if p > 0 else -1
    after = equal(summand(sign * p, first), summand(-sign * q, second))
    yield Redex(partial(Rewrite, after))


@rule(
    "take-logarithms-by-sign",
    title="Take the logarithm where that is possible",
    say="A power of a positive base equals {value} only where that is positive.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=3,
    cost=1.5,
    examples={
        "2^x = y for x": "x = ln(y)/ln(2) if y > 0; no solution if y <= 0",
        "e^(2x) = a for x": "2x = ln(a) if a > 0; no solution if a <= 0",
    },
    refuses=("2^x = 3", "x^2 = y for x", "y^x = 2 for x", "2^x = x*y for x", "2^(x*y) = 3 for x"),
)
def take_logarithms_by_sign(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^f = c` with a number b > 1 and other letters in c only is a case distinction by the sign of c."""
    view = sides(t, scope)
    if view is None or not scope.is_real or t.args[0].head != "Pow":
        return
    (base, exponent), value = t.args[0].args, t.args[1]
    number = as_rational(base)
    is_base = base == E or (number is not None and number > 0 and number != 1)
    if not is_base or symbols(exponent) != (view.unknown,) or contains(value, view.unknown) or not symbols(value):
        return
    if not is_polynomial(value):
        return
    solved = equal(exponent, quotient_of(term("Ln", value), integer(1) if base == E else term("Ln", base)))
    if signs(value, scope.assumptions) == {1}:
        yield Redex(partial(Rewrite, solved, relation=SAME), {"value": value})
        return
    found = nonnegative_or_not(value, scope)
    if found is None:
        return
    holds, fails = (term(_STRICT[c.head], *c.args) for c in found)
    yield Redex(partial(Rewrite, cases((solved, holds), (FALSE, fails))), {"value": value})
