"""What searches propose decides nothing: a lying proposer of any kind is refused, a silent one costs the proof."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from qstar_cli.errors import LimitError
from qstar_cli.verify import elimination, library, root_search
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import Cell, CellField
from qstar_cli.verify.check import check
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.emptiness import Known, is_contradiction, is_empty
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.hints import _searched
from qstar_cli.verify.meanings import factor_irreducible, primes_certificates, systems_linear
from qstar_cli.verify.meanings.general_resultants import resultant
from qstar_cli.verify.reader import read
from qstar_cli.verify.roots import Root, isolate, sort_roots
from qstar_cli.verify.verdict import Level
from tests.verify.certificates import certificates_of

X, Y = P.generator("x"), P.generator("y")
SQUARE = P.subtract(P.multiply(X, X), P.constant(2))


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    _searched.cache_clear()  # type: ignore[attr-defined]


def refused(question: Callable[[], object]) -> bool:
    """Whether a lie is noticed where it is told."""
    with pytest.raises(LimitError):
        question()
    return True


@pytest.mark.parametrize(
    "lie",
    [
        [],
        [(X, 2)],
        [(SQUARE, 2)],
        [(P.scale(SQUARE, 2), 1)],
        [(SQUARE, 1), (P.ONE, -1)],
        [(P.ZERO, 1)],
        [(SQUARE, 10**9)],
    ],
)
def test_wrong_factors(monkeypatch: pytest.MonkeyPatch, lie: list[tuple[P.Poly, int]]) -> None:
    monkeypatch.setattr(library, "split", lambda p: lie)
    assert refused(lambda: factors(SQUARE))


@pytest.mark.parametrize(
    "lie",
    [
        (),
        ((1, 2),),
        ((-2, -1), (1, 2), (5, 6)),
        ((1, 2), (-2, -1)),
        ((-2, -1), (-2, -1)),
        ((-2, 2), (-2, 2)),
        ((-1, 1), (1, 2)),
    ],
)
def test_wrong_intervals(monkeypatch: pytest.MonkeyPatch, lie: tuple[tuple[int, int], ...]) -> None:
    told = tuple((Fraction(low), Fraction(high)) for low, high in lie)
    monkeypatch.setattr(root_search, "intervals", lambda p: told)
    assert refused(lambda: isolate([-2, 0, 1]))


@pytest.mark.parametrize(("low", "high"), [(2, 3), (-2, -1), (1, 1), (-2, 2), (Fraction(3, 2), 2), (2, 1)])
def test_wrong_narrowing(low: float, high: float) -> None:
    root = Root([-2, 0, 1], Fraction(1), Fraction(2))
    assert not root.narrow(Fraction(low), Fraction(high))
    assert (root.low, root.high) == (Fraction(1), Fraction(2))


def test_roots_that_are_not_put_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(root_search, "separate", lambda found: None)
    assert refused(
        lambda: sort_roots([Root([-2, 0, 1], Fraction(1), Fraction(2)), Root([-3, 0, 1], Fraction(1), Fraction(2))])
    )


def test_wrong_resultants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "resultant", lambda a, b, name: P.ONE)
    a, b = P.add(P.multiply(X, Y), P.ONE), P.subtract(P.multiply(X, Y), P.ONE)
    assert refused(lambda: resultant(a, b, "y"))


def test_wrong_evidence_of_irreducibility(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factor_irreducible, "is_shown", lambda p, evidence: False)
    assert factor_irreducible.irreducible(SQUARE) is None


def test_wrong_primes(monkeypatch: pytest.MonkeyPatch) -> None:
    n = 10**18 + 3
    monkeypatch.setattr(primes_certificates, "certificate", lambda n: (2, (2,)))
    assert refused(lambda: primes_certificates.is_prime(n))
    monkeypatch.setattr(primes_certificates, "_proposed", lambda n: ((n + 2, 1),))
    assert refused(lambda: primes_certificates.factors(n))


def test_wrong_multipliers(monkeypatch: pytest.MonkeyPatch) -> None:
    one = (((Fraction(1),),), ((Fraction(1),),))
    monkeypatch.setattr(systems_linear, "_multipliers", lambda a, b: one)
    assert refused(lambda: systems_linear.same_linear_system([read("x + y = 1")], [read("x + y = 2")]))


# emptiness


def on_cell(*known: tuple[P.Poly, set[int]]) -> CellField:
    field = CellField(Cell(), {})
    field.known.update({P.key(p): frozenset(signs) for p, signs in known})
    return field


POINTS = on_cell((X, {1}), (P.subtract(Y, X), {0, 1}), (P.subtract(Y, P.generator("pi")), {0}))
EMPTY = on_cell((X, {1}), (P.add(X, P.ONE), {-1, 0}))


@pytest.mark.parametrize(
    "lie",
    [
        (),
        ((P.key(X), P.ONE),),
        ((P.key(X), P.constant(-1)),),
        ((P.key(P.subtract(Y, X)), P.ZERO),),
        ((P.key(X), P.ONE), (P.key(P.subtract(Y, X)), P.constant(-1))),
        ((P.key(X), Y), (P.key(X), P.scale(Y, -1))),
        ((P.key(P.subtract(Y, P.generator("pi"))), P.constant(-5)),),
    ],
)
def test_wrong_combinations(monkeypatch: pytest.MonkeyPatch, lie: Any) -> None:
    monkeypatch.setattr(elimination, "contradiction", lambda known, cell: lie)
    assert not is_contradiction(Known(frozenset(POINTS.known.items()), POINTS), lie)
    assert refused(lambda: is_empty(POINTS))


def test_right_combinations() -> None:
    assert is_empty(EMPTY)
    assert not is_empty(POINTS)
    right = ((P.key(X), P.ONE), (P.key(P.add(X, P.ONE)), P.constant(-1)))
    assert is_contradiction(Known(frozenset(EMPTY.known.items()), EMPTY), right)


def test_elimination_proposes_what_is_confirmed() -> None:
    """Random systems: a proposed combination is confirmed, and none is proposed where a point is known."""
    random, found = Random(5), 0
    for _ in range(300):
        rows: list[P.Poly] = [
            {(("x", 1),): random.randint(-3, 3), (("y", 1),): random.randint(-3, 3), (): random.randint(-3, 3)}
            for _ in range(4)
        ]
        known: list[tuple[P.Poly, set[int]]] = [
            ({m: c for m, c in row.items() if c}, random.choice(({1}, {0, 1}, {-1}, {0}, {-1, 0}))) for row in rows
        ]
        field = on_cell(*((p, signs) for p, signs in known if len(p) > 1))
        proposal = elimination.contradiction(field.known.items(), field)
        grid = [(Fraction(a, 2), Fraction(b, 2)) for a in range(-12, 13) for b in range(-12, 13)]
        if any(all(sign_at(dict(name), *at) in signs for name, signs in field.known.items()) for at in grid):
            assert proposal is None
        if proposal is not None:
            assert is_contradiction(Known(frozenset(field.known.items()), field), proposal)
            found += 1
    assert found > 50


def sign_at(p: P.Poly, x: Fraction, y: Fraction) -> int:
    value = sum(c * x ** int(dict(m).get("x", 0)) * y ** int(dict(m).get("y", 0)) for m, c in p.items())
    return (value > 0) - (value < 0)


# whole certificates


QUESTIONS = ("solve x^4 + 1 = 3x", "solve x^2 - x - 1 < 0", "simplify sqrt(x^2*y^2)", "factor x^4 - 10x^2 + 1")


def test_certificates_are_checked_without_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    certificates = certificates_of(QUESTIONS)
    assert len(certificates) == len(QUESTIONS)

    def silent(*args: object) -> None:
        raise LimitError("no search here")

    monkeypatch.setattr(root_search, "intervals", silent)
    monkeypatch.setattr(library, "split", silent)
    assert all(check(c).level == c["level"] for c in certificates)


def test_claims_with_lying_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "split", lambda p: [(X, 1)])
    verdict = Setting().equivalent([read("x^4 - 5x^2 + 6 > 0")], [read("x > 0")])
    assert verdict.level == Level.UNKNOWN
    same = Setting().same_function(Partial(read("sqrt(x^2 + 2x*y + y^2)")), Partial(read("x + y")))
    assert not same.is_proved
