"""Irreducibility over Q in one letter: degrees modulo primes, discriminants, prime values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd, isqrt
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.verify.meanings.factor_modular import degrees_modulo
from qstar_cli.verify.meanings.primes_certificates import MAX_BITS, is_prime
from qstar_cli.verify.roots import Dense

PRIMES = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
MAX_VALUES = 200
Evidence = dict[str, Any]


def univariate(f: Dense) -> Evidence | None:
    """Evidence that an integer polynomial in one letter (constant first) is irreducible over Q, or None."""
    return next((e for e in candidates_in_one_letter(f) if is_shown_in_one_letter(f, e)), None)


def candidates_in_one_letter(f: Dense) -> Iterator[Evidence]:
    """What may show that an integer polynomial is irreducible."""
    if len(f) < 4:
        yield {"method": "linear" if len(f) == 2 else "discriminant"}
        return
    possible, used = set(range(len(f))), list[str]()
    for p in PRIMES:
        degrees = degrees_modulo(f, p)
        if degrees is not None:
            possible &= _subset_sums(degrees)
            used.append(f"{p}: {' '.join(map(str, degrees))}")
            if possible == {0, len(f) - 1}:
                yield {"method": "degrees modulo primes", "degrees": used}
    yield from _prime_values(f)


def is_shown_in_one_letter(f: Dense, evidence: Evidence) -> bool:
    """Whether evidence shows that an integer polynomial is irreducible over Q."""
    method, n = evidence["method"], len(f) - 1
    if method == "linear":
        return n == 1
    if method == "discriminant":
        d = f[1] * f[1] - 4 * f[0] * f[2] if n == 2 else 0
        return d < 0 or isqrt(d) ** 2 != d
    if method == "degrees modulo primes":
        return n > 0 and _excludes_all_degrees(f, evidence["degrees"])
    return n > 0 and method == "prime value" and _has_prime_value(f, int(evidence["at"]), int(evidence["cofactor"]))


def _excludes_all_degrees(f: Dense, degrees: Sequence[str]) -> bool:
    """Whether a factor of f can have no degree between 0 and n: its factors modulo p would be some of those of f."""
    possible = set(range(len(f)))
    for line in degrees:
        p, _, listed = line.partition(": ")
        found = degrees_modulo(f, int(p)) if int(p) in PRIMES else None
        if found is None or " ".join(map(str, found)) != listed:
            return False
        possible &= _subset_sums(found)
    return possible == {0, len(f) - 1}


def _subset_sums(degrees: list[int]) -> set[int]:
    sums = {0}
    for d in degrees:
        sums |= {s + d for s in sums}
    return sums


def _has_prime_value(f: Dense, at: int, cofactor: int) -> bool:
    """Whether f(at) is, but for its content, a prime times a cofactor q with at >= R + q, all roots of f being below R.

    Then f is irreducible (after Murty, "Prime numbers and irreducible polynomials", 2002): at integers that far out
    each of two factors would be larger than q in absolute value, but the one that the prime does not divide divides q.
    """
    if not 1 <= cofactor <= at - _root_bound(f) or at.bit_length() * len(f) > MAX_BITS * 10:
        return False
    value, rest = divmod(abs(_primitive_value(f, at)), cofactor)
    return rest == 0 and is_prime(value)


def _prime_values(f: Dense) -> Iterator[Evidence]:
    start = _root_bound(f) + 1
    for at in range(start, start + MAX_VALUES):
        value, cofactor = abs(_primitive_value(f, at)), 1
        if value.bit_length() > MAX_BITS:
            return
        for d in (2, *PRIMES):
            while value % d == 0 and cofactor * d <= at - start + 1:
                value, cofactor = value // d, cofactor * d
        try:
            if is_prime(value):
                yield {"method": "prime value", "at": str(at), "cofactor": str(cofactor)}
        except LimitError:
            continue


def _primitive_value(f: Dense, at: int) -> int:
    """The value of f over the greatest common divisor of its coefficients."""
    value: int = sum(c * at**k for k, c in enumerate(f))
    return value // gcd(*f)


def _root_bound(f: Dense) -> int:
    """R with |root| < R for all complex roots: there the leading term outweighs the others (Cauchy)."""
    bound = 1
    while abs(f[-1]) * bound ** (len(f) - 1) <= sum(abs(c) * bound**k for k, c in enumerate(f[:-1])):
        bound *= 2
    return bound
