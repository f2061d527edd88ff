"""The values of a function by its monotone pieces. No rule is declared here.

A function of one letter is cut where it turns or jumps; on each piece it rises or falls throughout, so its values there
lie between those at the ends of the piece, or the limits where an end does not belong to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from qstar_cli.rules.algebra import expanded, factor_list
from qstar_cli.rules.sign_zeros import sign_chart_of
from qstar_cli.terms.build import PI, E, divide, integer, negative, number, power, symbol
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.intervals import LINE, Incomparable, Interval, Intervals, compared, intersection, union
from qstar_cli.terms.spelling import power_of, product_of, sum_of, summand
from qstar_cli.terms.term import Term, contains, map_args, substitute
from qstar_cli.terms.views import as_integer, as_rational, rational_coefficients

ZERO, ONE = integer(0), integer(1)
HALF_PI = divide(PI, integer(2))
HOLE = symbol("u#")


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a function rises or falls throughout, with its limits at ends that do not belong to the piece (None:
    infinite)."""

    interval: Interval
    rises: bool
    at_low: Term | None = None
    at_high: Term | None = None


UP, DOWN = Interval(low=ZERO, low_closed=True), Interval(high=ZERO, high_closed=True)
RIGHT, LEFT = Interval(low=ZERO), Interval(high=ZERO)
UNIT = Interval(negative(ONE), ONE, True, True)
_TURNING = (Piece(DOWN, rises=False), Piece(UP, rises=True))
_ELEMENTARY: dict[str, tuple[Piece, ...]] = {
    "Abs": _TURNING,
    "Ln": (Piece(RIGHT, rises=True),),
    "Atan": (Piece(Interval(), True, negative(HALF_PI), HALF_PI),),
    "Asin": (Piece(UNIT, rises=True),),
    "Acos": (Piece(UNIT, rises=False),),
    "Sinh": (Piece(Interval(), rises=True),),
    "Cosh": _TURNING,
    "Tanh": (Piece(Interval(), True, negative(ONE), ONE),),
}


def image(e: Term, x: Term, domain: Intervals) -> Intervals | None:
    """The values of e for x in the domain; None where they are not found. Raises Incomparable."""
    if e == x:
        return domain
    if not contains(e, x):
        return (Interval(e, e, low_closed=True, high_closed=True),) if domain else ()
    cut = pieces_on(e, x, domain)
    if cut is not None:
        parts = ((p, i) for p in cut for i in intersection((p.interval,), domain))
        return union(_mapped(e, x, p, i) for p, i in parts)
    inside = [k for k, a in enumerate(e.args) if contains(a, x)]
    if len(inside) != 1:
        return None
    k = inside[0]
    inner = image(e.args[k], x, domain)
    if inner is None or e.args[k] == x:
        return _of_whole_line(e, inner)
    return image(map_args(e, (*e.args[:k], HOLE, *e.args[k + 1 :])), HOLE, inner)


def image_if_known(e: Term, x: Term, domain: Intervals) -> Intervals | None:
    """`image`, None also where values cannot be told apart."""
    try:
        return image(e, x, domain)
    except Incomparable:
        return None


def _of_whole_line(e: Term, inner: Intervals | None) -> Intervals | None:
    """The values of a periodic function over all real numbers."""
    from qstar_cli.rules.function_ranges_periodic import OF_WHOLE_LINE

    return OF_WHOLE_LINE.get(e.head) if inner == LINE else None


def pieces_on(e: Term, x: Term, domain: Intervals) -> tuple[Piece, ...] | None:
    """The monotone pieces of a function of x, of a periodic one those that reach into the domain."""
    from qstar_cli.rules.function_ranges_periodic import periodic_pieces

    return pieces(e, x) or periodic_pieces(e, x, domain)


def pieces(e: Term, x: Term) -> tuple[Piece, ...] | None:
    """The monotone pieces of an elementary function of x itself, of a polynomial, or of a quotient of linear ones."""
    if e.head in _ELEMENTARY and e.args == (x,):
        return _ELEMENTARY[e.head]
    if e.head == "Log" and e.args[0] == x:
        base = e.args[1] if len(e.args) == 2 else integer(10)
        sign = _side_of_one(base)
        return None if sign is None else (Piece(RIGHT, rises=sign > 0),)
    if e.head == "Root" and e.args[0] == x:
        n = as_integer(e.args[1])
        return None if n is None or n < 2 else (Piece(Interval() if n % 2 else UP, rises=True),)
    if e.head == "Pow":
        return _of_power(e, x)
    found = of_polynomial(e, x) or _of_quotient(e, x)
    if found is None and e.head in ("Sum", "Product", "Neg", "Div"):
        from qstar_cli.rules.function_ranges_periodic import of_linear_layer
        from qstar_cli.rules.function_ranges_sums import of_sum  # it asks for the pieces of the parts

        return of_linear_layer(e, x) or of_sum(e, x)
    return found


def _side_of_one(base: Term) -> int | None:
    """1 or -1 for a base above 1 or between 0 and 1, None otherwise."""
    if contains(base, HOLE) or sign_of_difference(base, ZERO) != 1:
        return None
    return sign_of_difference(base, ONE) or None


