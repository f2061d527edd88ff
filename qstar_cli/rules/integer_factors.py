"""Prime factors of whole numbers: trial division, then Pollard's rho with Brent's cycle; no rule stands here."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import gcd

from qstar_cli.errors import LimitError

_TRIAL = 2_000  # primes below this are tried one by one
_STEPS = 400_000  # of rho for one factor
_BITS = 400
_WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)


@lru_cache(maxsize=256)
def prime_factors(n: int) -> tuple[tuple[int, int], ...]:
    """(prime, exponent) of n >= 1, ascending. Raises LimitError when a factor is not found within the bound."""
    found: Counter[int] = Counter()
    p = 2
    while p < _TRIAL and p * p <= n:
        while n % p == 0:
            found[p] += 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1:
        _split(n, found)
    return tuple(sorted(found.items()))


def _split(n: int, found: Counter[int]) -> None:
    waiting = [n]
    while waiting:
        m = waiting.pop()
        if m == 1:
            continue
        if is_prime(m):
            found[m] += 1
        else:
            d = _divisor(m)
            waiting += [d, m // d]


def is_prime(n: int) -> bool:
    """Miller and Rabin's test to fixed bases: exact below 3.3 * 10^24, a conjecture above (the kernel proves it)."""
    if n < 2:
        return False
    for p in _WITNESSES:
        if n % p == 0:
            return n == p
    d, twos = n - 1, 0
    while d % 2 == 0:
        d, twos = d // 2, twos + 1
    return all(_passes(n, pow(a, d, n), twos) for a in _WITNESSES)


def _passes(n: int, x: int, twos: int) -> bool:
    if x in (1, n - 1):
        return True
    for _ in range(twos - 1):
        x = x * x % n
        if x == n - 1:
            return True
    return False


def least_factor(n: int) -> int:
    """The least prime factor of n >= 2."""
    return prime_factors(n)[0][0]


def _divisor(n: int) -> int:
    """A proper divisor of a composite number."""
    if n.bit_length() > _BITS:
        raise LimitError("the number is too large to be factored here")
    for c in (1, 3, 5, 7, 11):
        d = _rho(n, c)
        if 1 < d < n:
            return d
    raise LimitError("no factor was found within the bound")


def _rho(n: int, c: int) -> int:
    y, product, length, steps = 2, 1, 1, 0
    while steps < _STEPS:
        x = y
        for _ in range(length):
            y = (y * y + c) % n
        done = 0
        while done < length:
            saved = y
            for _ in range(min(128, length - done)):
                y = (y * y + c) % n
                product = product * abs(x - y) % n
            d = gcd(product, n)
            if d > 1:
                return d if d < n else _one_by_one(n, c, x, saved)
            done += 128
        steps += length
        length *= 2
    return n


def _one_by_one(n: int, c: int, x: int, y: int) -> int:
    """The divisor that a batch of differences skipped over."""
    for _ in range(129):
        y = (y * y + c) % n
        d = gcd(abs(x - y), n)
        if d > 1:
            return d
    return n
