"""Deciding claims: the methods in order of cost, each an exact argument or a certain counterexample.

A claim is about a `Subject`: formulas and partial functions in some letters. It is tried by
1. polynomials: both sides are polynomial and proportional (or equal): no case distinction at all;
2. numbers: no letter: exact signs of constants;
3. line: one letter, algebraic: the real line cut at finitely many points;
4. cells: several letters, or functions that are not algebraic: cells of signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify import cells
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.interpret import Field, Undecided, V, evaluate, holds
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.values import CONSTANTS, Split, Value
from qstar_cli.verify.verdict import Verdict, proved, refuted, unknown

Claim = Callable[[Any], bool]
TRIALS = tuple(Fraction(n, d) for n, d in ((2, 1), (-1, 1), (3, 1), (1, 2), (0, 1), (-3, 1), (5, 1), (1, 1), (-5, 2), (7, 1)))
MAX_TRIALS = 60


@dataclass(frozen=True, slots=True)
class Partial:
    """An expression where conditions hold, undefined elsewhere."""

    term: Term
    conditions: tuple[Term, ...] = ()

    def value(self, f: Field[V]) -> V | None:
        return evaluate(self.term, f) if all(holds(c, f) for c in self.conditions) else None


def split_where(t: Term) -> Partial:
    """`e for c` as a partial expression; conditions of several layers together."""
    conditions: list[Term] = []
    while t.head == "Where":
        conditions += conjuncts(t.args[1])
        t = t.args[0]
    return Partial(t, tuple(conditions))


def conjuncts(formula: Term) -> tuple[Term, ...]:
    return formula.args if formula.head == "And" else (formula,)


def same_function(a: Partial, b: Partial, given: Sequence[Term] = ()) -> Verdict:
    """Whether two partial expressions have the same value and the same domain wherever `given` holds."""
    if not a.conditions and not b.conditions and _same_polynomial(a.term, b.term):
        return proved("both sides are the same polynomial", {"method": "polynomials"})

    def claim(f: Field[V]) -> bool:
        if not all(holds(g, f) for g in given):
            return True
        left, right = a.value(f), b.value(f)
        if left is None or right is None:
            return left is right
        return f.is_zero(f.add(left, f.multiply(f.rational(Fraction(-1)), right)))

    return decide(claim, [*given, *a.conditions, *b.conditions, a.term, b.term], [(a.term, b.term)])


def equivalent(a: Sequence[Term], b: Sequence[Term], given: Sequence[Term] = ()) -> Verdict:
    """Whether two conjunctions of formulas hold at the same points, wherever `given` holds."""
    if set(a) == set(b):
        return proved("the lines are the same", {"method": "identity"})
    if len(a) == len(b) == 1 and (factor := _proportional_zero_sets(a[0], b[0])) is not None:
        return proved("both say that the same polynomial is zero", {"method": "polynomials", "polynomial": factor})

    def claim(f: Field[V]) -> bool:
        return not _all(given, f) or _all(a, f) == _all(b, f)

    return decide(claim, [*given, *a, *b], [])


def implies(a: Sequence[Term], b: Sequence[Term], given: Sequence[Term] = ()) -> Verdict:
    """Whether the formulas `b` hold wherever `a` and `given` hold."""
    if set(b) <= set(a):
        return proved("the line is among those given", {"method": "identity"})
    return decide(lambda f: not _all(given, f) or not _all(a, f) or _all(b, f), [*given, *a, *b], [])


def exactly_one(conditions: Sequence[Term], given: Sequence[Term] = ()) -> Verdict:
    """Whether exactly one of the conditions holds wherever `given` holds."""
    return decide(
        lambda f: not _all(given, f) or sum(holds(c, f) for c in conditions) == 1, [*given, *conditions], []
    )


def _all(formulas: Iterable[Term], f: Field[V]) -> bool:
    return all(holds(a, f) for a in formulas)


# the methods


def decide(claim: Claim, terms: Sequence[Term], differences: Sequence[tuple[Term, Term]]) -> Verdict:
    """The claim at all real values of the letters of the terms. `differences`: pairs of expressions whose equality it looks at."""
    letters = sorted({str(s.value) for t in terms for s in symbols(t)})
    try:
        if len(letters) <= 1:
            verdict = _on_line(claim, terms, differences, letters)
            if verdict is not None:
                return verdict
        return _on_cells(claim, letters)
    except (LimitError, Undecided) as reason:
        return unknown(reason.what)


def _on_line(
    claim: Claim, terms: Sequence[Term], differences: Sequence[tuple[Term, Term]], letters: list[str]
) -> Verdict | None:
    """By numbers or by the line; None when something is not algebraic."""
    from qstar_cli.verify import constants, line  # they load flint

    try:
        if not letters:
            if claim(constants.ConstantField()):
                return proved("exact arithmetic", {"method": "numbers"})
            return refuted("exact arithmetic")
        count, failed = line.examine(claim, terms, differences, letters[0])
    except Undecided:
        return None
    if failed is None:
        return proved("checked on every part of the real line", {"method": "line", "samples": count})
    return refuted("a counterexample", {letters[0]: failed.name})


def _on_cells(claim: Claim, letters: list[str]) -> Verdict:
    outcome = cells.examine(claim)
    if not outcome.failed:
        return proved("checked in every case of signs", {"method": "cells", "cells": outcome.cells})
    witness = counterexample(claim, letters, outcome)
    if witness is not None:
        return refuted("a counterexample", witness)
    return unknown("a case of signs could neither be shown nor excluded")


def counterexample(claim: Claim, letters: list[str], outcome: cells.Outcome) -> dict[str, str] | None:
    """A point, taken from a cell on which the claim failed, where exact arithmetic shows it false."""
    from qstar_cli.verify.constants import ConstantField, rational
    from qstar_cli.verify.values import rewrite_value

    for cell in outcome.failed:
        solved = dict(cell.solved)
        free = [name for name in letters if name not in solved]
        for trial in range(MAX_TRIALS):
            point = {name: rational(TRIALS[(trial * (k + 1) + k + trial // 10) % len(TRIALS)]) for k, name in enumerate(free)}
            try:
                field = ConstantField(dict(point))
                for name, value in solved.items():
                    point[name] = _at(value, field, outcome.definitions, rewrite_value)
                if not claim(ConstantField(point)):
                    return {name: point[name].name for name in letters}
            except (Undecided, LimitError, ZeroDivisionError):
                continue
    return None


def _at(value: Value, field: Any, definitions: Any, rewrite_value: Any) -> Any:
    below = rewrite_value(Value(value.below), field, definitions)
    if field.is_zero(below):
        raise Undecided("outside the cell")
    return rewrite_value(value, field, definitions)


# polynomials


def _plain_field() -> cells.CellField:
    return cells.CellField(cells.Cell(), {})


def _same_polynomial(a: Term, b: Term) -> bool:
    """Whether both are defined everywhere and equal as polynomials, without any case distinction."""
    field = _plain_field()
    try:
        left, right = evaluate(a, field), evaluate(b, field)
        if left is None or right is None:
            return False
        return not field.add(left, field.multiply(field.rational(Fraction(-1)), right)).above
    except (Split, Undecided, LimitError):
        return False


def zero_set(formula: Term, field: cells.CellField) -> Poly | None:
    """A polynomial that is zero exactly where the formula holds; None when there is none without case distinction.

    Raises Split, Undecided or LimitError like `evaluate`.
    """
    if formula.head in ("True", "False"):
        return P.ZERO if formula.head == "True" else P.ONE
    if formula.head == "Or":
        product = P.ONE
        for a in formula.args:
            p = zero_set(a, field)
            if p is None:
                return None
            product = field.product(product, p)
        return product
    if formula.head != "Equal":
        return None
    left, right = (evaluate(a, field) for a in formula.args)
    if left is None or right is None:
        return P.ONE
    return field.add(left, field.multiply(field.rational(Fraction(-1)), right)).above


def _proportional_zero_sets(a: Term, b: Term) -> str | None:
    """The polynomial that both formulas say is zero, as text; None when this does not settle it."""
    field = _plain_field()
    try:
        p, q = zero_set(a, field), zero_set(b, field)
        if p is None or q is None:
            return None
        return P.show(p) if same_up_to_constant(p, q, field) else None
    except (Split, Undecided, LimitError):
        return None


def same_up_to_constant(p: Poly, q: Poly, field: cells.CellField) -> bool:
    """Whether p is q times a number that is not zero; numbers may be made of roots and of pi and e."""
    if not p or not q:
        return not p and not q
    if P.proportional(p, q):
        return True
    letters = {n for n in P.names(p) | P.names(q) if n not in CONSTANTS and n not in field.definitions}
    if not letters and not (P.as_constant(p) is None and P.as_constant(q) is None):
        return False
    p_lead, q_lead = _leading_coefficient(p, letters), _leading_coefficient(q, letters)
    if field.is_zero(Value(p_lead)) or field.is_zero(Value(q_lead)):
        return False
    return not P.subtract(field.product(p, q_lead), field.product(q, p_lead))


def _leading_coefficient(p: Poly, letters: set[str]) -> Poly:
    """The coefficient, a number, of the leading monomial in the letters."""
    groups: dict[P.Monomial, Poly] = {}
    for m, c in p.items():
        inside = tuple(part for part in m if part[0] in letters)
        groups.setdefault(inside, {})[tuple(part for part in m if part[0] not in letters)] = c
    return groups[max(groups, key=lambda m: (sum(e for _, e in m), m))]
