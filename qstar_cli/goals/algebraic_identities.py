"""The goal of questions whether an equation is an identity."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tidy import tidy


class ProveGoal:
    """The identity is proved or refuted: true or false."""

    head = "Prove"

    def start(self, problem: Problem) -> State:
        formula = problem.question.args[0]
        return State(tidy(term("Identity", *formula.args) if formula.head == "Equal" else formula))

    def is_met(self, state: State, problem: Problem) -> bool:
        return state.term in (TRUE, FALSE) and not state.conditions and not state.obligations

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        """One line where the sides agree, up to three otherwise."""
        if self.is_met(state, problem):
            return 0.0
        return 1.0 if state.term.head == "Identity" and is_similar(*state.term.args) else 2.0


GOALS = (ProveGoal(),)
