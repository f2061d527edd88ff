"""Inequalities with letters as coefficients: cases by the sign of the coefficient."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.conditions import is_zero_formula
from qstar_cli.rules.equations import is_defined_by_relations, standing_conditions
from qstar_cli.rules.inequality_sides import ORDERS, turned
from qstar_cli.rules.literal_equations import Division, reduced
from qstar_cli.rules.literal_functions import by_cases, positive_or_not
from qstar_cli.rules.power_equations import nonnegative_or_not, strict
from qstar_cli.rules.rule import Redex, Rewrite, Scope, Values, always, rule
from qstar_cli.rules.sides import ONE, SAME, Sides, collected
from qstar_cli.terms.build import FALSE, TRUE, all_of, any_of, multiply, negative, root
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import MIRRORED
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import as_integer, as_rational, coefficients_in, quotient, summands


def _sides(t: Term, scope: Scope) -> Sides | None:
    """The view of a whole inequality in the unknown over the reals."""
    if scope.parent is not None or len(scope.unknowns) != 1 or not scope.is_real:
        return None
    return Sides(scope.unknowns[0], *(() if side == ZERO else summands(side) for side in t.args))


@rule(
    "factor-out-unknown-in-inequality",
    title="Factor out the unknown",
    say="Collect the terms with {unknown} on one side and take it out as a common factor.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=1.5,
    examples={
        "a*x > b*x + 1 for x": "(a - b)*x > 1",
        "a*x + b >= 0 for x": "a*x >= -b",
        "a*x - a < x - 1 for x": "(a - 1)*x < a - 1",
    },
    refuses=("a*x < b for x", "2x + 1 < 3", "a*x^2 + x < 1 for x", "x + a < 3 for x"),
)
def factor_out_unknown_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*x + b R c*x + d` becomes `(a - c)*x R d - b`, where a coefficient contains a letter."""
    view = _sides(t, scope)
    left, right = (None, None) if view is None else (coefficients_in(s, view.unknown) for s in t.args)
    if view is None or left is None or right is None or max((*left, *right)) != 1:
        return
    slopes = (*left.get(1, ()), *map(negative, right.get(1, ())))
    rest = (*right.get(0, ()), *map(negative, left.get(0, ())))
    slope, constant = collected(slopes), collected(rest)
    if not symbols(slope) or (len(slopes) == 1 and not left.get(0) and not right.get(1)):
        return
    after = term(t.head, multiply(slope, view.unknown), constant)
    yield Redex(always(Rewrite(after)), {"unknown": view.unknown})


def _division(t: Term, view: Sides) -> tuple[Division, str] | None:
    """`above*x/below = d` for an inequality, and its relation with the unknown on the left."""
    x = view.unknown
    for here, there, head in ((view.left, view.right, t.head), (view.right, view.left, MIRRORED[t.head])):
        if len(here) == 1 and contains(here[0], x) and not any(contains(s, x) for s in there):
            parts = quotient(here[0])
            above = multiply(*(f for f in parts.above if f != x))
            if x not in parts.above or contains(above, x) or parts.below or as_rational(above) is not None:
                return None
            return Division(above if parts.sign > 0 else negative(above), ONE, x, collected(there)), head
    return None


