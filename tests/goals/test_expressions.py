"""The goals for expressions: answers through the search, and that solving an answer again returns it."""

from __future__ import annotations

import random

import pytest

from qstar_cli.derivation import Derivation
from qstar_cli.goals.goal import goals
from qstar_cli.problem.problem import Problem
from qstar_cli.search.heuristic import HandHeuristic
from qstar_cli.search.limits import Limits, StopReason, Work
from qstar_cli.search.problem_space import ProblemSpace
from qstar_cli.search.qstar import Outcome, QStar
from qstar_cli.terms.build import equal, symbol
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import Term, term
from tests.rules.test_rules import disagreement


def ask(question: Term) -> tuple[Outcome, Work]:
    problem = Problem(question, "", "")
    work = Work(Limits(300))
    space = ProblemSpace(problem, goals()[question.head])
    return QStar(space, HandHeuristic(), work).run(), work


def answer_of(question: Term) -> str:
    outcome, _ = ask(question)
    assert outcome.derivation is not None, f"stopped at {text(outcome.best_partial.end.term)}"
    return text(goals()[question.head].answer(outcome.derivation.end, Problem(question, "", "")))


def simplify(line: str) -> Term:
    return term("Simplify", read_term(line))


DECLINED = ["9^9^9^9", "2^1000000", "(10^6)!", "10^50000*10^60000"]

SIMPLIFIED = {
    # arithmetic
    "7 - 2*(3 - 5)": "11",
    "36/4*3": "27",
    "-3^2": "-9",
    "6!/(4!*3!)": "5",
    "2 1/2 + 3 1/4": "23/4",
    "1/(2 + 1/(3 + 1/4))": "13/30",
    "0.25*8": "2",
    "0.7 + 0.08": "0.78",
    "1/7 + 0.5": "9/14",
    "15% + 1/4": "2/5",
    "0.58(3)": "7/12",
    "20° + 2*25°": "70°",
    # undefined
    "3/(5 - 5)": "undefined",
    "0^0": "undefined",
    "sqrt(-9) + 1": "undefined",
    "1 + tan(pi/2)": "undefined",
    "x + 1/0": "undefined",
    # radicals
    "sqrt(72)": "6sqrt(2)",
    "cbrt(-54)": "-3cbrt(2)",
    "root(9, 4)": "sqrt(3)",
    "sqrt(3)*sqrt(12)": "6",
    "16^(3/4)": "8",
    "sqrt(7 + 4sqrt(3))": "2 + sqrt(3)",
    "6/(sqrt(5) - sqrt(2))": "2sqrt(2) + 2sqrt(5)",
    "sqrt(3/5)": "sqrt(15)/5",
    "(3 + sqrt(27))/6": "(1 + sqrt(3))/2",
    # polynomials
    "5(a - 2) - 3(2 - a)": "8a - 16",
    "(2x - 3)^2 - (2x + 3)^2": "-24x",
    "(a + b)(a - b) + b^2": "a^2",
    "x*x^2 + x^3": "2x^3",
    "(3t + 6)/3 - t": "2",
    # quotients
    "x^5/x^2": "x^3 for x != 0",
    "(y^2 - 9)/(y + 3)": "y - 3 for y != -3",
    "1/a + 1/b": "(a + b)/(a*b)",
    "x/(x - 1) - 1/(x - 1)": "1 for x != 1",
    "(1 + 1/x)/(1 - 1/x^2)": "x/(x - 1) for x != 0 and x != -1",
    "3/(2 - x)": "-3/(x - 2)",
    # powers and roots of letters
    "x^-3*x": "1/x^2",
    "(a^2*b)^3": "a^6*b^3",
    "sqrt(x)*sqrt(x)": "x for x >= 0",
    "sqrt(9x^2)": "3*|x|",
    "sqrt(x^2 + 6x + 9)": "|x + 3|",
    "x^(1/2)*x^(1/3)": "x^(5/6)",
    "cbrt(8x^3*y)": "2x*cbrt(y)",
    "sqrt(x^2*y)": "sqrt(x^2*y)",
    "a^x*a^y/a^z": "a^(x + y - z)",
    "|3 - 5| * |-x|": "2*|x|",
    "0*sqrt(x)": "0 for x >= 0",
    "sqrt(x)*sqrt(x)/x": "1 for x > 0",
    "sqrt(x)*sqrt(x) + sqrt(x)": "x + sqrt(x)",
    "x^2/x + 1/x": "(x^2 + 1)/x",
    "x/x + 1/(x^2 - x)": "(x^2 - x + 1)/(x^2 - x)",
    # functions
    "2sin(pi/3)*cos(pi/6)": "3/2",
    "1 - sin(t)^2 - cos(t)^2": "0",
    "i^3*i": "1",
}

EXPANDED = {
    "(x - 4)(x + 7)": "x^2 + 3x - 28",
    "(a - 2b)^2": "a^2 - 4a*b + 4b^2",
    "(p + q)^4": "p^4 + 4p^3*q + 6p^2*q^2 + 4p*q^3 + q^4",
    "-y(2 - y)(y + 1)": "y^3 - y^2 - 2y",
}

CONVERTED = {
    ("5/16", "decimal"): "0.3125",
    ("2/11", "decimal"): "0.(18)",
    ("0.65", "fraction"): "13/20",
    ("0.2(7)", "fraction"): "5/18",
    ("17/5", "mixed number"): "3 2/5",
    ("-1.75", "mixed number"): "-1 3/4",
    ("7/20", "percent"): "35%",
    ("6%", "decimal"): "0.06",
}

