"""The protocol of a meaning: what an operator asks, told to the kernel in one file each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, cast

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, has_head, map_args
from qstar_cli.verify.claims import Partial, Setting, split_where
from qstar_cli.verify.extensions import modules_for
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.verdict import Check, Verdict, unknown


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


class Statements:
    """The theory of formulas with statements of one head that formulas without it say as well."""

    head: str

    def plain(self, statement: Term) -> Term:
        """A formula that says the same as a statement with the head. Raises Undecided."""
        raise NotImplementedError

    def concerns(self, t: Term) -> bool:
        return has_head(t, self.head)

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("statements are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        try:
            return Setting().equivalent([*map(self._translated, a)], [*map(self._translated, b)])
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)

    def _translated(self, t: Term) -> Term:
        """The formula with every such statement replaced."""
        if t.head == self.head:
            return self.plain(t)
        return map_args(t, tuple(map(self._translated, t.args))) if t.args else t


@lru_cache(maxsize=64)
def meaning_of(question: str) -> Meaning | None:
    """The meaning of a question head: that of its family's file where there is one, so that no other is loaded."""
    for module in modules_for(question):
        for found in getattr(module, "MEANINGS", ()):
            if found.head == question:
                return cast(Meaning, found)
    return None
