"""Sums whose parts all rise, or all fall, and sums of absolute values of linear functions. No rule is declared here."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from qstar_cli.rules.function_ranges_images import Piece, coefficients, pieces
from qstar_cli.terms.build import add, divide, number, subtract
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.intervals import LINE, Interval, Intervals, intersection
from qstar_cli.terms.term import Term, contains, map_args, subterms
from qstar_cli.terms.views import as_rational

MOST_KINKS = 8


def of_sum(e: Term, x: Term) -> tuple[Piece, ...] | None:
    """The monotone pieces of such a sum; None for other terms."""
    return _of_absolute_values(e, x) or _of_monotone_parts(e, x)


def _of_absolute_values(e: Term, x: Term) -> tuple[Piece, ...] | None:
    """Linear between the zeros of what stands in the bars."""
    kinks: set[Fraction] = set()
    for s in subterms(e):
        if contains(s, x) and s.head == "Abs":
            inside = coefficients(s.args[0], x)
            if not inside or max(inside) != 1:
                return None
            kinks.add(-inside.get(0, Fraction(0)) / inside[1])
        elif contains(s, x) and (s.head not in ("Sum", "Neg", "Product", "Symbol") or not _is_linear_in_parts(s, x)):
            return None
    if not 1 < len(kinks) <= MOST_KINKS:
        return None
    points = sorted(kinks)
    ends = [points[0] - 1, *points, points[-1] + 1]
    values = [rational_value(e, {x: q}) for q in ends]
    if any(v is None for v in values):
        return None
    slopes = [b - a for a, b in pairwise(v for v in values if v is not None)]
    bounds: list[Term | None] = [None, *map(number, points), None]
    flat = [number(v) for v in values if v is not None]
    return tuple(
        Piece(Interval(low, high, low is not None, high is not None), slope > 0, *((flat[k],) * 2 if not slope else ()))
        for k, ((low, high), slope) in enumerate(zip(pairwise(bounds), slopes, strict=True))
    )


def _is_linear_in_parts(s: Term, x: Term) -> bool:
    """Whether a product has at most one factor with the letter, the others rational numbers."""
    if s.head != "Product":
        return True
    return sum(contains(a, x) for a in s.args) == 1 and all(
        contains(a, x) or as_rational(a) is not None for a in s.args
    )


def _of_monotone_parts(e: Term, x: Term) -> tuple[Piece, ...] | None:
    """A sum of functions of linear functions that all rise or all fall rises or falls where all are defined."""
    parts = [_monotone(a, x) for a in e.args if contains(a, x)] if e.head == "Sum" else []
    known = [p for p in parts if p is not None]
    if len(known) < 2 or len(known) < len(parts) or len({p.rises for p in known}) > 1:
        return None
    domain: Intervals = LINE
    for p in known:
        domain = intersection(domain, (p.interval,))
    if len(domain) != 1:
        return None
    low, high = (_sum_of_limits([getattr(p, end) for p in known], e, x) for end in ("at_low", "at_high"))
    return (Piece(domain[0], known[0].rises, low, high),)


def _sum_of_limits(limits: Sequence[Term | None], e: Term, x: Term) -> Term | None:
    """The limit of a sum, infinite (None) where one of the parts is."""
    constants = [a for a in e.args if not contains(a, x)]
    finite = [t for t in limits if t is not None]
    return add(*finite, *constants) if len(finite) == len(limits) else None


def _monotone(e: Term, x: Term) -> Piece | None:
    """The one piece of a function of a linear function, perhaps times a number; None for other terms."""
    scale, core = _scaled(e, x)
    if not scale:
        return None
    if core == x:
        return Piece(Interval(), rises=scale > 0)
    inside = next((a for a in core.args if contains(a, x)), x)
    whole, linear = pieces(core, x), coefficients(inside, x)
    if whole is not None:
        return _turned(whole[0], scale > 0) if len(whole) == 1 else None
    if not linear or max(linear) != 1:
        return None
    k = core.args.index(inside)
    cut = pieces(map_args(core, (*core.args[:k], x, *core.args[k + 1 :])), x)
    if cut is None or len(cut) != 1:
        return None
    return _turned(_before(cut[0], linear[1], linear.get(0, Fraction(0))), scale > 0)


def _turned(piece: Piece, same: bool) -> Piece:
    """The piece of the opposite function, unless it is the same."""
    return Piece(piece.interval, piece.rises == same, piece.at_low, piece.at_high)


def _before(piece: Piece, slope: Fraction, offset: Fraction) -> Piece:
    """The piece of g(slope*x + offset) for a piece of g."""
    i = piece.interval
    low, high = (None if end is None else _preimage(end, slope, offset) for end in (i.low, i.high))
    if slope > 0:
        return Piece(Interval(low, high, i.low_closed, i.high_closed), piece.rises, piece.at_low, piece.at_high)
    return Piece(Interval(high, low, i.high_closed, i.low_closed), not piece.rises, piece.at_high, piece.at_low)


def _preimage(end: Term, slope: Fraction, offset: Fraction) -> Term:
    value = as_rational(end)
    return (
        number((value - offset) / slope) if value is not None else divide(subtract(end, number(offset)), number(slope))
    )


def _scaled(e: Term, x: Term) -> tuple[Fraction, Term]:
    """(c, core) with e = c*core; c = 0 where the limits at infinity would have to be scaled too."""
    if e.head == "Neg":
        c, core = _scaled(e.args[0], x)
        return -c, core
    if e.head == "Product" and len(e.args) == 2 and (q := as_rational(e.args[0])) is not None:
        return q, e.args[1]
    return Fraction(1), e
