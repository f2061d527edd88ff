"""Inequalities in one unknown, alone or joined by `and` and `or`: what their rules share. No rule is here."""

from __future__ import annotations

from typing import NamedTuple

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Scope
from qstar_cli.rules.sides import Sides, monomial_degrees
from qstar_cli.terms.build import all_of
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import MIRRORED, intervals_of
from qstar_cli.terms.printer import is_chain
from qstar_cli.terms.solved import is_end, is_solved
from qstar_cli.terms.term import Term, contains, term
from qstar_cli.terms.views import summands

ORDERS = ("Less", "LessEqual", "Greater", "GreaterEqual")
HEADS = (*ORDERS, "Unequal")
IN_WORDS = {"Less": "below", "LessEqual": "at most", "Greater": "above", "GreaterEqual": "at least"}


def turned(head: str) -> str:
    """The relation that holds between the sides exchanged, or multiplied by a negative number."""
    return MIRRORED.get(head, head)


def is_settled(formula: Term, x: Term) -> bool:
    """Whether nothing but joining intervals is left to do in a formula."""
    if formula.head in ("And", "Or"):
        return all(is_settled(a, x) for a in formula.args)
    return is_end(formula, x) or is_solved(formula, x)


def is_in_turn(t: Term, scope: Scope) -> bool:
    """Whether a formula is the whole line, or the first part of an `and` or `or` that is not settled."""
    if scope.parent is None:
        return True
    if scope.parent.head not in ("And", "Or") or len(scope.unknowns) != 1:
        return False
    before = scope.parent.args[: scope.position[-1]]
    return all(is_settled(a, scope.unknowns[0]) for a in before)


def inequality(t: Term, scope: Scope) -> Sides | None:
    """The view of an inequality (or `a != b`) in the one unknown of the question, when it is the one to work on."""
    if t.head not in HEADS or len(scope.unknowns) != 1 or not scope.is_real:
        return None
    x = scope.unknowns[0]
    if not is_in_turn(t, scope) or (scope.parent is not None and double_inequality(scope.parent, x) is not None):
        return None
    return Sides(x, *(() if side == ZERO else summands(side) for side in t.args))


class DoubleInequality(NamedTuple):
    """`low R middle S high` with R, S both < or <=, or both > or >=; `middle` is linear in the unknown."""

    low: Term
    middle: Term
    high: Term
    heads: tuple[str, str]

    def mapped(self, low: Term, middle: Term, high: Term, turn: bool = False) -> Term:
        """The same with other parts, written from the smaller to the larger end if it is turned round."""
        if not turn:
            return all_of(term(self.heads[0], low, middle), term(self.heads[1], middle, high))
        return all_of(term(self.heads[1], high, middle), term(self.heads[0], middle, low))


def double_inequality(t: Term, x: Term) -> DoubleInequality | None:
    """The view of `a < p < b` with a linear p that is not yet x, a and b free of x."""
    if t.head != "And" or len(t.args) != 2 or not is_chain(t):
        return None
    (low, middle), (_, high) = t.args[0].args, t.args[1].args
    if middle == x or not contains(middle, x) or contains(low, x) or contains(high, x):
        return None
    p = expanded(middle)
    degrees = monomial_degrees(summands(p), x) if p is not None else None
    if degrees is None or not degrees <= {0, 1} or 1 not in degrees:
        return None
    return DoubleInequality(low, middle, high, (t.args[0].head, t.args[1].head))


def is_set(formula: Term, x: Term) -> bool:
    """Whether a formula is solved but for joining its intervals, with ends that can be compared."""
    return intervals_of(formula, x) is not None and is_settled(formula, x)
