"""Exact facts of whole numbers: roots, primes."""

from __future__ import annotations

MAX_TRIAL = 1_000_000


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


def is_prime(n: int) -> bool | None:
    """Whether n >= 2 is prime, by trial division; None when it is too large for that."""
    d = 2
    while d * d <= n:
        if d > MAX_TRIAL:
            return None
        if n % d == 0:
            return False
        d += 1 if d == 2 else 2
    return n > 1
