"""Roots counted from the left: their notation, their number, decimals around them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.terms.enclosure import enclosure
from qstar_cli.terms.latex_printer import latex
from qstar_cli.terms.polynomial_roots import coefficients_of, count_roots, enclosing_decimals
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.sympy_printer import sympy_text
from qstar_cli.terms.term import symbols
from qstar_cli.verify.reader import read as read_canonical

REFUSED = ["root 0 of x^3 - x - 1", "root 1 of x", "root 1 of x*y + 1", "root 1.5 of x^3 - x - 1"]
COUNTS = {
    "x^5 - x - 1": 1,
    "x^3 - 3x + 1": 3,
    "x^4 + x + 1": 0,
    "x^4 - 2x^2 + 1": 2,
    "x^3 - 3x^2 + 3x - 1": 1,
    "x - 3": 1,
}
BETWEEN = {
    "root 1 of x^5 - x - 1": ("1.16", "1.17"),
    "root 1 of x^3 - 3x + 1": ("-1.88", "-1.87"),
    "root 2 of x^5 - x - 1": None,
    # close neighbours are told apart
    "root 1 of 100000000x^2 - 200600000x + 100600899": ("1.002", "1.003"),
}


@pytest.mark.parametrize("line", REFUSED)
def test_refused(line: str) -> None:
    with pytest.raises(ReadError):
        read_term(line)


@pytest.mark.parametrize(("polynomial", "count"), COUNTS.items())
def test_count(polynomial: str, count: int) -> None:
    p = coefficients_of(read_term(f"root 1 of {polynomial}"))
    assert p is not None
    assert count_roots(p) == count


@pytest.mark.parametrize(("line", "found"), BETWEEN.items())
def test_decimals_around(line: str, found: tuple[str, str] | None) -> None:
    assert enclosing_decimals(read_term(line)) == found


def test_enclosure_is_narrow() -> None:
    low, high = enclosure(read_term("root 1 of x^3 - 2"), 200) or (Fraction(0), Fraction(9))
    assert low**3 < 2 < high**3
    assert high - low <= Fraction(1, 2**200)


@pytest.mark.parametrize("line", ["root 1 of x^5 - x - 1", "2(root 3 of t^3 - 3t + 1) + 1", "-(root 1 of x^3 - x - 1)"])
def test_text_is_read_back(line: str) -> None:
    t = read_term(line)
    assert text(t) == line
    assert read_term(text(t)) == t == read_canonical(text(t))
    assert read_term(latex(t)) == t
    assert not symbols(t)


def test_sympy_counts_from_zero() -> None:
    assert sympy_text(read_term("root 2 of x^3 - 3x + 1")) == "CRootOf(x**3 - 3*x + 1, 1)"
