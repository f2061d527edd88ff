"""The goal of `solve`: an equation or a system in solved form."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.goals.answers import in_order
from qstar_cli.goals.effort import effort
from qstar_cli.goals.systems import answer_of, effort_of_system
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import FALSE, TRUE, all_of
from qstar_cli.terms.solved import is_solved
from qstar_cli.terms.systems import is_solved_system
from qstar_cli.terms.term import Term, contains, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer

TO_CHECK = 0.5  # a candidate against the conditions of its line


class SolveGoal:
    """A state answers when its formula is solved and nothing about the unknown is left open."""

    head = "Solve"

    def start(self, problem: Problem) -> State:
        """The formula; what is assumed of an unknown is a condition that candidates must satisfy."""
        assumed = tuple(a for a in problem.assumptions if any(contains(a, u) for u in problem.unknowns))
        return State(tidy(problem.subject), assumed)

    def is_met(self, state: State, problem: Problem) -> bool:
        """Whether the formula is solved, alternatives merged, and nothing about the unknown is open."""
        if state.obligations:
            return False
        if len(problem.unknowns) > 1:
            return is_solved_system(self.answer(state, problem), problem.unknowns)
        x = problem.unknowns[0]
        if not is_solved(state.term, x) and not is_solved(in_order(state.term, (), x), x):
            return False
        if problem.question.args[2].value == "integers" and not _is_whole(state.term):
            return False
        if state.term == FALSE or not any(contains(c, x) for c in state.conditions):
            return True
        return state.term == TRUE and is_solved(self.answer(state, problem), x)

    def answer(self, state: State, problem: Problem) -> Term:
        if len(problem.unknowns) > 1:
            found = answer_of(state.term, problem.unknowns)
            return term("Where", found, all_of(*state.conditions)) if state.conditions and found != FALSE else found
        return in_order(state.term, state.conditions, problem.unknowns[0])

    def estimate(self, state: State, problem: Problem) -> float:
        if self.is_met(state, problem):
            return 0.0
        if len(problem.unknowns) > 1:
            return effort_of_system(state.term, problem.unknowns)
        checks = TO_CHECK * any(contains(c, u) for c in state.conditions for u in problem.unknowns)
        return checks + effort(state.term, problem.unknowns[0])


def _is_whole(formula: Term) -> bool:
    """Whether every value in a solved formula is a whole number."""
    if formula.head == "Equal":
        return as_integer(formula.args[1]) is not None
    return all(map(_is_whole, formula.args)) if formula.head == "Or" else formula in (TRUE, FALSE)


GOALS = (SolveGoal(),)
