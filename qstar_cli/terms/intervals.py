"""Sets of real numbers as intervals with exact ends, and the one way they are written as an answer.

The answer of an inequality is `no solution`, `all real numbers`, `x != a and x != b` (everything but points), or
intervals in ascending order joined by `or`: `x < 1 or 2 <= x < 3 or x = 5 or x > 7`, no two of them touching.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cmp_to_key
from itertools import pairwise
from typing import NamedTuple

from qstar_cli.terms.build import FALSE, TRUE, all_of, any_of, equal, unequal
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, contains, term
from qstar_cli.terms.views import as_rational

MIRRORED = {"Less": "Greater", "LessEqual": "GreaterEqual", "Greater": "Less", "GreaterEqual": "LessEqual"}
COMPLEMENT = {
    "Equal": "Unequal",
    "Unequal": "Equal",
    "Less": "GreaterEqual",
    "GreaterEqual": "Less",
    "Greater": "LessEqual",
    "LessEqual": "Greater",
}
MOST_INTERVALS = 60


class Incomparable(Exception):
    """It is not known which of two ends is the larger one."""


class Interval(NamedTuple):
    """The numbers between two ends; an end None is infinite, a closed end belongs to the interval."""

    low: Term | None = None
    high: Term | None = None
    low_closed: bool = False
    high_closed: bool = False

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def formula(self, x: Term) -> Term:
        """The interval as a formula about `x`."""
        if self.is_point and self.low is not None:
            return equal(x, self.low)
        if self.low is None or self.high is None:
            if self.low is not None:
                return term("GreaterEqual" if self.low_closed else "Greater", x, self.low)
            return TRUE if self.high is None else term("LessEqual" if self.high_closed else "Less", x, self.high)
        return all_of(
            term("LessEqual" if self.low_closed else "Less", self.low, x),
            term("LessEqual" if self.high_closed else "Less", x, self.high),
        )


Intervals = tuple[Interval, ...]
LINE: Intervals = (Interval(),)


def compared(a: Term, b: Term) -> int:
    """-1, 0 or 1 for a < b, a = b, a > b. Raises Incomparable."""
    if is_similar(a, b):
        return 0
    sign = sign_of_difference(a, b)
    if sign is not None:
        return sign
    p, q = as_rational(a), as_rational(b)
    if p is not None and p == q:
        return 0
    raise Incomparable


def intervals_of(formula: Term, x: Term) -> Intervals | None:
    """The set of the values of `x` that a solved formula allows, in ascending order; None for other formulas, and where
    two ends cannot be compared."""
    try:
        return _read(formula, x)
    except Incomparable:
        return None


def _read(formula: Term, x: Term) -> Intervals | None:
    if formula.head in ("And", "Or"):
        parts = [_read(a, x) for a in formula.args]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts):
            return None
        if formula.head == "Or":
            return union(i for part in known for i in part)
        result = known[0]
        for part in known[1:]:
            result = intersection(result, part)
        return result
    if formula == TRUE:
        return LINE
    return () if formula == FALSE else _of_relation(formula, x)


def _of_relation(t: Term, x: Term) -> Intervals | None:
    if t.head not in ("Equal", "Unequal", *MIRRORED):
        return None
    left, right = t.args
    head = t.head
    if left != x:
        left, right, head = right, left, MIRRORED.get(head, head)
    if left != x or contains(right, x):
        return None
    if head == "Equal":
        return (Interval(right, right, low_closed=True, high_closed=True),)
    if head == "Unequal":
        return Interval(high=right), Interval(low=right)
    return (_ray(head, right),)


def ray_of(t: Term, x: Term) -> Interval | None:
    """The ray that an order relation between `x` and a value free of it allows; None for other formulas."""
    if t.head not in MIRRORED or x not in t.args or all(contains(a, x) for a in t.args):
        return None
    return _ray(t.head, t.args[1]) if t.args[0] == x else _ray(MIRRORED[t.head], t.args[0])


def _ray(head: str, end: Term) -> Interval:
    closed = head.endswith("Equal")
    if head.startswith("Less"):
        return Interval(high=end, high_closed=closed)
    return Interval(low=end, low_closed=closed)


def union(intervals: Iterable[Interval]) -> Intervals:
    """The intervals joined where they overlap or touch, ascending. Raises Incomparable."""
    found: list[Interval] = []
    for nxt in sorted(intervals, key=cmp_to_key(_by_low)):
        if not found or not _reaches(found[-1], nxt):
            found.append(nxt)
        elif _higher(nxt, found[-1]):
            found[-1] = found[-1]._replace(high=nxt.high, high_closed=nxt.high_closed)
    return tuple(found)


def _by_low(a: Interval, b: Interval) -> int:
    if a.low is None or b.low is None:
        return (a.low is not None) - (b.low is not None)
    return compared(a.low, b.low) or b.low_closed - a.low_closed


def _reaches(a: Interval, b: Interval) -> bool:
    """Whether no number lies between `a` and `b`, which begins no earlier."""
    if a.high is None or b.low is None:
        return True
    order = compared(a.high, b.low)
    return order > 0 or (order == 0 and (a.high_closed or b.low_closed))


def _higher(a: Interval, b: Interval) -> bool:
    """Whether `a` ends later than `b`."""
    if a.high is None or b.high is None:
        return b.high is not None
    order = compared(a.high, b.high)
    return order > 0 or (order == 0 and a.high_closed and not b.high_closed)


def intersection(a: Intervals, b: Intervals) -> Intervals:
    """What two sets have in common. Raises Incomparable."""
    return union(c for p in a for q in b if (c := _common(p, q)) is not None)


def _common(a: Interval, b: Interval) -> Interval | None:
    later = b if _by_low(a, b) < 0 else a
    sooner = b if _higher(a, b) else a
    both = Interval(later.low, sooner.high, later.low_closed, sooner.high_closed)
    if both.low is None or both.high is None:
        return both
    order = compared(both.low, both.high)
    if order > 0 or (order == 0 and not (both.low_closed and both.high_closed)):
        return None
    return both._replace(high=both.low) if order == 0 else both


def formula_of(intervals: Intervals, x: Term) -> Term:
    """The answer that says that `x` is in the set."""
    if len(intervals) > 1 and intervals[0].low is None and intervals[-1].high is None:
        ends = [(a.high, b.low) for a, b in pairwise(intervals)]
        if all(high is not None and low is not None and compared(high, low) == 0 for high, low in ends):
            return all_of(*(unequal(x, high) for high, _ in ends if high is not None))
    return any_of(*(i.formula(x) for i in intervals))


def notation(intervals: Intervals, write: Callable[[Term], str]) -> str:
    """Interval notation, `(-oo, 1) U [3, 4) U {5}`, the ends written by `write`."""
    return " U ".join(_bracketed(i, write) for i in intervals)


def _bracketed(i: Interval, write: Callable[[Term], str]) -> str:
    if i.low is not None and i.is_point:
        return f"{{{write(i.low)}}}"
    low, high = "-oo" if i.low is None else write(i.low), "oo" if i.high is None else write(i.high)
    return f"{'[' if i.low_closed else '('}{low}, {high}{']' if i.high_closed else ')'}"


def normal_form(formula: Term, x: Term) -> Term | None:
    """The one way a set given by a solved formula is written as an answer; None where it is not known."""
    found = intervals_of(formula, x)
    return None if found is None or len(found) > MOST_INTERVALS else formula_of(found, x)
