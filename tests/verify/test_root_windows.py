"""The level `checked` of equations with algebraic and transcendental functions; what is refuted or unknown first."""

from __future__ import annotations

import pytest

from qstar_cli.derivation import State
from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.reader import read_term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meanings.solve import Solve
from qstar_cli.verify.steps import step_verdict
from qstar_cli.verify.verdict import Check

MISSING = [
    ("2^x = x^2", "x = 2 or x = 4"),
    ("cos(x) = x", "no solution"),
    ("sin(x) = x^2", "x = 0"),
    ("2^(x/2048) = x/1024", "no solution"),  # far away
    ("2^(x/2048) = x/1024", "x = 2048"),
    ("e^x = 10^50*x", "no solution"),
    ("e^x = x + 1 + 10^(-6)", "no solution"),  # two solutions close together
    ("ln(x) = x - 1.0001", "no solution"),
]
UNKNOWN = [
    ("tan(x) = x", "x = 0"),  # infinitely many
    ("sin(1/x) = x", "no solution"),  # dense near 0
    ("|e^x - e^2*x/2| = 0", "x = 2"),  # a kink at the solution
]
CHECKED = [
    ("e^x = x + 1", "x = 0"),  # a double root
    ("sin(x) = x", "x = 0"),  # a triple root
    ("x*e^x = e", "x = 1"),
    ("x + ln(x) = 1", "x = 1"),
    ("x^x = 4", "x = 2"),
    ("3^x + 4^x = 5^x", "x = 2"),
    ("2^(x/2048) = x/1024", "x = 2048 or x = 4096"),
]


def completeness(equation: str, answer: str) -> Check:
    """The check that no solution is missing, as part of the judgement of an answer."""
    problem = read_question(f"solve {equation} for x")
    sound, complete, _ = Solve().checks(problem.question, read_term(answer), (), Setting((), False, ("x",)))
    assert sound.what == "answer-satisfies-the-equation"
    return complete


@pytest.mark.parametrize(("equation", "answer"), MISSING)
def test_a_missing_solution_refutes(equation: str, answer: str) -> None:
    assert completeness(equation, answer).verdict.level == "refuted"


@pytest.mark.parametrize(("equation", "answer"), UNKNOWN)
def test_what_cannot_be_cut_is_unknown(equation: str, answer: str) -> None:
    assert completeness(equation, answer).verdict.level == "unknown"


@pytest.mark.parametrize(("equation", "answer"), CHECKED)
def test_all_on_a_window(equation: str, answer: str) -> None:
    verdict = completeness(equation, answer).verdict
    assert verdict.level == "checked"
    assert verdict.window is not None
    assert verdict.points > 0


def step_level(before: str, after: str, complex_numbers: bool = False) -> str:
    states = State(read_term(before)), State(read_term(after))
    return str(step_verdict(*states, "same-solutions", Setting((), complex_numbers, ("x",))).level)


def test_steps() -> None:
    assert step_level("2^x = x^2", "x = 2 or x = 4") == "refuted"
    assert step_level("e^x = x + 1", "x = 0", complex_numbers=True) == "unknown"
    assert step_level("e^x = x + 1", "x = 0") == "checked"
    assert step_level("e^x = 1", "x = 0") == "proved"


def test_what_is_proved_stays_proved() -> None:
    assert completeness("e^x = 5", "x = ln(5)").verdict.level == "proved"
