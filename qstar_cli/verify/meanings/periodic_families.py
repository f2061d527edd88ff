"""Formulas with whole parameters: `x = pi/6 + 2*pi*n for integer n` says that there is such a whole number n.

Where every relation with the parameter is `!=`, the formula says that it holds for all whole numbers: it denies a
family. All relations must be linear in the parameter, or made so: between the numbers where their sides are equal
nothing changes, so a few whole numbers decide.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import all_of
from qstar_cli.terms.term import Term, contains, map_args, term
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.meanings.counting_zones import is_whole_in_zone
from qstar_cli.verify.meanings.periodic_families_circles import holds_on_circles
from qstar_cli.verify.meanings.periodic_families_parameters import (
    number_given,
    parameters_of,
    relations,
    with_linear_parameters,
)
from qstar_cli.verify.meanings.trigonometry_angles import AngleField

MAX_CANDIDATES = 40
PRECISION = 64
MAX_MEMBER = 10**9
NEAR = 0.25


def _is_whole(t: Term, f: Any) -> bool:
    """The truth of `n in integers`, for a letter that is given to be whole and for numbers."""
    known = is_whole_in_zone(t.args[0]) if t.args[1].value == "integers" else None
    if known is not None:
        return known
    member, domain = t.args
    if domain.value == "integers" and member.value in getattr(getattr(f, "circles", None), "whole", ()):
        return True
    value = evaluate(member, f) if domain.value == "integers" else None
    q = None if value is None else f.as_rational(value)
    if q is not None:
        return bool(q.denominator == 1)
    raise Undecided("whether a number is whole is not known")


def holds_for_integers(formula: Term, f: Any) -> bool:
    """The truth of `A for integer n` where all letters but the parameters are numbers, or points of circles."""
    names = parameters_of(formula)
    if not names:
        raise Undecided("whether a family has a member is not known")
    formula = with_linear_parameters(formula)
    return holds_for_numbers(formula, f) if isinstance(f, AngleField) else holds_on_circles(formula, f)


def holds_for_numbers(formula: Term, f: AngleField) -> bool:
    names = parameters_of(formula)
    inner, name = formula.args[0], names[0]
    if inner.head == "Or" and any(r.head != "Unequal" for r in relations(inner)):
        return any(holds_for_numbers(map_args(formula, (part, formula.args[1])), f) for part in inner.args)
    inside = [r for r in relations(inner) if contains(r, name)]
    if any(contains(r, other) for r in inside for other in names[1:]):
        raise Undecided("a relation with several parameters")
    if names[1:]:
        inner = term("Where", inner, all_of(*(term("Element", n, formula.args[1].args[0].args[1]) for n in names[1:])))
    if inner.head == "Equal" and inside:  # nearly always: the number that it gives is whole
        number = number_given(inner, name, f)
        return number is not None and any(
            f.is_zero(f.add(number, f.rational(Fraction(-n)))) for n in _beside(number)[1:-1]
        )
    quantifier = all if inside and all(r.head == "Unequal" for r in inside) else any
    return quantifier(holds(inner, f.with_letter(name, n)) for n in _candidates(inside, name, f))


def _candidates(inside: list[Term], name: Term, f: Any) -> list[int]:
    """Whole numbers among which there is one of every part into which the relations divide them."""
    found = {n for r in inside for n in _neighbours(r, name, f)} or {0}
    if len(found) > MAX_CANDIDATES:
        raise LimitError("too many members of families")
    return sorted(found)


def _neighbours(relation: Term, name: Term, f: Any) -> list[int]:
    """The whole numbers next to the one number for which the sides of a relation, linear in the parameter, are equal;
    none when a side is undefined."""
    number = number_given(relation, name, f)
    return [] if number is None else _beside(number)


def _beside(number: Any) -> list[int]:
    """The whole numbers next to a number, with the nearest one where it might be whole itself."""
    ball = number.ball(PRECISION)
    if not ball.rad() < NEAR or not abs(ball) < MAX_MEMBER:
        raise Undecided("a number that is too large to be compared with whole numbers")
    nearest = round(float(ball.mid()))
    if abs(ball - nearest) < NEAR:
        return [nearest - 1, nearest, nearest + 1]
    return [nearest - 1, nearest] if ball < nearest else [nearest, nearest + 1]


TRUTHS = {"Element": _is_whole}
