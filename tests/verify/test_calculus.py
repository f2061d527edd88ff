"""Meanings of calculus: answers and steps; the wrong ones first."""

from __future__ import annotations

import pytest

from qstar_cli.derivation import State
from qstar_cli.problem.phrases import read_question
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import meaning_of
from qstar_cli.verify.steps import step_verdict

UP_TO_CONSTANT, IF_RIGHT_EXISTS = "equal-up-to-constant", "equal-if-right-exists"

NOT_ACCEPTED = [
    ("differentiate x*|x|", "|x| + x^2/|x|"),
    ("differentiate ln(-x^2)", "2/x"),
    ("second derivative of sin(x)", "sin(x)"),
    ("differentiate floor(x)", "0"),
    ("integrate x*exp(x) dx", "x*e^x - e^x"),  # no constant
    ("integrate x*exp(x) dx", "x*e^x + C"),
    ("integrate 1/x dx", "ln(x) + C"),
    ("integrate 1/x dx", "ln(x) + C for x > 0"),
    ("integrate 1/x dx", "ln|x| + C for x > 5"),
    ("integrate 1/(5 + 4cos(x)) dx", "2/3*arctan(tan(x/2)/3) + C"),
    ("integrate i/x dx", "i*ln(x) + C"),
    ("integrate x^2 dx from 0 to 1", "1/2"),
    ("integrate exp(-x^2) dx from 0 to 1", "1"),
    ("integrate 1/(1 + x^2) dx from 0 to 1", "pi/4 + 10^(-30)"),
    ("integrate 1/x dx from -1 to 1", "0"),
    ("integrate 1/x^2 dx from -1 to 1", "-2"),
    ("integrate ln(x) dx from -1 to 1", "-2"),
    ("integrate 1/x dx from 1 to oo", "1"),
    ("integrate 1/x dx from 1 to oo", "-oo"),
    ("integrate 1/x^2 dx from 1 to oo", "2"),
    ("integrate sin(x) dx from 0 to oo", "1"),
    ("integrate 1/(x - 1)^2 dx from 0 to 2", "-2"),
    ("integrate tan(x) dx from 0 to pi", "0"),
    ("limit of |x|/x as x -> 0", "1"),
    ("limit of 1/x as x -> 0", "oo"),
    ("limit of sin(x)/x as x -> 0", "0"),
    ("limit of sin(1/x) as x -> 0", "0"),
    ("limit of sqrt(x) as x -> -1", "0"),
    ("limit of (2^x - 1)/x as x -> 0", "1"),
    ("limit of sqrt(x^2 + x) + x as x -> -oo", "1/2"),
    ("limit of x*exp(-x) as x -> oo", "1"),
    ("limit of exp(1/x) as x -> 0", "oo"),
    ("limit of (2^x + 3^x)^(1/x) as x -> oo", "5"),
    ("limit of a^x as x -> oo", "oo"),
    ("limit of floor(x) as x -> 2", "2"),
    ("sum k^2 for k = 1 to n", "n*(n + 1)*(2n + 2)/6"),
    ("sum k for k = 1 to n", "n*(n + 1)/2 + (n - 1)*(n - 2)*(n - 3)"),
    ("sum 1/(k*(k + 1)) for k = 0 to n", "n/(n + 1)"),
    ("sum k for k = 1 to n", "n*(n + 1)*(n - 5)/(2*(n - 5))"),
    ("sum (-1)^k for k = 1 to n", "((-1)^n + 1)/2"),
    ("sum (-1)^k for k = 1 to n", "-((-1)^(2n) - 1)/2"),
    ("sum k*k! for k = 1 to n", "n*n!"),
    ("sum n*k for k = 1 to n", "n^2*(n + 1)/3"),
    ("solve y' = 2y", "y = C*e^x"),
    ("solve y' = 2y", "y = e^(2x)"),
    ("solve y' = 2y", "y = C_1*e^(2x) + C_2"),
    ("solve y' = 2y", "y = e^C*e^(2x)"),  # positive ones only
    ("solve y' = 1/x", "y = ln(x) + C"),
    ("solve x*y' = y", "y = C*|x|"),
    ("solve x*y' = y, y(0) = 0", "y = 0"),  # C*x as well
    ("solve y'' + y = 0", "y = C_1*cos(x) + C_2*cos(x)"),
    ("solve y'' + y = 0, y(0) = 0, y(pi) = 0", "y = 0"),  # C*sin(x) as well
    ("solve y' = y^2", "y = -1/(x + C)"),  # 0 as well
    ("solve y' = sqrt(y), y(0) = 0", "y = 0"),  # x^2/4 as well
    ("solve y' = 2y, y(0) = 3", "y = 2e^(2x)"),
    ("integrate 1/x dx from 1 to a assuming a > 0", "ln(a) + 1"),
    ("integrate e^(-a*x) dx from 0 to infinity assuming a > 0", "-1/a"),
    ("integrate e^(-a*x) dx from 0 to infinity", "1/a"),
    ("find the limit of a^x as x -> infinity assuming a > 0", "oo"),
    ("integrate sqrt(x^2) dx", "x^2/2 + C"),
    ("differentiate |x| assuming x < 0", "1"),
    ("integrate x^n dx from 0 to 1", "1/(n+1)"),
    ("integrate 1/x^p dx from 1 to infinity assuming p > 0", "1/(p-1)"),
]
PROVED = [
    ("differentiate x*|x|", "2|x|"),
    ("differentiate ln(x)", "1/x"),
    ("differentiate ln(-x^2)", "undefined"),
    ("differentiate a*x^2 for x", "2a*x"),
    ("differentiate x^x", "x^x*(ln(x) + 1)"),
    ("differentiate tanh(x)", "1/cosh(x)^2"),
    ("second derivative of x*sin(x)", "2cos(x) - x*sin(x)"),
    ("integrate x*exp(x) dx", "x*e^x - e^x + C"),
    ("integrate 1/x dx", "ln|x| + C"),
    ("integrate 1/x dx", "ln|x| + C for x != 0"),
    ("integrate sqrt(x) dx", "2/3*sqrt(x)^3 + C"),
    ("integrate sin(sqrt(x)) dx", "2sin(sqrt(x)) - 2sqrt(x)*cos(sqrt(x)) + C"),
    ("integrate x^2 dx from 0 to 1", "1/3"),
    ("integrate a*x dx from 0 to b", "a*b^2/2"),
    ("integrate 1/sqrt(x) dx from 0 to 1", "2"),
    ("integrate 1/x^2 dx from 1 to oo", "1"),
    ("integrate exp(-x) dx from 0 to oo", "1"),
    ("integrate exp(-2x) dx from oo to 0", "-1/2"),
    ("integrate 1/x dx from 1 to oo", "oo"),
    ("integrate 1/x dx from 1 to 0", "-oo"),
    ("integrate sin(t) from 0 to pi", "2"),
    ("integrate 1/x dx from 1 to e", "1"),
    ("limit of |x|/x as x -> 0", "undefined"),
    ("limit of |x|/x as x -> 0-", "-1"),
    ("limit of 1/x^2 as x -> 0", "oo"),
    ("limit of sin(x)/x as x -> 0", "1"),
    ("limit of (1 - cos(x))/x^2 as x -> 0", "1/2"),
    ("limit of x*sin(1/x) as x -> 0", "0"),
    ("limit of (2^x - 1)/x as x -> 0", "ln(2)"),
    ("limit of (1 + 1/x)^x as x -> oo", "e"),
    ("limit of arctan(x) as x -> -oo", "-pi/2"),
    ("limit of sqrt(x^2 + x) + x as x -> -oo", "-1/2"),
    ("limit of ((x + h)^3 - x^3)/h as h -> 0", "3x^2"),
    ("limit of (cos(x) - 1/2)/(x - pi/3) as x -> pi/3", "-sqrt(3)/2"),
    ("limit of arccos(x)/sqrt(1 - x) as x approaches 1 from the left", "sqrt(2)"),
    ("limit of x*exp(-x) as x -> oo", "0"),
    ("limit of floor(x) as x -> 2-", "1"),
    ("limit of floor(x) as x -> 2", "undefined"),
    ("limit of ceil(x)/x as x -> 2+", "3/2"),
    ("limit of x^n*exp(-x) as x -> oo", "0"),
    ("limit of x*ln(x) as x -> 0+", "0"),
    ("limit of x^x as x -> 0+", "1"),
    ("limit of exp(1/x) as x -> 0", "undefined"),
    ("limit of exp(-1/x^2)/x as x -> 0", "0"),
    ("limit of ln(1 + exp(x)) - x as x -> oo", "0"),
    ("limit of (2^x + 3^x)^(1/x) as x -> oo", "3"),
    ("limit of tanh(x) as x -> -oo", "-1"),
    ("limit of (exp(x + 1/x) - exp(x))*x/exp(x) as x -> oo", "1"),
    ("sum k^2 for k = 1 to n", "n*(n + 1)*(2n + 1)/6"),
    ("sum 2^k for k = 0 to n", "2^(n + 1) - 1"),
    ("sum 1/(k*(k + 1)) for k = 1 to n", "n/(n + 1)"),
    ("sum k^3 for k = 1 to n - 1", "(n - 1)^2*n^2/4"),
    ("sum k for k = 1 to 100", "5050"),
    ("sum (-1)^k*k for k = 1 to n", "(-1)^n*(2n + 1)/4 - 1/4"),
    ("sum (-2)^k for k = 0 to n", "(1 - (-2)^(n + 1))/3"),
    ("sum k*k! for k = 1 to n", "(n + 1)! - 1"),
    ("sum k/(k + 1)! for k = 1 to n", "1 - 1/(n + 1)!"),
    ("solve y' = 2y", "y = C*e^(2x)"),
    ("solve y' = 1/x", "y = ln|x| + C"),
    ("solve y' = 1/x, y(1) = 2", "y = ln(x) + 2"),
    ("solve x*y' + y = x", "y = x/2 + C/x"),
    ("solve y'' + y = 0", "y = C_1*cos(x) + C_2*sin(x)"),
    ("solve y'' + 4y = 0 with y(0) = 1 and y'(0) = 2", "y = cos(2x) + sin(2x)"),
    ("solve y' = y^2, y(0) = 1", "y = 1/(1 - x)"),
    ("solve dy/dt = k*y", "y = C*e^(k*t)"),
    ("differentiate sqrt(x^2) assuming x > 0", "1"),
    ("differentiate |x| assuming x > 0", "1"),
    ("integrate 1/x dx assuming x > 0", "ln(x) + C"),
    ("integrate sqrt(x^2) dx assuming x > 0", "x^2/2 + C"),
    ("integrate 1/x dx from 1 to a assuming a > 0", "ln(a)"),
    ("integrate e^(-a*x) dx from 0 to infinity assuming a > 0", "1/a"),
    ("find the limit of (sqrt(x + a) - sqrt(a))/x as x -> 0 assuming a > 0", "1/(2sqrt(a))"),
    ("find the limit of a^x as x -> infinity assuming a > 1", "oo"),
    ("find the limit of a^x as x -> infinity assuming 0 < a and a < 1", "0"),
    ("differentiate x^a assuming x > 0", "a*x^(a-1)"),
    ("integrate x^a dx assuming x > 0 and a > 0", "x^(a+1)/(a+1) + C"),
    ("find the limit of |a|/x as x -> infinity assuming a < 0", "0"),
    ("differentiate ln(a*x) assuming a > 0 and x > 0", "1/x"),
    ("integrate x^n dx from 0 to 1 assuming n > 0", "1/(n+1)"),
    ("integrate 1/(x^2 + a^2) dx assuming a > 0", "arctan(x/a)/a + C"),
    ("find the limit of (x^a - 1)/a as a -> 0 assuming x > 0", "ln(x)"),
    ("integrate x^n dx from 0 to 1 assuming n > -1", "1/(n+1)"),
    ("integrate 1/x^p dx from 1 to infinity assuming p > 1", "1/(p-1)"),
    ("integrate e^(a*x) dx from -infinity to 0 assuming a > 0", "1/a"),
    ("integrate 1/x dx from a to b assuming 0 < a and a < b", "ln(b/a)"),
    ("integrate x^p dx from 1 to infinity assuming p > 0", "oo"),
    ("find the limit of a*x as x -> infinity assuming a > 0", "oo"),
]
CHECKED = [
    ("integrate x*exp(x) dx from 0 to 1", "1"),
    ("integrate sqrt(1 - x^2) dx from -1 to 1", "pi/2"),
    ("integrate |x| dx from -1 to 2", "5/2"),
]
WRONG_STEPS = [
    ("integral(1/x, x)", "ln(x) + C", UP_TO_CONSTANT, ()),
    ("integral(x*e^(x^2), x)", "integral(e^u, u)", UP_TO_CONSTANT, ("u = x^2",)),
    ("integral(x, x)", "x^2/2 + C", "equal", ()),
    ("integral(|x|, x, -1, 2)", "integral(x, x, -1, 0) + integral(x, x, 0, 2)", "equal", ()),
    ("integral(0, x, -1, 1)", "integral(1/x, x, -1, 1) - integral(1/x, x, -1, 1)", "equal", ()),
    ("integral(2x*e^(x^2), x, 0, 2)", "integral(e^u, u, 0, 2)", "equal-where", ("u = x^2",)),
    (
        "integral(1/(5 + 4cos(x)), x, 0, 2pi)",
        "valueat(2/3*arctan(tan(x/2)/3), x, 2pi) - valueat(2/3*arctan(tan(x/2)/3), x, 0)",
        "equal",
        (),
    ),
    ("integral(1/x^2, x, -1, 1)", "valueat(-1/x, x, 1) - valueat(-1/x, x, -1)", "equal", ()),
    ("integral(ln(x), x, 0, 1)", "valueat(x*ln(x) - x, x, 1) - valueat(x*ln(x) - x, x, 0)", "equal", ()),
    ("limit(sin(x)/x, x, 0)", "limit(cos(x)/2, x, 0)", IF_RIGHT_EXISTS, ()),
    ("limit(|x|/x, x, 0)", "limit(1, x, 0)", "equal", ()),
    ("limit(1/x^2, x, 0)", "limit(-1/x^2, x, 0)", "equal", ()),
    ("derivative(x^2*sin(x), x)", "derivative(x^2, x)*derivative(sin(x), x)", "equal", ()),
    ("summation(k^2, k, 1, n)", "summation(k, k, 1, n)^2", "equal", ()),
    ("x + 1", "x + 2", UP_TO_CONSTANT, ()),
    ("valueat(valueat(x*y, x, 3), y, x)", "9", "equal", ()),  # the inner x is another one
    ("valueat(valueat(x + y, x, y), y, 1)", "y + 1", "equal", ()),
    ("valueat(derivative(x^2*y, x), y, x)", "3x^2", "equal", ()),
    ("valueat(derivative(x*|x|, x), x, 0)", "undefined", "equal", ()),
]
STEPS = [
    ("integral(x*e^x, x)", "x*e^x - integral(e^x, x)", UP_TO_CONSTANT, ()),
    ("x*e^x - integral(e^x, x)", "x*e^x - e^x + C", UP_TO_CONSTANT, ()),
    ("integral(2x*e^(x^2), x)", "integral(e^u, u)", UP_TO_CONSTANT, ("u = x^2",)),
    ("2*integral(e^x*sin(x), x)", "e^x*sin(x) - e^x*cos(x) + C", UP_TO_CONSTANT, ()),
    ("integral(x*x, x)", "integral(x^2, x)", "equal", ()),
    ("integral(x + x^2, x, 0, 1)", "integral(x, x, 0, 1) + integral(x^2, x, 0, 1)", "equal", ()),
    ("integral(|x|, x, -1, 2)", "integral(-x, x, -1, 0) + integral(x, x, 0, 2)", "equal", ()),
    ("integral(x, x, 0, 1)", "-integral(t, t, 1, 0)", "equal", ()),
    ("integral(2x*e^(x^2), x, 0, 2)", "integral(e^u, u, 0, 4)", "equal-where", ("u = x^2",)),
    ("integral(x^2, x, 0, 1)", "valueat(x^3/3, x, 1) - valueat(x^3/3, x, 0)", "equal", ()),
    (
        "integral(x*e^x, x, 0, 1)",
        "valueat(x*e^x, x, 1) - valueat(x*e^x, x, 0) - integral(e^x, x, 0, 1)",
        "equal",
        (),
    ),
    ("valueat(x^3/3, x, 1) - valueat(x^3/3, x, 0)", "1/3", "equal", ()),
    ("integral(ln(x), x, 0, 1)", "valueat(x*ln(x) - x, x, 1) - rightlimit(x*ln(x) - x, x, 0)", "equal", ()),
    ("integral(1/(1 + x^2), x, -oo, oo)", "limit(arctan(x), x, oo) - limit(arctan(x), x, -oo)", "equal", ()),
    ("limit(arctan(x), x, oo) - limit(arctan(x), x, -oo)", "pi", "equal", ()),
    ("limit(sin(x)/x, x, 0)", "limit(cos(x)/1, x, 0)", IF_RIGHT_EXISTS, ()),
    ("limit(x^2 + x, x, 1)", "limit(x^2, x, 1) + limit(x, x, 1)", IF_RIGHT_EXISTS, ()),
    ("limit((x^2 - 1)/(x - 1), x, 1)", "limit(x + 1, x, 1)", "equal", ()),
    ("derivative(x^2*sin(x), x)", "derivative(x^2, x)*sin(x) + x^2*derivative(sin(x), x)", "equal", ()),
    ("valueat(valueat(x*y, x, 3), y, x)", "3x", "equal", ()),
    ("valueat(derivative(x^2*y, x), y, x)", "2x^2", "equal", ()),
    ("limit(x*a, x, x)", "x*a", "equal", ()),
    ("summation(k^2 + k, k, 1, n)", "summation(k^2, k, 1, n) + summation(k, k, 1, n)", "equal", ()),
]


