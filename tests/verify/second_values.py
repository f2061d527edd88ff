"""Polynomials as dictionaries over Q with square roots of primes, quotients of them, and the value of an expression.

A monomial is a sorted tuple of (name, exponent); the square root of a prime p is the name "√p" (i is "√-1") with
exponent 1. Products of square roots of different primes are linearly independent over Q, so a number is 0 only when its
dictionary is empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import isqrt

from tests.verify.second_reader import OutOfScope, Tree

Monomial = tuple[tuple[str, int], ...]
Poly = dict[Monomial, Fraction]
ONE: Poly = {(): Fraction(1)}
_HIGHEST_POWER = 400
_LARGEST_RADICAND = 10**12
_MOST_TERMS = 2_000


def constant(q: Fraction | int) -> Poly:
    return {(): Fraction(q)} if q else {}


def generator(name: str) -> Poly:
    return {((name, 1),): Fraction(1)}


def plus(p: Poly, q: Poly, factor: Fraction | int = 1) -> Poly:
    """p + factor*q."""
    result = dict(p)
    for m, c in q.items():
        result[m] = result.get(m, Fraction(0)) + factor * c
        if not result[m]:
            del result[m]
    return result


def times(p: Poly, q: Poly) -> Poly:
    if len(p) * len(q) > _MOST_TERMS**2 // 40:
        raise OutOfScope("a large polynomial")
    result: Poly = {}
    for m, c in p.items():
        for n, d in q.items():
            joined, factor = _join(m, n)
            result[joined] = result.get(joined, Fraction(0)) + c * d * factor
    return {m: c for m, c in result.items() if c}


def _join(m: Monomial, n: Monomial) -> tuple[Monomial, int]:
    exponents, factor = dict(m), 1
    for name, e in n:
        exponents[name] = exponents.get(name, 0) + e
        if name[0] == "√" and exponents[name] > 1:
            del exponents[name]
            factor *= int(name[1:])
    return tuple(sorted(exponents.items())), factor


def power(p: Poly, n: int) -> Poly:
    if n > _HIGHEST_POWER:
        raise OutOfScope("a high power")
    result = ONE
    for _ in range(n):
        result = times(result, p)
    return result


def names_of(p: Poly) -> set[str]:
    """The letters of a polynomial (square roots are no letters)."""
    return {name for m in p for name, _ in m if name[0] != "√"}


def surds_of(p: Poly) -> set[str]:
    return {name for m in p for name, _ in m if name[0] == "√"}


def coefficients(p: Poly, name: str) -> list[Poly]:
    """The coefficients of the powers of a letter or square root, constant first."""
    parts: dict[int, Poly] = {}
    for m, c in p.items():
        e = dict(m).get(name, 0)
        parts.setdefault(e, {})[tuple(x for x in m if x[0] != name)] = c
    return [parts.get(e, {}) for e in range(max(parts, default=0) + 1)]


def norm(p: Poly) -> Poly:
    """The product of all conjugates: a polynomial without square roots that is zero where p is."""
    for surd in sorted(surds_of(p)):
        without, factor = [*coefficients(p, surd), {}][:2]
        p = plus(times(without, without), times(factor, factor), -int(surd[1:]))
    return p


def square_root(q: Fraction) -> Poly:
    """The principal square root of a rational number."""
    n, outside, p = abs(q.numerator * q.denominator), 1, 2
    if n > _LARGEST_RADICAND:
        if isqrt(n) ** 2 != n:
            raise OutOfScope("a large radicand")
        return times(constant(Fraction(isqrt(n), q.denominator)), ONE if q > 0 else generator("√-1"))
    result = ONE if q > 0 else generator("√-1")
    while p * p <= n:
        while n % (p * p) == 0:
            n, outside = n // (p * p), outside * p
        if n % p == 0:
            n, result = n // p, times(result, generator(f"√{p}"))
        p += 1
    if n > 1:
        result = times(result, generator(f"√{n}"))
    return times(constant(Fraction(outside, q.denominator)), result) if q else {}


def sign_of_number(p: Poly) -> int:
    """The sign of a real number."""
    if names_of(p) or "√-1" in surds_of(p):
        raise OutOfScope("the sign of something that is no real number")
    digits = 10
    while p and digits < 10_000:
        low = high = Fraction(0)
        for m, c in p.items():
            radicand = 1
            for name, _ in m:
                radicand *= int(name[1:])
            below = Fraction(isqrt(radicand * 100**digits), 10**digits)
            above = below + Fraction(1, 10**digits) if m else below
            low += c * (below if c > 0 else above)
            high += c * (above if c > 0 else below)
        if low > 0 or high < 0:
            return 1 if low > 0 else -1
        digits *= 2
    if p:
        raise OutOfScope("numbers too close")
    return 0


@dataclass
class Value:
    """above/below, defined where none of the polynomials `divisors` is zero (`below` is a product of some of them)."""

    above: Poly
    below: Poly
    divisors: list[Poly] = field(default_factory=list)

    @property
    def is_nowhere(self) -> bool:
        return any(not d for d in self.divisors)


def evaluate(tree: Tree, at: dict[str, Value], complex_numbers: bool = False) -> Value:
    """The value with letters replaced as `at` says (others stay). Raises OutOfScope."""
    head = tree[0]
    if head == "number":
        return Value(constant(tree[1]), ONE)
    if head == "letter":
        if tree[1] == "i":
            if not complex_numbers:
                raise OutOfScope("i among real numbers")
            return Value(generator("√-1"), ONE)
        return at.get(tree[1]) or Value(generator(tree[1]), ONE)
    if head == "undefined":
        return Value({}, ONE, [{}])
    if head not in ("neg", "add", "mul", "div", "pow", "root", "abs"):
        raise OutOfScope(f"{head} in an expression")
    parts = [evaluate(part, at, complex_numbers) for part in tree[1:] if isinstance(part, tuple)]
    divisors = [d for part in parts for d in part.divisors]
    if any(part.is_nowhere for part in parts):
        return Value({}, ONE, divisors)
    if head == "pow":
        return _power(parts[0], parts[1], divisors, complex_numbers)
    if head == "root":
        return _root(parts[0], tree[2], divisors, complex_numbers)
    if head == "abs":
        if complex_numbers:
            raise OutOfScope("an absolute value of complex numbers")
        sign = sign_of_number(parts[0].above) * sign_of_number(parts[0].below)
        return Value(times(constant(sign), parts[0].above), parts[0].below, divisors)
    return _combined(head, parts, divisors)


def _combined(head: str, parts: list[Value], divisors: list[Poly]) -> Value:
    above, below = parts[0].above, parts[0].below
    if head == "neg":
        return Value(times(constant(-1), above), below, divisors)
    for part in parts[1:]:
        if head == "add" and part.below == below:
            above = plus(above, part.above)
        elif head == "add":
            above = plus(times(above, part.below), times(part.above, below))
            below = times(below, part.below)
        elif head == "mul":
            above, below = times(above, part.above), times(below, part.below)
        else:
            divisors.append(part.above)
            above, below = times(above, part.below), times(below, part.above)
    return Value(above, below, divisors)


def rational(value: Value) -> Fraction:
    """A value that is a rational number. Raises OutOfScope."""
    if set(value.above) <= {()} and set(value.below) == {()}:
        return value.above.get((), Fraction(0)) / value.below[()]
    raise OutOfScope("a rational number was needed")


def _power(base: Value, exponent: Value, divisors: list[Poly], complex_numbers: bool) -> Value:
    e = rational(exponent)
    if e.denominator != 1:
        if complex_numbers:
            raise OutOfScope("a fractional power of a complex number")
        base = _root(base, e.denominator, divisors, complex_numbers)
        return _power(base, Value(constant(e.numerator), ONE), base.divisors, complex_numbers)
    if e <= 0:
        divisors.append(base.above)
        base = Value(base.below, base.above)
    return Value(power(base.above, abs(int(e))), power(base.below, abs(int(e))), divisors)


def _root(radicand: Value, n: int, divisors: list[Poly], complex_numbers: bool) -> Value:
    q = rational(radicand)
    if n == 2 and (q >= 0 or complex_numbers):
        return Value(square_root(q), ONE, divisors)
    if q < 0 and n % 2 == 0:
        if complex_numbers:
            raise OutOfScope("a root of a complex number")
        return Value({}, ONE, [*divisors, {}])
    if q < 0 and complex_numbers:
        raise OutOfScope("a root of a complex number")
    above, below = (_whole_root(abs(part), n) for part in (q.numerator, q.denominator))
    return Value(constant(Fraction(above if q >= 0 else -above, below)), ONE, divisors)


def _whole_root(a: int, n: int) -> int:
    low, high = 0, 1 << (a.bit_length() // n + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**n <= a else (low, middle - 1)
    if low**n != a:
        raise OutOfScope("an irrational root")
    return low
