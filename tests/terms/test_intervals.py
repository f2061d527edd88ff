"""Sets of reals as intervals: normal form, notation, and the forms of answers made from them."""

from __future__ import annotations

import pytest

from qstar_cli.terms.build import symbol
from qstar_cli.terms.intervals import normal_form
from qstar_cli.terms.latex_printer import latex
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.short_answer import short_answer
from qstar_cli.terms.solved import is_solved
from qstar_cli.terms.sympy_printer import sympy_answer
from qstar_cli.terms.term import term
from qstar_cli.verify.reader import read as kernel_read

X = symbol("x")

UNKNOWN = ["2x > 1", "x > a and x < b", "x^2 = 4", "x > y or x < 0"]

NORMAL = {
    "x > 3 or x > 1": "x > 1",
    "x > 1 and x < 1": "false",
    "x >= 1 and x <= 1": "x = 1",
    "x < 1 or x >= 1": "true",
    "x < 1 or x > 1": "x != 1",
    "3 > x and 1 <= x": "1 <= x < 3",
    "x = 1 or 1 < x < 2": "1 <= x < 2",
    "x != 1 and x > 0": "0 < x < 1 or x > 1",
    "x > sqrt(2) and x < 3/2": "sqrt(2) < x < 3/2",
    "x = 0.5 or x = 1/2": "x = 0.5",
    "(x < 1 or x > 4) and (x > 0 or x = -2)": "x = -2 or 0 < x < 1 or x > 4",
}

FORMS = {
    "x < 3": ("(-oo, 3)", "Interval.open(-oo, 3)", "x < 3"),
    "x >= 1/2": ("[1/2, oo)", "Interval(Rational(1, 2), oo)", r"x \ge \frac{1}{2}"),
    "-1 <= x < 2": ("[-1, 2)", "Interval.Ropen(-1, 2)", r"-1 \le x < 2"),
    "x = 0 or x > 1": ("{0} U (1, oo)", "Union({0}, Interval.open(1, oo))", r"x = 0 \lor x > 1"),
    "x != 1": ("x != 1", "Union(Interval.open(-oo, 1), Interval.open(1, oo))", r"x \ne 1"),
}


@pytest.mark.parametrize("formula", UNKNOWN)
def test_no_normal_form(formula: str) -> None:
    assert normal_form(read_term(formula), X) is None


@pytest.mark.parametrize(("formula", "expected"), NORMAL.items())
def test_normal_form(formula: str, expected: str) -> None:
    found = normal_form(read_term(formula), X)
    assert found is not None
    assert text(found) == expected
    assert is_solved(found, X)
    assert normal_form(found, X) == found
    assert read_term(text(found)) == found == kernel_read(text(found))


@pytest.mark.parametrize("formula", [f for f in NORMAL if "!=" not in f and "0.5" not in f])
def test_what_can_be_joined_is_not_solved(formula: str) -> None:
    assert not is_solved(read_term(formula), X)


@pytest.mark.parametrize(("formula", "expected"), FORMS.items())
def test_forms(formula: str, expected: tuple[str, str, str]) -> None:
    answer = read_term(formula)
    question = term("Solve", answer, X, term("Domain", value="reals"))
    assert (short_answer(answer, question), sympy_answer(answer, question), latex(answer)) == expected
