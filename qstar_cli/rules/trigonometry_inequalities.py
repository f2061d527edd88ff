"""Trigonometric inequalities in an interval: the sign can change only where both sides are equal or undefined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key, partial
from itertools import pairwise

from qstar_cli.rules.inequality_sides import HEADS
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_boundaries import boundaries, effort_of_boundaries
from qstar_cli.rules.trigonometry_conditions import (
    Window,
    is_boundary,
    is_periodic,
    relations_of,
    truth,
    window_of,
)
from qstar_cli.rules.trigonometry_values import angle_unit, compared, sign_of
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import add, all_of, divide, integer, subtract
from qstar_cli.terms.intervals import MIRRORED, Incomparable, Interval, formula_of, union
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, has_head, operands, symbols

QUESTIONS = ("Solve",)
MOST_POINTS = 60


def _parts(t: Term, scope: Scope) -> tuple[Term, Window] | None:
    """(the formula in angles, the interval) of a line whose unknown is confined to an interval."""
    x = scope.unknowns[0]
    parts = (*operands(t, "And"), *scope.conditions)
    about = [c for c in parts if contains(c, x)]
    window = window_of([c for c in about if not is_periodic(c, x)], x)
    if window is None or any(not is_periodic(c, x) and c not in window.conditions for c in about):
        return None
    formula = all_of(*(c for c in about if is_periodic(c, x)))
    relations = relations_of(formula)
    return (formula, window) if relations and symbols(formula) == (x,) else None


@rule(
    "signs-between-angles",
    title="Look at the intervals between",
    say="Both sides are equal or undefined at {points}; between neighbours the inequality holds everywhere or nowhere.",
    heads=(*HEADS, "And", "Or"),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    cost=3,
    examples={
        "sin(x) > 1/2 where 0 <= x and x < 2*pi": "pi/6 < x and x < 5*pi/6",
        "2cos(x) + 1 <= 0 where 0 <= x and x <= 2*pi": "2*pi/3 <= x and x <= 4*pi/3",
        "tan(x) >= 1 where 0 <= x and x <= pi": "pi/4 <= x and x < pi/2",
        "sin(x)^2 < 2 where 0 <= x and x < 1": "0 <= x and x < 1",
        "sin(2x) >= sin(x) where 0 <= x and x < pi": "0 <= x and x <= pi/3",
    },
    refuses=("sin(x) > 1/2", "sin(x) > x where 0 <= x and x < 2*pi", "x > 1 where 0 <= x and x < 2*pi"),
    level="trigonometry",
)
def signs_between_angles(t: Term, scope: Scope) -> Iterator[Redex]:
    """Inequalities in functions of multiples of the unknown, confined to an interval: a sign for each part of it."""
    if scope.parent is not None or len(scope.unknowns) != 1 or not scope.is_real or not has_head(t, *CIRCULAR):
        return
    found = _parts(t, scope) if not scope.obligations else None
    if found is None or not any(r.head in (*MIRRORED, "Unequal") for r in relations_of(found[0]) or ()):
        return
    formula, window = found
    x = scope.unknowns[0]
    points = _points(formula, x, window, angle_unit(formula, window.conditions))
    after = _solution(formula, x, window, points) if points is not None else None
    if after is not None:
        listed = ", ".join(map(text, points or ())) or "no point of the interval"
        settled = tuple(c for c in scope.conditions if contains(c, x))
        cost = effort_of_boundaries(formula)
        yield Redex(partial(Rewrite, after, discharged=settled), {"points": listed}, cost=cost)


def _points(formula: Term, x: Term, window: Window, unit: Term) -> list[Term] | None:
    """The boundaries of all relations in the interval, ascending."""
    relations = relations_of(formula) or []
    families = [boundaries(r, x, unit) for r in relations]
    members = [window.members(f) for fs in families if fs is not None for f in fs]
    known = [value for part in members if part is not None for _, value in part]
    if None in families or None in members or len(known) > MOST_POINTS:
        return None
    return [p for p in sorted(known, key=cmp_to_key(compared)) if any(is_boundary(r, x, p) for r in relations)]


def _solution(formula: Term, x: Term, window: Window, points: list[Term]) -> Term | None:
    """The parts of the interval where the inequality holds."""
    inside = [p for p in points if sign_of(subtract(p, window.low)) == 1 and sign_of(subtract(window.high, p)) == 1]
    ends = [window.low, *inside, window.high]
    single = [*([window.low] if window.low_closed else []), *inside, *([window.high] if window.high_closed else [])]
    found = [Interval(p, p, True, True) for p in single if truth(formula, x, p)]
    for low, high in pairwise(ends):
        verdict = truth(formula, x, divide(add(low, high), integer(2)))
        if verdict is None:
            return None
        if verdict:
            found.append(Interval(low, high))
    try:
        return formula_of(union(found), x)
    except Incomparable:
        return None
