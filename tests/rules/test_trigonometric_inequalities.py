"""Trigonometric inequalities through the whole solver: declined ones first, the others against floating point."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.rules.algebra import enclosure
from qstar_cli.solve import Options, solve
from qstar_cli.terms.build import integer, negative, symbol
from qstar_cli.terms.periodic import parameter_of
from qstar_cli.terms.term import Term, operands, substitute

DECLINED = ("sin(x) > x", "sin(x) > a", "sin(x) + sin(sqrt(2)*x) > 1", "sin(x^2) > 0", "x*sin(x) > 0")
sin, cos, tan = math.sin, math.cos, math.tan
INEQUALITIES: dict[str, Callable[[float], bool]] = {
    "3sin(x) > 2": lambda x: 3 * sin(x) > 2,
    "4cos(x)^2 < 1": lambda x: 4 * cos(x) ** 2 < 1,
    "tan(x)^2 + tan(x) < 2": lambda x: tan(x) ** 2 + tan(x) < 2,
    "sin(x) + cos(x) < -1": lambda x: sin(x) + cos(x) < -1,
    "5sin(x) > 12cos(x) + 13/2": lambda x: 5 * sin(x) > 12 * cos(x) + 6.5,
    "sin(3x) < cos(x)": lambda x: sin(3 * x) < cos(x),
    "cos(4x) > cos(2x)": lambda x: cos(4 * x) > cos(2 * x),
    "sin(x)/(1 + 2cos(x)) > 0": lambda x: sin(x) / (1 + 2 * cos(x)) > 0,
    "1/sin(x) > 2cos(x)": lambda x: 1 / sin(x) > 2 * cos(x),
    "|cos(x)| > |sin(2x)|": lambda x: abs(cos(x)) > abs(sin(2 * x)),
    "cos(x - pi/3) > sin(x)": lambda x: cos(x - math.pi / 3) > sin(x),
    "2sin(x/2) < -sqrt(2)": lambda x: 2 * sin(x / 2) < -math.sqrt(2),
    "sin(x) > 0 and tan(x) < 0": lambda x: sin(x) > 0 > tan(x),
    "sin(x) < -1/2 or cos(x) > sqrt(3)/2": lambda x: sin(x) < -0.5 or cos(x) > math.sqrt(3) / 2,
    "sin(x)^2*cos(x) > 0": lambda x: sin(x) ** 2 * cos(x) > 0,
    "sec(x) < -2": lambda x: 1 / cos(x) < -2,
}


@pytest.mark.parametrize("inequality", DECLINED)
def test_declined(inequality: str) -> None:
    assert solve(read_question(f"solve {inequality} for x"), Options(max_expansions=100)).status == "declined"


@pytest.mark.parametrize("inequality", INEQUALITIES)
def test_the_same_numbers(inequality: str) -> None:
    solution = solve(read_question(f"solve {inequality}"), Options(max_expansions=100))
    assert solution.status == "solved"
    assert solution.answer is not None
    parts = _intervals(solution.answer)
    holds = INEQUALITIES[inequality]
    for k in range(-400, 400):
        x = k * 0.0317 + 0.0123
        if not any(abs(x - end) < 1e-6 for part in parts for end in part):
            assert any(low < x < high for low, high in parts) == holds(x), x


def _intervals(answer: Term) -> list[tuple[float, float]]:
    """The intervals of an answer for whole parameters from -8 to 8."""
    n = parameter_of(answer)
    assert n is not None
    numbers = [integer(k) if k >= 0 else negative(integer(-k)) for k in range(-8, 9)]
    formulas = [substitute(a, n, k) for a in operands(answer.args[0], "Or") for k in numbers]
    x = symbol("x")
    return [
        (_number(f.args[0].args[0]), _number(f.args[1].args[1]))
        for f in formulas
        if f.head == "And" and f.args[0].args[1] == x
    ]


def _number(t: Term) -> float:
    bounds = enclosure(t, 20)
    assert bounds is not None
    return float(bounds[0])
