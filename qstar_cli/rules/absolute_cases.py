"""Absolute values without bars: equal absolute values, and cases by the signs of what stands between the bars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qstar_cli.derivation import Relation
from qstar_cli.rules.equations import is_defined_by_relations, standing_conditions
from qstar_cli.rules.inequality_sides import HEADS, is_in_turn
from qstar_cli.rules.power_equations import nonnegative_or_not
from qstar_cli.rules.power_inequalities import has_absolute
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.sign_chart import single_fraction
from qstar_cli.rules.sign_zeros import SignChart, ordered, sign_chart_of
from qstar_cli.terms.build import FALSE, absolute, all_of, any_of, cases, equal
from qstar_cli.terms.facts import ZERO, signs
from qstar_cli.terms.intervals import Incomparable, Interval, compared
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, substitute, subterms, symbols, term
from qstar_cli.terms.views import as_rational, opposite_sum, summands

MOST_PIECES = 12


@rule(
    "equal-absolute-values",
    title="Open the absolute values",
    say="Two numbers have the same absolute value exactly when they are equal or opposite.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={"|x - 1| = |x + 3|": "x - 1 = x + 3 or x - 1 = -x - 3", "|2x| = |x^2|": "2x = x^2 or 2x = -x^2"},
    refuses=("|x| = 3", "|x| = x", "|x| = 2|x - 1|"),
)
def equal_absolute_values(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| = |q|` becomes `p = q or p = -q`."""
    view = sides(t, scope)
    if view is not None and scope.is_real and all(a.head == "Abs" for a in t.args) and contains(t, view.unknown):
        p, q = t.args[0].args[0], t.args[1].args[0]
        yield Redex(lambda: Rewrite(any_of(equal(p, q), equal(p, opposite_sum(q)))))


