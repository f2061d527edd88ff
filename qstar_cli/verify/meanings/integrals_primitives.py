"""Antiderivatives that are seen at once, as proposals: they are verified like those of anybody else.

Sums of numbers times powers, exponentials, sines and cosines of a linear function of the letter.
"""

from __future__ import annotations

from qstar_cli.terms.build import E, absolute, add, divide, multiply, negative, power
from qstar_cli.terms.term import Term, term
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.derivatives_rules import ONE, ZERO, depends, derivative, in_basic_functions


def primitive(f: Term, x: Term) -> Term | None:
    """A term that may be an antiderivative of f, None when none is seen."""
    try:
        return _primitive(in_basic_functions(f), x)
    except Undecided:
        return None


def _primitive(f: Term, x: Term) -> Term:
    if not depends(f, x):
        return multiply(f, x)
    if f.head == "Sum":
        return add(*(_primitive(a, x) for a in f.args))
    if f.head == "Neg":
        return negative(_primitive(f.args[0], x))
    if f.head == "Product":
        return _of_product(f, x)
    if f.head == "Div":
        return _of_quotient(f, x)
    return _of_function(f, x)


def _of_product(f: Term, x: Term) -> Term:
    fixed = [a for a in f.args if not depends(a, x)]
    moving = [a for a in f.args if depends(a, x)]
    if len(moving) == 1:
        return multiply(*fixed, _primitive(moving[0], x))
    exponents = [_exponent(a, x) for a in moving]
    return multiply(*fixed, _of_power(x, add(*exponents), ONE)) if fixed else _of_power(x, add(*exponents), ONE)


def _exponent(f: Term, x: Term) -> Term:
    """e with f = x^e, as written."""
    if f == x:
        return ONE
    if f.head == "Pow" and f.args[0] == x and not depends(f.args[1], x):
        return f.args[1]
    raise Undecided("no power of the letter")


def _of_quotient(f: Term, x: Term) -> Term:
    above, below = f.args
    if not depends(below, x):
        return divide(_primitive(above, x), below)
    if depends(above, x):
        raise Undecided("a quotient of two functions")
    if below.head == "Pow" and not depends(below.args[1], x):
        return multiply(above, _of_power(below.args[0], negative(below.args[1]), _slope(below.args[0], x)))
    if below.head == "Root":
        return multiply(above, _of_power(below.args[0], negative(divide(ONE, below.args[1])), _slope(below.args[0], x)))
    return multiply(above, divide(term("Ln", absolute(below)), _slope(below, x)))


def _of_function(f: Term, x: Term) -> Term:
    """A power, root, exponential, sine or cosine of a linear function."""
    if f == x:
        return _of_power(x, ONE, ONE)
    inner = f.args[1] if f.head == "Pow" and f.args[0] == E else f.args[0]
    if f.head == "Pow" and inner is f.args[0]:
        return _of_power(inner, f.args[1], _slope(inner, x))
    if f.head == "Root":
        return _of_power(inner, divide(ONE, f.args[1]), _slope(inner, x))
    slope = _slope(inner, x)
    if f.head == "Pow":
        return divide(f, slope)
    if f.head in ("Sin", "Cos"):
        other = negative(term("Cos", inner)) if f.head == "Sin" else term("Sin", inner)
        return divide(other, slope)
    raise Undecided(f"no antiderivative of {f.head} is seen")


def _of_power(base: Term, exponent: Term, slope: Term) -> Term:
    more = add(exponent, ONE)
    return divide(power(base, more), multiply(slope, more))


def _slope(inner: Term, x: Term) -> Term:
    slope = derivative(inner, x)
    if slope == ZERO or depends(slope, x):
        raise Undecided("the inner function is not linear")
    return slope
