"""Families of values with an integer parameter: read, merged, written; enclosures of arcs and logarithms."""

from __future__ import annotations

import mpmath
import pytest

from qstar_cli.terms.build import symbol
from qstar_cli.terms.enclosure import enclosure
from qstar_cli.terms.periodic import families_of, formula_of, merged
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term

X = symbol("x")
NO_FAMILIES = ("x > 1", "2x = pi*n for integer n", "x = n^2 for integer n", "x = pi*n for real n", "x = x")

# formula -> the same values in fewer families
MERGED = {
    "x = pi/2 + 2*pi*n or x = 3*pi/2 + 2*pi*n for integer n": "x = pi/2 + pi*n for integer n",
    "x = pi/6 + 2*pi*n or x = 5*pi/6 + 2*pi*n for integer n": "x = pi/6 + 2pi*n or x = 5pi/6 + 2pi*n for integer n",
    "x = -pi/3 + 2*pi*n for integer n": "x = 5pi/3 + 2pi*n for integer n",
    "x = 2*pi*n or x = 2*pi/3 + 2*pi*n or x = 4*pi/3 + 2*pi*n for integer n": "x = 2pi*n/3 for integer n",
    "x = 2*pi*n or x = pi*n for integer n": "x = pi*n for integer n",
    "x = pi*n or x = pi/3 + 2*pi*n or x = 5*pi/3 + 2*pi*n for integer n": (
        "x = pi*n or x = pi/3 + 2pi*n or x = 5pi/3 + 2pi*n for integer n"
    ),
    "x = 30° + 360°*n or x = 210° + 360°*n for integer n": "x = 30° + 180°*n for integer n",
    "x = 1/2 + 2n or x = 3/2 + 2n for integer n": "x = 1/2 + n for integer n",
    "x = arctan(2) + pi*n for integer n": "x = arctan(2) + pi*n for integer n",
    "(x = pi*n for integer n) or (x = pi/2 + pi*k for integer k)": "x = pi*n/2 for integer n",
    "x = pi/4 or x = pi/4": "x = pi/4",
}
NUMBERS = {
    "arctan(2)": mpmath.atan(2),
    "arctan(-1/3)": -mpmath.atan(mpmath.mpf(1) / 3),
    "arcsin(1/3)": mpmath.asin(mpmath.mpf(1) / 3),
    "arcsin(-1)": -mpmath.pi / 2,
    "arccos(-3/4)": mpmath.acos(-0.75),
    "ln(2)": mpmath.log(2),
    "ln(1/1000)": -mpmath.log(1000),
    "2pi - arccos(1/4)": 2 * mpmath.pi - mpmath.acos(0.25),
    "45°": mpmath.pi / 4,
}


@pytest.mark.parametrize("formula", NO_FAMILIES)
def test_other_formulas(formula: str) -> None:
    assert families_of(read_term(formula), X) is None


@pytest.mark.parametrize(("formula", "after"), MERGED.items())
def test_merged(formula: str, after: str) -> None:
    families = families_of(read_term(formula), X)
    assert families is not None
    assert text(formula_of(merged(families), X, (X,))) == after


@pytest.mark.parametrize("number", ["arcsin(2)", "arccos(-3/2)", "ln(-1)", "ln(0)"])
def test_undefined(number: str) -> None:
    assert enclosure(read_term(number), 64) is None


@pytest.mark.parametrize(("number", "value"), NUMBERS.items())
@pytest.mark.parametrize("bits", [64, 256])
def test_enclosure(number: str, value: mpmath.mpf, bits: int) -> None:
    bounds = enclosure(read_term(number), bits)
    assert bounds is not None
    low, high = (mpmath.mpf(q.numerator) / q.denominator for q in bounds)
    assert low - 1e-13 < value < high + 1e-13
    assert bounds[1] - bounds[0] < 2.0 ** (8 - bits)
