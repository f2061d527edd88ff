"""Irreducibility over Q with evidence of its own: degrees modulo primes, discriminants, prime values, substitutions.

What a library calls irreducible is never taken for it here. Evidence is found by `irreducible` and confirmed by
`is_shown`, which is all that has to be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.line import dense
from qstar_cli.verify.meanings.factor_one_letter import (
    Evidence,
    candidates_in_one_letter,
    is_shown_in_one_letter,
    univariate,
)
from qstar_cli.verify.polynomials import Key, Poly
from qstar_cli.verify.roots import Dense, greatest_common_divisor

MAX_SUBSTITUTIONS = 40
MAX_VALUE = 1_000


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
    is_point = values.keys() == letters - {letter} and all(abs(v) <= MAX_VALUE for v in values.values())
    image = _at(p, letter, values) if is_point else []
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


def _confirm(name: Key, evidence: Evidence | None) -> bool:
    return evidence is not None and _is_well_formed(evidence) and is_shown(dict(name), evidence)


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
    "irreducible", lambda name: P.show(dict(name)), lambda _, found: found, lambda _, written: written, _confirm
)
