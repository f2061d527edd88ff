"""Real roots by Sturm's theorem, and points of the real line at which signs are exact: a root, or a rational number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

from tests.verify.second_reader import OutOfScope
from tests.verify.second_values import (
    ONE,
    Poly,
    coefficients,
    constant,
    norm,
    plus,
    power,
    sign_of_number,
    square_root,
    surds_of,
    times,
)

Dense = list[int]  # integer coefficients, constant first, the last one not 0
_HIGHEST_DEGREE = 60
_MOST_STEPS = 2_000


def dense(p: Poly, letter: str) -> Dense:
    """A multiple (by a positive number) of a polynomial over Q in one letter, as primitive integer coefficients."""
    parts = [c.get((), Fraction(0)) for c in coefficients(p, letter)]
    scale = lcm(*(c.denominator for c in parts))
    if len(parts) > _HIGHEST_DEGREE:
        raise OutOfScope("a high degree")
    return _primitive([int(c * scale) for c in parts])


def _primitive(f: Dense) -> Dense:
    while f and not f[-1]:
        f = f[:-1]
    content = gcd(*f) if f else 1
    return [c // content for c in f]


def remainder(f: Dense, g: Dense) -> Dense:
    """A positive multiple of the remainder of f divided by g."""
    f = list(f)
    while len(f) >= len(g):
        factor, lead = f[-1], g[-1]
        if lead < 0:
            factor, lead = -factor, -lead
        shift = len(f) - len(g)
        f = [c * lead for c in f]
        for k, c in enumerate(g):
            f[k + shift] -= factor * c
        f = _primitive(f)
        if not f:
            break
    return f


def common_divisor(f: Dense, g: Dense) -> Dense:
    while g:
        f, g = g, remainder(f, g)
    return f


def quotient(f: Dense, g: Dense) -> Dense:
    """f/g up to a rational factor, where g divides f."""
    rest, result = [Fraction(c) for c in f], [Fraction(0)] * (len(f) - len(g) + 1)
    for k in reversed(range(len(result))):
        result[k] = rest[k + len(g) - 1] / g[-1]
        for j, c in enumerate(g):
            rest[k + j] -= result[k] * c
    scale = lcm(*(c.denominator for c in result))
    return _primitive([int(c * scale) for c in result])


def square_free(f: Dense) -> Dense:
    derivative = _primitive([k * c for k, c in enumerate(f)][1:])
    return quotient(f, common_divisor(f, derivative)) if derivative else f


def value_at(f: Dense, q: Fraction) -> int:
    """A positive multiple of f(q)."""
    total, scale = 0, 1
    for c in reversed(f):
        total = total * q.numerator + c * scale
        scale *= q.denominator
    return total


class Sturm:
    """Counts the different real roots of a square-free polynomial."""

    def __init__(self, f: Dense) -> None:
        self.f = f
        self.chain = [f, _primitive([k * c for k, c in enumerate(f)][1:])]
        while self.chain[-1]:
            self.chain.append([-c for c in remainder(self.chain[-2], self.chain[-1])])
        self.chain.pop()

    def count(self, low: Fraction, high: Fraction) -> int:
        """Roots r with low < r <= high."""
        return self._changes(low) - self._changes(high)

    def _changes(self, q: Fraction) -> int:
        signs = [v > 0 for f in self.chain if (v := value_at(f, q))]
        return sum(a != b for a, b in pairwise(signs))

    def bound(self) -> Fraction:
        """All real roots are smaller in size (Cauchy)."""
        return 1 + max((Fraction(abs(c), abs(self.f[-1])) for c in self.f[:-1]), default=Fraction(0))

    def total(self) -> int:
        return self.count(-self.bound(), self.bound())


def number_of_roots(f: Dense) -> int:
    """How many different real roots."""
    return Sturm(square_free(f)).total() if len(f) > 1 else 0


@dataclass
class Point:
    """The one root of a square-free polynomial in (low, high]; `exact`: (above, below) when it is known as a number."""

    sturm: Sturm
    low: Fraction
    high: Fraction
    exact: tuple[Poly, Poly] | None = None

    def halve(self) -> None:
        middle = (self.low + self.high) / 2
        if self.sturm.count(self.low, middle):
            self.high = middle
        else:
            self.low = middle


def rational_point(q: Fraction) -> Point:
    return Point(Sturm([-q.numerator, q.denominator]), q - 1, q, (constant(q), ONE))


def sign_at(p: Poly, letter: str, point: Point) -> int:
    """The sign of a polynomial at a point."""
    if point.exact is not None:
        return sign_of_number(substituted(p, letter, *point.exact))
    if surds_of(p):
        return _sign_with_surds(p, letter, point)
    f = dense(p, letter)
    if len(f) <= 1:
        return (f[0] > 0) - (f[0] < 0) if f else 0
    common = common_divisor(f, point.sturm.f)
    if len(common) > 1 and Sturm(square_free(common)).count(point.low, point.high):
        return 0
    own = Sturm(square_free(f))
    while own.count(point.low, point.high) or not value_at(f, point.high):
        point.halve()
    return 1 if value_at(f, point.high) > 0 else -1


def substituted(p: Poly, letter: str, above: Poly, below: Poly) -> Poly:
    """p(above/below) times an even power of `below`."""
    parts = coefficients(p, letter)
    n = len(parts) - 1 + (len(parts) - 1) % 2
    result: Poly = {}
    for k, c in enumerate(parts):
        result = plus(result, times(c, times(power(above, k), power(below, n - k))))
    return result


def _sign_with_surds(p: Poly, letter: str, point: Point) -> int:
    """By the signs at both ends, when no conjugate has a root near the point."""
    own = Sturm(square_free(dense(norm(p), letter)))
    for _ in range(60):
        if not own.count(point.low, point.high) and value_at(own.f, point.high):
            return sign_of_number(substituted(p, letter, constant(point.high), ONE))
        point.halve()
    raise OutOfScope("a number with square roots that is too close to 0")


def roots(polynomials: Sequence[Poly], letter: str) -> list[Point]:
    """All real roots of the polynomials, ascending, with intervals that leave room between them."""
    candidates = [c for p in polynomials if (c := _linear_root(p, letter)) is not None]
    points: list[Point] = []
    seen: list[Dense] = []
    for p in polynomials:
        f = square_free(dense(norm(p), letter)) if p else []
        for g in seen:
            common = common_divisor(f, g) if f else []
            f = quotient(f, common) if len(common) > 1 else f
        if len(f) > 1:
            seen.append(f)
            points += isolated(f, letter, candidates)
    return _apart(points)


def _linear_root(p: Poly, letter: str) -> tuple[Poly, Poly] | None:
    parts = coefficients(p, letter)
    return (times(constant(-1), parts[0]), parts[1]) if len(parts) == 2 else None


def isolated(f: Dense, letter: str, candidates: Sequence[tuple[Poly, Poly]]) -> list[Point]:
    """The roots of a square-free polynomial, as numbers where they are rational, candidates or roots of a quadratic."""
    sturm, found = Sturm(f), []
    waiting = [(-sturm.bound(), sturm.bound())]
    while waiting:
        low, high = waiting.pop()
        count = sturm.count(low, high)
        if count == 1:
            found.append(Point(sturm, low, high))
        elif count > 1:
            middle = (low + high) / 2
            waiting += [(low, middle), (middle, high)]
    as_poly: Poly = {((letter, k),) if k else (): Fraction(c) for k, c in enumerate(f) if c}
    exact = [c for c in (*candidates, *_quadratic_roots(f)) if not substituted(as_poly, letter, *c)]
    for point in found:
        point.exact = _rational_root(point) or next((c for c in exact if _is_inside(c, point)), None)
    return found


def _rational_root(point: Point) -> tuple[Poly, Poly] | None:
    """A rational root is a multiple of 1/a, where a is the leading coefficient."""
    a = abs(point.sturm.f[-1])
    while (point.high - point.low) * a >= 1:
        point.halve()
    q = Fraction((point.high * a).__floor__(), a)
    return (constant(q), ONE) if q > point.low and not value_at(point.sturm.f, q) else None


def _quadratic_roots(f: Dense) -> list[tuple[Poly, Poly]]:
    if len(f) != 3 or f[1] ** 2 < 4 * f[0] * f[2]:
        return []
    surd = square_root(Fraction(f[1] ** 2 - 4 * f[0] * f[2]))
    return [(plus(constant(-f[1]), surd, s), constant(2 * f[2])) for s in (1, -1)]


def _is_inside(number: tuple[Poly, Poly], point: Point) -> bool:
    above, below = number
    if surds_of(above) | surds_of(below) >= {"√-1"}:
        return False
    side = sign_of_number(below)
    over_low = sign_of_number(plus(above, below, -point.low)) * side
    return over_low > 0 and sign_of_number(plus(above, below, -point.high)) * side <= 0


def _apart(points: list[Point]) -> list[Point]:
    """The points (roots of polynomials without common roots) in order, each interval below the next."""
    for _ in range(_MOST_STEPS):
        points.sort(key=lambda p: (p.low, p.high))
        near = [k for k in range(len(points) - 1) if points[k].high >= points[k + 1].low]
        if not near:
            return points
        for k in near:
            points[k].halve()
            points[k + 1].halve()
    raise OutOfScope("roots too close")


def samples(points: Sequence[Point]) -> list[Point]:
    """The points and a rational number in each gap."""
    if not points:
        return [rational_point(Fraction(0))]
    found = [rational_point(points[0].low)]
    for k, point in enumerate(points):
        found.append(point)
        upper = points[k + 1].low if k + 1 < len(points) else point.high + 2
        found.append(rational_point((point.high + upper) / 2))
    return found
