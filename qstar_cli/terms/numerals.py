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


def is_in_base(digits: str, base: int) -> bool:
    """Whether these are digits (0 to 9, a to z) of a number in the base, which is at least 2."""
    return 2 <= base <= 36 and bool(digits) and all(c.isascii() and c.isalnum() and int(c, 36) < base for c in digits)


def in_base(n: int, base: int) -> str:
    """The digits of n >= 0 in a base from 2 to 36."""
    digits = ""
    while n >= base:
        n, d = divmod(n, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + digits
    return "0123456789abcdefghijklmnopqrstuvwxyz"[n] + digits
