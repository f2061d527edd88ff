"""Linear equations with rational coefficients, compared by their reduced row echelon form: true over any numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from qstar_cli.terms.build import subtract
from qstar_cli.terms.systems import parts_of
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.zero_sets import plain_polynomial

Row = dict[str, Fraction]  # coefficients by letters, the constant under ""
CONSTANT = ""


def same_linear_system(a: Sequence[Term], b: Sequence[Term]) -> bool:
    """Whether two conjunctions are systems of linear equations with the same solutions."""
    first, second = _rows(a), _rows(b)
    return first is not None and second is not None and _reduced(first) == _reduced(second)


def _rows(formulas: Sequence[Term]) -> list[Row] | None:
    """The equations of a conjunction as rows; None when one is not linear."""
    found = []
    for part in (p for t in formulas for p in parts_of(t)):
        row = _row(part)
        if row is None:
            return None
        found.append(row)
    return found


def _row(part: Term) -> Row | None:
    if part.head in ("True", "False"):
        return {CONSTANT: Fraction(1)} if part.head == "False" else {}
    if part.head != "Equal":
        return None
    try:
        p = plain_polynomial(subtract(*part.args))
    except Undecided:
        return None
    letters = {str(x.value) for x in symbols(part)}
    if any(len(m) > 1 or (m and (m[0][1] != 1 or m[0][0] not in letters)) for m in p):
        return None
    return {(m[0][0] if m else CONSTANT): Fraction(c) for m, c in p.items()}


def _reduced(rows: list[Row]) -> list[Row]:
    """The reduced row echelon form without zero rows; a contradiction alone when there is one."""
    names = sorted({n for row in rows for n in row if n != CONSTANT})
    waiting, done = [dict(r) for r in rows], list[Row]()
    for name in names:
        pivot = next((r for r in waiting if r.get(name)), None)
        if pivot is None:
            continue
        waiting.remove(pivot)
        scaled = {n: c / pivot[name] for n, c in pivot.items()}
        waiting = [_without(r, name, scaled) for r in waiting]
        done = [*(_without(r, name, scaled) for r in done), scaled]
    if any(r.get(CONSTANT) for r in waiting):
        return [{CONSTANT: Fraction(1)}]
    return done


def _without(row: Row, name: str, pivot: Row) -> Row:
    """The row minus the multiple of the pivot row that removes a letter."""
    factor = row.get(name, Fraction(0))
    found = {n: row.get(n, Fraction(0)) - factor * pivot.get(n, Fraction(0)) for n in {*row, *pivot}}
    return {n: c for n, c in found.items() if c}
