"""Trigonometric and hyperbolic polynomials as sums of exponentials: a normal form. No rule is declared here.

sin(u) = (e^(iu) - e^(-iu))/(2i), cos(u) = (e^(iu) + e^(-iu))/2, sinh(u) = (e^u - e^(-u))/2, cosh(u) = (e^u + e^(-u))/2.
Exponentials of angles that are independent over the rationals are independent, so a polynomial in such functions
vanishes when all coefficients do; e^(i*pi*q) is worked out where 12*q is whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.surds import extracted
from qstar_cli.terms.build import PI
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands

MOST_TERMS = 512
MOST_POWER = 24
CIRCULAR, HYPERBOLIC = ("Sin", "Cos"), ("Sinh", "Cosh")
Exponents = tuple[tuple[object, Fraction], ...]  # of e^(i*a) and e^a for the parts a of angles, sorted
Complex = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Monomial:
    """A product of exponentials, other quantities and the square root of a square-free number."""

    exponents: Exponents
    others: Exponents
    radicand: int


Exponentials = dict[Monomial, Complex]
_ONE = Monomial((), (), 1)
_Q0, _Q1, _HALF = Fraction(0), Fraction(1), Fraction(1, 2)


class TooLarge(Exception):
    """A sum of exponentials would pass the bounds."""


def vanishes(t: Term) -> bool | None:
    """Whether a polynomial in functions and letters is 0; None where the bounds are passed.

    False means only that the normal form is not 0: angles may depend on one another in other ways.
    """
    try:
        return not exponentials(t)
    except TooLarge:
        return None


def exponentials(t: Term) -> Exponentials:
    """The normal form of a polynomial. Raises TooLarge."""
    value = as_rational(t)
    if value is not None:
        return {_ONE: (value, _Q0)} if value else {}
    if t.head in ("Sum", "Product"):
        result = exponentials(t.args[0])
        for a in t.args[1:]:
            other = exponentials(a)
            result = _sum(result, other) if t.head == "Sum" else _product(result, other)
        return result
    if t.head == "Neg":
        return _product(exponentials(t.args[0]), {_ONE: (-_Q1, _Q0)})
    below = as_rational(t.args[1]) if t.head == "Div" else None
    if below:
        return _product(exponentials(t.args[0]), {_ONE: (1 / below, _Q0)})
    n = as_integer(t.args[1]) if t.head == "Pow" else None
    if n is not None and 0 < n <= MOST_POWER:
        return _power(exponentials(t.args[0]), n)
    return _leaf(t)


def _leaf(t: Term) -> Exponentials:
    if t.head in CIRCULAR:
        return _of_function(t, is_circular=True)
    if t.head in HYPERBOLIC:
        return _of_function(t, is_circular=False)
    if t.head == "Pow" and t.args[0].value == "e":
        return _exponential(t.args[1], is_circular=False, sign=1)
    inside = as_integer(t.args[0]) if t.head == "Root" and as_integer(t.args[1]) == 2 else None
    if inside is not None and inside > 0:
        outside, rest = extracted(inside, 2)
        return {Monomial((), (), rest): (Fraction(outside), _Q0)}
    return {Monomial((), ((similar_key(t), _Q1),), 1): (_Q1, _Q0)}


def _of_function(t: Term, *, is_circular: bool) -> Exponentials:
    """Half the sum or difference of two exponentials, over i for the sine."""
    angle = t.args[0]
    rising, falling = (_exponential(angle, is_circular=is_circular, sign=s) for s in (1, -1))
    if t.head in ("Cos", "Cosh"):
        return _product(_sum(rising, falling), {_ONE: (_HALF, _Q0)})
    factor = (_Q0, -_HALF) if is_circular else (_HALF, _Q0)
    return _product(_sum(rising, _product(falling, {_ONE: (-_Q1, _Q0)})), {_ONE: factor})


def _exponential(angle: Term, *, is_circular: bool, sign: int) -> Exponentials:
    """e^(sign*i*angle) or e^(sign*angle)."""
    whole = expanded(angle)
    parts = summands(whole) if whole is not None and whole != ZERO else (() if whole == ZERO else (angle,))
    result: Exponentials = {_ONE: (_Q1, _Q0)}
    for q, rest in map(coefficient_and_rest, parts):
        if rest.head == "Degree" and (degrees := as_rational(rest.args[0])) is not None:
            q, rest = q * degrees / 180, PI
        if is_circular and rest == PI:
            result = _product(result, _rotation(sign * q))
        else:
            result = _product(result, {Monomial((((is_circular, similar_key(rest)), sign * q),), (), 1): (_Q1, _Q0)})
    return result


def _rotation(q: Fraction) -> Exponentials:
    """e^(i*pi*q), by square roots where 12*q is whole, else with the part below a quarter turn left."""
    q %= 2
    quarter = int(q / _HALF)
    rest = q - quarter * _HALF
    turned: Exponentials = {_ONE: ((_Q1, _Q0), (_Q0, _Q1), (-_Q1, _Q0), (_Q0, -_Q1))[quarter]}
    if rest == 0:
        return turned
    if (12 * rest).denominator == 1:
        k = int(12 * rest)  # 1 ... 5 twelfths: third parts and quarters of pi put together
        third, fourth = {1: (1, -1), 2: (2, -2), 3: (0, 1), 4: (1, 0), 5: (2, -1)}[k]
        for _ in range(third):
            turned = _product(turned, {_ONE: (_HALF, _Q0), Monomial((), (), 3): (_Q0, _HALF)})
        unit = {Monomial((), (), 2): (_HALF, _HALF if fourth > 0 else -_HALF)}
        for _ in range(abs(fourth)):
            turned = _product(turned, unit)
        return turned
    return _product(turned, {Monomial((((True, "pi"), rest),), (), 1): (_Q1, _Q0)})


def _sum(a: Exponentials, b: Exponentials) -> Exponentials:
    result = dict(a)
    for m, (x, y) in b.items():
        u, v = result.get(m, (_Q0, _Q0))
        result[m] = (u + x, v + y)
    return {m: c for m, c in result.items() if c != (_Q0, _Q0)}


def _product(a: Exponentials, b: Exponentials) -> Exponentials:
    if len(a) * len(b) > 16 * MOST_TERMS:
        raise TooLarge
    result: Exponentials = {}
    for m, (x, y) in a.items():
        for n, (u, v) in b.items():
            common = gcd(m.radicand, n.radicand)
            key = Monomial(
                _added(m.exponents, n.exponents), _added(m.others, n.others), m.radicand * n.radicand // common**2
            )
            p, q = result.get(key, (_Q0, _Q0))
            result[key] = (p + common * (x * u - y * v), q + common * (x * v + y * u))
    if len(result) > MOST_TERMS:
        raise TooLarge
    return _turned(result)


def _turned(t: Exponentials) -> Exponentials:
    """The same, e^(i*pi*q) with exponents below a quarter turn, zeros left out."""
    key = (True, "pi")
    result: Exponentials = {}
    for m, c in t.items():
        q = dict(m.exponents).get(key, _Q0)
        if 0 <= q < _HALF:
            result = _sum(result, {m: c})
            continue
        rest = Monomial(tuple(e for e in m.exponents if e[0] != key), m.others, m.radicand)
        result = _sum(result, _product({rest: c}, _rotation(q)))
    return {m: c for m, c in result.items() if c != (_Q0, _Q0)}


def _added(a: Exponents, b: Exponents) -> Exponents:
    total = dict(a)
    for k, q in b:
        total[k] = total.get(k, _Q0) + q
    return tuple(sorted(((k, q) for k, q in total.items() if q), key=repr))


def _power(t: Exponentials, n: int) -> Exponentials:
    result = t
    for _ in range(n - 1):
        result = _product(result, t)
    return result
