"""Trigonometric and hyperbolic functions and families: wrong claims are refuted, right ones proved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.reader import read_term
from qstar_cli.verify.answers import answers
from qstar_cli.verify.verdict import Level
from tests.verify.test_unseen import level

DATA = Path(__file__).parent / "data" / "trigonometry"


def items(*names: str, right: bool) -> list[Any]:
    """The right or the wrong items of files, one test each."""
    found = [(name, k, json.loads(line)) for name in names for k, line in enumerate(_lines(name), 1)]
    return [pytest.param(item, id=f"{name}:{k}") for name, k, item in found if item["right"] == right]


def _lines(name: str) -> list[str]:
    return (DATA / f"{name}.jsonl").read_text().splitlines()


@pytest.mark.parametrize("item", items("rewrites", "equation_steps", right=False))
def test_wrong_steps_are_not_confirmed(item: dict[str, Any]) -> None:
    assert level(item) == Level.REFUTED, item["why"]


@pytest.mark.parametrize("item", items("answer_sets", right=False))
def test_wrong_answers_are_not_confirmed(item: dict[str, Any]) -> None:
    assert not answers(read_question(item["question"]), read_term(item["answer"])), item["why"]


@pytest.mark.parametrize("item", items("rewrites", "equation_steps", right=True))
def test_right_steps_are_proved(item: dict[str, Any]) -> None:
    assert level(item) == Level.PROVED, item["why"]


@pytest.mark.parametrize("item", items("answer_sets", right=True))
def test_right_answers_are_proved(item: dict[str, Any]) -> None:
    assert answers(read_question(item["question"]), read_term(item["answer"])), item["why"]
