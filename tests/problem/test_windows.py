"""Equations to be solved in an interval, and angles in degrees."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Context
from qstar_cli.problem.degrees import DIRECTIVE
from qstar_cli.problem.phrases import read_question, reread

REFUSED = (
    "solve sin(x) = 1/2 on [0, 2pi",
    "solve sin(x) = 1/2 for y in [0, 2pi)",
    "simplify sin(x) on [0, 2pi)",
    "solve x + y = 1 and x - y = 0 on [0, 1]",
    "solve sin(x) = 1/2 on [0, 1, 2]",
)

SINE = "solve sin(x) = 1/2 for x over the reals assuming "
# text -> what is assumed of the unknown
READ = {
    "solve sin(x) = 1/2 on [0, 2pi)": SINE + "0 <= x and x < 2pi",
    "solve sin(x) = 1/2 on the interval (0, pi]": SINE + "0 < x and x <= pi",
    "sin(x) = 1/2 for x in [0, 2π)": SINE + "0 <= x and x < 2pi",
    "solve sin(x) = 1/2, x ∈ [-pi, pi]": SINE + "-pi <= x and x <= pi",
    "solve sin(x) = 1/2 where x is in (0, pi)": SINE + "0 < x and x < pi",
    "solve sin(x) = 1/2 between 0 and 4pi": SINE + "0 <= x and x <= 4pi",
    "solve sin(x) = 1/2 for x in the interval 0 <= x < 2pi": SINE + "0 <= x and x < 2pi",
    "Find all solutions of sin(x) = 1/2 in the interval [0, 2pi).": SINE + "0 <= x and x < 2pi",
    r"Solve $\sin x = \frac{1}{2}$ for $x \in \left[0, 2\pi\right)$.": SINE + "0 <= x and x < 2pi",
    "solve sin(x) = 1/2 on [0, oo)": SINE + "0 <= x",
    "solve sin(x) = 1/2 on (-oo, 0]": SINE + "x <= 0",
}

IN_DEGREES = {
    "sin(30)": "simplify sin(30°)",
    "cos(2x) = 1/2": "solve cos((2x)°) = 1/2 for x over the reals",
    "tan(45°)": "simplify tan(45°)",
    "arcsin(1/2)": "simplify 180arcsin(1/2)/pi",
    "x^2 = 30": "solve x^2 = 30 for x over the reals",
}


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    with pytest.raises(ReadError):
        read_question(text)


@pytest.mark.parametrize(("text", "read_as"), READ.items())
def test_interval(text: str, read_as: str) -> None:
    assert read_question(text).read_as == read_as


@pytest.mark.parametrize(("text", "read_as"), IN_DEGREES.items())
def test_degrees(text: str, read_as: str) -> None:
    problem = read_question(text, context=Context().with_line(DIRECTIVE))
    assert problem.read_as == read_as
    assert reread(text, problem.context) == read_as
