"""`e is defined`: true exactly where the expression e has a real value, that is, where `e = e` is true (a relation with
an undefined side is false)."""

from __future__ import annotations

from qstar_cli.terms.build import all_of, equal
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import split_where
from qstar_cli.verify.meanings.statements import Statements


class Definedness(Statements):
    """Formulas that speak of where an expression is defined."""

    head = "Defined"

    def plain(self, statement: Term) -> Term:
        e = split_where(statement.args[0])
        return all_of(equal(e.term, e.term), *e.conditions)


THEORIES = (Definedness(),)
