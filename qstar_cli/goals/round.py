"""The goal of `round`: a decimal with the number of places asked for."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.goals.simplify import SimplifyGoal
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy


class RoundGoal(SimplifyGoal):
    """The first line is `round(expression, places)`; a state answers when it is a decimal or an integer."""

    head = "Round"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.question))

    def is_met(self, state: State, problem: Problem) -> bool:
        t = state.term
        return (t.args[0] if t.head == "Neg" else t).head in ("Integer", "Decimal", "Undefined")

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term


GOALS = (RoundGoal(),)
