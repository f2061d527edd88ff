"""A second checker of algebraic certificates, on the standard library alone; it shares no code with the kernel.

In scope: expressions in any letters that are rational functions over Q with square roots of numbers, and formulas
about one letter made of them (absolute values by cases). In several letters a formula is decided where both sides of a
step are equations of proportional polynomials, or where a point tells them apart. The form of an answer is no matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from tests.verify import second_answers as answers
from tests.verify import second_claims as claims
from tests.verify.second_places import Partial, split
from tests.verify.second_reader import OutOfScope, Tree, is_formula, letters_of, read, read_question


class Opinion(StrEnum):
    """What the checker says; later members are stronger objections."""

    ACCEPT = "accept"
    OUT_OF_SCOPE = "out of scope"
    REJECT = "reject"


def worst(opinions: Sequence[Opinion]) -> Opinion:
    order = list(Opinion)
    return max(opinions, key=order.index, default=Opinion.ACCEPT)


def answer_opinion(certificate: dict[str, Any]) -> Opinion:
    """Whether the answer is right and complete for the question as `read_as` states it (its form apart)."""
    try:
        verb, subject, unknown, domain, assumptions = read_question(certificate["problem"]["read_as"])
        answer = read(certificate["answer"])
        if verb != "solve":
            left, right = Partial(subject), split(answer)
            return _opinion(claims.same_function(left, right, assumptions, _has_i(subject, domain)))
        if domain == "complex" and assumptions:
            return Opinion.OUT_OF_SCOPE
        count = answers.is_complex_solution if domain == "complex" else answers.count_agrees
        counted = None if assumptions else count(subject, answer, unknown)
        if counted is not None or domain == "complex":
            return Opinion.OUT_OF_SCOPE if counted is None else _opinion(counted)
        return _opinion(claims.equivalent([subject, *assumptions], [answer], _about_others(assumptions, unknown)))
    except OutOfScope:
        return Opinion.OUT_OF_SCOPE


def step_opinions(certificate: dict[str, Any]) -> Iterator[Opinion]:
    """An opinion on every step; its substeps count."""
    given: Sequence[Tree] = ()
    is_complex = False
    try:
        _, subject, unknown, domain, assumptions = read_question(certificate["problem"]["read_as"])
        given = _about_others(assumptions, unknown) if unknown else assumptions
        is_complex = _has_i(subject, domain)
    except OutOfScope:
        pass
    yield from _chain(certificate["start"], certificate["steps"], given, is_complex)


def _chain(
    start: dict[str, Any], steps: list[dict[str, Any]], given: Sequence[Tree], is_complex: bool
) -> Iterator[Opinion]:
    """Opinions on steps of which each starts where the one before ended."""
    for step in steps:
        yield step_opinion(step, given, is_complex) if step["before"] == start else Opinion.REJECT
        start = step["after"]


def step_opinion(step: dict[str, Any], given: Sequence[Tree] = (), is_complex: bool = False) -> Opinion:
    """An opinion on the claim of one step and those of its substeps."""
    inside = given
    try:
        before, after = _lines(step["before"]), _lines(step["after"])
        inside = (*given, *(c for c in after[1] if c not in before[1]))
        own = _opinion(_claim(step, before, after, given, is_complex))
    except OutOfScope:
        own = Opinion.OUT_OF_SCOPE
    finer = step["substeps"]
    return worst([own, *(_chain(finer[0]["before"], finer, inside, is_complex) if finer else ())])


def _lines(state: dict[str, Any]) -> tuple[Tree, tuple[Tree, ...], tuple[Tree, ...]]:
    conditions, obligations = (tuple(map(read, state[name])) for name in ("conditions", "obligations"))
    return read(state["term"]), conditions, obligations


def _claim(step: dict[str, Any], before: Any, after: Any, given: Sequence[Tree], is_complex: bool) -> bool:
    """Whether the claim of a step holds. Raises OutOfScope."""
    relation = step["relation"]
    if is_formula(before[0]) != is_formula(after[0]):
        return False
    if not is_formula(before[0]):
        if relation not in ("equal", "equal-where"):
            raise OutOfScope(relation)
        if relation == "equal" and set(after[1]) - set(before[1]):
            return False
        left, right = Partial(before[0], before[1]), Partial(after[0], after[1])
        return claims.same_function(left, right, given, is_complex)
    if relation not in (
        "equal",
        "equal-where",
        "same-solutions",
        "adds-solutions",
        "rejects-candidates",
        "splits-cases",
    ):
        raise OutOfScope(relation)
    if not _has_the_shape(relation, before, after):
        return False
    all_before, all_after = ((state[0], *state[1], *state[2]) for state in (before, after))
    if is_complex:
        return claims.same_polynomial_equation(all_before, all_after)
    if relation == "equal" and not _same_sides(before[0], after[0], (*given, *before[1])):
        return False
    if not claims.equivalent(all_before, all_after, given):
        return False
    if relation == "adds-solutions":
        return claims.implies([before[0], *before[1]], [after[0]], given)
    if relation == "rejects-candidates":
        return claims.implies([after[0], *after[1]], [before[0]], given)
    return True


def _has_the_shape(relation: str, before: Any, after: Any) -> bool:
    """What a relation of formulas demands of the conditions, of the obligations and of the line it leads to."""
    if relation == "equal" and set(after[1]) - set(before[1]):
        return False
    if relation == "splits-cases" and after[0][0] not in ("or", "and"):
        return False
    return relation in ("adds-solutions", "rejects-candidates") or before[2] == after[2]


def _same_sides(a: Tree, b: Tree, given: Sequence[Tree]) -> bool:
    """Whether formulas of one shape have equal expressions in the same places, where the other members of an `and`
    hold (True for those of different shapes)."""
    if a == b or a[0] != b[0] or len(a) != len(b):
        return True
    if a[0] != "relation":
        pairs = list(zip(a[1:], b[1:], strict=True))
        beside = [tuple(y for j, y in enumerate(a[1:]) if j != k) if a[0] == "and" else () for k in range(len(pairs))]
        return all(_same_sides(x, y, (*given, *facts)) for (x, y), facts in zip(pairs, beside, strict=True))
    sides = zip(a[2:], b[2:], strict=True)
    return all(claims.same_function(Partial(x), Partial(y), given) for x, y in sides)


def _opinion(claim: bool) -> Opinion:
    return Opinion.ACCEPT if claim else Opinion.REJECT


def _about_others(assumptions: Sequence[Tree], unknown: str) -> tuple[Tree, ...]:
    """The assumptions that are not about the unknown."""
    parts = [p for a in assumptions for p in (a[1:] if a[0] == "and" else (a,))]
    return tuple(p for p in parts if unknown not in letters_of(p))


def _has_i(subject: Tree, domain: str) -> bool:
    """Whether a question is about complex numbers: it says so, or names no domain and has an i."""
    return domain == "complex" or (not domain and "i" in letters_of(subject))
