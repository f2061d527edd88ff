"""ToBase: the same number, written with the digits of the base."""

from __future__ import annotations

from qstar_cli.terms.forms import is_in_base
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, has_form


class ToBase(OfExpression):
    """ToBase(expression, base)."""

    head = "ToBase"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (self.has_same_function(question, answer, setting), has_form(is_in_base(answer, question.args[1])))


MEANINGS = (ToBase(),)
