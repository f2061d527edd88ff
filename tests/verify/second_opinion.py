"""Whether a certificate is true by a second method: the second checker, or z3 where that has no opinion."""

from __future__ import annotations

from typing import Any

from tests.verify import second_claims as claims
from tests.verify.second_checker import Opinion, answer_opinion, step_opinions
from tests.verify.second_places import Partial, split
from tests.verify.second_reader import OutOfScope, Tree, is_formula, read, read_question
from tests.verify.z3_opinion import z3_on_lines, z3_opinion

Certificate = dict[str, Any]


def step_is_shown(certificate: Certificate, step: dict[str, Any]) -> bool:
    """Whether the claim of a step, and those of its substeps, are true."""
    (opinion,) = step_opinions(certificate | {"start": step["before"], "steps": [step]})
    if opinion != Opinion.OUT_OF_SCOPE:
        return opinion == Opinion.ACCEPT
    try:
        _, _, unknown, _, assumptions = read_question(certificate["problem"]["read_as"])
    except OutOfScope:
        return False
    return z3_opinion(step, () if unknown else assumptions) == Opinion.ACCEPT


def certificate_is_shown(certificate: Certificate) -> bool:
    """Whether the steps lead from the question to the answer, and every step and the answer are true."""
    if certificate["answer"] is None or not all(step_is_shown(certificate, step) for step in certificate["steps"]):
        return False
    states = [certificate["start"], *(step["after"] for step in certificate["steps"])]
    if states[:-1] != [step["before"] for step in certificate["steps"]]:
        return False
    try:
        _, subject, _, _, assumptions = read_question(certificate["problem"]["read_as"])
        first, last = _lines(certificate["start"]), _lines(states[-1])
        answer = read(certificate["answer"])
        starts = _says_the_same(first, (subject, *(a for a in assumptions if a in first)))
        ends = _says_the_same(last, (answer,))
    except OutOfScope:
        return False
    return starts and ends and _answer_is_shown(certificate, subject, assumptions, answer)


def _lines(state: dict[str, Any]) -> tuple[Tree, ...]:
    return tuple(map(read, (state["term"], *state["conditions"], *state["obligations"])))


def _says_the_same(a: tuple[Tree, ...], b: tuple[Tree, ...]) -> bool:
    if len(a) == len(b) == 1 and _alternatives(a[0]) == _alternatives(b[0]):
        return True
    if is_formula(a[0]):
        try:
            return claims.equivalent(a, b)
        except OutOfScope:
            return z3_on_lines(a, b) == Opinion.ACCEPT
    left, right = (split(x[0]) for x in (a, b))
    return claims.same_function(Partial(left.term, (*left.conditions, *a[1:])), right)


def _alternatives(tree: Tree) -> set[Tree]:
    if tree[0] != "or":
        return {tree}
    return {part for alternative in tree[1:] for part in _alternatives(alternative)}


def _answer_is_shown(certificate: Certificate, subject: Tree, assumptions: tuple[Tree, ...], answer: Tree) -> bool:
    opinion = answer_opinion(certificate)
    if opinion == Opinion.OUT_OF_SCOPE and not assumptions and is_formula(subject):
        return z3_on_lines([subject], [answer]) == Opinion.ACCEPT
    return opinion == Opinion.ACCEPT
