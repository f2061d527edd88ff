"""Periodic families of values: `x = pi/6 + 2*pi*n or x = 5*pi/6 + 2*pi*n for integer n`, read, written and merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from qstar_cli.terms.build import PI, add, any_of, divide, equal, integer, multiply, negative, number, symbol
from qstar_cli.terms.order import similar_key, sort_key
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, contains, operands, term
from qstar_cli.terms.views import as_rational, coefficient_and_rest, degree_in, scaled, summands

INTEGERS = term("Domain", value="integers")
ZERO, ONE = integer(0), integer(1)
DEGREE = term("Degree", ONE)
MOST_RESIDUES = 120  # of a common period
_NAMES = ("n", "k", "m", "j", "l", "p", "q")


@dataclass(frozen=True, slots=True)
class Family:
    """The values rest + offset*unit + period*unit*n for all integers n; a single value has the period 0.

    `unit` is pi, a degree, 1, or another constant; `rest` is a number that is no rational multiple of it, or 0.
    """

    rest: Term
    offset: Fraction
    period: Fraction
    unit: Term = PI

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for families that differ by rational multiples of their unit."""
        return similar_key(self.rest), similar_key(self.unit)

    def start(self) -> Term:
        """The value for n = 0."""
        return self._sum(())

    def member(self, n: int) -> Term:
        return replace(self, offset=self.offset + n * self.period).start()

    def value(self, parameter: Term) -> Term:
        """The values in terms of an integer parameter."""
        return self._sum((times_unit(self.period, self.unit, parameter),) if self.period else ())

    def _sum(self, last: tuple[Term, ...]) -> Term:
        first = (times_unit(self.offset, self.unit),) if self.offset else ()
        rest = summands(self.rest) if self.rest != ZERO else ()
        if self.offset > 0:
            return add(*first, *rest, *last)
        return add(*rest, *first, *last)


def times_unit(q: Fraction, unit: Term, parameter: Term | None = None) -> Term:
    """`q*unit`, or `q*unit*n`, in its usual spelling: `2*pi*n/3`, `-pi/6`, `30°`, `360°*n`."""
    if unit.head == "Degree":
        size = term("Degree", number(abs(q)))
        body = size if parameter is None else multiply(size, parameter)
        return body if q >= 0 else negative(body)
    rest = (unit,) if unit != ONE else ()
    if parameter is None:
        return summand(q, multiply(*rest))
    whole = multiply(*rest, parameter)
    if q.denominator == 1:
        return scaled(q, whole)
    body = divide(scaled(Fraction(abs(q.numerator)), whole), integer(q.denominator))
    return body if q > 0 else negative(body)


def multiple_of(t: Term, unit: Term) -> Fraction | None:
    """The rational q with t = q*unit, else None."""
    if unit.head == "Degree":
        bare = t.args[0] if t.head == "Neg" else t
        value = as_rational(bare.args[0]) if bare.head == "Degree" else None
        return Fraction(0) if t == ZERO else value if value is None or bare is t else -value
    c, rest = coefficient_and_rest(t)
    return c if c == 0 or rest == unit else None


def split(t: Term, unit: Term) -> tuple[Term, Fraction]:
    """(rest, q) with t = rest + q*unit, summand by summand."""
    found = [(s, multiple_of(s, unit)) for s in summands(t)]
    rest = [s for s, q in found if q is None]
    return add(*rest), sum((q for _, q in found if q is not None), Fraction(0))


def family_of_value(value: Term, parameter: Term) -> Family | None:
    """The family that a sum with a summand `period*n` writes."""
    moving = [s for s in summands(value) if contains(s, parameter)]
    fixed = [s for s in summands(value) if not contains(s, parameter)]
    part = degree_in(moving[0], parameter) if len(moving) == 1 else None
    if part is None or part[0] != 1:
        return None
    period, unit = _period(part[1])
    return Family(*split(add(*fixed), unit), abs(period), unit) if period else None


def _period(t: Term) -> tuple[Fraction, Term]:
    """(q, unit) of a coefficient of the parameter."""
    if t.head == "Degree" or (t.head == "Neg" and t.args[0].head == "Degree"):
        return multiple_of(t, DEGREE) or Fraction(0), DEGREE
    return coefficient_and_rest(t)


