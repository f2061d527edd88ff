"""Bounds: long, deep and strange text is refused soon and clearly, or read."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qstar_cli.errors import ReadError
from qstar_cli.terms.numerals import digits_of, integer_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read, read_term
from qstar_cli.terms.term import Term

TOO_LONG = {"letters": "a" * 1_000_000, "sum": "1 + " * 250_000 + "1", "integer": "7" * 100_000}
TOO_DEEP = {
    "brackets": "(" * 9_000 + "x" + ")" * 9_000,
    "open brackets": "(" * 19_000,
    "bars": "|x+" * 5_000,
    "powers": "2^" * 9_000 + "2",
    "roots": "√" * 15_000 + "2",
    "functions": "sin " * 4_000 + "x",
    "signs": "-" * 15_000 + "x",
    "exponent signs": "2^" + "-" * 15_000 + "x",
    "factor signs": "2*" + "-" * 15_000 + "x",
    "divisions": "x/" * 9_000 + "x",
    "fractions": r"\frac{1}{" * 1_900 + "2" + "}" * 1_900,
    "TeX arguments": r"\sqrt" * 3_900 + "2",
}
WIDE = {
    "sum": "+".join(f"{k}x" for k in range(3_000)),
    "product": "x" + "*x" * 9_000,
    "juxtaposed": "x!" * 9_000,
    "system": "x=1;" * 4_000 + "y=2",
    "lines": "\n x=1" * 4_000,
    "warnings": "1/2x+" * 3_900 + "1",
}


@pytest.mark.parametrize("name", TOO_LONG)
def test_too_long(name: str) -> None:
    with pytest.raises(ReadError, match="longer than 20000 characters"):
        read(TOO_LONG[name])


@pytest.mark.parametrize("name", TOO_DEEP)
def test_too_deep(name: str) -> None:
    started = time.monotonic()
    with pytest.raises(ReadError, match=r"nested more than|right after"):
        read(TOO_DEEP[name])
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("name", WIDE)
def test_wide_text_is_read_in_linear_time(name: str) -> None:
    started = time.monotonic()
    reading = read(WIDE[name])
    assert time.monotonic() - started < 5
    assert len(reading.warnings) <= 30


def test_depth_of_200_is_read_and_the_recursion_limit_is_left_alone() -> None:
    before = sys.getrecursionlimit()
    assert text(read_term("(" * 199 + "x" + ")" * 199)) == "x"
    assert sys.getrecursionlimit() == before


def test_long_integers_are_read_and_printed() -> None:
    digits = "1234567890" * 1_900
    assert text(read_term(digits)) == digits
    assert integer_of(digits) % 10**20 == int(digits[-20:])


@given(st.integers(-(10**9000), 10**9000))
@settings(max_examples=20, deadline=None)
def test_digits_of_inverts_integer_of(n: int) -> None:
    assert digits_of(n).startswith("-") == (n < 0)
    assert integer_of(digits_of(abs(n))) == abs(n)


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_with_a_place(written: str) -> None:
    found = _term_or_error(written)
    if isinstance(found, ReadError):
        assert 1 <= found.line <= written.count("\n") + 1
        assert found.column >= 1
        assert all(c.isprintable() or c == "\n" for c in found.caret())
    else:
        assert read_term(text(found)) == found


def _term_or_error(written: str) -> Term | ReadError:
    try:
        return read_term(written)
    except ReadError as error:
        return error
