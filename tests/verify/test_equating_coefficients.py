"""`e is zero for all x`: wrong equations for the other letters are refused, right ones proved."""

from __future__ import annotations

import pytest

from qstar_cli.verify.claims import Setting
from qstar_cli.verify.reader import read
from qstar_cli.verify.verdict import Level

WRONG = {
    "a*x + b - 3x + 7 is zero for all x": ("a = 3", "b = -7", "a = 3 and b = 7", "true", "no solution"),
    "a/x - 1/x is zero for all x": ("a = 0", "no solution"),
    "x/a - x is zero for all x": ("a = 1",),  # a letter below the bar is not looked at
    "a*x/(x - x) is zero for all x": ("a = 0", "true"),
    "a*x - 2x is zero for all a": ("a = 2",),
    "a*sqrt(x) is zero for all x": ("a = 0",),
    "a*x is zero for all 3": ("a = 0", "x = 0"),
}
RIGHT = {
    "a*x + b - 3x + 7 is zero for all x": ("a = 3 and b = -7", "a = 3 and a*b = -21"),
    "a/x - 1/x is zero for all x": ("a = 1",),
    "a/(x + 1) + b/(x - 2) - 3x/((x + 1)*(x - 2)) is zero for all x": ("a = 1 and b = 2", "a + b = 3 and b = 2a"),
    "a*x - 2x is zero for all a": ("x = 0 and x = 0", "x = 0"),
    "a^2*x - 4x is zero for all x": ("a = 2 or a = -2",),
    "x + 1 - a is zero for all x": ("no solution",),
    "(x + a)^2 - x^2 - 2a*x - a^2 is zero for all x": ("true",),
}


@pytest.mark.parametrize(("statement", "formula"), [(s, f) for s, found in WRONG.items() for f in found])
def test_another_formula_is_not_confirmed(statement: str, formula: str) -> None:
    assert Setting().equivalent([read(statement)], [read(formula)]).level != Level.PROVED


@pytest.mark.parametrize(("statement", "formula"), [(s, f) for s, found in RIGHT.items() for f in found])
def test_the_same_formula_is_proved(statement: str, formula: str) -> None:
    assert Setting().equivalent([read(statement)], [read(formula)]).is_proved
