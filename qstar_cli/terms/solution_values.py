"""The values in an answer: what goes into answer boxes and sets, in ascending order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cmp_to_key
from itertools import pairwise

from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.term import Term, operands


def main_part(answer: Term) -> Term:
    """An answer without its conditions: the first case, the expression before `for`."""
    while answer.head in ("Where", "Cases", "Case"):
        answer = answer.args[0]
    return answer


def values_of(answer: Term, unknown: Term) -> tuple[Term, ...] | None:
    """The values of an answer `x = 2 or x = 3`, ascending where they are real numbers; None for other answers."""
    equations = operands(answer, "Or")
    if not all(e.head == "Equal" and e.args[0] == unknown for e in equations):
        return None
    return ascending(e.args[1] for e in equations)


def ascending(values: Iterable[Term]) -> tuple[Term, ...]:
    """Values in ascending order, if all of them are real numbers that can be told apart; otherwise as given."""
    given = tuple(values)
    ordered = tuple(sorted(given, key=cmp_to_key(_compared)))
    return ordered if is_ascending(ordered) else given


def _compared(a: Term, b: Term) -> int:
    return sign_of_difference(a, b) or 0


def is_ascending(values: tuple[Term, ...]) -> bool:
    """Whether values are real numbers proved to be in strictly ascending order."""
    return all(sign_of_difference(a, b) == -1 for a, b in pairwise(values))
