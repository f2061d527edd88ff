"""The goal of questions for partial fractions."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.goals.factor import is_irreducible
from qstar_cli.goals.simplify import operations_left, with_conditions
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.partial_fractions import partial_fractions
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy


class PartialFractionsGoal:
    """A state answers when it is a polynomial and partial fractions over irreducible denominators."""

    head = "PartialFractions"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        parts = partial_fractions(state.term)
        return parts is not None and not state.obligations and all(is_irreducible(p.base) for p in parts)

    def answer(self, state: State, problem: Problem) -> Term:
        return with_conditions(state)

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else operations_left(state.term)


GOALS = (PartialFractionsGoal(),)
