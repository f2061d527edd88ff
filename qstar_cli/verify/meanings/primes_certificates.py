"""Primes with a proof: Pratt's certificates, found and checked here with integers alone; composites with a witness."""

from __future__ import annotations

from functools import lru_cache

from qstar_cli.errors import LimitError
from qstar_cli.verify.balls import flint
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.polynomials import digits

MAX_BITS = 220  # of what is left to be factored when small primes are taken out
_TRIAL = 20_000
_SMALL = 400  # numbers below its square are settled by trial division
Factors = tuple[tuple[int, int], ...]
Pratt = tuple[int, tuple[int, ...]]


def is_prime(n: int) -> bool:
    """Whether n is prime, each answer shown: by trial division, by a strong witness or by Pratt's certificate.

    Raises LimitError when the number is too large.
    """
    if n < 2:
        return False
    for d in range(2, _SMALL):
        if d * d > n:
            return True
        if n % d == 0:
            return False
    if any(not _is_strong(n, a) for a in (2, 3, 5, 7)):
        return False
    return ask(PRATT, n, lambda: certificate(n)) is not None


def _is_strong(n: int, a: int) -> bool:
    """Whether a fails to show that the odd n is composite."""
    d, twos = n - 1, 0
    while d % 2 == 0:
        d, twos = d // 2, twos + 1
    x = pow(a, d, n)
    return x in (1, n - 1) or any((x := x * x % n) == n - 1 for _ in range(twos - 1))


def certificate(n: int) -> Pratt | None:
    """(generator, primes of n - 1) that show n to be prime; None when there is none. Raises LimitError."""
    primes = tuple(p for p, _ in factors(n - 1))
    return next(((a, primes) for a in range(2, 200) if is_certified(n, (a, primes))), None)


def is_certified(n: int, pratt: Pratt) -> bool:
    """Whether a has order n - 1 modulo n: the primes are primes, are all primes of n - 1, and no smaller power is 1."""
    a, primes = pratt
    rest = n - 1
    for p in primes:
        if p < 2 or rest % p or not is_prime(p):
            return False
        while rest % p == 0:
            rest //= p
    return rest == 1 and pow(a, n - 1, n) == 1 and all(pow(a, (n - 1) // p, n) != 1 for p in primes)


def factors(n: int) -> Factors:
    """(prime, exponent) of n >= 1, ascending; every base is shown to be prime. Raises LimitError."""
    small, rest = _small_factors(n)
    found = dict(small)
    for q, e in ask(NUMBER, rest, lambda: _proposed(rest)) if rest > 1 else ():
        found[q] = found.get(q, 0) + e
    return tuple(sorted(found.items()))


@lru_cache(maxsize=1024)
def _small_factors(n: int) -> tuple[Factors, int]:
    """The prime powers found by trial division, and what is left (1, or a number without small factors)."""
    found: dict[int, int] = {}
    p = 2
    while p < _TRIAL and p * p <= n:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1 and p * p > n:
        found[n] = found.get(n, 0) + 1
        n = 1
    return tuple(found.items()), n


def _proposed(n: int) -> Factors:
    """What the library proposes for a number without small factors."""
    if n.bit_length() > MAX_BITS:
        raise LimitError("a number is too large to be factored")
    proposal = ((n, 1),) if flint().fmpz(n).is_probable_prime() else flint().fmpz(n).factor()
    return tuple((int(q), int(e)) for q, e in proposal)


def _is_factorisation(n: int, found: Factors) -> bool:
    """Whether n is the product of these powers of primes."""
    product = 1
    for q, e in found:
        if q < 2 or not 0 < e < MAX_BITS:
            return False
        product *= q**e
    return product == n and all(is_prime(q) for q, _ in found)


# as hints


def _read_pratt(n: int, written: list[str]) -> Pratt:
    a, *primes = map(int, written)
    return a, tuple(primes)


PRATT = Kind[int, Pratt | None](
    "pratt",
    digits,
    lambda n, pratt: [str(pratt[0]), *map(str, pratt[1])] if pratt else [],
    _read_pratt,
    lambda n, pratt: pratt is not None and is_certified(n, pratt),
)
NUMBER = Kind[int, Factors](
    "number",
    digits,
    lambda n, found: [[str(q), str(e)] for q, e in found],
    lambda n, written: tuple((int(q), int(e)) for q, e in written),
    _is_factorisation,
)
