"""The exact meaning of each relation that a step may claim (docs/VERIFICATION.md has the same table)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qstar_cli.derivation import Relation, State
from qstar_cli.terms.term import Term, contains, substitute, symbols
from qstar_cli.verify.decide import Partial, conjuncts, equivalent, exactly_one, implies, same_function, split_where
from qstar_cli.verify.interpret import FORMULAS
from qstar_cli.verify.verdict import Verdict, both, proved, refuted, unknown

Given = tuple[Term, ...]


def is_formula(t: Term) -> bool:
    while t.head == "Where":
        t = t.args[0]
    return t.head in FORMULAS


def is_answer_of_cases(t: Term) -> bool:
    return t.head == "Cases"


def lines(state: State) -> tuple[Term, ...]:
    """All formulas of a state of formulas, whose conjunction it means."""
    return (state.term, *state.conditions, *state.obligations)


def step_verdict(before: State, after: State, relation: str, given: Given = ()) -> Verdict:
    """Whether a step's claim is true wherever the formulas `given` hold."""
    if relation not in list(Relation):
        return refuted(f"an unknown relation {relation!r}")
    if is_formula(before.term) != is_formula(after.term):
        return refuted("a formula does not become an expression")
    before, after, definitions = _without_definitions(before, after)
    if definitions is not None:
        return definitions
    shape = _shape(before, after, Relation(relation), given)
    if shape is not None and not shape.is_proved:
        return shape
    if is_formula(before.term):
        return both([*([shape] if shape else []), _formula_step(before, after, Relation(relation), given)])
    return _expression_step(before, after, Relation(relation), given)


def _shape(before: State, after: State, relation: Relation, given: Given) -> Verdict | None:
    """What a relation demands of the form of its step; None when nothing."""
    if after.term.head == "Cases":
        conditions = [case.args[1] for case in after.term.args]
        return exactly_one(conditions, (*given, *before.conditions))
    return None


def _expression_step(before: State, after: State, relation: Relation, given: Given) -> Verdict:
    if relation not in (Relation.EQUAL, Relation.EQUAL_WHERE, Relation.DEFINES):
        return refuted(f"{relation} is no relation of expressions")
    new = set(after.conditions) - set(before.conditions)
    if relation == Relation.EQUAL and new:
        return refuted("an equal step adds no condition")
    a, b, context = localise(before.term, after.term)
    local = same_function(
        Partial(a), Partial(b, tuple(new)), (*given, *context, *before.conditions)
    )
    if local.is_proved and set(before.conditions) <= set(after.conditions):
        return local
    return same_function(Partial(before.term, before.conditions), Partial(after.term, after.conditions), given)


def _formula_step(before: State, after: State, relation: Relation, given: Given) -> Verdict:
    same_frame = before.obligations == after.obligations
    if relation in (Relation.EQUAL, Relation.EQUAL_WHERE):
        return _equal_formulas(before, after, relation, given)
    whole = _same_solutions(before, after, given)
    if relation == Relation.SAME_SOLUTIONS:
        return whole if same_frame else refuted("a step that keeps the solutions leaves the lines to be checked alone")
    if relation == Relation.SPLITS_CASES:
        if after.term.head not in ("Cases", "Or"):
            return refuted("a split into cases ends in cases")
        return whole if same_frame else refuted("a split into cases leaves the lines to be checked alone")
    if relation == Relation.ADDS_SOLUTIONS:
        return both([whole, implies([before.term, *before.conditions], [after.term], given)])
    if relation == Relation.REJECTS_CANDIDATES:
        return both([whole, implies([after.term, *after.conditions], [before.term], given)])
    if relation == Relation.DEFINES:
        return whole
    return unknown(f"{relation} has no meaning for formulas")


