"""Sets of whole numbers that are unions of residue classes, and the solutions of congruences as such sets."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import subtract
from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.zero_sets import plain_polynomial

MAX_CLASSES = 100_000
Classes = frozenset[tuple[int, int]]  # (residue, modulus)
EVERYTHING: Classes = frozenset({(0, 1)})
NOTHING: Classes = frozenset()


def solutions(formula: Term, letter: str) -> Classes:
    """The whole numbers for which a formula of congruences holds. Raises Undecided, LimitError."""
    if formula.head == "True":
        return EVERYTHING
    if formula.head == "False":
        return NOTHING
    if formula.head == "Or":
        return _bounded(c for a in formula.args for c in solutions(a, letter))
    if formula.head == "And":
        found = EVERYTHING
        for a in formula.args:
            found = _meet(found, solutions(a, letter))
        return found
    if formula.head == "Congruent":
        return _congruence(formula, letter)
    raise Undecided(f"{formula.head} is no formula of residues")


def same(a: Classes, b: Classes) -> bool:
    """Whether two unions of classes are the same set of numbers."""
    modulus = lcm(*(m for _, m in a | b)) if a | b else 1
    return _lifted(a, modulus) == _lifted(b, modulus)


def _lifted(classes: Classes, modulus: int) -> Classes:
    return _bounded((r + m * k, modulus) for r, m in classes for k in _few(modulus // m))


def _few(n: int) -> range:
    if n > MAX_CLASSES:
        raise LimitError("too many residues")
    return range(n)


def _bounded(classes: Iterable[tuple[int, int]]) -> Classes:
    found = frozenset((r % m, m) for r, m in classes)
    if len(found) > MAX_CLASSES:
        raise LimitError("too many residues")
    return found


def _meet(a: Classes, b: Classes) -> Classes:
    if len(a) * len(b) > MAX_CLASSES:
        raise LimitError("too many residues")
    return frozenset(c for p in a for q in b if (c := _common(p, q)) is not None)


def _common(p: tuple[int, int], q: tuple[int, int]) -> tuple[int, int] | None:
    """The numbers in both classes; None when there are none."""
    (r, m), (s, n) = p, q
    g = gcd(m, n)
    if (s - r) % g:
        return None
    k = (s - r) // g * pow(m // g, -1, n // g) % (n // g)
    return (r + m * k) % (m * (n // g)), m * (n // g)


def _congruence(t: Term, letter: str) -> Classes:
    """The residues modulo n at which the difference of the sides is a multiple of n."""
    coefficients, n = _coefficients(t, letter)
    top = max(coefficients, default=0)
    if top <= 1:
        return _linear(coefficients.get(1, 0), -coefficients.get(0, 0), n)
    if n * len(coefficients) > MAX_CLASSES:
        raise LimitError("too large a modulus")
    found = (r for r in range(n) if not sum(c * pow(r, k, n) for k, c in coefficients.items()) % n)
    return frozenset((r, n) for r in found)


def _linear(a: int, b: int, n: int) -> Classes:
    g = gcd(a, n)
    if b % g:
        return NOTHING
    m = n // g
    return frozenset({(b // g * pow(a // g, -1, m) % m, m)})


def _coefficients(t: Term, letter: str) -> tuple[dict[int, int], int]:
    """The whole coefficients of the difference of the sides, and the modulus."""
    n = P.as_constant(plain_polynomial(t.args[2]))
    difference = plain_polynomial(subtract(*t.args[:2]))
    if n is None or n.denominator != 1 or n < 1 or not P.names(difference) <= {letter}:
        raise Undecided("no congruence of a polynomial in one letter")
    coefficients: dict[int, int] = {}
    for exponent, part in P.coefficients(difference, letter).items():
        c = P.as_constant(part)
        if c is None or Fraction(exponent).denominator != 1 or exponent < 0 or c.denominator != 1:
            raise Undecided("coefficients that are no whole numbers")
        coefficients[int(exponent)] = int(c)
    return coefficients, n.numerator
