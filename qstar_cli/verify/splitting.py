"""Proof by cells: a claim about all values of the letters is shown on every cell of a division that the claim itself
asks for.

Where a polynomial is zero it is solved for a letter if that is possible. A part that cannot exist is dropped only
with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import Cell, CellField, Empty
from qstar_cli.verify.emptiness import is_empty
from qstar_cli.verify.extensions import inversions
from qstar_cli.verify.generators import (
    CONSTANTS,
    Definitions,
    Split,
    Value,
    heads_of,
    letters_inside,
    rewrite_value,
)
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.values import NONZERO, POSITIVE, ZERO

MAX_CELLS = 300
MAX_CONSTRAINTS = 40
MOST_FAILURES = 3

Claim = Callable[[CellField], bool]
Fields = Callable[[Cell, Definitions], CellField]


@dataclass(frozen=True)
class Outcome:
    """`failed`: cells on which the claim came out false (each may still be empty); `cells`: how many were looked at."""

    failed: tuple[Cell, ...]
    cells: int
    definitions: Definitions


def examine(claim: Claim, field_of: Fields = CellField) -> Outcome:
    """The claim on every cell, a few where it fails. Raises Undecided or LimitError."""
    definitions: Definitions = {}
    stack, count, failed, divisions = [Cell()], 0, [], list[Split]()
    while stack:
        cell = stack.pop()
        count += 1
        if count > MAX_CELLS or len(cell.constraints) > MAX_CONSTRAINTS:
            raise LimitError("too many cases of signs")
        try:
            field = field_of(cell, definitions)
            true = claim(field) or is_empty(field)
        except Empty:
            continue
        except Split as split:
            divisions.append(split)
            stack += reversed(divide(cell, split, definitions, field_of))
            continue
        if not true:
            failed.append(cell)
            if len(failed) >= MOST_FAILURES:
                break
    if divisions and not failed:
        ask(CELLS, Division(tuple(map(_shown, divisions)), count), lambda: count)
    return Outcome(tuple(failed), count, definitions)


def _shown(division: Split) -> str:
    """The division of a cell by a polynomial, as text."""
    return P.show(division.p) + (" = 0?" if division.only_zero else " > 0?")


@dataclass(frozen=True)
class Division:
    """By which polynomials cells were divided, in that order, and how many cells there were."""

    by: tuple[str, ...]
    cells: int


CELLS = Kind[Division, int](
    "cells",
    lambda division: "; ".join(division.by),
    lambda division, cells: str(cells),
    lambda division, written: int(written),
    lambda division, cells: cells == division.cells,
)


def divide(cell: Cell, split: Split, definitions: Definitions, field_of: Fields = CellField) -> list[Cell]:
    """The parts of a cell by the sign of a polynomial; where it is zero it is solved for a letter if it can be."""
    for _ in range(20):
        try:
            zero = _zero_cells(cell.with_signs(split.p, ZERO), split.p, definitions, field_of)
            break
        except Split as other:  # whether a letter can be solved for must be known first
            split = other
        except Empty:
            zero = []
            break
    else:
        raise LimitError("an equation could not be solved for a letter")
    if split.only_zero:
        return [*zero, cell.with_signs(split.p, NONZERO)]
    return [*zero, cell.with_signs(split.p, POSITIVE), cell.with_signs(split.p, frozenset({-1}))]


def _zero_cells(cell: Cell, p: Poly, definitions: Definitions, field_of: Fields) -> list[Cell]:
    """The cell (on which p = 0) with p solved for a letter. `p` is written in letters that are not solved for."""
    field = field_of(Cell(cell.constraints[:-1], cell.solved), definitions)
    letters = sorted(n for n in P.names(p) if n not in CONSTANTS and n not in definitions)
    hidden = letters_inside(P.names(p), definitions)
    linear = [n for n in letters if P.degree(p, n) == 1 and n not in hidden and 1 in P.coefficients(p, n)]
    linear.sort(key=lambda n: len(_letters_of(P.coefficients(p, n)[1], definitions)) > 0)
    for name in linear:
        parts = P.coefficients(p, name)
        if not set(parts) <= {0, 1}:
            continue
        if field.is_zero(Value(parts[1])):
            continue
        rest = P.scale(parts.get(0, P.ZERO), -1)
        return _solved(cell, name, field.divide(Value(rest), Value(parts[1])), field_of, definitions)
    for name in letters:
        if P.degree(p, name) == 2 and name not in hidden and set(P.coefficients(p, name)) <= {0, 1, 2}:
            return _quadratic(cell, p, name, field, field_of)
    for name in letters:
        degree = P.degree(p, name)
        if name not in hidden and degree > 2 and set(P.coefficients(p, name)) <= {0, degree}:
            return _power(cell, p, name, field, field_of)
    for inversion in inversions(heads_of(p, definitions)):
        solutions = inversion.solved_for_letter(p, field)
        if solutions is not None:
            return [part for solution in solutions for part in _solved(cell, *solution, field_of, definitions)]
    return [cell]


def _letters_of(p: Poly, definitions: Definitions) -> set[str]:
    return {n for n in P.names(p) if n not in CONSTANTS and n not in definitions}


def _quadratic(cell: Cell, p: Poly, name: str, field: CellField, field_of: Fields) -> list[Cell]:
    parts = P.coefficients(p, name)
    a, b, c = (parts.get(k, P.ZERO) for k in (2, 1, 0))
    if field.is_zero(Value(a)):
        return [cell]
    discriminant = P.subtract(field.product(b, b), P.scale(field.product(a, c), 4))
    root = field.root(Value(discriminant), 2)
    if root is None:
        return []
    twice = Value(P.scale(a, 2))
    cells: list[Cell] = []
    for end in (1, -1) if root.above else (1,):
        above = field.add(Value(P.scale(b, -1)), field.multiply(field.rational(Fraction(end)), root))
        cells += _solved(cell, name, field.divide(above, twice), field_of, field.definitions)
    return cells


def _power(cell: Cell, p: Poly, name: str, field: CellField, field_of: Fields) -> list[Cell]:
    """The cell with a*name^n + b = 0 solved for the letter."""
    n = P.degree(p, name)
    parts = P.coefficients(p, name)
    if int(n) != n or field.is_zero(Value(parts[n])):
        return [cell]
    root = field.root(field.divide(Value(P.scale(parts.get(0, P.ZERO), -1)), Value(parts[n])), int(n))
    if root is None:
        return []
    ends = (1, -1) if n % 2 == 0 and root.above else (1,)
    values = (field.multiply(field.rational(Fraction(end)), root) for end in ends)
    return [part for value in values for part in _solved(cell, name, value, field_of, field.definitions)]


def _solved(cell: Cell, name: str, value: Value, field_of: Fields, definitions: Definitions) -> list[Cell]:
    """The cell with a letter replaced by a value, in earlier solved letters as well; nothing when it is empty."""
    try:
        field = field_of(Cell(cell.constraints[:-1], ((name, value),)), definitions)
        older = tuple((n, rewrite_value(v, field, definitions)) for n, v in cell.solved)
    except Empty:
        return []
    return [Cell(cell.constraints, (*older, (name, value)))]
