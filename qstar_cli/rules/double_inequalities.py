"""Double inequalities `a < p < b` with a linear p: the same is done to all three parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from qstar_cli.rules.inequality_sides import DoubleInequality, double_inequality
from qstar_cli.rules.linear_equations import divided
from qstar_cli.rules.numbers import respelled
from qstar_cli.rules.rule import Matcher, Redex, Rewrite, Rule, Scope, rule
from qstar_cli.rules.sides import SAME, collected, is_plain, opposites, presented, ugliness
from qstar_cli.terms.build import number
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import coefficient_and_rest, summands


def _view(t: Term, scope: Scope) -> DoubleInequality | None:
    """The double inequality in the one unknown, its middle collected."""
    if len(scope.unknowns) != 1 or not scope.is_real:
        return None
    found = double_inequality(t, scope.unknowns[0])
    return found if found is not None and is_plain(summands(found.middle)) else None


def _shift(t: Term, scope: Scope, sign: int) -> Iterator[Redex]:
    view = _view(t, scope)
    moved = [s for s in summands(view.middle) if not contains(s, scope.unknowns[0])] if view else []
    if view is None or not moved or (-1 if moved[0].head == "Neg" else 1) != sign:
        return
    added = opposites(moved)
    low, high = (presented(collected((*(() if e == ZERO else summands(e)), *added))) for e in (view.low, view.high))
    after = respelled(view.mapped(low, collected((*summands(view.middle), *added)), high), (t,))
    amount = collected(moved if sign > 0 else added)
    yield Redex(lambda: Rewrite(after), {"amount": amount}, cost=ugliness(t.args[0], after.args[0]))


@rule(
    "subtract-from-all-parts",
    title="Subtract the same from all three parts",
    say="Subtract {amount} from all three parts.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    level="pre-algebra",
    examples={"1 < x + 3 <= 5": "-2 < x <= 2", "0 <= 2x + 1 < a": "-1 <= 2x < a - 1"},
    refuses=("1 < x < 3", "1 < 2x < 3", "1 < x^2 + 1 < 3", "x < x + 1 < 3", "1 < x + 1 and x + 1 > 0"),
)
def subtract_from_all_parts(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a < p + c < b` becomes `a - c < p < b - c`."""
    yield from _shift(t, scope, 1)


@rule(
    "add-to-all-parts",
    title="Add the same to all three parts",
    say="Add {amount} to all three parts.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    level="pre-algebra",
    examples={"1 < x - 3 <= 5": "4 < x <= 8"},
    refuses=("1 < x < 3", "1 < x + 3 < 5"),
)
def add_to_all_parts(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a < p - c < b` becomes `a + c < p < b + c`."""
    yield from _shift(t, scope, -1)


def _scaling(is_fitting: Callable[[Fraction], bool], page: str) -> Matcher:
    def matcher(t: Term, scope: Scope) -> Iterator[Redex]:
        view = _view(t, scope)
        if view is None or len(summands(view.middle)) != 1:
            return
        c, rest = coefficient_and_rest(view.middle)
        if c == 1 or not is_fitting(c):
            return
        low, high = (e if e == ZERO else divided(e, c) for e in (view.low, view.high))
        after = respelled(view.mapped(low, rest, high, turn=c < 0), (t,))
        amount = number(c if c.denominator == 1 else 1 / c)
        yield Redex(lambda: Rewrite(after), {"amount": amount}, cost=ugliness(t.args[0], after.args[0]))

    matcher.__doc__ = page
    return matcher


def _scaling_rule(name: str, title: str, say: str, examples: dict[str, str], matcher: Matcher) -> Rule:
    declare = rule(
        name, title=title, say=say, heads=("And",), questions=("Solve",), relation=SAME, rank=3, level="pre-algebra",
        examples=examples, refuses=("1 < x < 3", "1 < 2x + 1 < 3", "2x < 4", "1 < 2x^2 < 3"),
    )  # fmt: skip
    return declare(matcher)


divide_all_parts = _scaling_rule(
    "divide-all-parts",
    "Divide all three parts by the coefficient",
    "Divide all three parts by {amount}; it is positive, so the relations stay.",
    {"2 < 4x <= 6": "1/2 < x <= 3/2"},
    _scaling(lambda c: c > 0 and c.denominator == 1, "`a < c*x < b` with a whole c > 1 becomes `a/c < x < b/c`."),
)
divide_all_parts_by_negative = _scaling_rule(
    "divide-all-parts-by-negative",
    "Divide all three parts by the negative coefficient",
    "Divide all three parts by {amount}; it is negative, so the relations turn round.",
    {"-6 < -2x <= 4": "-2 <= x < 3", "-6 < -x < 4": "-4 < x < 6"},
    _scaling(lambda c: c < 0 and c.denominator == 1, "`a < c*x < b` with a whole c < 0 becomes `b/c < x < a/c`."),
)
multiply_all_parts = _scaling_rule(
    "multiply-all-parts",
    "Multiply all three parts by the reciprocal of the coefficient",
    "Multiply all three parts by {amount}; it is positive, so the relations stay.",
    {"-2 < x/3 < 4": "-6 < x < 12"},
    _scaling(lambda c: c > 0 and c.denominator > 1, "`a < c*x < b` with a fraction c > 0 is multiplied by 1/c."),
)
multiply_all_parts_by_negative = _scaling_rule(
    "multiply-all-parts-by-negative",
    "Multiply all three parts by the negative reciprocal of the coefficient",
    "Multiply all three parts by {amount}; it is negative, so the relations turn round.",
    {"-2 < -x/3 < 4": "-12 < x < 6"},
    _scaling(lambda c: c < 0 and c.denominator > 1, "`a < c*x < b` with a fraction c < 0 is multiplied by 1/c."),
)