ROUNDED = {("2.345", "2"): "2.35", ("-0.5", "0"): "-1", ("22/7", "3"): "3.143", ("sqrt(3)", "4"): "1.7321"}


@pytest.mark.parametrize("line", DECLINED)
def test_too_large_is_declined(line: str) -> None:
    assert ask(simplify(line))[0].reason == StopReason.TOO_LARGE


@pytest.mark.parametrize(("line", "answer"), SIMPLIFIED.items())
def test_simplify(line: str, answer: str) -> None:
    assert answer_of(simplify(line)) == answer


@pytest.mark.parametrize(("line", "answer"), EXPANDED.items())
def test_expand(line: str, answer: str) -> None:
    assert answer_of(term("Expand", read_term(line))) == answer


@pytest.mark.parametrize(("asked", "answer"), CONVERTED.items())
def test_convert(asked: tuple[str, str], answer: str) -> None:
    assert answer_of(term("Convert", read_term(asked[0]), term("Word", value=asked[1]))) == answer


@pytest.mark.parametrize(("asked", "answer"), ROUNDED.items())
def test_round(asked: tuple[str, str], answer: str) -> None:
    assert answer_of(term("Round", *map(read_term, asked))) == answer


@pytest.mark.parametrize(
    ("line", "assumption", "answer"),
    [
        ("|x|", "x > 0", "x"),
        ("sqrt(x^2)", "x < 0", "-x"),
        ("x/x", "x != 0", "1"),
        ("sqrt(x)^2", "x >= 0", "x"),
        ("(x^2 - 1)/(x - 1)", "x != 1", "x + 1"),
        ("x/x", "x >= 0", "1 for x != 0"),
    ],
)
def test_assumptions_settle_signs_and_conditions(line: str, assumption: str, answer: str) -> None:
    problem = Problem(simplify(line), "", "", assumptions=(read_term(assumption),))
    derivation = QStar(ProblemSpace(problem, goals()["Simplify"]), HandHeuristic(), Work(Limits(50))).run().derivation
    assert derivation is not None
    assert text(goals()["Simplify"].answer(derivation.end, problem)) == answer


def test_evaluate_replaces_all_letters_at_once() -> None:
    swap = term("Tuple", equal(symbol("x"), symbol("y")), equal(symbol("y"), symbol("x")))
    assert answer_of(term("Evaluate", read_term("x - 2y"), swap)) == "-2x + y"


def core(answer: str) -> str:
    return answer.partition(" for ")[0]


@pytest.mark.parametrize("line", SIMPLIFIED)
def test_simplifying_an_answer_returns_it(line: str) -> None:
    found = core(answer_of(simplify(line)))
    outcome, work = ask(simplify(found))
    assert outcome.derivation is not None
    assert outcome.derivation.steps == ()
    assert work.expanded <= 1


ATOMS = (["1", "2", "3", "0", "5", "x", "x", "y"], ["2", "3", "6", "sqrt(2)", "sqrt(3)", "x", "pi"])


def random_expression(source: random.Random, depth: int, atoms: list[str]) -> str:
    if depth == 0 or source.random() < 0.2:
        return source.choice(atoms)
    a, b = (random_expression(source, depth - 1, atoms) for _ in range(2))
    shapes = [f"({a} + {b})", f"({a} - {b})", f"({a})*({b})", f"({a})/({b})", f"({a})^2", f"({a})^(-1)"]
    shapes += [f"sqrt({a})", f"cbrt({a})", f"|{a}|", f"({a})^(1/2)", f"({a})^(2/3)", f"-({a})"]
    return source.choice(shapes[:4] * 2 + shapes)


@pytest.mark.parametrize("seed", range(200))
def test_random_expressions_keep_value_and_domain_and_are_simplified_once(seed: int) -> None:
    line = random_expression(random.Random(seed), 3, ATOMS[seed % 2])
    outcome, _ = ask(simplify(line))
    assert outcome.derivation is not None, f"{line} stopped at {text(outcome.best_partial.end.term)}"
    for step in outcome.derivation.steps:
        assert disagreement(step) == "", f"{line}: {text(step.before.term)} -> {text(step.after.term)}"
    again = ask(simplify(core(text(outcome.derivation.end.term))))[0].derivation
    assert again is not None
    assert is_similar(again.end.term, outcome.derivation.end.term)


def steps_of(line: str) -> Derivation:
    outcome, _ = ask(simplify(line))
    assert outcome.derivation is not None
    return outcome.derivation


@pytest.mark.parametrize("term_text", ["x", "{k}x", "{k}", "{k}/7", "x^{k}*y"])
def test_sums_take_a_constant_number_of_steps(term_text: str) -> None:
    small, large = (" + ".join(term_text.format(k=k + 2) for k in range(n)) for n in (10, 300))
    assert len(steps_of(small).steps) == len(steps_of(large).steps) <= 2


def test_order_of_operations_is_visible() -> None:
    assert [text(s.after.term) for s in steps_of("2 + 3*4").steps] == ["2 + 12", "14"]
    assert [text(s.after.term) for s in steps_of("3(x + 2) - 2(x - 1)").steps] == [
        "3x + 6 - 2(x - 1)",
        "3x + 6 - 2x + 2",
        "x + 8",
    ]