def _of_power(e: Term, x: Term) -> tuple[Piece, ...] | None:
    base, exponent = e.args
    if exponent == x:
        sign = 1 if base == E else _side_of_one(base)
        if sign is None:
            return None
        return (Piece(Interval(), rises=True, at_low=ZERO) if sign > 0 else Piece(Interval(), False, None, ZERO),)
    if base != x:
        return of_polynomial(e, x)
    q = as_rational(exponent)
    if q is None or q == 0:
        return None
    is_even, is_half = q.numerator % 2 == 0, q.denominator % 2 == 0
    if q > 0:
        return (Piece(UP, True),) if is_half else _TURNING if is_even else (Piece(Interval(), rises=True),)
    right = Piece(RIGHT, False, None, ZERO)
    return (right,) if is_half else (Piece(LEFT, is_even, ZERO, None), right)


def of_polynomial(e: Term, x: Term) -> tuple[Piece, ...] | None:
    """The pieces of a polynomial with rational coefficients between the zeros of its derivative."""
    found = coefficients(e, x)
    if not found or max(found) == 0:
        return None
    slope = polynomial({k - 1: k * c for k, c in found.items() if k}, x)
    factors = factor_list(slope)
    if factors is None:
        return None
    chart = sign_chart_of(product_of((number(factors[0]), *(power_of(f, n) for f, n in factors[1]))), x)
    if chart is None:
        return None
    result: list[Piece] = []
    for i in chart.intervals():
        rises, start = chart.sign_on(i) > 0, i.low
        if result and result[-1].rises == rises:  # the derivative is 0 at a single point
            start = result.pop().interval.low
        result.append(Piece(Interval(start, i.high, start is not None, i.high is not None), rises))
    return tuple(result)


def coefficients(e: Term, x: Term) -> dict[int, Fraction] | None:
    """The coefficients of a polynomial in x with rational coefficients; None for other terms."""
    written = expanded(e)
    found = rational_coefficients(written, x) if written is not None else None
    return None if found is None or any(k < 0 for k in found) else found


def polynomial(p: dict[int, Fraction], x: Term) -> Term:
    """The polynomial with the given coefficients."""
    parts = ((c, power(x, k) if k > 1 else x, k) for k, c in sorted(p.items(), reverse=True) if c)
    return sum_of(summand(c, rest) if k else number(c) for c, rest, k in parts)


def linear_quotient(e: Term, x: Term) -> tuple[Fraction, Fraction, Fraction, Fraction] | None:
    """a, b, c, d of (a*x + b)/(c*x + d) with c and a*d - b*c other than 0."""
    if e.head != "Div":
        return None
    above, below = (coefficients(t, x) if contains(t, x) else _constant(t) for t in e.args)
    if above is None or below is None or max(below, default=0) != 1 or max(above, default=0) > 1:
        return None
    zero = Fraction(0)
    a, b, c, d = above.get(1, zero), above.get(0, zero), below[1], below.get(0, zero)
    return (a, b, c, d) if a * d != b * c else None


def _constant(t: Term) -> dict[int, Fraction] | None:
    value = as_rational(t)
    return None if value is None else {0: value}


def _of_quotient(e: Term, x: Term) -> tuple[Piece, ...] | None:
    found = linear_quotient(e, x)
    if found is None:
        return None
    a, b, c, d = found
    pole, limit, rises = number(-d / c), number(a / c), a * d > b * c
    return Piece(Interval(high=pole), rises, limit, None), Piece(Interval(low=pole), rises, None, limit)


def course(e: Term, x: Term, domain: Intervals) -> list[tuple[Interval, bool, Term | None, Term | None]]:
    """Where e rises (True) or falls, with its bounds at the left and the right end of each part; [] when not known."""
    found = []
    for piece in pieces_on(e, x, domain) or ():
        for part in intersection((piece.interval,), domain):
            values = _mapped(e, x, piece, part)
            ends = (values.low, values.high) if piece.rises else (values.high, values.low)
            found.append((part, piece.rises, *ends))
    return found


def _mapped(e: Term, x: Term, piece: Piece, part: Interval) -> Interval:
    """The values of e on a part of a piece."""
    low = _end(e, x, part.low, part.low_closed, piece.interval.low, piece.at_low)
    high = _end(e, x, part.high, part.high_closed, piece.interval.high, piece.at_high)
    if not piece.rises:
        low, high = high, low
    return Interval(low[0], high[0], low[1], high[1])


End = tuple[Term | None, bool]  # a bound (None: infinite) and whether it is a value


def _end(e: Term, x: Term, end: Term | None, closed: bool, of_piece: Term | None, limit: Term | None) -> End:
    """The bound at an end of a part: the value there, or the limit at an open end of the whole piece."""
    if end is None:
        return limit, False
    if closed or of_piece is None or compared(end, of_piece) or _is_continuous(e, x, end):
        return value_at(e, x, end), closed
    return limit, False


def _is_continuous(e: Term, x: Term, end: Term) -> bool:
    """Whether an open end is one of a polynomial, root, sine or cosine, which has a value there."""
    return e.head in ("Root", "Abs", "Sin", "Cos") or coefficients(e, x) is not None


def value_at(e: Term, x: Term, end: Term) -> Term:
    """The value of e at a number, worked out where it is rational."""
    at = as_rational(end)
    value = rational_value(e, {x: at}) if at is not None else None
    if value is not None:
        return number(value)
    found = substitute(e, x, end)
    if found.head == "Pow" and found.args[1] in (ZERO, ONE):
        return ONE if found.args[1] == ZERO else found.args[0]
    if found.head in ("Ln", "Log") and found.args[0] == ONE:
        return ZERO
    from qstar_cli.rules.function_ranges_periodic import worked_out

    return worked_out(found)
