"""Powers and logarithms in the kernel: first what must not be accepted, then what must be proved."""

from __future__ import annotations

import pytest

from tests.verify.building import claim

WRONG = [
    # one base, wrong or missing solutions
    ("2^x = 8", "same-solutions", "x = 4"),
    ("2^x = 4", "same-solutions", "no solution"),
    ("2^x = -4", "same-solutions", "x = 2"),
    ("4^x = 8^(x - 1)", "same-solutions", "x = 2"),
    ("3^x = 5", "same-solutions", "x = ln(5)/ln(2)"),
    ("3^x = 5", "same-solutions", "x = 1.4649735207179271671970404076786395"),
    ("2^(x + 1) = 3^x", "same-solutions", "x = ln(2)/ln(3)"),
    ("e^(2x) - 3e^x + 2 = 0", "same-solutions", "x = 0"),
    ("e^(2x) - 3e^x + 2 = 0", "same-solutions", "x = 0 or x = 2"),
    ("4^x - 2^x = 2", "same-solutions", "x = 1 or x = -1"),
    # the domain of the logarithm
    ("ln(x) + ln(x - 3) = ln(10)", "same-solutions", "x = 5 or x = -2"),
    ("ln(x*(x - 3)) = ln(10)", "same-solutions", "x = 5"),
    ("ln(x) + ln(x - 3) = ln(10)", "same-solutions", "ln(x*(x - 3)) = ln(10)"),
    ("ln(x^2) = 4", "same-solutions", "x = e^2"),
    ("ln(x) < 2", "same-solutions", "x < e^2"),
    ("ln(x^2)", "equal", "2ln(x)"),
    ("ln(x*y)", "equal", "ln(x) + ln(y)"),
    ("ln(x) - ln(y)", "equal", "ln(x/y)"),
    ("e^ln(x)", "equal", "x"),
    ("ln(x)/ln(x)", "equal", "1"),
    ("log(x, x)", "equal", "1"),
    ("log(2, x)", "equal", "ln(2)/ln(x) + ln(x - 1)"),
    # numbers
    ("ln(8)/ln(3)", "equal", "2"),
    ("ln(2)*ln(3)", "equal", "ln(6)"),
    ("ln(2 + 3)", "equal", "ln(2) + ln(3)"),
    ("ln(1 + 1/10^30)", "equal", "1/10^30"),
    ("ln(2)", "equal", "0.693147180559945309417232121458176568"),
    # directions of inequalities
    ("(1/2)^x < 4", "same-solutions", "x < -2"),
    ("2^x > 8", "same-solutions", "x < 3"),
    ("e^(2x) - 3e^x + 2 < 0", "same-solutions", "x > 0 and x < 2"),
]

