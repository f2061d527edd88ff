"""Trigonometric inequalities for all x: the sign is looked at between the boundaries of one period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qstar_cli.rules.candidates import open_conditions
from qstar_cli.rules.inequality_sides import HEADS
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_angles import linear_angle, turn_in
from qstar_cli.rules.trigonometry_arcs import MOST_POINTS, periodic_set, points_of
from qstar_cli.rules.trigonometry_boundaries import boundaries, effort_of_boundaries
from qstar_cli.rules.trigonometry_conditions import angles_in, is_boundary, is_periodic, relations_of, truth
from qstar_cli.rules.trigonometry_values import angle_unit
from qstar_cli.terms.build import all_of
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import MIRRORED
from qstar_cli.terms.periodic import ONE, Family, common_period
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, symbols


@rule(
    "signs-in-one-period",
    title="Look at one period",
    say="Everything repeats after {period}. {places}; between neighbours the inequality holds everywhere or nowhere.",
    heads=(*HEADS, "And", "Or"),
    questions=("Solve",),
    relation=SAME,
    rank=1.95,
    cost=3,
    examples={
        "sin(x) > 1/2": "pi/6 + 2*pi*n < x and x < 5*pi/6 + 2*pi*n for integer n",
        "cos(x) >= 1/2": "-pi/3 + 2*pi*n <= x and x <= pi/3 + 2*pi*n for integer n",
        "tan(x) < 1": "-pi/2 + pi*n < x and x < pi/4 + pi*n for integer n",
        "sin(x) < 1": "x != pi/2 + 2*pi*n for integer n",
        "sin(2x) >= 1": "x = pi/4 + pi*n for integer n",
        "-1/2 < sin(x) and sin(x) < 1/2": "-pi/6 + pi*n < x and x < pi/6 + pi*n for integer n",
        "sin(3x) > cos(2x)": (
            "pi/10 + 2*pi*n < x and x < pi/2 + 2*pi*n or pi/2 + 2*pi*n < x and x < 9*pi/10 + 2*pi*n"
            " or 13*pi/10 + 2*pi*n < x and x < 17*pi/10 + 2*pi*n for integer n"
        ),
        "cos(x) < 0 where sin(x) != 0": (
            "pi/2 + 2*pi*n < x and x < pi + 2*pi*n or pi + 2*pi*n < x and x < 3*pi/2 + 2*pi*n for integer n"
        ),
    },
    refuses=(
        "sin(x) = 1/2",
        "sin(x) > x",
        "sin(x) > a",
        "x > 1",
        "sin(x) > 1/2 where 0 <= x and x < 2*pi",
        "sin(x) > 1/2 where x > 0",
        "sin(x) + sin(sqrt(2)*x) > 1",
        "sin(x^2) > 0",
    ),
    level="trigonometry",
)
def signs_in_one_period(t: Term, scope: Scope) -> Iterator[Redex]:
    """Order relations between expressions in trigonometric functions of multiples of one unknown."""
    if scope.parent is not None or len(scope.unknowns) != 1 or not scope.is_real or scope.obligations:
        return
    x = scope.unknowns[0]
    conditions = tuple(open_conditions(scope))
    formula = all_of(t, *conditions)
    relations = relations_of(formula)
    if relations is None or symbols(formula) != (x,) or not all(is_periodic(r, x) for r in relations):
        return
    if not any(r.head in (*MIRRORED, "Unequal") for r in relations_of(t) or ()):
        return
    unit = angle_unit(t, scope.conditions)
    turn = turn_of(relations, x, unit)
    points = _points(relations, x, unit, turn) if turn is not None else None
    if points is None or turn is None:
        return
    after = periodic_set(points, turn, lambda value: truth(formula, x, value), x, symbols(scope.question))
    if after is not None:
        words = _words(points, turn.start())
        yield Redex(partial(Rewrite, after, discharged=conditions), words, cost=effort_of_boundaries(t))


def _words(points: Sequence[Family], period: Term) -> dict[str, Term | str]:
    listed = ", ".join(text(p.start()) for p in points)
    places = f"Within one period both sides are equal or undefined at {listed}" if listed else "The sides never agree"
    return {"period": period, "places": places}


def turn_of(relations: Sequence[Term], x: Term, unit: Term) -> Family | None:
    """A common period of relations, as the family of its multiples; None where some angle is not linear.

    Angles are written in the unit; x is a plain number where it stands beside pi or a degree sign.
    """
    found = [linear_angle(a, x) for r in relations for a in angles_in(r, x)]
    known = [linear for linear in found if linear is not None]
    own = {unit if linear.unit == ONE else ONE for linear in known}
    if len(known) < len(found) or len(own) != 1:
        return None
    turns = [turn_in(next(iter(own)), linear) for linear in known]
    period = common_period(t for t in turns if t is not None) if None not in turns else None
    return None if period is None else Family(ZERO, period, period, next(iter(own)))


def _points(relations: Sequence[Term], x: Term, unit: Term, turn: Family) -> list[Family] | None:
    """The boundaries of relations in one period, ascending."""
    found = [boundaries(r, x, unit) for r in relations]
    if any(f is None for f in found):
        return None
    points = points_of([f for fs in found for f in fs or ()], turn.period)
    kept = [f for f in points or () if any(is_boundary(r, x, f.start()) for r in relations)]
    return None if points is None or len(kept) > MOST_POINTS else kept
