"""Roots of whole numbers."""

from __future__ import annotations


def whole_root(n: int, k: int) -> int:
    """The positive integer whose k-th power is n > 0, or 0."""
    if n == 1 or k == 1:
        return n
    if k >= n.bit_length():
        return 0
    r = 1 << -(-n.bit_length() // k)
    while True:  # Newton's method on integers, from above
        nearer = ((k - 1) * r + n // r ** (k - 1)) // k
        if nearer >= r:
            return r if r**k == n else 0
        r = nearer
