"""Families on cells of signs: that D(x) + c*n is 0 for some whole number n says that 2*pi*D/c is a number of whole
turns, so that its cosine is 1."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, product
from math import prod
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import divide, negative
from qstar_cli.terms.term import Term, contains, map_args, substitute
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Value
from qstar_cli.verify.interpret import holds
from qstar_cli.verify.meanings.exponentials import reduced
from qstar_cli.verify.meanings.periodic_families_parameters import linear_parts, number_given, parameters_of, relations
from qstar_cli.verify.meanings.trigonometry_cells import CircleField, point
from qstar_cli.verify.meanings.trigonometry_points import one_minus

MAX_ALTERNATIVES = 40


def holds_on_circles(formula: Term, f: Any) -> bool:
    """The truth of `A for integer n` on a cell: of one equation with n and relations for the n that it gives, of
    alternatives of such, and of what denies them for all n. Raises Undecided for other formulas."""
    names, inner = parameters_of(formula), formula.args[0]
    if not isinstance(f, CircleField) or len(names) != 1:
        raise Undecided("whether a family has a member is not known")
    with_name = [r for r in relations(inner) if contains(r, names[0])]
    is_denial = bool(with_name) and all(r.head == "Unequal" for r in with_name)
    if is_denial and inner.head == "And":
        return all(holds_on_circles(map_args(formula, (part, formula.args[1])), f) for part in inner.args)
    if is_denial and inner != with_name[0]:
        raise Undecided("alternatives that are denied")
    if not is_denial:
        return any(_has_member(parts, names[0], f) for parts in _alternatives(inner))
    number = number_given(inner, names[0], f)
    return number is not None and not _is_whole(number, f)


def _alternatives(formula: Term) -> list[tuple[Term, ...]]:
    """The conjunctions of which one has to hold."""
    if formula.head == "Or":
        return [parts for a in formula.args for parts in _alternatives(a)]
    choices = [_alternatives(a) for a in formula.args] if formula.head == "And" else [[(formula,)]]
    if prod(map(len, choices)) > MAX_ALTERNATIVES:
        raise LimitError("too many alternatives in a family")
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*choices)]


def _has_member(parts: Sequence[Term], name: Term, f: CircleField) -> bool:
    """Whether some whole number satisfies relations, one of which is an equation that gives it."""
    given = next((p for p in parts if p.head == "Equal" and contains(p, name)), None)
    if given is None:
        raise Undecided("no equation gives the parameter")
    number = number_given(given, name, f)
    if number is None or not _is_whole(number, f):
        return False
    slope, rest = linear_parts(given, name)
    return all(holds(substitute(p, name, divide(negative(rest), slope)), f) for p in parts if p != given)


def _is_whole(number: Value, f: CircleField) -> bool:
    turns = f.multiply(f.multiply(f.rational(Fraction(2)), f.constant("pi")), number)
    cosine, _ = point(reduced(turns), f)
    return f.is_zero(one_minus(cosine, f))
