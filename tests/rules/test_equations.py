"""Every rule for equations and factoring: refused at its boundary, works on its examples; steps of theirs compose."""

from __future__ import annotations

import pytest

from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Rule
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from tests.rules.applying import actions_of, read_line, results

OURS = [
    r
    for r in rules().values()
    if r.questions and set(r.questions) <= {"Solve", "Factor"} and {"Equal", "True", "Where", "Or"} & {*r.heads}
]
FACTORING = [r for r in rules().values() if set(r.questions) in ({"Solve", "Factor"}, {"Factor"})]
RULES = [*OURS, *FACTORING]


@pytest.mark.parametrize(("rule", "line"), [(r, line) for r in RULES for line in r.refuses])
def test_refuses(rule: Rule, line: str) -> None:
    assert [text(s.term) for s in results(rule, line)] == []


@pytest.mark.parametrize(("rule", "before", "after"), [(r, b, a) for r in RULES for b, a in r.examples.items()])
def test_example(rule: Rule, before: str, after: str) -> None:
    wanted = read_line(f"factor {after}" if before.startswith("factor ") else after).state
    found = results(rule, before)
    assert (text(wanted.term), set(wanted.conditions)) in [(text(s.term), set(s.conditions)) for s in found]


@pytest.mark.parametrize(("rule", "before"), [(r, b) for r in RULES for b in r.examples])
def test_step_is_a_new_line_and_substeps_lead_to_it(rule: Rule, before: str) -> None:
    for action, space in actions_of(rule, read_line(before)):
        step = space.apply(read_line(before).state, action)
        assert step is not None
        assert step.before.conditions != step.after.conditions or not is_similar(step.before.term, step.after.term)
        lines = [step.before.term, *(s.after.term for s in step.substeps)]
        assert all(a.after.term == b.before.term for a, b in zip(step.substeps, step.substeps[1:], strict=False))
        assert not step.substeps or (lines[-1] == step.after.term and step.substeps[0].before.term == lines[0])
        assert all(s.rule in rules() for s in step.substeps)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_sentence_has_its_values(rule: Rule) -> None:
    for before in rule.examples:
        for action, _ in actions_of(rule, read_line(before)):
            rule.say.format(**dict.fromkeys(action.redex.values, ""))
