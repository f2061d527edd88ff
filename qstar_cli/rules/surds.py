"""Roots of rational numbers and the numbers p + q*sqrt(k), spelled in simplest form. No rule is declared here."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from qstar_cli.rules.algebra import content
from qstar_cli.rules.sides import collected, times
from qstar_cli.terms.build import I, add, integer, multiply, negative, number, root
from qstar_cli.terms.radicands import integer_root
from qstar_cli.terms.spelling import product_of, quotient_of, summand
from qstar_cli.terms.term import Term, operands
from qstar_cli.terms.views import as_integer, coefficient_and_rest, quotient, scaled, summands

_TRIAL_BOUND = 20_000


def extracted(n: int, k: int) -> tuple[int, int]:
    """(a, b) with n = a^k * b for n > 0, b without k-th powers of primes as far as trial division sees."""
    outside, inside, p = 1, 1, 2
    while p <= _TRIAL_BOUND and p * p <= n:
        count = 0
        while n % p == 0:
            n, count = n // p, count + 1
        outside, inside = outside * p ** (count // k), inside * p ** (count % k)
        p += 1 + (p > 2)
    whole = integer_root(n, k)
    return (outside * whole, inside) if whole**k == n else (outside, inside * n)


def root_parts(q: Fraction, k: int) -> tuple[Fraction, int, int]:
    """(c, b, m): the k-th root of q > 0 is c * root(b, m), with b = 1 for a rational root."""
    outside, inside = extracted(q.numerator * q.denominator ** (k - 1), k)
    for divisor in range(k, 1, -1):
        base = integer_root(inside, divisor)
        if k % divisor == 0 and base**divisor == inside:
            return Fraction(outside, q.denominator), base, k // divisor
    return Fraction(outside, q.denominator), inside, k


def root_term(q: Fraction, k: int) -> Term:
    """The real k-th root of q in simplest form: `2sqrt(3)`, `sqrt(2)/2`, `-root(4, 3)/2`. For q < 0, k must be odd."""
    if q == 0:
        return integer(0)
    if q < 0:
        return negative(root_term(-q, k))
    c, base, index = root_parts(q, k)
    return number(c * base) if index == 1 else summand(c, root(integer(base), index))


def root_of_sum(t: Term, k: int) -> Term:
    """The k-th root of a sum of numbers and roots, no power and no fraction left inside: `sqrt(2 + 2sqrt(5))/2`."""
    whole = content(t)
    primitive = times(1 / whole, summands(t))
    outside, inside = extracted(whole.numerator * whole.denominator ** (k - 1), k)
    radicand = times(Fraction(inside), summands(primitive))
    return summand(Fraction(outside, whole.denominator), root(radicand, k))


def without_squared_roots(t: Term) -> Term:
    """A sum of monomials, powers of square roots of numbers worked out: `sqrt(2)^3*x` is `2sqrt(2)*x`."""
    return collected(_worked_out(s) for s in summands(t))


def _worked_out(t: Term) -> Term:
    coefficient, rest = coefficient_and_rest(t)
    factors, inside = list[Term](), 1
    for factor in quotient(rest).above:
        base, n = (factor.args[0], as_integer(factor.args[1])) if factor.head == "Pow" else (factor, 1)
        radicand = as_integer(base.args[0]) if base.head == "Root" and base.args[1] == integer(2) else None
        if radicand is None or n is None or radicand < 0 or n < 0:
            factors.append(factor)
            continue
        coefficient *= radicand ** (n // 2)
        inside *= radicand ** (n % 2)
    outside, inside = extracted(inside, 2) if inside else (0, 1)
    roots = [root(integer(inside))] if inside > 1 else []
    return summand(coefficient * outside, product_of((*roots, *factors)))


def surd(p: Fraction, q: Fraction, k: int, is_imaginary: bool = False) -> Term:
    """`p + q*sqrt(k)`, or `p + q*sqrt(k)*i`, over one common denominator; q != 0, k > 0 without square factors."""
    below = p.denominator * q.denominator // gcd(p.denominator, q.denominator)
    unit = root(integer(k), 2) if k > 1 else integer(1)
    part = scaled(abs(q) * below, unit)
    if is_imaginary:
        part = I if part == integer(1) else multiply(*operands(part, "Product"), I)
    signed = part if q > 0 else negative(part)
    above = add(number(p * below), signed) if p else signed
    return quotient_of(above, integer(below))
