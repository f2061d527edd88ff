"""Questions about an angle of which a function is given: what they are read as."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.problem.phrases import read_question

NOT_READ = ("if sin(x) + cos(x) = 1/2, find sin(2x)", "if sin(x) = 3/5 and x is happy, find cos(x)")
ASSUMED = {
    "if sin(x) = 3/5 and pi/2 < x < pi, find cos(x)": "simplify cos(x) assuming sin(x) = 3/5 and pi/2 < x and x < pi",
    "find sin(x) given that tan(x) = 3/4 and x is in quadrant III": (
        "simplify sin(x) assuming tan(x) = 3/4 and pi < x and x < 3pi/2"
    ),
    "Given cos(t) = -5/13, where t is in the second quadrant, find tan(t).": (
        "simplify tan(t) assuming cos(t) = -5/13 and pi/2 < t and t < pi"
    ),
    "If sin(A) = 4/5 and A is acute, evaluate sin(2A)": "simplify sin(2A) assuming sin(A) = 4/5 and 0 < A and A < pi/2",
    "if sec(x) = 3 and in quadrant IV, what is sin(x)": (
        "simplify sin(x) assuming sec(x) = 3 and 3pi/2 < x and x < 2pi"
    ),
}
OTHERWISE = {"if x = 3, find x^2": "evaluate x^2 at x = 3", "find the exact value of sin(15°)": "simplify sin(15°)"}


@pytest.mark.parametrize("text", NOT_READ)
def test_not_read(text: str) -> None:
    with pytest.raises(ReadError):
        read_question(text)


@pytest.mark.parametrize("text", {**OTHERWISE, **ASSUMED})
def test_read_as(text: str) -> None:
    assert read_question(text).read_as == {**OTHERWISE, **ASSUMED}[text]
