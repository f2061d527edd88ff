"""The kernel on floors and ceilings: false claims first."""

from __future__ import annotations

import pytest

from qstar_cli.terms.reader import read_term
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.verdict import Level

SETTING = Setting(letters=("x",))

WRONG = [
    ("floor(x) = 3", "3 <= x <= 4"),
    ("floor(x) = 3", "3 < x < 4"),
    ("ceil(x) = 3", "2 <= x < 3"),
    ("floor(x) = 5/2", "x = 5/2"),
    ("floor(2x + 1) = 5", "2 <= x <= 5/2"),
    ("floor(x) + x = 13/2", "x = 3"),
    ("x*floor(x) = 10", "x = 10/3 or x = -5/2"),
    ("x^2 + floor(x) = 5", "x = sqrt(3)"),
    ("floor(x) = x", "x = 3"),
    ("floor(x)^2 = 9", "3 <= x < 4"),
    ("floor(x) >= 5/2", "x >= 5/2"),
    ("floor(x) + floor(2x) = 7", "5/2 <= x <= 3"),
]
RIGHT = [
    ("floor(x) = 3", "3 <= x < 4"),
    ("ceil(x) = 3", "2 < x <= 3"),
    ("floor(x) = 5/2", "no solution"),
    ("floor(2x + 1) = 5", "2 <= x < 5/2"),
    ("floor(x) + x = 13/2", "x = 7/2"),
    ("floor(x) + x = 11/2", "no solution"),
    ("x*floor(x) = 10", "x = 10/3"),
    ("x^2 + floor(x) = 5", "x = -2sqrt(2)"),
    ("floor(x)^2 - 5floor(x) + 6 = 0", "floor(x) = 2 or floor(x) = 3"),
    ("floor(x)^2 = 9", "-3 <= x < -2 or 3 <= x < 4"),
    ("floor(x) >= 5/2", "x >= 3"),
    ("floor(x) + floor(2x) = 7", "5/2 <= x < 3"),
    ("floor(sqrt(x)) = 3", "9 <= x < 16"),
    ("|floor(x)| = 2", "floor(x) = 2 or floor(x) = -2"),
]
FUNCTIONS = [
    ("floor(x + 2)", "floor(x) + 2", True),
    ("ceil(x - 1)", "ceil(x) - 1", True),
    ("ceil(x)", "-floor(-x)", True),
    ("floor(x)", "x", False),
    ("floor(2x)", "2floor(x)", False),
    ("ceil(x)", "floor(x) + 1", False),
    ("floor(x + 1/2)", "floor(x)", False),
    ("floor(-5/2)", "-3", True),
    ("floor(-5/2)", "-2", False),
]


@pytest.mark.parametrize(("a", "b"), WRONG)
def test_wrong(a: str, b: str) -> None:
    assert SETTING.equivalent([read_term(a)], [read_term(b)]).level in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize(("a", "b"), RIGHT)
def test_right(a: str, b: str) -> None:
    assert SETTING.equivalent([read_term(a)], [read_term(b)]).level == Level.PROVED


@pytest.mark.parametrize(("a", "b", "same"), FUNCTIONS)
def test_functions(a: str, b: str, same: bool) -> None:
    verdict = SETTING.same_function(Partial(read_term(a)), Partial(read_term(b)))
    assert verdict.is_proved is same
