"""The normal form of trigonometric polynomials, and whole equations against a scan for roots."""

from __future__ import annotations

import math

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.trigonometry_exponentials import vanishes
from qstar_cli.solve import Options, solve
from qstar_cli.terms.enclosure import enclosure
from qstar_cli.terms.reader import read_term

NOT_ZERO = (
    "sin(x) - cos(x)",
    "sin(2x) - 2sin(x)",
    "cosh(x)^2 + sinh(x)^2 - 1",
    "sin(x + y) - sin(x) - sin(y)",
    "cos(x + pi/3) - cos(x)/2 + sin(x)/2",
    "tan(x) - sin(x)",
)
ZERO = (
    "sin(x)^2 + cos(x)^2 - 1",
    "cosh(x)^2 - sinh(x)^2 - 1",
    "sin(x + pi/3) - sin(x)/2 - sqrt(3)*cos(x)/2",
    "sin(16x) - 16sin(x)*cos(x)*cos(2x)*cos(4x)*cos(8x)",
    "cos(1)*cos(3) - sin(1)*sin(3) - cos(4)",
    "sinh(x) + cosh(x) - e^x",
    "sin(75°) - sin(45°)*cos(30°) - cos(45°)*sin(30°)",
)
DECLINED = ("sin(x) = x", "x*sin(x) = 1", "sin(x^2) = cos(x)", "sin(x) + sin(sqrt(2)*x) = 1")
# an equation to be solved from 0 to below 2*pi: left minus right side in floating point
EQUATIONS = {
    "2sin(x) = 1": lambda x: 2 * math.sin(x) - 1,
    "3cos(x) = -1": lambda x: 3 * math.cos(x) + 1,
    "tan(x) = 2": lambda x: math.sin(x) - 2 * math.cos(x),
    "2sin(x)^2 + 3cos(x) = 0": lambda x: 2 * math.sin(x) ** 2 + 3 * math.cos(x),
    "sin(3x) = cos(x)": lambda x: math.sin(3 * x) - math.cos(x),
    "sin(x) + 2cos(x) = 1": lambda x: math.sin(x) + 2 * math.cos(x) - 1,
    "sin(x)*cos(x) = 1/4": lambda x: math.sin(x) * math.cos(x) - 0.25,
    "cos(2x) + sin(x) = 1/2": lambda x: math.cos(2 * x) + math.sin(x) - 0.5,
    "sin(x) = 2tan(x)": lambda x: math.sin(x) * math.cos(x) - 2 * math.sin(x),
    "cos(x)^2 - 3sin(x)*cos(x) = 1": lambda x: math.cos(x) ** 2 - 3 * math.sin(x) * math.cos(x) - 1,
    "4sin(x)^3 = 3sin(x) - 1/2": lambda x: 4 * math.sin(x) ** 3 - 3 * math.sin(x) + 0.5,
}


@pytest.mark.parametrize("polynomial", NOT_ZERO)
def test_not_zero(polynomial: str) -> None:
    whole = expanded(read_term(polynomial))
    assert whole is not None
    assert vanishes(whole) is False


@pytest.mark.parametrize("polynomial", ZERO)
def test_zero(polynomial: str) -> None:
    whole = expanded(read_term(polynomial))
    assert whole is not None
    assert vanishes(whole)


@pytest.mark.parametrize("equation", DECLINED)
def test_declined(equation: str) -> None:
    assert solve(read_question(equation), Options(max_expansions=100)).status == "declined"


@pytest.mark.parametrize("equation", EQUATIONS)
def test_roots_in_an_interval(equation: str) -> None:
    solution = solve(read_question(f"{equation} on [0, 2pi)"), Options(max_expansions=300))
    assert solution.status == "solved"
    assert solution.answer is not None
    answer = solution.answer
    values = []
    for a in answer.args if answer.head == "Or" else (answer,):
        bounds = enclosure(a.args[1], 64)
        assert bounds is not None
        values.append(float(bounds[0]))
    assert values == pytest.approx(_roots(EQUATIONS[equation]), abs=1e-6)


def _roots(f: object) -> list[float]:
    """The zeros from 0 to below 2*pi by changes of sign on a fine grid."""
    assert callable(f)
    n = 20_000
    step = 2 * math.pi / n
    found = [0.0] if abs(f(0.0)) < 1e-12 else []
    for k in range(n):
        a, b = (k + 1e-3) * step, (k + 1 + 1e-3) * step
        if f(a) * f(b) < 0 and b < 2 * math.pi:
            for _ in range(60):
                middle = (a + b) / 2
                a, b = (a, middle) if f(a) * f(middle) <= 0 else (middle, b)
            found.append(a)
    return found
