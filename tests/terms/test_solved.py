"""When an equation counts as solved: refusals first."""

from __future__ import annotations

import pytest

from qstar_cli.terms.build import symbol
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.solved import is_solved
from qstar_cli.terms.tidy import tidy

NOT_SOLVED = [
    "2x = 4",
    "4 = x",
    "x = x",
    "x = x + 1",
    "x = 4/6",
    "x = 2 + 3",
    "x = sqrt(8)",
    "x = 1/0",
    "x = undefined",
    "x = 1 or x = 1",
    "x = 1 or 2x = 3",
    "x^2 = 4",
    "x = a if x > 0; x = b if x <= 0",
    "y = 2",
]

SOLVED = [
    "x = 4",
    "x = -2/3",
    "x = 0.5",
    "x = (1 + sqrt(5))/2",
    "x = (c - b)/a",
    "x = 5(F - 32)/9",
    "x = 1 or x = 2",
    "x != 0",
    "x != 0 and x != 1",
    "no solution",
    "all real numbers",
    "x = a if a != 0; no solution if a = 0",
    "x = a for a != 0",
]


@pytest.mark.parametrize("formula", NOT_SOLVED)
def test_refuses(formula: str) -> None:
    assert not is_solved(tidy(read_term(formula)), symbol("x"))


@pytest.mark.parametrize("formula", SOLVED)
def test_accepts(formula: str) -> None:
    assert is_solved(tidy(read_term(formula)), symbol("x"))
