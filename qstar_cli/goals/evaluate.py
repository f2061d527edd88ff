"""The goal of `evaluate`: the value at given letters, in simplified form."""

from __future__ import annotations

from qstar_cli.derivation import State
from qstar_cli.goals.simplify import SimplifyGoal
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.term import Term, operands, substitute, term
from qstar_cli.terms.tidy import tidy


class EvaluateGoal(SimplifyGoal):
    """The first line has the values in place of the letters; a state answers when it is in simplified form."""

    head = "Evaluate"

    def start(self, problem: Problem) -> State:
        return State(tidy(substituted(*problem.question.args)))


def substituted(expression: Term, bindings: Term) -> Term:
    """The expression with every letter of the bindings `x = 3, y = 2` replaced by its value, all at once."""
    pairs = operands(bindings, "Tuple")
    marks = [term("Symbol", value=f"{binding.args[0].value}#{k}") for k, binding in enumerate(pairs)]
    for binding, mark in zip(pairs, marks, strict=True):
        expression = substitute(expression, binding.args[0], mark)
    for binding, mark in zip(pairs, marks, strict=True):
        expression = substitute(expression, mark, binding.args[1])
    return expression


GOALS = (EvaluateGoal(),)
