"""Exact values of trigonometric functions: right ones are proved, near misses are not."""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin

import pytest

from qstar_cli.derivation import State
from qstar_cli.terms.enclosure import enclosure
from qstar_cli.terms.reader import read_term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meanings.trigonometry_known_angles import exact_value, sine, turns
from qstar_cli.verify.steps import step_verdict
from qstar_cli.verify.verdict import Level

WRONG = [
    ("sin(pi/6)", "sqrt(3)/2"),
    ("sin(pi/6)", "0.5000000000000000000000000000000000000001"),
    ("cos(pi)", "1"),
    ("tan(pi/4)", "-1"),
    ("tan(pi/2)", "0"),
    ("arctan(1)", "5pi/4"),
    ("arcsin(-1/2)", "11pi/6"),
    ("arccos(-1/2)", "-2pi/3"),
    ("sin(-n)", "sin(n)"),
    ("cos(-n)", "-cos(n)"),
    ("arcsin(2)", "pi/2"),
    ("sin(n)^2 + cos(m)^2", "1"),
    ("sin(n)^2 - cos(n)^2", "1"),
    ("cos(n)^2", "1 + sin(n)^2"),
    ("cos(n)^3", "cos(n) - sin(n)^2"),
    ("1/cos(n)^2", "1/(1 + sin(n)^2)"),
    ("cos(n)^2/cos(n)^2", "1"),
]
RIGHT = [
    ("sin(pi/6)", "1/2"),
    ("cos(5pi/6)", "-sqrt(3)/2"),
    ("tan(pi/12)", "2 - sqrt(3)"),
    ("sin(pi/10)", "(sqrt(5) - 1)/4"),
    ("sec(pi/3)", "2"),
    ("cot(pi/2)", "0"),
    ("sin(-13pi/6)", "-1/2"),
    ("sin(30°)", "1/2"),
    ("tan(pi/2)", "undefined"),
    ("arctan(sqrt(3)/3)", "pi/6"),
    ("arcsin(-1/2)", "-pi/6"),
    ("arccos(-1)", "pi"),
    ("sin(-n)", "-sin(n)"),
    ("cos(n - m)", "cos(m - n)"),
    ("sin(n)^2 + cos(n)^2", "1"),
    ("sin(n)^4 - cos(n)^4", "sin(n)^2 - cos(n)^2"),
    ("cos(-n)^3", "cos(n)*(1 - sin(n)^2)"),
    ("sin(2n)^2 + cos(2n)^2", "1"),
]


def level(before: str, after: str) -> str:
    return step_verdict(State(read_term(before)), State(read_term(after)), "equal", Setting(letters=("n", "m"))).level


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_wrong_values_are_not_confirmed(before: str, after: str) -> None:
    assert level(before, after) not in (Level.PROVED, Level.CHECKED)


@pytest.mark.parametrize(("before", "after"), RIGHT)
def test_right_values_are_proved(before: str, after: str) -> None:
    assert level(before, after) == Level.PROVED


@pytest.mark.parametrize("k", range(-130, 131))
def test_the_table_agrees_with_floating_point(k: int) -> None:
    q = Fraction(k, 60)
    for head, function in (("Sin", sin), ("Cos", cos)):
        value = exact_value(head, q)
        if value is not None:
            bounds = enclosure(value, 64)
            assert bounds is not None
            assert abs(float(bounds[0]) - function(float(q) * pi)) < 1e-12


def test_angles_that_are_no_multiples_of_pi_are_none() -> None:
    assert turns(read_term("1")) is None
    assert turns(read_term("pi + 1")) is None
    assert turns(read_term("pi*pi")) is None
    assert turns(read_term("2(pi + pi/3)")) == Fraction(8, 3)
    assert sine(Fraction(1, 7)) is None
