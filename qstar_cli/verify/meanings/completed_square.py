"""Completing the square: the same function, written as a*(x + h)^2 + k."""

from __future__ import annotations

from qstar_cli.terms.completed_square import is_completed_square
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, has_form


class CompleteSquare(OfExpression):
    """CompleteSquare(expression)."""

    head = "CompleteSquare"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (self.has_same_function(question, answer, setting), has_form(is_completed_square(answer)))


MEANINGS = (CompleteSquare(),)
