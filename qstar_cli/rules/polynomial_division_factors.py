"""Whether a polynomial is a factor of another: the remainder theorem, or division."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import divide, expanded, generators
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import FALSE, TRUE, integer, number
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import rational_coefficients


def _polynomials(t: Term) -> tuple[Term, Term, Term] | None:
    """The letter, divisor and dividend, expanded; None unless both are polynomials in one letter, the divisor not 0."""
    letters = {g for a in t.args for g in generators(a)}
    if len(letters) != 1 or next(iter(letters)).head != "Symbol":
        return None
    divisor, dividend = (expanded(a) for a in t.args)
    if divisor is None or dividend is None or divisor == integer(0):
        return None
    return next(iter(letters)), divisor, dividend


@rule(
    "remainder-theorem",
    title="Use the remainder theorem",
    say="{divisor} is 0 for {x} = {root}, where {dividend} has the value {value}. That is the remainder: "
    "the polynomial is a factor exactly when it is 0.",
    heads=("FactorOf",),
    questions=("TestFactor",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "test whether x - 2 is a factor of x^3 - 8": "true",
        "test whether x + 1 is a factor of x^2 + 1": "false",
        "test whether 2x - 1 is a factor of 4x^2 - 1": "true",
    },
    refuses=(
        "test whether x^2 + 1 is a factor of x^4 - 1",
        "test whether 0*x is a factor of x",
        "test whether x - y is a factor of x^2 - y^2",
    ),
    rank=1.0,
    level="algebra",
)
def remainder_theorem(t: Term, scope: Scope) -> Iterator[Redex]:
    """A linear polynomial is a factor exactly when its zero is a zero of the other."""
    found = _polynomials(t)
    if found is None:
        return
    x, divisor, dividend = found
    line, values = rational_coefficients(divisor, x), rational_coefficients(dividend, x)
    if not line or max(line) != 1 or values is None:
        return
    root = -line.get(0, Fraction(0)) / line[1]
    value = sum((c * root**n for n, c in values.items()), Fraction(0))
    words = {"divisor": divisor, "x": x, "root": number(root), "dividend": dividend, "value": number(value)}
    yield Redex(lambda: Rewrite(FALSE if value else TRUE), words)


@rule(
    "test-a-factor-by-division",
    title="Divide",
    say="{dividend} divided by {divisor} is {quotient} with the remainder {rest}.",
    heads=("FactorOf",),
    questions=("TestFactor",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "test whether x^2 + 1 is a factor of x^4 - 1": "true",
        "test whether x^2 + 1 is a factor of x^3 - 1": "false",
    },
    refuses=("test whether 0*x is a factor of x", "test whether x - y is a factor of x^2 - y^2"),
    rank=2.0,
    cost=1.5,
    level="algebra",
)
def test_by_division(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial is a factor exactly when division by it leaves the remainder 0."""
    found = _polynomials(t)
    parts = None if found is None else divide(found[2], found[1], found[0])
    if found is not None and parts is not None:
        words = {"dividend": found[2], "divisor": found[1], "quotient": parts[0], "rest": parts[1]}
        yield Redex(lambda: Rewrite(TRUE if parts[1] == integer(0) else FALSE), words)
