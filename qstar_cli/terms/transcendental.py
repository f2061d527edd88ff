"""Rational enclosures of arctangents, arcsines, arccosines and logarithms of rational intervals, by their series.

The series of arctan and artanh are summed in fixed-point numbers of `bits` and a few more binary digits; each term is
rounded down, so the sum is off by less than one unit a term, and the bounds are widened by that.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

Interval = tuple[Fraction, Fraction]
_GUARD = 16
_HALF = Fraction(1, 2)


def enclosure_of(head: str, t: Interval, bits: int, pi: Interval) -> Interval | None:
    """Bounds of the function `head` on an interval; None for other functions and outside of their domains.

    All of these functions are monotone, so the ends give the bounds.
    """
    low, high = t
    if head == "Ln":
        return _between(_logarithm, low, high, bits) if low > 0 else None
    quarter = (pi[0] / 4, pi[1] / 4)
    if head == "Atan":
        return _arctangent(low, bits, quarter)[0], _arctangent(high, bits, quarter)[1]
    if head not in ("Asin", "Acos") or low < -1 or high > 1:
        return None
    arc = _arcsine(low, bits, quarter)[0], _arcsine(high, bits, quarter)[1]
    return arc if head == "Asin" else (2 * quarter[0] - arc[1], 2 * quarter[1] - arc[0])


def _between(f: Callable[[Fraction, int], Interval], low: Fraction, high: Fraction, bits: int) -> Interval:
    return f(low, bits)[0], f(high, bits)[1]


def _arctangent(q: Fraction, bits: int, quarter: Interval) -> Interval:
    """arctan(q) with arctan(q) = pi/2 - arctan(1/q) and = pi/4 - arctan((1 - q)/(1 + q)), so that |q| <= 1/2."""
    if q < 0:
        low, high = _arctangent(-q, bits, quarter)
        return -high, -low
    if q <= _HALF:
        return _series(q, bits, alternating=True)
    if q <= 1:
        low, high = _series((1 - q) / (1 + q), bits, alternating=True)
        return quarter[0] - high, quarter[1] - low
    low, high = _arctangent(1 / q, bits, quarter)
    return 2 * quarter[0] - high, 2 * quarter[1] - low


def _arcsine(q: Fraction, bits: int, quarter: Interval) -> Interval:
    """arcsin(q) = arctan(q/sqrt(1 - q^2)), the root bounded by rationals; +-pi/2 at the ends."""
    if abs(q) == 1:
        sign = 1 if q > 0 else -1
        return min(sign * 2 * p for p in quarter), max(sign * 2 * p for p in quarter)
    root = _root_bounds(1 - q * q, bits)
    bounds = [_arctangent(q / r, bits, quarter) for r in root if r] or [(-2 * quarter[1], 2 * quarter[1])]
    return min(b[0] for b in bounds), max(b[1] for b in bounds)


def _root_bounds(q: Fraction, bits: int) -> Interval:
    from math import isqrt

    scale = 1 << (bits + _GUARD)
    below = isqrt(q.numerator * scale * scale // q.denominator)
    return Fraction(below, scale), Fraction(below + 1, scale)


def _logarithm(q: Fraction, bits: int) -> Interval:
    """ln(q) = k*ln(2) + 2*artanh((m - 1)/(m + 1)) for q = m*2^k with m between 2/3 and 4/3."""
    k = q.numerator.bit_length() - q.denominator.bit_length()
    m = q / Fraction(2) ** k
    while m > Fraction(4, 3):
        m, k = m / 2, k + 1
    while m < Fraction(2, 3):
        m, k = m * 2, k - 1
    low, high = _series((m - 1) / (m + 1), bits, alternating=False)
    two = tuple(2 * b for b in _series(Fraction(1, 3), bits + abs(k).bit_length(), alternating=False))
    parts = sorted((k * two[0], k * two[1]))
    return 2 * low + parts[0], 2 * high + parts[1]


def _series(q: Fraction, bits: int, *, alternating: bool) -> Interval:
    """The sum of q^(2j+1)/(2j+1), with changing signs for arctan, |q| <= 1/2."""
    scale = bits + _GUARD
    x = (q.numerator << scale) // q.denominator
    square = x * x >> scale
    total, power, j = 0, x, 0
    while power not in (0, -1):
        total += power // (2 * j + 1) * (-1 if alternating and j % 2 else 1)
        power, j = power * square >> scale, j + 1
    error = 4 * j + 8
    return Fraction(total - error, 1 << scale), Fraction(total + error, 1 << scale)
