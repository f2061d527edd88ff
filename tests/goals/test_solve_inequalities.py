"""Whole inequalities and equations with absolute values: answers by search, and agreement with values at points."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.term import Term
from tests.goals.answering import answer, derive
from tests.rules.applying import read_line

DECLINED = ["x^2 > a for x"]

ANSWERS = {
    "7 - 3x > 1": "x < 2",
    "x + a <= 2 for x": "x <= 2 - a",
    "a*x < b for x assuming a < 0": "x > b/a",
    "a*x < b for x": "x < b/a if a > 0; x > b/a if a < 0; true if a = 0 and b > 0; false if a = 0 and b <= 0",
    "-1 <= 2x + 3 < 9": "-2 <= x < 3",
    "4 > 2x > -2": "-1 < x < 2",
    "x > 4 or x + 1 < 2": "x < 1 or x > 4",
    "x > 4 and x + 1 < 2": "no solution",
    "x >= 4 or x <= 5": "all real numbers",
    "x^2 >= 9": "x <= -3 or x >= 3",
    "x^2 < 2x + 1": "1 - sqrt(2) < x < 1 + sqrt(2)",
    "x^2*(x - 1) <= 0": "x <= 1",
    "(x - 1)^2 > 0": "x != 1",
    "(x - 1)^2 <= 0": "x = 1",
    "2/x >= 1": "0 < x <= 2",
    "x^5 - x + 1 > 0": "x > root 1 of x^5 - x + 1",
    "(x - 1)/(x - 1) > 0": "x != 1",
    "|x + 1| > 3": "x < -4 or x > 2",
    "|x| < |x - 2|": "x < 1",
    "|x + 2| + |x - 2| >= 4": "all real numbers",
    "sqrt(x - 1) < 3": "1 <= x < 10",
    "sqrt(x + 2) > x": "-2 <= x < 2",
    "x^2 = 9 and x < 1": "x = -3",
    "|x - 2| + |x - 5| = 3": "2 <= x <= 5",
    "x*|x| = 2x": "x = -2 or x = 0 or x = 2",
    "|x - 1| = 3 - 2x": "x = 4/3",
    "|x| = c for x": "x = -c or x = c if c >= 0; false if c < 0",
}


@pytest.mark.parametrize("question", DECLINED)
def test_declines(question: str) -> None:
    assert answer(question) == "declined"


@pytest.mark.parametrize(("question", "expected"), ANSWERS.items())
def test_answer(question: str, expected: str) -> None:
    assert answer(question) == expected


def _holds(formula: Term, x: Term, value: Fraction) -> bool:
    if formula.head in ("And", "Or"):
        return (all if formula.head == "And" else any)(_holds(a, x, value) for a in formula.args)
    if formula.head in ("True", "False"):
        return formula.head == "True"
    a, b = (rational_value(side, {x: value}) for side in formula.args)
    if a is None or b is None:
        return False
    return {
        "Less": a < b, "LessEqual": a <= b, "Greater": a > b, "GreaterEqual": a >= b, "Equal": a == b, "Unequal": a != b
    }[formula.head]  # fmt: skip


def _linear(rng: random.Random) -> str:
    return f"({rng.choice((1, 1, 2, -1, -3))}x + ({rng.randint(-5, 5)}))"


SHAPES = ("{0} {r} {1}", "{0}*{1} {r} 0", "{0}/{1} {r} {n}", "|{0}| {r} {n}", "|{0}| + |{1}| {r} {n}", "|{0}| {r} {1}")


@pytest.mark.parametrize("seed", range(48))
def test_answers_hold_at_the_same_points(seed: int) -> None:
    rng = random.Random(seed)
    shape = SHAPES[seed % len(SHAPES)]
    relation = rng.choice(("<", "<=", ">", ">="))
    question = shape.format(_linear(rng), _linear(rng), r=relation, n=rng.randint(-2, 6))
    found = derive(question)
    assert found is not None
    formula, x = read_line(question).problem.subject, read_line(question).problem.unknowns[0]
    for n in range(-120, 121):
        value = Fraction(n, 12)
        assert _holds(formula, x, value) == _holds(found[1], x, value), (question, value)