RIGHT = [
    ("2^x = 8", "same-solutions", "x = 3"),
    ("2^x = -4", "same-solutions", "no solution"),
    ("9^x = 27", "same-solutions", "x = 3/2"),
    ("2^(x^2) = 16", "same-solutions", "x = 2 or x = -2"),
    ("4^x = 8^(x - 1)", "same-solutions", "x = 3"),
    ("3^x = 5", "same-solutions", "x = ln(5)/ln(3)"),
    ("3^x = 5", "same-solutions", "x = log(5, 3)"),
    ("2^(x + 1) = 3^x", "same-solutions", "x = ln(2)/(ln(3) - ln(2))"),
    ("e^(2x) - 3e^x + 2 = 0", "same-solutions", "x = 0 or x = ln(2)"),
    ("e^(2x) - 3e^x + 1 = 0", "same-solutions", "x = ln((3 + sqrt(5))/2) or x = ln((3 - sqrt(5))/2)"),
    ("2^x + 2^(-x) = 5/2", "same-solutions", "x = 1 or x = -1"),
    ("ln(x) = 2", "same-solutions", "x = e^2"),
    ("log(x, 2) = 5", "same-solutions", "x = 32"),
    ("ln(x) + ln(x - 3) = ln(10)", "same-solutions", "x = 5"),
    ("ln(x) + ln(x - 3) = ln(10)", "same-solutions", "ln(x*(x - 3)) = ln(10) | x > 3"),
    ("ln(x)^2 - ln(x) - 2 = 0", "same-solutions", "x = e^2 or x = 1/e"),
    ("ln(x + 1) - ln(x) = 1", "same-solutions", "x = 1/(e - 1)"),
    ("log(x, 2) + log(x, 4) = 3", "same-solutions", "x = 4"),
    ("log(x, 2) + log(x, 3) = 1", "same-solutions", "x = e^(ln(2)*ln(3)/(ln(2) + ln(3)))"),
    ("x^ln(x) = e", "same-solutions", "x = e or x = 1/e"),
    ("2^x > 8", "same-solutions", "x > 3"),
    ("(1/2)^x < 4", "same-solutions", "x > -2"),
    ("ln(x) < 2", "same-solutions", "x > 0 and x < e^2"),
    ("e^(2x) - 3e^x + 2 < 0", "same-solutions", "x > 0 and x < ln(2)"),
    ("ln(8)/ln(2)", "equal", "3"),
    ("ln(12)", "equal", "2ln(2) + ln(3)"),
    ("ln(1 + sqrt(2)) + ln(sqrt(2) - 1)", "equal", "0"),
    ("log(8, 4)", "equal", "3/2"),
    ("ln(e^x)", "equal", "x"),
    ("e^ln(x)", "equal-where", "x | x > 0"),
    ("ln(x^2)", "equal", "2ln(|x|)"),
    ("ln(x*y)", "equal-where", "ln(|x|) + ln(|y|) | x*y > 0"),
    ("2^(x + y)", "equal", "2^x*2^y"),
    ("(2^x)^y", "equal", "2^(x*y)"),
    ("x^ln(2)", "equal", "2^ln(x)"),
    # high powers, exponents with letters
    ("e^(20000x) = 3", "same-solutions", "x = ln(3)/20000"),
    ("2^(300x) = 5", "same-solutions", "x = ln(5)/(300*ln(2))"),
    ("e^(1000x) > 3", "same-solutions", "x > ln(3)/1000"),
    ("cosh(x*(a^2+1)) = 2", "same-solutions", "x*(a^2+1) = arcosh(2) or x*(a^2+1) = -arcosh(2)"),
    ("cosh(x*(a^2+1)) = 2", "same-solutions", "x = arcosh(2)/(a^2+1) or x = -arcosh(2)/(a^2+1)"),
    ("e^(x*(a^2+1)) = 2", "same-solutions", "x = ln(2)/(a^2+1)"),
    ("e^(x*(a+b)) = 2 and a + b != 0", "same-solutions", "x = ln(2)/(a+b) and a+b != 0"),
    ("e^(2x*(a^2+1)) - 3e^(x*(a^2+1)) + 2 = 0", "same-solutions", "x = 0 or x = ln(2)/(a^2+1)"),
    ("sinh(x*(a^2+1)) = 2", "same-solutions", "x*(a^2+1) = arsinh(2)"),
    ("cosh(x) = 2", "same-solutions", "x = arcosh(2) or x = -arcosh(2)"),
    ("cosh(2x+1) = 2", "same-solutions", "x = (arcosh(2)-1)/2 or x = (-arcosh(2)-1)/2"),
    ("2^(x+y) = 8", "same-solutions", "x + y = 3"),
    ("e^(x^2+x) = 2", "same-solutions", "x^2 + x = ln(2)"),
    ("e^(x^2+x) = 1", "same-solutions", "x = 0 or x = -1"),
    ("e^(x + y) = e^(2x)", "same-solutions", "x = y"),
    ("a^x = b and a > 1 and b > 0", "same-solutions", "x = ln(b)/ln(a) and a > 1 and b > 0"),
    ("P*e^(r*t) = Q and P > 0 and Q > 0 and r > 0", "same-solutions", "t = ln(Q/P)/r and P > 0 and Q > 0 and r > 0"),
    ("e^(500x) - 3e^(250x) + 2 = 0", "same-solutions", "x = 0 or x = ln(2)/250"),
    ("1.05^(12t) = 2", "same-solutions", "t = ln(2)/(12*ln(1.05))"),
    ("1000(1 + 0.06/12)^(12t) = 2000", "same-solutions", "t = ln(2)/(12ln(1.005))"),
    ("(1+0.05/365)^(365t) = 2", "same-solutions", "t = ln(2)/(365*ln(1+0.05/365))"),
]


@pytest.mark.parametrize(("before", "relation", "after"), WRONG)
def test_is_not_accepted(before: str, relation: str, after: str) -> None:
    assert claim(before, relation, after).level not in ("proved", "checked")


@pytest.mark.parametrize(("before", "relation", "after"), RIGHT)
def test_is_proved(before: str, relation: str, after: str) -> None:
    assert claim(before, relation, after).is_proved
