"""Equations with powers of two bases."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.rules.generator_polynomials import slope_and_factor, spelled_power
from qstar_cli.rules.positive_numbers import Powers
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, opposites, sides
from qstar_cli.terms.build import equal
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, has_head


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
