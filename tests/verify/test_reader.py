"""The kernel's reader: refusals, then that it reads what the printer writes."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.verify.reader import read, read_question

REFUSED = [
    "",
    "x +",
    "2 3",
    "x y",
    "(x",
    "x)",
    "|x",
    "x = ",
    "x = 1 = 2",
    "x and y",
    "1 or 2",
    "x = 1 or 2",
    "x for 3",
    "x if",
    "f(x)",
    "sqrt()",
    "sqrt(x, 2, 3)",
    "2^",
    "^2",
    "1/2x",
    "x^2y",
    "--x",
    "x + -1",
    "x*-1",
    "x # 1",
    "x;",
    "a if b = 1;",
    "for x",
    "no",
    "(1, 2) + 1",
    "2^3!",
    "x = 1, y = 2",
    "x = (y = 1)",
    "(x = 1) + 1",
    "5 1/2 1/3",
    "|x|y||",
]
READ = [
    "-3^2",
    "(-3)^2",
    "2^3^2",
    "2x*y/3",
    "x/3*y",
    "x/3/y",
    "x/(3y)",
    "-x/y",
    "(-x)/y",
    "x*(y*z)",
    "x + (y + z)",
    "x - (-y)",
    "-(-x)",
    "-(x + y)",
    "8 1/3",
    "-8 1/3",
    "(8 1/3)*x",
    "0.50",
    "0.1(6)",
    "0.5*(x + 1)",
    "12%",
    "5!",
    "30°",
    "(x + 1)!",
    "(-x)!",
    "x_1",
    "alpha",
    "pi*e",
    "2i",
    "sqrt(x)",
    "cbrt(x)",
    "root(x, 5)",
    "||x| - 1|",
    "2*|x|",
    "|x|*|y|",
    "sin(x)^2",
    "log(x, 2)",
    "x^(1/2)",
    "x^(-2)",
    "(x^2)^3",
    "3sqrt(2)",
    "2(x + 1)",
    "2(x + 1)^2",
    "x = 1 or x = 2 and y = 3",
    "(x = 1 or x = 2) and y = 3",
    "x != 1",
    "x <= 2",
    "no solution",
    "all real numbers",
    "undefined",
    "x + 1 for x != 1",
    "x = b/a if a != 0; true if a = 0 and b = 0; false if a = 0 and b != 0",
    "(1, 2)",
]


@pytest.mark.parametrize("source", REFUSED)
def test_refused(source: str) -> None:
    with pytest.raises(ReadError):
        read(source)


@pytest.mark.parametrize("source", READ)
def test_reads_what_the_printer_writes(source: str) -> None:
    assert read(text(read_term(source))) == read_term(source)


QUESTIONS = [
    "solve x^2 = a for x over the reals assuming a > 0 and a < 5",
    "simplify 3(x + 2)",
    "expand (x + 1)^2",
    "factor x^2 - 1",
    "evaluate x^2*y at x = 3, y = -2",
    "convert 7/3 to mixed number",
]


@pytest.mark.parametrize("source", QUESTIONS)
def test_questions(source: str) -> None:
    question, assumptions = read_question(source)
    written = text(question)
    if assumptions:
        written += " assuming " + " and ".join(map(text, assumptions))
    assert written == source


@pytest.mark.parametrize(
    "source",
    ["solve x = 1", "simplify", "simplify x = 1", "solve 2x for x over the reals", "differentiate x", "factor x for x"],
)
def test_sentences_that_are_no_questions(source: str) -> None:
    with pytest.raises(ReadError):
        read_question(source)
