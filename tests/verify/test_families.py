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
    ("cos(x) = cos(1)", "x = 1 + 2pi*n for integer n"),
    ("cos(x) = cos(1)", "x = 1 + pi*n or x = -1 + pi*n for integer n"),
    ("sin(x) = a", "x = arcsin(a) + 2pi*n for integer n"),
    ("sin(x) = a", "x = arcsin(a) + 2pi*n or x = -arcsin(a) + 2pi*n for integer n"),
    ("sin(x) = a", "x = arcsin(a) + 2pi*n or x = pi + arcsin(a) + 2pi*n for integer n"),
    ("sin(x^2) = 0", "x^2 = 2pi*n for integer n"),
    ("sin(x^2) = 0", "x = sqrt(pi*n) for integer n"),
    ("sin(x^2) = 0", "x = pi*n or x = sqrt(pi*n) or x = -sqrt(pi*n) for integer n"),
    ("sin(x^2) = 0", "x = sqrt(pi*n) or x = -sqrt(2pi*n) for integer n"),
    ("sin(x) = 1/2", "x = (-1)^n*pi/6 + 2pi*n for integer n"),
    ("sin(x) = 1/2", "x = (-1)^(n+1)*pi/6 + pi*n for integer n"),
    ("sin(x) = -1/2", "x = (-1)^n*pi/6 + pi*n for integer n"),
    ("tan(x) = a", "x = arctan(a) + 2pi*n for integer n"),
    ("cos(x) = a", "x = arccos(a) + 2pi*n for integer n"),
    ("sin(1/x) = 0", "x = 1/(2pi*n) for integer n"),
    ("sin(1/x) = 0", "x = pi*n for integer n"),
    ("sin(1/x) = 0", "x = 1/(pi*n) or x = 0 for integer n"),
    ("sin(e^x) = 0", "x = ln(2pi*n) for integer n"),
    ("sin(x) = sin(y)", "x = y + 2pi*n for integer n"),
    ("cos(x) = cos(y)", "x = y + 2pi*n or x = pi - y + 2pi*n for integer n"),
    (
        "cos(x) = a",
        "x = arccos(a) + 2pi*n or x = -arccos(a)+2pi*n for integer n if -1 < a and a < 1; false if a <= -1 or a >= 1",
    ),
    ("sin(sqrt(x)) = 0", "x = (pi*n)^2 and n > 0 for integer n"),
    ("sin(sqrt(x)) = 0", "x = (2pi*n)^2 for integer n"),
    ("tan(x) = tan(1)", "x = 1 + pi*n/2 for integer n"),
    ("x != 1 + pi*n for integer n", "sin(x) != sin(1)"),
    ("sin(x) >= sin(1)", "x = 1 + 2pi*n for integer n"),
    ("sin(10x) = 1/2 and 0 <= x and x <= pi/2", "x = pi/60 or x = pi/12 or x = 13pi/60 or x = 17pi/60 or x = 5pi/12"),
    ("sin(3x°) = 1/2 and 0 <= x and x < 360", "x = 10 or x = 50 or x = 130 or x = 170 or x = 250"),
    ("sin(x) > 1/2 and 0 <= x and x <= 4pi", "pi/6 < x and x < 5pi/6 + 10^(-9) or 13pi/6 < x and x < 17pi/6"),
    ("sin(pi*x/6) >= 1/2 and 0 <= x and x < 24", "1 <= x and x <= 5 or 13 < x and x <= 17"),
    (
        "sin(3x - pi/4) = -3/4",
        "x = (arcsin(-3/4) + pi/4 + 2pi*n)/3 or x = (pi + arcsin(-3/4) + pi/4 + 2pi*n)/3 for integer n",
    ),
    ("tan(4x - 1/2) = a", "x = (arctan(a) + 1/2 + pi*n)/8 for integer n"),
    ("tan(5x + b) = 1", "x = (pi/4 - b + 2pi*n)/5 for integer n"),
    (
        "cos((a^2 + 1)*x + 1) = 1/4",
        "x = (arccos(1/4) - 1 + 2pi*n)/(a^2 + 1) or x = (-arccos(1/4) + 1 + 2pi*n)/(a^2 + 1) for integer n",
    ),
    ("sin(5x^2 + pi/6) = -sqrt(3)/2", "x^2 = -pi/10 + 2pi*n/5 for integer n"),
]
RIGHT = [
    (
        "sin(3x - pi/4) = -3/4",
        "x = (arcsin(-3/4) + pi/4 + 2pi*n)/3 or x = (pi - arcsin(-3/4) + pi/4 + 2pi*n)/3 for integer n",
    ),
    ("tan(4x - 1/2) = a", "x = (arctan(a) + 1/2 + pi*n)/4 for integer n"),
    (
        "cos((a^2 + 1)*x + 1) = 1/4",
        "x = (arccos(1/4) - 1 + 2pi*n)/(a^2 + 1) or x = (-arccos(1/4) - 1 + 2pi*n)/(a^2 + 1) for integer n",
    ),
    ("tan(5x + b) = 1", "x = (pi/4 - b + pi*n)/5 for integer n"),
    ("cos(4e^x + 20°) = -sqrt(2)/2", "e^x = (3pi/4 - 20° + 2pi*n)/4 or e^x = (-3pi/4 - 20° + 2pi*n)/4 for integer n"),
    ("sin(5x^2 + pi/6) = -sqrt(3)/2", "x^2 = -pi/10 + 2pi*n/5 or x^2 = 7pi/30 + 2pi*n/5 for integer n"),
    ("tan(2x°) = 1 and 0 <= x and x < 360", "x = 45/2 or x = 225/2 or x = 405/2 or x = 585/2"),
    (
        "tan(4x°) = 1 and 0 <= x and x < 360",
        "x = 45/4 or x = 225/4 or x = 405/4 or x = 585/4 or x = 765/4 or x = 945/4 or x = 1125/4 or x = 1305/4",
    ),
    ("sin(3x°) = 1/2 and 0 <= x and x < 360", "x = 10 or x = 50 or x = 130 or x = 170 or x = 250 or x = 290"),
    ("tan(2x - 30°) = 1 and 0° <= x and x < 360°", "x = 75°/2 or x = 255°/2 or x = 435°/2 or x = 615°/2"),
    ("sin(pi*x/6) >= 1/2 and 0 <= x and x < 24", "1 <= x and x <= 5 or 13 <= x and x <= 17"),
    ("3sin(pi*x/6) + 4 = 5 and 0 <= x and x <= 12", "x = 6*arcsin(1/3)/pi or x = 6 - 6*arcsin(1/3)/pi"),
    (
        "sin(10x) = 1/2 and 0 <= x and x <= pi/2",
        "x = pi/60 or x = pi/12 or x = 13pi/60 or x = 17pi/60 or x = 5pi/12 or x = 29pi/60",
    ),
    ("sin(2x) = sqrt(3)/2 and 0° <= x and x < 360°", "x = 30° or x = 60° or x = 210° or x = 240°"),
    ("sin(x) = 0 and -pi <= x and x <= pi", "x = 0 or x = pi or x = -pi"),
    ("sin(x) = 0 and 7 <= x and x <= 13", "x = 3pi or x = 4pi"),
    ("sin(x) = 0 and 100 <= x and x <= 104", "x = 32pi or x = 33pi"),
    ("tan(7x) = 1", "x = pi/28 + pi*n/7 for integer n"),
    ("cos(9x) = 1/2", "x = pi/27 + 2pi*n/9 or x = -pi/27 + 2pi*n/9 for integer n"),
    ("cos(x) = cos(1)", "x = 1 + 2pi*n or x = -1 + 2pi*n for integer n"),
    ("sin(x) = a", "x = arcsin(a) + 2pi*n or x = pi - arcsin(a) + 2pi*n for integer n"),
    ("sin(x^2) = 0", "x^2 = pi*n for integer n"),
    ("sin(x^2) = 0", "x = sqrt(pi*n) or x = -sqrt(pi*n) for integer n"),
    ("sin(x) = 1/2", "x = (-1)^n*pi/6 + pi*n for integer n"),
    ("tan(x) = a", "x = arctan(a) + pi*n for integer n"),
    ("cos(x) = a", "x = arccos(a) + 2pi*n or x = -arccos(a)+2pi*n for integer n"),
    ("sin(x) = sin(2)", "x = 2 + 2pi*n or x = pi - 2 + 2pi*n for integer n"),
    ("sin(x) = a", "x = (-1)^n*arcsin(a) + pi*n for integer n"),
    ("sin(2x) = a", "x = arcsin(a)/2 + pi*n or x = pi/2 - arcsin(a)/2 + pi*n for integer n"),
    ("sin(1/x) = 0", "1/x = pi*n for integer n"),
    ("sin(1/x) = 0", "x = 1/(pi*n) for integer n"),
    ("sin(e^x) = 0", "x = ln(pi*n) for integer n"),
    ("sin(x) = sin(y)", "x = y + 2pi*n or x = pi - y + 2pi*n for integer n"),
    ("cos(x) = cos(y)", "x = y + 2pi*n or x = -y + 2pi*n for integer n"),
    (
        "sin(x) = a",
        "x = arcsin(a) + 2pi*n or x = pi - arcsin(a) + 2pi*n for integer n if |a| <= 1; false if |a| > 1",
    ),
    ("cos(x + 1) = 1/2", "x = pi/3 - 1 + 2pi*n or x = -pi/3 - 1 + 2pi*n for integer n"),
    ("tan(x - 2) = 1", "x = pi/4 + 2 + pi*n for integer n"),
    (
        "cos(x^2) = 1/2",
        "x = sqrt(pi/3 + 2pi*n) or x = -sqrt(pi/3 + 2pi*n) or x^2 = -pi/3 + 2pi*n for integer n",
    ),
    ("sin(sqrt(x)) = 0", "x = (pi*n)^2 and n >= 0 for integer n"),
    ("a*sin(x) = b", "sin(x) = b/a if a != 0; true if a = 0 and b = 0; false if a = 0 and b != 0"),
    ("sin(sqrt(x)) = 0", "x = (pi*n)^2 for integer n"),
    ("x != 1 + pi*n for integer n", "sin(x-1) != 0"),
    ("tan(x) = tan(1)", "x = 1 + pi*n for integer n"),
    ("x = pi*n and n >= 0 for integer n", "x = pi*n and x >= 0 for integer n"),
]


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_wrong_ones_are_not_confirmed(before: str, after: str) -> None:
    assert claim(before, "same-solutions", after).level in (Level.REFUTED, Level.UNKNOWN)


@pytest.mark.parametrize(("before", "after"), RIGHT)
def test_right_ones_are_proved(before: str, after: str) -> None:
    assert claim(before, "same-solutions", after).level == Level.PROVED
