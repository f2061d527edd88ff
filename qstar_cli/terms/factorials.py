"""Factorials, choices and arrangements with letters: which of them can be written without factorials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.terms.build import negative, number
from qstar_cli.terms.spelling import sum_of
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_integer, as_rational, like_terms, quotient, summands

MOST_FACTORS = 12  # that are written out


class Pair(NamedTuple):
    """u! above and v! below a bar (their places among the factors), u - v = `difference`."""

    above: int
    below: int
    difference: int


def difference(a: Term, b: Term) -> int | None:
    """a - b where that is a whole number whatever the letters are."""
    groups = like_terms([*summands(a), *map(negative, summands(b))]).values()
    total = Fraction(0)
    for group in groups:
        coefficient = sum((c for c, _ in group), Fraction(0))
        if as_rational(group[0][1]) is not None:
            total = coefficient
        elif coefficient:
            return None
    return int(total) if total.denominator == 1 else None


def shifted(t: Term, k: int) -> Term:
    """t + k, the numbers added."""
    parts = summands(t)
    constant = sum((as_rational(p) or Fraction(0) for p in parts), Fraction(k))
    return sum_of([*(p for p in parts if as_rational(p) is None), number(constant)])


def falling(t: Term, n: int) -> tuple[Term, ...]:
    """t, t - 1, ..., n factors."""
    return tuple(shifted(t, -k) if k else t for k in range(n))


def cancelling(t: Term) -> Pair | None:
    """Two factorials with letters above and below the bar of a quotient that differ by few factors, the nearest two."""
    view = quotient(t)
    found = [Pair(i, k, d) for i, u in _factorials(view.above) for k, v in _factorials(view.below)
             if (d := difference(u, v)) is not None and abs(d) <= MOST_FACTORS]  # fmt: skip
    return min(found, key=lambda pair: abs(pair.difference), default=None)


def _factorials(factors: Sequence[Term]) -> Iterator[tuple[int, Term]]:
    """Places and arguments of the factorials with letters."""
    for place, f in enumerate(factors):
        if f.head == "Factorial" and symbols(f):
            yield place, f.args[0]


def taken(t: Term) -> tuple[int, bool] | None:
    """For a choice or arrangement of u with letters from which few factors are left: their number k, and whether k is
    u minus the second argument, rather than that argument itself."""
    u, v = t.args
    if not symbols(u):
        return None
    k = as_integer(v) if not symbols(v) else difference(u, v)
    return (k, bool(symbols(v))) if k is not None and 0 <= k <= MOST_FACTORS else None


def is_reducible(t: Term) -> bool:
    """Whether a quotient of factorials, a choice or an arrangement can be written without them."""
    if t.head in ("Binomial", "Permutations"):
        return taken(t) is not None
    return t.head == "Div" and cancelling(t) is not None
