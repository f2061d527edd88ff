"""Conditions on families of solutions: whether members satisfy them, and the interval asked for. No rule is here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from qstar_cli.rules.algebra import enclosure
from qstar_cli.rules.trigonometry_angles import linear_angle, turn_in
from qstar_cli.rules.trigonometry_polynomials import functions_in
from qstar_cli.rules.trigonometry_values import PLACES, sign_of
from qstar_cli.terms.angles import CIRCULAR, known_value, multiple_of_pi
from qstar_cli.terms.build import RELATIONS, divide, integer, subtract, unequal
from qstar_cli.terms.intervals import ray_of
from qstar_cli.terms.periodic import MOST_RESIDUES, Family, common_period, times_unit
from qstar_cli.terms.term import Term, contains, map_args, substitute, subterms, symbols, term
from qstar_cli.terms.views import as_integer, summands

MOST_MEMBERS = 100
_SIGNS = {
    "Less": (-1,), "LessEqual": (-1, 0), "Greater": (1,), "GreaterEqual": (0, 1), "Equal": (0,), "Unequal": (-1, 1),
}  # fmt: skip
_ZERO_AT_POLE = {"Tan": "Cos", "Sec": "Cos", "Cot": "Sin", "Csc": "Sin"}


def holds(relation: Term, x: Term, value: Term) -> bool | None:
    """Whether a relation holds where x has a value; a relation with an undefined side does not; None: not known."""
    wanted = _SIGNS.get(relation.head)
    if wanted is None:
        return None
    at = _with_known_values(substitute(relation, x, value))
    if any(map(_is_undefined, subterms(at))):
        return False
    sign = sign_of(subtract(*at.args))
    return None if sign is None else sign in wanted


def _with_known_values(t: Term) -> Term:
    """A term with functions of well-known angles by their values, and roots of 0 as 0: an enclosure has none."""
    if not t.args:
        return t
    t = map_args(t, tuple(map(_with_known_values, t.args)))
    if t.head == "Root" and sign_of(t.args[0]) == 0:
        return integer(0)
    parts = [multiple_of_pi(s) for s in summands(t.args[0])] if t.head in CIRCULAR else [None]
    turns = [q for q in parts if q is not None]
    known = known_value(t.head, sum(turns, Fraction(0))) if len(turns) == len(parts) else None
    return known if isinstance(known, Term) else t


def truth(formula: Term, x: Term, value: Term) -> bool | None:
    """Whether a formula holds where x has a value; None: not known."""
    if formula.head not in ("And", "Or"):
        return holds(formula, x, value)
    wanted = formula.head == "Or"
    parts = [truth(a, x, value) for a in formula.args]
    return wanted if wanted in parts else None if None in parts else not wanted


def relations_of(formula: Term) -> list[Term] | None:
    """The relations of a formula built with `and` and `or`; None for any other."""
    if formula.head in ("And", "Or"):
        parts = [relations_of(a) for a in formula.args]
        known = [p for p in parts if p is not None]
        return [r for p in known for r in p] if len(known) == len(parts) else None
    return [formula] if formula.head in RELATIONS else None


def is_boundary(relation: Term, x: Term, value: Term) -> bool:
    """Whether the sides of a relation are equal, or one is undefined, where x has a value (also where not known)."""
    return holds(unequal(*relation.args), x, value) is not True


def _is_undefined(t: Term) -> bool:
    """Whether a number is undefined because of its outermost operation."""
    if t.head in _ZERO_AT_POLE:
        return sign_of(term(_ZERO_AT_POLE[t.head], t.args[0])) == 0
    if t.head == "Div":
        return sign_of(t.args[1]) == 0
    if t.head == "Root":
        return (as_integer(t.args[1]) or 1) % 2 == 0 and sign_of(t.args[0]) == -1
    return t.head == "Ln" and sign_of(t.args[0]) in (-1, 0)


def kept_members(f: Family, conditions: Sequence[Term], x: Term) -> list[Family] | None:
    """The part of a family that satisfies all conditions, as families; None where that is not known.

    A condition that holds the unknown in angles only repeats, so that one full period decides it.
    """
    whole = _repetition(f, conditions, x) if f.period else Fraction(0)
    if whole is None or (f.period and whole / f.period > MOST_RESIDUES):
        return None
    kept = []
    for k in range(int(whole / f.period) if f.period else 1):
        verdicts = [holds(c, x, f.member(k)) for c in conditions]
        if False in verdicts:
            continue
        if None in verdicts:
            return None
        kept.append(replace(f, offset=f.offset + k * f.period, period=whole))
    return kept


def _repetition(f: Family, conditions: Iterable[Term], x: Term) -> Fraction | None:
    """A common period of a family and the conditions, in multiples of the family's unit."""
    periods = [f.period]
    for angle in (a for c in conditions for a in angles_in(c, x)):
        linear = linear_angle(angle, x)
        turn = turn_in(f.unit, linear) if linear is not None else None
        if turn is None:
            return None
        periods.append(turn)
    return common_period(periods)


