"""The goal of `convert`: a number written as a fraction, decimal, percentage or mixed number."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.goals.simplify import SimplifyGoal
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.forms import is_written_as
from qstar_cli.terms.term import Term


class ConvertGoal(SimplifyGoal):
    """A state answers when its term is written as the question's word says."""

    head = "Convert"

    def is_met(self, state: State, problem: Problem) -> bool:
        return state.term.head == "Undefined" or is_written_as(state.term, str(problem.question.args[1].value))

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term


GOALS = (ConvertGoal(),)
