"""Rules about functions, lines and circles: refused at their boundary, right on examples, proved by the kernel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qstar_cli.derivation import Step
from qstar_cli.discovery import family_of
from qstar_cli.goals.goal import goals
from qstar_cli.operators.registry import families
from qstar_cli.problem.phrases import read_question
from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Rule
from qstar_cli.search.problem_space import ProblemSpace
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.reader import read
from qstar_cli.verify.steps import step_verdict
from tests.rules.applying import Line, read_line

FAMILIES = {
    "circles", "function_domains", "function_ranges", "inverse_functions", "lines", "parabolas", "parity",
    "periods", "points",
}  # fmt: skip
NAMES = frozenset(families().values())
OURS = [r for r in rules().values() if family_of(r.matcher.__module__.rpartition(".")[2], NAMES) in FAMILIES]
EXAMPLES = [(r, before, after) for r in OURS for before, after in r.examples.items()]
REFUSALS = [(r, before) for r in OURS for before in r.refuses]


def line_of(rule: Rule, written: str) -> Line:
    """A line of a `Solve` question as tests/rules/applying.py reads it, or the first line of another question."""
    if rule.questions == ("Solve",):
        return read_line(written)
    problem = read_question(written)
    return Line(problem, ProblemSpace(problem, goals()[problem.question.head]).start())


def steps_of(rule: Rule, line: Line) -> Iterator[Step]:
    """The steps the rule offers on a line."""
    space = ProblemSpace(line.problem, goals()[line.problem.question.head], pruning=False)
    for action in space.actions(line.state):
        if action.rule is rule and (step := space.apply(line.state, action)) is not None:
            yield step


def expected(rule: Rule, after: str) -> tuple[Term, set[Term]]:
    """The term and the conditions that an example leads to."""
    if rule.questions == ("Solve",):
        state = read_line(after).state
        return state.term, set(state.conditions)
    return (read_question(after).question if after.startswith("find ") else tidy(read_term(after))), set()


def named(value: object) -> str:
    return value.name if isinstance(value, Rule) else str(value)


@pytest.mark.parametrize(("rule", "before"), REFUSALS, ids=named)
def test_refuses(rule: Rule, before: str) -> None:
    assert [text(s.after.term) for s in steps_of(rule, line_of(rule, before))] == []


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=named)
def test_example(rule: Rule, before: str, after: str) -> None:
    steps = list(steps_of(rule, line_of(rule, before)))
    wanted, conditions = expected(rule, after)
    found = [(s.after.term, set(s.after.conditions)) for s in steps]
    assert any(is_similar(t, wanted) and c == conditions for t, c in found), [text(t) for t, _ in found]


@pytest.mark.parametrize(("rule", "before"), [(r, b) for r in OURS for b in r.examples], ids=named)
def test_the_kernel_proves_the_step(rule: Rule, before: str) -> None:
    for step in steps_of(rule, line_of(rule, before)):
        assert set(rule.say.split("{")[1:]) == set() or step.values
        for part in (step, *step.substeps):
            verdict = step_verdict(part.before, part.after, part.relation, Setting())
            assert verdict.is_proved, (text(part.before.term), text(part.after.term), verdict.why)
            assert read(text(part.after.term)) == part.after.term


def test_every_family_has_rules() -> None:
    assert {family_of(r.matcher.__module__.rpartition(".")[2], NAMES) for r in OURS} == FAMILIES
