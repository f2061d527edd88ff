"""Whether a certificate is true by a second method: the second checker, or z3 where that has no opinion."""

from __future__ import annotations

from typing import Any

from tests.verify import second_claims as claims
from tests.verify.second_checker import Opinion, answer_opinion, step_opinions, worst
from tests.verify.second_places import Partial, split
from tests.verify.second_reader import OutOfScope, Tree, is_formula, read, read_question
from tests.verify.z3_opinion import z3_on_lines, z3_opinion

Certificate = dict[str, Any]


def judged_step(certificate: Certificate, step: dict[str, Any]) -> Opinion:
    """On the claim of a step, and on those of its substeps."""
    (opinion,) = step_opinions(certificate | {"start": step["before"], "steps": [step]})
    if opinion != Opinion.OUT_OF_SCOPE:
        return opinion
    try:
        _, _, unknown, _, assumptions = read_question(certificate["problem"]["read_as"])
    except OutOfScope:
        return Opinion.OUT_OF_SCOPE
    return z3_opinion(step, () if unknown else assumptions)


def judged(certificate: Certificate) -> Opinion:
    """On whether the steps lead from the question to the answer, and every step and the answer are true."""
    states = [certificate["start"], *(step["after"] for step in certificate["steps"])]
    if certificate["answer"] is None or states[:-1] != [step["before"] for step in certificate["steps"]]:
        return Opinion.REJECT
    opinions = [judged_step(certificate, step) for step in certificate["steps"]]
    try:
        _, subject, _, _, assumptions = read_question(certificate["problem"]["read_as"])
        first, last = _lines(states[0]), _lines(states[-1])
        answer = read(certificate["answer"])
        opinions.append(_same_lines(first, (subject, *(a for a in assumptions if a in first))))
        opinions.append(_same_lines(last, (answer,)))
        opinions.append(_on_answer(certificate, subject, assumptions, answer))
    except OutOfScope:
        opinions.append(Opinion.OUT_OF_SCOPE)
    return worst(opinions)


def _lines(state: dict[str, Any]) -> tuple[Tree, ...]:
    return tuple(map(read, (state["term"], *state["conditions"], *state["obligations"])))


def _same_lines(a: tuple[Tree, ...], b: tuple[Tree, ...]) -> Opinion:
    if len(a) == len(b) == 1 and _alternatives(a[0]) == _alternatives(b[0]):
        return Opinion.ACCEPT
    if is_formula(a[0]) != is_formula(b[0]):
        return Opinion.REJECT
    try:
        if is_formula(a[0]):
            return Opinion.ACCEPT if claims.equivalent(a, b) else Opinion.REJECT
        left, right = (split(x[0]) for x in (a, b))
        same = claims.same_function(Partial(left.term, (*left.conditions, *a[1:])), right)
        return Opinion.ACCEPT if same else Opinion.REJECT
    except OutOfScope:
        return z3_on_lines(a, b)


def _alternatives(tree: Tree) -> set[Tree]:
    if tree[0] != "or":
        return {tree}
    return {part for alternative in tree[1:] for part in _alternatives(alternative)}


def _on_answer(certificate: Certificate, subject: Tree, assumptions: tuple[Tree, ...], answer: Tree) -> Opinion:
    opinion = answer_opinion(certificate)
    if opinion == Opinion.OUT_OF_SCOPE and not assumptions and is_formula(subject):
        return z3_on_lines([subject], [answer])
    return opinion
