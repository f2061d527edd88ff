"""Proof by cells: a claim about all values of the letters is shown on every cell of a division that the claim itself
asks for.

Where a polynomial is zero it is solved for a letter if that is possible. A part that cannot exist is dropped only
with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import Cell, CellField, Empty
from qstar_cli.verify.emptiness import is_empty
from qstar_cli.verify.extensions import inversions
from qstar_cli.verify.field import minus, opposite
from qstar_cli.verify.generators import (
    CONSTANTS,
    Definitions,
    Split,
    Value,
    has_letters,
    heads_of,
    letters_inside,
    rewrite,
    rewrite_value,
)
from qstar_cli.verify.hint_texts import CELLS, Division
from qstar_cli.verify.hints import ask
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.values import NONZERO, POSITIVE, ZERO

MAX_CELLS = 300
MAX_CONSTRAINTS = 40
MOST_FAILURES = 3

Claim = Callable[[CellField], bool]
Fields = Callable[[Cell, Definitions], CellField]


class Outcome(NamedTuple):
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
    field = field_of(cell._replace(constraints=cell.constraints[:-1]), definitions)
    rewrite(p, field, definitions)  # so that it knows the signs of what the roots in p are roots of
    for name in _outer_letters(p, definitions):
        values = _solutions(p, name, field)
        if values is not None:
            return [part for value in values for part in _solved(cell, name, value, field, field_of)]
    for inversion in inversions(heads_of(p, definitions)):
        solutions = inversion.solved_for_letter(p, field)
        if solutions is not None:
            return [part for solution in solutions for part in _solved(cell, *solution, field, field_of)]
    return [cell]


def _outer_letters(p: Poly, definitions: Definitions) -> list[str]:
    """The letters of a polynomial that are in no root or function of it; those easiest to solve for first."""
    names = P.names(p)
    letters = names - CONSTANTS - definitions.keys() - letters_inside(names, definitions)
    degrees = {n: P.degree(p, n) for n in letters}
    leading = {n: has_letters(P.coefficients(p, n)[degrees[n]], definitions) for n in letters}
    return sorted(letters, key=lambda n: (degrees[n], leading[n], n))


def _solutions(p: Poly, name: str, field: CellField) -> list[Value] | None:
    """All values of a letter where a*x^2 + b*x + c or a*x^n + c is zero; None for other polynomials, or where a is."""
    parts = P.coefficients(p, name)
    n = max(parts)
    if not parts.keys() <= ({0, 1, 2} if n == 2 else {0, n}) or field.is_zero(Value(parts[n])):
        return None
    a, c = parts[n], parts.get(0, P.ZERO)
    if n == 2:  # (2*a*x + b)^2 = b^2 - 4*a*c
        b, below = parts.get(1, P.ZERO), Value(P.scale(a, 2))
        power = Value(P.subtract(field.product(b, b), P.scale(field.product(a, c), 4)))
    else:  # x^n = -c/a
        b, below = P.ZERO, Value(P.ONE)
        power = field.divide(Value(P.scale(c, -1)), Value(a))
    root = field.root(power, int(n)) if n > 1 else power
    if root is None:
        return []
    roots = [root, opposite(root, field)] if n % 2 == 0 and root.above else [root]
    return [field.divide(minus(r, Value(b), field), below) for r in roots]


def _solved(cell: Cell, name: str, value: Value, solving: CellField, field_of: Fields) -> list[Cell]:
    """The cell with a letter replaced by a value, in earlier solved letters as well; nothing when it is empty."""
    try:
        field = field_of(Cell(cell.constraints[:-1], ((name, value),), _bases(solving)), solving.definitions)
        older = tuple((n, rewrite_value(v, field, field.definitions)) for n, v in cell.solved)
    except Empty:
        return []
    return [Cell(cell.constraints, (*older, (name, value)), _bases(field))]


def _bases(field: CellField) -> tuple[tuple[str, Poly], ...]:
    return tuple(field.bases.items())
