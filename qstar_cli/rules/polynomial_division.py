"""Long and synthetic division of polynomials in one letter."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.algebra import expanded, generators
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import add, integer, multiply, number, subtract
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import monomial
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import rational_coefficients

_ZERO = integer(0)
_MOST_LINES = 60  # lines that are written at once
_MOST_DEGREES = 200  # of a quotient


@rule(
    "divide-leading-terms",
    title="Divide the leading terms",
    say="{leading} : {by} = {part}. Subtract {product}; {rest} is left.",
    heads=("Divide", "QuotientRemainder"),
    questions=("Divide",),
    examples={
        "divide with remainder x^2 + 3x + 5 by x + 1": "quotient x, remainder 2x + 5, divisor x + 1",
        "divide with remainder 6x^3 - 7 by 2x + 1": "quotient 3x^2, remainder -3x^2 - 7, divisor 2x + 1",
    },
    refuses=(
        "divide with remainder x by x^2",
        "divide with remainder x^2 by 0*x",
        "divide with remainder x*y by x",
        "divide with remainder sqrt(x) by x",
    ),
    rank=2.0,
    level="algebra",
    method="long-division",
)
def divide_leading_terms(t: Term, scope: Scope) -> Iterator[Redex]:
    """One line of long division: the next term of the quotient, and what is left of the dividend."""
    found = division(t)
    if found is None:
        return
    x, quotient, rest, divisor = found
    above, below = _leading(rest, x), _leading(divisor, x)
    if below is None or above is None or not 0 <= above[0] - below[0] <= _MOST_DEGREES:
        return
    part = monomial(above[1] / below[1], x, above[0] - below[0])
    product = expanded(multiply(part, divisor))
    left = None if product is None else expanded(subtract(rest, product))
    total = expanded(add(quotient, part))
    if product is None or left is None or total is None:
        return
    after = term("QuotientRemainder", total, left, divisor)
    values = {
        "leading": monomial(above[1], x, above[0]),
        "by": monomial(below[1], x, below[0]),
        "part": part,
        "product": product,
        "rest": left,
    }
    yield Redex(lambda: Rewrite(after), values)


def division(t: Term) -> tuple[Term, Term, Term, Term] | None:
    """A division under way as (letter, quotient so far, what is left, divisor), expanded; None for any other term."""
    if t.head == "Divide":
        parts = [_ZERO, *t.args]
    elif len(t.args) == 3:
        parts = list(t.args)
    else:
        return None
    letters = {g for part in parts for g in generators(part)}
    if len(letters) != 1 or next(iter(letters)).head != "Symbol":
        return None
    written = [expanded(part) for part in parts]
    if any(part is None for part in written) or written[2] == _ZERO:
        return None
    quotient, rest, divisor = (part for part in written if part is not None)
    return next(iter(letters)), quotient, rest, divisor


def _leading(t: Term, x: Term) -> tuple[int, Fraction] | None:
    """Degree and leading coefficient of an expanded polynomial that is not 0."""
    found = rational_coefficients(t, x)
    return max(found.items()) if found else None


@rule(
    "end-division",
    title="Stop the division",
    say="The degree of {rest} is lower than that of {divisor}: it is the remainder.",
    heads=("Divide", "QuotientRemainder"),
    questions=("Divide",),
    examples={
        "divide with remainder x by x^2 + 1": "quotient 0, remainder x",
        "divide with remainder 3 by x": "quotient 0, remainder 3",
    },
    refuses=("divide with remainder x^2 by x", "divide with remainder x by 0*x", "divide with remainder x by x + y"),
    rank=1.0,
    level="algebra",
)
def end_division(t: Term, scope: Scope) -> Iterator[Redex]:
    """What is left has a lower degree than the divisor, or is 0."""
    found = division(t)
    if found is None:
        return
    x, quotient, rest, divisor = found
    above, below = _leading(rest, x), _leading(divisor, x)
    if below is not None and (above is None or above[0] < below[0]):
        after = term("QuotientRemainder", quotient, rest)
        yield Redex(lambda: Rewrite(after), {"rest": rest, "divisor": divisor})


@rule(
    "synthetic-division",
    title="Divide with the scheme of Horner",
    say="Coefficients {above}; multiply by {root} and add, from left to right: {below}. The last number is the "
    "remainder.",
    heads=("Divide",),
    questions=("Divide",),
    examples={"divide with remainder x^3 - 2x^2 + 4 by x - 3": "quotient x^2 + x + 3, remainder 13"},
    refuses=(
        "divide with remainder x^2 by 2x + 1",
        "divide with remainder x^3 by x^2 + 1",
        "divide with remainder 5 by x - 1",
    ),
    rank=3.0,
    cost=3.0,
    level="algebra",
    method="synthetic-division",
)
def synthetic_division(t: Term, scope: Scope) -> Iterator[Redex]:
    """Division by x - a with the coefficients alone."""
    found = division(t)
    if found is None:
        return
    x, _, dividend, divisor = found
    above, below = rational_coefficients(dividend, x), rational_coefficients(divisor, x)
    if not above or not below or max(below) != 1 or below[1] != 1 or not 0 < max(above) <= _MOST_LINES:
        return
    root = -below.get(0, Fraction(0))
    row = [above.get(k, Fraction(0)) for k in range(max(above), -1, -1)]
    sums = [row[0]]
    for c in row[1:]:
        sums.append(sums[-1] * root + c)
    degree = len(row) - 2
    quotient = expanded(add(*(monomial(c, x, degree - k) for k, c in enumerate(sums[:-1]))))
    if quotient is not None:
        after = term("QuotientRemainder", quotient, number(sums[-1]))
        values: dict[str, Term | str] = {"above": _row(row), "root": number(root), "below": _row(sums)}
        yield Redex(lambda: Rewrite(after), values)


def _row(values: list[Fraction]) -> str:
    return ", ".join(text(number(v)) for v in values)


def division_line(a: Term, b: Term, quotient: Term, remainder: Term) -> str:
    """`a = (b)*(quotient) + remainder`, as text."""
    end = "" if remainder == _ZERO else f" + {_in_brackets(remainder)}"
    return f"{text(a)} = {_in_brackets(b)}*{_in_brackets(quotient)}{end}"


def _in_brackets(t: Term) -> str:
    return f"({text(t)})" if t.head in ("Sum", "Neg") else text(t)
