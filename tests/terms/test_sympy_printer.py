"""What is written for SymPy is what SymPy reads."""

from __future__ import annotations

import pytest
import sympy
from hypothesis import given, settings

from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.sympy_printer import sympy_answer, sympy_text
from qstar_cli.terms.term import Term
from tests import strategies

# question, answer -> text for SymPy
ANSWERS = {
    ("x^2 - 5x + 6 = 0", "x = 3 or x = 2"): "{2, 3}",
    ("2x = 1", "x = 1/2"): "{Rational(1, 2)}",
    ("1 = 2", "no solution"): "EmptySet",
    ("x = x", "all real numbers"): "Reals",
    ("x = x over the complex numbers", "all real numbers"): "Complexes",
    ("x/x = 1", "x != 0"): "Union(Interval.open(-oo, 0), Interval.open(0, oo))",
    ("x/x = 1", "x != 1 and x != -sqrt(2)"): (
        "Union(Interval.open(-oo, -sqrt(2)), Interval.open(-sqrt(2), 1), Interval.open(1, oo))"
    ),
    ("x/x = 1 over the complex numbers", "x != 0"): "Complement(Complexes, {0})",
    ("a*x = b for x", "x = b/a if a != 0; no solution if a = 0"): "b/a",
    ("A = l*w for w", "w = A/l for l != 0"): "A/l",
    ("x^2 = a for x", "x = sqrt(a) or x = -sqrt(a) if a >= 0; no solution if a < 0"): "{sqrt(a), -sqrt(a)}",
    ("x^2 = -1 over the complex numbers", "x = -i or x = i"): "{-I, I}",
    ("x + y = 3, x - y = 1", "x = 2 and y = 1"): "[{x: 2, y: 1}]",
    ("x + y = 1, x + y = 2", "no solution"): "[]",
    ("cbrt(54)", "3cbrt(2)"): "3*2**Rational(1, 3)",
    ("cbrt(x)", "cbrt(x)"): "real_root(x, 3)",
    ("x^2/x", "x for x != 0"): "x",
    ("0.1 + 0.2", "0.3"): "Rational(3, 10)",
    ("5/0", "undefined"): "nan",
    ("x", "E + S + lambda + e"): "Symbol('E') + Symbol('S') + Symbol('lambda') + E",
    ("sin(x) = 1/2", "x = pi/6 + 2*pi*n or x = 5*pi/6 + 2*pi*n for integer n"): (
        "Union(ImageSet(Lambda(n, pi/6 + 2*pi*n), Integers), ImageSet(Lambda(n, 5*pi/6 + 2*pi*n), Integers))"
    ),
    ("sin(n) = 0 for n", "n = pi*k for integer k"): "ImageSet(Lambda(k, pi*k), Integers)",
    ("x", "sinh(x)*coth(x)"): "sinh(x)*coth(x)",
    ("x", "8 1/3 - (-2)^2"): "(8 + Rational(1, 3)) - (-2)**2",
    ("x", "log(x, 2)*|x|"): "log(x, 2)*Abs(x)",
}


@pytest.mark.parametrize(("question", "answer"), ANSWERS)
def test_answers(question: str, answer: str) -> None:
    written = sympy_answer(read_term(answer), read_question(question).question)
    assert written == ANSWERS[question, answer]
    assert sympy.sympify(written) is not None


@given(strategies.numbers)
@settings(max_examples=150, deadline=None)
def test_values_agree(t: Term) -> None:
    value = rational_value(t, {})
    assert value is not None
    assert sympy.sympify(sympy_text(t)) == sympy.Rational(value.numerator, value.denominator)
