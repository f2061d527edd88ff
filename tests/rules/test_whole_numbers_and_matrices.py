"""Rules about whole numbers and matrices: refused at their boundary, right on their examples, proved by the kernel.

A line is a question (`compute det([[1]])`, `solve the congruence ...`), a statement to be decided or an expression.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qstar_cli.derivation import Step
from qstar_cli.errors import ReadError
from qstar_cli.goals.goal import goals
from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Rule
from qstar_cli.search.problem_space import ProblemSpace
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.reader import read
from qstar_cli.verify.steps import step_verdict

LEVELS = ("number theory", "counting", "matrices")
OURS = [r for r in rules().values() if r.level in LEVELS or r.name == "count-from-the-right"]
QUESTIONS = ("factor ", "list ", "decide ", "compute ", "find ", "solve ", "write ")


def problem_of(line: str) -> Problem:
    """The problem a line belongs to."""
    if line.startswith(QUESTIONS):
        return read_question(line)
    if " is " in line:
        return Problem(term("Decide", read_term(line)), line, line)
    t = read_term(line)
    if t.head == "Equal":
        domain = term("Domain", value="complex")
        return Problem(term("Solve", t, read_term("x"), domain), line, line)
    return Problem(term("Simplify", t), line, line)


def term_of(line: str, problem: Problem) -> Term:
    """The state that a line stands for after a step of the problem."""
    if line.startswith(QUESTIONS):
        return goals()[problem.question.head].start(read_question(line)).term
    return tidy(read_term(line))


def steps_of(rule: Rule, problem: Problem) -> Iterator[Step]:
    """The steps the rule offers on the first line of a problem, anywhere in it."""
    space = ProblemSpace(problem, goals()[problem.question.head], pruning=False)
    start = space.start()
    if rule.questions and problem.question.head not in rule.questions:
        return
    for action in space.actions(start):
        if action.rule == rule and (step := space.apply(start, action)) is not None:
            yield step


@pytest.mark.parametrize(("rule", "line"), [(r, line) for r in OURS for line in r.refuses])
def test_refuses(rule: Rule, line: str) -> None:
    assert [text(s.after.term) for s in steps_of(rule, problem_of(line))] == []


EXAMPLES = [(r, before, after) for r in OURS for before, after in r.examples.items()]


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES)
def test_example(rule: Rule, before: str, after: str) -> None:
    problem = problem_of(before)
    found = [s.after.term for s in steps_of(rule, problem)]
    wanted = term_of(after, problem)
    if problem.question.head == "SolveIntegers" and wanted.head == "And":
        assert text(wanted) in [text(t) for t in found]
    assert any(is_similar(t, wanted) for t in found), [text(t) for t in found]


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES)
def test_step_is_proved_and_its_text_is_read_back(rule: Rule, before: str, after: str) -> None:
    problem = problem_of(before)
    setting = Setting(complex_numbers=problem.question.head == "Solve")
    for step in steps_of(rule, problem):
        assert step_verdict(step.before, step.after, step.relation, setting).is_proved
        assert read(text(step.after.term)) == step.after.term
        for inner in step.substeps:
            assert step_verdict(inner.before, inner.after, inner.relation, setting).is_proved
            assert inner.rule in rules()


RAGGED = ["[[1, 2], [3]]", "[[1], [2, 3]]", "[1, 2; 3]", r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}"]


@pytest.mark.parametrize("line", RAGGED)
def test_ragged_matrix_is_not_read(line: str) -> None:
    with pytest.raises(ReadError, match="entries"):
        read_term(line)
