"""Conditions simplified against one another."""

import pytest

from qstar_cli.terms.conjunctions import conjunction
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term

KEPT = ["a != 0", "a < b", "a = b", "a != 0 and b != 0", "sqrt(a) = sqrt(b)", "a = 1 or b = 1", "a*b >= 0"]

SIMPLIFIED = {
    "(a = -1 or a = 1) and a = -1": "a = -1",
    "(a = 0 or b = 0) and a != 0": "b = 0 and a != 0",
    "a >= 0 and a != 0": "a > 0",
    "a != 0 and a > 0": "a > 0",
    "a > 1 and a > 2": "a > 2",
    "a = 0 and b = a": "a = 0 and b = 0",
    "a = 1 and a != -1": "a = 1",
    "a = 2 and a^2 = 4": "a = 2",
    "a >= 2 and a <= 2": "a >= 2 and a <= 2",
    "a = b and a != 1": "a = b and b != 1",
    "a = -b - 1 and a + b < 0": "a = -b - 1",
    "a >= -1 and a != -1 and a != 1": "a > -1 and a != 1",
}

CONTRADICTIONS = [
    "a = 1 and a != 1",
    "a > 1 and a < 0",
    "a = 1 and (a = 0 or a = 2)",
    "a = b and a != b",
    "(a = 0 or b = 0) and a != 0 and b != 0",
    "a = 0 and a^2 > 0",
    "a = -b - 1 and a + b - 1 > 0",
    "a = 2b and a - 3b + b > 0",
]


def _simplified(line: str, known: tuple[str, ...] = ()) -> str | None:
    found = conjunction([read_term(line)], [read_term(k) for k in known])
    return None if found is None else " and ".join(map(text, found))


@pytest.mark.parametrize("line", KEPT)
def test_nothing_to_simplify(line: str) -> None:
    assert _simplified(line) == line


@pytest.mark.parametrize("line", SIMPLIFIED)
def test_simplified(line: str) -> None:
    assert _simplified(line) == SIMPLIFIED[line]


@pytest.mark.parametrize("line", CONTRADICTIONS)
def test_contradictions(line: str) -> None:
    assert _simplified(line) is None


def test_known_conditions_are_not_repeated() -> None:
    assert _simplified("a != 0 and b > 1 and c > 0", ("a != 0", "b = 2")) == "c > 0"
