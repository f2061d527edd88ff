"""Irreducibility over Q with evidence of its own: degrees modulo primes, discriminants, prime values, substitutions.

What a library calls irreducible is never taken for it here. Evidence is found by `irreducible` and confirmed by
`is_shown`, which is all that has to be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import gcd, isqrt
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.line import dense
from qstar_cli.verify.meanings.factor_modular import degrees_modulo
from qstar_cli.verify.meanings.primes_certificates import MAX_BITS, is_prime
from qstar_cli.verify.polynomials import Key, Poly
from qstar_cli.verify.roots import Dense, greatest_common_divisor

PRIMES = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
MAX_SUBSTITUTIONS = 40
MAX_VALUES = 200
Evidence = dict[str, Any]


def irreducible(p: Poly) -> Evidence | None:
    """Evidence that a polynomial with rational coefficients is irreducible over Q (degree at least 1), or None."""
    _, p = P.primitive(p)
    if not P.names(p) or any(e < 0 or e != int(e) for m in p for _, e in m):
        return None
    return ask(IRREDUCIBLE, P.key(p), lambda: next((e for e in _candidates(p) if is_shown(p, e)), None))


def is_shown(p: Poly, evidence: Evidence) -> bool:
    """Whether evidence shows that a primitive polynomial is irreducible."""
    letters = P.names(p)
    if len(letters) == 1:
        return is_shown_in_one_letter(dense(p, min(letters)), evidence)
    letter = evidence["letter"]
    if letter not in letters or not _is_primitive_in(p, letter):
        return False
    if evidence["method"] == "linear with coprime coefficients":
        return P.degree(p, letter) == 1
    values = {n: int(v) for n, v in evidence["values"].items()}
    image = _at(p, letter, values) if values.keys() == letters - {letter} else []
    keeps_degree = evidence["method"] == "substitution" and len(image) - 1 == P.degree(p, letter)
    return keeps_degree and is_shown_in_one_letter(image, evidence["image"])


def _candidates(p: Poly) -> Iterator[Evidence]:
    """What may show that a primitive polynomial is irreducible."""
    letters = sorted(P.names(p), key=lambda n: (P.degree(p, n), n))
    if len(letters) == 1:
        yield from candidates_in_one_letter(dense(p, letters[0]))
        return
    for letter in letters:
        if P.degree(p, letter) == 1:
            yield {"method": "linear with coprime coefficients", "letter": letter}
            return
        for point in _points([n for n in letters if n != letter]):
            image = univariate(_at(p, letter, point))
            if image:
                values = {n: str(v) for n, v in point.items()}
                yield {"method": "substitution", "letter": letter, "values": values, "image": image}


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


# one letter


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
    if not 1 <= cofactor <= at - _root_bound(f):
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


def _confirm(name: Key, evidence: Evidence) -> Evidence | None:
    return evidence if _is_well_formed(evidence) and is_shown(dict(name), evidence) else None


def _is_well_formed(evidence: Evidence) -> bool:
    """Whether evidence has the fields of its method and no other."""
    image = evidence.get("image")
    return FIELDS.get(evidence["method"]) == evidence.keys() - {"method"} and (image is None or _is_well_formed(image))


FIELDS = {
    "linear": set[str](),
    "discriminant": set[str](),
    "degrees modulo primes": {"degrees"},
    "prime value": {"at", "cofactor"},
    "linear with coprime coefficients": {"letter"},
    "substitution": {"letter", "values", "image"},
}
IRREDUCIBLE = Kind[Key, Evidence | None](
    "irreducible", lambda name: P.show(dict(name)), lambda _, found: found, _confirm, True
)
