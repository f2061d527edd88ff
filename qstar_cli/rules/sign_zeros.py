"""Where an expression changes its sign: its zeros and poles in order, and its sign between them. No rule is here."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cmp_to_key
from itertools import pairwise
from typing import NamedTuple

from qstar_cli.rules.irreducible_polynomials import named_roots
from qstar_cli.rules.quadratic_equations import Quadratic, roots_of
from qstar_cli.rules.sides import collected, times
from qstar_cli.rules.surds import root_term
from qstar_cli.terms.build import negative, root
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import Interval, compared
from qstar_cli.terms.term import Term, contains, symbols
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, degree_in, quotient, summands
from qstar_cli.terms.views import rational_coefficients as coefficients


class Factor(NamedTuple):
    """A factor of an expression: `base^exponent`, its simple zeros in ascending order, its sign far to the right."""

    base: Term
    exponent: int
    zeros: tuple[Term, ...]
    last_sign: int
    is_below: bool

    def sign_right_of(self, point: Term | None) -> int:
        """The sign of the power just right of a point (None: far to the left)."""
        flips = len(self.zeros) if point is None else sum(compared(z, point) > 0 for z in self.zeros)
        return self.last_sign if (flips * self.exponent) % 2 == 0 else -self.last_sign


class SignChart(NamedTuple):
    """An expression `constant * factors`: `points` are all zeros and poles, ascending."""

    sign: int
    factors: tuple[Factor, ...]
    points: tuple[Term, ...]
    poles: tuple[Term, ...]

    def intervals(self) -> tuple[Interval, ...]:
        """The open intervals between the points."""
        ends = (None, *self.points, None)
        return tuple(Interval(a, b) for a, b in pairwise(ends))

    def sign_on(self, interval: Interval) -> int:
        """The sign of the expression on one of the intervals."""
        result = self.sign
        for factor in self.factors:
            result *= factor.sign_right_of(interval.low)
        return result


def sign_chart_of(t: Term, x: Term) -> SignChart | None:
    """The chart of a product or quotient of powers of factors whose zeros are known; None for other terms.

    Raises Incomparable when zeros cannot be put in order.
    """
    view = quotient(t)
    sign, found = view.sign, list[Factor]()
    for is_below, part in ((False, view.above), (True, view.below)):
        for f in part:
            value = as_rational(f)
            if value is not None and value:
                sign *= 1 if value > 0 else -1
                continue
            factor = _factor(f, x, is_below) if value is None else None
            if factor is None:
                return None
            found.append(factor)
    points = ordered(z for f in found for z in f.zeros)
    poles = ordered(z for f in found if f.is_below for z in f.zeros)
    return SignChart(sign, tuple(found), points, poles)


def ordered(points: Iterable[Term]) -> tuple[Term, ...]:
    """The points in ascending order, each once. Raises Incomparable."""
    result: list[Term] = []
    for p in sorted(points, key=cmp_to_key(compared)):
        if not result or compared(result[-1], p):
            result.append(p)
    return tuple(result)


def _factor(f: Term, x: Term, is_below: bool) -> Factor | None:
    n = as_integer(f.args[1]) if f.head == "Pow" else 1
    base = f.args[0] if f.head == "Pow" else f
    if n is None or n < 1:
        return None
    if not contains(base, x):
        sign = sign_of_difference(base, ZERO) if not symbols(base) else None
        return None if sign is None else Factor(base, n, (), sign**n, is_below)
    zeros, last = simple_zeros(base, x), _last_sign(base, x)
    return None if zeros is None or last is None else Factor(base, n, ordered(zeros), last**n, is_below)


def _last_sign(p: Term, x: Term) -> int | None:
    """The sign of a polynomial far to the right."""
    parts = [degree_in(s, x) for s in summands(p)]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    lead = max(known, key=lambda part: part[0])
    value = as_rational(lead[1])
    return None if not value else 1 if value > 0 else -1


def simple_zeros(p: Term, x: Term) -> tuple[Term, ...] | None:
    """The real zeros of a polynomial at each of which it changes its sign; None when they are not known exactly.

    Known are linear and quadratic polynomials, `a*x^n + b` and quadratics in a power of x; those of other irreducible
    polynomials have a number, from the left, as their name.
    """
    linear = _linear_zero(p, x)
    if linear is not None:
        return (linear,)
    c = coefficients(p, x)
    if c is None or not c:
        return None
    n = max(c)
    b, low = c.get(n // 2, Fraction(0)), c.get(0, Fraction(0))
    if set(c) == {n}:
        return (ZERO,) if n == 1 else None
    if set(c) <= {n, 0} and n != 2:
        return _roots_of_number(-low / c[n], n)
    if n % 2 or not set(c) <= {n, n // 2, 0} or not low:
        return named_roots(p, x)
    q = Quadratic(x, c[n], b, low)
    if q.discriminant < 0:
        return ()
    if q.discriminant == 0:
        return None  # a square, which is to be factored first
    return _roots_of_terms(roots_of(q), n // 2)


def _linear_zero(p: Term, x: Term) -> Term | None:
    """The zero of `a*x + b` with a rational a and any number b."""
    with_x = [s for s in summands(p) if contains(s, x)]
    rest = [s for s in summands(p) if not contains(s, x)]
    slope, letter = coefficient_and_rest(with_x[0])
    if len(with_x) != 1 or letter != x or not slope or any(map(symbols, rest)):
        return None
    return collected(times(-1 / slope, rest).args) if len(rest) > 1 else times(-1 / slope, rest)


def _roots_of_number(value: Fraction, n: int) -> tuple[Term, ...]:
    if n % 2:
        return (root_term(value, n),)
    if value < 0:
        return ()
    size = root_term(value, n)
    return negative(size), size


def _roots_of_terms(values: Iterable[Term], k: int) -> tuple[Term, ...] | None:
    """The real k-th roots of the values; None when a sign is not known."""
    found: list[Term] = []
    for value in values:
        sign, exact = sign_of_difference(value, ZERO), as_rational(value)
        if k == 1:
            found.append(value)
        elif exact is not None:
            found += _roots_of_number(exact, k)
        elif sign is None:
            return None
        elif k % 2 or sign > 0:
            size = root(value, k)
            found += [size] if k % 2 else [negative(size), size]
    return tuple(found)
