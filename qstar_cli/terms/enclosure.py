"""Rational enclosures of real numbers given by terms: they prove that two numbers differ, and which is larger."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational

Interval = tuple[Fraction, Fraction]
_BITS = (64, 256, 1024)
_GUARD = 8
_DIGITS = {
    "pi": "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706",
    "e": "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138217852516642",
}


def sign_of_difference(a: Term, b: Term) -> int | None:
    """1 or -1 for real numbers a > b or a < b; None when they may be equal or are no numbers."""
    for bits in _BITS:
        p, q = enclosure(a, bits), enclosure(b, bits)
        if p is None or q is None:
            return None
        if p[0] > q[1]:
            return 1
        if p[1] < q[0]:
            return -1
    return None


def enclosure(t: Term, bits: int) -> Interval | None:
    """Bounds of a real number, as narrow as working with `bits` binary digits makes them; None for other terms."""
    value = as_rational(t)
    if value is not None:
        return value, value
    if t.head == "Constant" and t.value in _DIGITS:
        digits = Fraction(_DIGITS[str(t.value)])
        return digits, digits + Fraction(1, 10**98)
    if t.head == "PolynomialRoot":
        return _polynomial_root(t, bits)
    parts = [enclosure(a, bits) for a in t.args]
    known = [p for p in parts if p is not None]
    if not known or len(known) < len(parts):
        return None
    found = _combine(t, known, bits)
    return None if found is None else _rounded(found, bits)


def _polynomial_root(t: Term, bits: int) -> Interval | None:
    from qstar_cli.terms.polynomial_roots import coefficients_of, enclosing  # rarely needed

    p, index = coefficients_of(t), as_integer(t.args[0])
    return None if p is None or not index else enclosing(p, index, bits)


def _combine(t: Term, parts: list[Interval], bits: int) -> Interval | None:
    if t.head == "Sum":
        return sum((p[0] for p in parts), Fraction(0)), sum((p[1] for p in parts), Fraction(0))
    if t.head == "Neg":
        return -parts[0][1], -parts[0][0]
    if t.head == "Product":
        result = parts[0]
        for part in parts[1:]:
            result = _product(result, part)
        return result
    if t.head == "Div":
        low, high = parts[1]
        return None if low <= 0 <= high else _product(parts[0], (1 / high, 1 / low))
    if t.head == "Pow":
        return _power(parts[0], as_integer(t.args[1]))
    if t.head == "Root":
        return _root(parts[0], as_integer(t.args[1]), bits)
    return _of_function(t.head, parts[0], bits)


def _of_function(head: str, part: Interval, bits: int) -> Interval | None:
    pi = Fraction(_DIGITS["pi"]), Fraction(_DIGITS["pi"]) + Fraction(1, 10**98)
    if head == "Degree":
        return _product(part, (pi[0] / 180, pi[1] / 180))
    if head not in ("Asin", "Acos", "Atan", "Ln"):
        return None
    from qstar_cli.terms.transcendental import enclosure_of

    return enclosure_of(head, part, bits, pi)


def _product(a: Interval, b: Interval) -> Interval:
    products = [x * y for x in a for y in b]
    return min(products), max(products)


def _power(base: Interval, n: int | None) -> Interval | None:
    if n is None or not 0 < n < 100:
        return None
    result = base
    for _ in range(n - 1):
        result = _product(result, base)
    return (max(result[0], Fraction(0)), result[1]) if n % 2 == 0 else result


def _root(radicand: Interval, n: int | None, bits: int) -> Interval | None:
    if n is None or n < 2:
        return None
    if radicand[0] < 0:
        if n % 2 == 0 or radicand[1] > 0:
            return None
        positive = _root((-radicand[1], -radicand[0]), n, bits)
        return None if positive is None else (-positive[1], -positive[0])
    return _root_below(radicand[0], n, bits), _root_below(radicand[1], n, bits) + Fraction(1, 1 << bits)


def _root_below(q: Fraction, n: int, bits: int) -> Fraction:
    """The largest multiple of 2^-bits whose n-th power is at most q >= 0."""
    scaled = (q.numerator << (n * bits)) // q.denominator
    if n == 2:
        return Fraction(isqrt(scaled), 1 << bits)
    low, high = 0, 1 << (scaled.bit_length() // n + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**n <= scaled else (low, middle - 1)
    return Fraction(low, 1 << bits)


def _rounded(interval: Interval, bits: int) -> Interval:
    scale = 1 << (bits + _GUARD)
    low, high = interval
    if low.denominator <= scale and high.denominator <= scale:
        return interval
    return Fraction(low.numerator * scale // low.denominator, scale), Fraction(
        -(-high.numerator * scale // high.denominator), scale
    )
