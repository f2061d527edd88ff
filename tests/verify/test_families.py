"""Claims about families of solutions and relations of angles: wrong ones are never confirmed, right ones are proved."""

from __future__ import annotations

import pytest

from qstar_cli.verify.verdict import Level
from tests.verify.building import claim

WRONG = [
    ("sin(x) >= 0 and x + pi*x = 1 and 0 <= x and x <= 1", "false"),
    ("sin(2x) = sqrt(3)/2 and 0° <= x and x < 360°", "x = 30° or x = 60° or x = 210°"),
    ("sin(x) = 0 and 0 <= x and x <= 2pi", "x = 0 or x = pi"),
    ("sin(x) = 0 and -pi <= x and x <= pi", "x = 0 or x = pi"),
    ("sin(x) = 0 and 7 <= x and x <= 13", "x = 3pi"),
    ("tan(7x) = 1", "x = pi/28 + pi*n/7 and n > 0 for integer n"),
]
RIGHT = [
    ("sin(2x) = sqrt(3)/2 and 0° <= x and x < 360°", "x = 30° or x = 60° or x = 210° or x = 240°"),
    ("sin(x) = 0 and -pi <= x and x <= pi", "x = 0 or x = pi or x = -pi"),
    ("sin(x) = 0 and 7 <= x and x <= 13", "x = 3pi or x = 4pi"),
    ("sin(x) = 0 and 100 <= x and x <= 104", "x = 32pi or x = 33pi"),
    ("tan(7x) = 1", "x = pi/28 + pi*n/7 for integer n"),
    ("cos(9x) = 1/2", "x = pi/27 + 2pi*n/9 or x = -pi/27 + 2pi*n/9 for integer n"),
]


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_wrong_ones_are_not_confirmed(before: str, after: str) -> None:
    assert claim(before, "same-solutions", after).level in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize(("before", "after"), RIGHT)
def test_right_ones_are_proved(before: str, after: str) -> None:
    assert claim(before, "same-solutions", after).level == Level.PROVED
