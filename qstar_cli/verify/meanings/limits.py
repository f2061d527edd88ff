"""Limits: values of `limit(f, x, a)` and of limits from one side, by exact expansions beside the point.

A limit from both sides asks that f is defined on both sides near the point and tends to one value there; what tends to
different values, or to an infinite one on one side only, does not exist (`undefined`). An infinite limit is the line
`oo` or `-oo`, and is no number: a line with one inside is not decided. At `oo` and `-oo` there is one side.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.states import Relation
from qstar_cli.terms.build import INFINITY, negative
from qstar_cli.terms.term import Term, has_head, subterms, symbols, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.decide import on_cells
from qstar_cli.verify.field import Field, Undecided
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.derivatives import CALCULUS, without_derivatives
from qstar_cli.verify.meanings.derivatives_rules import in_basic_functions
from qstar_cli.verify.meanings.limits_expansions import GermField
from qstar_cli.verify.meanings.limits_germs import Germ
from qstar_cli.verify.meanings.limits_scale import with_enough_terms
from qstar_cli.verify.verdict import IDENTITY, Check, Verdict, has_form, proved, unknown

LIMITS = {"Limit": (-1, 1), "LeftLimit": (-1,), "RightLimit": (1,)}
SIDES = {"both sides": "Limit", "the left": "LeftLimit", "the right": "RightLimit"}
_MINUS = Fraction(-1)
INFINITE = {INFINITY: 1, negative(INFINITY): -1}


def limit_value(t: Term, f: Field[Any]) -> Any:
    """The value of a limit in the field, its sign (an int) where it is infinite, None where there is none."""
    values = [_one_sided(t, side, f) for side in _sides(t)]
    first = values[0]
    for other in values[1:]:
        if isinstance(first, int) or isinstance(other, int):
            first = first if isinstance(first, int) and isinstance(other, int) and first == other else None
        elif first is None or not f.is_zero(f.add(first, f.multiply(f.rational(_MINUS), other))):
            first = None
    return first


def _sides(t: Term) -> tuple[int, ...]:
    return (-INFINITE[t.args[2]],) if t.args[2] in INFINITE else LIMITS[t.head]


def _one_sided(t: Term, side: int, f: Field[Any]) -> Any:
    return with_enough_terms(lambda length: _expanded(t, side, f, length))


def _expanded(t: Term, side: int, f: Field[Any], length: int) -> Any:
    inside, x, end = t.args
    if x.head != "Symbol":
        raise Undecided("a limit of what is no letter")
    if end in INFINITE:
        germs = GermField(f, str(x.value), None, INFINITE[end], length)
    else:
        point = evaluate(end, f)
        if point is None:
            raise Undecided("a limit at no number")
        germs = GermField(f, str(x.value), point, side, length)
    beside: Germ | None = evaluate(in_basic_functions(without_derivatives(inside)), germs)
    if beside is None:
        raise Undecided("the function is not defined on this side of the point")
    return germs.limit(beside)


def line_value(t: Term, f: Field[Any]) -> Any:
    """The value of a line with limits in it: as `limit_value` says, or of an expression. Raises Undecided."""
    if t in INFINITE:
        return INFINITE[t]
    if t.head in LIMITS:
        return limit_value(t, f)
    for noun in _outermost(t):
        value = limit_value(noun, f)
        if value is None:
            return None
        if isinstance(value, int):
            raise Undecided("arithmetic with an infinite limit")
        f.memo[noun] = value
    return evaluate(t, f)


def _outermost(t: Term) -> list[Term]:
    """The limits in a term that stand in no other."""
    return [t] if t.head in LIMITS else [noun for a in t.args for noun in _outermost(a)]


def same_limits(a: Term, b: Term, setting: Setting, *, if_right_exists: bool = False) -> Verdict:
    """Whether two lines with limits say the same, or do so where the second one exists."""

    def claim(f: Field[Any]) -> bool:
        if not all(holds(g, f) for g in setting.given):
            return True
        right = line_value(b, f)
        if right is None and if_right_exists:
            return True
        left = line_value(a, f)
        if left is None or right is None or isinstance(left, int) or isinstance(right, int):
            return left is right or (isinstance(left, int) and isinstance(right, int) and left == right)
        return f.is_zero(f.add(left, f.multiply(f.rational(_MINUS), right)))

    letters = sorted({str(s.value) for t in (*setting.given, a, b) for s in symbols(t)})
    try:
        return on_cells(claim, letters)
    except (LimitError, Undecided) as reason:
        return unknown(reason.what)


class Limits:
    """Lines with limits and infinite values."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, *LIMITS) or any(s == INFINITY for s in subterms(t))

    def same(self, a: Term, b: Term) -> Verdict:
        return proved("the lines are the same", IDENTITY) if a == b else same_limits(a, b, Setting())

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("an equation with limits")


def if_right_exists(before: Term, after: Term, setting: Setting) -> Verdict:
    """Whether the line before has the value of the line after, provided that this exists."""
    return same_limits(before, after, setting, if_right_exists=True)


class FindLimit(OfExpression):
    """FindLimit(f, x, a, side): a number, `oo`, `-oo`, or `undefined` for a limit that does not exist."""

    head = "FindLimit"

    def subject(self, question: Term) -> Term:
        inside, x, end, side = question.args
        return term(SIDES[str(side.value)], inside, x, end)

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        if question.args[3].value not in SIDES:
            return (Check("answer-is-the-limit", unknown("an unknown side")),)
        verdict = same_limits(self.subject(question), answer, setting)
        return (Check("answer-is-the-limit", verdict), has_form(not has_head(answer, *CALCULUS)))


STEPS = {Relation.EQUAL_IF_RIGHT_EXISTS: if_right_exists}
THEORIES = (Limits(),)
MEANINGS = (FindLimit(),)
