"""Systems of equations as answers: their order, and about how many lines a system still needs."""

from __future__ import annotations

from functools import cmp_to_key

from qstar_cli.goals.effort import effort
from qstar_cli.terms.build import FALSE, all_of, any_of, cases
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.order import similar_key, sort_key
from qstar_cli.terms.systems import assignment, parts_of, unknowns_in
from qstar_cli.terms.term import Term, map_args, operands

ELIMINATED = 2.0  # making one unknown drop out of an equation
PUT_BACK = 1.0  # a found value put into another equation


def answer_of(formula: Term, unknowns: tuple[Term, ...]) -> Term:
    """A solved system with the unknowns in their order, alternatives distinct and ascending."""
    if formula.head == "Cases":
        return cases(*(branch for case in formula.args for branch in _branches(case, unknowns)))
    if formula.head == "Where":
        return map_args(formula, (answer_of(formula.args[0], unknowns), formula.args[1]))
    if formula.head == "Or":
        found = {similar_key(p): p for a in formula.args if (p := answer_of(a, unknowns)) != FALSE}
        points = [q for p in found.values() for q in operands(p, "Or")]
        return any_of(*sorted(points, key=cmp_to_key(_compared)))
    if formula.head != "And":
        return formula
    return all_of(*sorted(formula.args, key=lambda p: _place(p, unknowns)))


def _branches(case: Term, unknowns: tuple[Term, ...]) -> list[tuple[Term, Term]]:
    """(answer, condition) of a case; of one that has cases inside, each of them."""
    answer, condition = answer_of(case.args[0], unknowns), case.args[1]
    if answer.head != "Cases":
        return [(answer, condition)]
    return [(c.args[0], all_of(*parts_of(condition), *parts_of(c.args[1]))) for c in answer.args]


def _place(part: Term, unknowns: tuple[Term, ...]) -> int:
    return unknowns.index(part.args[0]) if part.args and part.args[0] in unknowns else len(unknowns)


def _compared(a: Term, b: Term) -> int:
    """The order of two points: by the first unknown with different values."""
    for p, q in zip(parts_of(a), parts_of(b), strict=False):
        if p.head == q.head == "Equal" and p != q:
            sign = sign_of_difference(p.args[1], q.args[1])
            if sign:
                return sign
    return -1 if sort_key(a) < sort_key(b) else 1


def effort_of_system(formula: Term, unknowns: tuple[Term, ...]) -> float:
    """The estimated cost from a system to its answer; alternatives add up."""
    if formula.head == "Cases":
        return sum(effort_of_system(case.args[0], unknowns) for case in formula.args)
    if formula.head == "Or":
        return sum(effort_of_system(a, unknowns) for a in formula.args)
    return sum(_effort_of_part(p, unknowns) for p in parts_of(formula))


def _effort_of_part(part: Term, unknowns: tuple[Term, ...]) -> float:
    if part.head == "Cases":
        return 1.0 + sum(_effort_of_part(case.args[0], unknowns) for case in part.args)
    if part.head == "Or":
        return 1.0 + sum(_effort_of_part(a, unknowns) for a in part.args)
    found = unknowns_in(part, unknowns)
    if len(found) < 2:
        return effort(part, found[0] if found else unknowns[0])
    if assignment(part, unknowns) is not None:
        return PUT_BACK * len(found)
    return 1.0 + (ELIMINATED + PUT_BACK) * (len(found) - 1)
