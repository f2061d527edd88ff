"""The two sides of an equation in one unknown, as summands: what the rules for equations share. No rule is here."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import NamedTuple

from qstar_cli.derivation import Relation
from qstar_cli.rules.rule import Scope
from qstar_cli.terms.build import add, equal, integer, negative
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.term import Term, contains, subterms, symbols
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    coefficient_and_rest,
    degree_in,
    like_terms,
    opposite,
    quotient,
    scaled,
    summands,
)

SAME = Relation.SAME_SOLUTIONS
ONE = integer(1)
UGLY = 0.7  # what a fraction computed in a line costs the reader, in lines


class Sides(NamedTuple):
    """An equation and its unknown; `left` and `right` are the summands of its sides, none for a side 0."""

    unknown: Term
    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def unknown_left(self) -> tuple[Term, ...]:
        return tuple(s for s in self.left if contains(s, self.unknown))

    @property
    def unknown_right(self) -> tuple[Term, ...]:
        return tuple(s for s in self.right if contains(s, self.unknown))

    @property
    def free_left(self) -> tuple[Term, ...]:
        return tuple(s for s in self.left if not contains(s, self.unknown))

    @property
    def free_right(self) -> tuple[Term, ...]:
        return tuple(s for s in self.right if not contains(s, self.unknown))

    def is_plain(self) -> bool:
        """Whether the summands of each side are worked out and collected, so that terms can be moved."""
        return all(is_plain(side) for side in (self.left, self.right))


def sides(t: Term, scope: Scope) -> Sides | None:
    """The view of a whole equation in the one unknown of the question; None for anything else."""
    if t.head != "Equal" or scope.parent is not None or len(scope.unknowns) != 1:
        return None
    return _view(t, scope.unknowns[0])


@lru_cache(maxsize=512)  # every rule for equations looks at the same few
def _view(t: Term, x: Term) -> Sides:
    return Sides(x, _side(t.args[0]), _side(t.args[1]))


def _side(t: Term) -> tuple[Term, ...]:
    return () if t == ZERO else summands(t)


@lru_cache(maxsize=512)
def is_plain(terms: tuple[Term, ...]) -> bool:
    """Whether no two summands are alike and none has numbers left to multiply or reduce."""
    return all(len(group) == 1 for group in like_terms(terms).values()) and all(map(_is_worked_out, terms))


def _is_worked_out(t: Term) -> bool:
    view = quotient(t)
    above = [q for q in map(as_rational, view.above) if q is not None]
    below = [q for q in map(as_rational, view.below) if q is not None]
    if len(above) > 1 or len(below) > 1 or 0 in above or 1 in below:
        return False
    if 1 in above and (len(view.above) > 1 or not view.below):
        return t in (ONE, negative(ONE))
    return not (above and below) or (gcd(above[0].numerator, below[0].numerator) == 1 and below[0].denominator == 1)


def opposites(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(map(opposite, terms))


def collected(terms: Iterable[Term]) -> Term:
    """The sum of the terms with like terms combined; a term without a like one keeps its spelling."""
    given = tuple(s for t in terms for s in summands(t))
    spelling = dict(zip(map(coefficient_and_rest, given), given, strict=True))
    parts = []
    for group in like_terms(given).values():
        total = sum((q for q, _ in group), Fraction(0))
        if len(group) == 1:
            parts.append(spelling[group[0]])
        elif total:
            parts.append(scaled(total, group[0][1]))
    return add(*(p for p in parts if p != ZERO))


def presented(t: Term) -> Term:
    """A sum as it is best read: numbers before roots (`1 + sqrt(2)`), a term without a minus sign first (`a - b`)."""
    if t.head != "Sum":
        return t
    if not symbols(t):
        return add(*sorted(t.args, key=lambda s: as_rational(s) is None))
    first = next((s for s in t.args if s.head != "Neg"), t.args[0])
    return add(first, *(s for s in t.args if s is not first))


def times(q: Fraction, terms: Iterable[Term]) -> Term:
    """The sum of the terms, each multiplied by the number `q`; a bracket left without a factor is opened."""
    products = [scaled(q * coefficient, rest) for coefficient, rest in map(coefficient_and_rest, terms)]
    return add(*(s for p in products for s in summands(p)))


def numeric_denominator(terms: Iterable[Term]) -> int:
    """The least common denominator of the numeric coefficients of the terms."""
    return lcm(*(coefficient_and_rest(t)[0].denominator for t in terms))


def monomial_degrees(terms: Iterable[Term], x: Term) -> set[int] | None:
    """The degrees in x that do not cancel in a sum of monomials; None when a term is no monomial in x."""
    terms = tuple(terms)
    parts = [degree_in(t, x) for t in terms]
    if None in parts:
        return None
    left = summands(collected(terms))
    found = [degree_in(t, x) for t in left if t != ZERO]
    return {part[0] for part in found if part is not None}


def has_unknown_below(t: Term, x: Term) -> bool:
    """Whether x occurs in a denominator or under a negative power."""
    return any(
        (s.head == "Div" and contains(s.args[1], x))
        or (s.head == "Pow" and contains(s.args[0], x) and (as_rational(s.args[1]) or Fraction(0)) < 0)
        for s in subterms(t)
    )


def ugliness(before: Term, after: Term) -> float:
    """What the fractions that a step computes cost the reader: summands with one that were not written before."""
    known = {similar_key(s) for side in before.args for s in summands(side)}
    written = (s for side in after.args for s in summands(side))
    return UGLY * sum(similar_key(s) not in known and _has_fraction(s) for s in written)


def _has_fraction(t: Term) -> bool:
    return any(s.head == "Div" and as_integer(s.args[1]) is not None for s in subterms(t))


def equation(left: Iterable[Term], right: Iterable[Term]) -> Term:
    """The equation of two sums, nothing combined."""
    return equal(add(*left), add(*right))
