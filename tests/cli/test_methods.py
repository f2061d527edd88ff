"""`--method`: the method asked for is used, or the problem is declined with a clear message."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Run

Qstar = Callable[..., Run]

UNFIT = [
    ("x^2 + 1 = 3x", "factoring"),
    ("2x + 3 = 7", "formula"),
    ("x^2 - 5x + 6 = 0", "square-roots"),
    ("x^3 = 8", "elimination"),
]
FIT = [
    ("x^2 - 5x + 6 = 0", "formula", "Use the quadratic formula"),
    ("x^2 - 5x + 6 = 0", "completing-the-square", "Complete the square"),
    ("x^2 - 5x + 6 = 0", "factoring", "Factor the trinomial"),
    ("x^4 - 5x^2 + 4 = 0", "substitution", "Solve the quadratic in a power"),
    ("4^x - 3*2^x + 2 = 0", "substitution", "Solve for the power or logarithm"),
    ("x^(2/3) - x^(1/3) - 2 = 0", "substitution", "Solve for the root"),
]


@pytest.mark.parametrize(("problem", "method"), UNFIT)
def test_a_method_that_does_not_fit(qstar: Qstar, problem: str, method: str) -> None:
    run = qstar("solve", "--method", method, problem)
    assert run.status == 1
    assert "the method asked for does not lead to an answer here" in run.out


@pytest.mark.parametrize(("problem", "method", "title"), FIT)
def test_a_method_that_fits(qstar: Qstar, problem: str, method: str, title: str) -> None:
    run = qstar("solve", "--method", method, problem)
    assert run.status == 0, run.out
    assert title in run.out
