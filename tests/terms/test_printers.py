"""How terms look in each notation."""

from __future__ import annotations

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.latex_printer import latex, latex_answer
from qstar_cli.terms.printer import answer_text, text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.short_answer import short_answer
from qstar_cli.terms.unicode_printer import unicode_answer, unicode_text

# canonical text -> Unicode, LaTeX
LOOKS = {
    "x^2 + 2x - 3 = 0": ("x² + 2x − 3 = 0", "x^{2} + 2 x - 3 = 0"),
    "(x + 1)*(x - 1)": ("(x + 1)(x − 1)", r"\left(x + 1\right) \left(x - 1\right)"),
    "x*(x + 1)": ("x(x + 1)", r"x \left(x + 1\right)"),
    "1/2*x": ("1/2·x", r"\frac{1}{2} x"),
    "2*3*4": ("2·3·4", r"2 \cdot 3 \cdot 4"),
    "2*(1/3)": ("2(1/3)", r"2 \cdot \frac{1}{3}"),
    "2x*y^2": ("2x·y²", "2 x y^{2}"),
    "sqrt(x + 1)/2": ("√(x + 1)/2", r"\frac{\sqrt{x + 1}}{2}"),
    "2sqrt(2) + cbrt(x)": ("2√2 + ∛x", r"2 \sqrt{2} + \sqrt[3]{x}"),
    "root(x, 5)": ("root(x, 5)", r"\sqrt[5]{x}"),
    "x^(-2)": ("x⁻²", "x^{-2}"),
    "x^(1/2)": ("x^(1/2)", r"x^{\frac{1}{2}}"),
    "e^(2x)": ("e²ˣ", "e^{2 x}"),
    "sin(x)^2": ("sin(x)²", r"\sin\left(x\right)^{2}"),
    "log(x, 2)": ("log(x, 2)", r"\log_{2}\left(x\right)"),
    "x_1 + alpha": ("x₁ + α", r"x_{1} + \alpha"),
    "2x_1": ("2x₁", r"2 x_{1}"),
    "2*a_12": ("2·a₁₂", r"2 a_{12}"),
    "pi*r^2": ("π·r²", r"\pi r^{2}"),
    "8 1/3": ("8⅓", r"8\frac{1}{3}"),
    "0.1(6)": ("0.1(6)", r"0.1\overline{6}"),
    "12%*80": ("12%·80", r"12\% \cdot 80"),
    "30°": ("30°", r"30^{\circ}"),
    "|x - |y||": ("|x − |y||", r"\left|x - \left|y\right|\right|"),
    "-(-5)": ("−(−5)", r"-\left(-5\right)"),
    "(3/4)^2": ("(3/4)²", r"\left(\frac{3}{4}\right)^{2}"),
    "a/b/c": ("a/b/c", r"\frac{\frac{a}{b}}{c}"),
    "x = 1 or x = 2": ("x = 1 or x = 2", r"x = 1 \lor x = 2"),
    "x + 1 for x != 1": ("x + 1 for x ≠ 1", r"x + 1 \quad \text{for } x \ne 1"),
    "x in integers": ("x ∈ ℤ", r"x \in \mathbb{Z}"),
    "oo": ("∞", r"\infty"),
    "undefined": ("undefined", r"\text{undefined}"),
}


@pytest.mark.parametrize("written", LOOKS)
def test_looks(written: str) -> None:
    t = read_term(written)
    assert (text(t), unicode_text(t), latex(t)) == (written, *LOOKS[written])


# question, answer -> text, short answer
ANSWERS = {
    ("x^2 - 5x + 6 = 0", "x = 3 or x = 2"): ("x = 3 or x = 2", "2, 3"),
    ("x^2 = 2", "x = sqrt(2) or x = -sqrt(2)"): ("x = sqrt(2) or x = -sqrt(2)", "-sqrt(2), sqrt(2)"),
    ("2x = 4", "x = 2"): ("x = 2", "2"),
    ("1 = 2", "false"): ("no solution", "no solution"),
    ("x = x", "true"): ("all real numbers", "all real numbers"),
    ("x = x over the complex numbers", "true"): ("all complex numbers", "all complex numbers"),
    ("x/x = 1", "x != 0"): ("x != 0", "x != 0"),
    ("a*x = b for x", "x = b/a if a != 0; false if a = 0"): ("x = b/a if a != 0; no solution if a = 0", "b/a"),
    ("A = l*w for w", "w = A/l for l != 0"): ("w = A/l for l != 0", "A/l"),
    ("x^2/x", "x for x != 0"): ("x for x != 0", "x"),
    ("0.1 + 0.2", "0.3"): ("0.3", "0.3"),
    ("x + y = 3, x - y = 1", "x = 2 and y = 1"): ("x = 2 and y = 1", "(2, 1)"),
    ("x^2 = -1 over the complex numbers", "x = i or x = -i"): ("x = i or x = -i", "i, -i"),
}


@pytest.mark.parametrize(("question", "answer"), ANSWERS)
def test_answers(question: str, answer: str) -> None:
    asked, t = read_question(question).question, read_term(answer)
    assert (answer_text(t, asked), short_answer(t, asked)) == ANSWERS[question, answer]


def test_true_and_false_are_worded_for_the_question() -> None:
    equation = read_question("x = 1").question
    assert unicode_answer(read_term("false"), equation) == "no solution"
    assert latex_answer(read_term("true"), equation) == r"\text{all real numbers}"
    assert answer_text(read_term("true"), read_question("2 + 2").question) == "true"


def test_questions_are_printed_as_their_sentence() -> None:
    for sentence in (
        "solve x^2 = 2 for x over the reals",
        "solve x + y = 3 and x - y = 1 for x, y over the reals",
        "evaluate x*y at x = 2, y = 3",
        "convert 0.375 to fraction",
        "round 3.14159 to 2 decimal places",
    ):
        assert text(read_question(sentence).question) == sentence


def test_a_tower_of_powers_is_written_in_one_pass() -> None:
    assert unicode_text(read_term("x" + "^2" * 40)).count("^") == 39
