"""Perpendicular bisectors, and the distance of a point from a line."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.lines_forms import coefficients
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import add, divide, multiply, negative, number, power, root
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import as_rational


@rule(
    "perpendicular-bisector",
    title="Through the midpoint, at a right angle",
    say="The midpoint is ({h}, {k}); the segment has the slope {slope}, so the bisector has the slope {across}.",
    heads=("LineBisector",),
    questions=("LineBisector",),
    relation=Relation.SAME_SOLUTIONS,
    examples={"find the perpendicular bisector of (0, 0) and (4, 2)": "find the line through (2, 1) with slope -2"},
    refuses=(
        "find the perpendicular bisector of (0, 2) and (4, 2)",
        "find the perpendicular bisector of (1, 2) and (1, 2)",
        "find the perpendicular bisector of (a, 2) and (1, 2)",
    ),
    rank=0.0,
    eager=True,
)
def perpendicular_bisector(t: Term, scope: Scope) -> Iterator[Redex]:
    """The points at equal distances from two points are the line through the midpoint perpendicular to the segment."""
    x1, y1, x2, y2 = (as_rational(c) for p in t.args for c in p.args)
    if x1 is None or y1 is None or x2 is None or y2 is None or y1 == y2:
        return
    h, k, across = number((x1 + x2) / 2), number((y1 + y2) / 2), number((x1 - x2) / (y2 - y1))
    slope: Term | str = "none (it is vertical)" if x1 == x2 else number((y2 - y1) / (x2 - x1))
    after = term("LineWithSlope", term("Tuple", h, k), across)
    yield Redex(always(Rewrite(after)), {"h": h, "k": k, "slope": slope, "across": across})


@rule(
    "distance-from-a-line",
    title="Use the distance formula for a line",
    say="The distance of (x0, y0) from the line a*x + b*y = c is |a*x0 + b*y0 - c|/sqrt(a^2 + b^2).",
    heads=("LineDistance",),
    questions=("LineDistance",),
    examples={"find the distance of (1, 2) from the line 3x + 4y = 5": "|3*1 + 4*2 - 5|/sqrt(3^2 + 4^2)"},
    refuses=(
        "find the distance of (1, 2) from the line y = x^2",
        "find the distance of (a, 2) from the line y = x",
    ),
    rank=0.0,
    eager=True,
)
def distance_from_a_line(t: Term, scope: Scope) -> Iterator[Redex]:
    """The length of the perpendicular from the point to the line."""
    found = coefficients(t.args[1])
    if found is None or any(as_rational(c) is None for c in t.args[0].args):
        return
    a, b, c = map(number, found)
    x, y = t.args[0].args
    above = term("Abs", add(multiply(a, x), multiply(b, y), negative(c)))
    yield Redex(always(Rewrite(divide(above, root(add(power(a, 2), power(b, 2)), 2)))))
