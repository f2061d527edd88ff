"""Families of solutions: solved for the unknown, joined, checked against conditions, listed within an interval."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key, partial

from qstar_cli.derivation import Relation
from qstar_cli.rules.candidates import open_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_angles import LinearAngle, linear_angle, solved
from qstar_cli.rules.trigonometry_conditions import is_periodic, kept_members, window_of
from qstar_cli.rules.trigonometry_values import sign_of
from qstar_cli.terms.build import FALSE, all_of, any_of, equal, subtract
from qstar_cli.terms.periodic import Family, families_of, formula_of, merged, parameter_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, has_head, operands, symbols

QUESTIONS = ("Solve",)


def _families(t: Term, scope: Scope) -> list[Family] | None:
    """The families of a whole line that is solved for the unknown, None for other lines."""
    if scope.parent is not None or len(scope.unknowns) != 1 or not scope.is_real:
        return None
    return families_of(t, scope.unknowns[0])


def _angle(t: Term, x: Term) -> Term | None:
    """The common left side with the unknown of `angle = ... or angle = ... for integer n`."""
    inside = t.args[0]
    found = {a.args[0] for a in operands(inside, "Or") if a.head == "Equal"}
    angle = found.pop() if len(found) == 1 else None
    return angle if angle is not None and angle != x and contains(angle, x) else None


@rule(
    "solve-families",
    title="Solve for the unknown",
    say="Solve {angle} = ... for {unknown}; the multiples of the period are divided as well.",
    heads=("Where",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    eager=True,
    examples={
        "2x = pi/6 + 2*pi*n or 2x = 5*pi/6 + 2*pi*n for integer n solving sin(2x) = 1/2": (
            "x = pi/12 + pi*n or x = 5*pi/12 + pi*n for integer n"
        ),
        "x + pi/3 = pi*n for integer n solving sin(x + pi/3) = 0": "x = 2*pi/3 + pi*n for integer n",
        "pi*x = pi/4 + pi*n for integer n solving tan(pi*x) = 1": "x = 1/4 + n for integer n",
    },
    refuses=(
        "x = pi*n for integer n solving sin(x) = 0",
        "x^2 = pi*n for integer n solving sin(x^2) = 0",
        "a*x = pi*n for integer n solving sin(a*x) = 0",
    ),
    level="trigonometry",
)
def solve_families(t: Term, scope: Scope) -> Iterator[Redex]:
    """Families of values of an angle a*x + b are families of values of x."""
    n = parameter_of(t)
    if n is None or scope.parent is not None or len(scope.unknowns) != 1:
        return
    x = scope.unknowns[0]
    angle = _angle(t, x)
    linear = linear_angle(angle, x, letters=True) if angle is not None else None
    if angle is None or linear is None:
        return
    after = _solved(t, angle, linear, x)
    if after is not None:
        yield Redex(partial(Rewrite, after), {"angle": angle, "unknown": x})


def _solved(t: Term, angle: Term, linear: LinearAngle, x: Term) -> Term | None:
    families = families_of(t, angle)
    values = solved(families, linear) if families is not None else None
    taken = set(symbols(t)) - {parameter_of(t)}
    return formula_of(values, x, taken) if values is not None else None


@rule(
    "join-families",
    title="Write the solutions together",
    say="With one whole number {parameter} for all of them, and without repetitions, the solutions are these.",
    heads=("Or",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0,
    eager=True,
    cost=0.5,
    examples={
        "(x = pi*n for integer n) or (x = pi/3 + 2*pi*n for integer n) solving sin(x) = 0": (
            "x = pi*n or x = pi/3 + 2*pi*n for integer n"
        ),
        "(x = pi/2 + 2*pi*n for integer n) or (x = 3*pi/2 + 2*pi*n for integer n) solving sin(x)^2 = 1": (
            "x = pi/2 + pi*n for integer n"
        ),
    },
    refuses=("x = 1 or x = 2", "2x = 1 or x = pi solving sin(x) = 0"),
    level="trigonometry",
)
def join_families(t: Term, scope: Scope) -> Iterator[Redex]:
    """Alternatives with parameters of their own become one list with one parameter; neighbours are merged."""
    families = _families(t, scope)
    if families is None or not has_head(t, "Where"):
        return
    after = formula_of(merged(families), scope.unknowns[0], symbols(scope.question))
    parameter = parameter_of(after)
    if parameter is not None:
        yield Redex(partial(Rewrite, after), {"parameter": parameter})


@rule(
    "check-families",
    title="Check the solutions",
    say="Not all of these satisfy {condition}; those that do remain.",
    heads=("Where", "Equal"),
    questions=QUESTIONS,
    relation=Relation.REJECTS_CANDIDATES,
    rank=0,
    eager=True,
    cost=0.5,
    examples={
        "x = pi*n/2 for integer n solving sin(2x) = 0 where cos(x) != 0": "x = pi*n for integer n",
        "x = pi/2 + pi*n for integer n solving cos(x) = 0 where cos(x) != 0": "no solution",
    },
    refuses=(
        "x = pi*n for integer n solving sin(x) = 0 where cos(x) != 0",
        "x = pi*n for integer n solving sin(x) = 0 where x > 0",
    ),
    level="trigonometry",
)
def check_families(t: Term, scope: Scope) -> Iterator[Redex]:
    """Members that fail a periodic condition are dropped; one full period shows which."""
    found = _checked(t, scope)
    if found is None or not found[2]:
        return
    kept, conditions, failed = found
    after = formula_of(merged(kept), scope.unknowns[0], symbols(scope.question)) if kept else FALSE
    rewrite = Rewrite(after, discharged=conditions, settles=True)
    yield Redex(lambda: rewrite, {"condition": failed})


@rule(
    "keep-families",
    title="Check the solutions",
    say="All of these satisfy {condition}.",
    heads=("Where", "Equal"),
    questions=QUESTIONS,
    relation=SAME,
    rank=0,
    eager=True,
    cost=0.5,
    examples={"x = pi*n for integer n solving sin(x) = 0 where cos(x) != 0": "x = pi*n for integer n"},
    refuses=(
        "x = pi*n/2 for integer n solving sin(2x) = 0 where cos(x) != 0",
        "x = pi*n for integer n solving sin(x) = 0 where x > 0",
    ),
    level="trigonometry",
)
def keep_families(t: Term, scope: Scope) -> Iterator[Redex]:
    """Periodic conditions that every member satisfies are settled."""
    found = _checked(t, scope)
    if found is None or found[2]:
        return
    conditions = found[1]
    relation = Relation.REJECTS_CANDIDATES if scope.obligations else None
    rewrite = Rewrite(t, discharged=conditions, settles=True, relation=relation)
    yield Redex(lambda: rewrite, {"condition": all_of(*conditions)})


def _checked(t: Term, scope: Scope) -> tuple[list[Family], tuple[Term, ...], Term | str] | None:
    """(the families left, the conditions checked, one that some member fails or ""); None where nothing is to check."""
    families = _families(t, scope)
    if not families:
        return None
    x = scope.unknowns[0]
    conditions = tuple(c for c in open_conditions(scope) if is_periodic(c, x))
    if not conditions or any(not is_periodic(o, x) for o in scope.obligations):
        return None
    kept: list[Family] = []
    failed: Term | str = ""
    for f in families:
        part = kept_members(f, conditions, x)
        if part is None:
            return None
        if merged(part) != merged([f]):
            failed = failed or next((c for c in conditions if kept_members(f, (c,), x) != [f]), conditions[0])
        kept += part
    return kept, conditions, failed


@rule(
    "members-in-interval",
    title="Pick the solutions in the interval",
    say="In the interval lie {members}.",
    heads=("Where",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0.5,
    eager=True,
    examples={
        "x = pi/6 + 2*pi*n for integer n solving sin(x) = 1/2 where 0 <= x and x < 2*pi": "x = pi/6",
        "x = pi*n for integer n solving sin(x) = 0 where 0 <= x and x < 2*pi": "x = 0 or x = pi",
        "x = 1/2 + 2n for integer n solving sin(pi*x) = 1 where 3 < x and x < 4": "no solution",
    },
    refuses=("x = pi*n for integer n solving sin(x) = 0 where 0 <= x", "x = pi*n for integer n solving sin(x) = 0"),
    level="trigonometry",
)
def members_in_interval(t: Term, scope: Scope) -> Iterator[Redex]:
    """Of infinitely many solutions the finitely many in an interval, with the n that give them."""
    families = _families(t, scope)
    n = parameter_of(t)
    if families is None or n is None or any(is_periodic(c, scope.unknowns[0]) for c in open_conditions(scope)):
        return
    window = window_of(scope.conditions, scope.unknowns[0])
    found = [window.members(f) for f in families] if window is not None else [None]
    known = [m for m in found if m is not None]
    if window is None or len(known) < len(found):
        return
    members = sorted((m for part in known for m in part), key=cmp_to_key(_by_value))
    after = any_of(*(equal(scope.unknowns[0], value) for _, value in members)) if members else FALSE
    listed = ", ".join(f"{text(value)} ({text(n)} = {k})" for k, value in members) or "none of them"
    yield Redex(partial(Rewrite, after, discharged=window.conditions), {"members": listed})


def _by_value(a: tuple[int, Term], b: tuple[int, Term]) -> int:
    return sign_of(subtract(a[1], b[1])) or 0
