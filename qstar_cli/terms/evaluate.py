"""Exact values of terms at rational points, for showing checks to a reader (the kernel has its own arithmetic)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import comb, factorial, perm

from qstar_cli.terms.radicands import rational_root
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational, decimal_value

_MOST_DIGITS = 2000


def rational_value(t: Term, at: Mapping[Term, Fraction]) -> Fraction | None:
    """The value of `t` where its letters have the given values; None when it is undefined, irrational or very large."""
    if t in at:
        return at[t]
    literal = as_rational(t)
    if literal is not None:
        return literal
    if t.head == "Decimal":
        return decimal_value(str(t.value))
    values: list[Fraction] = []
    for arg in t.args:
        value = rational_value(arg, at)
        if value is None:
            return None
        values.append(value)
    return _apply(t.head, values) if values else None


def _apply(head: str, v: list[Fraction]) -> Fraction | None:
    if head == "Sum":
        return sum(v, Fraction(0))
    if head == "Product":
        result = Fraction(1)
        for factor in v:
            result *= factor
        return result
    if head in ("Largest", "Smallest"):
        return max(v) if head == "Largest" else min(v)
    if head == "Neg":
        return -v[0]
    if head == "Div":
        return v[0] / v[1] if v[1] else None
    if head == "Abs":
        return abs(v[0])
    if head == "Percent":
        return v[0] / 100
    if head == "Mixed":
        return v[0] + v[1]
    if head == "Factorial" and v[0].denominator == 1 and 0 <= v[0] <= 500:
        return Fraction(factorial(int(v[0])))
    if head in ("Binomial", "Permutations") and all(n.denominator == 1 and 0 <= n <= 500 for n in v):
        return Fraction((comb if head == "Binomial" else perm)(int(v[0]), int(v[1])))
    if head == "Pow":
        return _power(v[0], v[1])
    if head == "Root":
        return _root(v[0], v[1])
    return None


def _power(base: Fraction, exponent: Fraction) -> Fraction | None:
    n = exponent.numerator
    if exponent.denominator != 1:
        root = _root(base, Fraction(exponent.denominator))
        return None if root is None else _power(root, Fraction(n))
    if base == 0 and n <= 0:
        return None
    if abs(n) * max(base.numerator.bit_length(), base.denominator.bit_length()) > 4 * _MOST_DIGITS:
        return None
    return base**n


def _root(radicand: Fraction, index: Fraction) -> Fraction | None:
    n = int(index)
    if index.denominator != 1 or n < 1 or (radicand < 0 and n % 2 == 0):
        return None
    size = rational_root(abs(radicand), n)
    return size if size is None or radicand >= 0 else -size
