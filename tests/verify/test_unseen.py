"""The kernel on adversarial data: no false accept, and no algebraic item left open.

`unseen` was written without sight of the kernel, `hand` by one who knows it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qstar_cli.derivation import State
from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import symbol
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import symbols, term
from qstar_cli.verify.answers import answers
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.meanings.derivatives import Differentiate
from qstar_cli.verify.meanings.integrals_antiderivatives import is_antiderivative
from qstar_cli.verify.steps import step_verdict

DATA = Path(__file__).parent / "data"
ALGEBRAIC = ("numbers", "polynomial", "rational", "absolute-value", "radical", "several-unknowns")
STEP_FILES = ("rewrites.jsonl", "equation_steps.jsonl", "inequality_steps.jsonl")


def items(*names: str) -> list[Any]:
    found = []
    for folder in ("unseen", "hand"):
        for name in names:
            lines = (DATA / folder / name).read_text().splitlines()
            found += [pytest.param(json.loads(line), id=f"{folder}/{name}:{k}") for k, line in enumerate(lines, 1)]
    return found


def level(item: dict[str, Any]) -> str:
    """The verdict on a step; the obligations belong to the line that the relation says."""
    given = tuple(map(read_term, item["given"]))
    conditions, obligations = (tuple(map(read_term, item.get(k, []))) for k in ("conditions_before", "obligations"))
    rejects = item["relation"] == "rejects-candidates"
    before = State(read_term(item["from"]), conditions, obligations if rejects else ())
    after = State(read_term(item["to"]), tuple(map(read_term, item["conditions"])), () if rejects else obligations)
    terms = (before.term, after.term, *before.conditions, *after.conditions, *given)
    letters = tuple(sorted({str(s.value) for t in terms for s in symbols(t)}))
    return step_verdict(before, after, item["relation"], Setting(given, False, letters)).level


def calculus_level(item: dict[str, Any]) -> str:
    """The verdict on a derivative or an antiderivative."""
    of, to, x = read_term(item["of"]), read_term(item["to"]), symbol(item["variable"])
    if item["kind"] == "antiderivative":
        return is_antiderivative(to, Partial(of), x, Setting()).level
    question, meaning = term("Differentiate", of, x), Differentiate("Differentiate")
    return meaning.checks(question, to, (), Setting(meaning.given(question, ())))[0].verdict.level


@pytest.mark.parametrize("item", items(*STEP_FILES))
def test_steps(item: dict[str, Any]) -> None:
    found = level(item)
    if not item["right"]:
        assert found not in ("proved", "checked"), item["why"]
    elif item["needs"] in ALGEBRAIC:
        assert found == "proved", item["why"]
    else:
        assert found != "refuted", item["why"]


@pytest.mark.parametrize("item", items("answer_sets.jsonl"))
def test_answer_sets(item: dict[str, Any]) -> None:
    problem: Problem = read_question(item["question"])
    accepted = answers(problem, read_term(item["answer"]))
    if not item["right"]:
        assert not accepted, item["why"]
    elif item["needs"] in ALGEBRAIC:
        assert accepted, item["why"]


@pytest.mark.parametrize("item", items("calculus.jsonl"))
def test_derivatives_and_antiderivatives(item: dict[str, Any]) -> None:
    found = calculus_level(item)
    assert found == "proved" if item["right"] else found not in ("proved", "checked"), item["why"]
