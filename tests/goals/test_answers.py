"""Answers put in order."""

from __future__ import annotations

import pytest

from qstar_cli.goals.answers import in_order
from qstar_cli.terms.build import symbol
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.tidy import tidy

CASES = {
    ("x = 3 or x = 1 or x = 3", ""): "x = 1 or x = 3",
    ("x = sqrt(2) or x = -sqrt(2) or x = 1", ""): "x = -sqrt(2) or x = 1 or x = sqrt(2)",
    ("x = 1 + 2i or x = 1 - 2i", ""): "x = 1 - 2i or x = 1 + 2i",
    ("x = 1 or no solution", ""): "x = 1",
    ("no solution or no solution", ""): "false",
    ("x = 1 or all real numbers", ""): "true",
    ("all real numbers", "x != 2"): "x != 2",
    ("no solution", "x != 2"): "false",
    ("x = a", "a != 0"): "x = a for a != 0",
    ("all real numbers", "x != b and a != 0"): "x != b for a != 0",
    ("x = 1 if a > 0; no solution if a = 0; no solution if a < 0", ""): "x = 1 if a > 0; false if a <= 0",
    ("x = 1 if a > 0; x = 1 if a <= 0", ""): "x = 1",
    (
        "x = 1 if a > 0 and b = 0; x = 1 if a <= 0 and b != 0; x = 2 if a > 0 and b != 0; x = 2 if a <= 0 and b = 0",
        "",
    ): ("x = 1 if a > 0 and b = 0; x = 1 if a <= 0 and b != 0; x = 2 if a > 0 and b != 0; x = 2 if a <= 0 and b = 0"),
    ("(x = 1 if b = 0; x = 2 if b != 0) or x = 3", ""): "x = 1 or x = 3 if b = 0; x = 2 or x = 3 if b != 0",
    ("(x = 1 if b = 0; x = 2 if b != 0) or (x = 4 if b = 0; x = 5 if b != 0)", ""): (
        "x = 1 or x = 4 if b = 0; x = 2 or x = 5 if b != 0"
    ),
}


@pytest.mark.parametrize(("given", "wanted"), CASES.items())
def test_in_order(given: tuple[str, str], wanted: str) -> None:
    formula, conditions = given
    known = [read_term(c) for c in conditions.split(" and ")] if conditions else []
    assert text(in_order(tidy(read_term(formula)), known, symbol("x"))) == wanted
