"""Systems of equations as the rules for them see them. No rule is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from qstar_cli.rules.rule import Scope
from qstar_cli.rules.sides import collected, numeric_denominator, opposites, times
from qstar_cli.terms.build import all_of, equal
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.solved import is_value
from qstar_cli.terms.systems import assignment, focus, is_system, parts_of, unknowns_in
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    base_and_exponent,
    coefficient_and_rest,
    quotient,
    sort_summands,
    summands,
)


class System(NamedTuple):
    """The statements of a line that hold together, and the unknowns."""

    parts: tuple[Term, ...]
    unknowns: tuple[Term, ...]

    def replaced(self, index: int, part: Term) -> Term:
        """The line with another statement in the place of one."""
        return all_of(*self.parts[:index], part, *self.parts[index + 1 :])

    def mixed(self) -> Iterator[tuple[int, Term]]:
        """The equations with several unknowns, by their places."""
        for index, part in enumerate(self.parts):
            if part.head == "Equal" and len(unknowns_in(part, self.unknowns)) > 1:
                yield index, part

    def others(self, index: int) -> tuple[Term, ...]:
        return self.parts[:index] + self.parts[index + 1 :]

    def value(self, index: int) -> tuple[Term, Term] | None:
        """(u, v) of a statement `u = v` with a finished value v free of all unknowns."""
        part = self.parts[index]
        found = assignment(part, self.unknowns)
        if found is None or unknowns_in(found[1], self.unknowns) or not is_value(part, found[0]):
            return None
        return found

    def is_settled(self, index: int) -> bool:
        """Whether a statement gives an unknown that occurs nowhere else."""
        found = assignment(self.parts[index], self.unknowns)
        return found is not None and not any(contains(p, found[0]) for p in self.others(index))


def system(t: Term, scope: Scope) -> System | None:
    """The system that a whole line is; None for another term."""
    if scope.parent is not None or not scope.unknowns or not is_system(t, scope.unknowns):
        return None
    return System(parts_of(t), scope.unknowns)


def open_system(t: Term, scope: Scope) -> System | None:
    """The system, if none of its equations is to be worked alone first."""
    return system(t, scope) if focus(t, scope.unknowns) is None else None


def is_in_unknowns(t: Term, unknowns: Iterable[Term]) -> bool:
    """Whether a worked-out summand is a number times powers, whole and perhaps below the bar, of letters."""
    view = quotient(t)
    factors = [f for f in (*view.above, *view.below) if as_rational(f) is None]
    return all(_is_power(f) or (f.head == "Root" and not unknowns_in(f, unknowns)) for f in factors)


def _is_power(t: Term) -> bool:
    base, exponent = base_and_exponent(t)
    return base.head in ("Symbol", "Constant") and t.head != "Root" and as_integer(exponent) is not None


class Standard(NamedTuple):
    """An equation as `left = right`: summands with unknowns on the left, all others on the right, collected."""

    left: tuple[Term, ...]
    right: Term

    @property
    def equation(self) -> Term:
        return equal(sort_summands(self.left) if self.left else ZERO, self.right)


@lru_cache(maxsize=512)  # the rules for systems look at the same few equations
def standard(equation: Term, unknowns: tuple[Term, ...]) -> Standard | None:
    """The standard form of an equation whose sides are sums of monomials, terms not multiplied out; else None."""
    left, right = (() if side == ZERO else summands(side) for side in equation.args)
    terms = (*left, *opposites(right))
    if not all(is_in_unknowns(s, unknowns) for s in terms):
        return None
    return standard_of(terms, unknowns)


def standard_of(terms: Iterable[Term], unknowns: tuple[Term, ...]) -> Standard:
    """The standard form of the equation that says that the sum of the terms is 0."""
    whole = [s for s in summands(collected(terms)) if s != ZERO]
    with_unknowns = tuple(s for s in whole if unknowns_in(s, unknowns))
    rest = collected(opposites(s for s in whole if not unknowns_in(s, unknowns)))
    return _positive(Standard(with_unknowns, rest))


def _positive(found: Standard) -> Standard:
    """The form with whole coefficients, the first one positive."""
    if not found.left:
        return found
    factor = Fraction(numeric_denominator((*found.left, *summands(found.right))))
    first = summands(sort_summands(found.left))[0]
    if coefficient_and_rest(first)[0] < 0:
        factor = -factor
    if factor == 1:
        return found
    return Standard(summands(times(factor, found.left)), times(factor, summands(found.right)))


def divided(found: Standard) -> Standard:
    """The form without a common whole factor of all its coefficients."""
    values = [coefficient_and_rest(s)[0] for s in (*found.left, *summands(found.right))]
    common = gcd(*(v.numerator for v in values))
    if common < 2 or not found.left:
        return found
    q = Fraction(1, common)
    return Standard(summands(times(q, found.left)), times(q, summands(found.right)))
