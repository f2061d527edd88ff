"""The protocol of a meaning: what an operator asks, told to the kernel in one file each."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import qstar_cli.verify.meanings as package
from qstar_cli.discovery import modules_of
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.verdict import Check


class Meaning(Protocol):
    """The meaning of one question operator; a module of `meanings` offers its instances as MEANINGS."""

    @property
    def head(self) -> str:
        """The head of the questions it judges."""
        ...

    def start(self, question: Term) -> Term:
        """The formula or expression that the first line of a solution must say."""
        ...

    def checks(self, question: Term, answer: Term, setting: Setting) -> tuple[Check, ...]:
        """The checks of an answer against the question alone."""
        ...


@lru_cache(maxsize=1)
def meanings() -> dict[str, Meaning]:
    """Every meaning by the head of its question."""
    return {m.head: m for module in modules_of(package) for m in getattr(module, "MEANINGS", ())}
