"""Families of intervals joined by `or` and `and`: one list with one parameter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import floor

from qstar_cli.rules.algebra import enclosure
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_arcs import Arc, periodic_set, points_of
from qstar_cli.rules.trigonometry_values import PLACES, compared
from qstar_cli.terms.build import divide, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import Interval, ray_of
from qstar_cli.terms.periodic import Family, common_period, family_of_value, parameter_of, times_unit
from qstar_cli.terms.term import Term, operands, symbols


@rule(
    "join-interval-families",
    title="Put the families together",
    say="One period shows what the families say together.",
    heads=("Or", "And"),
    questions=("Solve",),
    relation=SAME,
    rank=0,
    eager=True,
    examples={
        "(pi/6 + 2*pi*n < x and x < 5*pi/6 + 2*pi*n for integer n) or "
        "(-pi/6 + 2*pi*n < x and x < pi/6 + 2*pi*n for integer n) solving 2sin(x) > 1 or cos(x) > 1/2": (
            "-pi/6 + 2*pi*n < x and x < pi/6 + 2*pi*n or pi/6 + 2*pi*n < x and x < 5*pi/6 + 2*pi*n for integer n"
        ),
        "(2*pi*n < x and x < pi + 2*pi*n for integer n) and "
        "(-pi/2 + 2*pi*n < x and x < pi/2 + 2*pi*n for integer n) solving sin(x) > 0 and cos(x) > 0": (
            "2*pi*n < x and x < pi/2 + 2*pi*n for integer n"
        ),
    },
    refuses=(
        "(x = pi*n for integer n) or (x = pi/4 + pi*n for integer n) solving sin(x) = 0",
        "(2*pi*n < x and x < pi + 2*pi*n for integer n) or x > 1 solving sin(x) > 0",
        "x > 1 or x < 0",
    ),
    level="trigonometry",
)
def join_interval_families(t: Term, scope: Scope) -> Iterator[Redex]:
    """Families of intervals with parameters of their own, some perhaps of single points."""
    if scope.parent is not None or len(scope.unknowns) != 1:
        return
    x = scope.unknowns[0]
    parts = [_arcs_of(a, x) for a in t.args]
    known = [p for p in parts if p is not None]
    ends = [f for p in known for arc in p for f in (arc.low, arc.high)]
    if len(known) < len(parts) or all(arc.is_point for p in known for arc in p) or len({f.unit for f in ends}) > 1:
        return
    period = common_period(f.period for f in ends)
    points = points_of(list(dict.fromkeys(ends)), period) if period is not None else None
    if points is None or period is None:
        return
    together = any if t.head == "Or" else all
    turn = Family(ZERO, period, period, ends[0].unit)
    after = periodic_set(
        points, turn, lambda value: together(any(_holds(arc, value) for arc in p) for p in known), x,
        symbols(scope.question),
    )  # fmt: skip
    if after is not None:
        yield Redex(partial(Rewrite, after))


def _arcs_of(formula: Term, x: Term) -> list[Arc] | None:
    """The arcs of `a + p*n < x and x < b + p*n or ... for integer n`; None for other formulas."""
    n = parameter_of(formula)
    found = [_arc(a, x, n) for a in operands(formula.args[0], "Or")] if n is not None else [None]
    known = [arc for arc in found if arc is not None]
    return known if len(known) == len(found) else None


def _arc(formula: Term, x: Term, n: Term) -> Arc | None:
    if formula.head == "Equal" and formula.args[0] == x:
        point = family_of_value(formula.args[1], n)
        return None if point is None else Arc(point, point, True, True)
    rays = [ray_of(a, x) for a in formula.args] if formula.head == "And" and len(formula.args) == 2 else []
    whole = _both([r for r in rays if r is not None])
    if whole is None or whole.low is None or whole.high is None:
        return None
    low, high = family_of_value(whole.low, n), family_of_value(whole.high, n)
    if low is None or high is None or low.period != high.period:
        return None
    return Arc(low, high, whole.low_closed, whole.high_closed)


def _both(rays: list[Interval]) -> Interval | None:
    """The interval between a ray upwards and a ray downwards."""
    up = next((r for r in rays if r.low is not None), None)
    down = next((r for r in rays if r.high is not None), None)
    return None if up is None or down is None else Interval(up.low, down.high, up.low_closed, down.high_closed)


def _holds(arc: Arc, value: Term) -> bool:
    """Whether a number lies in an arc, whole periods away or not."""
    near = enclosure(divide(subtract(value, arc.low.start()), times_unit(arc.low.period, arc.low.unit)), PLACES)
    turns = floor(near[0]) if near is not None else 0
    for k in (turns, turns + 1):
        above, below = compared(value, arc.low.member(k)), compared(arc.high.member(k), value)
        if above >= int(not arc.low_closed) and below >= int(not arc.high_closed):
            return True
    return False
