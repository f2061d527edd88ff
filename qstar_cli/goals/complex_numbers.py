"""The goals of questions for the form of a complex number."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.derivation import State
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.polar_form import is_cartesian, is_exponential, is_polar
from qstar_cli.terms.spelling import textbook
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy


class ComplexFormGoal:
    """A state answers when its number is written in the form asked for."""

    def __init__(self, head: str, is_form: Callable[[Term], bool], is_sorted: bool) -> None:
        self.head = head
        self.is_form = is_form
        self.is_sorted = is_sorted

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        return not state.obligations and not state.conditions and self.is_form(state.term)

    def answer(self, state: State, problem: Problem) -> Term:
        return textbook(state.term) if self.is_sorted else state.term

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else 1.0


GOALS = (
    ComplexFormGoal("CartesianForm", is_cartesian, True),
    ComplexFormGoal("PolarForm", is_polar, False),
    ComplexFormGoal("ExponentialForm", is_exponential, False),
)
