"""What the kernel says about functions, lines and circles: wrong answers are refused, right ones proved."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from qstar_cli.errors import LimitError
from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.build import symbol
from qstar_cli.terms.reader import read_term
from qstar_cli.verify.answers import answers
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField, rational
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import holds
from qstar_cli.verify.meanings.function_ranges_algebraic import Function, values
from qstar_cli.verify.meanings.function_ranges_layers import is_value
from qstar_cli.verify.meanings.function_ranges_one_to_one import is_one_to_one

WRONG = [
    ("domain of sqrt(x - 2)/(x - 5)", "x >= 2"),
    ("domain of sqrt(x - 2)/(x - 5)", "x > 2 and x != 5"),
    ("domain of ln(x^2 - 3x)", "x > 3"),
    ("domain of 1/(x^2 - 4)", "x != 2"),
    ("domain of sqrt((x - 1)/(x + 2))", "x <= -2 or x >= 1"),
    ("domain of 1/(x^2 + 1)", "x != 1"),
    ("domain of x^(1/3)", "x >= 0"),
    ("domain of arcsin(2x - 1)", "0 < x <= 1"),
    ("domain of tan(x)", "x != pi/2 + 2pi*n for integer n"),
    ("domain of tan(x)", "x != pi*n for integer n"),
    ("domain of 1/(2cos(x) - 1)", "x != pi/3 + 2pi*n for integer n"),
    ("range of x^2 - 4x + 1", "y > -3"),
    ("range of x^2 - 4x + 1", "y >= -4"),
    ("range of (2x + 1)/(x - 3)", "all real numbers"),
    ("range of (2x + 1)/(x - 3)", "y != 2 and y != 3"),
    ("range of (x^2 - 4)/(x - 2)", "all real numbers"),
    ("range of x^2 for 0 < x < 2", "0 <= y < 4"),
    ("range of x^4 - 2x^2 + 3", "y >= 3"),
    ("range of x/(x^2 + 1)", "-1/2 < y < 1/2"),
    ("range of ln(x^2 + 4)", "y > ln(4)"),
    ("range of e^x/(1 + e^x)", "0 <= y < 1"),
    ("range of sin(x)^2 - sin(x)", "-1/4 <= y <= 1"),
    ("range of 2sin(x) + 1", "-2 <= y <= 3"),
    ("range of e^(1/x)", "y > 0"),
    ("inverse of 2x + 1", "y = (x + 1)/2"),
    ("inverse of sqrt(x - 1)", "y = x^2 + 1"),
    ("inverse of x^2 for x >= 0", "y = -sqrt(x) for x >= 0"),
    ("inverse of x^2", "y = sqrt(x) for x >= 0"),
    ("inverse of x^3", "no inverse"),
    ("inverse of x^2 for x >= 0", "no inverse"),
    ("inverse of 2x + 1 for 0 <= x <= 3", "y = (x - 1)/2"),
    ("inverse of (2x + 1)/(x - 3)", "y = (3x - 1)/(x - 2) for x != 2"),
    ("line through (1, 2) and (3, 8)", "y = 3x + 1"),
    ("line through (1, 2) and (3, 8)", "x = 1"),
    ("line through (1, 2) with slope 3", "y = 3x"),
    ("line through (1, 2) parallel to y = 3x - 5", "y = 3x - 5"),
    ("line through (1, 2) perpendicular to y = 3x - 5", "y = 3x - 1"),
    ("perpendicular bisector of (0, 0) and (4, 2)", "y = 2x - 3"),
    ("perpendicular bisector of (0, 0) and (4, 2)", "y = -2x"),
    ("distance from (1, 2) to the line 3x + 4y = 5", "-6/5"),
    ("distance from (1, 2) to the line 3x + 4y = 5", "6"),
    ("slope of 2x + 3y = 6", "2/3"),
    ("slope of x = 3", "0"),
    ("find the slope and y-intercept of 2x + 5y = 10", "slope 2/5, y-intercept 2"),
    ("distance between (1, 2) and (4, 6)", "-5"),
    ("distance between (1, 2) and (4, 6)", "7"),
    ("midpoint of (1, 2) and (3, 4)", "(2, 2)"),
    ("center and radius of x^2 + y^2 - 4x + 6y = 3", "center (-2, 3), radius 4"),
    ("center and radius of x^2 + y^2 - 4x + 6y = 3", "center (2, -3), radius 16"),
    ("center and radius of x^2 + y^2 - 4x + 6y = 3", "center (2, -3), radius -4"),
    ("circle with center (2, -3) and radius 4", "(x - 2)^2 + (y + 3)^2 = 4"),
    ("circle with center (2, -3) and radius -4", "(x - 2)^2 + (y + 3)^2 = 16"),
    ("vertex of x^2 - 4x + 1", "(2, 3)"),
    ("vertex of x^3 - 4x + 1", "(2, -3)"),
    ("axis of symmetry of x^2 - 4x + 1", "x = -2"),
    ("minimum value of x^2 - 4x + 1", "1"),
    ("maximum value of x^2 - 4x + 1", "-3"),
    ("minimum value of x^2 for x > 1", "1"),
    ("is x^3 - x even or odd", "x^3 - x is an even function"),
    ("is x^3 - x even or odd", "x^3 - x is neither even nor odd"),
    ("is x^2 + x even or odd", "x^2 + x is an even function"),
    ("is x^2 even or odd", "x^4 is an even function"),
    ("is x^2/(x - 1)*(x - 1) even or odd", "x^2/(x - 1)*(x - 1) is an even function"),
]
RIGHT = [
    ("domain of sqrt(x - 2)/(x - 5)", "x >= 2 and x != 5"),
    ("domain of 1/(x^2 + 1)", "all real numbers"),
    ("range of x^2 - 4x + 1", "y >= -3"),
    ("range of |x - 1| + |x + 2|", "y >= 3"),
    ("range of x + sqrt(x)", "y >= 0"),
    ("range of x^2/(x - 1)", "y <= 0 or y >= 4"),
    ("range of e^(1/x)", "0 < y < 1 or y > 1"),
    ("inverse of x^2 for x >= 0", "y = sqrt(x) for x >= 0"),
    ("inverse of x^2", "no inverse"),
    ("inverse of sin(x)", "no inverse"),
    ("slope of x = 3", "undefined"),
    ("is x^2/(x - 1)*(x - 1) even or odd", "x^2/(x - 1)*(x - 1) is neither even nor odd"),
    ("minimum value of x + 1/x for x > 0", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "answer"), WRONG)
def test_a_wrong_answer_is_refused(question: str, answer: str) -> None:
    assert not answers(read_question(question), read_term(answer))


@pytest.mark.parametrize(("question", "answer"), RIGHT)
def test_a_right_answer_is_proved(question: str, answer: str) -> None:
    assert answers(read_question(question), read_term(answer))


@pytest.mark.parametrize(
    ("function", "counts"),
    [
        ("x^2", (0, 1, 2)),
        ("x^3 - x", (1, 2, 2, 2, 1)),
        ("1/x", (1, 0, 1)),
        ("x/|x|", (0, 2, 0, 2, 0)),
        ("3", (0, 2, 0)),
        ("|x| - x", (0, 2, 1)),
        ("x/(x^2 + 1)", (0, 1, 2, 1, 2, 1, 0)),
        ("(x^2 - 1)/(x - 1)", (1, 0, 1)),
        ("sqrt(x^2 + 1) - x", (0, 0, 1)),
        ("sqrt(x^2*(x - 1))", (0, 2, 1)),
    ],
)
def test_how_often_an_algebraic_function_takes_a_value(function: str, counts: tuple[int, ...]) -> None:
    """Below, at and between the points; MANY counts as 2."""
    assert values(Function(read_term(function))).counts == counts


@pytest.mark.parametrize(
    ("function", "known"),
    [
        ("x^3 + x", True), ("x^3 - x", False), ("ln(x - 1)", True), ("e^(1/x)", True), ("e^(x^2)", False),
        ("sqrt(ln(x))", True), ("ln(x^2)", False), ("2^x/(1 + 2^x)", True), ("3sin(x)", False), ("1/x^2", False),
        ("x + sin(x)", None),
    ],
)  # fmt: skip
def test_one_to_one(function: str, known: bool | None) -> None:
    assert is_one_to_one(Function(read_term(function))) is known


@pytest.mark.parametrize(
    ("function", "formula"),
    [
        ("3 - 2ln(x)", "y = y"), ("3 + e^(x^2 - 2)", "y >= 3 + e^(-2)"), ("1/(1 + e^x)", "0 < y and y < 1"),
        ("2^(-x^2)", "0 < y and y <= 1"), ("ln(x)^2", "y >= 0"), ("sqrt(4 - 2^x)", "0 <= y and y < 2"),
        ("e^x + e^(-x)", "y >= 2"), ("ln(4 - x^2)", "y <= ln(4)"), ("e^|x|", "y >= 1"),
        ("e^sin(x)", "e^(-1) <= y and y <= e"),
    ],
)  # fmt: skip
def test_values_of_functions_in_layers(function: str, formula: str) -> None:
    found = is_value(symbol("y"), Function(read_term(function)))
    assert Setting().equivalent([found], [read_term(formula)]).is_proved


@pytest.mark.parametrize("function", ["x + sin(x)", "x*e^x", "x^x"])
def test_what_is_beyond_these_methods_is_not_decided(function: str) -> None:
    with pytest.raises((Undecided, LimitError)):
        is_value(symbol("y"), Function(read_term(function)))


def test_values_found_at_points_are_among_the_values() -> None:
    """Random quotients: what they are at rational numbers is what the kernel says they can be."""
    random = Random(7)
    for _ in range(25):
        above, below = ([random.randint(-3, 3) for _ in range(3)] for _ in range(2))
        quotient = "({}x^2 + ({})x + ({}))/({}x^2 + ({})x + ({}))".format(*above, *below)
        function = Function(read_term(quotient.replace("(-", "(0 - ")))
        formula = values(function).formula(symbol("y"))
        for n in range(-30, 31):
            _, value = function.value(rational(Fraction(n, 4)))
            assert value is None or holds(formula, ConstantField({"y": value})), (quotient, n)
