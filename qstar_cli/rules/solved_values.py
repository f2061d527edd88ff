"""The value of a solution written as it is read best: one bar, the highest term below it positive."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qstar_cli.derivation import Relation
from qstar_cli.rules.conditions import as_ratio
from qstar_cli.rules.domain import lost_conditions
from qstar_cli.rules.literal_equations import reduced
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import ONE, opposites, sides
from qstar_cli.terms.build import divide, equal, negative
from qstar_cli.terms.solved import is_value
from qstar_cli.terms.term import Term, contains, symbols
from qstar_cli.terms.views import coefficient_and_rest, sort_summands, summands


@rule(
    "solution-as-one-fraction",
    title="Write with one bar",
    say="Bring the right side to the common denominator.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.EQUAL_WHERE,
    rank=3,
    examples={"x = 1 - 1/a for x": "x = (a - 1)/a", "x = 1/(a/b) for x": "x = b/a where b != 0"},
    refuses=("x = 1/a for x", "x = 1 - 1/x", "2x = 1 - 1/a for x", "x = a - 1/2 for x"),
)
def solution_as_one_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """`x = p + q/r` with letters in r becomes `x = (p*r + q)/r`, in lowest terms."""
    view = sides(t, scope)
    if view is None or t.args[0] != view.unknown or contains(t.args[1], view.unknown) or is_value(t, view.unknown):
        return
    if not symbols(as_ratio(t.args[1])[1]):
        return

    def apply() -> Rewrite | None:
        value = reduced(t.args[1], ONE)
        lost = None if value is None else lost_conditions(t.args[1], value, scope.assumptions)
        return None if value is None or lost is None else Rewrite(equal(t.args[0], value), conditions=lost)

    yield Redex(apply)


@rule(
    "turn-signs-of-fraction",
    title="Turn the signs above and below the bar",
    say="Multiply above and below the bar by -1.",
    heads=("Div", "Neg"),
    questions=("Solve",),
    rank=1,
    eager=True,
    cost=0.5,
    examples={"x = -1/(1 - e)": "x = 1/(e - 1)", "x = ln(2)/(1 - ln(3))": "x = -ln(2)/(ln(3) - 1)"},
    refuses=("x = 1/(e - 1)", "x = 1/(1 - y) for x", "x = 1/2", "x = 1/(2 + e)"),
)
def turn_signs_of_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """A number over a sum whose highest term has a minus sign."""
    bare = t.args[0] if t.head == "Neg" else t
    is_inner = t is bare and scope.parent is not None and scope.parent.head == "Neg"
    if bare.head != "Div" or is_inner or bare.args[1].head != "Sum" or symbols(t):
        return
    ordered = sort_summands(bare.args[1].args)
    if coefficient_and_rest(summands(ordered)[0])[0] < 0:
        turned = divide(bare.args[0], sort_summands(opposites(summands(ordered))))
        yield Redex(partial(Rewrite, turned if t.head == "Neg" else negative(turned)))
