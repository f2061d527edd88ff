"""Statements that plain formulas say as well: a theory shared by the families of such statements."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, has_head, map_args
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.verdict import Verdict, unknown


class Statements(ABC):
    """The theory of formulas with statements of one head that formulas without it say as well."""

    head: str

    @abstractmethod
    def plain(self, statement: Term) -> Term:
        """A formula that says the same as a statement with the head. Raises Undecided."""

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
