"""The goals of questions about primes and divisors, and of statements to be decided."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.derivation import State
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.forms import is_power_product
from qstar_cli.terms.term import Term, subterms
from qstar_cli.terms.tidy import tidy


class FormGoal:
    """A state answers when its term has a form; the kernel shows that the answer means what was asked.

    With `whole_question` the first line is the question itself, otherwise what it is about.
    """

    def __init__(self, head: str, is_form: Callable[[Term], bool], *, whole_question: bool = False) -> None:
        self.head = head
        self.is_form = is_form
        self.whole_question = whole_question

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.question if self.whole_question else problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        return not state.obligations and self.is_form(state.term)

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        """About one line for every two parts that are still to be worked out."""
        return 0.0 if self.is_met(state, problem) else max(1.0, sum(bool(s.args) for s in subterms(state.term)) / 2)


GOALS = (
    FormGoal("PrimeFactors", is_power_product, whole_question=True),
    FormGoal("PrimeDivisors", lambda t: t.head == "Tuple", whole_question=True),
    FormGoal("Divisors", lambda t: t.head == "Tuple", whole_question=True),
    FormGoal("Decide", lambda t: t in (TRUE, FALSE)),
)
