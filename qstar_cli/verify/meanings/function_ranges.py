"""`y is a value of e`, `y is a value of (e for c)`: there is a real number for the one letter of e at which c holds and
e has the value y."""

from __future__ import annotations

from qstar_cli.terms.term import Term, contains, substitute, symbols
from qstar_cli.verify.claims import conjuncts, split_where
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.function_ranges_algebraic import Function
from qstar_cli.verify.meanings.function_ranges_layers import LETTER, is_value
from qstar_cli.verify.meanings.statements import Statements


class Ranges(Statements):
    """Formulas that speak of the values of a function."""

    head = "InRange"

    def plain(self, statement: Term) -> Term:
        y, f = statement.args
        return is_value(y, function_of(f, y))


def function_of(t: Term, apart: Term) -> Function:
    """An expression of one letter, perhaps with a condition, as a function of x; `apart` must be free of the letter."""
    letters = symbols(t)
    if len(letters) > 1 or any(contains(apart, x) for x in letters):
        raise Undecided("a function of more than one letter")
    for letter in letters:
        t = substitute(t, letter, LETTER)
    found = split_where(t)
    return Function(found.term, tuple(c for f in found.conditions for c in conjuncts(f)))


THEORIES = (Ranges(),)
