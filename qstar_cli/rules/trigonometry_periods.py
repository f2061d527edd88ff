"""Trigonometric inequalities for all x: the sign is looked at between the boundaries of one period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cmp_to_key, partial
from math import floor

from qstar_cli.rules.algebra import enclosure
from qstar_cli.rules.candidates import open_conditions
from qstar_cli.rules.inequality_sides import HEADS
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_angles import linear_angle, turn_in
from qstar_cli.rules.trigonometry_boundaries import boundaries, effort_of_boundaries
from qstar_cli.rules.trigonometry_conditions import angles_in, is_boundary, is_periodic, relations_of, truth
from qstar_cli.rules.trigonometry_values import PLACES, angle_unit, compared, sign_of
from qstar_cli.terms.build import FALSE, TRUE, add, all_of, any_of, divide, integer, subtract, unequal
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import MIRRORED, Interval
from qstar_cli.terms.periodic import INTEGERS, ONE, Family, common_period, fresh_parameter, merged, times_unit
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, symbols, term

MOST_POINTS = 60


@dataclass(frozen=True, slots=True)
class Arc:
    """The numbers between two ends, and everything that lies whole periods away; a single point has equal ends."""

    low: Family
    high: Family
    low_closed: bool
    high_closed: bool

    def moved(self, by: Fraction) -> Arc:
        low, high = (replace(f, offset=f.offset + by) for f in (self.low, self.high))
        return replace(self, low=low, high=high)

    def repeating(self, period: Fraction) -> Arc:
        return replace(self, low=replace(self.low, period=period), high=replace(self.high, period=period))

    def formula(self, x: Term, n: Term) -> Term:
        return Interval(self.low.value(n), self.high.value(n), self.low_closed, self.high_closed).formula(x)

    @property
    def is_point(self) -> bool:
        return self.low == self.high


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
    after = _solution(formula, x, points, turn, scope) if points is not None and turn is not None else None
    if after is not None and turn is not None:
        words = _words(points or [], turn.start())
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
    """The boundaries of relations in one period from 0 on, ascending, each as a family with that period."""
    period = turn.period
    found = [boundaries(r, x, unit) for r in relations]
    known = [f for fs in found if fs is not None for f in fs]
    if any(f is None for f in found) or sum(period / f.period for f in known) > 2 * MOST_POINTS:
        return None
    members = [
        replace(f, offset=f.offset + k * f.period, period=period) for f in known for k in range(int(period / f.period))
    ]
    inside = [_within(f) for f in members]
    points = sorted((f for f in inside if f is not None), key=cmp_to_key(_by_value))
    distinct = [f for i, f in enumerate(points) if i == 0 or _by_value(points[i - 1], f)]
    kept = [f for f in distinct if any(is_boundary(r, x, f.start()) for r in relations)]
    return kept if len(inside) == len(points) and len(kept) <= MOST_POINTS else None


def _within(f: Family) -> Family | None:
    """The same family, started in its first period from 0 on."""
    near = enclosure(divide(f.start(), times_unit(f.period, f.unit)), PLACES)
    if near is None:
        return None
    moved = replace(f, offset=f.offset - floor(near[0]) * f.period)
    is_end = sign_of(subtract(moved.start(), times_unit(f.period, f.unit))) == 0
    return replace(moved, offset=moved.offset - f.period) if is_end else moved


def _by_value(a: Family, b: Family) -> int:
    return compared(a.start(), b.start())


def _solution(formula: Term, x: Term, points: Sequence[Family], turn: Family, scope: Scope) -> Term | None:
    """The formula for x, decided at the points of one period and once between neighbours; None: not known."""
    if not points:
        verdict = truth(formula, x, divide(turn.start(), integer(8)))
        return None if verdict is None else TRUE if verdict else FALSE
    pairs = list(zip(points, (*points[1:], _next(points[0])), strict=True))
    middles = [divide(add(a.start(), b.start()), integer(2)) for a, b in pairs]
    verdicts = [truth(formula, x, v) for p, m in zip(points, middles, strict=True) for v in (p.start(), m)]
    if None in verdicts:
        return None
    if all(verdicts) or not any(verdicts):
        return TRUE if verdicts[0] else FALSE
    n = fresh_parameter(symbols(scope.question))
    if all(verdicts[1::2]):
        excluded = merged(p for p, v in zip(points, verdicts[::2], strict=True) if not v)
        body = all_of(*(unequal(x, f.value(n)) for f in excluded))
    else:
        body = _written(_arcs(points, [bool(v) for v in verdicts]), x, n)
    return term("Where", body, term("Element", n, INTEGERS))


def _next(f: Family) -> Family:
    return replace(f, offset=f.offset + f.period)


def _arcs(points: Sequence[Family], verdicts: Sequence[bool]) -> list[Arc]:
    """The runs of places (point, gap, point, gap, ...) where the verdict is true, round the circle.

    An arc that passes the end of the period is written with a negative beginning.
    """
    size = len(verdicts)
    starts = [i for i in range(size) if verdicts[i] and not verdicts[i - 1]]
    found = []
    for start in starts:
        end = next(i for i in range(start, start + size) if not verdicts[(i + 1) % size])
        low, high = _place(points, start // 2), _place(points, (end + 1) // 2)
        arc = Arc(low, high, start % 2 == 0, end % 2 == 0)
        whole = times_unit(low.period, low.unit)
        found.append(arc.moved(-low.period) if sign_of(subtract(high.start(), whole)) == 1 else arc)
    return sorted(found, key=cmp_to_key(_by_low))


def _by_low(a: Arc, b: Arc) -> int:
    return _by_value(a.low, b.low)


def _place(points: Sequence[Family], index: int) -> Family:
    """The point of that number, counted on into the next period."""
    turns, i = divmod(index, len(points))
    return replace(points[i], offset=points[i].offset + turns * points[i].period)


def _written(arcs: list[Arc], x: Term, n: Term) -> Term:
    """The arcs with the shortest period after which they repeat; single points gathered in few families."""
    whole = arcs[0].low.period
    times = next(k for k in range(len(arcs), 0, -1) if len(arcs) % k == 0 and _repeats(arcs, whole / k))
    kept = [a.repeating(whole / times) for a in arcs[: len(arcs) // times]]
    single = merged(a.low for a in kept if a.is_point)
    parts = [Arc(f, f, True, True) for f in single] + [a for a in kept if not a.is_point]
    ordered = sorted(parts, key=cmp_to_key(_by_low))
    return any_of(*(a.formula(x, n) for a in ordered))


def _repeats(arcs: Sequence[Arc], period: Fraction) -> bool:
    """Whether the arcs moved by a part of their period are the same arcs."""
    return {_key(a.moved(period)) for a in arcs} == {_key(a) for a in arcs}


def _key(a: Arc) -> tuple[object, ...]:
    ends = ((f.key, f.offset % f.period) for f in (a.low, a.high))
    return *ends, a.low_closed, a.high_closed
