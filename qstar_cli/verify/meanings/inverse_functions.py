"""`y is the inverse of f`, f a function of one letter x: f takes no value twice, and f has the value x at y."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import FALSE, all_of, equal
from qstar_cli.terms.term import Term, has_head, map_args, substitute, symbols
from qstar_cli.verify.claims import Setting, conjuncts, split_where
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.function_ranges import function_of
from qstar_cli.verify.meanings.function_ranges_layers import is_one_to_one
from qstar_cli.verify.verdict import Verdict, unknown


class Inverses:
    """Formulas that speak of the inverse of a function."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, "InverseOf")

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("statements are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        try:
            return Setting().equivalent([*map(_plain, a)], [*map(_plain, b)])
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)


def _plain(t: Term) -> Term:
    """The formula without such statements that says the same."""
    if t.head != "InverseOf":
        return map_args(t, tuple(map(_plain, t.args))) if t.args else t
    y, f = t.args
    letters = symbols(f)
    if len(letters) != 1:
        raise Undecided("a function of one letter has an inverse")
    is_invertible = is_one_to_one(function_of(f, y))
    if is_invertible is None:
        raise Undecided("whether the function takes a value twice is not known")
    if not is_invertible:
        return FALSE
    found = split_where(f)
    at_y = [substitute(c, letters[0], y) for part in found.conditions for c in conjuncts(part)]
    return all_of(equal(letters[0], substitute(found.term, letters[0], y)), *at_y)


THEORIES = (Inverses(),)
