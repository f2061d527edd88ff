"""The goal of `simplify`: the documented simplified form (docs/SIMPLIFIED_FORM.md)."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.derivation import State
from qstar_cli.goals.conditions import written_conditions
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import all_of
from qstar_cli.terms.facts import is_negative, is_nonnegative
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.spelling import textbook
from qstar_cli.terms.term import Term, subterms, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational

_OPERATIONS = ("Sum", "Product", "Div", "Pow", "Root", "Abs", "Percent", "Mixed", "Factorial")


class SimplifyGoal:
    """A state answers when its term is in simplified form."""

    head = "Simplify"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        assumptions = (*problem.assumptions, *state.conditions)
        if state.obligations or not is_simplified(state.term):
            return False
        if has_given_function(state.term, assumptions):
            return False
        return not has_known_sign(state.term, assumptions) and not is_undefined_under(state.term, assumptions)

    def answer(self, state: State, problem: Problem) -> Term:
        """The term `for` its conditions, those that the question writes beside its expression included."""
        return with_conditions(State(state.term, (*state.conditions, *problem.beside)))

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else operations_left(state.term)


def has_known_sign(t: Term, assumptions: Sequence[Term]) -> bool:
    """Whether an absolute value in `t` is of something whose sign the assumptions settle."""
    return bool(assumptions) and any(
        s.head == "Abs" and (is_nonnegative(s.args[0], assumptions) or is_negative(s.args[0], assumptions))
        for s in subterms(t)
    )


def has_given_function(t: Term, assumptions: Sequence[Term]) -> bool:
    """Whether a trigonometric function is left of a letter of which the assumptions give one the value."""
    sides = [side for a in assumptions if a.head == "Equal" for side in a.args if side.head in CIRCULAR]
    letters = {f.args[0] for f in sides if f.args[0].head == "Symbol"}
    return bool(letters) and any(s.head in CIRCULAR and set(symbols(s)) & letters for s in subterms(t))


def is_undefined_under(t: Term, assumptions: Sequence[Term]) -> bool:
    """Whether `t` has an even root of something that the assumptions make negative."""
    return bool(assumptions) and any(
        s.head == "Root" and (as_integer(s.args[1]) or 1) % 2 == 0 and is_negative(s.args[0], assumptions)
        for s in subterms(t)
    )


def with_conditions(state: State) -> Term:
    """The term of a state in textbook order, `for` the conditions that it does not show itself."""
    answer = textbook(state.term)
    conditions = () if answer.head == "Undefined" else written_conditions(state.conditions, answer)
    return term("Where", answer, all_of(*conditions)) if conditions else answer


def operations_left(t: Term) -> float:
    """A cheap estimate of the steps left: about half of the operations that are not yet literal numbers, at least 1."""
    count = sum(s.head in _OPERATIONS and as_rational(s) is None for s in subterms(t))
    return max(1.0, count / 2)


GOALS = (SimplifyGoal(),)
