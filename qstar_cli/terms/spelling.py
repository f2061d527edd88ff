"""The usual spelling of results, so that every line reads as in a textbook."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from qstar_cli.terms.build import divide, integer, multiply, negative, number, power
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, has_head, map_args
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    coefficient_and_rest,
    scaled,
    sort_factors,
    sort_summands,
)

ONE = integer(1)


def summand(coefficient: Fraction, rest: Term) -> Term:
    """The summand `coefficient * rest`: `2/3*x` with letters, `2sqrt(3)/5` and `pi/6` without."""
    if coefficient.denominator == 1 or as_rational(rest) is not None or rest.head == "Div" or has_head(rest, "Symbol"):
        return scaled(coefficient, rest)
    body = divide(scaled(Fraction(abs(coefficient.numerator)), rest), integer(coefficient.denominator))
    return body if coefficient > 0 else negative(body)


def over_number(q: Fraction, body: Term) -> Term:
    """`q*body` with a fraction as a quotient: `sin(4x)/4`, `3sin(x)/2`."""
    above = scaled(Fraction(q.numerator), body)
    return above if q.denominator == 1 else divide(above, integer(q.denominator))


def power_of(base: Term, exponent: Term | int) -> Term:
    """`base^exponent`, the base alone for exponent 1."""
    n = exponent if isinstance(exponent, int) else as_integer(exponent)
    return base if n == 1 else power(base, exponent)


def monomial(c: Fraction, x: Term, n: int) -> Term:
    """`c*x^n`."""
    return summand(c, power_of(x, n)) if n else number(c)


def product_of(factors: Iterable[Term]) -> Term:
    """The product of the factors in textbook order, factors 1 dropped."""
    return multiply(*sort_factors(f for f in factors if f != ONE))


def sum_of(summands: Iterable[Term]) -> Term:
    """The sum of the summands in textbook order, zeros dropped."""
    return sort_summands(s for s in summands if s != integer(0))


def quotient_of(above: Term, below: Term) -> Term:
    """`above/below`, `above` alone over 1, a minus sign in front."""
    if below == ONE:
        return above
    if above.head == "Neg":
        return negative(divide(above.args[0], below))
    return divide(above, below)


def textbook(t: Term) -> Term:
    """A term similar to `t` with sums and products in textbook order; meant for answers, whose terms are collected."""
    if not t.args:
        return t
    if t.head == "Sum":
        return sort_summands(textbook(s) for s in t.args)
    ordered = map_args(t, tuple(textbook(a) for a in t.args))
    if t.head not in ("Product", "Div", "Neg"):
        return ordered
    coefficient, rest = coefficient_and_rest(ordered)
    spelled = summand(coefficient, rest)
    if is_similar(spelled, t):
        return spelled
    return product_of(ordered.args) if t.head == "Product" and is_similar(product_of(ordered.args), t) else ordered
