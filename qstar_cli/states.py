"""The lines of a solution and what a step from one to the next may claim."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from qstar_cli.terms.term import Term


class Relation(StrEnum):
    """What a step claims; the exact meanings are in docs/VERIFICATION.md. Nothing loses solutions."""

    EQUAL = "equal"  # same value and same domain
    EQUAL_WHERE = "equal-where"  # the same where the new conditions hold; elsewhere the line before is undefined
    SAME_SOLUTIONS = "same-solutions"
    ADDS_SOLUTIONS = "adds-solutions"
    REJECTS_CANDIDATES = "rejects-candidates"
    SPLITS_CASES = "splits-cases"
    DEFINES = "defines"
    EQUAL_UP_TO_CONSTANT = "equal-up-to-constant"
    EQUAL_IF_RIGHT_EXISTS = "equal-if-right-exists"


class State(NamedTuple):
    """A term with the conditions under which it stands and the lines that candidates must still satisfy.

    `conditions` are relations that hold in addition to the term (x != 0); `obligations` are earlier
    lines (formulas) that every candidate must be checked against before the state can be an answer.
    """

    term: Term
    conditions: tuple[Term, ...] = ()
    obligations: tuple[Term, ...] = ()
