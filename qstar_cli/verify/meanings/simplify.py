"""Simplify, and other questions whose answer is the same partial function, in the form asked for."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting, split_where
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, has_form


class Rewritten(OfExpression):
    """A question whose answer is its expression in another form."""

    def __init__(self, head: str, is_form: Callable[[Term], bool]) -> None:
        self.head = head
        self.is_form = is_form

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        inside = split_where(answer).term
        form = has_form(inside.head == "Undefined" or self.is_form(inside))
        return (self.has_same_function(question, answer, setting), form)


MEANINGS = (Rewritten("Simplify", is_simplified),)
