"""Whole factorisations: complete, in textbook spelling, and equal to what was asked."""

from __future__ import annotations

import random

import pytest

from qstar_cli.rules.algebra import is_same_polynomial
from tests.goals.answering import answer, derive

ANSWERS = {
    # nothing to do
    "x + 5": "x + 5",
    "x^2 + 7": "x^2 + 7",
    "x^2 - 5": "x^2 - 5",
    "x^2 + 5x + 5": "x^2 + 5x + 5",
    "13": "13",
    # common factors and signs
    "4x + 6": "2(2x + 3)",
    "-x - 2": "-(x + 2)",
    "6x^2*y - 9x*y^2": "3x*y*(2x - 3y)",
    "-3x^2 + 12": "-3(x - 2)*(x + 2)",
    "x*(a + b) - 2(a + b)": "(a + b)*(x - 2)",
    # patterns
    "25x^2 - 36": "(5x - 6)*(5x + 6)",
    "x^4 - 81": "(x - 3)*(x + 3)*(x^2 + 9)",
    "8x^3 + 27": "(2x + 3)*(4x^2 - 6x + 9)",
    "x^6 - 64": "(x - 2)*(x^2 + 2x + 4)*(x + 2)*(x^2 - 2x + 4)",
    "9x^2 - 30x + 25": "(3x - 5)^2",
    "-x^2 + 4x - 4": "-(x - 2)^2",
    "2x^2 + 7x + 3": "(x + 3)*(2x + 1)",
    "x^4 + 7x^2 + 12": "(x^2 + 3)*(x^2 + 4)",
    "x^2 + 3x*y - 10y^2": "(x - 2y)*(x + 5y)",
    "(x + 2)^2 - 49": "(x - 5)*(x + 9)",
    # grouping and larger polynomials
    "3a*x - 3a*y + b*x - b*y": "(3a + b)*(x - y)",
    "x^3 - x^2 - x + 1": "(x - 1)^2*(x + 1)",
    "2x^3 - 3x^2 - 11x + 6": "(x + 2)*(x - 3)*(2x - 1)",
    "x^4 + 64": "(x^2 + 4x + 8)*(x^2 - 4x + 8)",
    "x^2 + 2x + 1 - y^2": "(x + 1 - y)*(x + 1 + y)",
    # sums that are not collected yet
    "x^2 + x^2 - 8": "2(x - 2)*(x + 2)",
    "x^2 + 5 - 9": "(x - 2)*(x + 2)",
}


@pytest.mark.parametrize(("expression", "expected"), ANSWERS.items())
def test_answer(expression: str, expected: str) -> None:
    found = derive(f"factor {expression}")
    assert found is not None
    wanted = derive(f"factor {expected}")
    assert wanted is not None
    assert is_same_polynomial(found[0].start.term, found[1])
    assert sorted(answer(f"factor {expression}")) == sorted(expected)


def test_a_composite_number_is_left_to_prime_factorisation() -> None:
    assert answer("factor 360") == "declined"


@pytest.mark.parametrize("seed", range(40))
def test_products_of_random_factors(seed: int) -> None:
    """A product of random factors, multiplied out, is factored into at least as many."""
    rng = random.Random(seed)
    factors = [
        f"({rng.randint(1, 4)}x^{rng.choice((1, 1, 2))} + ({rng.randint(-9, 9)}))" for _ in range(rng.randint(2, 3))
    ]
    from qstar_cli.rules.algebra import expanded
    from qstar_cli.terms.printer import text
    from qstar_cli.terms.reader import read_term

    product = expanded(read_term("*".join(factors)))
    assert product is not None
    found = derive(f"factor {text(product)}")
    assert found is not None
    assert is_same_polynomial(product, found[1])
