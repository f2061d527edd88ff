"""Fourier-Motzkin elimination: which multiples of inequalities add up to a false one; `emptiness` confirms it.

Every monomial in letters is taken for a letter of its own; coefficients are numbers, written as polynomials in roots,
pi and e.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TypeVar

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import CellField
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Value, has_letters
from qstar_cli.verify.polynomials import Key, Monomial, Poly
from qstar_cli.verify.values import Signs

MAX_ROWS = 200
MAX_PAIRS = 1_000  # of inequalities that are added in one step
_FORMS = {
    frozenset({1}): ((1, True),),
    frozenset({0, 1}): ((1, False),),
    frozenset({0}): ((1, False), (-1, False)),
    frozenset({-1}): ((-1, True),),
    frozenset({-1, 0}): ((-1, False),),
}
Name = TypeVar("Name")
Combination = tuple[tuple[Key, Poly], ...]


@dataclass(frozen=True)
class Row:
    """sum of terms > 0 (strict) or >= 0; `origin`: the multiples of known polynomials that add up to it.

    A term is a monomial in letters, or () for none, with its coefficient.
    """

    terms: dict[Monomial, Poly]
    strict: bool
    origin: dict[Key, Poly]

    @property
    def name(self) -> object:
        return frozenset((m, P.key(c)) for m, c in self.terms.items()), self.strict

    def times(self, c: Poly) -> Row:
        """The row multiplied by a positive number."""
        return Row(_times(self.terms, c), self.strict, _times(self.origin, c))

    def plus(self, other: Row) -> Row:
        terms = {m: c for m, c in _plus(self.terms, other.terms).items() if c}
        return Row(terms, self.strict or other.strict, _plus(self.origin, other.origin))


def _times(values: dict[Name, Poly], c: Poly) -> dict[Name, Poly]:
    return {name: P.multiply(p, c) for name, p in values.items()}


def _plus(a: dict[Name, Poly], b: dict[Name, Poly]) -> dict[Name, Poly]:
    return {name: P.add(a.get(name, P.ZERO), b.get(name, P.ZERO)) for name in (*a, *b)}


def contradiction(known: Iterable[tuple[Key, Signs]], cell: CellField) -> Combination | None:
    """The multiples of polynomials of known sign that add up to a false inequality; None when none is found."""
    rows = [
        Row(_by_letters(dict(name), cell, sign), strict, {name: P.constant(sign)})
        for name, signs in sorted(known, key=lambda pair: P.show(dict(pair[0])))
        for sign, strict in _FORMS.get(signs, ())
    ]
    try:
        while 0 < len(rows) <= MAX_ROWS:
            for row in rows:
                if row.terms.keys() <= {()} and _sign(row.terms.get((), P.ZERO), cell) < row.strict:
                    return tuple(row.origin.items())
            rows = [row for row in rows if row.terms.keys() - {()}]
            if rows:
                rows = _without(rows, min(m for row in rows for m in row.terms if m), cell)
    except Undecided:
        return None
    return None


def _by_letters(p: Poly, cell: CellField, sign: int) -> dict[Monomial, Poly]:
    """The terms of the polynomial, times 1 or -1."""
    terms: dict[Monomial, Poly] = {}
    numbers = {n for n in P.names(p) if not has_letters(P.generator(n), cell.definitions)}
    for m, c in p.items():
        number = tuple(part for part in m if part[0] in numbers)
        terms.setdefault(tuple(part for part in m if part[0] not in numbers), {})[number] = sign * c
    return terms


def _without(rows: Iterable[Row], monomial: Monomial, cell: CellField) -> list[Row]:
    """The consequences of the inequalities that do not contain the monomial; equal ones once."""
    found, above, below = list[Row](), list[Row](), list[Row]()
    for row in rows:
        sign = _sign(row.terms[monomial], cell) if monomial in row.terms else 0
        (above if sign > 0 else below if sign < 0 else found).append(row)
    if len(above) * len(below) > MAX_PAIRS:
        raise Undecided("too many inequalities")
    for a, b in product(above, below):
        found.append(_scaled(a.times(P.scale(b.terms[monomial], -1)).plus(b.times(a.terms[monomial]))))
    return list({row.name: row for row in found}.values())


def _scaled(row: Row) -> Row:
    """The row divided by a positive number, so that equal ones look the same."""
    first = P.as_constant(row.terms[min(row.terms)]) if row.terms else None
    return row.times(P.constant(abs(1 / Fraction(first)))) if first else row


def _sign(c: Poly, cell: CellField) -> int:
    number = P.as_constant(c)
    return cell.sign(Value(c)) if number is None else (number > 0) - (number < 0)
