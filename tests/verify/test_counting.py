"""Factorials and choices of letters: wrong claims are not confirmed, right ones proved, domains included."""

from __future__ import annotations

import pytest

from qstar_cli.verify.claims import Partial, Setting, split_where
from qstar_cli.verify.reader import read
from qstar_cli.verify.verdict import Level

WRONG_VALUES = {
    "n!/(n - 2)!": (
        "n*(n - 1)",
        "n*(n - 1) for n in integers and n >= 1",
        "n*(n - 1) for n in integers and n >= 3",
        "n*(n - 1) for n >= 2",
        "n^2 for n in integers and n >= 2",
        "undefined",
    ),
    "(n + 1)!/n!": ("n + 1 for n in integers and n >= -1", "n for n in integers and n >= 0"),
    "binomial(n, 2)": ("n*(n - 1)/2", "n*(n - 1)/2 for n in integers", "n*(n - 1)/2 for n in integers and n >= 2"),
    "binomial(n, n - 2)": ("n*(n - 1)/2 for n in integers and n >= 0",),
    "(2n + 2)!/(2n)!": ("(2n + 2)*(2n + 1) for n in integers and n >= 0",),  # defined for n = 1/2 as well
    "n*(n - 1)!": ("n!",),
    "n!": ("n for n in integers and n >= 0", "1", "2^n for n in integers and n >= 0"),
    "(5 - n)!/(4 - n)!": ("5 - n for n in integers and n <= 5", "n - 5 for n in integers and n <= 4"),
    "n!*k!": ("k!*n!",),  # two letters are not looked at
}
RIGHT_VALUES = {
    "n!/(n - 2)!": ("n*(n - 1) for n in integers and n >= 2", "n^2 - n for n in integers and n > 1"),
    "(n + 1)!/n!": ("n + 1 for n in integers and n >= 0",),
    "binomial(n, 2)": ("n*(n - 1)/2 for n in integers and n >= 0",),
    "binomial(n, n - 2)": ("n*(n - 1)/2 for n in integers and n >= 2",),
    "binomial(n, 2) + binomial(n + 1, 2)": ("n^2 for n in integers and n >= 0",),
    "permutations(n, 3)": ("n*(n - 1)*(n - 2) for n in integers and n >= 0",),
    "permutations(n, n - 1)": ("n! for n in integers and n >= 1",),
    "n*(n - 1)!": ("n! for n != 0",),
    "(n - 1)!/(n + 1)!": ("1/(n*(n + 1)) for n in integers and n >= 1",),
    "(5 - n)!/(4 - n)!": ("5 - n for n in integers and n <= 4",),
}
WRONG_FORMULAS = {
    "n!/(n - 2)! = 20": ("n = 5 or n = -4", "n = -4", "no solution", "n*(n - 1) = 20"),
    "n! = 24": ("no solution", "n = 5"),
    "n! = 1": ("n = 0", "n = 1"),
    "n! > 10^6": ("n > 9", "n >= 10", "n in integers and n >= 9"),
    "binomial(n, 2) = 10": ("n = 5 or n = -4",),
    "binomial(5, n) = 10": ("n = 2",),
}
RIGHT_FORMULAS = {
    "n!/(n - 2)! = 20": ("n = 5", "n*(n - 1) = 20 and n >= 0"),
    "n! = 24": ("n = 4",),
    "n! = 1": ("n = 0 or n = 1",),
    "n! = 7": ("no solution",),
    "n! > 10^6": ("n in integers and n >= 10",),
    "binomial(n, 2) = 10": ("n = 5",),
    "binomial(n, 2) >= 10": ("n in integers and n >= 5",),
    "binomial(5, n) = 10": ("n = 2 or n = 3",),
    "(n + 2)! = 42n!": ("n = 5",),
    "n = -4 and n!/(n - 2)! = 20": ("no solution",),
}


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(left, right) for left, found in table.items() for right in found]


@pytest.mark.parametrize(("left", "right"), pairs(WRONG_VALUES))
def test_another_value_is_not_confirmed(left: str, right: str) -> None:
    assert Setting().same_function(Partial(read(left)), split_where(read(right))).level != Level.PROVED


@pytest.mark.parametrize(("left", "right"), pairs(RIGHT_VALUES))
def test_the_same_value_is_proved(left: str, right: str) -> None:
    assert Setting().same_function(Partial(read(left)), split_where(read(right))).is_proved


@pytest.mark.parametrize(("left", "right"), pairs(WRONG_FORMULAS))
def test_another_formula_is_not_confirmed(left: str, right: str) -> None:
    assert Setting(real_letters=True).equivalent([read(left)], [read(right)]).level != Level.PROVED


@pytest.mark.parametrize(("left", "right"), pairs(RIGHT_FORMULAS))
def test_the_same_formula_is_proved(left: str, right: str) -> None:
    assert Setting(real_letters=True).equivalent([read(left)], [read(right)]).is_proved
