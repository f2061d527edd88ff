"""Resultants: wrong ones are refused, right ones vanish at common zeros and agree with the library's."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from qstar_cli.errors import LimitError
from qstar_cli.verify import library
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.hint_texts import read_shown
from qstar_cli.verify.meanings.general_resultants import is_resultant, resultant
from qstar_cli.verify.polynomials import Poly

LETTERS = ("g", "x", "y")


def poly(text: str) -> Poly:
    return read_shown(text, LETTERS)


def confirmed(found: Poly, a: Poly, b: Poly) -> bool:
    return is_resultant((P.key(a), P.key(b), "g"), found)


WRONG = [
    ("0", "g + -1*x", "g^2 + -2"),
    ("x^2", "g + -1*x", "g^2 + -2"),
    ("x^2 + -3", "g + -1*x", "g^2 + -2"),
    ("2*x^2 + -4", "g + -1*x", "g^2 + -2"),
    ("x^2 + -2*g", "g + -1*x", "g^2 + -2"),
    ("x^9 + -2", "g + -1*x", "g^2 + -2"),
    ("1", "x*g + 1", "x*g + -1"),
]


@pytest.mark.parametrize(("found", "a", "b"), WRONG)
def test_what_is_no_resultant(found: str, a: str, b: str) -> None:
    assert not confirmed(poly(found), poly(a), poly(b))


def test_too_large_resultants_are_left_alone() -> None:
    with pytest.raises(LimitError):
        confirmed(P.ONE, poly("x^30*g^20 + y^30"), poly("x^30*g^20 + g + y^30"))
    with pytest.raises(LimitError):
        resultant({(("g", Fraction(1, 2)),): 1, (): 1}, poly("g^2 + -2"), "g")
    with pytest.raises(LimitError):
        resultant({(("g", Fraction(1, 2)),): 1, (): 1}, poly("x*g^2 + -2"), "g")


RIGHT = [
    ("g + -1*x", "g^2 + -2", "x^2 + -2"),
    ("g^2 + g + -1*x", "g^3 + -1*x", "x^3 + -4*x^2 + -1*x"),
    ("x*g + 1", "x*g + -1", "-2*x"),
    ("x*g^2 + 1", "g^2 + x*g + 1", "x^3 + x^2 + -2*x + 1"),
    ("g + -1*x", "g + -1*x", "0"),
]


@pytest.mark.parametrize(("a", "b", "expected"), RIGHT)
def test_known_resultants(a: str, b: str, expected: str) -> None:
    assert P.proportional(resultant(poly(a), poly(b), "g"), poly(expected))


def made(random: Random) -> Poly:
    """A polynomial that contains g."""
    terms: Poly = {(("g", random.randint(1, 3)),): random.choice((-2, -1, 1, 3))}
    for _ in range(3):
        exponents = ((n, random.randint(0, 2)) for n in LETTERS[: random.randint(2, 3)])
        terms[tuple((n, e) for n, e in exponents if e)] = random.choice((-3, -1, 2, 5))
    return P.primitive(terms)[1]


def test_the_library_agrees() -> None:
    random = Random(11)
    for _ in range(40):
        a, b = made(random), made(random)
        found = library.resultant(a, b, "g")
        assert confirmed(found, a, b)
        assert not confirmed(P.add(found, P.ONE), a, b)
        assert P.proportional(resultant(a, b, "g"), found)
