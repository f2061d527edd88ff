"""Rigorous numerical integration by balls (Petras 2002, Johansson 2018: acb.integral of python-flint).

The integral of a function that is defined between two numbers, as a ball that contains it. It refutes surely, and
agrees at most to so many digits. What is not analytic near the path is enclosed crudely; then the ball is wide.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify.balls import flint
from qstar_cli.verify.constants import ConstantField, Number
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.derivatives_rules import depends

PRECISION = 128
EVALUATIONS = 20_000
Integrand = Callable[[Any, bool], Any]


def integral_ball(t: Term, x: Term, low: Number, high: Number) -> Any:
    """A real ball around the integral of t, in basic functions, from low to high. Raises Undecided."""
    integrand = _function(t, x)
    ends = [flint().acb(end.ball(PRECISION)) for end in (low, high)]
    flint().ctx.prec = PRECISION
    try:
        found = flint().acb.integral(integrand, *ends, eval_limit=EVALUATIONS)
    except (ZeroDivisionError, ValueError, OverflowError) as reason:
        raise Undecided("the integrand could not be enclosed") from reason
    if not found.is_finite() or not found.imag.contains(0):
        raise Undecided("the integral could not be enclosed")
    return found.real


def _function(t: Term, x: Term) -> Integrand:
    """The term as a function of x for complex balls; the flag asks for nothing where it is not analytic."""
    if t == x:
        return lambda z, flag: z
    if not depends(t, x):
        return _constant(t)
    if t.head == "Pow":
        return _power(t, x)
    if t.head == "Root":
        return _root(_function(t.args[0], x), _whole(t.args[1]))
    parts = [_function(a, x) for a in t.args]
    if t.head not in _RULES:
        raise Undecided(f"no ball for {t.head}")
    rule = _RULES[t.head]
    return lambda z, flag: rule([p(z, flag) for p in parts], flag)


def _constant(t: Term) -> Integrand:
    value: Number | None = evaluate(t, ConstantField())
    if value is None:
        raise Undecided("a part of the integrand is undefined")
    number = value
    return lambda z, flag: flint().acb(number.ball(int(flint().ctx.prec)))


def _whole(t: Term) -> int:
    value: Number | None = evaluate(t, ConstantField())
    if value is None or value.exact is None or value.exact.denominator != 1:
        raise Undecided("an index that is no whole number")
    return int(value.exact)


def _power(t: Term, x: Term) -> Integrand:
    base, exponent = t.args
    if depends(exponent, x):
        u, v = _function(base, x), _function(exponent, x)
        if base.head == "Constant" and base.value == "e":
            return lambda z, flag: v(z, flag).exp()
        return lambda z, flag: (u(z, flag).log(analytic=flag) * v(z, flag)).exp()
    q = _exponent(exponent)
    inner = _root(_function(base, x), q.denominator) if q.denominator > 1 else _function(base, x)
    return lambda z, flag: inner(z, flag) ** q.numerator


def _exponent(t: Term) -> Fraction:
    value: Number | None = evaluate(t, ConstantField())
    if value is None or value.exact is None:
        raise Undecided("a power that is not rational")
    return value.exact


def _root(inner: Integrand, n: int) -> Integrand:
    """The real root: an odd one has the sign of what stands under it."""
    if n == 2:
        return lambda z, flag: inner(z, flag).sqrt(analytic=flag)
    exponent = flint().acb(flint().arb(1) / n)
    if n % 2 == 0:
        return lambda z, flag: inner(z, flag).pow(exponent, analytic=flag)

    def odd(z: Any, flag: bool) -> Any:
        u = inner(z, flag)
        return u.real_sgn(analytic=flag) * u.real_abs(analytic=flag).pow(exponent, analytic=flag)

    return odd


def _sum(parts: list[Any], flag: bool) -> Any:
    total = parts[0]
    for p in parts[1:]:
        total += p
    return total


def _product(parts: list[Any], flag: bool) -> Any:
    total = parts[0]
    for p in parts[1:]:
        total *= p
    return total


def _arctangent(parts: list[Any], flag: bool) -> Any:
    """By logarithms, whose cuts are those of the arctangent."""
    i, z = flint().acb(0, 1), parts[0]
    return ((1 + i * z).log(analytic=flag) - (1 - i * z).log(analytic=flag)) / (2 * i)


def _arcsine(parts: list[Any], flag: bool) -> Any:
    i, z = flint().acb(0, 1), parts[0]
    return -i * (i * z + (1 - z * z).sqrt(analytic=flag)).log(analytic=flag)


_RULES: dict[str, Callable[[list[Any], bool], Any]] = {
    "Sum": _sum,
    "Product": _product,
    "Neg": lambda parts, flag: -parts[0],
    "Div": lambda parts, flag: parts[0] / parts[1],
    "Abs": lambda parts, flag: parts[0].real_abs(analytic=flag),
    "Sin": lambda parts, flag: parts[0].sin(),
    "Cos": lambda parts, flag: parts[0].cos(),
    "Ln": lambda parts, flag: parts[0].log(analytic=flag),
    "Atan": _arctangent,
    "Asin": _arcsine,
    "Acos": lambda parts, flag: flint().acb.pi() / 2 - _arcsine(parts, flag),
}
