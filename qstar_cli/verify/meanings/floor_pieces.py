"""Claims about floors of linear functions of one letter, piece by piece.

Outside of a bound no formula holds; inside of it every floor is constant between neighbouring jumps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import integer, number
from qstar_cli.terms.term import Term, map_args, substitute, subterms, symbols, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.floor_bounds import coefficients, is_exact, size_of
from qstar_cli.verify.verdict import Level, Verdict, both, proved, refuted, unknown

MAX_JUMPS = 240


def by_pieces(a: Term, b: Term) -> Verdict:
    letters = {s for t in (a, b) for s in symbols(t)}
    if len(letters) != 1:
        return unknown("floors of several letters")
    x = letters.pop()
    size = max(size_of(a, x), size_of(b, x))
    floors = [s for t in (a, b) for s in subterms(t) if s.head == "Floor"]
    jumps = _jumps([s.args[0] for s in floors], x, size)
    verdicts = [_on_piece(a, b, x, piece) for piece in _pieces(jumps)]
    found = both(verdicts)
    if found.level == Level.REFUTED:
        return refuted("a counterexample on a piece where the floors are constant")
    if not found.is_proved:
        return found
    return proved("checked on every piece where the floors are constant", {"method": "pieces", "pieces": len(verdicts)})


def _jumps(arguments: Sequence[Term], x: Term, size: Fraction) -> list[Fraction]:
    """The points from -size - 1 to size + 1 at which the floor of a linear argument jumps, and those ends."""
    ends = size + 1
    found = {-ends, ends}
    for u in arguments:
        parts = coefficients(u, x)
        if any(s.head == "Floor" for s in subterms(u)) or not set(parts) <= {0, 1} or not is_exact(parts):
            raise Undecided("the floor of something that is not linear")
        slope, at_zero = (parts.get(k, (Fraction(0),))[0] for k in (1, 0))
        values = sorted((at_zero - slope * ends, at_zero + slope * ends))
        if slope and values[1] - values[0] > MAX_JUMPS:
            raise LimitError("too many pieces")
        whole = range(values[0].__ceil__(), values[1].__floor__() + 1) if slope else ()
        found |= {(n - at_zero) / slope for n in whole}
    return sorted(found)


def _pieces(jumps: Sequence[Fraction]) -> Iterator[tuple[Fraction, Fraction]]:
    """The jumps, and the gaps between them."""
    for low, high in pairwise(jumps):
        yield low, low
        yield low, high
    yield jumps[-1], jumps[-1]


def _on_piece(a: Term, b: Term, x: Term, piece: tuple[Fraction, Fraction]) -> Verdict:
    """The claim at a point, or between two points, where each floor has one value."""
    low, high = piece
    sample = number((low + high) / 2)
    first, second = (_with_values(t, x, sample) for t in (a, b))
    if low == high:
        return Setting().equivalent([substitute(first, x, sample)], [substitute(second, x, sample)])
    inside = Setting((term("Greater", x, number(low)), term("Less", x, number(high))))
    return inside.equivalent([first], [second])


def _with_values(t: Term, x: Term, sample: Term) -> Term:
    """The formula with every floor replaced by its value at a point."""
    if t.head == "Floor":
        at = _exact(substitute(t.args[0], x, sample))
        return integer(at.__floor__())
    return map_args(t, tuple(_with_values(a, x, sample) for a in t.args)) if t.args else t


def _exact(t: Term) -> Fraction:
    """The value of a linear argument at a rational point."""
    parts = coefficients(t, term("Symbol", value=""))
    if not is_exact(parts):
        raise Undecided("the floor of something that is not linear")
    return parts[0][0]
