"""Floor and ceiling: the whole number n with n <= u < n + 1, and the whole number n with n - 1 < u <= n.

Claims about formulas are decided by this definition where a side is the floor alone; otherwise piece by piece: outside
of a bound no formula holds, inside of it every floor of a linear function is constant between neighbouring jumps.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import FALSE, all_of, number, subtract, symbol
from qstar_cli.terms.term import Term, map_args, substitute, subterms, symbols, term
from qstar_cli.verify.claims import Setting, all_hold
from qstar_cli.verify.decide import decide
from qstar_cli.verify.field import Field, Undecided, V, minus, opposite
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.floor_bounds import SHARP, coefficients, is_exact, literal
from qstar_cli.verify.meanings.floor_pieces import by_pieces
from qstar_cli.verify.splitting import examine
from qstar_cli.verify.verdict import Verdict, proved, unknown, without_refutation

_MIRRORED = {"Less": "Greater", "LessEqual": "GreaterEqual", "Greater": "Less", "GreaterEqual": "LessEqual"}
_FLOOR = symbol("floor")  # stands for one; letters are shorter


def floor_value(t: Term, f: Field[V]) -> V | None:
    """The floor of a number; of a function an unknown quantity that depends on the argument only."""
    a = evaluate(t.args[0], f)
    if a is None:
        return None
    try:
        return f.rational(Fraction(f.floor(a)))
    except Undecided:
        return f.function("Floor", [a])


def ceiling_value(t: Term, f: Field[V]) -> V | None:
    """ceil(u) = -floor(-u)."""
    found = evaluate(term("Floor", term("Neg", t.args[0])), f)
    return None if found is None else opposite(found, f)


class Floors:
    """Claims about formulas with floors of functions of one letter."""

    def concerns(self, t: Term) -> bool:
        return any(s.head in ("Floor", "Ceiling") and symbols(s) for s in subterms(t))

    def same(self, a: Term, b: Term) -> Verdict:
        """Functions: the same whatever the floors are."""
        a, b = _without_ceilings(_shifted(a)), _without_ceilings(_shifted(b))

        def claim(f: Any) -> bool:
            left, right = evaluate(a, f), evaluate(b, f)
            if left is None or right is None:
                return left is right
            return bool(f.is_zero(minus(left, right, f)))

        return without_refutation(decide(claim, (a, b), [(a, b)]))

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        """By the definition of floors, with them as unknown quantities (what holds for those holds for floors), else
        piece by piece."""
        plain = [[_shifted(_without_ceilings(t)) for t in side] for side in (a, b)]
        first, second = ([_defined(t) for t in side] for side in plain)
        if not any(map(self.concerns, (*first, *second))):
            return Setting().equivalent(first, second)
        for sides in (plain, (first, second)):
            cells = _cells_for_unknown_floors(*sides)
            if cells:
                return proved("the same whatever the floors are", {"method": "cells", "cells": cells})
        try:
            return by_pieces(all_of(*first), all_of(*second))
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)


def _cells_for_unknown_floors(a: Sequence[Term], b: Sequence[Term]) -> int:
    """On how many cells two conjunctions say the same whatever the floors are; 0 where that is not shown."""
    try:
        outcome = examine(lambda f: all_hold(a, f) == all_hold(b, f))
    except (Undecided, LimitError):
        return 0
    return 0 if outcome.failed else outcome.cells


def _without_ceilings(t: Term) -> Term:
    """The term with -floor(-u) for ceil(u)."""
    if not t.args:
        return t
    t = map_args(t, tuple(map(_without_ceilings, t.args)))
    return term("Neg", term("Floor", term("Neg", t.args[0]))) if t.head == "Ceiling" else t


def _shifted(t: Term) -> Term:
    """The term with floor(u) + n for floor(u + n), whole numbers n among the summands; ceilings in the same way."""
    if not t.args:
        return t
    t = map_args(t, tuple(map(_shifted, t.args)))
    if t.head not in ("Floor", "Ceiling") or t.args[0].head != "Sum":
        return t
    whole = [s for s in t.args[0].args if literal(s) is not None and literal(s) == int(literal(s) or 0)]
    rest = [s for s in t.args[0].args if s not in whole]
    if not whole or not rest:
        return t
    return term("Sum", term(t.head, rest[0] if len(rest) == 1 else term("Sum", *rest)), *whole)


# by definition


def _defined(t: Term) -> Term:
    """The formula with relations that are linear in a floor replaced by what they say of its argument."""
    if t.head in ("And", "Or", "Cases", "Case", "Where"):
        return map_args(t, tuple(map(_defined, t.args)))
    if t.head not in (*SHARP, "Equal", "Unequal") or len(t.args) != 2:
        return t
    floors = list(dict.fromkeys(s for s in subterms(t) if s.head == "Floor"))
    if len(floors) != 1:
        return t
    difference = substitute(subtract(*t.args), floors[0], _FLOOR)
    slope, rest = _linear(difference) if symbols(difference) == (_FLOOR,) else (Fraction(0), Fraction(0))
    if not slope:
        return t
    return _meaning(_MIRRORED.get(t.head, t.head) if slope < 0 else t.head, floors[0].args[0], -rest / slope)


def _linear(t: Term) -> tuple[Fraction, Fraction]:
    """(a, b) for an expression a*n + b of rational numbers in the letter n that stands for a floor; else (0, 0)."""
    try:
        parts = coefficients(t, _FLOOR)
    except Undecided:
        return Fraction(0), Fraction(0)
    if not set(parts) <= {0, 1} or not is_exact(parts):
        return Fraction(0), Fraction(0)
    slope, rest = (parts.get(k, (Fraction(0),))[0] for k in (1, 0))
    return slope, rest


def _meaning(head: str, u: Term, q: Fraction) -> Term:
    """What `floor(u) R q` says of u."""
    below, above = number(q.__floor__()), number(q.__floor__() + 1)
    if head in ("Less", "GreaterEqual"):  # floor(u) >= q exactly when u >= ceil(q)
        return term(head, u, number(q.__ceil__()))
    if head in ("LessEqual", "Greater"):
        return term("Less" if head == "LessEqual" else "GreaterEqual", u, above)
    if q.denominator > 1:
        return FALSE if head == "Equal" else term("Equal", u, u)
    if head == "Equal":
        return all_of(term("GreaterEqual", u, below), term("Less", u, above))
    return term("Or", term("Less", u, below), term("GreaterEqual", u, above))


FUNCTIONS = {"Floor": floor_value, "Ceiling": ceiling_value}
THEORIES = (Floors(),)