@rule(
    "divide-inequality-by-cases",
    title="Divide both sides by the coefficient",
    say="Divide both sides by {coefficient}: the relation stays if it is positive and turns round if it is negative; "
    "if it is 0, {unknown} drops out.",
    heads=ORDERS,
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=3,
    cost=2,
    examples={
        "a*x < b for x": "x < b/a if a > 0; x > b/a if a < 0; all real numbers if a = 0 and b > 0; "
        "no solution if a = 0 and b <= 0",
        "a*x >= 1 for x": "x >= 1/a if a > 0; x <= 1/a if a < 0; no solution if a = 0",
        "(a - b)*x > a - b for x": "x > 1 if a - b > 0; x < 1 if a - b < 0; no solution if a = b",
    },
    refuses=("2x < b for x", "a*x + 1 < 2 for x", "a*x^2 < 1 for x", "x < a for x"),
)
def divide_inequality_by_cases(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*x R d` with letters in c is a case distinction by the sign of c."""
    view = _sides(t, scope)
    found = None if view is None else _division(t, view)
    if view is None or found is None:
        return
    parts, head = found
    value, zero = reduced(parts.d, parts.above), is_zero_formula(parts.above, scope.assumptions)
    positive, negative_one = positive_or_not(parts.above, scope), positive_or_not(_minus(parts.above), scope)
    at_zero = _holds_at_zero(head, parts.d, scope)
    if value is None or zero is None or positive is None or negative_one is None or at_zero is None:
        return
    branches = [
        (term(head, view.unknown, value), (positive[0],)),
        (term(turned(head), view.unknown, value), (negative_one[0],)),
        (TRUE, (zero, at_zero[0])),
        (FALSE, (zero, at_zero[1])),
    ]
    after = by_cases(branches, scope.assumptions)
    yield from _split(t, after, {"coefficient": parts.above, "unknown": view.unknown}, scope)


def _split(t: Term, after: Term | None, values: Values, scope: Scope) -> Iterator[Redex]:
    """The case distinction, under the conditions on other letters under which the inequality is defined."""
    if after is not None and all(map(is_defined_by_relations, t.args)):
        conditions = standing_conditions(t, scope, multiply(*t.args))
        relation = None if after.head == "Cases" else SAME
        yield Redex(always(Rewrite(after, conditions=conditions, relation=relation)), values)


def _minus(t: Term) -> Term:
    return t.args[0] if t.head == "Neg" else collected(map(negative, summands(t)))


def _holds_at_zero(head: str, d: Term, scope: Scope) -> tuple[Term, Term] | None:
    """When `0 R d` holds, and when it does not."""
    size = d if head.startswith("Less") else _minus(d)
    if head in ("Less", "Greater"):
        return positive_or_not(size, scope)
    value = as_rational(size)
    if value is not None:
        return (TRUE, FALSE) if value >= 0 else (FALSE, TRUE)
    return nonnegative_or_not(size, scope)


@rule(
    "take-roots-of-inequality-by-sign",
    title="Take roots where that is possible",
    say="Compare the base with the two roots of {value}, which exist only if that is positive; an even power is "
    "never negative.",
    heads=ORDERS,
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=3,
    cost=2,
    examples={
        "x^2 < a for x": "-sqrt(a) < x and x < sqrt(a) if a > 0; no solution if a <= 0",
        "x^2 >= a for x": "x <= -sqrt(a) or x >= sqrt(a) if a > 0; all real numbers if a <= 0",
    },
    refuses=("x^2 < 4", "x^3 < a for x", "x^2 > a for x", "2x^2 < a for x"),
)
def take_roots_of_inequality_by_sign(t: Term, scope: Scope) -> Iterator[Redex]:
    """`x^n R c` with even n and letters in c is a case distinction by the sign of c."""
    view = _sides(t, scope)
    if (
        view is None
        or t.args[0].head != "Pow"
        or t.args[0].args[0] != view.unknown
        or contains(t.args[1], view.unknown)
    ):
        return
    n, value = as_integer(t.args[0].args[1]), t.args[1]
    if n is None or n < 2 or n % 2 or not symbols(value):
        return
    is_below, weak = t.head.startswith("Less"), t.head.endswith("Equal")
    found = nonnegative_or_not(value, scope)
    if found is None or not (is_below or weak):  # x^2 > c has a third case: all but 0 for c = 0
        return
    if not (is_below and weak):
        found = strict(found[0]), strict(found[1])
    size, suffix = root(value, n), "Equal" if weak else ""
    inside = all_of(term("Less" + suffix, negative(size), view.unknown), term("Less" + suffix, view.unknown, size))
    outside = any_of(term("Less" + suffix, view.unknown, negative(size)), term("Greater" + suffix, view.unknown, size))
    branches = [(inside if is_below else outside, (found[0],)), (FALSE if is_below else TRUE, (found[1],))]
    after = by_cases(branches, scope.assumptions)
    yield from _split(t, after, {"value": value}, scope)
