"""Joining solved inequalities to intervals, inequalities that always or never hold, and conditions beside them."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.candidates import open_conditions
from qstar_cli.rules.domain import domain
from qstar_cli.rules.inequality_sides import HEADS, ORDERS, inequality, is_set, is_settled
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.terms.build import FALSE, RELATIONS, TRUE, all_of, any_of, equal, subtract, unequal
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, signs
from qstar_cli.terms.intervals import normal_form
from qstar_cli.terms.order import is_similar, sort_key
from qstar_cli.terms.solved import is_finished, is_solved
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import as_rational

WANTED = {
    "Less": frozenset({-1}),
    "LessEqual": frozenset({-1, 0}),
    "Greater": frozenset({1}),
    "GreaterEqual": frozenset({0, 1}),
    "Unequal": frozenset({-1, 1}),
}


def possible_signs(t: Term, scope: Scope) -> frozenset[int]:
    """The signs that left minus right can have where both are defined."""
    left, right = t.args
    if is_similar(left, right):
        return frozenset({0})
    p, q = as_rational(left), as_rational(right)
    if p is not None and q is not None:
        return frozenset({(p > q) - (p < q)})
    sign = sign_of_difference(left, right)
    if sign is not None:
        return frozenset({sign})
    return signs(left if right == ZERO else subtract(left, right), scope.assumptions)


def defined_where(t: Term) -> Term | None:
    """Where both sides of a relation are defined, as a formula; None when that cannot be written with relations."""
    conditions = domain(t.args[0]) | domain(t.args[1])
    if FALSE in conditions:
        return FALSE
    if any(c.head not in RELATIONS for c in conditions):
        return None
    return all_of(*sorted(conditions, key=sort_key))


@rule(
    "inequality-holds",
    title="The inequality always holds",
    say="{relation} is true wherever both sides are defined.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    examples={
        "2 < 3": "all real numbers",
        "x^2 + 1 > 0": "all real numbers",
        "x^2 >= -3": "all real numbers",
        "|x - 1| >= 0": "all real numbers",
        "sqrt(x) > -1": "x >= 0",
        "sqrt(2) > 1": "all real numbers",
    },
    refuses=("3 < 2", "x^2 > 0", "x > 0", "1 + 1 < 3", "a < b for x"),
)
def inequality_holds(t: Term, scope: Scope) -> Iterator[Redex]:
    """A relation that the possible signs of its sides make true wherever they are defined."""
    found = _decided(t, scope)
    if found and found <= WANTED[t.head]:
        after = defined_where(t)
        if after is not None and after not in (FALSE, t):
            yield Redex(lambda: Rewrite(after), {"relation": t})


@rule(
    "inequality-fails",
    title="The inequality never holds",
    say="{relation} is never true.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    examples={
        "3 < 2": "no solution",
        "x^2 + 1 <= 0": "no solution",
        "x^2 < 0": "no solution",
        "|x| < -2": "no solution",
        "sqrt(x - 1) < 0": "no solution",
        "2 < 2": "no solution",
    },
    refuses=("2 < 3", "x^2 <= 0", "x < 0", "1 + 1 > 3"),
)
def inequality_fails(t: Term, scope: Scope) -> Iterator[Redex]:
    """A relation that the possible signs of its sides make false."""
    found = _decided(t, scope)
    if found and not found & WANTED[t.head]:
        yield Redex(lambda: Rewrite(FALSE), {"relation": t})


def _decided(t: Term, scope: Scope) -> frozenset[int]:
    """The possible signs, none for an inequality that is not yet worked out."""
    view = inequality(t, scope)
    if view is None or (not contains(t, view.unknown) and not all(map(is_finished, t.args))):
        return frozenset()
    return possible_signs(t, scope)


@rule(
    "inequality-at-the-boundary",
    title="Only the boundary is left",
    say="{expression} is never on the other side of {value}, so only equality counts.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0.5,
    examples={"x^2 <= 0": "x = 0", "|x - 1| > 0": "x - 1 != 0", "(x + 1)^2 <= 0": "x + 1 = 0", "x^4 > 0": "x != 0"},
    refuses=("x <= 0", "x^2 <= 1", "x^2 >= 0", "x^2 < 0", "sqrt(x) > 0"),
)
def inequality_at_the_boundary(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| <= 0` and `p^n <= 0` with even n become `p = 0`; with `>`, `p != 0`."""
    view = inequality(t, scope)
    if view is None or t.head not in ("LessEqual", "Greater") or t.args[1] != ZERO:
        return
    left = t.args[0]
    if left.head in ("Abs", "Pow") and possible_signs(t, scope) == {0, 1} and not domain(left):
        after = (equal if t.head == "LessEqual" else unequal)(left.args[0], ZERO)
        yield Redex(lambda: Rewrite(after), {"expression": left, "value": ZERO})