def levels(asked: str, answer: str) -> set[str]:
    """The levels of all checks of an answer, read like the text of a person."""
    problem = read_question(asked)
    meaning = meaning_of(problem.question.head)
    assert meaning is not None
    letters = tuple(str(s.value) for s in _letters(problem.question))
    setting = Setting(meaning.given(problem.question, problem.assumptions), False, letters)
    found = meaning.checks(problem.question, read_term(answer), problem.assumptions, setting)
    return {str(c.verdict.level) for c in found}


def _letters(t: Term) -> list[Term]:
    return [t] if t.head == "Symbol" else [s for a in t.args for s in _letters(a)]


def step_level(before: str, after: str, relation: str, conditions: tuple[str, ...], *given: str) -> str:
    state = State(read_term(after), tuple(map(read_term, conditions)))
    setting = Setting(tuple(map(read_term, given)), False, ("x", "k", "n"))
    return str(step_verdict(State(read_term(before)), state, relation, setting).level)


@pytest.mark.parametrize(("asked", "answer"), NOT_ACCEPTED)
def test_answers_not_accepted(asked: str, answer: str) -> None:
    assert levels(asked, answer) & {"unknown", "refuted"}


@pytest.mark.parametrize(("asked", "answer"), CHECKED)
def test_answers_checked_by_balls(asked: str, answer: str) -> None:
    assert levels(asked, answer) == {"proved", "checked"}


@pytest.mark.parametrize(("asked", "answer"), PROVED)
def test_answers_proved(asked: str, answer: str) -> None:
    assert levels(asked, answer) == {"proved"}


@pytest.mark.parametrize("step", WRONG_STEPS)
def test_steps_not_accepted(step: tuple[str, str, str, tuple[str, ...]]) -> None:
    assert step_level(*step) in ("unknown", "refuted")


@pytest.mark.parametrize("step", STEPS)
def test_steps_proved(step: tuple[str, str, str, tuple[str, ...]]) -> None:
    assert step_level(*step) == "proved"


def test_what_is_given_of_a_letter_does_not_hold_for_one_that_is_bound() -> None:
    assert step_level("limit(|x|/x, x, 0)", "limit(1, x, 0)", "equal", (), "x > 0") != "proved"
    assert step_level("derivative(x^2, x)", "derivative(4, x)", "equal", (), "x = 2") != "proved"
