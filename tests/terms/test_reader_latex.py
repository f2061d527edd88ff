"""LaTeX notation."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read, read_term

# text -> column, part of the message
REFUSED = {
    r"\foo": (1, r"\foo"),
    r"\frac{1}{2": (9, "never closed"),
    r"\frac{1}": (9, "too early"),
    r"\frac{dy}{dx}": (7, "Derivatives"),
    r"\begin{cases} x = 1": (20, "too early"),
    r"\left(x + 1": (6, "never closed"),
    r"\left|x\right)": (14, "“)”"),
}

READ = {
    r"\frac{1}{2}x": "1/2*x",
    r"\frac12": "1/2",
    r"\frac1{x}": "1/x",
    r"\frac 12": "1/2",
    r"\frac ab": "a/b",
    r"\dfrac{1}{2} + \tfrac{1}{3}": "1/2 + 1/3",
    r"8\frac13": "8 1/3",
    r"6 \cdot 8\frac{1}{3}": "6*(8 1/3)",
    r"x\frac{1}{2}": "x*(1/2)",
    r"\sqrt3": "sqrt(3)",
    r"\sqrt 2x": "sqrt(2)*x",
    r"\sqrt[3]{x}": "cbrt(x)",
    r"\sqrt[5]{x+1}": "root(x + 1, 5)",
    r"$x^2$ + $$y$$": "x^2 + y",
    r"\[x = 2\]": "x = 2",
    r"\(x\)": "x",
    r"x^{10} + 2^{n+1}": "x^10 + 2^(n + 1)",
    r"\left(x+1\right)\left[x-1\right]": "(x + 1)*(x - 1)",
    r"\left|x-1\right| \le 3": "|x - 1| <= 3",
    r"\left|x-\left|y\right|\right|": "|x - |y||",
    r"\lvert x \rvert": "|x|",
    r"\lfloor x \rfloor + \lceil y \rceil": "floor(x) + ceil(y)",
    r"2 \times 3 \div 4 \cdot 5": "2*3/4*5",
    r"x \ne 1": "x != 1",
    r"x \geq 1": "x >= 1",
    r"\sin^2 x": "sin(x)^2",
    r"\sin^{-1} x": "arcsin(x)",
    r"\cos\left(2\theta\right)": "cos(2theta)",
    r"\log_2 x": "log(x, 2)",
    r"\log_{3}(x+1)": "log(x + 1, 3)",
    r"\ln\frac{x}{2}": "ln(x/2)",
    r"30^\circ + 45^{\circ}": "30° + 45°",
    r"12\%": "12%",
    r"0.\overline{72}": "0.(72)",
    r"0.1\overline{6}": "0.1(6)",
    r"0.\bar3": "0.(3)",
    r"1{,}000 + 1,\!000": "1000 + 1000",
    r"\alpha_1 + \varepsilon": "alpha_1 + epsilon",
    r"\pi r^{2}": "pi*r^2",
    r"\infty": "oo",
    r"a\,b\;c\quad d\!e": "a*b*c*d*e",
    r"\displaystyle x": "x",
    r"\mathrm{e}^{x}": "e^x",
    r"x = 1 \quad\text{or}\quad x = 2": "x = 1 or x = 2",
    r"x = 1 \lor x = 2": "x = 1 or x = 2",
    r"x > 1 \text{ and } x < 2": "x > 1 and x < 2",
    r"x = \pm 2": "x = 2 or x = -2",
    r"x \in \mathbb{R}": "x in reals",
    r"\begin{cases} x+y&=5 \\ x-y&=1 \end{cases}": "x + y = 5 and x - y = 1",
    r"\left\{\begin{aligned} x+y&=5,\\ x-y&=1 \end{aligned}\right.": "x + y = 5 and x - y = 1",
    "\\begin{align*}\nx + y &= 5, \\\\\nx - y &= 1\n\\end{align*}": "x + y = 5 and x - y = 1",
    r"\begin{cases} x = b & \text{if } a \ne 0 \\ \text{no solution} & \text{if } a = 0 \end{cases}": (
        "x = b if a != 0; false if a = 0"
    ),
}


@pytest.mark.parametrize("written", REFUSED)
def test_refused(written: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(written)
    column, message = REFUSED[written]
    assert caught.value.column == column
    assert message in caught.value.what


@pytest.mark.parametrize("written", READ)
def test_read(written: str) -> None:
    assert text(read_term(written)) == READ[written]
