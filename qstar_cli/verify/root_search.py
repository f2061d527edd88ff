"""The search for real roots: isolation by bisection, refinement by Newton's method. It proposes, `roots` confirms."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from qstar_cli.errors import LimitError
from qstar_cli.verify.roots import Dense, Intervals, Root, changes_sign, derivative, sturm_chain, value_sign, variations

MAX_BISECTIONS = 20_000
MAX_REMEMBERED = 256
_narrowest: dict[tuple[tuple[int, ...], int], tuple[Fraction, Fraction]] = {}  # by polynomial and number of the root


def intervals(p: tuple[int, ...]) -> Intervals:
    """Disjoint intervals in ascending order, each around one root; all roots are in them. Raises LimitError."""
    chain = sturm_chain(list(p))
    size = _root_bound(p)
    found: list[tuple[Fraction, Fraction]] = []
    pending = [(-size, size, _variations(chain, -size), _variations(chain, size))]
    for _ in range(MAX_BISECTIONS):
        if not pending:
            return tuple(sorted(found))
        low, high, above, below = pending.pop()
        count = above - below
        if count == 1 and changes_sign(p, low, high):
            found.append((low, high))
        elif count:
            middle = _off_root(p, low, high)
            at = _variations(chain, middle)
            pending += [(middle, high, at, below), (low, middle, above, at)]
    raise LimitError("roots too close together")


def _variations(chain: Sequence[Dense], at: Fraction) -> int:
    return variations(value_sign(p, at) for p in chain)


def _root_bound(p: Sequence[int]) -> Fraction:
    """A number larger than all roots in absolute value."""
    return max(Fraction(2), Fraction(2 << (max(map(abs, p)).bit_length() - abs(p[-1]).bit_length() + 1)))


def _off_root(p: Sequence[int], low: Fraction, high: Fraction) -> Fraction:
    """A point inside that is no root."""
    middle, step = (low + high) / 2, (high - low) / 7
    while value_sign(p, middle) == 0:
        middle, step = middle + step, step / 3
    return middle


def refine(root: Root, bits: int) -> None:
    """Narrow the interval of a root to 2^-bits or less: to one found before, or by Newton's method where it leads to a
    change of sign."""
    width, slope, name = Fraction(1, 1 << bits), derivative(root.p), (tuple(root.p), root.index)
    if root.high - root.low <= width:
        return
    if name in _narrowest:
        root.narrow(*_narrowest[name])
    while root.high - root.low > width:
        middle = (root.low + root.high) / 2
        size = (root.high - root.low) ** 2 / 4
        steepness = _value(slope, middle)
        guess = _rounded(middle - _value(root.p, middle) / steepness, size) if steepness else middle
        if not root.low < guess - size < guess + size < root.high or not root.narrow(guess - size, guess + size):
            halve(root)
    if name not in _narrowest and len(_narrowest) >= MAX_REMEMBERED:
        _narrowest.clear()
    _narrowest[name] = root.low, root.high


def halve(root: Root) -> None:
    """Bisect the interval of a root once."""
    middle = (root.low + root.high) / 2
    any(root.narrow(low, high) for low, high in ((middle, middle), (root.low, middle), (middle, root.high)))


def _value(p: Dense, at: Fraction) -> Fraction:
    total = Fraction(0)
    for c in reversed(p):
        total = total * at + c
    return total


def _rounded(q: Fraction, size: Fraction) -> Fraction:
    """q to about the precision that matters, with a power of 2 below the bar."""
    unit = 1 << max(0, size.denominator.bit_length() - size.numerator.bit_length() + 4)
    return Fraction(round(q * unit), unit)


def separate(found: Sequence[Root]) -> None:
    """Narrow the intervals of different roots until they are disjoint, as far as that goes."""
    for _ in range(MAX_BISECTIONS):
        ordered = sorted(found, key=lambda r: (r.low, r.high))
        touching = {id(r): r for pair in pairwise(ordered) if pair[0].high >= pair[1].low for r in pair}
        if not touching:
            return
        for root in touching.values():
            halve(root)
