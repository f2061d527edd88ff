"""Signs under assumptions: what is not known stays unknown."""

from __future__ import annotations

import pytest

from qstar_cli.terms.facts import signs
from qstar_cli.terms.reader import read_term as read

UNKNOWN = (
    ("x - 3", "x < 4"),
    ("x - 3", "x > 2"),
    ("x + y", "x > 0"),
    ("x^2 - x", "x > 0"),
    ("2x - 1", "x != 1/2 + y"),
    ("x*y", "x > 0"),
    ("x - y", "x > y + z"),
)
KNOWN = (
    ("x - 3", "x < 3", {-1}),
    ("x - 3", "x <= 3", {-1, 0}),
    ("x - 3", "x = 3", {0}),
    ("x - 3", "x != 3", {-1, 1}),
    ("4 - 2x", "x >= 3", {-1}),
    ("2x + 1", "x > 0", {1}),
    ("a - b", "b < a", {1}),
    ("3b - 3a - 1", "a >= b", {-1}),
    ("x^2 - 4", "x^2 > 5", {1}),
    ("x - y", "x = y", {0}),
    ("x - 1", "x = 1/2", {-1}),
)


@pytest.mark.parametrize(("term", "assumption"), UNKNOWN)
def test_unknown(term: str, assumption: str) -> None:
    assert {-1, 1} <= signs(read(term), (read(assumption),))


@pytest.mark.parametrize(("term", "assumption", "expected"), KNOWN)
def test_known(term: str, assumption: str, expected: set[int]) -> None:
    assert signs(read(term), (read(assumption),)) == expected
