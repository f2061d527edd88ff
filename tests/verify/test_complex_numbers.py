"""The kernel on complex numbers: what it proves, and what it must never prove."""

from __future__ import annotations

import pytest

from qstar_cli.terms.reader import read_term
from qstar_cli.terms.tidy import tidy
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.meaning import meaning_of
from qstar_cli.verify.meanings.complex_numbers import Form
from qstar_cli.verify.verdict import Level

COMPLEX = Setting(complex_numbers=True, letters=("z",))

WRONG_NUMBERS = [
    ("(1 + i)^10", "-32i"),
    ("|3 + 4i|", "7"),
    ("arg(-1 + i)", "-pi/4"),
    ("arg(-1)", "-pi"),
    ("arg(3 - 4i)", "arctan(4/3)"),
    ("conj(2 + i)", "2 + i"),
    ("e^(i*pi/3)", "(sqrt(3) + i)/2"),
    ("e^(2*pi*i/7)", "1"),
    ("sqrt(-4)*i", "2"),
]
RIGHT_NUMBERS = [
    ("(1 + i)^10", "32i"),
    ("|3 + 4i|", "5"),
    ("arg(-1 + i)", "3pi/4"),
    ("arg(-1)", "pi"),
    ("arg(3 - 4i)", "-arctan(4/3)"),
    ("Im(2 - 3i)", "-3"),
    ("e^(i*pi/3)", "(1 + sqrt(3)*i)/2"),
    ("(e^(2*pi*i/7))^7*i", "i"),
    ("(cos(pi/5) + i*sin(pi/5))^10", "1"),
    ("5(cos(arctan(4/3)) + i*sin(arctan(4/3)))", "3 + 4i"),
    ("sqrt(-4)*i", "-2"),
    ("|i - i|", "0"),
]
WRONG_STEPS = [
    ("z^2 = 3 + 4i", "z = 2 + i"),
    ("z^2 = 3 + 4i", "z = 2 + i or z = 2 - i"),
    ("z^3 = 1", "z = 1"),
    ("z^5 = 1", "z = 1 or z = e^(2*pi*i/5) or z = e^(4*pi*i/5)"),
    ("(z^2 + 1)/(z - i) = 0", "z = i or z = -i"),
    ("z/(z + i) = 2", "z = 2i"),
]
RIGHT_STEPS = [
    ("z^2 = 3 + 4i", "z = 2 + i or z = -2 - i"),
    ("z^4 = i", "z = e^(pi*i/8) or z = e^(5*pi*i/8) or z = e^(9*pi*i/8) or z = e^(13*pi*i/8)"),
    ("(z^2 + 1)/(z - i) = 0", "z = -i"),
    ("z/(z + i) = 2", "z = -2i"),
    ("(1 + i)*z = 2", "z = 1 - i"),
]


def _same(a: str, b: str) -> Level:
    return COMPLEX.same_function(Partial(read_term(a)), Partial(read_term(b))).level


@pytest.mark.parametrize(("a", "b"), WRONG_NUMBERS)
def test_wrong_number(a: str, b: str) -> None:
    assert _same(a, b) in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize(("a", "b"), RIGHT_NUMBERS)
def test_right_number(a: str, b: str) -> None:
    assert _same(a, b) == Level.PROVED


@pytest.mark.parametrize(("a", "b"), WRONG_STEPS)
def test_wrong_step(a: str, b: str) -> None:
    assert COMPLEX.equivalent([read_term(a)], [read_term(b)]).level in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize(("a", "b"), RIGHT_STEPS)
def test_right_step(a: str, b: str) -> None:
    assert COMPLEX.equivalent([read_term(a)], [read_term(b)]).level == Level.PROVED


def test_givens_are_used_and_a_counterexample_may_lie_outside_of_them() -> None:
    two, one = read_term("z = i or z = -i"), read_term("z = -i")
    assert COMPLEX.equivalent([two], [one]).level == Level.REFUTED
    assert COMPLEX.assuming(read_term("z - i != 0")).equivalent([two], [one]).level == Level.PROVED
    assert COMPLEX.implies([one], [two]).level == Level.PROVED
    assert COMPLEX.implies([two], [one]).level == Level.REFUTED


FORMS = {
    "PolarForm": {
        "2(cos(3pi/4) + i*sin(3pi/4))": True,
        "cos(pi) + i*sin(pi)": True,
        "cos(-pi) + i*sin(-pi)": False,
        "2(cos(pi/3) - i*sin(pi/3))": False,
        "2(cos(pi/3) + i*sin(pi/4))": False,
        "-2(cos(pi/3) + i*sin(pi/3))": False,
        "cos(5pi/4) + i*sin(5pi/4)": False,
        "1 + i": False,
    },
    "ExponentialForm": {
        "2e^(pi*i/3)": True,
        "e^(i*arctan(2))": True,
        "2e^(-pi*i)": False,
        "2e^(1 + i)": False,
        "2i": False,
    },
    "CartesianForm": {"1 + 2i": True, "(1 + sqrt(3)*i)/2": True, "e^(pi*i/3)": False, "(1 + i)^2": False, "1/i": False},
}


@pytest.mark.parametrize(("head", "line", "fits"), [(h, t, f) for h, found in FORMS.items() for t, f in found.items()])
def test_form(head: str, line: str, fits: bool) -> None:
    meaning = meaning_of(head)
    assert isinstance(meaning, Form)
    assert bool(meaning.is_form(tidy(read_term(line)))) is fits


@pytest.mark.parametrize(
    ("a", "b"), [("sin(z) = 2", "no solution"), ("(pi - e)*z = 0", "z = 0"), ("floor(z) = 1/2", "z = 1")]
)
def test_functions_of_a_complex_number_are_not_decided(a: str, b: str) -> None:
    assert COMPLEX.equivalent([read_term(a)], [read_term(b)]).level != Level.PROVED
