"""Cutting a line into pieces until on each it is known how many roots of h lie there: see root_windows.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.verify.balls import flint
from qstar_cli.verify.constants import Number
from qstar_cli.verify.meanings.root_window_intervals import UNDEFINED, Enclosure, Interval

CENTRE = (Fraction(-7001, 7), Fraction(11002, 11))
DOUBLINGS = 60  # of the centre, on each side, as long as a piece outside of it costs little
MOST_PIECES = 8_000
MOST_PIECES_OUTSIDE = 300
NARROWEST = Fraction(1, 1 << 40)
Piece = tuple[Fraction, Fraction]


@dataclass(slots=True)
class Search:
    """The equation h = 0 with h and its derivatives, the known roots with their orders, and what was found: pieces with
    exactly one unknown root, pieces on which h is undefined, pieces that stay unclear."""

    h: Sequence[Enclosure]
    known: Sequence[tuple[Number, int]]
    missing: list[Piece] = field(default_factory=list)
    undefined: list[Piece] = field(default_factory=list)
    unclear: list[Piece] = field(default_factory=list)
    pieces: int = 0


def looked_at(search: Search) -> Piece:
    """The window on which all was found: the centre, then pieces outside of it, each as long as it is far away, until
    one of them costs too much."""
    _cut(CENTRE, search, MOST_PIECES)
    low, high = CENTRE
    for _ in range(DOUBLINGS):
        if not _is_cut((2 * low, low), search):
            break
        low *= 2
    for _ in range(DOUBLINGS):
        if not _is_cut((high, 2 * high), search):
            break
        high *= 2
    return low, high


def _is_cut(piece: Piece, search: Search) -> bool:
    """Whether a piece outside of the centre could be dealt with; otherwise nothing of it counts."""
    found = [len(seen) for seen in (search.missing, search.undefined, search.unclear)]
    try:
        _cut(piece, search, MOST_PIECES_OUTSIDE)
    except LimitError:
        for seen, count in zip((search.missing, search.undefined, search.unclear), found, strict=True):
            del seen[count:]
        return False
    return True


def _cut(whole: Piece, search: Search, most: int) -> None:
    """Halve pieces until each is done or too narrow."""
    pending, count = [whole], 0
    while pending:
        count += 1
        if count > most:
            raise LimitError("a window has too many pieces")
        piece = pending.pop()
        if _is_done(piece, search):
            continue
        if piece[1] - piece[0] < NARROWEST:
            search.unclear.append(piece)
            continue
        middle = (piece[0] + piece[1]) / 2
        pending += [(middle, piece[1]), (piece[0], middle)]
    search.pieces += count


def _is_done(piece: Piece, search: Search) -> bool:
    found = search.h[0].over(*piece)
    if found is UNDEFINED:
        search.undefined.append(piece)
        return True
    if not isinstance(found, Interval):
        return False
    if found.sign():
        return True
    inside = [(number, order) for number, order in search.known if is_inside(number, piece)]
    if inside:
        return len(inside) == 1 and inside[0][1] > 0 and search.h[inside[0][1]].sign(*piece) != 0
    if any(is_inside(number, piece) is None for number, _ in search.known):
        return False
    return search.h[1].sign(*piece) != 0 and _settled_by_ends(piece, search)


def _settled_by_ends(piece: Piece, search: Search) -> bool:
    """For a monotonic h: whether the signs at the ends are known; with a change of sign there is one root."""
    signs = [search.h[0].sign(end, end) for end in piece]
    if signs[0] * signs[1] < 0:
        search.missing.append(piece)
    return 0 not in signs


def is_inside(number: Number, piece: Piece) -> bool | None:
    """Whether a number lies inside; None when that is not seen."""
    ball = number.ball(256)
    low, high = (flint().arb(flint().fmpq(q.numerator, q.denominator)) for q in piece)
    outside = ball < low or ball > high
    return False if outside else True if ball > low and ball < high else None
