"""The syntactic answer forms: what is refused first, then what is accepted."""

from __future__ import annotations

import pytest

from qstar_cli.terms.coprime import is_coprime, may_be_square
from qstar_cli.terms.forms import (
    expansion_bound,
    is_expanded,
    is_factored_shape,
    is_lowest_terms,
    is_polynomial,
    is_written_as,
)
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.tidy import tidy

NOT_SIMPLIFIED = """1/0; 6/4; 2/1; -(-x); 0.50; 12%; 2*3*x; x*x; x + x; x + 0; 1*x; x^1; x^0; x^-2; x^(-a); (x + 1)^2
x*(x + 1); (x + 3)/3; 2x/(4y); x/(1 - x); (-x - 1)/y; (x^2 - 1)/(x - 1); 1/x + 1; (x/2 + 1)/y; x/x
(x*y)^2; (x/y)^2; (x^2)^3; x^(1/2); x^2.5; sqrt(4); sqrt(8); sqrt(1/2); sqrt(x/y); sqrt(x^2); sqrt(4x)
sqrt(4x + 8); sqrt(x^2 + 2x + 1); sqrt(3 + 2sqrt(2)); root(4, 4); root(x, 4); sqrt(2)*sqrt(3)
sqrt(2)*sqrt(x); 1/sqrt(2); 1/(1 + sqrt(2)); 1/2 + sqrt(5)/2; (2 + 2sqrt(5))/4; 4^(1/2); 2^3; 2^-1
sqrt(x)*x; |-3|; |x^2|; |2x|; |-x|; |1 - x|; |x|^2; sin(pi/6); sin(-x); sin(x)^2 + cos(x)^2; ln(1)
ln(-1); arcsin(2)
i^2; 30° + 15°; 2*30°; 5!; 2 1/2; x^y*x^z; a^x/a; e^ln(x); undefined + 1; 0*x; 0/x""".replace("\n", "; ").split("; ")

SIMPLIFIED = """0; -3; 7/3; -7/3; 0.06; x; -x; 2/3*x; 2x/3; x^2 + 2x + 1; 2/3*x + 2; x*y; 3x^2*y; 1/x; x/(x - 1)
(x + 1)/(2y); -1/(x*y); sqrt(2); 5sqrt(2); sqrt(2)/2; (1 + sqrt(5))/2; cbrt(4); root(2, 4); sqrt(x)
sqrt(3x); x^(3/2); x^(1/4); sqrt(x + 1); sqrt(x^2 + 1); sqrt(x^2*y); sqrt(-x); 1/sqrt(x); 1/(1 + cbrt(2))
1/(x + sqrt(2)); sqrt(1 + sqrt(2)); sqrt(x)*sqrt(y); sqrt(2)*cbrt(2); pi/2 + 1; 2pi; |x|; |x - 1|; |x*y|
2*|x|; x^y; 2^x; 2*2^x; x^(y + 1); (x + 1)^x; (x + 1)^300; 3x*(x + 1)^300; sin(x); sin(1); sin(pi/7)
ln(2); ln(x); n!; 45°; i; 1 + i; undefined; e^x; sin(x)^2 + cos(y)^2""".replace("\n", "; ").split("; ")


@pytest.mark.parametrize("line", NOT_SIMPLIFIED)
def test_not_simplified(line: str) -> None:
    assert not is_simplified(tidy(read_term(line)))


@pytest.mark.parametrize("line", SIMPLIFIED)
def test_simplified(line: str) -> None:
    assert is_simplified(tidy(read_term(line)))


@pytest.mark.parametrize("line", ["4/2", "6/4", "0/3", "-6/4", "0.5", "1/0", "3/1", "x"])
def test_not_in_lowest_terms(line: str) -> None:
    assert not is_lowest_terms(read_term(line))


@pytest.mark.parametrize("line", ["0", "7", "-7", "3/4", "-3/4"])
def test_in_lowest_terms(line: str) -> None:
    assert is_lowest_terms(read_term(line))


@pytest.mark.parametrize(
    "line", ["x*(x + 1)", "(x + 1)^2", "x*x", "2*3*x", "x + 2x", "x/1", "2^3", "(x*y)^2", "(x + 1)/2"]
)
def test_not_expanded(line: str) -> None:
    assert not is_expanded(read_term(line))


@pytest.mark.parametrize("line", ["x^2 + 2x + 1", "2/3*x - 1", "5", "x*y", "sqrt(2)*x + pi", "(x + 1)/(y + 1)"])
def test_expanded(line: str) -> None:
    assert is_expanded(read_term(line))
    assert is_polynomial(read_term(line)) == ("/(" not in line)


@pytest.mark.parametrize(
    "line", ["(2x + 2)*(x - 1)", "(-x + 1)*x", "(x + 1)*(1 + x)", "2*3*x", "(x/2 + 1)*x", "x^1", "(x*y)^2"]
)
def test_not_factored(line: str) -> None:
    assert not is_factored_shape(read_term(line))


@pytest.mark.parametrize("line", ["2(x + 1)*(x - 1)", "(x + 1)^2", "-x*(x + 1)", "1/2*(x + 1)", "x^2*y", "7"])
def test_factored(line: str) -> None:
    assert is_factored_shape(read_term(line))


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("6/4", "fraction", False),
        ("3/2", "fraction", True),
        ("3/2", "decimal", False),
        ("1.50", "decimal", False),
        ("0.1(6)", "decimal", True),
        ("3/2", "mixed number", False),
        ("1 2/4", "mixed number", False),
        ("1 1/2", "mixed number", True),
        ("150", "percent", False),
        ("37.5%", "percent", True),
    ],
)
def test_written_as(line: str, word: str, expected: bool) -> None:
    assert is_written_as(read_term(line), word) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("x^2 - 1", "x - 1", False),
        ("x^2*y - y", "x*z + z", False),
        ("x^2 + 1", "x - 1", True),
        ("x*y + 1", "x*y - 1", True),
        ("x*z - y*z - y", "y*z", True),
        ("a*x*z - b*y*z - y", "y*z", True),
        ("(x + 1)^3", "(x + 1)*(x - 2)", False),
    ],
)
def test_coprime(a: str, b: str, expected: bool) -> None:
    assert is_coprime(read_term(a), read_term(b)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("x^2 + 2x + 1", True), ("4x^2 - 4x*y + y^2", True), ("x^2 + 1", False), ("x", False), ("-x^2", False)],
)
def test_square(line: str, expected: bool) -> None:
    assert may_be_square(read_term(line)) is expected


def test_expansion_bound() -> None:
    assert expansion_bound(read_term("(x + y)^10")) == 11
    assert expansion_bound(read_term("(a + b)*(c + d)*3")) == 4
    assert expansion_bound(read_term("(x + 1)^(10^9)")) == 1
    assert expansion_bound(read_term("(x + 1)^1000000000")) > 200
