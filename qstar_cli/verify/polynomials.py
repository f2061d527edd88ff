"""Polynomials as dictionaries: monomial -> rational coefficient; exact, without any library.

A monomial is a sorted tuple of (generator, exponent). Generators are named by strings: a letter, a
constant ("pi"), or a positive root such as "√2" or "√[x + 1]" whose exponents are fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.errors import LimitError

Coefficient = int | Fraction
Exponent = int | Fraction
Monomial = tuple[tuple[str, Exponent], ...]
Poly = dict[Monomial, Coefficient]
Key = frozenset[tuple[Monomial, Coefficient]]

MAX_TERMS = 20_000
MAX_BITS = 400_000
MAX_SHOWN_BITS = 12_000
ZERO: Poly = {}
ONE: Poly = {(): 1}


def constant(q: Coefficient) -> Poly:
    return {(): q} if q else {}


def generator(name: str, exponent: Exponent = 1) -> Poly:
    return {((name, exponent),): 1}


def key(p: Poly) -> Key:
    """A hashable name of the polynomial."""
    return frozenset(p.items())


def add(a: Poly, b: Poly) -> Poly:
    result = dict(a)
    for m, c in b.items():
        total = result.get(m, 0) + c
        if total:
            result[m] = total
        else:
            del result[m]
    return result


def scale(a: Poly, c: Coefficient) -> Poly:
    return {m: k * c for m, k in a.items()} if c else {}


def subtract(a: Poly, b: Poly) -> Poly:
    return add(a, scale(b, -1))


def times_monomial(a: Monomial, b: Monomial) -> Monomial:
    if not a or not b:
        return a or b
    exponents = dict(a)
    for name, e in b:
        exponents[name] = exponents.get(name, 0) + e
    return tuple(sorted((n, e) for n, e in exponents.items() if e))


def multiply(a: Poly, b: Poly) -> Poly:
    if len(a) * len(b) > MAX_TERMS * 10:
        raise LimitError("a product of polynomials grew too large")
    result: Poly = {}
    for m1, c1 in a.items():
        for m2, c2 in b.items():
            m = times_monomial(m1, m2)
            result[m] = result.get(m, 0) + c1 * c2
    if len(result) > MAX_TERMS:
        raise LimitError("a polynomial grew too large")
    return {m: c for m, c in result.items() if c}


def as_constant(p: Poly) -> Coefficient | None:
    """The value of a constant polynomial, else None."""
    if not p:
        return 0
    return p.get(()) if len(p) == 1 else None


def bits(q: Coefficient) -> int:
    """Size of a rational number, for bounds on work."""
    return q.numerator.bit_length() + q.denominator.bit_length()


def rational_power(q: Coefficient, n: int) -> Coefficient:
    """q^n for n >= 0, bounded in size."""
    if bits(q) * n > MAX_BITS:
        raise LimitError("a power of a number grew too large")
    return q**n


def names(p: Poly) -> set[str]:
    """The generators that occur."""
    return {name for m in p for name, _ in m}


def degree(p: Poly, name: str) -> Exponent:
    """The largest exponent of a generator (0 where it does not occur)."""
    return max((e for m in p for n, e in m if n == name), default=0)


def coefficients(p: Poly, name: str) -> dict[Exponent, Poly]:
    """p by powers of one generator: {exponent: coefficient}."""
    result: dict[Exponent, Poly] = {}
    for m, c in p.items():
        e = next((e for n, e in m if n == name), 0)
        rest = tuple(part for part in m if part[0] != name)
        result.setdefault(e, {})[rest] = c
    return result


def denominators(*polynomials: Poly) -> dict[str, int]:
    """For each generator a number by which all its exponents become whole."""
    found: dict[str, int] = {}
    for p in polynomials:
        for m in p:
            for name, e in m:
                found[name] = lcm(found.get(name, 1), e.denominator)
    return found


def stretched(p: Poly, factors: Mapping[str, Coefficient]) -> Poly:
    """p with the exponents of each generator multiplied by a number; exponents that are whole are integers."""
    return {tuple((n, whole(e * factors.get(n, 1))) for n, e in m): c for m, c in p.items()}


def whole(q: Coefficient) -> Coefficient:
    """The number, as an integer where it is one."""
    return q.numerator if q.denominator == 1 else q


def leading(p: Poly) -> Monomial:
    """The largest monomial in a fixed order."""
    return max(p, key=lambda m: (sum(e for _, e in m), m))


def primitive(p: Poly) -> tuple[Coefficient, Poly]:
    """p as a rational number times a primitive integer polynomial with a positive leading coefficient."""
    below = 1
    for c in p.values():
        below = below * c.denominator // gcd(below, c.denominator)
    above = gcd(*(int(c * below) for c in p.values()))
    unit = Fraction(above, below) * (1 if p[leading(p)] > 0 else -1)
    return unit, {m: int(c / unit) for m, c in p.items()}


def proportional(a: Poly, b: Poly) -> bool:
    """Whether a is a nonzero rational multiple of b (two zero polynomials count)."""
    if len(a) != len(b) or a.keys() != b.keys():
        return False
    if not a:
        return True
    m = next(iter(a))
    factor = Fraction(a[m]) / b[m]
    return all(a[k] == factor * b[k] for k in a)


def digits(q: Coefficient) -> str:
    """The number as text, bounded in length."""
    if bits(q) > MAX_SHOWN_BITS:
        raise LimitError("a number has too many digits")
    return str(q)


def show(p: Poly) -> str:
    """The polynomial as text, for evidence and for naming generators."""
    parts = []
    for m in sorted(p, key=lambda m: (sum(e for _, e in m), m), reverse=True):
        body = "*".join(
            n if e == 1 else f"{n}^({e})" if Fraction(e).denominator > 1 or e < 0 else f"{n}^{e}" for n, e in m
        )
        parts.append(digits(p[m]) if not m else body if p[m] == 1 else f"{digits(p[m])}*{body}")
    return " + ".join(parts) or "0"
