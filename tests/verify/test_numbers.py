"""Constants, roots of polynomials, irreducibility: the exact methods by themselves."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.integers import whole_root
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.meanings.factor_irreducible import coprime, irreducible
from qstar_cli.verify.meanings.factor_modular import degrees_modulo
from qstar_cli.verify.meanings.factor_one_letter import univariate
from qstar_cli.verify.meanings.primes_certificates import is_prime
from qstar_cli.verify.reader import read
from qstar_cli.verify.root_search import refine
from qstar_cli.verify.roots import isolate, sort_roots
from qstar_cli.verify.zero_sets import plain_field

SIGNS = [
    ("sqrt(2) - 1", 1),
    ("sqrt(2) + sqrt(3) - sqrt(5 + 2sqrt(6))", 0),
    ("sqrt(2) - 141421356237309504880168872420969807856967/10^41", 1),
    ("cbrt(2)^3 - 2", 0),
    ("cbrt(-8) + 2", 0),
    ("sqrt(2 + sqrt(2 + sqrt(2))) - 2", -1),
    ("sqrt(1000001) - sqrt(1000000) - 1/2000", -1),
    ("1/(sqrt(2) - 1) - sqrt(2) - 1", 0),
    ("pi - 355/113", -1),
    ("e - pi", -1),
    ("2^sqrt(2) - 8/3", -1),
    ("ln(2) - 7/10", -1),
    ("root(2, 7)*root(64, 7) - 2", 0),
]


@pytest.mark.parametrize(("text", "sign"), SIGNS)
def test_signs_of_constants(text: str, sign: int) -> None:
    field = ConstantField()
    value = evaluate(read(text), field)
    assert value is not None
    assert field.sign(value) == sign


def test_a_transcendental_zero_is_not_guessed() -> None:
    with pytest.raises(Undecided):
        holds(read("ln(4) = 2ln(2)"), ConstantField())


def test_numbers_without_a_value_are_undecided() -> None:
    for text in ("oo", "i", "x"):
        with pytest.raises(Undecided):
            evaluate(read(text), ConstantField())


@pytest.mark.parametrize("text", ["9^9^9^9", "2^100000", "(10^9)!", "(2^19999)^19999"])
def test_large_numbers_are_bounded(text: str) -> None:
    with pytest.raises(LimitError):
        evaluate(read(text), plain_field())


ROOTS = [
    ([-6, 11, -6, 1], ["1", "2", "3"]),
    ([-2, 0, 1], ["-1.4142", "1.4142"]),
    ([1, 0, 1], []),
    ([-1, -1, 0, 0, 0, 1], ["1.1673"]),
    ([1, -3000000, 2000000000000], ["0.0000005", "0.000001"]),
]


@pytest.mark.parametrize(("p", "expected"), ROOTS)
def test_roots_are_isolated(p: list[int], expected: list[str]) -> None:
    found = isolate(p)
    for root in found:
        refine(root, 60)
    assert len(found) == len(expected)
    assert all(abs(r.low - Fraction(e)) <= abs(Fraction(e)) / 1000 for r, e in zip(found, expected, strict=True))


def test_repeated_roots_are_no_business_of_isolation() -> None:
    with pytest.raises(LimitError):
        isolate([1, -2, 1, 0, 0])[0:0] or isolate([4, 0, -4, 0, 1])


def test_close_roots_of_two_polynomials_are_put_in_order() -> None:
    found = sort_roots([*isolate([-2, 0, 1]), *isolate([-2000000001, 0, 1000000000])])
    assert [r.p[2] for r in found] == [1000000000, 1, 1, 1000000000]


IRREDUCIBLE = [
    "x + 1",
    "x^2 + 1",
    "x^2 - 2",
    "x^3 - 2",
    "x^4 + 1",
    "x^4 - 10x^2 + 1",
    "x^5 - x - 1",
    "x^8 + 1",
    "x^16 + 1",
    "x^24 - x^12 + 1",
    "x^32 + 1",
    "x^18 + 6x^9 + 3",
    "x^20 + x^15 + x^10 + x^5 + 1",
    "x^6 + x^3 + 1",
    "x^2 + y^2",
    "x*y + 1",
    "x^2*y + y + 1",
    "x^3 + y^3 + 1",
    "x^2 - 2y^2",
    "x*y*z + x + y",
]
REDUCIBLE = [
    "x^2 - 1",
    "x^2 + 2x + 1",
    "x^4 + 4",
    "x^4 + x^2 + 1",
    "x^6 - 1",
    "x^16 + 4",
    "x^20 - 1",
    "(x^8 + 1)*(x^8 + 2)",
    "x^24 + x^12 + 1",
    "4x^20 + 1",
    "x^2 - y^2",
    "x*y + x",
    "x^3 + y^3",
    "x^5 + x + 1",
    "x^4 + 2x^3 + 3x^2 + 2x + 1",
    "6x^2 + x - 2",
    "x^2*y^2 - 1",
]


def polynomial(text: str) -> P.Poly:
    value = evaluate(read(text), plain_field())
    assert value is not None
    return value.above


@pytest.mark.parametrize("text", IRREDUCIBLE)
def test_irreducible_with_evidence(text: str) -> None:
    assert irreducible(polynomial(text))


@pytest.mark.parametrize("text", REDUCIBLE)
def test_reducible_is_never_called_irreducible(text: str) -> None:
    assert irreducible(polynomial(text)) is None


def test_products_of_small_polynomials_are_never_called_irreducible() -> None:
    for a in range(-3, 4):
        for b in range(-2, 3):
            for c in (-2, -1, 1, 2):
                product = P.multiply(
                    {(("x", 2),): 1, (("x", 1),): a, (): c}, {(("x", 2),): 1, (("x", 1),): b, (): 1 - c or 3}
                )
                coefficients = [int(product.get((("x", k),) if k else (), 0)) for k in range(5)]
                assert univariate(coefficients) is None


def test_degrees_modulo_primes() -> None:
    assert degrees_modulo([-1, 0, 1], 5) == [1, 1]
    assert degrees_modulo([1, 0, 0, 0, 1], 3) == [2, 2]
    assert degrees_modulo([1, 2, 1], 5) is None


def test_coprime() -> None:
    assert coprime(polynomial("x + y"), polynomial("x - y"))
    assert not coprime(polynomial("x*(x + y)"), polynomial("(x + y)*y"))


def test_whole_roots_and_primes() -> None:
    assert [whole_root(n, 3) for n in (1, 8, 9, 10**30)] == [1, 2, 0, 10**10]
    assert [is_prime(n) for n in (2, 91, 97, 10**18 + 9)] == [True, False, True, True]
