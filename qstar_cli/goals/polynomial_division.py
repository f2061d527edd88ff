"""The goals of questions about division of polynomials."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.forms import is_factored_shape, is_polynomial
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy


class DivisionGoal:
    """Quotient and remainder are found; the kernel shows that they belong to the question."""

    head = "Divide"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.question))

    def is_met(self, state: State, problem: Problem) -> bool:
        t = state.term
        return t.head == "QuotientRemainder" and len(t.args) == 2 and all(map(is_polynomial, t.args))

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else 1.0


class PolynomialGoal:
    """A quotient, remainder, common divisor or multiple is found, expanded or in factors."""

    def __init__(self, head: str) -> None:
        self.head = head

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.question))

    def is_met(self, state: State, problem: Problem) -> bool:
        t = state.term
        return t.head != self.head and not state.conditions and (is_polynomial(t) or is_factored_shape(t))

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else 1.0


class TestFactorGoal:
    """It is decided whether a polynomial is a factor of another."""

    head = "TestFactor"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        return state.term in (TRUE, FALSE) and not state.conditions

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else 1.0


_POLYNOMIALS = ("PolynomialQuotient", "PolynomialRemainder", "PolynomialGcd", "PolynomialLcm")
GOALS = (TestFactorGoal(), DivisionGoal(), *map(PolynomialGoal, _POLYNOMIALS))
