"""Questions in the forms of school books."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from qstar_cli.errors import ReadError
from qstar_cli.operators.registry import questions
from qstar_cli.problem.context import Context
from qstar_cli.problem.phrases import read_question, reread
from qstar_cli.problem.problem import Problem
from qstar_cli.problem.templates import parse
from qstar_cli.terms.build import symbol
from qstar_cli.terms.term import term
from tests import strategies

# text -> column, part of the message
REFUSED = {
    "": (1, "no question"),
    "what is love": (9, "“love”"),
    "solve": (6, "nothing to read"),
    "solve x": (7, "not an equation"),
    "solve 2x += 3": (11, "“=”"),
    "solve 2x = 4 for 2x": (18, "not an unknown"),
    "solve 2x = 4 for e": (18, "not an unknown"),
    "solve x = 1 for y": (7, "y does not occur"),
    "solve x = 1 over the moon": (22, "set of numbers"),
    "simplify 2x = 4": (10, "not an expression"),
    "round 3.5 to x decimal places": (14, "whole number"),
    "convert 0.5 to a pumpkin": (18, "form is not known"),
    "evaluate x^2 at y = 3": (10, "y does not occur"),
    "find p + q given that p*q = 4": (6, None),
    "solve {formula}": (8, "“formula”"),
    "simplify sqrt(x^2) over the complex numbers": (10, "holds a letter"),
}

# text -> the canonical sentence
READ = {
    "divide x^3 - 2x^2 + 4 by x - 3": "divide with remainder x^3 - 2x^2 + 4 by x - 3",
    "divide 6x^3 by 2x": "simplify 6x^3/(2x)",
    "divide x^2 + 1 by y + 1": "simplify (x^2 + 1)/(y + 1)",
    "divide sin(x) + 1 by x + 1": "simplify (sin(x) + 1)/(x + 1)",
    "find the remainder when x^3 is divided by x - 1": "find the polynomial remainder of x^3 by x - 1",
    "find the remainder when 17 is divided by 5": "simplify mod(17, 5)",
    "17x + 5y = 1 over the integers": "solve the equation 17x + 5y = 1 in integers x, y",
    "express the gcd of 252 and 198 as a linear combination": "solve the equation 252x + 198y = gcd(252, 198) "
    "in integers x, y",
    "simplify sqrt(-4) over the complex numbers": "write sqrt(-4) in the form a + b*i",
    "simplify (x + i)(x - i) over the complex numbers": "simplify (x + i)*(x - i)",
    "find a such that a*x = 2x for all x": "solve a*x - 2x is zero for all x for a over the reals",
    "2x + 3 = 7": "solve 2x + 3 = 7 for x over the reals",
    "solve 2x+3=7": "solve 2x + 3 = 7 for x over the reals",
    "Solve 2X + 3 = 7.": "solve 2X + 3 = 7 for X over the reals",
    "Solve for x: 2x + 3 = 7": "solve 2x + 3 = 7 for x over the reals",
    "solve the equation 2t = 4 for t": "solve 2t = 4 for t over the reals",
    "2x = 4, solve for x": "solve 2x = 4 for x over the reals",
    "||x|-3| = 1, solve for x": "solve ||x| - 3| = 1 for x over the reals",
    "find x if 2x = 4": "solve 2x = 4 for x over the reals",
    "find the value of x such that 2x = 4": "solve 2x = 4 for x over the reals",
    "What value of x satisfies 2x = 4?": "solve 2x = 4 for x over the reals",
    "for what values of x is x^2 = 4?": "solve x^2 = 4 for x over the reals",
    "If 2x + 1 = 4, what is x?": "solve 2x + 1 = 4 for x over the reals",
    "Suppose 2x = 4. Find x.": "solve 2x = 4 for x over the reals",
    "find the roots of x^2 - 4": "solve x^2 - 4 = 0 for x over the reals",
    "find all complex solutions of x^2 = -4": "solve x^2 = -4 for x over the complex",
    "solve x^2 + 1 = 0 over the complex numbers": "solve x^2 + 1 = 0 for x over the complex",
    "solve x^2 = 2 over the reals": "solve x^2 = 2 for x over the reals",
    "x^2 = 4 over the integers": "solve the equation x^2 = 4 in integers x",
    "solve F = 9/5*C + 32 for C": "solve F = 9/5*C + 32 for C over the reals",
    "make x the subject of y = 2x": "solve y = 2x for x over the reals",
    "1 = 2": "solve 1 = 2 for x over the reals",
    "solve x + y = 5, x - y = 1": "solve x + y = 5 and x - y = 1 for x, y over the reals",
    "solve y = x^2, y = 2x + 3": "solve y = x^2 and y = 2x + 3 for x, y over the reals",
    "solve x > 3 or x < 5": "solve x > 3 or x < 5 for x over the reals",
    "solve sin(x) = 1/2 for x > 0": "solve sin(x) = 1/2 and x > 0 for x over the reals",
    "solve a*x = 6 where a = 2": "solve 2x = 6 for x over the reals",
    "2 + 3*4": "simplify 2 + 3*4",
    "What is 2 + 3*4?": "simplify 2 + 3*4",
    "what is the value of 2 + 3*4": "simplify 2 + 3*4",
    "compute: 2 + 2.": "simplify 2 + 2",
    "x + 1 = ?": "simplify x + 1",
    "ln(-1) over the reals": "simplify ln(-1)",
    "log base 1 of 5": "simplify log(5, 1)",
    "20% of 80": "simplify 20%*80",
    "increase 250 by 12%": "simplify 250(1 + 12%)",
    "decrease 80 by 5%": "simplify 80(1 - 5%)",
    "increase 80 by 5": "simplify 80 + 5",
    "divide 6 by 3": "simplify 6/3",
    "rationalize the denominator of 1/sqrt(2)": "simplify 1/sqrt(2)",
    "simplify sqrt(x^2) assuming x > 0": "simplify sqrt(x^2) assuming x > 0",
    "simplify sqrt(x^2) where x > 0": "simplify sqrt(x^2) assuming x > 0",
    "x^2/x for x != 0": "simplify x^2/x assuming x != 0",
    "sqrt(x^2) if x > 0": "simplify sqrt(x^2) assuming x > 0",
    "expand (x+1)(x-1)": "expand (x + 1)*(x - 1)",
    "multiply out 2(x + 1)": "expand 2(x + 1)",
    "factorise x^2 - 1": "factor x^2 - 1",
    "factor x^2 - 1 completely": "factor x^2 - 1",
    "2x^2 at x = 3": "evaluate 2x^2 at x = 3",
    "Evaluate x^2 + y when x = 3 and y = 4.": "evaluate x^2 + y at x = 3, y = 4",
    "If $x = 2$ and $y = 3$, what is $x+y$?": "evaluate x + y at x = 2, y = 3",
    "Given $a = \\frac{1}{2}$, find the value of $a^2$.": "evaluate a^2 at a = 1/2",
    "convert 0.375 to a fraction": "convert 0.375 to fraction",
    "write 0.(9) as a fraction": "convert 0.(9) to fraction",
    "3/4 as a percent": "convert 3/4 to percent",
    "express 7/3 as a mixed number": "convert 7/3 to mixed number",
    "what percent of 80 is 20": "convert 20/80 to percent",
    "round 3.14159 to 2 decimal places": "round 3.14159 to 2 decimal places",
    "round 3.14159 to the nearest tenth": "round 3.14159 to 1 decimal places",
    "round 2.5 to the nearest integer": "round 2.5 to 0 decimal places",
    "Solve \\[\\frac{x+4}{x-2}=3\\] for $x$.": "solve (x + 4)/(x - 2) = 3 for x over the reals",
    "2x = 4 \\text{ for } x": "solve 2x = 4 for x over the reals",
    "solve \\begin{cases} x+y&=5 \\\\ x-y&=1 \\end{cases}": ("solve x + y = 5 and x - y = 1 for x, y over the reals"),
}

# text -> the unknown chosen; None when nothing needs a warning
UNKNOWNS = {
    "2a = 4": ("a", False),
    "a*x = b": ("x", True),
    "y + 2z = 1": ("y", True),
    "p + q = 1": ("p", True),
    "A = b": ("b", True),
    "solve a*x = b for a": ("a", False),
    "E = m*c^2 solve for m": ("m", False),
}


@pytest.mark.parametrize("written", REFUSED)
def test_refused(written: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_question(written)
    column, message = REFUSED[written]
    assert (caught.value.line, caught.value.column) == (1, column)
    assert message is None or message in caught.value.what


@pytest.mark.parametrize("written", READ)
def test_read(written: str) -> None:
    problem = read_question(written)
    assert problem.read_as == READ[written]
    assert problem.text == written.strip()
    assert read_question(problem.read_as).read_as == problem.read_as


@pytest.mark.parametrize("written", UNKNOWNS)
def test_the_unknown(written: str) -> None:
    problem = read_question(written)
    name, warned = UNKNOWNS[written]
    assert problem.unknowns == (symbol(name),)
    assert bool(problem.warnings) == warned


@pytest.mark.parametrize("written", ["1/2x = 3", "a*x = b", "sin 30", "log x"])
def test_ambiguity_is_an_error_when_strict(written: str) -> None:
    assert read_question(written).warnings
    with pytest.raises(ReadError, match=r"for|with|degrees"):
        read_question(written, context=Context(strict=True))


def test_assumptions() -> None:
    problem = read_question("simplify sqrt(x^2) assuming x > 0 and y in integers")
    integers = term("Domain", value="integers")
    assert problem.assumptions == (
        term("Greater", symbol("x"), term("Integer", value=0)),
        term("Element", symbol("y"), integers),
    )


def test_reread_applies_the_context() -> None:
    lines = ("let f(x) = 2x + 1", "assume x > 0")
    assert reread("solve f(x) = 7", lines) == "solve 2x + 1 = 7 for x over the reals assuming x > 0"


@given(strategies.problems)
@settings(max_examples=200, deadline=None)
def test_the_canonical_sentence_is_read_back(problem: Problem) -> None:
    again = read_question(problem.read_as)
    assert (again.question, again.assumptions) == (problem.question, problem.assumptions)


@pytest.mark.parametrize("operator", questions(), ids=lambda op: op.head)
def test_declarations_are_well_formed(operator: object) -> None:
    assert hasattr(operator, "sentence")
    for phrase in (operator.sentence, *operator.phrases, *(p for p, _ in operator.shorthands)):  # type: ignore[attr-defined]
        assert parse(phrase)
    assert read_question(operator.example).question.head == operator.head  # type: ignore[attr-defined]
