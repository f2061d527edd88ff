"""Known answers as people write them."""

from __future__ import annotations

import pytest

from qstar_cli.problem.answers import read_answer
from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.printer import text

ANSWERS = {
    ("x^2 = 4", "2, -2"): "x = 2 or x = -2",
    ("x^2 = 4", "{2, -2}"): "x = 2 or x = -2",
    ("x^2 = 4", r"\{2, -2\}"): "x = 2 or x = -2",
    ("x^2 = 4", "x = ±2"): "x = 2 or x = -2",
    ("x^2 = 4", "x = 2, x = -2"): "x = 2 or x = -2",
    ("x^2 = 4", "x = 2 or -2"): "x = 2 or x = -2",
    ("x^2 = 4", "no solution"): "false",
    ("2x = 4", "2"): "x = 2",
    ("a*x = b", "x = b/a if a != 0; no solution if a = 0"): "x = b/a if a != 0; false if a = 0",
    ("x + y = 1, x - y = 1", "(1, 0)"): "x = 1 and y = 0",
    ("x*y = 2, x + y = 3", "(1, 2), (2, 1)"): "x = 1 and y = 2 or x = 2 and y = 1",
    ("x + y = 1, x - y = 1", "x = 1, y = 0"): "x = 1 and y = 0",
    ("1/2 + 1/3", "5/6"): "5/6",
    ("x/x", "1 for x != 0"): "1 for x != 0",
}


@pytest.mark.parametrize(("question", "answer"), ANSWERS)
def test_read_answer(question: str, answer: str) -> None:
    assert text(read_answer(answer, read_question(question).question)) == ANSWERS[question, answer]
