"""The methods by which claims are decided, in order of cost; each is an exact argument or a certain counterexample.

1. numbers: no letter: exact signs of constants;
2. line: one letter, algebraic: the real line cut at finitely many points;
3. cells: several letters, or functions that are not algebraic: cells of signs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify import extensions, splitting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Value, rewrite_value
from qstar_cli.verify.verdict import Verdict, proved, refuted, unknown

Claim = Callable[[Any], bool]
TRIALS = tuple(
    Fraction(n, d) for n, d in ((2, 1), (-1, 1), (3, 1), (1, 2), (0, 1), (-3, 1), (5, 1), (1, 1), (-5, 2), (7, 1))
)
MAX_TRIALS = 60


def decide(claim: Claim, terms: Sequence[Term], differences: Sequence[tuple[Term, Term]] = ()) -> Verdict:
    """The claim at all real values of the letters of the terms. `differences`: pairs of expressions whose equality it
    looks at."""
    special = extensions.decider(terms)
    if special is not None:
        return special(claim, terms, differences)
    return algebraically(claim, terms, differences)


def algebraically(claim: Claim, terms: Sequence[Term], differences: Sequence[tuple[Term, Term]]) -> Verdict:
    """The claim by numbers, the line or cells, whatever functions occur."""
    letters = sorted({str(s.value) for t in terms for s in symbols(t)})
    try:
        if len(letters) <= 1:
            verdict = _on_line(claim, terms, differences, letters)
            if verdict is not None:
                return verdict
        return on_cells(claim, letters)
    except (LimitError, Undecided) as reason:
        return unknown(reason.what)


def _on_line(
    claim: Claim, terms: Sequence[Term], differences: Sequence[tuple[Term, Term]], letters: list[str]
) -> Verdict | None:
    """By numbers or by the line; None when something is not algebraic, or too large for these methods."""
    from qstar_cli.verify import constants, line  # they load flint

    try:
        if not letters:
            if claim(constants.ConstantField()):
                return proved("exact arithmetic", {"method": "numbers"})
            return refuted("exact arithmetic")
        count, failed = line.examine(claim, terms, differences, letters[0])
    except (Undecided, LimitError):
        return None
    if failed is None:
        return proved("checked on every part of the real line", {"method": "line", "samples": count})
    return refuted("a counterexample", {letters[0]: failed.name})


def on_cells(claim: Claim, letters: Sequence[str]) -> Verdict:
    """By cells of signs, whatever the letters and functions."""
    outcome = splitting.examine(claim)
    if not outcome.failed:
        return proved("checked in every case of signs", {"method": "cells", "cells": outcome.cells})
    witness = counterexample(claim, letters, outcome)
    if witness is not None:
        return refuted("a counterexample", witness)
    return unknown("a case of signs could neither be shown nor excluded")


def counterexample(claim: Claim, letters: Sequence[str], outcome: splitting.Outcome) -> dict[str, str] | None:
    """A point, taken from a cell on which the claim failed, where exact arithmetic shows it false."""
    from qstar_cli.verify.constants import ConstantField, rational

    for cell in outcome.failed:
        solved = dict(cell.solved)
        free = [name for name in letters if name not in solved]
        for trial in range(MAX_TRIALS):
            point = {
                name: rational(TRIALS[(trial * (k + 1) + k + trial // 10) % len(TRIALS)]) for k, name in enumerate(free)
            }
            try:
                field = ConstantField(dict(point))
                for name, value in solved.items():
                    point[name] = _at(value, field, outcome.definitions)
                if not claim(ConstantField(point)):
                    return {name: point[name].name for name in letters}
            except (Undecided, LimitError, ZeroDivisionError):
                continue
    return None


def _at(value: Value, field: Any, definitions: Any) -> Any:
    below = rewrite_value(Value(value.below), field, definitions)
    if field.is_zero(below):
        raise Undecided("outside the cell")
    return rewrite_value(value, field, definitions)