def parameter_of(t: Term) -> Term | None:
    """The n of `... for integer n`, else None."""
    if t.head != "Where" or t.args[1].head != "Element" or t.args[1].args[1] != INTEGERS:
        return None
    return t.args[1].args[0]


def families_of(formula: Term, x: Term) -> list[Family] | None:
    """The families and single values of a formula `x = ... or x = ... for integer n`; None for other formulas.

    Alternatives that have parameters of their own are read as well.
    """
    if formula.head == "False":
        return []
    n = parameter_of(formula)
    if n is None and formula.head == "Or":
        parts = [families_of(a, x) for a in formula.args]
        known = [p for p in parts if p is not None]
        return [f for p in known for f in p] if len(known) == len(parts) else None
    inside = formula if n is None else formula.args[0]
    found = []
    for a in operands(inside, "Or"):
        if a.head != "Equal" or a.args[0] != x or contains(a.args[1], x):
            return None
        has_n = n is not None and contains(a.args[1], n)
        family = (
            family_of_value(a.args[1], n) if has_n and n is not None else Family(*split(a.args[1], PI), Fraction(0))
        )
        if family is None:
            return None
        found.append(family)
    return found


def formula_of(families: Iterable[Family], x: Term, taken: Collection[Term]) -> Term:
    """The formula that says that x is in one of the families; the parameter is none of the letters taken."""
    n = fresh_parameter(taken)
    given = tuple(families)
    body = any_of(*(equal(x, f.value(n)) for f in given))
    return term("Where", body, term("Element", n, INTEGERS)) if any(f.period for f in given) else body


def fresh_parameter(taken: Collection[Term]) -> Term:
    """A letter for whole numbers that is none of the letters taken."""
    return next(symbol(name) for name in _NAMES if symbol(name) not in taken)


def merged(families: Iterable[Family]) -> list[Family]:
    """The same values in as few families as a greedy choice finds, offsets from 0 up to the period.

    Families that differ by multiples of their unit are residues modulo a common period; the densest progressions that
    are made up of them are taken first: pi/2 and 3pi/2 modulo 2pi become pi/2 modulo pi.
    """
    groups: dict[tuple[object, ...], list[Family]] = {}
    for f in families:
        groups.setdefault(f.key, []).append(f)
    found = [f for group in groups.values() for f in _merged_group(group)]
    return sorted(found, key=lambda f: (f.rest != ZERO, f.offset if f.rest == ZERO else 0, sort_key(f.rest)))


def _merged_group(group: list[Family]) -> list[Family]:
    periodic = [f for f in group if f.period]
    single = [f for f in group if not f.period and not any(_holds(g, f.offset) for g in periodic)]
    whole = common_period(f.period for f in periodic)
    if whole is None:
        return list(dict.fromkeys(single))
    if any(whole / f.period > MOST_RESIDUES for f in periodic):
        return group
    given = dict.fromkeys(frozenset(residues_of(f, whole)) for f in periodic)
    largest = [r for r in given if not any(r < other for other in given)]
    return [*(replace(periodic[0], offset=r, period=p) for r, p in _cosets(largest, whole)), *dict.fromkeys(single)]


def _holds(f: Family, offset: Fraction) -> bool:
    return ((offset - f.offset) / f.period).denominator == 1


def common_period(periods: Iterable[Fraction]) -> Fraction | None:
    """The smallest common multiple of positive fractions, None of none."""
    given = tuple(periods)
    if not given:
        return None
    below = lcm(*(p.denominator for p in given))
    return Fraction(lcm(*(int(p * below) for p in given)), below)


def residues_of(f: Family, whole: Fraction) -> list[Fraction]:
    """The offsets of a family modulo a multiple of its period."""
    return [(f.offset + k * f.period) % whole for k in range(int(whole / f.period))]


def _cosets(families: list[frozenset[Fraction]], whole: Fraction) -> list[tuple[Fraction, Fraction]]:
    """(offset, period) of progressions that together make up the families of residues modulo `whole`.

    The densest are taken first; none cuts a family in two.
    """
    left, found = list(families), []
    for size in range(len(frozenset[Fraction]().union(*families)), 0, -1):
        step = whole / size
        for r in sorted(frozenset[Fraction]().union(*left)):
            progression = frozenset((r + k * step) % whole for k in range(size))
            parts = [f for f in left if f <= progression]
            if frozenset[Fraction]().union(*parts) == progression:
                left = [f for f in left if f not in parts]
                found.append((min(progression), step))
    return found
