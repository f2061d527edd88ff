"""Angles that an expression must not have: `cos(x) != 0` as `x != pi/2 + pi*n for integer n`."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import FALSE, TRUE, all_of, equal
from qstar_cli.terms.term import Term, contains, map_args, operands, symbols, term


@rule(
    "excluded-angles",
    title="Exclude the angles with this value",
    say="{function} is {value} at {angles}; all of these are excluded.",
    heads=("Unequal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "cos(x) != 0 solving x is defined": "x != pi/2 + pi*n for integer n",
        "sin(2x) != 0 solving x is defined": "x != pi*n/2 for integer n",
        "sin(x) != 1/2 solving x is defined": "x != pi/6 + 2*pi*n and x != 5*pi/6 + 2*pi*n for integer n",
        "sin(x) != 2 solving x is defined": "true",
    },
    refuses=(
        "sin(x^2) != 0 solving x is defined",
        "sin(x) != x solving x is defined",
        "2sin(x) != 1 solving x is defined",
    ),
    rank=1.0,
)
def excluded_angles(t: Term, scope: Scope) -> Iterator[Redex]:
    """Where an angle is linear in the letter, those with a given sine, cosine or tangent are families of numbers."""
    function, value = t.args
    if function.head not in CIRCULAR or len(scope.unknowns) != 1 or scope.parent is not None or symbols(value):
        return
    x = scope.unknowns[0]
    found = _families(equal(function, value), x, scope) if contains(function, x) else None
    if found is None:
        return
    words = {"function": function, "value": value, "angles": "no angle" if found == FALSE else found}
    yield Redex(always(Rewrite(TRUE if found == FALSE else _denied(found))), words)


def _families(equation: Term, x: Term, scope: Scope) -> Term | None:
    """The solution of `f(u) = c` for x; None where it is not found."""
    from qstar_cli.rules.trigonometry_angles import linear_angle, solved
    from qstar_cli.rules.trigonometry_equations import angles, basic, in_unit, range_fault
    from qstar_cli.rules.trigonometry_values import angle_unit, sign_of
    from qstar_cli.terms.periodic import formula_of

    found = basic(equation, scope)
    linear = linear_angle(found.angle, x) if found is not None else None
    if found is None or linear is None or sign_of(found.value) is None:
        return None
    if range_fault(found.head, found.value):
        return FALSE
    values = solved(in_unit(angles(found.head, found.value), angle_unit(equation, scope.conditions)), linear)
    return None if values is None else formula_of(values, x, symbols(scope.question))


def _denied(families: Term) -> Term:
    """`x != a and x != b for integer n` for `x = a or x = b for integer n`."""
    inside, condition = families.args
    parts = operands(inside, "Or")
    return map_args(families, (all_of(*(term("Unequal", *p.args) for p in parts)), condition))
