"""Simplify and expand: the answer is the same partial function, in the form asked for."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.terms.forms import is_expanded
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Partial, Setting, split_where
from qstar_cli.verify.verdict import Check, has_form


class SameFunction:
    """A question whose answer is its expression in another form."""

    def __init__(self, head: str, is_form: Callable[[Term], bool]) -> None:
        self.head = head
        self.is_form = is_form

    def start(self, question: Term) -> Term:
        return question.args[0]

    def checks(self, question: Term, answer: Term, setting: Setting) -> tuple[Check, ...]:
        inside = split_where(answer)
        same = setting.same_function(Partial(self.start(question)), inside)
        return (
            Check("answer-has-the-same-value-and-domain", same),
            has_form(inside.term.head == "Undefined" or self.is_form(inside.term)),
        )


MEANINGS = (SameFunction("Simplify", is_simplified), SameFunction("Expand", is_expanded))
