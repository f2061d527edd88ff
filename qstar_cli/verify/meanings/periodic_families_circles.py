"""Families on cells of signs: that D(x) + c*n is 0 for some whole number n says that 2*pi*D/c is a number of whole
turns, so that its cosine is 1."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, product
from math import prod
from typing import Any, NamedTuple

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import divide, negative
from qstar_cli.terms.term import Term, contains, map_args, substitute
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import Value
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.meanings.exponentials import reduced
from qstar_cli.verify.meanings.periodic_families_parameters import linear_parts, number_given, parameters_of, relations
from qstar_cli.verify.meanings.trigonometry_cells import point, without_divisor
from qstar_cli.verify.meanings.trigonometry_circle_field import CircleField
from qstar_cli.verify.meanings.trigonometry_points import Point, one_minus

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
    """Whether some whole number satisfies relations: an equation gives it, or two inequalities bound it."""
    given = next((p for p in parts if p.head == "Equal" and contains(p, name)), None)
    if given is None:
        without = [p for p in parts if not contains(p, name)]
        return all(holds(p, f) for p in without) and _is_between([p for p in parts if p not in without], name, f)
    number = number_given(given, name, f)
    if number is None or not _is_whole(number, f):
        return False
    slope, rest = linear_parts(given, name)
    return all(holds(substitute(p, name, divide(negative(rest), slope)), f) for p in parts if p != given)


class _Bound(NamedTuple):
    """n <= number, n >= number, or without `=`."""

    number: Value
    is_upper: bool
    is_closed: bool


def _bound(relation: Term, name: Term, f: CircleField) -> _Bound | None:
    """What an inequality says of the parameter; None where a side is undefined."""
    if relation.head not in ("Less", "LessEqual", "Greater", "GreaterEqual"):
        raise Undecided("no equation or bound of the parameter")
    number = number_given(relation, name, f)
    slope = evaluate(linear_parts(relation, name)[0], f)
    if number is None or slope is None:
        return None
    return _Bound(number, relation.head.startswith("Less") == (f.sign(slope) > 0), relation.head.endswith("Equal"))


def _is_between(relations_with_name: Sequence[Term], name: Term, f: CircleField) -> bool:
    """Whether a whole number lies between two bounds a and b. Where 0 < b - a < 1 it does where y = 2*pi*b is, up to
    whole turns, between 0 and w = 2*pi*(b - a): cot(y/2) decreases from one whole turn to the next."""
    bounds = [_bound(r, name, f) for r in relations_with_name]
    if None in bounds:
        return False
    lower, upper = ([b for b in bounds if b is not None and b.is_upper is side] for side in (False, True))
    if len(lower) != 1 or len(upper) != 1:
        raise Undecided("a parameter that is not between two bounds")
    low, high = lower[0], upper[0]
    length = minus(high.number, low.number, f)
    is_long, size = f.sign(minus(length, f.rational(Fraction(1)), f)), f.sign(length)
    if is_long > 0 or size < 0:
        return is_long > 0
    if not size:
        return low.is_closed and high.is_closed and _is_whole(high.number, f)
    if not is_long:
        return low.is_closed or high.is_closed or not _is_whole(high.number, f)
    (cos_y, sin_y), (cos_w, sin_w) = _turns(high.number, f), _turns(length, f)
    up_y, up_w = one_minus(cos_y, f), one_minus(cos_w, f)
    if f.is_zero(up_y):
        return high.is_closed
    order = f.sign(minus(f.multiply(sin_y, up_w), f.multiply(sin_w, up_y), f))
    return order > 0 or (not order and low.is_closed)


def _is_whole(number: Value, f: CircleField) -> bool:
    if f.circles.unknown:
        return f.is_zero(f.opaque("Whole", [_up_to_whole_numbers(number)]))
    cosine, _ = _turns(number, f)
    return f.is_zero(one_minus(cosine, f))


def _up_to_whole_numbers(number: Value) -> Value:
    """One of the numbers that are whole where this one is: with a positive leading term, and a number from 0 to 1 added
    to what is no number."""
    found = without_divisor(number)
    if found.above and found.above[P.leading(found.above)] < 0:
        found = Value(P.scale(found.above, -1), found.below)
    constant = Fraction(found.above.get((), 0))
    above = P.subtract(found.above, P.constant(constant.__floor__()))
    names = sorted(P.names(above))
    lowest = ((name, min(dict(m).get(name, 0) for m in above)) for name in names)
    divisor: P.Monomial = tuple((name, -e) for name, e in lowest if e < 0)
    return Value({P.times_monomial(m, divisor): c for m, c in above.items()}, {divisor: 1})


def _turns(number: Value, f: CircleField) -> Point:
    """The point after so many turns."""
    angle = f.multiply(f.multiply(f.rational(Fraction(2)), f.constant("pi")), number)
    found: Point = point(reduced(angle), f)
    return found
