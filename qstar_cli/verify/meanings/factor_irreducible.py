"""Irreducibility over Q with evidence of its own: degrees modulo primes, discriminants, sums of roots, values at
integers.

What a library calls irreducible is never taken for it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from math import gcd, isqrt
from typing import Any

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.line import dense
from qstar_cli.verify.meanings.factor_modular import degrees_modulo
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.roots import Dense, greatest_common_divisor

PRIMES = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
MAX_SUBSET_DEGREE = 14
MAX_SUBSTITUTIONS = 40
ROOT_PRECISION = 300
Evidence = dict[str, object]


def irreducible(p: Poly) -> Evidence | None:
    """Evidence that a polynomial with rational coefficients is irreducible over Q (degree at least 1), or None."""
    _, p = P.primitive(p)
    letters = sorted(P.names(p), key=lambda n: (P.degree(p, n), n))
    if not letters or any(e < 0 or e != int(e) for m in p for _, e in m):
        return None
    if len(letters) == 1:
        return univariate(dense(p, letters[0]))
    for letter in letters:
        if not _is_primitive_in(p, letter):
            return None
        if P.degree(p, letter) == 1:
            return {"method": "linear with coprime coefficients", "letter": letter}
        found = _by_substitution(p, letter, [n for n in letters if n != letter])
        if found:
            return found
    return None


def _is_primitive_in(p: Poly, letter: str) -> bool:
    """Whether the coefficients of p by powers of a letter have no common factor."""
    parts = list(P.coefficients(p, letter).values())
    return any(P.as_constant(c) is not None for c in parts) or any(coprime(a, b) for a, b in combinations(parts, 2))


def coprime(a: Poly, b: Poly) -> bool:
    """Shown by values: in every letter some substitution that keeps the degrees leaves two coprime polynomials."""
    letters = sorted(P.names(a) | P.names(b))
    return all(_coprime_in(a, b, letter, [n for n in letters if n != letter]) for letter in letters)


def _coprime_in(a: Poly, b: Poly, letter: str, others: list[str]) -> bool:
    if letter not in P.names(a) or letter not in P.names(b):
        return True  # a common factor does not contain the letter
    for point in _points(others):
        left, right = _at(a, letter, point), _at(b, letter, point)
        full = len(left) - 1 == P.degree(a, letter) and len(right) - 1 == P.degree(b, letter)
        if full and len(greatest_common_divisor(left, right)) == 1:
            return True
    return False


def _points(letters: list[str]) -> Iterator[dict[str, int]]:
    """Small integers for the letters."""
    values = (1, 2, -1, 3, -2, 5, 7, -3)
    for k, chosen in enumerate(product(values, repeat=len(letters))):
        if k >= MAX_SUBSTITUTIONS:
            return
        yield dict(zip(letters, chosen, strict=True))


def _at(p: Poly, letter: str, point: dict[str, int]) -> Dense:
    """p as a polynomial in one letter, the others given integer values; [] for 0."""
    result = [0] * (int(P.degree(p, letter)) + 1)
    for m, c in p.items():
        value, exponent = int(c), 0
        for name, e in m:
            if name == letter:
                exponent = int(e)
            else:
                value *= point[name] ** int(e)
        result[exponent] += value
    while result and not result[-1]:
        result.pop()
    return result


def _by_substitution(p: Poly, letter: str, others: list[str]) -> Evidence | None:
    """Values that keep the degree in the letter and leave an irreducible polynomial; p is primitive in the letter."""
    for point in _points(others):
        image = _at(p, letter, point)
        if len(image) - 1 == P.degree(p, letter):
            found = univariate(image)
            if found:
                return {"method": "substitution", "values": {n: str(v) for n, v in point.items()}, "image": found}
    return None


def univariate(f: Dense) -> Evidence | None:
    """Evidence that an integer polynomial in one letter (constant first) is irreducible over Q, or None."""
    n = len(f) - 1
    if n == 1:
        return {"method": "linear"}
    if n == 2:
        d = f[1] * f[1] - 4 * f[0] * f[2]
        return {"method": "discriminant", "value": str(d)} if d < 0 or isqrt(d) ** 2 != d else None
    possible, used = set(range(n + 1)), []
    for p in PRIMES:
        degrees = degrees_modulo(f, p)
        if degrees is None:
            continue
        used.append(f"{p}: {' '.join(map(str, degrees))}")
        possible &= _subset_sums(degrees)
        if possible == {0, n}:
            return {"method": "degrees modulo primes", "degrees": used}
    return _by_sets_of_roots(f) if n <= MAX_SUBSET_DEGREE else None


def _subset_sums(degrees: list[int]) -> set[int]:
    sums = {0}
    for d in degrees:
        sums |= {s + d for s in sums}
    return sums


def _by_sets_of_roots(f: Dense) -> Evidence | None:
    """A factor over Z is the leading coefficient times a product over a set of roots: its coefficients are integers."""
    from qstar_cli.verify.library import flint

    if gcd(*f) != 1 or len(greatest_common_divisor(f, [k * c for k, c in enumerate(f)][1:])) > 1:
        return None
    flint().ctx.prec = ROOT_PRECISION
    roots = [r for r, _ in flint().fmpz_poly(f).complex_roots()]
    if len(roots) != len(f) - 1:
        return None
    for size in range(1, len(roots) // 2 + 1):
        if any(all(map(_may_be_integer, _coefficients(f[-1], chosen))) for chosen in combinations(roots, size)):
            return None
    return {"method": "no product over a set of roots has integer coefficients", "degree": len(f) - 1}


def _coefficients(lead: int, roots: tuple[Any, ...]) -> Iterator[Any]:
    """The coefficients of lead * (x - r)(x - s)..., the sum of the roots first, in balls."""
    symmetric = [roots[0] * 0 + lead]
    for r in roots:
        symmetric = [a + b * r for a, b in zip([*symmetric, 0], [0, *symmetric], strict=True)]
    yield from symmetric[1:]


def _may_be_integer(ball: Any) -> bool:
    return bool(ball.imag.contains(0)) and bool(ball.real.contains_integer())
