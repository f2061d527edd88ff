"""Inequalities with a coefficient or denominator that is no number, but of known sign."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.domain import nonzero
from qstar_cli.rules.inequality_sides import HEADS, inequality, turned
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import ONE, SAME
from qstar_cli.terms.build import all_of, divide, multiply, negative
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, is_negative, is_nonnegative, is_positive
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import as_rational, degree_in, quotient


@rule(
    "divide-inequality-by-letter",
    title="Divide both sides by the coefficient",
    say="Divide both sides by {amount}, which is {sign}.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    examples={
        "a*x < b for x assuming a > 0": "x < b/a",
        "a*x <= 2 for x assuming a < 0": "x >= 2/a",
        "sqrt(2)*x < 4": "x < 4/sqrt(2)",
    },
    refuses=("a*x < b for x", "2x < b for x assuming b > 0", "a*x + 1 < b for x assuming a > 0"),
)
def divide_inequality_by_letter(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*x R d` with letters or roots in c, where the sign of c is known, perhaps from what is assumed."""
    view = inequality(t, scope)
    if view is None or not view.is_plain() or len(view.left) != 1 or contains(t.args[1], view.unknown):
        return
    found = degree_in(view.left[0], view.unknown)
    if found is None or found[0] != 1 or as_rational(found[1]) is not None:
        return
    sign = sign_of_difference(found[1], ZERO) if not symbols(found[1]) else None
    is_up = sign == 1 or is_positive(found[1], scope.assumptions)
    is_down = sign == -1 or is_negative(found[1], scope.assumptions)
    if is_up or is_down:
        value = ZERO if t.args[1] == ZERO else divide(t.args[1], found[1])
        after = term(t.head if is_up else turned(t.head), view.unknown, value)
        yield Redex(lambda: Rewrite(after), {"amount": found[1], "sign": "positive" if is_up else "negative"})


@rule(
    "multiply-by-positive-denominator",
    title="Multiply both sides by the denominator",
    say="{amount} is positive wherever it may stand below the bar: multiply both sides by it; the relation stays.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    examples={
        "pi/|x| <= 1": "pi <= |x| and x != 0",
        "1/sqrt(x) > 2": "1 > 2sqrt(x) and x != 0",
    },
    refuses=("1/x < 2", "1/|x| < x", "1/x^2 > 4", "1/cbrt(x) < 2", "|x|/2 < 1", "(x - 2)/sqrt(x) < 0"),
)
def multiply_by_positive_denominator(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p/q R d` with bars or an even root below, never negative, becomes `p R d*q and q != 0`."""
    view = inequality(t, scope)
    if view is None or len(view.left) != 1 or contains(t.args[1], view.unknown) or t.args[1] == ZERO:
        return
    parts = quotient(view.left[0])
    below = multiply(*parts.below)
    if not any(f.head in ("Abs", "Root") for f in parts.below) or not contains(below, view.unknown):
        return
    conditions = nonzero(below)
    if not is_nonnegative(below, scope.assumptions) or any(c.head not in HEADS for c in conditions):
        return
    above = multiply(*parts.above) if parts.sign > 0 else negative(multiply(*parts.above))
    scaled_right = below if t.args[1] == ONE else multiply(t.args[1], below)
    after = all_of(term(t.head, above, scaled_right), *sorted(conditions, key=sort_key))
    yield Redex(lambda: Rewrite(after), {"amount": below})
