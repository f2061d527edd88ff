"""Polynomials in one letter over the rational numbers: long division, Euclid's algorithm."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.zero_sets import plain_polynomial

MAX_DEGREE = 2_000
Coefficients = tuple[Fraction, ...]  # the constant first, the last one not 0; () for the polynomial 0


def coefficients(t: Term, letter: str) -> Coefficients:
    """A polynomial in one letter with rational coefficients. Raises Undecided for anything else."""
    found = {_degree(monomial, letter): Fraction(c) for monomial, c in plain_polynomial(t).items()}
    return trimmed([found.get(k, Fraction(0)) for k in range(max(found, default=-1) + 1)])


def _degree(monomial: P.Monomial, letter: str) -> int:
    if not monomial:
        return 0
    name, exponent = monomial[0]
    if len(monomial) > 1 or name != letter or exponent < 0 or exponent != int(exponent) or exponent > MAX_DEGREE:
        raise Undecided("no polynomial in one letter")
    return int(exponent)


def trimmed(found: list[Fraction]) -> Coefficients:
    """Without zeros at the end."""
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def divided(a: Coefficients, b: Coefficients) -> tuple[Coefficients, Coefficients]:
    """Quotient and remainder of long division. Raises Undecided for a divisor 0."""
    if not b:
        raise Undecided("a division by 0")
    rest, quotient = list(a), [Fraction(0)] * max(0, len(a) - len(b) + 1)
    for shift in range(len(quotient) - 1, -1, -1):
        c = quotient[shift] = rest[shift + len(b) - 1] / b[-1]
        for k, x in enumerate(b):
            rest[shift + k] -= c * x
    return trimmed(quotient), trimmed(rest)


def product(a: Coefficients, b: Coefficients) -> Coefficients:
    result = [Fraction(0)] * max(0, len(a) + len(b) - 1)
    for k, x in enumerate(a):
        for j, y in enumerate(b):
            result[k + j] += x * y
    return trimmed(result)


def total(a: Coefficients, b: Coefficients) -> Coefficients:
    size = max(len(a), len(b))
    padded = (list(p) + [Fraction(0)] * (size - len(p)) for p in (a, b))
    return trimmed([x + y for x, y in zip(*padded, strict=True)])


def common_divisor(a: Coefficients, b: Coefficients) -> Coefficients:
    """By Euclid's algorithm, primitive. Raises Undecided for two zeros."""
    while b:
        a, b = b, divided(a, b)[1]
    if not a:
        raise Undecided("every polynomial divides 0")
    return primitive(a)


def primitive(a: Coefficients) -> Coefficients:
    """The multiple with coprime integer coefficients and a positive leading one."""
    unit, _ = P.primitive({((("x", k),) if k else ()): c for k, c in enumerate(a) if c})
    scale = abs(Fraction(unit)) * (1 if a[-1] > 0 else -1)
    return tuple(c / scale for c in a)
