"""Chains of double angles: sin(u)*cos(u)*cos(2u)*cos(4u) is one sine."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.fits import EXPRESSIONS, fits
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import integer, multiply
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import over_number, product_of
from qstar_cli.terms.term import Term, symbols, term, without
from qstar_cli.terms.views import coefficient_and_rest, quotient

TWO = integer(2)


@rule(
    "chain-of-double-angles",
    title="Use the double angle again and again",
    say="sin(a)*cos(a) = sin(2a)/2, and so on for the next angle: {count} times.",
    heads=("Product",),
    questions=(*EXPRESSIONS, "Solve"),
    examples={
        "sin(x)*cos(x)*cos(2x)": "sin(4x)/4",
        "8sin(x)*cos(x)*cos(2x)*cos(4x)": "sin(8x)",
        "y*sin(3x)*cos(3x)*cos(6x)": "y*sin(12x)/4",
    },
    refuses=("sin(x)*cos(x)", "sin(x)*cos(2x)", "sin(x)*cos(x)*cos(3x)", "sin(x)*cos(x)^2*cos(2x)", "cos(x)*cos(2x)"),
    rank=1.3,
    eager=True,
    level="trigonometry",
)
def chain_of_double_angles(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*sin(u)*cos(u)*cos(2u)*...` with at least two cosines, as a multiple of one sine."""
    c, rest = coefficient_and_rest(t)
    view = quotient(rest)
    if view.below:
        return
    for sine in (f for f in view.above if f.head == "Sin" and symbols(f)):
        angle, left, count = sine.args[0], without(view.above, sine), 0
        while (cosine := _cosine_of(angle, left)) is not None:
            left, count = without(left, cosine), count + 1
            angle = expanded(multiply(TWO, angle)) or multiply(TWO, angle)
        if count > 1:
            size = c * view.sign * Fraction(1, 2**count)
            yield from fits(t, over_number(size, product_of((*left, term("Sin", angle)))), count=integer(count))
            return


def _cosine_of(angle: Term, factors: list[Term]) -> Term | None:
    return next((f for f in factors if f.head == "Cos" and is_similar(f.args[0], angle)), None)
