"""Absolute values of complex numbers: their squares have any argument."""

from __future__ import annotations

import pytest

from qstar_cli.goals.goal import goal_of
from qstar_cli.problem.phrases import read_question
from qstar_cli.search.heuristic import HandHeuristic
from qstar_cli.search.limits import Limits, Work
from qstar_cli.search.problem_space import ProblemSpace
from qstar_cli.search.qstar import QStar

MODULI = (
    "solve |z|^2 + 2z = 84 + 12i",
    "solve |z|^2 = z over the complex numbers",
    "solve |z^2| = 4 over the complex numbers",
    "simplify |z|^2 + i*z",
)


@pytest.mark.parametrize("text", MODULI)
def test_bars_around_complex_letters_stay(text: str) -> None:
    problem = read_question(text)
    goal = goal_of(problem.question.head)
    assert goal is not None
    outcome = QStar(ProblemSpace(problem, goal), HandHeuristic(), Work(Limits(50, None))).run()
    used = {step.rule for step in (outcome.derivation or outcome.best_partial).steps}
    assert not used & {"power-of-absolute-value", "absolute-value-of-known-sign"}
