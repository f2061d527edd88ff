"""ConPoLe's axioms, in which the benchmarks of learning also train: they keep values, and answers are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from benchmarks.fine_axioms import (
    BINARY,
    FineSpace,
    associated,
    cancelled,
    commuted,
    distributed,
    evaluated,
    read_equation,
    simplified,
    value_at,
)
from benchmarks.fine_exercises import FAMILIES, root
from qstar_cli.derivation import State
from qstar_cli.learn.attempts import Environment
from qstar_cli.learn.trainer import Trainer
from qstar_cli.terms.build import symbol
from qstar_cli.terms.term import Term, term
from tests.learn.models import SMALL

AXIOMS = (commuted, associated, distributed, evaluated, cancelled, simplified)
POINTS = (Fraction(3), Fraction(-2), Fraction(1, 7))


def start(text: str) -> tuple[FineSpace, State]:
    problem = read_equation(text)
    assert problem is not None
    space = FineSpace(problem)
    return space, space.start()


def side(text: str) -> Term:
    problem = read_equation(f"{text} = x")
    assert problem is not None
    return problem.subject.args[0]


@pytest.mark.parametrize("text", ["(x + 2)", "2 = 3", "(x + y) = 2"])
def test_what_is_no_equation_in_one_unknown_is_not_read(text: str) -> None:
    assert read_equation(text) is None


@pytest.mark.parametrize(
    ("axiom", "text"),
    [
        (commuted, "(2 - x)"),
        (commuted, "(2 / x)"),
        (associated, "((x - 1) - 2)"),
        (associated, "((x / 2) * 3)"),
        (distributed, "(2 / (x + 3))"),
        (evaluated, "(2 + x)"),
        (evaluated, "(2 / 0)"),
        (cancelled, "(0 / 0)"),
        (cancelled, "(x + 2)"),
        (simplified, "(0 - x)"),
        (simplified, "(1 / x)"),
    ],
)
def test_where_an_axiom_does_not_fit(axiom: object, text: str) -> None:
    assert callable(axiom)
    assert list(axiom(side(text))) == []


def _terms() -> Iterator[Term]:
    """All binary terms of two operations over a few leaves."""
    leaves = [side(text) for text in ("0", "1", "(-2)", "x", "3x")]
    for outer in BINARY:
        for inner in BINARY:
            for a in leaves:
                for b in leaves:
                    yield term(outer, term(inner, a, b), leaves[2])
                    yield term(outer, leaves[4], term(inner, a, b))
                    yield term(outer, term(inner, a, leaves[3]), term(inner, b, leaves[3]))


@pytest.mark.parametrize("axiom", AXIOMS)
def test_an_axiom_keeps_the_value(axiom: object) -> None:
    assert callable(axiom)
    for t in _terms():
        for result in axiom(t):
            for x in POINTS:
                assert value_at(t, x) in (None, value_at(result, x)), (t, result)


def test_the_actions_of_an_equation() -> None:
    space, state = start("(2x + 3) = 7")
    actions = space.actions(state)
    assert len(actions) == 1 + 2 + 4 * 5  # sides swapped, two sums and products commuted, 4 operations with 5 terms
    assert {a.rule.name for a in actions} >= {"swap-sides", "commutativity", "minus-both-sides"}
    assert all(len(space.steps(state, a)) == 1 for a in actions)


@pytest.mark.parametrize(
    ("asked", "line", "is_answer"),
    [
        ("2x = 6", "x = 4", False),
        ("2x = 6", "3 = x", False),
        ("(1 / x) = x", "x = 0", False),
        ("2x = 6", "x = 3", True),
        ("x = (3x - 0)", "x = 0", True),
    ],
)
def test_an_answer_must_satisfy_the_equation_asked(asked: str, line: str, is_answer: bool) -> None:
    assert start(asked)[0].is_answer(start(line)[1]) is is_answer


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_exercises_have_exactly_one_root(name: str) -> None:
    for size in (1, 2):
        for text in FAMILIES[name].exercises("test", size, 10):
            problem = read_equation(text)
            assert problem is not None
            found = root(problem.subject)
            assert found is not None
            assert FineSpace(problem).is_answer(
                State(term("Equal", symbol("x"), side(f"[{found.numerator}/{found.denominator}]")))
            )


def test_training_goes_on_in_any_space() -> None:
    settings = replace(SMALL, macros=0, rounds=1)
    trainer = Trainer.new(settings, {"numbers": FAMILIES["numbers"]}, Environment(read_equation, FineSpace))
    done = next(trainer.remaining())
    assert done.families["numbers"].solved > 0
    assert len(trainer.replay.examples) > 0
