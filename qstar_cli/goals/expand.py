"""The goal of `expand`: a polynomial multiplied out and collected."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.goals.simplify import SimplifyGoal, operations_left
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.forms import is_expanded


class ExpandGoal(SimplifyGoal):
    """A state answers when its term is expanded (`is_expanded` of terms/forms.py)."""

    head = "Expand"

    def is_met(self, state: State, problem: Problem) -> bool:
        return not state.obligations and (state.term.head == "Undefined" or is_expanded(state.term))

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else operations_left(state.term)


GOALS = (ExpandGoal(),)
