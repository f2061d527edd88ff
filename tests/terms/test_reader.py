"""Plain and Unicode notation: what is refused and where, what is read, what is warned of."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.terms.build import divide, integer, multiply, negative, power, symbol
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read, read_term
from qstar_cli.terms.term import Term, term

X, Y = symbol("x"), symbol("y")

# text -> column, part of the message
REFUSED = {
    "": (1, "nothing to read"),
    "   ": (4, "nothing to read"),
    "2x+=3": (4, "“=”"),
    "x = = 3": (5, "“=”"),
    "((x+1)": (1, "never closed"),
    "(x + 1]": (7, "“]”"),
    "x + 1)": (6, "no bracket open"),
    "sin()": (5, "“)”"),
    "sin(x, y)": (1, "1 argument"),
    "root(1, 2, 3)": (1, "1 to 2 arguments"),
    "2^": (3, "too early"),
    "2 +": (4, "too early"),
    "* 2": (1, "“*”"),
    "3 1/2^2": (3, "needs brackets"),
    "7 % 3": (5, "right after “%”"),
    "5!!": (3, "Double factorials"),
    "x2": (2, "right after “x”"),
    "2 3": (3, "right after “2”"),
    "1e5": (2, "Powers of ten"),
    "|x": (1, "never closed"),
    "love": (1, "“love”"),
    "x + hello": (5, "“hello”"),
    "versin(x)": (1, "“versin”"),
    "Let x": (1, "“Let”"),
    "f(x)": (1, "f is not defined"),
    "dy/dx": (1, "Derivatives"),
    "y' = 2": (2, "“'”"),
    "2 ± 3": (3, "±"),
    "(x = 1) + 2": (9, "joins values"),
    "(1, 2) + 3": (8, "list"),
    "x and y": (7, "only a value"),
    "x < 2, y": (8, "mixes"),
    "x_": (2, "subscript"),
    "sqrt^2 x": (5, "exponent"),
    "cot^-1 x": (1, "no meaning"),
    "x\x1b[31m": (2, "U+001B"),
    "x \x00": (3, "U+0000"),
    "x \u202e1": (3, "U+202E"),
    "x → 1": (3, "U+2192"),
}

# text -> canonical text of the term read
READ = {
    "2x + 3 = 7": "2x + 3 = 7",
    "2·3 × 4 ÷ 5 ⁄ 6": "2*3*4/5/6",
    "x² − 4x⁻¹": "x^2 - 4x^(-1)",
    "x₁² + x_12": "x_1^2 + x_12",
    "√(x+1)": "sqrt(x + 1)",
    "√x² + sqrt x": "sqrt(x^2) + sqrt(x)",
    "lg x": "log(x, 10)",
    "2√2 + ∛8 + ∜16 + ³√8": "2sqrt(2) + cbrt(8) + root(16, 4) + cbrt(8)",
    "½ + 8½ + ¾x": "1/2 + 8 1/2 + 3/4*x",
    "8 1/3": "8 1/3",
    "2 1/3 + 1 3/4": "2 1/3 + 1 3/4",
    "x ≤ 2": "x <= 2",
    "x =< 2": "x <= 2",
    "x ≠ 2": "x != 2",
    "x <> 2": "x != 2",
    "1 < x ≤ 2": "1 < x <= 2",
    "a = b = c": "a = b and b = c",
    "x == 3": "x = 3",
    "x**2": "x^2",
    "2^3^2": "2^(3^2)",
    "-3^2": "-3^2",
    "2^-x": "2^(-x)",
    "x^-2y": "x^(-2)*y",
    "--5": "-(-5)",
    "2*-3": "2*(-3)",
    "3 - -2": "3 - (-2)",
    "2+-3": "2 - 3",
    "+x": "x",
    "2(3)(4)": "2*3*4",
    "(x+1)(x-1)": "(x + 1)*(x - 1)",
    "(x+1)2": "(x + 1)*2",
    "x(x+2)": "x*(x + 2)",
    "ax + by": "a*x + b*y",
    "2xy": "2x*y",
    "2pir": "2pi*r",
    "2x^2 * y": "2x^2*y",
    "2x/3": "2x/3",
    "a/b*c": "a/b*c",
    "a*b/c": "a*b/c",
    "1/2x": "1/2*x",
    "x/2y": "x/2*y",
    "1/(2x)": "1/(2x)",
    "sin 2x": "sin(2x)",
    "sin^2 x + cos^2 x": "sin(x)^2 + cos(x)^2",
    "sin x cos x": "sin(x)*cos(x)",
    "sin x^2": "sin(x^2)",
    "sin(x)^2": "sin(x)^2",
    "sin^-1 x": "arcsin(x)",
    "sin 30°": "sin(30°)",
    "sin x/2": "sin(x)/2",
    "sin pi/6": "sin(pi)/6",
    "Sin(x) + SQRT(2)": "sin(x) + sqrt(2)",
    "xsin(x)": "x*sin(x)",
    "cosx": "cos(x)",
    "tg(x) + ctg(x)": "tan(x) + cot(x)",
    "ln x": "ln(x)",
    "log x": "log(x, 10)",
    "log2(x)": "log(x, 2)",
    "log_2 x": "log(x, 2)",
    "log_{10}(x)": "log(x, 10)",
    "log(x, 3)": "log(x, 3)",
    "log3.5": "log(3.5, 10)",
    "log base 2 of 8": "log(8, 2)",
    "exp(2x)": "e^(2x)",
    "nthRoot(x, 3) + nthRoot(x)": "cbrt(x) + sqrt(x)",
    "abs(x) + percent(5)": "|x| + 5%",
    "||x| - 3|": "||x| - 3|",
    "|x-|y||": "|x - |y||",
    "2|x|": "2*|x|",
    "20% of 80": "20%*80",
    "1/2 of 10": "1/2*10",
    "5! + 12% + 30°": "5! + 12% + 30°",
    "0.50": "0.50",
    ".5": "0.5",
    "0.(9)": "0.(9)",
    "0.1(6)": "0.1(6)",
    "1,000": "1000",
    "1,234,567.8": "1234567.8",
    "007": "7",
    "π + ∞ + α_1": "pi + oo + alpha_1",
    "２x＋１": "2x + 1",
    "𝑥 + 1": "x + 1",
    "x = 2 or x = 3": "x = 2 or x = 3",
    "x = 2 or 3": "x = 2 or x = 3",
    "x = 2, 3": "x = 2 or x = 3",
    "x = a, -a": "x = a or x = -a",
    "x = 2 ± √3": "x = 2 + sqrt(3) or x = 2 - sqrt(3)",
    "x = ±2": "x = 2 or x = -2",
    "x + y = 5, x - y = 1": "x + y = 5 and x - y = 1",
    "x + y = 5; x - y = 1": "x + y = 5 and x - y = 1",
    "y = x^2, y = 2x": "y = x^2 and y = 2x",
    "x > 1 and x < 2 or x = 5": "x > 1 and x < 2 or x = 5",
    "(x = 1 or x = 2) and y = 3": "(x = 1 or x = 2) and y = 3",
    "no solution": "false",
    "all real numbers": "true",
    "x + 1 for x != 1": "x + 1 for x != 1",
    "x = b/a if a != 0; no solution if a = 0": "x = b/a if a != 0; false if a = 0",
    "x ∈ ℤ": "x in integers",
    "x in the integers": "x in integers",
    "(1, 2)": "(1, 2)",
    "[x + 1]{x - 1}": "(x + 1)*(x - 1)",
    "x = 2.": "x = 2",
    "9^9^9^9": "9^(9^(9^9))",
}

# text -> what a warning must mention: the other reading
WARNED = {
    "1/2x": "1/(2x)",
    "x/2y": "x/(2y)",
    "2^3^2": "(2^3)^2",
    "-3^2": "(-3)^",
    "sin 2x": "sin(2)*x",
    "sin x^2": "sin(x)^2",
    "ln x^2": "ln(x)^2",
    "sin x/2": "sin(x/...)",
    "sin 30": "30°",
    "sin^-1 x": "1/sin",
    "log x": "ln",
    "0.1(6)": "0.1*6",
    "1,000": "space after the comma",
    "cosx": "cos x",
    "2xi": "x*i",
    "sqrt 2x": "sqrt(2x)",
    "√x²": "(√(x))^2",
    "√2x": "√(2x)",
    "8 5/3": "8*(5/3)",
    "|2|x|+1|": "bar",
    "x = 2, x = 3": "and",
}
SILENT = ("2x + 3 = 7", "a/b*c", "(1/2)x", "8 1/3", "sin(x)^2", "sin(2)", "-x^2", "0.(9)", "x = 2, 3", "3|x|", "sin x")


@pytest.mark.parametrize("written", REFUSED)
def test_refused(written: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(written)
    error = caught.value
    column, message = REFUSED[written]
    assert (error.line, error.column) == (1, column)
    assert message in error.what
    assert error.expected or error.hint
    assert all(c.isprintable() for c in error.what)
    assert all(c.isprintable() or c == "\n" for c in error.caret())


@pytest.mark.parametrize("written", READ)
def test_read(written: str) -> None:
    t = read_term(written)
    assert text(t) == READ[written]
    assert read_term(text(t)) == t


@pytest.mark.parametrize("written", WARNED)
def test_ambiguous_spellings_give_the_other_reading(written: str) -> None:
    warnings = read(written).warnings
    assert any(WARNED[written] in w for w in warnings), warnings


@pytest.mark.parametrize("written", SILENT)
def test_plain_spellings_are_not_warned_of(written: str) -> None:
    assert read(written).warnings == ()


@pytest.mark.parametrize("written", [c for c in READ.values() if "^(3^2)" not in c])
def test_canonical_text_is_not_warned_of(written: str) -> None:
    assert [w for w in read(written).warnings if "repeating" not in w and "power of" not in w] == []


STRUCTURES: dict[str, Term] = {
    "2*3": multiply(integer(2), integer(3)),
    "a - b": term("Sum", symbol("a"), negative(symbol("b"))),
    "a + (b + c)": term("Sum", symbol("a"), term("Sum", symbol("b"), symbol("c"))),
    "-3x": negative(multiply(integer(3), X)),
    "-3/4": negative(divide(integer(3), integer(4))),
    "2x^2 * y": multiply(integer(2), power(X, 2), Y),
    "(2x)*y": multiply(multiply(integer(2), X), Y),
    "x/2*y": multiply(divide(X, integer(2)), Y),
    "2x/3": divide(multiply(integer(2), X), integer(3)),
    "-(-x)": negative(negative(X)),
    "f_1": symbol("f_1"),
}


@pytest.mark.parametrize("written", STRUCTURES)
def test_nothing_is_evaluated(written: str) -> None:
    assert read_term(written) == STRUCTURES[written]


def test_defined_functions_are_applied() -> None:
    t = read("f(x + 1) + f(2)^2", functions={"f": 1}).term
    assert t.args[0] == term("Apply", symbol("f"), term("Sum", X, integer(1)))
    with pytest.raises(ReadError, match="needs its argument"):
        read("f + 1", functions={"f": 1})


def test_errors_count_lines() -> None:
    with pytest.raises(ReadError) as caught:
        read("x + y = 5\n  x - = 1")
    assert (caught.value.line, caught.value.column) == (2, 7)
    assert caught.value.source == "  x - = 1"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("x + y = 5\n  -x + y = 1", "x + y = 5 and -x + y = 1"),
        ("x + y =\n  5", "x + y = 5"),
        ("1 + 2\n  + 3", "1 + 2 + 3"),
        ("(x +\n y = 2)", "x + y = 2"),
    ],
)
def test_line_breaks(written: str, expected: str) -> None:
    assert text(read_term(written)) == expected
