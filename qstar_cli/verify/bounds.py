"""Contradictions among bounds of one letter by numbers that are not rational: a reason why a cell has no points."""

from __future__ import annotations

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import CellField
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import CONSTANTS, Value, has_letters
from qstar_cli.verify.values import Signs

Bounds = list[tuple[Value, bool]]  # a number, and whether the letter may be equal to it
MAX_PAIRS = 100


def contradictory_bounds(field: CellField) -> bool:
    """Whether a letter would have to lie above one number and below another that is not larger."""
    above: dict[str, Bounds] = {}
    below: dict[str, Bounds] = {}
    for key, signs in field.known.items():
        bound = _bound(dict(key), signs, field)
        if bound is not None:
            letter, value, is_lower = bound
            (above if is_lower else below).setdefault(letter, []).append((value, 0 in signs))
    pairs = [(a, b) for letter, found in above.items() for a in found for b in below.get(letter, [])]
    return any(_excludes(low, high, field) for low, high in pairs[:MAX_PAIRS])


def _bound(p: P.Poly, signs: Signs, field: CellField) -> tuple[str, Value, bool] | None:
    """(letter, number, whether it is a lower bound) for a*x + b of known sign with numbers a and b."""
    letters = [n for n in P.names(p) if n not in CONSTANTS and has_letters(P.generator(n), field.definitions)]
    if len(letters) != 1 or letters[0] in field.definitions or {-1, 1} <= signs or signs == {0}:
        return None
    parts = P.coefficients(p, letters[0])
    if not set(parts) <= {0, 1}:
        return None
    try:
        slope = field.sign(Value(parts[1]))
    except Undecided:
        return None
    if not slope:
        return None
    number = field.divide(Value(P.scale(parts.get(0, P.ZERO), -1)), Value(parts[1]))
    return letters[0], number, (1 in signs) == (slope > 0)


def _excludes(low: tuple[Value, bool], high: tuple[Value, bool], field: CellField) -> bool:
    try:
        s = field.sign(minus(high[0], low[0], field))
    except Undecided:
        return False
    return s < 0 or (s == 0 and not (low[1] and high[1]))
