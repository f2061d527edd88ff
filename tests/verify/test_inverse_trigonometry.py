"""Equations and inequalities with inverse trigonometric functions, and with letters as values of functions."""

from __future__ import annotations

import pytest

from qstar_cli.verify.verdict import Level
from tests.verify.building import claim

WRONG = [
    ("arcsin(x) = 1", "x = cos(1)"),
    ("arcsin(x) = 2", "x = sin(2)"),
    ("arctan(x) = 2", "x = tan(2)"),
    ("arccos(x) = -1", "x = cos(1)"),
    ("arctan(x) > 1", "x < tan(1)"),
    ("arccos(x) > 1", "x < cos(1)"),
    ("arcsin(x) <= 1", "x <= sin(1)"),
    ("arctan(x/y) = pi/4", "x = y"),
    ("arctan(x) = pi/2", "x = 1000"),
    ("arcsin(x) = pi/2", "false"),
    ("arccos(x) = 0", "false"),
    ("arctan(x)^2 = 1", "x = tan(1)"),
    ("arcsin(2x) + arccos(x) = pi", "x = 1/2"),
    ("arcsin(x) = a", "x = sin(a)"),
    ("arcsin(x) = a", "x = sin(a) and -pi/2 < a and a < pi/2"),
    ("arctan(x) = a", "x = tan(a) and -pi <= a and a <= pi"),
    ("sin(x) = a and 0 <= x and x <= pi", "x = arcsin(a)"),
    ("sin(x) = a and 0 <= x and x <= pi", "x = arcsin(a) or x = pi - arcsin(a)"),
]
RIGHT = [
    ("arcsin(x) = 1", "x = sin(1)"),
    ("arctan(x) = 1", "x = tan(1)"),
    ("arctan(2x+1) = 1", "x = (tan(1)-1)/2"),
    ("arctan(x) > 1", "x > tan(1)"),
    ("arccos(x) > 1", "x < cos(1) and -1 <= x"),
    ("arccos(x) = 4", "false"),
    ("arctan(x) = 2", "false"),
    ("arctan(x^2) = 1", "x = sqrt(tan(1)) or x = -sqrt(tan(1))"),
    ("arctan(x)^2 = 1", "x = tan(1) or x = -tan(1)"),
    ("arcsin(x) >= 1", "sin(1) <= x and x <= 1"),
    ("arcsin(ln(x)) = 1/2", "x = e^sin(1/2)"),
    ("arcsin(a*x) = pi/6", "a*x = 1/2"),
    ("arctan(a*x + b) = pi/2", "false"),
    ("arctan(x/y) = pi/4", "x = y and y != 0"),
    ("2*arcsin(x) - 1 = 0", "x = sin(1/2)"),
    ("arccos(x) = pi", "x = -1"),
    ("arctan(x + 1) - arctan(x) = pi/4", "x = 0 or x = -1"),
    ("arctan(e^x) = 1", "x = ln(tan(1))"),
    ("arcsin(x) = a", "x = sin(a) and -pi/2 <= a and a <= pi/2"),
    ("arctan(x) = a", "x = tan(a) and -pi/2 < a and a < pi/2"),
    ("arccos(x) = a", "x = cos(a) and 0 <= a and a <= pi"),
    ("sin(x) = a and -pi/2 <= x and x <= pi/2", "x = arcsin(a)"),
    ("cos(x) = a and 0 <= x and x <= pi", "x = arccos(a)"),
    ("tan(x) = a and -pi/2 < x and x < pi/2", "x = arctan(a)"),
    ("sin(x) = a and 0 <= x and x <= pi", "(x = arcsin(a) or x = pi - arcsin(a)) and a >= 0"),
    ("a*sin(x) = b and a != 0", "(x = arcsin(b/a) + 2pi*n or x = pi - arcsin(b/a) + 2pi*n for integer n) and a != 0"),
    ("sin(a*x) = 1/2 and a != 0", "(x = pi/(6a) + 2pi*n/a or x = 5pi/(6a) + 2pi*n/a for integer n)"),
    ("sin(a*x) = 0", "x = pi*n/a for integer n if a != 0; true if a = 0"),
    ("sin(a*x + b) = 0 and a != 0", "x = (pi*n - b)/a and a != 0 for integer n"),
    ("sin(x)^2 = a", "sin(x) = sqrt(a) or sin(x) = -sqrt(a)"),
    (
        "A*sin(w*t) = y and A > 0 and w > 0",
        "(t = arcsin(y/A)/w + 2pi*n/w or t = (pi - arcsin(y/A))/w + 2pi*n/w for integer n) and A > 0 and w > 0",
    ),
    ("sin(a*x) = 0", "x = pi*n/a for integer n if a != 0; true if a = 0"),
]
CHECKED = {"arcsin(ln(x)) = 1/2"}


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_wrong_ones_are_not_confirmed(before: str, after: str) -> None:
    assert claim(before, "same-solutions", after).level in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize(("before", "after"), RIGHT)
def test_right_ones_are_proved(before: str, after: str) -> None:
    expected = Level.CHECKED if before in CHECKED else Level.PROVED
    assert claim(before, "same-solutions", after).level == expected
