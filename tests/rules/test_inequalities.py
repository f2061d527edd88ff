"""Every rule for inequalities and absolute values: refused at its boundary, works on its examples, keeps solutions."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qstar_cli.rules import (
    absolute_cases,
    double_inequalities,
    inequalities,
    inequality_factors,
    intervals,
    isolating,
    power_inequalities,
    radical_inequalities,
    sign_chart,
)
from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Rule
from qstar_cli.terms.printer import text
from qstar_cli.verify.sampling import refutes
from tests.rules.applying import actions_of, read_line, results

MODULES = (
    absolute_cases,
    double_inequalities,
    inequalities,
    inequality_factors,
    intervals,
    isolating,
    power_inequalities,
    radical_inequalities,
    sign_chart,
)
OURS = sorted({v.name for module in MODULES for v in vars(module).values() if isinstance(v, Rule)})


@pytest.mark.parametrize(("name", "line"), [(n, line) for n in OURS for line in rules()[n].refuses])
def test_refuses(name: str, line: str) -> None:
    assert [text(s.term) for s in results(rules()[name], line)] == []


@pytest.mark.parametrize(("name", "before", "after"), [(n, b, a) for n in OURS for b, a in rules()[n].examples.items()])
def test_example(name: str, before: str, after: str) -> None:
    wanted = read_line(after).state
    found = results(rules()[name], before)
    assert (text(wanted.term), set(wanted.conditions)) in [(text(s.term), set(s.conditions)) for s in found]


LINES = [(n, b) for n in OURS for b in (*rules()[n].examples, *rules()[n].refuses)]


@pytest.mark.parametrize(("name", "before"), LINES)
def test_steps_keep_the_solutions(name: str, before: str) -> None:
    """On the examples and refusals of every rule, whatever rule fires there."""
    line = read_line(before)
    for other in map(rules().__getitem__, OURS):
        for action, space in actions_of(other, line):
            step = space.apply(line.state, action)
            if step is not None:
                after = text(step.after.term)
                assert refutes(step.before, step.after, step.relation, line.problem.assumptions) is None, after
                steps = step.substeps
                assert all(a.after.term == b.before.term for a, b in pairwise(steps))
                assert not steps or steps[-1].after.term == step.after.term
                assert all(s.rule in rules() for s in steps)


@pytest.mark.parametrize("name", OURS)
def test_sentence_has_its_values(name: str) -> None:
    rule: Rule = rules()[name]
    for before in rule.examples:
        for action, _ in actions_of(rule, read_line(before)):
            rule.say.format(**dict.fromkeys(action.redex.values, ""))
