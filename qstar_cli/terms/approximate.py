"""Decimal approximations of exact terms, correctly rounded to a number of significant digits."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.build import decimal, integer, negative
from qstar_cli.terms.enclosure import enclosure
from qstar_cli.terms.term import Term, map_args

KEPT = ("Integer", "Decimal", "Symbol", "Domain", "Word")


def approximated(t: Term, digits: int) -> Term:
    """`t` with every number that is not an integer replaced by its value to `digits` significant digits."""
    if t.head in KEPT:
        return t
    near = _rounded(t, digits)
    if near is not None:
        return near
    return map_args(t, tuple(approximated(a, digits) for a in t.args))


def _rounded(t: Term, digits: int) -> Term | None:
    for extra in (64, 512):
        bounds = enclosure(t, 4 * digits + extra)
        if bounds is None:
            return None
        low, high = (_significant(q, digits) for q in bounds)
        if low == high:
            return _spelled(*low)
    return None


def _significant(q: Fraction, digits: int) -> tuple[int, int]:
    """(m, k) with m * 10^k nearest to q and |m| of `digits` digits; half away from zero."""
    if q == 0:
        return 0, 0
    size = abs(q)
    k = len(str(size.numerator)) - len(str(size.denominator)) - digits - 1
    m = _nearest(size, k)
    while m >= 10**digits:
        k += 1
        m = _nearest(size, k)
    return (m if q > 0 else -m), k


def _nearest(q: Fraction, k: int) -> int:
    scaled = q / Fraction(10) ** k
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)


def _spelled(m: int, k: int) -> Term:
    while k < 0 and m % 10 == 0 and m:
        m, k = m // 10, k + 1
    size = str(abs(m))
    if k >= 0:
        leaf = integer(abs(m) * 10**k)
    else:
        size = size.rjust(1 - k, "0")
        leaf = decimal(f"{size[:k]}.{size[k:]}")
    return negative(leaf) if m < 0 else leaf
