"""Trigonometric functions between two numbers: monotone pieces, values at ends that are angles. No rule is here."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, prod

from qstar_cli.rules.function_ranges_images import Piece
from qstar_cli.rules.trigonometry_values import simplified_number
from qstar_cli.terms.angles import CIRCULAR, known_angle, known_value, multiple_of_pi
from qstar_cli.terms.build import PI, divide, integer, negative
from qstar_cli.terms.enclosure import enclosure, sign_of_difference
from qstar_cli.terms.intervals import Interval, Intervals
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, map_args, symbols
from qstar_cli.terms.views import summands

BITS = 64
MOST_PIECES = 40
ONE = integer(1)
HALF = Fraction(1, 2)
# where a function is cut, as multiples of pi: the first cut; whether it rises between this cut and the next; whether
# that alternates; whether the cuts are poles
_COURSES = {
    "Sin": (-HALF, True, True, False),
    "Cos": (Fraction(0), False, True, False),
    "Tan": (-HALF, True, False, True),
    "Cot": (Fraction(0), False, False, True),
}
_OUTSIDE = (Interval(high=negative(ONE), high_closed=True), Interval(low=ONE, low_closed=True))
_LINE = (Interval(),)
FIRST_CUTS = {head: course[0] for head, course in _COURSES.items()}
OF_WHOLE_LINE: dict[str, Intervals] = {
    "Sin": (Interval(negative(ONE), ONE, True, True),), "Cos": (Interval(negative(ONE), ONE, True, True),),
    "Tan": _LINE, "Cot": _LINE, "Sec": _OUTSIDE, "Csc": _OUTSIDE,
}  # fmt: skip


def periodic_pieces(e: Term, x: Term, domain: Intervals) -> tuple[Piece, ...] | None:
    """The pieces of a sine, cosine, tangent or cotangent of x that reach into a bounded domain; None for others."""
    if e.head not in _COURSES or e.args != (x,) or not domain:
        return None
    low, high = domain[0].low, domain[-1].high
    bounds = [enclosure(divide(end, PI), BITS) if end is not None else None for end in (low, high)]
    if bounds[0] is None or bounds[1] is None:
        return None
    first, rises, alternates, has_poles = _COURSES[e.head]
    start, stop = floor(bounds[0][0] - first), ceil(bounds[1][1] - first)
    if stop - start > MOST_PIECES:
        return None
    found = []
    for k in range(start, stop):
        ends = (_angle(first + k), _angle(first + k + 1))
        part = Interval(*ends, not has_poles, not has_poles)
        found.append(Piece(part, rises != (alternates and k % 2 == 1)))
    return tuple(found)


def _angle(q: Fraction) -> Term:
    return summand(q, PI) if q else integer(0)


def worked_out(t: Term) -> Term:
    """A number with sums of multiples of pi, well-known values of functions and square roots put together."""
    if symbols(t):
        return t
    t = map_args(t, tuple(map(worked_out, t.args)))
    q = angle_in_pi(t)
    if q is not None and t.head in ("Sum", "Product", "Div", "Neg"):
        return _angle(q)
    if t.head in CIRCULAR:
        q = multiple_of_pi(t.args[0])
        known = known_value(t.head, q) if q is not None else None
        return known if isinstance(known, Term) else t
    if t.head in ("Asin", "Acos", "Atan"):
        q = known_angle(t.head, t.args[0])
        return t if q is None else _angle(q)
    return simplified_number(t) if t.head in ("Sum", "Product", "Div", "Neg") else t


def angle_in_pi(t: Term) -> Fraction | None:
    """The rational q with t = q*pi, of a sum as well."""
    parts = [multiple_of_pi(s) for s in summands(t)]
    known = [q for q in parts if q is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None


def of_linear_layer(e: Term, x: Term) -> tuple[Piece, ...] | None:
    """The one piece of x + c, c*x or x/c for a number c, -x among them; None for other terms."""
    others = [a for a in e.args if a != x]
    if len(others) != len(e.args) - 1 or any(symbols(a) for a in others):
        return None
    if e.head in ("Sum", "Neg"):
        return (Piece(Interval(), rises=e.head == "Sum"),)
    if e.head not in ("Product", "Div") or (e.head == "Div" and e.args[0] != x):
        return None
    signs = [sign_of_difference(c, integer(0)) for c in others]
    known = [s for s in signs if s is not None]
    return (Piece(Interval(), rises=prod(known) > 0),) if len(known) == len(signs) else None
