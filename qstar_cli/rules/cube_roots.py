"""Equations with three parts, cube roots of the unknown and perhaps a number: cubed so that one root is left."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.radical_equations import MOST_OBLIGATIONS
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import opposites, sides
from qstar_cli.terms.build import add, equal, integer, multiply, number, root
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import as_integer, coefficient_and_rest, rational_coefficients

PARTS = 3


class CubeRoot(NamedTuple):
    """coefficient*cbrt(radicand), the radicand a polynomial in the unknown, or 1 for a number."""

    coefficient: Fraction
    radicand: Term

    def cubed(self) -> Term:
        return multiply(number(self.coefficient**3), self.radicand)


def _as_cube_root(s: Term, x: Term) -> CubeRoot | None:
    c, rest = coefficient_and_rest(s)
    if rest == integer(1):
        return CubeRoot(c, rest)
    if rest.head != "Root" or as_integer(rest.args[1]) != 3 or not contains(rest, x):
        return None
    return None if rational_coefficients(rest.args[0], x) is None else CubeRoot(c, rest.args[0])


@rule(
    "cube-sum-of-roots",
    title="Cube both sides",
    say="Bring all to one side as a + b + c = 0; then a^3 + b^3 + c^3 = 3abc, in which one root is left. This may add "
    "solutions (a = b = c): check them in the end.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.ADDS_SOLUTIONS,
    rank=3,
    cost=2.0,
    examples={
        "cbrt(x + 1) + cbrt(x - 1) = cbrt(5x)": "-3x = -3cbrt(5x^3 - 5x)",
        "cbrt(x) + cbrt(x + 7) = 1": "2x + 6 = -3cbrt(x^2 + 7x)",
    },
    refuses=(
        "cbrt(x) = 2",
        "cbrt(x) + cbrt(2) = 1",
        "cbrt(x) + x = 2",
        "sqrt(x) + sqrt(x + 1) = 3",
        "cbrt(x) = cbrt(2x)",
        "cbrt(x) + cbrt(x + 1) + cbrt(x + 2) = 1",
    ),
)
def cube_sum_of_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """By a^3 + b^3 + c^3 - 3abc = (a + b + c)*((a - b)^2 + (b - c)^2 + (c - a)^2)/2."""
    view = sides(t, scope)
    if view is None or not scope.is_real or not view.is_plain() or len(scope.obligations) >= MOST_OBLIGATIONS:
        return
    found = [_as_cube_root(s, view.unknown) for s in (*view.left, *opposites(view.right)) if s != ZERO]
    roots = [r for r in found if r is not None]
    if len(roots) != len(found) or len(roots) != PARTS or sum(r.radicand != integer(1) for r in roots) < PARTS - 1:
        return
    cubes, product = expanded(add(*(r.cubed() for r in roots))), expanded(multiply(*(r.radicand for r in roots)))
    if cubes is None or product is None:
        return
    a, b, c = (r.coefficient for r in roots)
    after = equal(cubes, summand(3 * a * b * c, root(product, 3)))
    yield Redex(lambda: Rewrite(after, obligation=t))
