"""The goals of congruences and of equations in whole numbers."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import any_of
from qstar_cli.terms.residues import as_residue, is_integer_answer, is_residue_answer, whole_number_conditions
from qstar_cli.terms.term import Term, subterms
from qstar_cli.terms.tidy import tidy


class CongruenceGoal:
    """A state answers when it lists residues, says `no solution` or `all integers`."""

    head = "SolveCongruence"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        return not state.obligations and is_residue_answer(state.term, problem.question.args[1])

    def answer(self, state: State, problem: Problem) -> Term:
        """The residues ascending."""
        found = [r for r in map(as_residue, state.term.args) if r is not None] if state.term.head == "Or" else []
        if not found:
            return state.term
        order = sorted(zip(found, state.term.args, strict=True), key=lambda pair: pair[0][1:])
        return any_of(*dict.fromkeys(t for _, t in order))

    def estimate(self, state: State, problem: Problem) -> float:
        return (
            0.0 if self.is_met(state, problem) else max(1.0, sum(s.head == "Congruent" for s in subterms(state.term)))
        )


class IntegersGoal:
    """A state answers when each unknown is given by whole parameters, or there is no solution."""

    head = "SolveIntegers"

    def start(self, problem: Problem) -> State:
        return State(tidy(whole_number_conditions(problem.subject, problem.question.args[1])))

    def is_met(self, state: State, problem: Problem) -> bool:
        return not state.obligations and is_integer_answer(state.term, problem.question.args[1])

    def answer(self, state: State, problem: Problem) -> Term:
        return state.term

    def estimate(self, state: State, problem: Problem) -> float:
        return 0.0 if self.is_met(state, problem) else 2.0


GOALS = (CongruenceGoal(), IntegersGoal())
