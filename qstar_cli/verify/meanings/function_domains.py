"""`e is defined`: true exactly where the expression e has a real value, that is, where `e = e` is true (a relation with
an undefined side is false)."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.terms.build import all_of, equal
from qstar_cli.terms.term import Term, has_head, map_args
from qstar_cli.verify.claims import Setting, split_where
from qstar_cli.verify.verdict import Verdict, unknown


class Definedness:
    """Formulas that speak of where an expression is defined."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, "Defined")

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("statements are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return Setting().equivalent([*map(_plain, a)], [*map(_plain, b)])


def _plain(t: Term) -> Term:
    """The formula without such statements that says the same."""
    if t.head == "Defined":
        e = split_where(t.args[0])
        return all_of(equal(e.term, e.term), *e.conditions)
    return map_args(t, tuple(map(_plain, t.args))) if t.args else t


THEORIES = (Definedness(),)