@rule(
    "open-absolute-value-under-condition",
    title="Open the absolute value",
    say="{value} must be at least 0, and what is between the bars is {value} or its opposite.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "|x - 1| = 2x": "x - 1 = 2x or x - 1 = -2x where 2x >= 0",
        "x - 2 = |x|": "x = x - 2 or x = -x + 2 where x - 2 >= 0",
    },
    refuses=("|x| = 3", "|x| = |x - 1|", "2|x| = x", "|x| = 1 - |x - 1|", "|x| = a"),
)
def open_absolute_value_under_condition(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| = q` becomes `p = q or p = -q` under the condition `q >= 0`."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return
    here, there = t.args if t.args[0].head == "Abs" else t.args[::-1]
    if here.head != "Abs" or not all(contains(a, view.unknown) for a in t.args) or has_absolute(there, scope):
        return
    p, condition = here.args[0], term("GreaterEqual", there, ZERO)
    after = any_of(equal(p, there), equal(p, opposite_sum(there)))
    yield Redex(lambda: Rewrite(after, conditions=(condition,)), {"value": there})


@rule(
    "open-absolute-value-by-sign",
    title="Open the absolute value where that is possible",
    say="An absolute value equals {value} only if that is not negative.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=2,
    cost=1.5,
    examples={"|x| = a for x": "x = a or x = -a if a >= 0; no solution if a < 0"},
    refuses=("|x| = 3", "|x| = x", "2|x| = a for x"),
)
def open_absolute_value_by_sign(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| = c` with letters in c is a case distinction by the sign of c."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return
    here, there = t.args if t.args[0].head == "Abs" else t.args[::-1]
    if here.head != "Abs" or not contains(here, view.unknown) or contains(there, view.unknown) or not symbols(there):
        return
    opened = any_of(equal(here.args[0], there), equal(here.args[0], opposite_sum(there)))
    if signs(there, scope.assumptions) <= {0, 1}:
        yield Redex(lambda: Rewrite(opened, relation=SAME), {"value": there})
        return
    split = nonnegative_or_not(there, scope)
    if split is not None and is_defined_by_relations(there):
        after = cases((opened, split[0]), (FALSE, split[1]))
        conditions = standing_conditions(t, scope, there)
        yield Redex(lambda: Rewrite(after, conditions=conditions), {"value": there})


@rule(
    "cases-by-signs",
    title="Distinguish cases by the signs between the bars",
    say="What is between the bars changes sign only at {points}: in each part of the line the bars can go.",
    heads=("Equal", *HEADS),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    cost=2,
    examples={
        "|x - 1| + |x - 3| = 2": "-x + 1 - x + 3 = 2 and x < 1 or x - 1 - x + 3 = 2 and 1 <= x and x < 3 "
        "or x - 1 + x - 3 = 2 and x >= 3",
        "x*|x| = x": "x*(-x) = x and x < 0 or x*x = x and x >= 0",
        "|x| < 2|x - 1|": "-x < 2(-x + 1) and x < 0 or x < 2(-x + 1) and 0 <= x and x < 1 or x < 2(x - 1) and x >= 1",
    },
    refuses=("|x| = 2", "|x - 1| < 3", "x + 1 = 2", "|x - a| + |x| = 3 for x", "2|x| + 1 = 5"),
)
def cases_by_signs(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation or inequality with several absolute values, or with one that cannot be isolated."""
    if len(scope.unknowns) != 1 or not scope.is_real or not _needs_cases(t, scope):
        return
    x = scope.unknowns[0]
    try:
        charts = {u: _chart(u, x) for u in _inner_arguments(t, x)}
        known = {u: c for u, c in charts.items() if c is not None}
        points = ordered(p for c in known.values() for p in c.points)
        if not known or len(known) < len(charts) or len(points) >= MOST_PIECES:
            return
        pieces = tuple(_pieces(t, x, known, points))
    except Incomparable:
        return
    yield Redex(lambda: Rewrite(any_of(*pieces)), {"points": ", ".join(map(text, points))})


def _needs_cases(t: Term, scope: Scope) -> bool:
    """Whether it has absolute values of the unknown, and not a single one beside numbers, which is isolated."""
    x = scope.unknowns[0]
    if scope.parent is not None and (t.head == "Equal" or not is_in_turn(t, scope)):
        return False
    bars = [s for s in subterms(t) if s.head == "Abs" and contains(s, x)]
    if not bars:
        return False
    parts = [s for side in t.args for s in summands(side) if contains(s, x)]
    return len(parts) > 1 or not _is_single(parts[0])


def _is_single(s: Term) -> bool:
    """A number times one absolute value."""
    if s.head == "Neg":
        return _is_single(s.args[0])
    if s.head == "Product":
        return all(as_rational(f) is not None for f in s.args[:-1]) and s.args[-1].head == "Abs"
    return s.head == "Abs" or (s.head == "Div" and _is_single(s.args[0]) and as_rational(s.args[1]) is not None)


def _inner_arguments(t: Term, x: Term) -> list[Term]:
    """What stands between bars that contain the unknown and no further bars."""
    found = [s.args[0] for s in subterms(t) if s.head == "Abs" and contains(s, x)]
    return list(dict.fromkeys(u for u in found if not any(s.head == "Abs" for s in subterms(u))))


def _chart(u: Term, x: Term) -> SignChart | None:
    """The chart of what stands between bars, written as one fraction with factors first."""
    whole = single_fraction(u, x)
    return None if whole is None else sign_chart_of(whole, x)


def _pieces(t: Term, x: Term, charts: dict[Term, SignChart], points: tuple[Term, ...]) -> Iterator[Term]:
    """The cases in ascending order; a point belongs to the piece on its right unless a denominator is 0 there."""
    poles = ordered(p for c in charts.values() for p in c.poles)
    ends = (None, *points, None)
    for low, high in pairwise(ends):
        opened = t
        for u, chart in charts.items():
            sign = chart.sign
            for factor in chart.factors:
                sign *= factor.sign_right_of(low)
            opened = substitute(opened, absolute(u), u if sign > 0 else opposite_sum(u))
        closed = low is not None and all(compared(low, p) for p in poles)
        limits = Interval(low, high, low_closed=closed).formula(x)
        yield all_of(opened, *(limits.args if limits.head == "And" else () if low == high else (limits,)))
