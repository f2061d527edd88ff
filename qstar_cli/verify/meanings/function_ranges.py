"""`y is a value of e`, `y is a value of (e for c)`: there is a real number for the one letter of e at which c holds and
e has the value y."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, contains, has_head, map_args, substitute, symbols
from qstar_cli.verify.claims import Setting, conjuncts, split_where
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.function_ranges_algebraic import Function
from qstar_cli.verify.meanings.function_ranges_layers import LETTER, is_value
from qstar_cli.verify.verdict import Verdict, unknown


class Ranges:
    """Formulas that speak of the values of a function."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, "InRange")

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("statements are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        try:
            return Setting().equivalent([*map(_plain, a)], [*map(_plain, b)])
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)


def _plain(t: Term) -> Term:
    """The formula without such statements that says the same."""
    if t.head == "InRange":
        return is_value(t.args[0], function_of(t.args[1], t.args[0]))
    return map_args(t, tuple(map(_plain, t.args))) if t.args else t


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
