"""Periodic sets of numbers as arcs of one period: cut at points, decided between them, written as families."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cmp_to_key
from math import floor

from qstar_cli.rules.algebra import enclosure
from qstar_cli.rules.trigonometry_values import PLACES, compared, sign_of
from qstar_cli.terms.build import FALSE, TRUE, add, all_of, any_of, divide, integer, subtract, unequal
from qstar_cli.terms.intervals import Interval
from qstar_cli.terms.periodic import INTEGERS, Family, fresh_parameter, merged, times_unit
from qstar_cli.terms.term import Term, term

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


def points_of(families: Sequence[Family], period: Fraction) -> list[Family] | None:
    """The members of families in one period from 0 on, ascending, each as a family with that period."""
    if sum(period / f.period for f in families) > 2 * MOST_POINTS:
        return None
    members = [
        replace(f, offset=f.offset + k * f.period, period=period)
        for f in families
        for k in range(int(period / f.period))
    ]
    inside = [_within(f) for f in members]
    points = sorted((f for f in inside if f is not None), key=cmp_to_key(_by_value))
    distinct = [f for i, f in enumerate(points) if i == 0 or _by_value(points[i - 1], f)]
    return distinct if len(inside) == len(points) else None


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


def periodic_set(
    points: Sequence[Family], turn: Family, contains: Callable[[Term], bool | None], x: Term, taken: Iterable[Term]
) -> Term | None:
    """The formula for x in a set that repeats itself after a turn and changes at the points of one period only.

    It is asked for the points and one number between neighbours; None where that is not known.
    """
    if not points:
        verdict = contains(divide(turn.start(), integer(8)))
        return None if verdict is None else TRUE if verdict else FALSE
    pairs = list(zip(points, (*points[1:], _next(points[0])), strict=True))
    middles = [divide(add(a.start(), b.start()), integer(2)) for a, b in pairs]
    verdicts = [contains(v) for p, m in zip(points, middles, strict=True) for v in (p.start(), m)]
    if None in verdicts:
        return None
    if all(verdicts) or not any(verdicts):
        return TRUE if verdicts[0] else FALSE
    n = fresh_parameter(tuple(taken))
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
