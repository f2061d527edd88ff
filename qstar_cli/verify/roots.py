"""Real roots of integer polynomials, isolated and refined by our own arithmetic (Sturm's theorem, bisection).

A polynomial here is a list of integers, constant first, squarefree, of degree at least 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import gcd, lcm

from qstar_cli.errors import LimitError
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.polynomials import digits, read_rational

Dense = list[int]
Intervals = tuple[tuple[Fraction, Fraction], ...]
MAX_BISECTIONS = 20_000


def value_sign(p: Sequence[int], at: Fraction) -> int:
    """The sign of p at a rational number."""
    n, d, total, power = at.numerator, at.denominator, 0, 1
    for c in reversed(p):
        total = total * n + c * power
        power *= d
    return (total > 0) - (total < 0)


def derivative(p: Dense) -> Dense:
    return [k * c for k, c in enumerate(p)][1:]


def remainder(a: Dense, b: Dense) -> Dense:
    """A positive multiple of the remainder of a by b, primitive; [] for 0."""
    a, lead = list(a), b[-1]
    while len(a) >= len(b):
        factor, shift = a[-1], len(a) - len(b)
        a = [c * abs(lead) for c in a]
        sign = 1 if lead > 0 else -1
        for k, c in enumerate(b):
            a[k + shift] -= sign * factor * c
        while a and not a[-1]:
            a.pop()
    content = gcd(*a) if a else 1
    return [c // content for c in a]


def greatest_common_divisor(a: Dense, b: Dense) -> Dense:
    while b:
        a, b = b, remainder(a, b)
    return a


def sturm_chain(p: Dense) -> list[Dense]:
    chain = [p, derivative(p)]
    while len(chain[-1]) > 1:
        rest = [-c for c in remainder(chain[-2], chain[-1])]
        if not rest:
            raise LimitError("a polynomial with repeated roots cannot be cut here")
        chain.append(rest)
    return chain


def variations(chain: list[Dense], at: Fraction) -> int:
    signs = [s for p in chain if (s := value_sign(p, at))]
    return sum(a != b for a, b in pairwise(signs))


@dataclass
class Root:
    """The one root of p with low < root < high; p changes sign between them. A rational root has low = high."""

    p: Dense
    low: Fraction
    high: Fraction
    index: int = 0

    @property
    def exact(self) -> Fraction | None:
        return self.low if self.low == self.high else None

    def halve(self) -> None:
        """Bisect the interval once."""
        if self.exact is not None:
            return
        middle = (self.low + self.high) / 2
        s = value_sign(self.p, middle)
        if s == 0:
            self.low = self.high = middle
        elif s == value_sign(self.p, self.low):
            self.low = middle
        else:
            self.high = middle

    def refine(self, bits: int) -> None:
        """Narrow the interval to 2^-bits or less; a guess by Newton's method is kept only if the sign change confirms
        it."""
        width = Fraction(1, 1 << bits)
        while self.high - self.low > width:
            middle = (self.low + self.high) / 2
            slope = _value(derivative(self.p), middle)
            if slope:
                step = middle - _value(self.p, middle) / slope
                size = (self.high - self.low) ** 2 / 4
                if not self._narrow(_rounded(step, size), size):
                    self.halve()
            else:
                self.halve()

    def _narrow(self, guess: Fraction, size: Fraction) -> bool:
        low, high = guess - size, guess + size
        if not self.low < low < high < self.high or value_sign(self.p, low) * value_sign(self.p, high) >= 0:
            return False
        self.low, self.high = low, high
        return True


def _value(p: Dense, at: Fraction) -> Fraction:
    total = Fraction(0)
    for c in reversed(p):
        total = total * at + c
    return total


def _rounded(q: Fraction, size: Fraction) -> Fraction:
    """q to about the precision that matters, with a power of 2 below the bar."""
    unit = 1 << max(0, size.denominator.bit_length() - size.numerator.bit_length() + 4)
    return Fraction(round(q * unit), unit)


def isolate(p: Dense) -> list[Root]:
    """All real roots in ascending order. Raises LimitError when p is not squarefree."""
    if len(p) == 2:
        root = Fraction(-p[0], p[1])
        return [Root(p, root, root)]
    intervals = ask(ROOTS, tuple(p), lambda: _intervals(tuple(p)))
    return [Root(p, low, high, index) for index, (low, high) in enumerate(intervals)]


@lru_cache(maxsize=256)
def _intervals(p: tuple[int, ...]) -> Intervals:
    """Disjoint intervals in ascending order, each around one root; all roots are in them."""
    chain = sturm_chain(list(p))
    size = _root_bound(p)
    found: list[tuple[Fraction, Fraction]] = []
    pending = [(-size, size, variations(chain, -size), variations(chain, size))]
    for _ in range(MAX_BISECTIONS):
        if not pending:
            return tuple(sorted(found))
        low, high, above, below = pending.pop()
        count = above - below
        if count == 1 and value_sign(p, low) * value_sign(p, high) < 0:
            found.append((low, high))
        elif count:
            middle = _off_root(p, low, high)
            at = variations(chain, middle)
            pending += [(middle, high, at, below), (low, middle, above, at)]
    raise LimitError("roots too close together")


def _root_bound(p: Sequence[int]) -> Fraction:
    """A number larger than all roots in absolute value."""
    return max(Fraction(2), Fraction(2 << (max(map(abs, p)).bit_length() - abs(p[-1]).bit_length() + 1)))


def _off_root(p: Sequence[int], low: Fraction, high: Fraction) -> Fraction:
    """A point inside that is no root."""
    middle, step = (low + high) / 2, (high - low) / 7
    while value_sign(p, middle) == 0:
        middle, step = middle + step, step / 3
    return middle


def sort_roots(found: list[Root]) -> list[Root]:
    """Roots of pairwise coprime polynomials in ascending order, their intervals made disjoint."""
    for _ in range(MAX_BISECTIONS):
        found.sort(key=lambda r: (r.low, r.high))
        touching = [(a, b) for a, b in pairwise(found) if a.high >= b.low]
        if not touching:
            return found
        for a, b in touching:
            a.halve()
            b.halve()
    raise LimitError("roots too close together")


def real_roots(p: tuple[int, ...]) -> tuple[Root, ...]:
    """The different real roots of a polynomial, which may have repeated ones, in ascending order."""
    return tuple(isolate(_squarefree(p)))


@lru_cache(maxsize=64)
def _squarefree(p: tuple[int, ...]) -> Dense:
    """A polynomial with the roots of p, each once."""
    common = greatest_common_divisor(list(p), derivative(list(p)))
    return list(p) if len(common) == 1 else exact_quotient(list(p), common)


def exact_quotient(a: Dense, b: Dense) -> Dense:
    """A primitive multiple of a / b, which is a polynomial."""
    rest, found = [Fraction(c) for c in a], [Fraction(0)] * (len(a) - len(b) + 1)
    for shift in range(len(a) - len(b), -1, -1):
        found[shift] = rest[shift + len(b) - 1] / b[-1]
        for k, c in enumerate(b):
            rest[k + shift] -= found[shift] * c
    scale = lcm(*(c.denominator for c in found))
    whole = [int(c * scale) for c in found]
    return [c // gcd(*whole) for c in whole]


# as hints: the intervals, confirmed by a change of sign in each and by Sturm's count of all roots


def _confirm(p: tuple[int, ...], written: list[tuple[str, str]]) -> Intervals | None:
    found = tuple((read_rational(low), read_rational(high)) for low, high in written)
    ends = [end for interval in found for end in interval]
    if ends != sorted(ends) or any(value_sign(p, low) * value_sign(p, high) >= 0 for low, high in found):
        return None
    chain, size = sturm_chain(list(p)), _root_bound(p)
    return found if variations(chain, -size) - variations(chain, size) == len(found) else None


ROOTS = Kind[tuple[int, ...], Intervals](
    "roots",
    lambda p: " ".join(map(digits, p)),
    lambda p, found: [[digits(low), digits(high)] for low, high in found],
    _confirm,
)
