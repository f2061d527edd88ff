"""Equations that say that a sum of squares, roots and absolute values is zero."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, opposites
from qstar_cli.terms.build import all_of, equal
from qstar_cli.terms.facts import ZERO, is_nonnegative
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_integer, coefficient_and_rest, summands

FEWEST = 2


@rule(
    "sum-of-nonnegative-terms",
    title="A sum of terms that are never negative",
    say="No term on this side can be negative, so the sum is 0 only where every one of them is 0.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=0.3,
    eager=True,
    examples={
        "(x - 2)^2 + sqrt(x - 2) = 0": "x - 2 = 0 and x - 2 = 0",
        "(x - y)^2 + 3(x + y - 2)^4 = 0 for x, y": "x - y = 0 and x + y - 2 = 0",
        "|x - 1| + |y| = 0 for x, y": "x - 1 = 0 and y = 0",
    },
    refuses=(
        "x^2 + x = 0",
        "x^2 + 1 = 0",
        "(x - 2)^2 = 0",
        "x^2 + (x - 1)^2 = 5",
        "x^2 + y^2 = 0 for x",
        "x^2 - |x| = 0",
    ),
)
def sum_of_nonnegative_terms(t: Term, scope: Scope) -> Iterator[Redex]:
    """Even powers, even roots and absolute values with positive coefficients; all letters are unknowns."""
    if scope.parent is not None or not scope.is_real or not set(symbols(t)) <= set(scope.unknowns):
        return
    left, right = (() if side == ZERO else summands(side) for side in t.args)
    terms = (*left, *opposites(right))
    if len(terms) >= FEWEST and all(symbols(s) and is_nonnegative(s) for s in terms):
        after = all_of(*(equal(_inside(s), ZERO) for s in terms))
        yield Redex(lambda: Rewrite(after))


def _inside(s: Term) -> Term:
    """What is zero exactly where a term is: the base of a power, what stands under a root or between bars."""
    rest = coefficient_and_rest(s)[1]
    if rest.head in ("Root", "Abs"):
        return rest.args[0]
    exponent = as_integer(rest.args[1]) if rest.head == "Pow" else None
    return rest.args[0] if exponent is not None and exponent > 0 else rest
