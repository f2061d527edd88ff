"""The protocol of a meaning: what an operator asks, told to the kernel in one file each."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Partial, Setting, split_where
from qstar_cli.verify.extensions import modules_for
from qstar_cli.verify.verdict import Check


class Meaning(Protocol):
    """The meaning of one question operator; a module of `meanings` offers its instances as MEANINGS."""

    @property
    def head(self) -> str:
        """The head of the questions it judges."""

    def given(self, question: Term, assumptions: tuple[Term, ...]) -> tuple[Term, ...]:
        """The assumptions that lines may take for granted."""

    def start(self, question: Term, assumptions: tuple[Term, ...]) -> tuple[Term, ...]:
        """What the first line of a solution must say: one expression, or formulas that all hold."""

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        """The checks of an answer against the question alone; `setting` holds what is given."""


class OfExpression:
    """Meanings of questions about one expression, which holds under all assumptions."""

    def given(self, question: Term, assumptions: tuple[Term, ...]) -> tuple[Term, ...]:
        return assumptions

    def start(self, question: Term, assumptions: tuple[Term, ...]) -> tuple[Term, ...]:
        return (self.subject(question),)

    def subject(self, question: Term) -> Term:
        """The expression whose value the answer has."""
        return question.args[0]

    def has_same_function(self, question: Term, answer: Term, setting: Setting) -> Check:
        """The check that the answer is the same partial function as the subject."""
        same = setting.same_function(Partial(self.subject(question)), split_where(answer))
        return Check("answer-has-the-same-value-and-domain", same)


@lru_cache(maxsize=64)
def meaning_of(question: str) -> Meaning | None:
    """The meaning of a question head: that of its family's file where there is one, so that no other is loaded."""
    for module in modules_for(question):
        for found in getattr(module, "MEANINGS", ()):
            if found.head == question:
                return cast(Meaning, found)
    return None
