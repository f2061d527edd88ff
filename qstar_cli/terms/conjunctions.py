"""Conditions that hold together, simplified against one another: decided ones dropped, `a >= 0` and `a != 0` joined.

Only what follows by putting the values of letters in and by comparing one term with numbers is used; what is left
says the same as what was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from qstar_cli.terms.build import FALSE, RELATIONS, TRUE, any_of, equal, multiply, subtract
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.intervals import MIRRORED
from qstar_cli.terms.order import is_similar, similar_key
from qstar_cli.terms.term import Term, contains, operands, substitute, symbols, term
from qstar_cli.terms.views import as_rational

_SIGNS = {
    "Equal": (0,),
    "Unequal": (-1, 1),
    "Less": (-1,),
    "LessEqual": (-1, 0),
    "Greater": (1,),
    "GreaterEqual": (0, 1),
}
_WEAK = ("LessEqual", "GreaterEqual")
Values = Mapping[Term, Term]


def conjunction(conditions: Iterable[Term], known: Sequence[Term] = ()) -> tuple[Term, ...] | None:
    """The conditions of a conjunction in simplest form, without those that `known` decides; None: they contradict."""
    before = [p for c in known for p in operands(c, "And")]
    found = [p for c in conditions for p in operands(c, "And")]
    decided = _with_values(found, _values([*before, *found]))
    if decided is None:
        return None
    joined = _joined([*before, *decided])
    if joined is None:
        return None
    kept = [c for c in joined if not any(is_similar(c, k) for k in before)]
    return tuple(kept)


def about(condition: Term, x: Term) -> Term:
    """A relation with x on its left side, if x stands alone on the other one."""
    if condition.head not in RELATIONS or condition.args[1] != x:
        return condition
    return term(MIRRORED.get(condition.head, condition.head), *condition.args[::-1])


def _values(conditions: Sequence[Term]) -> Values:
    """The letters that equations `letter = value` name, each value free of the other letters named."""
    found: dict[Term, Term] = {}
    for c in conditions:
        if c.head == "Equal" and c.args[0].head == "Symbol" and c.args[0] not in found:
            value = _put_in(c.args[1], found)
            if not contains(value, c.args[0]):
                found = {letter: substitute(v, c.args[0], value) for letter, v in found.items()}
                found[c.args[0]] = value
    return found


def _put_in(t: Term, values: Values) -> Term:
    for letter, value in values.items():
        t = substitute(t, letter, value)
    return t


def _with_values(conditions: Sequence[Term], values: Values) -> list[Term] | None:
    """The conditions with the values put in where that decides them or makes a comparison of letters simpler."""
    found: dict[object, Term] = {}
    named = set[Term]()
    excluded = [equal(*c.args) for c in conditions if c.head == "Unequal"]
    for c in conditions:
        if c.head == "Equal" and c.args[0] in values and c.args[0] not in named:
            named.add(c.args[0])
            value = values[c.args[0]]
            simpler = equal(c.args[0], value) if as_rational(value) is not None else c
        else:
            simpler = _decided(_without(c, excluded), values)
        if simpler == FALSE:
            return None
        if simpler != TRUE:
            found.setdefault(similar_key(simpler), simpler)
    return list(found.values())


def _without(condition: Term, excluded: Sequence[Term]) -> Term:
    """Alternatives that other conditions exclude left out."""
    if condition.head != "Or":
        return condition
    return any_of(*(a for a in condition.args if not any(is_similar(a, e) for e in excluded)))


def _decided(condition: Term, values: Values) -> Term:
    """TRUE or FALSE where the values decide a condition; else the condition, perhaps simpler."""
    if condition.head == "Or":
        return _decided_alternatives(condition, values)
    if condition.head not in RELATIONS:
        return condition
    after = term(condition.head, *(_put_in(a, values) for a in condition.args))
    difference = subtract(*after.args)
    value = rational_value(difference, {}) if _may_be_undefined(after) else _constant(difference)
    if value is not None:
        return TRUE if (value > 0) - (value < 0) in _SIGNS[condition.head] else FALSE
    return after if all(a.head == "Symbol" or as_rational(a) is not None for a in after.args) else condition


def _constant(t: Term) -> Fraction | None:
    """The value of a term that is always defined where all its letters cancel."""
    combination = _linear(t)
    return None if any(c for key, c in combination.items() if key is not None) else combination.get(None, Fraction(0))


def _linear(t: Term) -> dict[object, Fraction]:
    """A term as a combination of terms by their keys; the number by None."""
    value = rational_value(t, {})
    if value is not None:
        return {None: value}
    if t.head not in ("Sum", "Neg") and not (t.head == "Product" and as_rational(t.args[0]) is not None):
        return {similar_key(t): Fraction(1)}
    scale = Fraction(-1) if t.head == "Neg" else as_rational(t.args[0]) if t.head == "Product" else Fraction(1)
    parts = (multiply(*t.args[1:]),) if t.head == "Product" else t.args
    found: dict[object, Fraction] = {}
    for part in parts:
        for key, c in _linear(part).items():
            found[key] = found.get(key, Fraction(0)) + c * (scale or 0)
    return found


def _may_be_undefined(t: Term) -> bool:
    return t.head in ("Div", "Root", "Pow", "Ln", "Log") or any(map(_may_be_undefined, t.args))


def _decided_alternatives(condition: Term, values: Values) -> Term:
    found = [_decided(a, values) for a in condition.args]
    if TRUE in found:
        return TRUE
    kept = [a for a, after in zip(condition.args, found, strict=True) if after != FALSE]
    return any_of(*kept)


def _joined(conditions: Sequence[Term]) -> list[Term] | None:
    """Relations of one term with numbers joined into as few as say the same; None when they contradict."""
    groups: dict[object, list[Term]] = {}
    for c in conditions:
        is_relation = c.head in RELATIONS and as_rational(c.args[1]) is not None and symbols(c.args[0])
        groups.setdefault(similar_key(c.args[0]) if is_relation else ("alone", len(groups)), []).append(c)
    joined: list[Term] = []
    for group in groups.values():
        kept = _fewest(group) if len(group) > 1 else group
        if kept is None:
            return None
        joined += kept
    return joined


def _fewest(group: Sequence[Term]) -> list[Term] | None:
    """The relations `t R number` of one term t without those that the others imply; None when they contradict."""
    bounds = sorted({_bound(c) for c in group})
    between = [(a + b) / 2 for a, b in pairwise(bounds)]
    points = [bounds[0] - 1, *bounds, *between, bounds[-1] + 1]
    allowed = {p for p in points if all(_holds(c, p) for c in group)}
    if not allowed:
        return None
    strict = [term(c.head.removesuffix("Equal"), *c.args) for c in group if c.head in _WEAK]
    for c in (*group, *strict):
        if {p for p in points if _holds(c, p)} == allowed:
            return [c]
    kept = _made_strict(group)
    for c in tuple(kept):
        rest = [k for k in kept if k is not c]
        if {p for p in points if all(_holds(k, p) for k in rest)} == allowed:
            kept = rest
    return kept


def _made_strict(group: Sequence[Term]) -> list[Term]:
    """The relations with `t > b` for `t >= b` and `t != b`."""
    excluded = {_bound(c) for c in group if c.head == "Unequal"}
    weak = {_bound(c) for c in group if c.head in _WEAK}
    made = (
        term(c.head.removesuffix("Equal"), *c.args) if _bound(c) in excluded and c.head in _WEAK else c for c in group
    )
    return [c for c in made if c.head != "Unequal" or _bound(c) not in weak]


def united(a: Term, b: Term) -> Term | None:
    """A relation that says `a or b` of two relations of one term with one number, TRUE where it always holds; None for
    other conditions."""
    if not (
        a.head in RELATIONS and b.head in RELATIONS and is_similar(a.args[0], b.args[0]) and a.args[1] == b.args[1]
    ):
        return None
    signs = tuple(sorted({*_SIGNS[a.head], *_SIGNS[b.head]}))
    if len(signs) == 3:
        return TRUE
    return next(term(head, *a.args) for head, wanted in _SIGNS.items() if wanted == signs)


def _bound(c: Term) -> Fraction:
    return as_rational(c.args[1]) or Fraction(0)


def _holds(c: Term, point: Fraction) -> bool:
    difference = point - _bound(c)
    return (difference > 0) - (difference < 0) in _SIGNS[c.head]
