"""Integers to and from digits, of any length: Python's own conversions stop at 4300 digits."""

from __future__ import annotations

_CHUNK = 4000


def integer_of(digits: str) -> int:
    """The integer that a string of decimal digits writes."""
    if len(digits) <= _CHUNK:
        return int(digits)
    split = len(digits) // 2
    high, low = integer_of(digits[:-split]), integer_of(digits[-split:])
    return high * int(10**split) + low


def digits_of(n: int) -> str:
    """The decimal digits of an integer, with its sign."""
    if n < 0:
        return "-" + digits_of(-n)
    if n.bit_length() <= 3 * _CHUNK:
        return str(n)
    split = int(n.bit_length() * 0.30103) // 2
    high, low = divmod(n, 10**split)
    return digits_of(high) + digits_of(low).rjust(split, "0")
