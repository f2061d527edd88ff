"""Positive numbers as products of powers of primes and e, and the numbers ln(a)/ln(b). No rule is declared here."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from qstar_cli.rules.surds import root_term
from qstar_cli.terms.build import E, add, divide, integer, negative, number, root
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, signs
from qstar_cli.terms.logarithms import base_of
from qstar_cli.terms.spelling import power_of, product_of, quotient_of, summand
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands

Powers = dict[Term, Fraction]  # a prime (or a large integer), e, or a sum: its exponent in a product
ONE = integer(1)
_TRIAL = 10_000
_BITS = 2_000


def times_power(a: Powers, b: Powers, n: Fraction) -> Powers:
    """a * b^n."""
    result = dict(a)
    for base, e in b.items():
        result[base] = result.get(base, Fraction(0)) + e * n
    return {base: e for base, e in result.items() if e}


def powers_of(t: Term) -> Powers | None:
    """A positive number as a product of powers; None for what is no number or not positive."""
    value = as_rational(t)
    if value is not None:
        return _of_rational(value) if value > 0 else None
    if t == E:
        return {E: Fraction(1)}
    if t.head in ("Product", "Div"):
        parts = [powers_of(a) for a in t.args]
        orders = [1] + [-1 if t.head == "Div" else 1] * (len(parts) - 1)
        result: Powers = {}
        for part, sign in zip(parts, orders, strict=True):
            if part is None:
                return None
            result = times_power(result, part, Fraction(sign))
        return result
    if t.head in ("Pow", "Root"):
        exponent = as_rational(t.args[1])
        base = powers_of(t.args[0]) if exponent else None
        return (
            None
            if base is None or not exponent
            else times_power({}, base, exponent if t.head == "Pow" else 1 / exponent)
        )
    if not symbols(t) and (signs(t) == {1} or sign_of_difference(t, ZERO) == 1):
        return {t: Fraction(1)}
    return None


def _of_rational(q: Fraction) -> Powers | None:
    if q.numerator.bit_length() > _BITS or q.denominator.bit_length() > _BITS:
        return None
    result: Powers = {}
    for n, sign in ((q.numerator, 1), (q.denominator, -1)):
        p = 2
        while p <= _TRIAL and p * p <= n:
            while n % p == 0:
                result[integer(p)] = result.get(integer(p), Fraction(0)) + sign
                n //= p
            p += 1 + (p > 2)
        if n > 1:
            result[integer(n)] = result.get(integer(n), Fraction(0)) + sign
    return result


def product_term(powers: Powers) -> Term | None:
    """The number, spelled in simplest form; None where it is too large."""
    rational = Fraction(1)
    above: list[Term] = []
    below: list[Term] = []
    for base, e in powers.items():
        n = as_integer(base)
        if n is not None:
            if abs(e) * n.bit_length() > _BITS:
                return None
            whole = e.numerator // e.denominator
            rational *= Fraction(n) ** whole
            if e != whole:
                above.append(root_term(Fraction(n) ** (e - whole).numerator, e.denominator))
        else:
            (above if e > 0 else below).append(_positive_power(base, abs(e)))
    top = product_of([integer(rational.numerator), *above])
    bottom = product_of([integer(rational.denominator), *below])
    return quotient_of(top, bottom)


def _positive_power(base: Term, e: Fraction) -> Term:
    if e.denominator in (2, 3):
        return root(power_of(base, e.numerator), e.denominator)
    return power_of(base, number(e))


def logarithm_of(powers: Powers) -> Term | None:
    """The natural logarithm in as few logarithms as possible: `3ln(2)`, `ln(10)/3`, `ln(6) + 2`."""
    plain = {b: e for b, e in powers.items() if b != E}
    parts: list[Term] = []
    if plain:
        scale = lcm(*(e.denominator for e in plain.values()))
        whole = {b: e * scale for b, e in plain.items()}
        common = gcd(*(int(e) for e in whole.values()))
        common = -common if all(e < 0 for e in whole.values()) else common
        inside = product_term({b: e / common for b, e in whole.items()})
        if inside is None:
            return None
        parts.append(summand(Fraction(common, scale), term("Ln", inside)))
    if powers.get(E):
        parts.append(number(powers[E]))
    return add(*parts) if parts else ZERO


def ratio_of_logarithms(a: Powers, b: Powers) -> Term | None:
    """ln(a)/ln(b) in lowest terms, for a b that is not 1."""
    return logarithm_of(times_power({}, a, 1 / b[E])) if set(b) == {E} else _ratio(a, b)


def _ratio(a: Powers, b: Powers) -> Term | None:
    top, bottom = logarithm_of(a), logarithm_of(b)
    if top is None or bottom is None:
        return None
    if top.head == "Sum" or bottom.head == "Sum":
        return quotient_of(top, bottom)
    (p, u), (q, v) = coefficient_and_rest(top), _above_one(*coefficient_and_rest(bottom))
    value = p / q
    if u == v:
        return number(value)
    if value < 0:
        value, u = _above_one(value, u)
    size = abs(value)
    above = integer(size.numerator) if u == ONE else summand(Fraction(size.numerator), u)
    found = divide(above, summand(Fraction(size.denominator), v))
    return found if value > 0 else negative(found)


def _above_one(factor: Fraction, logarithm: Term) -> tuple[Fraction, Term]:
    """factor * ln(q) with q > 1, if q is a rational number: `-ln(2/3)` as `ln(3/2)`."""
    q = as_rational(logarithm.args[0]) if logarithm.head == "Ln" else None
    return (factor, logarithm) if q is None or q >= 1 else (-factor, term("Ln", number(1 / q)))


def raised(base: Term, exponent: Term) -> Term | None:
    """base^exponent for a number base, its exponent a sum of rational numbers and logarithms to that base."""
    result: Powers = {}
    own = powers_of(base)
    if own is None:
        return None
    for s in summands(exponent):
        value = as_rational(s)
        factor, rest = coefficient_and_rest(s)
        if value is not None:
            result = times_power(result, own, value)
        elif rest.head in ("Ln", "Log") and base_of(rest) == base and (inner := powers_of(rest.args[0])) is not None:
            result = times_power(result, inner, factor)
        else:
            return power_of(base, exponent)
    return product_term(result)
