"""Differentiation of terms, the kernel's own: the derivative as a term, by the rules of calculus.

`derivative(t, x)` is defined only where t is differentiable, provided that t is defined there too (ln(x) gives 1/x):
every rule divides by what must not be 0. It may be undefined at single points where t is differentiable all the same
(x*|x| at 0); what holds there is decided by expansions (`derivatives.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from qstar_cli.terms.build import E, add, divide, integer, multiply, negative, power, subtract, symbol
from qstar_cli.terms.term import Term, map_args, substitute, term
from qstar_cli.verify.constants import rational_value
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.reader import read

MAX_ORDER = 50
MAX_SIZE = 20_000
ZERO, ONE = integer(0), integer(1)
U = symbol("u")
# each head, a function of u, by functions with a derivative in `OUTER`; the domains are the same
BASIC = {
    "Tan": "sin(u)/cos(u)",
    "Cot": "cos(u)/sin(u)",
    "Sec": "1/cos(u)",
    "Csc": "1/sin(u)",
    "Sinh": "(e^u - e^(-u))/2",
    "Cosh": "(e^u + e^(-u))/2",
    "Tanh": "(e^u - e^(-u))/(e^u + e^(-u))",
    "Coth": "(e^u + e^(-u))/(e^u - e^(-u))",
    "Sech": "2/(e^u + e^(-u))",
    "Csch": "2/(e^u - e^(-u))",
    "Asinh": "ln(u + sqrt(u^2 + 1))",
    "Acosh": "ln(u + sqrt(u - 1)*sqrt(u + 1))",
    "Atanh": "ln((1 + u)/(1 - u))/2",
}
OUTER = {
    "Sin": "cos(u)",
    "Cos": "-sin(u)",
    "Ln": "1/u",
    "Asin": "1/sqrt(1 - u^2)",
    "Acos": "-1/sqrt(1 - u^2)",
    "Atan": "1/(1 + u^2)",
    "Abs": "|u|/u",
}
BINDERS = {"Integral": 4, "Limit": 3, "LeftLimit": 3, "RightLimit": 3, "FiniteSum": 4, "ValueAt": 3}


def depends(t: Term, x: Term) -> bool:
    """Whether a term depends on a letter (which a sum, limit or definite integral may bind)."""
    if t.head in BINDERS and len(t.args) == BINDERS[t.head] and t.args[1] == x:
        return any(depends(a, x) for a in t.args[2:])
    return t == x or any(depends(a, x) for a in t.args)


@lru_cache(maxsize=1024)
def in_basic_functions(t: Term) -> Term:
    """The same partial function in sin, cos, their inverses, exp, ln and roots."""
    args = tuple(in_basic_functions(a) for a in t.args)
    if t.head in BASIC:
        return substitute(_read(BASIC[t.head]), U, args[0])
    if t.head == "Log" and len(args) == 2:
        return divide(term("Ln", args[0]), term("Ln", args[1]))
    return map_args(t, args)


@lru_cache(maxsize=64)
def _read(written: str) -> Term:
    return read(written)


def higher_derivative(t: Term, x: Term, order: int) -> Term:
    if not 0 <= order <= MAX_ORDER:
        raise Undecided("a derivative of such an order")
    for _ in range(order):
        t = derivative(t, x)
    return t


def derivative(t: Term, x: Term) -> Term:
    """dt/dx as a term. Raises Undecided for a function without a rule."""
    result = _derivative(in_basic_functions(t), x)
    if result.size > MAX_SIZE:
        raise Undecided("a derivative grew too large")
    return result


@lru_cache(maxsize=4096)
def _derivative(t: Term, x: Term) -> Term:
    if not depends(t, x):
        return ZERO
    if t == x:
        return ONE
    if t.head in OUTER:
        return _times(substitute(_read(OUTER[t.head]), U, t.args[0]), _derivative(t.args[0], x))
    if t.head not in _RULES:
        raise Undecided(f"no derivative of {t.head}")
    return _RULES[t.head](t, x)


def _plus(*summands: Term) -> Term:
    return add(*(s for s in summands if s != ZERO))


def _times(*factors: Term) -> Term:
    return ZERO if ZERO in factors else multiply(*(f for f in factors if f != ONE))


def _sum(t: Term, x: Term) -> Term:
    return _plus(*(_derivative(a, x) for a in t.args))


def _negative(t: Term, x: Term) -> Term:
    return negative(_derivative(t.args[0], x))


def _scaled(t: Term, x: Term) -> Term:
    """Percent and degrees: a number times the argument."""
    return map_args(t, (_derivative(t.args[0], x),))


def _product(t: Term, x: Term) -> Term:
    """The product rule."""
    return _plus(
        *(_times(*t.args[:k], _derivative(a, x), *t.args[k + 1 :]) for k, a in enumerate(t.args) if depends(a, x))
    )


def _quotient(t: Term, x: Term) -> Term:
    """The quotient rule."""
    u, v = t.args
    if not depends(v, x):
        return divide(_derivative(u, x), v)
    above = subtract(_times(_derivative(u, x), v), _times(u, _derivative(v, x)))
    return divide(above, power(v, 2))


def _power(t: Term, x: Term) -> Term:
    """The power rule for numbers as exponents, else (u^v)' = u^v*(v'*ln(u) + v*u'/u)."""
    u, v = t.args
    if depends(v, x):
        inside = [_times(_derivative(v, x), ONE if u == E else term("Ln", u))]
        if depends(u, x):
            inside.append(divide(_times(v, _derivative(u, x)), u))
        return _times(t, add(*inside))
    q = _rational(v)
    if q is not None and q == 1:
        return _derivative(u, x)
    if q is not None and q > 1 and q.denominator % 2:
        return _times(v, power(u, subtract(v, ONE)), _derivative(u, x))
    return divide(_times(v, t, _derivative(u, x)), u)


def _rational(t: Term) -> Fraction | None:
    """The value of a number made by whole numbers, else None."""
    try:
        return rational_value(t)
    except Undecided:
        return None


def _root(t: Term, x: Term) -> Term:
    """(root(u, n))' = root(u, n)*u'/(n*u)."""
    u, n = t.args
    return divide(_times(t, _derivative(u, x)), multiply(n, u))


def _of_integral(t: Term, x: Term) -> Term:
    """An antiderivative has its integrand as derivative; with respect to v it is `f*dv/dx`."""
    if len(t.args) != 2:
        raise Undecided("the derivative of an integral")
    if t.args[1].head == "Symbol" and t.args[1] != x:
        raise Undecided("the derivative of an integral with respect to another letter")
    return _times(t.args[0], _derivative(t.args[1], x))


def _of_derivative(t: Term, x: Term) -> Term:
    return _derivative(in_basic_functions(expanded_derivative(t)), x)


def expanded_derivative(t: Term) -> Term:
    """`derivative(f, x)` or `derivative(f, x, n)` as a term without it."""
    order = _rational(t.args[2]) if len(t.args) == 3 else 1
    if order is None or order != int(order):
        raise Undecided("a derivative whose order is no number")
    if t.args[1].head != "Symbol":
        raise Undecided("a derivative with respect to what is no letter")
    return higher_derivative(t.args[0], t.args[1], int(order))


_RULES: dict[str, Callable[[Term, Term], Term]] = {
    "Sum": _sum,
    "Neg": _negative,
    "Percent": _scaled,
    "Degree": _scaled,
    "Product": _product,
    "Div": _quotient,
    "Pow": _power,
    "Root": _root,
    "Integral": _of_integral,
    "Derivative": _of_derivative,
}
