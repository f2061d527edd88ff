"""Enclosures never miss the number, and separate numbers that differ."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qstar_cli.terms.build import add, divide, integer, multiply, negative, number, root, symbol
from qstar_cli.terms.enclosure import enclosure, sign_of_difference
from qstar_cli.terms.reader import read_term


@pytest.mark.parametrize(
    ("a", "b"), [("sqrt(8)", "2sqrt(2)"), ("x", "1"), ("1/0", "1"), ("sqrt(-1)", "0"), ("sqrt(2)*sqrt(2)", "2")]
)
def test_does_not_separate(a: str, b: str) -> None:
    assert sign_of_difference(read_term(a), read_term(b)) is None


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        ("sqrt(2)", "3/2"),
        ("-sqrt(3)", "-1.7"),
        ("cbrt(-2)", "-1"),
        ("1 - sqrt(2)", "0"),
        ("pi", "22/7"),
        ("1414213562373095048801688724209698078569671875376/10^48", "sqrt(2)"),
    ],
)
def test_separates(smaller: str, larger: str) -> None:
    assert sign_of_difference(read_term(smaller), read_term(larger)) == -1
    assert sign_of_difference(read_term(larger), read_term(smaller)) == 1


@given(st.fractions(-50, 50), st.integers(1, 400), st.fractions(-9, 9))
def test_contains_the_number(p: Fraction, k: int, q: Fraction) -> None:
    found = enclosure(add(number(p), multiply(number(q), root(integer(k)))), 64)
    assert found is not None
    low, high = found
    scale = 10**40
    below = Fraction(isqrt(k * scale**2), scale)
    ends = sorted((p + q * below, p + q * (below + Fraction(1, scale))))
    assert low <= ends[1]
    assert ends[0] <= high
    assert high - low < Fraction(1, 10**15)


def test_quotient_by_what_may_be_zero_has_no_enclosure() -> None:
    zero = add(root(integer(2)), negative(root(integer(2))))
    assert enclosure(divide(integer(1), zero), 64) is None
    assert enclosure(symbol("x"), 64) is None
