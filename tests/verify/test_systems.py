"""Claims about systems: false ones first, then what is proved about points and about families with real parameters."""

from __future__ import annotations

import pytest

from qstar_cli.terms.reader import read_term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meanings.systems import without_given_letters, without_parameters
from qstar_cli.verify.meanings.systems_linear import same_linear_system

SETTING = Setting(letters=("x", "y", "z"))

NOT_THE_SAME = [
    ("x + y = 5 and x - y = 1", "x = 3 and y = 1"),
    ("x + y = 5 and x*y = 6", "x = 2 and y = 3"),
    ("x = 2 and y = 3", "x = 2"),
    ("x + y = 1", "x = 1 - t and y = 2t for real t"),
    ("x + y = 1 and x = y", "x = 1 - t and y = t for real t"),
    ("x + y + z = 1", "x = 1 - t and y = t and z = 0 for real t"),
    ("x + y = 1 and x + y = 2", "x = 1 and y = 0"),
    ("x^2 + y^2 = 1 and x*y = 1", "x = 1 and y = 1"),
]

THE_SAME = [
    ("x + y = 5 and x - y = 1", "x = 3 and y = 2"),
    ("x + y = 5 and x*y = 6", "x = 2 and y = 3 or x = 3 and y = 2"),
    ("x + y = 1 and 2x + 2y = 2", "x = 1 - t and y = t for real t"),
    ("x + y = 1", "x = t and y = 1 - t for real t"),
    ("x + y = 1", "x = 1 + 2t and y = -2t for real t"),
    ("x + y + z = 1", "x = 1 - s - t and y = s and z = t for real s, t"),
    ("y = x^2", "x = t and y = t^2 for real t"),
    ("x + y = 1 and x + y = 2", "no solution"),
    ("x^2 = 2 and y = 1 - x", "x = sqrt(2) and y = 1 - sqrt(2) or x = -sqrt(2) and y = 1 + sqrt(2)"),
]

KEPT = [  # parameters that no equation determines, or that are letters of the question
    "x = t^2 and y = 1 for real t",
    "x = t + sin(t) and y = 1 for real t",
    "x = t + |t| and y = t^3 for real t",
    "x = z and y = 1 for real z",
    "x = t and y = 1 for integer t",
]


@pytest.mark.parametrize(("system", "answer"), NOT_THE_SAME)
def test_false_claims_are_not_proved(system: str, answer: str) -> None:
    assert not SETTING.equivalent([read_term(system)], [read_term(answer)]).is_proved


@pytest.mark.parametrize("formula", KEPT)
def test_such_parameters_stay(formula: str) -> None:
    t = read_term(formula)
    assert without_parameters(t, SETTING.letters) == t
    assert SETTING.equivalent([read_term("x = 1 and y = 1")], [t]).is_proved is False


@pytest.mark.parametrize(("system", "answer"), THE_SAME)
def test_true_claims_are_proved(system: str, answer: str) -> None:
    assert SETTING.equivalent([read_term(system)], [read_term(answer)]).is_proved


@pytest.mark.parametrize(
    ("premises", "conclusion", "holds"),
    [
        (
            "x^2 + y^2 + z^2 = 14 and x + y = 3 and z = 3",
            "x = 1 and y = 2 and z = 3 or x = 2 and y = 1 and z = 3",
            True,
        ),
        ("x^2 + y^2 + z^2 = 14 and x + y = 3 and z = 3", "x = 1 and y = 2 and z = 3", False),
        ("x + y = 3 and y + z = 5 and x + z = 4", "x = 1", True),
        ("x + y = 3 and y + z = 5 and x + z = 4", "x = 2", False),
        ("x = 1/y and y = 2", "x = 1/2", True),
    ],
)
def test_implications(premises: str, conclusion: str, holds: bool) -> None:
    assert SETTING.implies([read_term(premises)], [read_term(conclusion)]).is_proved is holds


def test_letters_are_used_up_only_by_equations_that_determine_them() -> None:
    left, right = without_given_letters([read_term("x^2 = 4 and x*sqrt(y) = 1")], [read_term("x > 0")])
    assert left == [read_term("x^2 = 4"), read_term("x*sqrt(y) = 1")]
    assert right == [read_term("x > 0")]


def test_that_the_value_of_a_letter_is_defined_stays_a_premise() -> None:
    left, right = without_given_letters([read_term("x^2 = 4 and x = sqrt(y)")], [read_term("x > 0")])
    assert left == [read_term("sqrt(y) = sqrt(y)"), read_term("sqrt(y)^2 = 4")]
    assert right == [read_term("sqrt(y) > 0")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("x + y = 5 and x - y = 1", "x = 3 and y = 1", False),
        ("x + y = 1", "x = 1 and y = 0", False),
        ("x + y = 1 and x + y = 2", "x = 1 and x = 1", False),
        ("x^2 = 1 and y = 1", "x^2 = 1 and y = 1 and x = 1", False),
        ("x*y = 1", "2x*y = 2", False),
        ("x + sqrt(2) = 0", "x = 0", False),
        ("x + y = 5 and x - y = 1", "x = 3 and y = 2", True),
        ("x + y = 1 and 2x + 2y = 2", "x = 1 - y", True),
        ("x + y = 1 and x + y = 2", "no solution", True),
        ("x + a = y", "y - x = a", True),
    ],
)
def test_linear_systems(a: str, b: str, same: bool) -> None:
    assert same_linear_system([read_term(a)], [read_term(b)]) is same


FINITE = [
    ("x^4 + y^4 = 17 and x^3 + y^3 = 9", "x = 1 and y = 2", "refuted"),
    ("x^5 + y^5 = 33 and x^3 + y^3 = 9", "x = 1 and y = 2 or x = 2 and y = 2", "refuted"),
    ("x^5 + y^5 = 33 and (x - y)*(x^3 + y^3 - 9) = 0", "x = 1 and y = 2 or x = 2 and y = 1", "refuted"),
    ("x^4 + y^4 = 17 and 2x^4 + 2y^4 = 34", "x = 1 and y = 2", "refuted"),
    ("x^4 + y^4 = a and x^3 + y^3 = 9 and a = b", "x = 1", "refuted"),
    ("x^4 + y^4 = 17 and x^3 + y^3 = 9", "x = 1 and y = 2 or x = 2 and y = 1", "proved"),
    ("x^5 - y^3 = 0 and x^3 + y^5 = 2", "x = 1 and y = 1", "proved"),
    ("x^4 + y^4 = 17 and x^3 + y^3 = 9 and x < y", "x = 1 and y = 2", "proved"),
]


@pytest.mark.parametrize(("premises", "conclusion", "level"), FINITE)
def test_systems_with_finitely_many_solutions(premises: str, conclusion: str, level: str) -> None:
    assert SETTING.implies([read_term(premises)], [read_term(conclusion)]).level == level
    if level == "proved":
        assert SETTING.equivalent([read_term(premises)], [read_term(conclusion)]).is_proved
