"""Long and synthetic division of polynomials in one letter; Euclid's algorithm for polynomials."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Step
from qstar_cli.rules.algebra import content, divide, expanded, generators, least_common_multiple
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, integer, multiply, number, subtract
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import monomial
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import coefficient_and_rest, rational_coefficients, summands

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
    found = _division(t)
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


def _division(t: Term) -> tuple[Term, Term, Term, Term] | None:
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
    found = _division(t)
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
    found = _division(t)
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


@rule(
    "euclid-for-polynomials",
    title="Divide, and go on with the remainder",
    say="{lines}. The last remainder that is not 0, made primitive, is the greatest common divisor.",
    heads=("PolynomialGcd",),
    questions=("PolynomialGcd",),
    examples={
        "find the polynomial gcd of x^2 - 1 with x^2 - 3x + 2": "x - 1",
        "find the polynomial gcd of x^2 + 1 with x - 1": "1",
        "find the polynomial gcd of 2x^2 with 4x": "x",
        "find the polynomial gcd of 2x with 0": "x",
    },
    refuses=("find the polynomial gcd of x*y with x", "find the polynomial gcd of sqrt(x) with x"),
    rank=2.0,
    level="algebra",
)
def euclid_for_polynomials(t: Term, scope: Scope) -> Iterator[Redex]:
    """Euclid's algorithm in one letter; the divisor has coprime integer coefficients, the leading one positive."""
    lines = _euclid(t)
    if lines:
        divisor = _primitive(lines[-1][1])
        words = "; ".join(_line(*line) for line in lines)
        yield Redex(lambda: Rewrite(divisor, substeps=_shrinking(t, lines, divisor)), {"lines": words})


def _euclid(t: Term) -> list[tuple[Term, Term, Term, Term]]:
    """The divisions (a, b, quotient, remainder) down to the remainder 0; none where that is out of reach."""
    pair = t.args if expanded(t.args[1]) != _ZERO else t.args[::-1]
    found = _division(term("Divide", *pair))
    if found is None:
        return []
    x, _, a, b = found
    lines: list[tuple[Term, Term, Term, Term]] = []
    while b != _ZERO and len(lines) < _MOST_LINES:
        parts = divide(a, b, x)
        if parts is None:
            return []
        lines.append((a, b, *parts))
        a, b = b, parts[1] if parts[1] == _ZERO else _primitive(parts[1])
    return lines if b == _ZERO else []


def _primitive(t: Term) -> Term:
    """The multiple with coprime integer coefficients, the leading one positive."""
    c = content(t)
    if coefficient_and_rest(summands(t)[0])[0] < 0:
        c = -c
    return expanded(multiply(number(1 / c), t)) or t


def _line(a: Term, b: Term, quotient: Term, remainder: Term) -> str:
    rest = f"({text(remainder)})" if remainder.head in ("Sum", "Neg") else text(remainder)
    return f"{text(a)} = ({text(b)})*({text(quotient)}) + {rest}"


def _shrinking(t: Term, lines: list[tuple[Term, Term, Term, Term]], divisor: Term) -> tuple[Step, ...]:
    """The pairs of which the greatest common divisor is the same, line by line."""
    if len(lines) < 2:
        return ()
    pairs = [(term("PolynomialGcd", a, b), "euclid-for-polynomials") for a, b, _, _ in lines[1:]]
    return working(*pairs, (divisor, "euclid-for-polynomials"), start=t)


@rule(
    "product-over-common-divisor",
    title="Divide the product by the common divisor",
    say="The greatest common divisor is {divisor}; the product divided by it, made primitive, is {after}.",
    heads=("PolynomialLcm",),
    questions=("PolynomialLcm",),
    examples={
        "find the polynomial lcm of x^2 - 1 with x^2 - 3x + 2": "x^3 - 2x^2 - x + 2",
        "find the polynomial lcm of x with x + 1": "x^2 + x",
    },
    refuses=("find the polynomial lcm of x with 0*x", "find the polynomial lcm of x*y with x"),
    rank=2.0,
    level="algebra",
)
def product_over_common_divisor(t: Term, scope: Scope) -> Iterator[Redex]:
    """The least common multiple in one letter, with coprime integer coefficients, the leading one positive."""
    lines = _euclid(t)
    if not lines or lines[0][0] == _ZERO:
        return
    multiple = least_common_multiple(_primitive(lines[0][0]), _primitive(lines[0][1]))
    if multiple is not None:
        after = _primitive(multiple)
        yield Redex(lambda: Rewrite(after), {"divisor": _primitive(lines[-1][1]), "after": after})
