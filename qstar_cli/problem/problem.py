"""A problem: one question, as given and as understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qstar_cli.terms.term import Term, operands


class Problem(NamedTuple):
    """A question read from text.

    `question` is a question operator over its arguments, such as `Solve(x^2 = 2, x, reals)`.
    `text` is the source as given; `context` the `let`/`assume` lines in force (already applied to `question` and
    `assumptions`); `read_as` the canonical sentence of what was understood, which the kernel reads again.
    `warnings` are sentences about ambiguous spellings. `expect` is the known answer as text or None; `extra` holds
    the other keys of a JSON line. `beside` are those assumptions that the question writes beside its expression
    (`x + 1 for x != 1`): an answer repeats them.
    """

    question: Term
    text: str
    read_as: str
    assumptions: tuple[Term, ...] = ()
    context: tuple[str, ...] = ()
    identifier: str = ""
    expect: str | None = None
    warnings: tuple[str, ...] = ()
    extra: Mapping[str, object] = {}
    beside: tuple[Term, ...] = ()

    @property
    def subject(self) -> Term:
        """The expression or formula the question is about."""
        return self.question.args[0]

    @property
    def unknowns(self) -> tuple[Term, ...]:
        """The unknowns of a `Solve` question, else ()."""
        if self.question.head != "Solve":
            return ()
        names = self.question.args[1]
        return operands(names, "Tuple")
