"""Substitutions in equations in sine and cosine: the tangent of half the angle, and the sum of sine and cosine."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.generator_polynomials import polynomial_roots
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_angles import linear_angle
from qstar_cli.rules.trigonometry_linear import Bidegrees, sine_and_cosine
from qstar_cli.rules.trigonometry_reduction import descending
from qstar_cli.rules.trigonometry_values import angle_unit
from qstar_cli.terms.build import FALSE, add, any_of, equal, integer, multiply, number, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.periodic import DEGREE, Family, formula_of
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_rational, rational_coefficients

QUESTIONS = ("Solve",)
MOST_DEGREE = 4  # of the polynomial in sine and cosine
ONE, TWO = integer(1), integer(2)


@rule(
    "tangent-of-half-angle",
    title="Substitute the tangent of half the angle",
    say="With t = {tangent}: sin = 2t/(1 + t^2), cos = (1 - t^2)/(1 + t^2). Where t is undefined, {lost}.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=2.5,
    cost=3,
    examples={
        "sin(x) - 2cos(x) = 1": "tan(x/2)^2 + (2tan(x/2)) - 3 = 0",
        "sin(x) - cos(x) = 1": "(x = pi + 2*pi*n for integer n) or tan(x/2) - 1 = 0",
    },
    refuses=(
        "sin(x) = cos(x)^2",
        "sin(x) + cos(x) = sin(2x)",
        "sin(x) = 1",
        "tan(x) = sin(x) + 1",
        "sin(x) + cos(2y) = 1",
    ),
    level="trigonometry",
)
def tangent_of_half_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial equation in sine and cosine as one in tan(u/2), where that has roots that square roots give.

    The angles at which tan(u/2) has a pole are tried apart: there sin(u) = 0 and cos(u) = -1.
    """
    found = sine_and_cosine(t, scope)
    if found is None or linear_angle(found[1].args[0], scope.unknowns[0]) is None:
        return
    _, sine, _, parts = found
    half = expanded(multiply(number(Fraction(1, 2)), sine.args[0]))
    polynomial = _half_angle_polynomial(parts) if half is not None else None
    if half is None or polynomial is None or polynomial_roots(polynomial) is None:
        return
    tangent = term("Tan", half)
    written = [multiply(number(c), power(tangent, k)) if k else number(c) for k, c in polynomial.items()]
    line = equal(descending(expanded(add(*written)) or ZERO, tangent), ZERO) if max(polynomial) else FALSE
    lost = _lost(sine.args[0], t, scope)
    after = any_of(lost, line) if _value_at_pole(parts) == 0 else line
    yield Redex(partial(Rewrite, after), {"tangent": tangent, "lost": lost})


def _half_angle_polynomial(parts: Bidegrees) -> dict[int, Fraction] | None:
    """The coefficients of (1 + t^2)^d * P(2t/(1 + t^2), (1 - t^2)/(1 + t^2)), None for other numbers than rational."""
    degree = max(m + n for m, n in parts)
    if degree > MOST_DEGREE:
        return None
    t = term("Symbol", value="t")
    terms = [
        multiply(
            c, power(multiply(TWO, t), m), power(subtract(ONE, power(t, 2)), n), power(add(ONE, power(t, 2)), rest)
        )
        for (m, n), c in parts.items()
        if (rest := degree - m - n) >= 0
    ]
    whole = expanded(_without_zero_powers(add(*terms)))
    found = rational_coefficients(whole, t) if whole is not None else None
    return found or None


def _without_zero_powers(t: Term) -> Term:
    if t.head == "Pow" and t.args[1] == ZERO:
        return ONE
    return term(t.head, *map(_without_zero_powers, t.args)) if t.args else t


def _value_at_pole(parts: Bidegrees) -> Fraction | None:
    """The polynomial where the sine is 0 and the cosine -1."""
    values = [as_rational(c) for (m, _), c in parts.items() if not m]
    signs = [(-1) ** n for m, n in parts if not m]
    if None in values:
        return None
    return sum((s * v for s, v in zip(signs, values, strict=True) if v is not None), Fraction(0))


def _lost(angle: Term, t: Term, scope: Scope) -> Term:
    """The angles an odd number of half turns."""
    unit = angle_unit(t, scope.conditions)
    half = Fraction(180) if unit == DEGREE else Fraction(1)
    return formula_of([Family(ZERO, half, 2 * half, unit)], angle, symbols(scope.question))


@rule(
    "sum-of-sine-and-cosine",
    title="Substitute the sum of sine and cosine",
    say="With u = {sum}, sin*cos = {product}: the equation is a polynomial equation in u; solve it for u.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=2.4,
    cost=3,
    examples={
        "sin(x) + cos(x) = 1 + sin(2x)": "sin(x) + cos(x) = 1 or sin(x) + cos(x) = 0",
        "sin(x) - cos(x) = 2sin(x)*cos(x) - 1": "sin(x) - cos(x) = 0 or sin(x) - cos(x) = -1",
    },
    refuses=("sin(x) + cos(x) = 1", "sin(x)*cos(x) = 1", "sin(x)^2 + cos(x) = 1", "sin(x) + 2cos(x) = sin(2x)"),
    level="trigonometry",
)
def sum_of_sine_and_cosine(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial that is symmetric in sine and cosine, or in sine and the opposite of cosine."""
    found = sine_and_cosine(t, scope)
    if found is None:
        return
    _, sine, cosine, parts = found
    for sign in (1, -1):
        polynomial = _symmetric(parts, sign)
        roots = polynomial_roots(polynomial) if polynomial is not None else None
        if roots is not None:
            whole = add(sine, cosine) if sign > 0 else subtract(sine, cosine)
            after = any_of(*(equal(whole, r) for r in roots)) if roots else FALSE
            product = "(u^2 - 1)/2" if sign > 0 else "(1 - u^2)/2"
            yield Redex(partial(Rewrite, after), {"sum": whole, "product": product})
            return


def _symmetric(parts: Bidegrees, sign: int) -> dict[int, Fraction] | None:
    """a*u + b*sin*cos + c = 0 with u = sin + sign*cos as a polynomial in u; sin*cos = sign*(u^2 - 1)/2."""
    values = {k: as_rational(c) for k, c in parts.items()}
    if not set(values) <= {(1, 0), (0, 1), (1, 1), (0, 0)} or (1, 1) not in values or None in values.values():
        return None
    known = {k: v for k, v in values.items() if v is not None}
    a, b, c = known.get((1, 0), Fraction(0)), known[1, 1] * sign / 2, known.get((0, 0), Fraction(0))
    if not a or known.get((0, 1)) != sign * a:
        return None
    return {k: v for k, v in {2: b, 1: a, 0: c - b}.items() if v}
