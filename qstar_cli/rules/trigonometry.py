"""Exact values of trigonometric functions, odd and even functions, and sin^2 + cos^2 = 1."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.fits import fits, fits_where
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.angles import (
    CIRCULAR,
    EVEN,
    ODD,
    has_opposite_argument,
    is_out_of_range,
    known_angle,
    known_value,
    multiple_of_pi,
    pythagorean_pair,
)
from qstar_cli.terms.build import PI, UNDEFINED, add, integer, multiply, negative
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, symbols, term, without
from qstar_cli.terms.views import coefficient_and_rest, opposite_sum, quotient

ZERO = integer(0)


@rule(
    "exact-trigonometric-value",
    title="Use the exact value",
    say="The angle {a} has a well-known exact value.",
    heads=CIRCULAR,
    examples={
        "sin(pi/6)": "1/2",
        "cos(3*pi/4)": "-sqrt(2)/2",
        "tan(pi/3)": "sqrt(3)",
        "cot(pi/6)": "sqrt(3)",
        "sin(30°)": "1/2",
        "sin(0)": "0",
        "cos(pi/12)": "(sqrt(6) + sqrt(2))/4",
        "tan(5*pi/12)": "2 + sqrt(3)",
        "sin(-pi/10)": "(1 - sqrt(5))/4",
        "cos(36°)": "(1 + sqrt(5))/4",
    },
    refuses=("sin(pi/7)", "sin(x)", "tan(pi/2)", "sin(1)", "sin(pi/3 + pi/3)"),
    eager=True,
    rank=2.2,
    level="trigonometry",
)
def exact_trigonometric_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """The exact value at multiples of 15, 18 and 22.5 degrees."""
    q = multiple_of_pi(t.args[0])
    found = known_value(t.head, q) if q is not None else None
    if isinstance(found, Term):
        yield from fits(t, found, a=t.args[0])


@rule(
    "trigonometric-pole",
    title="The function is undefined at this angle",
    say="At the angle {a} this function would divide by 0, so it is undefined.",
    heads=("Tan", "Cot", "Sec", "Csc"),
    examples={"tan(pi/2)": "undefined", "cot(0)": "undefined", "csc(180°)": "undefined"},
    refuses=("tan(pi/4)", "tan(x)", "sec(0)"),
    eager=True,
    rank=0.6,
    level="trigonometry",
)
def trigonometric_pole(t: Term, scope: Scope) -> Iterator[Redex]:
    """A tangent, cotangent, secant or cosecant where it has a pole."""
    q = multiple_of_pi(t.args[0])
    if q is not None and known_value(t.head, q) is False:
        yield from fits(t, UNDEFINED, a=t.args[0])


@rule(
    "inverse-out-of-range",
    title="No angle has this sine or cosine",
    say="Sine and cosine lie between -1 and 1.",
    heads=("Asin", "Acos"),
    examples={"arcsin(2)": "undefined", "arccos(-3/2)": "undefined"},
    refuses=("arcsin(1)", "arcsin(x)", "arccos(sqrt(2)/2)"),
    eager=True,
    rank=0.6,
    level="trigonometry",
)
def inverse_out_of_range(t: Term, scope: Scope) -> Iterator[Redex]:
    """An inverse sine or cosine of a number outside -1 ... 1."""
    if is_out_of_range(t):
        yield from fits(t, UNDEFINED)


@rule(
    "exact-inverse-value",
    title="Use the exact angle",
    say="This is the angle whose function value is {a}.",
    heads=("Asin", "Acos", "Atan"),
    examples={
        "arctan(1)": "pi/4",
        "arctan(sqrt(3)/3)": "pi/6",
        "arcsin(1/2)": "pi/6",
        "arccos(-1/2)": "2*pi/3",
        "arctan(2 - sqrt(3))": "pi/12",
    },
    refuses=("arctan(2)", "arcsin(x)", "arcsin(2)"),
    eager=True,
    rank=2.2,
    level="trigonometry",
)
def exact_inverse_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """The angle of a well-known value."""
    q = None if symbols(t) else known_angle(t.head, t.args[0])
    if q is not None:
        yield from fits(t, summand(q, PI) if q else ZERO, a=t.args[0])


@rule(
    "opposite-angle",
    title="Take the minus sign out",
    say="Sine, tangent, cotangent and cosecant change the sign with the angle, cosine and secant do not.",
    heads=ODD + EVEN,
    examples={"sin(-x)": "-sin(x)", "cos(-x)": "cos(x)", "tan(-x)": "-tan(x)", "arctan(-x)": "-arctan(x)"},
    refuses=("sin(x)", "sin(1 - x)", "arccos(-x)", "sin(-pi/6)"),
    eager=True,
    rank=2.85,
    level="trigonometry",
)
def opposite_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """`f(-a)` is -f(a) for odd functions and f(a) for even ones."""
    if not has_opposite_argument(t) or is_pending(t.args[0]):
        return
    if t.head in CIRCULAR and (q := multiple_of_pi(t.args[0])) is not None and known_value(t.head, q) is not None:
        return
    positive = opposite_sum(t.args[0])
    after = term(t.head, positive)
    yield from fits(t, negative(after) if t.head in ODD else after)


@rule(
    "pythagorean-identity",
    title="Use sin^2 + cos^2 = 1",
    say="For every angle the squares of sine and cosine add up to 1.",
    heads=("Sum",),
    examples={"sin(x)^2 + cos(x)^2": "1", "3sin(2x)^2 + 3cos(2x)^2 + y": "3 + y"},
    refuses=("sin(x)^2 + cos(y)^2", "sin(x)^2 - cos(x)^2", "2sin(x)^2 + cos(x)^2", "sin(x) + cos(x)"),
    eager=True,
    rank=2.95,
    level="trigonometry",
)
def pythagorean_identity(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*sin(a)^2 + c*cos(a)^2` is c."""
    pair = pythagorean_pair(t)
    if pair is None:
        return
    coefficient, rest = coefficient_and_rest(pair[0])
    view = quotient(rest)
    others = [f for f in view.above if not (f.head == "Pow" and f.args[0].head == "Sin")]
    if len(others) < len(view.above) - 1 or view.below:
        return
    left = without(t.args, *pair)
    yield from fits_where(t, add(summand(coefficient, multiply(*others)), *left), scope)
