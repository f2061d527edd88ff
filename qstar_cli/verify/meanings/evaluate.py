"""Evaluate: the value of an expression where letters have values."""

from __future__ import annotations

from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, operands, substitute, term
from qstar_cli.verify.claims import Setting, split_where
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, has_form


class Evaluate(OfExpression):
    """Evaluate(expression, bindings): all letters are replaced at once."""

    head = "Evaluate"

    def subject(self, question: Term) -> Term:
        expression, bindings = question.args
        pairs = operands(bindings, "Tuple")
        marks = [term("Symbol", value=f"{b.args[0].value}#{k}") for k, b in enumerate(pairs)]
        for binding, mark in zip(pairs, marks, strict=True):
            expression = substitute(expression, binding.args[0], mark)
        for binding, mark in zip(pairs, marks, strict=True):
            expression = substitute(expression, mark, binding.args[1])
        return expression

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = has_form(answer.head == "Undefined" or is_simplified(split_where(answer).term))
        return (self.has_same_function(question, answer, setting), form)


MEANINGS = (Evaluate(),)
