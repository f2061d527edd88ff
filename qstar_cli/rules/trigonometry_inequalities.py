"""Trigonometric inequalities in an interval: the sign can change only where both sides are equal or undefined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key, partial
from itertools import pairwise

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_angles import linear_angle, solved
from qstar_cli.rules.trigonometry_conditions import Window, holds, window_of
from qstar_cli.rules.trigonometry_equations import angles, in_unit, range_fault
from qstar_cli.rules.trigonometry_polynomials import functions_in, polynomial_in
from qstar_cli.rules.trigonometry_roots import real_roots
from qstar_cli.rules.trigonometry_values import angle_unit, sign_of, simplified_number
from qstar_cli.terms.build import add, divide, integer, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import MIRRORED, Incomparable, Interval, formula_of, union
from qstar_cli.terms.periodic import Family
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, has_head, operands, symbols

QUESTIONS = ("Solve",)
MOST_POINTS = 60
_POLES = {"Tan": "Cos", "Sec": "Cos", "Cot": "Sin", "Csc": "Sin"}


def _parts(t: Term, scope: Scope) -> tuple[Term, Window] | None:
    """(the inequality, the interval) of a line `f(x) < c` whose unknown is confined to an interval."""
    x = scope.unknowns[0]
    relations = operands(t, "And")
    trigonometric = [r for r in relations if r.head in MIRRORED and functions_in(r, x)]
    limits = tuple(r for r in relations if r not in trigonometric)
    window = window_of((*limits, *scope.conditions), x)
    known = window.conditions if window is not None else ()
    if len(trigonometric) != 1 or window is None or scope.obligations:
        return None
    open_ones = [c for c in (*limits, *scope.conditions) if contains(c, x) and c not in known]
    return (trigonometric[0], window) if not open_ones and symbols(trigonometric[0]) == (x,) else None


def _boundaries(relation: Term, x: Term, conditions: tuple[Term, ...]) -> list[Family] | None:
    """Where the sides are equal or undefined, for a polynomial in one function of a linear angle."""
    functions = functions_in(relation, x)
    whole = expanded(subtract(*relation.args))
    coefficients = polynomial_in(whole, functions[0]) if whole is not None and len(functions) == 1 else None
    if coefficients is None or any(contains(c, x) for c in coefficients.values()):
        return None
    function = functions[0]
    roots = real_roots(coefficients) if max(coefficients) > 1 else [_zero(coefficients)]
    linear = linear_angle(function.args[0], x)
    if roots is None or linear is None:
        return None
    found = [f for r in roots if not range_fault(function.head, r) for f in angles(function.head, r)]
    if function.head in _POLES:
        found += angles(_POLES[function.head], ZERO)
    return solved(in_unit(found, angle_unit(relation, conditions)), linear)


def _zero(linear: dict[int, Term]) -> Term:
    return simplified_number(divide(subtract(ZERO, linear.get(0, ZERO)), linear[1]))


@rule(
    "signs-between-angles",
    title="Look at the intervals between",
    say="Both sides are equal or undefined at {points}; between neighbours the inequality holds everywhere or nowhere.",
    heads=(*MIRRORED, "And"),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    cost=3,
    examples={
        "sin(x) > 1/2 where 0 <= x and x < 2*pi": "pi/6 < x and x < 5*pi/6",
        "2cos(x) + 1 <= 0 where 0 <= x and x <= 2*pi": "2*pi/3 <= x and x <= 4*pi/3",
        "tan(x) >= 1 where 0 <= x and x <= pi": "pi/4 <= x and x < pi/2",
        "sin(x)^2 < 2 where 0 <= x and x < 1": "0 <= x and x < 1",
    },
    refuses=("sin(x) > 1/2", "sin(x) > x where 0 <= x and x < 2*pi", "x > 1 where 0 <= x and x < 2*pi"),
    level="trigonometry",
)
def signs_between_angles(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial inequality in one function, the unknown confined to an interval: a sign for each part of it."""
    if scope.parent is not None or len(scope.unknowns) != 1 or not scope.is_real or not has_head(t, *_HEADS):
        return
    found = _parts(t, scope)
    if found is None:
        return
    relation, window = found
    x = scope.unknowns[0]
    families = _boundaries(relation, x, (*scope.conditions, *window.conditions))
    members = [window.members(f) for f in families] if families is not None else [None]
    known = [m for m in members if m is not None]
    if len(known) < len(members):
        return
    points = sorted((value for part in known for _, value in part), key=cmp_to_key(_by_value))
    after = _solution(relation, x, window, points) if len(points) <= MOST_POINTS else None
    if after is not None:
        listed = ", ".join(map(text, points)) or "no point of the interval"
        yield Redex(partial(Rewrite, after, discharged=window.conditions), {"points": listed})


_HEADS = ("Sin", "Cos", *_POLES)


def _by_value(a: Term, b: Term) -> int:
    return sign_of(subtract(a, b)) or 0


def _solution(relation: Term, x: Term, window: Window, points: list[Term]) -> Term | None:
    """The parts of the interval where the inequality holds."""
    inside = [p for p in points if sign_of(subtract(p, window.low)) == 1 and sign_of(subtract(window.high, p)) == 1]
    ends = [window.low, *inside, window.high]
    single = [*([window.low] if window.low_closed else []), *inside, *([window.high] if window.high_closed else [])]
    found = [Interval(p, p, True, True) for p in single if _at(relation, x, p)]
    for low, high in pairwise(ends):
        verdict = holds(relation, x, divide(add(low, high), integer(2)))
        if verdict is None:
            return None
        if verdict:
            found.append(Interval(low, high))
    try:
        return formula_of(union(found), x)
    except Incomparable:
        return None


def _at(relation: Term, x: Term, point: Term) -> bool:
    return holds(relation, x, point) is True
