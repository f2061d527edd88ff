"""The kernel beside a second checker and z3: where two of them have a verdict, it is the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qstar_cli.verify.check import check
from tests.verify.certificates import EFFORT, Certificate, all_certificates
from tests.verify.second_checker import Opinion, answer_opinion, step_opinion, step_opinions
from tests.verify.second_reader import OutOfScope, Tree, read
from tests.verify.z3_opinion import z3_opinion

UNSEEN = Path(__file__).parent / "data" / "unseen"
CONFIRMED = ("proved", "checked")
FORM = ("form-asked-for", "every-factor-is-irreducible")  # checks of an answer that are not about its value
QUERIES_TO_Z3 = 250 * EFFORT

# statements with a verdict known by hand: (answer to a question | step), right or wrong
ANSWERS = [
    ("solve x^2 - 5x + 6 = 0 for x over the reals", "x = 2", Opinion.REJECT),
    ("solve x^2 - 5x + 6 = 0 for x over the reals", "x = 2 or x = 3 or x = 4", Opinion.REJECT),
    ("solve x^2 - 5x + 6 = 0 for x over the reals", "x = 2 or x = 2", Opinion.REJECT),
    ("solve x^2 = -4 for x over the reals", "x = 2 or x = -2", Opinion.REJECT),
    ("solve x/(x - 5) = 5/(x - 5) for x over the reals", "x = 5", Opinion.REJECT),
    ("solve x^5 - x - 1 = 0 for x over the reals", "no solution", Opinion.REJECT),
    ("solve x^2 = 2 for x over the reals", "x = 1.4142135623730951 or x = -1.4142135623730951", Opinion.REJECT),
    ("solve (x + 1)/(x + 1) = 1 for x over the reals", "all real numbers", Opinion.REJECT),
    ("solve x^2 = -4 for x over the complex", "x = 2i", Opinion.REJECT),
    ("simplify x/x", "1", Opinion.REJECT),
    ("simplify 1/(1/x)", "x", Opinion.REJECT),
    ("simplify sqrt(12)", "3sqrt(2)", Opinion.REJECT),
    ("simplify x^0", "1", Opinion.REJECT),
    ("expand (x + y)^2", "x^2 + y^2", Opinion.REJECT),
    ("solve x^2 - 5x + 6 = 0 for x over the reals", "x = 2 or x = 3", Opinion.ACCEPT),
    ("solve x^2 - x - 1 = 0 for x over the reals", "x = (1 - sqrt(5))/2 or x = (1 + sqrt(5))/2", Opinion.ACCEPT),
    ("solve x^4 + x + 1 = 0 for x over the reals", "no solution", Opinion.ACCEPT),
    ("solve (x + 1)/(x + 1) = 1 for x over the reals", "x != -1", Opinion.ACCEPT),
    ("solve |x - 1| = 3 for x over the reals", "x = -2 or x = 4", Opinion.ACCEPT),
    ("solve x^2 = -4 for x over the complex", "x = 2i or x = -2i", Opinion.ACCEPT),
    ("simplify (x^2 - 9)/(x - 3)", "x + 3 for x != 3", Opinion.ACCEPT),
    ("simplify 1/(sqrt(3) - sqrt(2))", "sqrt(3) + sqrt(2)", Opinion.ACCEPT),
    ("simplify 8^(-2/3)", "1/4", Opinion.ACCEPT),
    ("simplify 3/(1/2 - 2/4)", "undefined", Opinion.ACCEPT),
    ("factor x^2 - y^2", "(x - y)*(x + y)", Opinion.ACCEPT),
    ("simplify sin(x)^2 + cos(x)^2", "1", Opinion.OUT_OF_SCOPE),
]


@pytest.mark.parametrize(("question", "answer", "expected"), ANSWERS)
def test_answers_known_by_hand(question: str, answer: str, expected: Opinion) -> None:
    assert answer_opinion({"problem": {"read_as": question}, "answer": answer}) == expected


@pytest.mark.parametrize("name", ["rewrites", "equation_steps", "inequality_steps", "answer_sets"])
def test_labelled_data(name: str) -> None:
    """The second checker and z3 never contradict a label of the data written unseen."""
    opinions: Counter[Opinion] = Counter()
    for item in map(json.loads, (UNSEEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
        given = _trees(item.get("given", []))
        if given is None:
            continue
        for opinion in _opinions_on(item, given):
            opinions[opinion] += 1
            assert opinion != (Opinion.REJECT if item["right"] else Opinion.ACCEPT), item
    assert opinions[Opinion.ACCEPT] >= 15
    assert opinions[Opinion.REJECT] >= 15


def _opinions_on(item: dict[str, Any], given: tuple[Tree, ...]) -> Iterator[Opinion]:
    if "question" in item:
        yield answer_opinion({"problem": {"read_as": item["question"]}, "answer": item["answer"]})
        return
    discharged = item["relation"] == "rejects-candidates"
    before = _state(item["from"], item.get("conditions_before", []))
    after = _state(item["to"], item["conditions"])
    (before if discharged else after)["obligations"] = item.get("obligations", [])
    step = {"before": before, "after": after, "relation": item["relation"], "substeps": []}
    yield step_opinion(step, given)


def _state(text: str, conditions: list[str]) -> dict[str, Any]:
    return {"term": text, "conditions": conditions, "obligations": []}


def _trees(texts: list[str]) -> tuple[Tree, ...] | None:
    try:
        return tuple(map(read, texts))
    except OutOfScope:
        return None


def test_kernel_and_second_checker_agree() -> None:
    counts: Counter[tuple[str, str, Opinion]] = Counter()
    for certificate in all_certificates():
        report = check(certificate)
        for step, verdict, opinion in zip(certificate["steps"], report.steps, step_opinions(certificate), strict=True):
            counts["step", verdict.level, opinion] += 1
            assert not _disagree(verdict.level, opinion), (step, verdict, opinion)
        levels = [c.verdict.level for c in report.answer if c.what not in FORM]
        level = next((one for one in levels if one not in CONFIRMED), "proved")
        opinion = answer_opinion(certificate)
        counts["answer", level, opinion] += 1
        assert not _disagree(level, opinion), (certificate["problem"], certificate["answer"], report.answer)
    assert counts["step", "proved", Opinion.ACCEPT] >= 500, counts
    assert counts["answer", "proved", Opinion.ACCEPT] >= 200, counts


def test_kernel_and_z3_agree() -> None:
    steps = [(c, k) for c in all_certificates() if _is_real(c) for k in range(len(c["steps"]))]
    counts: Counter[tuple[str, Opinion]] = Counter()
    for certificate, k in steps[:: max(1, len(steps) // QUERIES_TO_Z3)]:
        verdict = check(certificate).steps[k]
        opinion = z3_opinion(certificate["steps"][k])
        counts[verdict.level, opinion] += 1
        assert not _disagree(verdict.level, opinion), (certificate["steps"][k], verdict)
    assert counts["proved", Opinion.ACCEPT] >= counts.total() / 2, counts


def _is_real(certificate: Certificate) -> bool:
    read_as = certificate["problem"]["read_as"]
    return "complex" not in read_as and "assuming" not in read_as


def _disagree(level: str, opinion: Opinion) -> bool:
    return opinion == (Opinion.REJECT if level in CONFIRMED else Opinion.ACCEPT if level == "refuted" else None)
