"""Rules for questions about polynomials: refused at their boundary, right on their examples, proved by the kernel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qstar_cli.derivation import Step
from qstar_cli.goals.goal import goals
from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Rule
from qstar_cli.search.problem_space import ProblemSpace
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.tidy import tidy
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import meaning_of
from qstar_cli.verify.reader import read
from qstar_cli.verify.steps import step_verdict

DIVISION = {"Divide", "PolynomialQuotient", "PolynomialRemainder", "PolynomialGcd", "PolynomialLcm", "TestFactor"}
HEADS = {*DIVISION, "PartialFractions", "Prove", "CompleteSquare"}
OURS = [r for r in rules().values() if r.questions and HEADS.issuperset(r.questions)]
EXAMPLES = [(r, before, after) for r in OURS for before, after in r.examples.items()]
REFUSALS = [(r, before) for r in OURS for before in r.refuses]


def steps_of(rule: Rule, problem: Problem) -> Iterator[Step]:
    """The steps the rule offers on the first line of a problem."""
    space = ProblemSpace(problem, goals()[problem.question.head], pruning=False)
    for action in space.actions(space.start()):
        if action.rule is rule and (step := space.apply(space.start(), action)) is not None:
            yield step


def named(value: object) -> str:
    return value.name if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("rule", "before"), REFUSALS, ids=named)
def test_refuses(rule: Rule, before: str) -> None:
    assert list(steps_of(rule, read_question(before))) == []


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=named)
def test_example(rule: Rule, before: str, after: str) -> None:
    problem = read_question(before)
    steps = list(steps_of(rule, problem))
    assert any(is_similar(s.after.term, tidy(read_term(after))) for s in steps), [text(s.after.term) for s in steps]
    given = meaning_of(problem.question.head).given(problem.question, problem.assumptions)
    for step in steps:
        for part in (step, *step.substeps):
            assert step_verdict(part.before, part.after, part.relation, Setting(given)).is_proved
            assert read(text(part.after.term)) == part.after.term


def test_every_rule_has_examples_and_refusals() -> None:
    assert OURS
    assert all(r.examples and r.refuses for r in OURS)