def angles_in(t: Term, x: Term) -> list[Term]:
    """The arguments with x of the outermost trigonometric functions."""
    return [f.args[0] for f in functions_in(t, x)]


def is_periodic(condition: Term, x: Term) -> bool:
    """Whether a condition holds the unknown in trigonometric functions only."""
    return contains(condition, x) and not _has_outside(condition, x)


def _has_outside(t: Term, x: Term) -> bool:
    return t == x or (t.head not in CIRCULAR and any(_has_outside(a, x) for a in t.args))


@dataclass(frozen=True, slots=True)
class Window:
    """The interval between two numbers that conditions such as `0 <= x` and `x < 2*pi` leave."""

    low: Term
    high: Term
    low_closed: bool
    high_closed: bool
    conditions: tuple[Term, ...]

    def members(self, f: Family) -> list[tuple[int, Term]] | None:
        """(n, value) of the members of a family within it; None where that is not known or where there are too many."""
        first, last = (self._index(f, end) for end in (self.low, self.high)) if f.period else (0, 0)
        if first is None or last is None or last - first > MOST_MEMBERS:
            return None
        found = []
        for n in range(first - 1, last + 2) if f.period else range(1):
            inside = self._holds(f.member(n))
            if inside is None:
                return None
            if inside:
                found.append((n, f.member(n)))
        return found

    def _index(self, f: Family, end: Term) -> int | None:
        """About how many periods an end of the interval lies from the start of the family."""
        near = enclosure(divide(subtract(end, f.start()), times_unit(f.period, f.unit)), PLACES)
        return None if near is None else floor(near[0])

    def _holds(self, value: Term) -> bool | None:
        above, below = sign_of(subtract(value, self.low)), sign_of(subtract(self.high, value))
        if above is None or below is None:
            return None
        return above >= int(not self.low_closed) and below >= int(not self.high_closed)


def window_of(conditions: Iterable[Term], x: Term) -> Window | None:
    """The interval that the conditions on x alone leave, where it is bounded on both sides by numbers."""
    rays = [(c, ray) for c in conditions if (ray := ray_of(c, x)) is not None]
    lows = [(r.low, r.low_closed) for _, r in rays if r.low is not None and not symbols(r.low)]
    highs = [(r.high, r.high_closed) for _, r in rays if r.high is not None and not symbols(r.high)]
    if not lows or not highs or len(lows) + len(highs) < len(rays):
        return None
    low, high = lows[0], highs[0]
    for end in lows[1:]:
        low = _inner(low, end, 1)
    for end in highs[1:]:
        high = _inner(high, end, -1)
    return Window(low[0], high[0], low[1], high[1], tuple(c for c, _ in rays))


End = tuple[Term, bool]


def _inner(a: End, b: End, direction: int) -> End:
    """Of two lower ends (direction 1) the larger one, of two upper ends the smaller; the open one where they agree."""
    sign = (sign_of(subtract(b[0], a[0])) or 0) * direction
    return b if sign > 0 or (sign == 0 and not b[1]) else a
