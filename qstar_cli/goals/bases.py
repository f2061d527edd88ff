"""The goal of writing a number in a base."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.goals.primes import FormGoal
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.forms import is_in_base


class BaseGoal(FormGoal):
    """A state answers when its term is written in the base asked for."""

    def is_met(self, state: State, problem: Problem) -> bool:
        return not state.obligations and is_in_base(state.term, problem.question.args[1])


GOALS = (BaseGoal("ToBase", lambda t: True),)
