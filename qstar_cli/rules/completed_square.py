"""Completing the square of a quadratic polynomial in one letter."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Step
from qstar_cli.rules.algebra import expanded, generators
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, number, power
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import rational_coefficients

_NAME = "complete-the-square-of-an-expression"


@rule(
    _NAME,
    title="Complete the square",
    say="{first}alf of the coefficient of {x} is {half}: add and subtract its square {square}.",
    heads=("Sum", "Product", "Neg", "Pow", "Div"),
    questions=("CompleteSquare",),
    examples={
        "complete the square in x^2 + 6x + 1": "(x + 3)^2 - 8",
        "complete the square in 2x^2 - 12x": "2(x - 3)^2 - 18",
        "complete the square in 5 - 3x - x^2": "-(x + 3/2)^2 + 29/4",
        "complete the square in (x + 1)*(x + 3)": "(x + 2)^2 - 1",
        "complete the square in x^2 + 2x + 1": "(x + 1)^2",
    },
    refuses=(
        "complete the square in x + 1",
        "complete the square in x^3 + x^2",
        "complete the square in x^2 + x*y",
        "complete the square in x^2 + sqrt(x)",
    ),
    rank=0.0,
    eager=True,
    level="algebra",
)
def complete_the_square(t: Term, scope: Scope) -> Iterator[Redex]:
    """A whole line a*x^2 + b*x + c as a*(x + b/(2a))^2 + k."""
    letters = generators(t)
    if scope.position or len(letters) != 1 or letters[0].head != "Symbol":
        return
    x, written = letters[0], expanded(t)
    found = rational_coefficients(written, x) if written is not None else None
    if not found or max(found) != 2 or not found.get(1):
        return
    a, b, c = (found.get(k, Fraction(0)) for k in (2, 1, 0))
    half = b / (2 * a)
    after = _sum(summand(a, power(_sum(x, number(half)), 2)), number(c - a * half * half))
    first = "H" if a == 1 else f"Take out {text(number(a))}. In the brackets h"
    words: dict[str, Term | str] = {"first": first, "x": x, "half": number(half), "square": number(half * half)}
    yield Redex(lambda: Rewrite(after, substeps=_working(t, x, (a, b, c), after)), words)


def _sum(*parts: Term) -> Term:
    """The sum of the parts that are not 0."""
    return tidy(add(*(p for p in parts if p != number(0))))


def _working(t: Term, x: Term, coefficients: tuple[Fraction, Fraction, Fraction], after: Term) -> tuple[Step, ...]:
    """The leading coefficient before a bracket, then the square added and subtracted, then the square written."""
    a, b, c = coefficients
    half = b / (2 * a)
    inside = _sum(power(x, 2), summand(b / a, x), number(half**2), number(-(half**2)))
    square = _sum(power(_sum(x, number(half)), 2), number(-(half**2)))
    lines = [_sum(*(inside.args if a == 1 else (summand(a, inside),)), number(c))]
    lines.append(_sum(*(square.args if a == 1 else (summand(a, square),)), number(c)))
    shown = [line for line in lines if line not in (t, after)]
    return working(*((line, _NAME) for line in (*shown, after)), start=t) if shown else ()
