"""Sums of sines and cosines that formulas put together."""

import pytest

from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.trigonometric_forms import reduced_sum


@pytest.mark.parametrize(
    ("given", "wanted"),
    [("sin(x) + 0", None), ("0 + cos(x)^2", None), ("0*sin(x) + sin(x)", None), ("1 - sin(x)^2", "cos(x)^2")],
)
def test_two_summands_are_put_together(given: str, wanted: str | None) -> None:
    found = reduced_sum(read_term(given))
    assert (None if found is None else text(found)) == wanted
