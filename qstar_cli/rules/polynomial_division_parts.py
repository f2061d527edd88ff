"""Questions for the quotient or the remainder alone: the remainder theorem, or long division."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.algebra import divide, expanded, generators
from qstar_cli.rules.polynomial_division import division_line
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, integer, multiply, number, subtract
from qstar_cli.terms.spelling import monomial
from qstar_cli.terms.term import Term, substitute
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import rational_coefficients

_ZERO = integer(0)
_MOST_LINES = 12  # of a division that are written out


def _parts(t: Term) -> tuple[Term, Term, Term] | None:
    """The letter, dividend and divisor, expanded; None unless both are polynomials in one letter, the divisor not 0."""
    letters = {g for a in t.args for g in generators(a)}
    if len(letters) != 1 or next(iter(letters)).head != "Symbol":
        return None
    dividend, divisor = (expanded(a) for a in t.args)
    if dividend is None or divisor is None or divisor == _ZERO:
        return None
    return next(iter(letters)), dividend, divisor


@rule(
    "value-at-the-zero",
    title="Use the remainder theorem",
    say="{divisor} is 0 for {x} = {root}. By the remainder theorem the remainder is the value of {dividend} there.",
    heads=("PolynomialRemainder",),
    questions=("PolynomialRemainder",),
    examples={
        "find the remainder when x^3 - 2x^2 + 4 is divided by x - 3": "13",
        "find the remainder when 4x^2 + 1 is divided by 2x - 1": "2",
        "find the remainder when x^100 is divided by x + 1": "1",
    },
    refuses=(
        "find the remainder when x^3 is divided by x^2 + 1",
        "find the remainder when x^3 is divided by 2 + 0*x",
        "find the remainder when x^2 - y^2 is divided by x - y",
    ),
    rank=1.0,
    level="algebra",
)
def value_at_the_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """p(x) = (x - a)*q(x) + r, and so r = p(a)."""
    found = _parts(t)
    if found is None:
        return
    x, dividend, divisor = found
    line, values = rational_coefficients(divisor, x), rational_coefficients(dividend, x)
    if not line or max(line) != 1 or values is None:
        return
    root = -line.get(0, Fraction(0)) / line[1]
    put_in = tidy(substitute(dividend, x, number(root)))
    value = number(sum((c * root**n for n, c in values.items()), Fraction(0)))
    steps = working((put_in, "value-at-the-zero"), (value, "value-at-the-zero"), start=t) if put_in != value else ()
    yield Redex(
        lambda: Rewrite(value, substeps=steps), {"divisor": divisor, "x": x, "root": number(root), "dividend": dividend}
    )


@rule(
    "read-off-the-division",
    title="Divide with remainder",
    say="Long division gives {lines}; what is left is the remainder.",
    heads=("PolynomialQuotient", "PolynomialRemainder"),
    questions=("PolynomialQuotient", "PolynomialRemainder"),
    examples={
        "find the quotient when x^3 - 2x^2 + 4 is divided by x - 3": "x^2 + x + 3",
        "find the remainder when 2x^4 - 3x + 1 is divided by x^2 + 1": "-3x + 3",
        "find the quotient when x is divided by x^2 + 1": "0",
        "find the remainder when x is divided by x^2 + 1": "x",
    },
    refuses=(
        "find the quotient when x^3 is divided by 0*x",
        "find the quotient when x^2 - y^2 is divided by x - y",
        "find the remainder when sqrt(x) is divided by x",
    ),
    cost=2.0,
    rank=2.0,
    level="algebra",
)
def read_off_the_division(t: Term, scope: Scope) -> Iterator[Redex]:
    """a = b*q + r with r of lower degree than b, by long division."""
    found = _parts(t)
    parts = None if found is None else divide(found[1], found[2], found[0])
    if found is None or parts is None:
        return
    x, dividend, divisor = found
    after = parts[t.head == "PolynomialRemainder"]
    lines = _lines(dividend, divisor, x) or [division_line(dividend, divisor, *parts)]
    yield Redex(lambda: Rewrite(after), {"lines": ", ".join(lines)})


def _lines(dividend: Term, divisor: Term, x: Term) -> list[str]:
    """The dividend as divisor times quotient so far plus what is left, line by line; none where there are too many."""
    lines: list[str] = []
    rest, quotient = dividend, _ZERO
    below = rational_coefficients(divisor, x) or {}
    while (above := rational_coefficients(rest, x)) and max(above) >= max(below):
        part = monomial(above[max(above)] / below[max(below)], x, max(above) - max(below))
        left, total = expanded(subtract(rest, multiply(part, divisor))), expanded(add(quotient, part))
        if left is None or total is None or len(lines) == _MOST_LINES:
            return []
        rest, quotient = left, total
        lines.append(division_line(dividend, divisor, quotient, rest))
    return lines
