"""Exact facts of whole numbers: roots, primes."""

from __future__ import annotations

MAX_TRIAL = 1_000_000


def whole_root(n: int, k: int) -> int:
    """The positive integer whose k-th power is n > 0, or 0."""
    low, high = 1, 1 << -(-n.bit_length() // k)
    while low <= high:
        middle = (low + high) // 2
        power = middle**k
        if power == n:
            return middle
        low, high = (middle + 1, high) if power < n else (low, middle - 1)
    return 0


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
