"""Reasons why a cell has no points: inequalities that add up to a false one, signs that no number has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import CellField
from qstar_cli.verify.generators import CONSTANTS, Value, has_letters, rewrite
from qstar_cli.verify.hint_texts import read_combination, spell_signs, write_combination
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.polynomials import Key, Poly
from qstar_cli.verify.values import Signs

MAX_POLYNOMIALS = 8
MAX_DEGREE = 12
Combination = tuple[tuple[Key, Poly], ...]  # polynomials of known sign, each with a number to multiply it by


@dataclass(frozen=True)
class Known:
    """The signs that are known of polynomials on a cell."""

    signs: frozenset[tuple[Key, Signs]]
    cell: CellField = field(compare=False)


def is_empty(cell: CellField) -> bool:
    """Whether the cell certainly has no points."""
    known = Known(frozenset(cell.known.items()), cell)
    return ask(COMBINATION, known, lambda: _proposed(known)) is not None or _has_no_value(cell)


def _proposed(known: Known) -> Combination | None:
    from qstar_cli.verify.elimination import contradiction

    return contradiction(known.signs, known.cell)


def is_contradiction(known: Known, found: Combination | None) -> bool:
    """Whether the multiples are never negative, and yet their sum is a negative number, or 0 though one is positive."""
    signs, total, is_positive = dict(known.signs), P.ZERO, False
    for name, multiplier in found or ():
        if has_letters(multiplier, known.cell.definitions):
            return False
        size = known.cell.sign(Value(multiplier))
        possible = {size * s for s in signs[name]}
        if -1 in possible:
            return False
        is_positive |= 0 not in possible
        total = P.add(total, P.multiply(dict(name), multiplier))
    return not has_letters(total, known.cell.definitions) and known.cell.sign(Value(total)) < is_positive


COMBINATION = Kind[Known, Combination | None](
    "combination",
    lambda known: spell_signs(known.signs),
    lambda known, found: write_combination(known.signs, found or ()),
    lambda known, written: read_combination(known.signs, written),
    is_contradiction,
)


# one letter


def _has_no_value(cell: CellField) -> bool:
    """Whether no number has the signs that are known of polynomials in some letter alone, not all of them linear."""
    groups: dict[str, list[tuple[Poly, Signs]]] = {}
    for name, signs in cell.known.items():
        letters = P.names(dict(name))
        if len(letters) == 1 and not letters & (CONSTANTS | cell.definitions.keys()):
            groups.setdefault(min(letters), []).append((dict(name), signs))
    return any(_is_simple(group, letter) and _excludes_all(group, letter) for letter, group in sorted(groups.items()))


def _is_simple(group: Sequence[tuple[Poly, Signs]], letter: str) -> bool:
    degrees = [P.degree(p, letter) for p, _ in group]
    whole = all(isinstance(e, int) for p, _ in group for m in p for _, e in m)
    return whole and 1 < len(group) <= MAX_POLYNOMIALS and 1 < max(degrees) <= MAX_DEGREE


def _excludes_all(group: Sequence[tuple[Poly, Signs]], letter: str) -> bool:
    """By the line, cut at the roots of the polynomials, for the claim that nowhere all signs are as they have to be."""
    from qstar_cli.verify.line import dense, first_failure  # loads flint
    from qstar_cli.verify.roots import isolate, sort_roots

    def claim(f: Any) -> bool:
        return not all(f.sign(rewrite(p, f, {})) in signs for p, signs in group)

    points = sort_roots([root for p, _ in group for root in isolate(dense(p, letter))])
    return first_failure(claim, points, letter) is None
