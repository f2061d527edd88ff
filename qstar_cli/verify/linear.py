"""Contradictions among linear inequalities (Fourier-Motzkin elimination): a reason why a cell has no points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from qstar_cli.verify.polynomials import Key, Monomial

Row = tuple[tuple[tuple[Monomial, Fraction], ...], Fraction, bool]  # sum of c*m, plus constant, > 0 (strict) or >= 0
MAX_ROWS = 200
_FORMS = {
    frozenset({1}): ((1, True),),
    frozenset({0, 1}): ((1, False),),
    frozenset({0}): ((1, False), (-1, False)),
    frozenset({-1}): ((-1, True),),
    frozenset({-1, 0}): ((-1, False),),
}


def contradictory(known: Mapping[Key, frozenset[int]]) -> bool:
    """Whether signs of polynomials exclude one another already when every monomial is taken for a letter of its own."""
    rows: set[Row] = set()
    for key, signs in known.items():
        for factor, strict in _FORMS.get(signs, ()):
            rows.add(_row({m: Fraction(c) * factor for m, c in key}, strict))
    return _eliminate(rows)


def _row(values: dict[Monomial, Fraction], strict: bool) -> Row:
    """The inequality, scaled so that equal ones look the same."""
    constant = values.pop((), Fraction(0))
    kept = sorted((m, c) for m, c in values.items() if c)
    size = abs(kept[0][1]) if kept else Fraction(1)
    return tuple((m, c / size) for m, c in kept), constant / size, strict


def _eliminate(rows: set[Row]) -> bool:
    while True:
        for left, constant, strict in rows:
            if not left and (constant < 0 or (strict and constant == 0)):
                return True
        rows = {row for row in rows if row[0]}
        if not rows or len(rows) > MAX_ROWS:
            return False
        rows = _without(rows, min(m for left, _, _ in rows for m, _ in left))


def _without(rows: Iterable[Row], monomial: Monomial) -> set[Row]:
    """The consequences of the inequalities that do not contain the monomial."""
    result: set[Row] = set()
    above: list[tuple[dict[Monomial, Fraction], bool]] = []
    below: list[tuple[dict[Monomial, Fraction], bool]] = []
    for left, constant, strict in rows:
        values = dict(left)
        c = values.pop(monomial, Fraction(0))
        if not c:
            result.add((left, constant, strict))
            continue
        values[()] = constant
        (above if c > 0 else below).append(({m: v / abs(c) for m, v in values.items()}, strict))
    for a, a_strict in above:
        for b, b_strict in below:
            total = {m: a.get(m, Fraction(0)) + b.get(m, Fraction(0)) for m in {*a, *b}}
            result.add(_row(total, a_strict or b_strict))
    return result
