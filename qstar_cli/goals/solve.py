"""The goal of `solve`: an equation in one unknown in solved form."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.solved import is_solved
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.tidy import tidy


class SolveGoal:
    """A state answers when its formula is solved and nothing about the unknown is left open."""

    head = "Solve"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        if len(problem.unknowns) != 1 or state.obligations or not is_solved(state.term, problem.unknowns[0]):
            return False
        return state.term in (TRUE, FALSE) or not any(contains(c, problem.unknowns[0]) for c in state.conditions)

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else float(state.term.size) / 4


GOALS = (SolveGoal(),)
