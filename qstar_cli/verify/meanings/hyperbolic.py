"""Hyperbolic functions by exponentials, and their inverses by logarithms, in any field."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify.field import opposite
from qstar_cli.verify.interpret import evaluate

# a quotient of combinations p*e^u + q*e^(-u) + r, as (p, q, r) above and below
QUOTIENTS = {
    "Sinh": ((1, -1, 0), (0, 0, 2)),
    "Cosh": ((1, 1, 0), (0, 0, 2)),
    "Tanh": ((1, -1, 0), (1, 1, 0)),
    "Coth": ((1, 1, 0), (1, -1, 0)),
    "Sech": ((0, 0, 2), (1, 1, 0)),
    "Csch": ((0, 0, 2), (1, -1, 0)),
}


def _hyperbolic(t: Term, f: Any) -> Any:
    """Undefined where the divisor is 0: coth and csch at 0."""
    u = evaluate(t.args[0], f)
    if u is None:
        return None
    power = f.exponential(f.constant("e"), u)
    inverse = f.divide(f.rational(Fraction(1)), power)
    above, below = (_combination(found, power, inverse, f) for found in QUOTIENTS[t.head])
    return None if f.is_zero(below) else f.divide(above, below)


def _combination(factors: tuple[int, int, int], power: Any, inverse: Any, f: Any) -> Any:
    p, q, r = (f.rational(Fraction(c)) for c in factors)
    return f.add(f.add(f.multiply(p, power), f.multiply(q, inverse)), r)


def _area(t: Term, f: Any) -> Any:
    """arsinh u = ln(u + sqrt(u^2 + 1)); arcosh u = ln(u + sqrt(u^2 - 1)) for u >= 1."""
    u = evaluate(t.args[0], f)
    one = f.rational(Fraction(1 if t.head == "Asinh" else -1))
    if u is None or (t.head == "Acosh" and f.sign(f.add(u, one)) < 0):
        return None
    root = f.root(f.add(f.multiply(u, u), one), 2)
    return f.function("Ln", [f.add(u, root)])


def _inverse_tangent(t: Term, f: Any) -> Any:
    """artanh u = ln((1 + u)/(1 - u))/2 for -1 < u < 1."""
    u = evaluate(t.args[0], f)
    if u is None:
        return None
    one, minus = f.rational(Fraction(1)), opposite(u, f)
    if f.sign(f.add(one, minus)) <= 0 or f.sign(f.add(one, u)) <= 0:
        return None
    quotient = f.divide(f.add(one, u), f.add(one, minus))
    return f.multiply(f.rational(Fraction(1, 2)), f.function("Ln", [quotient]))


FUNCTIONS = {
    **dict.fromkeys(QUOTIENTS, _hyperbolic),
    **dict.fromkeys(("Asinh", "Acosh"), _area),
    "Atanh": _inverse_tangent,
}