def _same_solutions(before: State, after: State, given: Given) -> Verdict:
    """The two states hold at the same points; common lines are not looked at twice, a changed part only where it differs."""
    shared = tuple(c for c in (*before.conditions, *before.obligations) if c in (*after.conditions, *after.obligations))
    left = [c for c in lines(before) if c not in shared]
    right = [c for c in lines(after) if c not in shared]
    if len(left) == len(right) == 1:
        a, b, context = localise(before.term, after.term, formulas=True)
        local = equivalent([a], [b], (*given, *context, *shared))
        if local.is_proved:
            return local
    return equivalent(left, right, (*given, *shared))


def _equal_formulas(before: State, after: State, relation: Relation, given: Given) -> Verdict:
    """A rewrite inside a formula: the changed expression keeps value and domain (where new conditions hold, for equal-where)."""
    new = tuple(c for c in after.conditions if c not in before.conditions)
    if relation == Relation.EQUAL and new:
        return refuted("an equal step adds no condition")
    if before.obligations != after.obligations:
        return refuted("a rewrite leaves the lines to be checked alone")
    a, b, context = localise(before.term, after.term)
    facts = (*given, *context, *before.conditions)
    kept = set(before.conditions) <= set(after.conditions)
    if not is_formula(a) and not is_formula(b):
        local = same_function(Partial(a), Partial(b, new), facts)
        if local.is_proved and kept:
            return local
    elif a.head == b.head == "Equal" and relation == Relation.EQUAL:
        sides = [same_function(Partial(x), Partial(y), facts) for x, y in zip(a.args, b.args, strict=True)]
        return both([*sides, _same_solutions(before, after, given)])
    return _same_solutions(before, after, given)


def localise(a: Term, b: Term, formulas: bool = False) -> tuple[Term, Term, Given]:
    """The smallest parts in which two terms differ, and the formulas that hold where those parts are looked at.

    With `formulas`, the parts are formulas.
    """
    context: list[Term] = []
    while a.head == b.head and len(a.args) == len(b.args) and a.head not in ("Tuple",):
        different = [k for k, (x, y) in enumerate(zip(a.args, b.args, strict=True)) if x != y]
        if len(different) != 1:
            break
        k = different[0]
        if formulas and not (is_formula(a.args[k]) and is_formula(b.args[k])) and a.args[k].head != "Case":
            break
        if is_formula(a.args[k]) != is_formula(b.args[k]):
            break
        context += _facts_beside(a, k)
        a, b = a.args[k], b.args[k]
    return a, b, tuple(context)


def _facts_beside(parent: Term, k: int) -> tuple[Term, ...]:
    """What may be assumed of an argument: the other conjuncts, the condition of its case."""
    if parent.head == "And":
        return tuple(c for j, c in enumerate(parent.args) if j != k)
    if parent.head in ("Case", "Where") and k == 0:
        return conjuncts(parent.args[1])
    return ()


def _without_definitions(before: State, after: State) -> tuple[State, State, Verdict | None]:
    """Both states with defined letters (a condition u = e with u nowhere else explained) replaced by what they stand for."""
    return before, after, None


def answer_agrees(end: State, answer: Term, given: Given) -> Verdict:
    """Whether the answer says the same as the last line."""
    if end.obligations:
        return refuted("lines are left unchecked")
    if is_formula(end.term) != is_formula(answer):
        return refuted("the answer is of another sort than the last line")
    if is_formula(answer):
        if answer == end.term and not end.conditions:
            return proved("the answer is the last line", {"method": "identity"})
        return equivalent(lines(end), [answer], given)
    inside = split_where(answer)
    if answer == end.term and not end.conditions:
        return proved("the answer is the last line", {"method": "identity"})
    if inside.term == end.term and set(inside.conditions) == set(end.conditions):
        return proved("the answer is the last line with its conditions", {"method": "identity"})
    return same_function(Partial(end.term, end.conditions), inside, given)


__all__ = ["answer_agrees", "contains", "step_verdict", "substitute", "symbols"]
