"""Whole equations: the answers, the choice of method, and what must not happen."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.printer import text
from tests.goals.answering import answer, derive
from tests.rules.applying import read_line

DECLINED = [
    "x^3 - x + 1 = 0 over the complex numbers",  # irreducible, its other roots have no name
    "sin(x) = x",
    "x^2 + y = x*sqrt(y)",
]

ANSWERS = {
    # linear
    "3x - 5 = 16": "x = 7",
    "4 - x = 9": "x = -5",
    "7 = 2x - 6": "x = 13/2",
    "x/4 + 1 = 3": "x = 8",
    "5(x - 2) = 3(x + 4)": "x = 11",
    "2(x + 1) - 3(x - 1) = x": "x = 5/2",
    "x/3 - x/5 = 4": "x = 30",
    "x = x + 1": "no solution",
    "3(x + 1) = 3x + 3": "all real numbers",
    "98765432109876543210x = 2": "x = 1/49382716054938271605",
    "0.5x - 1.25 = 2": "x = 6.5",
    # denominators and what they exclude
    "4/x = 8": "x = 1/2",
    "x/(x - 5) = 5/(x - 5)": "no solution",
    "(x^2 - 9)/(x - 3) = 6": "no solution",
    "2x/x = 2": "x != 0",
    "1/(x + 2) = 1/(x + 2)": "x != -2",
    "3/(x - 1) = 2/(x + 1)": "x = -5",
    "x + 2/x = 3": "x = 1 or x = 2",
    # products and powers
    "x^2 = 3x": "x = 0 or x = 3",
    "(x - 4)*(2x + 1) = 0": "x = -1/2 or x = 4",
    "1/f = 1/u + 1/v for f": "(f = u*v/(u + v) if u != -v; false if u = -v) for u != 0 and v != 0",
    "(x - 1)^3*(x + 5)^2 = 0": "x = -5 or x = 1",
    "(x + 1)*(x + 3) = 8": "x = -5 or x = 1",
    "x^2 + 9 = 0": "no solution",
    "x^2 + 9 = 0 over the complex numbers": "x = -3i or x = 3i",
    "x^4 = 81 over the complex numbers": "x = -3 or x = -3i or x = 3i or x = 3",
    "x^3 = -27": "x = -3",
    "(3x - 1)^3 = 8": "x = 1",
    "x^2 = 12": "x = -2sqrt(3) or x = 2sqrt(3)",
    "(x - 1)^2 = 5": "x = 1 - sqrt(5) or x = 1 + sqrt(5)",
    "x^4 - 13x^2 + 36 = 0": "x = -3 or x = -2 or x = 2 or x = 3",
    "x^3 - 2x^2 - 5x + 6 = 0": "x = -2 or x = 1 or x = 3",
    "x^5 = x": "x = -1 or x = 0 or x = 1",
    # quadratics
    "x^2 - 7x + 12 = 0": "x = 3 or x = 4",
    "6x^2 = x + 2": "x = -1/2 or x = 2/3",
    "x^2 + 10x + 25 = 0": "x = -5",
    "x^2 - 4x - 1 = 0": "x = 2 - sqrt(5) or x = 2 + sqrt(5)",
    "3x^2 + 5x + 1 = 0": "x = (-5 - sqrt(13))/6 or x = (-5 + sqrt(13))/6",
    "x^2 + x + 2 = 0": "no solution",
    # irreducible polynomials of higher degree
    "x^3 - x + 1 = 0": "x = root 1 of x^3 - x + 1",
    "x^4 = x + 1": "x = root 1 of x^4 - x - 1 or x = root 2 of x^4 - x - 1",
    "x^4 + x + 1 = 0": "no solution",
    "x^2 - 4x + 13 = 0 over the complex numbers": "x = 2 - 3i or x = 2 + 3i",
    # what is assumed of the unknown, and of other letters
    "x^2 = 4 assuming x > 0": "x = 2",
    "x + 1 = 1 + x assuming x > 0": "x > 0",
    "a*x = b for x assuming a > 0": "x = b/a",
    # other sets of numbers
    "x + 5/x = 2 over the complex numbers": "x = 1 - 2i or x = 1 + 2i",
    "2x^2 = 3x over the integers": "x = 0",
    "x^2 = 2 over the integers": "no solution",
    # other letters
    "F = k*(R - L) for k": "k = F/(R - L) if L != R; true if L = R and F = 0; false if L = R and F != 0",
    "P = 2*l + 2*w for w": "w = (P - 2l)/2",
    "a*x + b = c for x": "x = (c - b)/a if a != 0; true if a = 0 and b = c; false if a = 0 and b != c",
    "m*x = 2m for x": "x = 2 if m != 0; true if m = 0",
    "x/k = 3 for x": "x = 3k for k != 0",
    "y = (2x - 1)/(x + 3) for x": "x = (3y + 1)/(2 - y) if y != 2; false if y = 2",
    "9x^2 = 16y^2 for x": "x = -4/3*y or x = 4/3*y",
    "a = b for x": "true if a = b; false if a != b",
    "x + y = y + x for x": "all real numbers",
    "p^2*x = p for x": "x = 1/p if p != 0; true if p = 0",
    "(x - a)*(x - b) = 0 for x": "x = a or x = b",
    "(x - a)/(x - b) = 0 for x": "x = a if a != b; false if a = b",
}


@pytest.mark.parametrize("equation", DECLINED)
def test_declines(equation: str) -> None:
    assert answer(equation) == "declined"


@pytest.mark.parametrize(("equation", "expected"), ANSWERS.items())
def test_answer(equation: str, expected: str) -> None:
    assert answer(equation) == expected


@pytest.mark.parametrize("expected", [a for a in ANSWERS.values() if a.startswith("x = ") and " if " not in a])
def test_answer_is_its_own_answer(expected: str) -> None:
    if " or " not in expected and "y" not in expected and "k" not in expected:
        assert answer(expected) == expected


METHODS = {
    ("x^2 - 5x + 6 = 0", "factoring"): "factor-trinomial",
    ("x^2 - 5x + 6 = 0", "formula"): "quadratic-formula",
    ("x^2 - 5x + 6 = 0", "completing-the-square"): "complete-the-square",
    ("(x - 2)^2 = 9", "square-roots"): "take-square-roots",
    # without a method, the clearest
    ("x^2 - 8x + 15 = 0", ""): "factor-trinomial",
    ("x^2 + 3x - 5 = 0", ""): "quadratic-formula",
    ("2x^2 = 50", ""): "take-square-roots",
}


@pytest.mark.parametrize(("case", "rule"), METHODS.items())
def test_method(case: tuple[str, str], rule: str) -> None:
    found = derive(*case)
    assert found is not None
    assert rule in [s.rule for s in found[0].steps]


def test_linear_equations_take_few_lines() -> None:
    for equation, most in {"2x + 3 = 7": 2, "5x - 4 = 2x + 8": 3, "3 - (x - 4) = 2x + 1": 5}.items():
        found = derive(equation)
        assert found is not None
        assert len(found[0].steps) <= most


@pytest.mark.parametrize("seed", range(60))
def test_roots_are_found_again(seed: int) -> None:
    """Products of linear factors, multiplied out or hidden behind both sides, give back exactly their roots."""
    rng = random.Random(seed)
    roots = sorted({Fraction(rng.randint(-6, 6), rng.choice((1, 1, 2, 3))) for _ in range(rng.randint(1, 3))})
    product = "*".join(f"({r.denominator}x - ({r.numerator}))" for r in roots)
    shift = rng.choice(("0", "3x - 1", "x^2", "7"))
    found = derive(f"{product} + {shift} = {shift}" if rng.random() < 0.6 else f"{product} = 0")
    assert found is not None
    assert text(found[1]) == " or ".join(f"x = {text(read_line(f'x = {r}').state.term.args[1])}" for r in roots)


@pytest.mark.parametrize("seed", range(60))
def test_rational_equations_keep_their_domain(seed: int) -> None:
    """Every claimed root of a random rational equation satisfies it, and an excluded value is never claimed."""
    rng = random.Random(seed)
    a, b, c, d = (rng.randint(-4, 4) for _ in range(4))
    equation = f"({a}x + {b})/(x - {c}) = ({d}x + {a})/(x - {c}) + {rng.randint(-2, 2)}"
    found = derive(equation)
    if found is None:
        return
    left, right = read_line(equation).problem.subject.args
    for alternative in found[1].args if found[1].head == "Or" else (found[1],):
        if alternative.head == "Equal":
            value = rational_value(alternative.args[1], {})
            assert value is not None
            x = alternative.args[0]
            assert rational_value(left, {x: value}) == rational_value(right, {x: value}) is not None