@rule(
    "combine-intervals",
    title="Join the intervals",
    say="Taken together the conditions say this.",
    heads=("And", "Or"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    examples={
        "x > 1 and x < 3": "1 < x < 3",
        "x > 1 and x > 3": "x > 3",
        "x < 1 and x > 3": "no solution",
        "x != 2 and x > 0": "0 < x < 2 or x > 2",
    },
    refuses=("1 < x < 3", "x < 1 or x > 3", "x > 1 and 2x < 3", "x = 1 or x = 2", "x > a and x < b"),
)
def combine_intervals(t: Term, scope: Scope) -> Iterator[Redex]:
    """Solved inequalities joined by `and` and `or` become disjoint intervals in ascending order."""
    if len(scope.unknowns) != 1 or not scope.is_real or not is_set(t, scope.unknowns[0]):
        return
    x = scope.unknowns[0]
    if scope.parent is not None and is_set(scope.parent, x):
        return
    after = normal_form(t, x)
    if after is not None and not is_similar(after, t) and not _are_alternatives(t):
        yield Redex(lambda: Rewrite(after))


def _are_alternatives(t: Term) -> bool:
    """Whether a formula is a list of solutions of an equation, which answers put in order themselves."""
    return t.head == "Or" and all(a.head in ("Equal", "False") for a in t.args)


@rule(
    "drop-decided-parts",
    title="Leave out what is decided",
    say="A part that is always true or never true decides nothing, or everything.",
    heads=("And", "Or"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0.2,
    cost=0.3,
    examples={"2x < 4 and false": "no solution", "2x < 4 or false": "2x < 4", "2x < 4 and true": "2x < 4"},
    refuses=("x < 1 and x + 1 < 3", "x = 1 or x = 2"),
)
def drop_decided_parts(t: Term, scope: Scope) -> Iterator[Redex]:
    """`A and true` is A, `A and false` is false, and so on."""
    if _are_alternatives(t):
        return
    unit, zero, join = (TRUE, FALSE, all_of) if t.head == "And" else (FALSE, TRUE, any_of)
    if zero in t.args:
        yield Redex(lambda: Rewrite(zero))
    elif unit in t.args:
        yield Redex(lambda: Rewrite(join(*(a for a in t.args if a != unit))))


@rule(
    "restrict-to-conditions",
    title="Keep the conditions",
    say="The solutions must also satisfy {condition}.",
    heads=(*ORDERS, "Unequal", "And", "True"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=1,
    cost=0.5,
    examples={"x > 1 where x != 3": "x > 1 and x != 3", "x > 2 where x < 5": "x > 2 and x < 5"},
    refuses=("x > 1", "2x > 1 where x != 3", "x = 2 where x != 3"),
)
def restrict_to_conditions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Conditions beside a solved inequality become part of it."""
    if scope.parent is not None or len(scope.unknowns) != 1 or scope.obligations:
        return
    conditions = open_conditions(scope)
    if conditions and is_settled(t, scope.unknowns[0]):
        after = all_of(*(() if t == TRUE else (t,)), *conditions)
        yield Redex(lambda: Rewrite(after, discharged=conditions), {"condition": all_of(*conditions)})


@rule(
    "use-as-conditions",
    title="Solve the equation first",
    say="Solve {equation}; its solutions must also satisfy {condition}.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=1,
    cost=0.5,
    examples={"x^2 = 4 and x > 0": "x^2 = 4 where x > 0", "x > 1 and 2x = 3 and x < 2": "2x = 3 where x > 1 and x < 2"},
    refuses=("x > 1 and x < 3", "x^2 = 4 or x > 0"),
)
def use_as_conditions(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation joined to inequalities is solved with them as conditions."""
    if scope.parent is not None or len(scope.unknowns) != 1:
        return
    equations = [a for a in t.args if a.head == "Equal"]
    rest = tuple(a for a in t.args if a.head != "Equal")
    x = scope.unknowns[0]
    if len(equations) != 1 or not rest or is_solved(t, x):
        return
    if all(a.head in RELATIONS for a in rest) and not is_set(t, x):
        after = equations[0]
        yield Redex(lambda: Rewrite(after, conditions=rest), {"equation": after, "condition": all_of(*rest)})
