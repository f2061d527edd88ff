"""What the functions of whole numbers mean, by their definitions: divisors, remainders, digits.

A function is undefined (None) only where its definition excludes the value; values that are no whole numbers, and
conventions on which books differ, are left undecided.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import gcd, prod

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.primes_certificates import factors

MAX_FACTORIAL = 200_000


def whole(t: Term, f: Field[V]) -> int | None:
    """The value of an expression that is a whole number, None where it is undefined. Raises Undecided."""
    value = evaluate(t, f)
    if value is None:
        return None
    q = f.as_rational(value)
    if q is None or q.denominator != 1:
        raise Undecided("a function of whole numbers at something else")
    return q.numerator


def of_wholes(function: Callable[..., int | None]) -> Callable[[Term, Field[V]], V | None]:
    """The rule of a function of whole numbers; undefined where an argument or the function is."""

    def rule(t: Term, f: Field[V]) -> V | None:
        values = [whole(a, f) for a in t.args]
        if None in values:
            return None
        result = function(*values)
        return None if result is None else f.rational(Fraction(result))

    return rule


def _lcm(*values: int) -> int:
    result = 1
    for v in values:
        if v == 0:
            return 0
        result = result // gcd(result, v) * abs(v)
    return result


def _common_denominator(t: Term, f: Field[V]) -> V | None:
    """The least common multiple of the denominators of rational numbers."""
    denominators: list[int] = []
    for a in t.args:
        value = evaluate(a, f)
        if value is None:
            return None
        q = f.as_rational(value)
        if q is None:
            raise Undecided("the denominator of something that is no rational number")
        denominators.append(q.denominator)
    return f.rational(Fraction(_lcm(*denominators)))


def _inverse(a: int, m: int) -> int | None:
    _positive(m)
    if gcd(a, m) != 1:
        return None
    return pow(a, -1, m)


def _positive(n: int) -> int:
    if n < 1:
        raise Undecided("a number that is not positive")
    return n


def _totient(n: int) -> int:
    return prod((p - 1) * p ** (e - 1) for p, e in factors(_positive(n)))


def _divisor_count(n: int) -> int:
    return prod(e + 1 for _, e in factors(_positive(n)))


def _divisor_sum(n: int) -> int:
    return prod((p ** (e + 1) - 1) // (p - 1) for p, e in factors(_positive(n)))


def _digit_sum(n: int) -> int:
    total, n = 0, not_negative(n)
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total


def not_negative(n: int) -> int:
    if n < 0:
        raise Undecided("a negative number")
    return n


def _remainder(t: Term, f: Field[V]) -> V | None:
    """Mod(e, m): what e leaves on division by m; powers and factorials in e need not be worked out."""
    m = whole(t.args[1], f)
    if m is None or m == 0:
        return None
    if m < 0:
        raise Undecided("a negative modulus")
    r = residue(t.args[0], m, f)
    return None if r is None else f.rational(Fraction(r))


def residue(t: Term, m: int, f: Field[V]) -> int | None:
    """The remainder of a whole number on division by m >= 1, None where it is undefined."""
    if t.head in ("Sum", "Product"):
        parts = [residue(a, m, f) for a in t.args]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts):
            return None
        return (sum(known) if t.head == "Sum" else prod(known)) % m
    if t.head == "Neg":
        inner = residue(t.args[0], m, f)
        return None if inner is None else -inner % m
    if t.head == "Pow" and (n := whole(t.args[1], f)) is not None and n != 0:
        base = residue(t.args[0], m, f)
        if base is None or (n < 0 and gcd(base, m) != 1):
            return None
        return pow(base, n, m)
    if t.head == "Factorial" and (n := whole(t.args[0], f)) is not None and n >= 0:
        return _factorial_residue(n, m)
    n = whole(t, f)
    return None if n is None else n % m


def _factorial_residue(n: int, m: int) -> int:
    if n >= m:
        return 0
    if n > MAX_FACTORIAL:
        raise LimitError("a factorial is too large")
    result = 1 % m
    for k in range(2, n + 1):
        result = result * k % m
    return result


def _trailing_zeros(t: Term, f: Field[V]) -> V | None:
    """The exponent of 10 in a number; of a factorial that of 5, by Legendre's formula."""
    inner = t.args[0]
    if inner.head == "Factorial":
        n = whole(inner.args[0], f)
        if n is None or n < 0:
            return None
        count, n = 0, n
        while n:
            n //= 5
            count += n
        return f.rational(Fraction(count))
    number = whole(inner, f)
    if number is None:
        return None
    if number == 0:
        raise Undecided("the zeros at the end of 0")
    count = 0
    while number % 10 == 0:
        number, count = number // 10, count + 1
    return f.rational(Fraction(count))


FUNCTIONS = {
    "Gcd": of_wholes(gcd),
    "Lcm": of_wholes(_lcm),
    "CommonDenominator": _common_denominator,
    "Mod": _remainder,
    "Inverse": of_wholes(_inverse),
    "Totient": of_wholes(_totient),
    "DivisorCount": of_wholes(_divisor_count),
    "DivisorSum": of_wholes(_divisor_sum),
    "DigitSum": of_wholes(_digit_sum),
    "TrailingZeros": _trailing_zeros,
}
