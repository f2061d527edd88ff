"""The goal of questions that ask to complete the square."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.completed_square import is_completed_square
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy


class CompletedSquareGoal:
    """A state answers when it is a number times a square of x + h, and a number."""

    head = "CompleteSquare"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        return not state.obligations and not state.conditions and is_completed_square(state.term)

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else 1.0


GOALS = (CompletedSquareGoal(),)
