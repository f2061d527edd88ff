"""Ranges, inverses, periods and extreme values of functions of angles: wrong claims first."""

from __future__ import annotations

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.reader import read
from qstar_cli.verify.verdict import Level, Verdict

WRONG = {
    "y is a value of sin(x) + cos(x)": "-2 <= y and y <= 2",
    "y is a value of 1/(2 + cos(x))": "1/3 <= y and y < 1",
    "y is a value of sin(x)*cos(x)": "-1 <= y and y <= 1",
    "y is a value of (tan(x) for 0 < x and x < pi/4)": "0 <= y and y <= 1",
    "y is a value of (sin(x) for 0 <= x and x <= 2*pi/3)": "0 <= y and y < 1",
    "y is a value of sin(x)/(2 + cos(x))": "-1/2 <= y and y <= 1/2",
    "y is a value of (cos(2*x) for 0 < x and x < pi)": "-1 < y and y < 1",
    "y is a value of tan(x)*cos(x)": "-1 <= y and y <= 1",
    "y is a value of (sin(pi*x) for 0 < x and x < 1/2)": "0 < y and y <= 1",
    "y is the inverse of (sin(x) for 0 <= x and x <= pi)": "y = arcsin(x)",
    "y is the inverse of (cos(x) for 0 <= x and x <= pi)": "y = -arccos(x)",
}
RIGHT = {
    "y is a value of sin(x) + cos(x)": "-sqrt(2) <= y and y <= sqrt(2)",
    "y is a value of sin(x) + sqrt(3)*cos(x) + 1": "-1 <= y and y <= 3",
    "y is a value of 1/(2 + cos(x))": "1/3 <= y and y <= 1",
    "y is a value of sin(x)*cos(x)": "-1/2 <= y and y <= 1/2",
    "y is a value of (tan(x) for 0 < x and x < pi/4)": "0 < y and y < 1",
    "y is a value of (sin(x) for 0 <= x and x <= 2*pi/3)": "0 <= y and y <= 1",
    "y is a value of (sin(x) for 0 <= x and x <= 2*pi)": "-1 <= y and y <= 1",
    "y is a value of sin(x)/(2 + cos(x))": "-sqrt(3)/3 <= y and y <= sqrt(3)/3",
    "y is a value of (cos(2*x) for 0 < x and x < pi)": "-1 <= y and y < 1",
    "y is a value of tan(x)*cos(x)": "-1 < y and y < 1",
    "y is a value of sin(x)^2 + cos(x)": "-1 <= y and y <= 5/4",
    "y is a value of (sin(pi*x) for 0 < x and x < 1/2)": "0 < y and y < 1",
    "y is a value of sin(x + pi/4)*sin(x)": "(sqrt(2) - 2)/4 <= y and y <= (sqrt(2) + 2)/4",
    "y is the inverse of (sin(x) for -pi/2 <= x and x <= pi/2)": "y = arcsin(x)",
    "y is the inverse of (2*cos(x) + 1 for 0 <= x and x <= pi)": "y = arccos((x - 1)/2)",
    "y is the inverse of (tan(x) for -pi/2 < x and x < pi/2)": "y = arctan(x)",
    "y is the inverse of (sin(x) for 0 <= x and x <= pi)": "false",
}


WRONG_NUMBERS = {
    "find the period of sin(x)^2": "2*pi",
    "find the period of sin(2x) + cos(3x)": "pi",
    "find the period of sin(2x) + cos(3x) + 1": "4*pi",
    "find the period of |sin(x)| + |cos(x)|": "pi",
    "find the period of tan(x)": "2*pi",
    "find the period of cos(pi*x)": "2*pi",
    "find the period of sin(x)^2 + cos(x)^2": "2*pi",
    "find the period of sin(x^2)": "2*pi",
    "find the amplitude of 3sin(2x) - 1": "2",
    "find the amplitude of sin(x) + cos(x)": "2",
    "find the amplitude of tan(x)": "1",
    "find the maximum value of cos(x) for 0 < x < pi": "1",
    "find the minimum value of 1/(2 + cos(x))": "0",
}
RIGHT_NUMBERS = {
    "find the period of sin(x)^2": "pi",
    "find the period of sin(2x) + cos(3x)": "2*pi",
    "find the period of |sin(x)| + |cos(x)|": "pi/2",
    "find the period of 3sin(2x + 1)": "pi",
    "find the period of cos(pi*x)": "2",
    "find the amplitude of 3sin(2x) - 1": "3",
    "find the amplitude of sin(x) + cos(x)": "sqrt(2)",
    "find the maximum value of 1/(2 + cos(x))": "1",
    "find the minimum value of 3sin(x) - 4cos(x)": "-5",
}


def _same(question: str, answer: str) -> Verdict:
    return Setting().same_function(Partial(read_question(question).question), Partial(read(answer)))


@pytest.mark.parametrize("question", WRONG_NUMBERS)
def test_number_refused(question: str) -> None:
    assert _same(question, WRONG_NUMBERS[question]).level in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize("question", RIGHT_NUMBERS)
def test_number_proved(question: str) -> None:
    assert _same(question, RIGHT_NUMBERS[question]).is_proved


@pytest.mark.parametrize("claim", WRONG)
def test_refused(claim: str) -> None:
    verdict = Setting(letters=("x", "y")).equivalent([read(claim)], [read(WRONG[claim])])
    assert verdict.level in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize("claim", RIGHT)
def test_proved(claim: str) -> None:
    assert Setting(letters=("x", "y")).equivalent([read(claim)], [read(RIGHT[claim])]).is_proved
