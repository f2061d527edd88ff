"""Real roots of integer polynomials: intervals are proposed, and confirmed by signs and Sturm's count.

A polynomial here is a list of integers, constant first, squarefree, of degree at least 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import gcd, lcm

from qstar_cli.errors import LimitError
from qstar_cli.verify.hint_texts import read_rational
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.polynomials import digits

Dense = list[int]
Intervals = tuple[tuple[Fraction, Fraction], ...]


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


def variations(values: Iterable[int]) -> int:
    """The changes of sign in a sequence of numbers."""
    signs = [c > 0 for c in values if c]
    return sum(a != b for a, b in pairwise(signs))


def number_of_roots(p: Sequence[int]) -> int:
    """The number of real roots, by Sturm's theorem: leading terms give the signs at both ends of the line."""
    chain = sturm_chain(list(p))
    return variations(q[-1] * (-1) ** (len(q) - 1) for q in chain) - variations(q[-1] for q in chain)


def changes_sign(p: Sequence[int], low: Fraction, high: Fraction) -> bool:
    return value_sign(p, low) * value_sign(p, high) < 0


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

    def narrow(self, low: Fraction, high: Fraction) -> bool:
        """Take a smaller interval, if it is shown to hold the root."""
        is_root = value_sign(self.p, low) == 0 if low == high else changes_sign(self.p, low, high)
        if not self.low <= low <= high <= self.high or not is_root:
            return False
        self.low, self.high = low, high
        return True


def isolate(p: Dense) -> list[Root]:
    """All real roots in ascending order. Raises LimitError when p is not squarefree."""
    if len(p) == 2:
        root = Fraction(-p[0], p[1])
        return [Root(p, root, root)]
    found = ask(ROOTS, tuple(p), lambda: _proposed(tuple(p)))
    return [Root(p, low, high, index) for index, (low, high) in enumerate(found)]


def _proposed(p: tuple[int, ...]) -> Intervals:
    from qstar_cli.verify.root_search import intervals  # it works on what is defined here

    return intervals(p)


def are_intervals(p: tuple[int, ...], found: Intervals) -> bool:
    """Whether these intervals, in ascending order, hold one root each, and all that there are."""
    ends = [end for interval in found for end in interval]
    each = all(changes_sign(p, low, high) for low, high in found)
    return each and ends == sorted(ends) and number_of_roots(p) == len(found)


ROOTS = Kind[tuple[int, ...], Intervals](
    "roots",
    lambda p: " ".join(map(digits, p)),
    lambda p, found: [[digits(low), digits(high)] for low, high in found],
    lambda p, written: tuple((read_rational(low), read_rational(high)) for low, high in written),
    are_intervals,
)


def sort_roots(found: list[Root]) -> list[Root]:
    """Roots of pairwise coprime polynomials in ascending order, their intervals made disjoint. Raises LimitError."""
    from qstar_cli.verify.root_search import separate

    separate(found)
    found.sort(key=lambda r: (r.low, r.high))
    if any(a.high >= b.low for a, b in pairwise(found)):
        raise LimitError("roots too close together")
    return found


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
