"""Spellings with a second reading: read by a documented rule, with a note that gives the other one."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Context
from qstar_cli.problem.phrases import read_question

ONE_READING = [
    "50*(1 + 10%)",
    "10% + 20%",
    "5 + mod(3, 2)",
    "mod(7 + 3, 2)",
    "x = 3*y = 4",
    "x = 3, y = 4",
    "x = 2, 3",
    "gcd(1, 10)",
    "x = 1, 5",
    "x = 1.5",
    "round 12.345",
    "ab(2)",
    "sin(2)",
]

TWO_READINGS = {
    "50 + 10%": "50 + 10/100",
    "100 - 20%": "100(1 - 20%)",
    "7 + 3 mod 2": "7 + mod(3, 2)",
    "root 3 of 8": "the root of that order",
    "x = 3 y = 4": "two equations put a comma",
    "x = 2, 3, y = 1": "x = 2 or x = 3 or y = 1",
    "inv(2)": "i*n*v",
    "gcd(1,000, 10)": "1,000 is read as 1000",
    "x = 1,5": "for the decimal write 1.5",
    "round 12.345% to 1 decimal place": "12.345/100",
}


@pytest.mark.parametrize("line", ONE_READING)
def test_no_note_where_there_is_one_reading(line: str) -> None:
    assert not [w for w in read_question(line).warnings if "is read as" in w or "are read as" in w]


@pytest.mark.parametrize("line", TWO_READINGS)
def test_the_other_reading_is_named(line: str) -> None:
    assert any(TWO_READINGS[line] in w for w in read_question(line).warnings), read_question(line).warnings


@pytest.mark.parametrize("line", TWO_READINGS)
def test_strict_refuses(line: str) -> None:
    with pytest.raises(ReadError):
        read_question(line, context=Context(strict=True))
