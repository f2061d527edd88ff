"""Equations with conjugates, moduli and parts of letters: wrong solutions are refused, right ones proved."""

from __future__ import annotations

import pytest

from qstar_cli.verify.claims import Setting
from qstar_cli.verify.reader import read
from qstar_cli.verify.verdict import Level

WRONG = {
    "z + 2conj(z) = 6 - i": ("z = 2 - i", "no solution", "z = 2"),
    "z + conj(z) = 4": ("z = 2", "z = 2 + i or z = 2 - i"),
    "z + |z| = 8 + 4i": ("z = 4 + 4i", "z = 3 + 4i or z = 0"),
    "|z| = 5": ("z = 5 or z = -5", "z = 3 + 4i"),
    "conj(z) = z^2": ("z = 0 or z = 1",),
    "|z| = z": ("z = 0", "z = 1", "true"),
    "conj(1/z) = 0": ("z = 0", "true"),
    "|z| < z": ("true",),
    "conj(sqrt(z)) = 1": ("z = 1",),  # a root of a letter is not looked at
}
RIGHT = {
    "z + 2conj(z) = 6 - i": ("z = 2 + i", "3Re(z) = 6 and -Im(z) = -1"),
    "z + conj(z) = 4": ("Re(z) = 2",),
    "z + |z| = 8 + 4i": ("z = 3 + 4i",),
    "z - conj(z) = 1": ("no solution",),
    "z*conj(z) = 0": ("z = 0",),
    "conj(z) = 1/z": ("|z| = 1",),
    "|z|^2 = z*conj(z)": ("true",),
    "conj(z) = z^2": ("z = 0 or z = 1 or z = -1/2 + sqrt(3)*i/2 or z = -1/2 - sqrt(3)*i/2",),
    "Im(z) = 2 and Re(z) = 1": ("z = 1 + 2i",),
    "conj(1/z) = 0": ("no solution",),
}


@pytest.mark.parametrize(("equation", "answer"), [(e, a) for e, found in WRONG.items() for a in found])
def test_other_solutions_are_not_confirmed(equation: str, answer: str) -> None:
    assert Setting(complex_numbers=True).equivalent([read(equation)], [read(answer)]).level != Level.PROVED


@pytest.mark.parametrize(("equation", "answer"), [(e, a) for e, found in RIGHT.items() for a in found])
def test_the_solutions_are_proved(equation: str, answer: str) -> None:
    assert Setting(complex_numbers=True).equivalent([read(equation)], [read(answer)]).is_proved
