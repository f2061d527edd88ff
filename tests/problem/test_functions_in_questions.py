"""Questions about functions, lines and circles as school books put them, and how their answers are written."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Context
from qstar_cli.problem.file_format import read_file
from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.printer import answer_text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.short_answer import set_notation, short_answer
from qstar_cli.terms.sympy_printer import sympy_answer

READ_AS = {
    "find the domain of the function f(x) = sqrt(x + 3)": "solve sqrt(x + 3) is defined for x over the reals",
    "domain of g(t) = 1/t": "solve 1/t is defined for t over the reals",
    "The range of values of $x$ that make $\\sqrt{4x - 3}$ meaningful is ____?": (
        "solve sqrt(4x - 3) is defined for x over the reals"
    ),
    "range of x^2, x >= 1": "solve y is a value of (x^2 for x >= 1) for y over the reals",
    "range of f(x) = x^2 on [0, 3)": "solve y is a value of (x^2 for 0 <= x < 3) for y over the reals",
    "find the inverse of f(x) = 2x + 1": "solve y is the inverse of 2x + 1 for y over the reals",
    "f(x) = 7x - 4. Find the inverse.": "solve y is the inverse of 7x - 4 for y over the reals",
    "if f(x) = 3x - 7, find f^{-1}(x)": "solve y is the inverse of 3x - 7 for y over the reals",
    "if f(x) = 3x - 7, find f^(-1)(2)": "solve 3x - 7 = 2 for x over the reals",
    "if f(x) = 2x + 1, find f(3)": "simplify 2*3 + 1",
    "given f(x) = 2x + 3 and g(x) = x^2, find (f o g)(1)": "simplify 2*1^2 + 3",
    "find (g ∘ f)(x) if f(x) = x + 2 and g(x) = x^2": "simplify (x + 2)^2",
    "if f(x) = x and g(x) = 2x, find (f - g)(3)": "simplify 3 - 2*3",
    "f(x) = 5x - 3, solve f(x) = 12": "solve 5x - 3 = 12 for x over the reals",
    "what is the slope of the line through (1, 2) and (3, 8)": "find the slope between (1, 2) and (3, 8)",
    "write an equation of the line with slope -1/2 that passes through the point (4, 1).": (
        "find the line through (4, 1) with slope -1/2"
    ),
    "equation of the line with slope 2 and y-intercept -3": "find the line through (0, -3) with slope 2",
    "line perpendicular to y = 2 passing through (1, 7)": "find the line through (1, 7) perpendicular to y = 2",
    "find the slope of a line parallel to the given line: 7x + y = -2": "find the slope of the line 7x + y = -2",
    "how far apart are A(1, 2) and B(4, 6)?": "find the distance between (1, 2) and (4, 6)",
    "what is the radius of the circle x^2 + y^2 = 9?": "find the radius of the circle x^2 + y^2 = 9",
    "find the equation of the circle centered at (3, -1) with radius 2": (
        "find the circle with center (3, -1) and radius 2"
    ),
    "find the circle whose diameter has endpoints (0, 1) and (2, 3)": (
        "find the circle with diameter from (0, 1) to (2, 3)"
    ),
    "find the vertex of the parabola y = x^2 - 4x": "find the vertex of x^2 - 4x",
    "find the maximum value of f(x) = x^2 on [0, 5]": "find the maximum value of (x^2 for 0 <= x <= 5)",
    "is f(x) = x^3 even, odd, or neither?": "decide whether x^3 is even or odd",
    "average rate of change of f(x) = x^2 on the interval [1, 4]": (
        "find the average rate of change of x^2 on the interval (1, 4)"
    ),
    "are f(x) = 2x and g(x) = x/2 inverses?": "decide whether 2x is inverse to x/2",
    "find the x- and y-intercepts of 2x - 5y = 10": "solve 2x - 5y = 10 and x*y = 0 for x, y over the reals",
}
SHORT = [
    ("find the vertex of x^2 - 4x + 1", "(2, -3)", "(2, -3)", "(2, -3,)"),
    ("find the center and radius of x^2 + y^2 = 9", "center (0, 0), radius 3", "(0, 0), 3", "((0, 0,), 3)"),
    ("find the slope and y-intercept of y = 2x + 1", "slope 2, y-intercept 1", "2, 1", "(2, 1)"),
    ("is x^3 even or odd", "x^3 is an odd function", "odd", ""),
    ("inverse of 2x + 1", "y = (x - 1)/2", "(x - 1)/2", "(x - 1)/2"),
    ("inverse of x^2", "no inverse", "no inverse", "EmptySet"),
    ("line through (1, 2) and (3, 8)", "y = 3x - 1", "y = 3x - 1", "Eq(y, 3*x - 1)"),
]


@pytest.mark.parametrize(
    "sentence",
    [
        "find the distance between 3 and (1, 2)",
        "find the line through (1, 2, 3) and (4, 5)",
        "find the circle with center 3 and radius 2",
        "if f(x) = x + f(x), find f(2)",
        "find f(2) if g(x) = x",
    ],
)
def test_not_understood(sentence: str) -> None:
    with pytest.raises(ReadError):
        read_question(sentence)


@pytest.mark.parametrize(("sentence", "read_as"), READ_AS.items())
def test_read_as(sentence: str, read_as: str) -> None:
    assert read_question(sentence).read_as == read_as


@pytest.mark.parametrize(("sentence", "answer", "short", "sympy"), SHORT)
def test_answers_are_written_and_read_back(sentence: str, answer: str, short: str, sympy: str) -> None:
    question = read_question(sentence).question
    t = read_term(answer)
    assert answer_text(t, question) == answer
    assert short_answer(t, question) == short
    assert sympy_answer(t, question) == sympy


@pytest.mark.parametrize(
    ("sentence", "answer", "intervals"),
    [
        ("domain of 1/(x^2 - 4)", "x != -2 and x != 2", "(-oo, -2) U (-2, 2) U (2, oo)"),
        ("domain of x^2", "all real numbers", "(-oo, oo)"),
        ("domain of sqrt(-1 - x^2)", "no solution", ""),
        ("range of x^2", "y >= 0", "[0, oo)"),
        ("x^2 = 4", "x = 2 or x = -2", ""),
        ("x^2 != 4", "x != 2 and x != -2", ""),
    ],
)
def test_sets_have_interval_notation(sentence: str, answer: str, intervals: str) -> None:
    question = read_question(sentence).question
    assert set_notation(read_term(answer), question, lambda t: answer_text(t, question)) == intervals


def test_functions_of_let_lines_are_named_alone() -> None:
    context = Context().with_line("let f(x) = x^2 - 9")
    for sentence in ("domain of f", "domain of f(x)", "find the domain of the function f"):
        assert read_question(sentence, context=context).read_as == "solve x^2 - 9 is defined for x over the reals"


def test_a_let_line_that_asks_is_a_question() -> None:
    found = list(read_file("let f(x) = 3x - 2. Find f(-4).\nlet g(x) = x\ng(5)\n"))
    assert [p.read_as for p in found if isinstance(p, Problem)] == ["simplify 3*(-4) - 2", "simplify 5"]


@pytest.mark.parametrize(
    ("sentence", "read_as"),
    [
        ("Let h be 3. Let f(w) = w - 6. Give f(h).", "simplify 3 - 6"),
        ("Let f(i) = 2i. Let g(z) = z^2. What is f(2) - g(3)?", "simplify 2*2 - 3^2"),
        ("Let k = 2. Let m = k + 1. Solve m*x = k for x.", "solve (2 + 1)*x = 2 for x over the reals"),
        ("Let f(x) = x + 1, g(x) = 2x. Find f(g(1)).", "simplify 2*1 + 1"),
    ],
)
def test_sentences_that_define_stand_before_the_question(sentence: str, read_as: str) -> None:
    assert read_question(sentence).read_as == read_as
