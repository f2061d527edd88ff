"""Features: stable, blind to the size of numbers and the names of letters, different where it matters."""

from __future__ import annotations

import subprocess
import sys

import pytest

from qstar_cli.goals.goal import goal_of
from qstar_cli.learn.features import Features, counted
from qstar_cli.problem.phrases import read_question
from qstar_cli.search.problem_space import ProblemSpace

ROWS = 8192


def rows_of(text: str) -> tuple[list[int], list[list[int]]]:
    problem = read_question(text)
    goal = goal_of(problem.question.head)
    assert goal is not None
    space = ProblemSpace(problem, goal, pruning=False)
    state = space.start()
    features = Features(problem.question, ROWS)
    actions = space.actions(state)
    return features.of_state(state, 3.0), [
        features.of_action(state, a, n) for a, n in zip(actions, counted(actions), strict=True)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2x + 3 = 7", "2x - 3 = 7"),
        ("x^2 = 9", "x^3 = 9"),
        ("sqrt(x + 1) = 3", "|x + 1| = 3"),
        ("2x + 3 = 7", "7 = 2x + 3"),
        ("solve a*x + b = c for x", "solve a*x + b = c for b"),
    ],
)
def test_different_lines_have_different_features(one: str, other: str) -> None:
    assert rows_of(one)[0] != rows_of(other)[0]


@pytest.mark.parametrize(
    ("one", "other"), [("17x + 30 = 70", "58x + 91 = 44"), ("2x + 3 = 7", "2y + 3 = 7"), ("x^2 = 9", "z^2 = 25")]
)
def test_sizes_of_numbers_and_names_of_unknowns_do_not_matter(one: str, other: str) -> None:
    assert rows_of(one)[0] == rows_of(other)[0]


def test_actions_of_a_state_are_told_apart() -> None:
    for text in ("3(x + 2) = 2(x - 5)", "sqrt(x + 5) - sqrt(x) = 1", "x^2 + y^2 = 25; x + y = 7"):
        actions = rows_of(text)[1]
        assert len({tuple(sorted(rows)) for rows in actions}) == len(actions), text


def test_the_rows_are_the_same_in_every_process() -> None:
    script = "from tests.learn.test_features import rows_of; print(rows_of('2x + 3 = 7'))"
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        assert run.stdout.strip() == str(rows_of("2x + 3 = 7"))
