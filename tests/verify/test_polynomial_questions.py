"""Meanings of questions about polynomials: every wrong answer is refused, right ones are proved."""

from __future__ import annotations

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.printer import text
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import meaning_of
from qstar_cli.verify.reader import read

CUBIC = "divide x^3 - 2x^2 + 4 by x - 3, give quotient and remainder"
WRONG = {
    CUBIC: (
        "quotient x^2 + x + 3, remainder 12",
        "quotient x^2 + x + 2, remainder x + 10",
        "quotient x^2 - x + 3, remainder 13",
        "quotient x^2 + x + 3, remainder -13",
        "quotient 13, remainder x^2 + x + 3",
        "quotient x^2 + x + 3, remainder 13, divisor x - 3",
        "quotient x*(x + 1) + 3, remainder 13",
        "x^2 + x + 3",
        "undefined",
    ),
    "divide x^2 + 1 by x^3 + x, give quotient and remainder": (
        "quotient 1/x, remainder 0",
        "quotient 0, remainder x^2",
    ),
    "divide x^2 by 2x, give quotient and remainder": ("quotient x, remainder 0", "quotient x/2, remainder 1"),
    "divide x by 0*x, give quotient and remainder": ("quotient 0, remainder x", "undefined"),
    "gcd of x^2 - 1 and x^2 - 3x + 2": ("1", "x + 1", "x - 2", "2x - 2", "1 - x", "x^2 - 1", "(x - 1)/2", "undefined"),
    "gcd of 2x and 4x^2": ("x", "1", "x^2", "-2x", "4x"),
    "gcd of x/2 and x^2": ("x/2", "2x"),
    "gcd of x^2*y - y^3 and x^2 + 2x*y + y^2": ("1", "-x - y", "2x + 2y", "x - y", "x^2 - y^2", "x*y"),
    "gcd of x + y and x - y": ("x", "2", "x + y"),
    "lcm of 6x^2*y and 4x*y^3": ("12x^2*y^2", "24x^2*y^3", "12x^3*y^3", "x^2*y^3", "-12x^2*y^3"),
    "lcm of 0*x and x*y": ("0", "x*y"),
    "gcd of 0*x and 0*y": ("0", "1", "x"),
    "find the remainder when x^3 - 2x^2 + 4 is divided by x - 3": (
        "12",
        "x^2 + x + 3",
        "quotient x^2 + x + 3, remainder 13",
        "x",
    ),
    "find the quotient when x^3 - 2x^2 + 4 is divided by x - 3": ("13", "x^2 + x", "x^2 + x + 3 for x != 3"),
    "find the remainder when x is divided by 0*x": ("x", "0", "undefined"),
    "find the remainder when x*y is divided by x - y": ("y^2", "x^2"),
    "lcm of x^2 - 1 and x^2 - 3x + 2": (
        "(x^2 - 1)*(x^2 - 3x + 2)",
        "x^2 - 1",
        "2x^3 - 4x^2 - 2x + 4",
        "x^3 - 2x^2 - x - 2",
    ),
    "partial fractions 1/(x^2 - 1)": (
        "1/(2(x - 1)) + 1/(2(x + 1))",
        "1/(x - 1) - 1/(x + 1)",
        "1/(x^2 - 1)",
        "1/((x - 1)*(x + 1))",
        "1/(2(x - 1)) - 1/(2(x + 1)) for x != 0",
        "(1/(x - 1) - 1/(x + 1))/2",
        "1/(4(x - 1)) + 1/(4(x - 1)) - 1/(2(x + 1))",
        "x/(2(x - 1)) - 1/2 - 1/(2(x + 1))",
    ),
    "partial fractions (x - 1)/(x^2 - 1)": ("1/(x + 1)", "1/(x + 1) for x != 2"),
    "partial fractions (x + 3)/(x^2*(x - 1))": ("4/(x - 1) - (4x + 3)/x^2", "4/(x - 1) - 4/x + 3/x^2"),
    "partial fractions x/(x^4 - 4)": ("x/(x^4 - 4)", "x/(4(x^2 - 2)) + x/(4(x^2 + 2))"),
    "prove (a + b)^2 - (a - b)^2 = 4a*b": ("false", "4a*b", "(a + b)^2 - (a - b)^2 is identical to 4a*b"),
    "prove (a + b)^2 = a^2 + b^2": ("true", "a = 0", "undefined"),
    "prove sqrt(x^2) = x": ("true",),
    "prove x/x = 1": ("false",),
    "prove 1/x = 1/(x - x)": ("true", "false"),
    "prove |x| = x assuming x > 0": ("false",),
    "prove x^2 > 0": ("true", "false"),
    "prove i^2 = 1": ("true", "false"),
    "complete the square x^2 + 6x + 1": (
        "(x + 3)^2 + 8",
        "(x - 3)^2 - 8",
        "x^2 + 6x + 1",
        "(x + 3)^2 - 9 + 1",
        "(x + 3)*(x + 3) - 8",
        "(x + 2)^2 + 2x - 3",
        "(-x - 3)^2 - 8",
    ),
    "complete the square 4x^2 + 4x": ("(2x + 1)^2 - 1", "4(x + 1/2)^2", "4((x + 1/2)^2 - 1/4)"),
    "is x - 2 a factor of x^3 - 8": ("false", "x = 2"),
    "is x + 2 a factor of x^3 - 8": ("true",),
    "is x^2 + 1 a factor of x^3 - 1": ("true",),
    "is 0*x a factor of x": ("true", "false"),
    "is x - y a factor of x^2 - y^2": ("true", "false"),
}
RIGHT = {
    "is x - 2 a factor of x^3 - 8": ("true",),
    "is x^2 + 1 a factor of x^3 - 1": ("false",),
    "is 2x - 1 a factor of 4x^2 - 1": ("true",),
    "complete the square x^2 + 6x + 1": ("(x + 3)^2 - 8",),
    "complete the square 4x^2 + 4x": ("4(x + 1/2)^2 - 1",),
    "complete the square x^2/2 + x": ("1/2*(x + 1)^2 - 1/2", "(x + 1)^2/2 - 1/2"),
    "complete the square 3 - x^2": ("3 - x^2", "-x^2 + 3"),
    "prove (a + b)^2 - (a - b)^2 = 4a*b": ("true",),
    "prove (a + b)^2 = a^2 + b^2": ("false",),
    "prove x/x = 1": ("true",),
    "prove (x^2 - 1)/(x - 1) = x + 1": ("true",),
    "prove 1/(x - 1) - 1/(x + 1) = 2/(x^2 - 1)": ("true",),
    "prove sqrt(x^2) = x": ("false",),
    "partial fractions 1/(x^2 - 1)": ("1/(2(x - 1)) - 1/(2(x + 1))", "-1/(2(x + 1)) + 1/(2(x - 1))"),
    "partial fractions (x - 1)/(x^2 - 1)": ("1/(x + 1) for x != 1",),
    "partial fractions x/(x^4 - 4)": ("x/(4(x^2 - 2)) - x/(4(x^2 + 2))",),
    "partial fractions x^2 + 1": ("x^2 + 1",),
    CUBIC: ("quotient x^2 + x + 3, remainder 13",),
    "divide 6x^3 + 5x^2 - 7 by 2x + 1, give quotient and remainder": ("quotient 3x^2 + x - 1/2, remainder -13/2",),
    "divide 0*x by x, give quotient and remainder": ("quotient 0, remainder 0",),
    "gcd of x^2 - 1 and x^2 - 3x + 2": ("x - 1",),
    "gcd of x and 0*x": ("x",),
    "lcm of x^2 - 1 and x^2 - 3x + 2": ("x^3 - 2x^2 - x + 2", "(x - 1)*(x - 2)*(x + 1)"),
    "gcd of 2x and 4x^2": ("2x",),
    "gcd of x/2 and x^2": ("x",),
    "gcd of x^2*y - y^3 and x^2 + 2x*y + y^2": ("x + y", "y + x"),
    "gcd of x + y and x - y": ("1",),
    "gcd of 0*x and 6x*y": ("6x*y",),
    "lcm of 6x^2*y and 4x*y^3": ("12x^2*y^3",),
    "lcm of x + y and x - y": ("x^2 - y^2", "(x - y)*(x + y)"),
    "find the remainder when x^3 - 2x^2 + 4 is divided by x - 3": ("13",),
    "find the quotient when x^3 - 2x^2 + 4 is divided by x - 3": ("x^2 + x + 3",),
    "divide x^3 - 2x^2 + 4 by x - 3": ("quotient x^2 + x + 3, remainder 13",),
}


def levels(line: str, answer: str) -> list[str]:
    problem = read_question(line)
    meaning = meaning_of(problem.question.head)
    found = meaning.checks(problem.question, read(answer), problem.assumptions, Setting(problem.assumptions))
    return [c.verdict.level for c in found]


@pytest.mark.parametrize(("line", "answer"), [(q, a) for q, found in WRONG.items() for a in found])
def test_a_wrong_answer_is_refused(line: str, answer: str) -> None:
    assert set(levels(line, answer)) != {"proved"}


@pytest.mark.parametrize(("line", "answer"), [(q, a) for q, found in RIGHT.items() for a in found])
def test_a_right_answer_is_proved(line: str, answer: str) -> None:
    assert set(levels(line, answer)) == {"proved"}
    assert text(read(text(read(answer)))) == answer
