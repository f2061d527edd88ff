"""Solving with weights: what does not fit means the hand heuristic and a note, and answers never change."""

from __future__ import annotations

from pathlib import Path

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.solve import Options, solve
from qstar_cli.terms.printer import text
from tests.learn.models import a_file

PROBLEMS = [
    "2x + 3 = 7",
    "x^2 - 5x + 6 = 0",
    "sqrt(x + 5) - sqrt(x) = 1",
    "simplify (x^2 - 1)/(x - 1)",
    "factor x^2 - 9",
]


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "weights.npz"
    path.write_bytes(a_file())
    return path


@pytest.mark.parametrize(
    ("content", "note"),
    [(b"damaged", "cannot be read"), (a_file(rules=frozenset({"divide-both-sides"})), "do not know")],
)
def test_weights_that_do_not_fit_leave_the_hand_heuristic_and_a_note(content: bytes, note: str, weights: Path) -> None:
    weights.write_bytes(content)
    solution = solve(read_question("2x + 3 = 7"), Options("q", weights=weights))
    assert solution.status == "solved"
    assert solution.search.heuristic == "auto(hand)"
    assert note in solution.search.note


def test_a_missing_file_is_no_crash(tmp_path: Path) -> None:
    solution = solve(read_question("2x + 3 = 7"), Options("q", weights=tmp_path / "none.npz"))
    assert solution.status == "solved"
    assert "cannot be read" in solution.search.note


@pytest.mark.parametrize("question", PROBLEMS)
def test_untrained_weights_cost_work_but_change_no_answer(question: str, weights: Path) -> None:
    problem = read_question(question)
    hand, learned = solve(problem, Options("hand")), solve(problem, Options("q", weights=weights))
    assert learned.status == "solved"
    assert hand.answer is not None
    assert learned.answer is not None
    assert text(learned.answer) == text(hand.answer)
    assert learned.search.heuristic.startswith("q:small@")


def test_an_easy_problem_does_not_ask_for_weights(weights: Path) -> None:
    solution = solve(read_question("2x + 3 = 7"), Options("auto", weights=weights))
    assert solution.search.heuristic == "auto(hand)"
    assert solution.search.note == ""
