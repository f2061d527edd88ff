"""The rules for systems: refused at their boundary, right on their examples; each step is proved by the kernel."""

from __future__ import annotations

import pytest

from qstar_cli.derivation import Relation
from qstar_cli.rules import elimination, standard_form, substitution, system_ends
from qstar_cli.rules.rule import Rule
from qstar_cli.search.focus import places
from qstar_cli.terms.build import symbol
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.systems import focus, is_solved_system
from qstar_cli.terms.tidy import tidy
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.steps import step_verdict
from tests.rules.applying import actions_of, read_line, results

RULES = [
    r
    for module in (elimination, standard_form, substitution, system_ends)
    for r in vars(module).values()
    if isinstance(r, Rule) and r.heads
]
X, Y, Z = map(symbol, "xyz")


@pytest.mark.parametrize(("rule", "line"), [(r, line) for r in RULES for line in r.refuses])
def test_refuses(rule: Rule, line: str) -> None:
    assert [text(s.term) for s in results(rule, line)] == []


@pytest.mark.parametrize(("rule", "before", "after"), [(r, b, a) for r in RULES for b, a in r.examples.items()])
def test_example(rule: Rule, before: str, after: str) -> None:
    wanted = tidy(read_term(after.partition(" for x, y")[0]))
    assert text(wanted) in [text(s.term) for s in results(rule, before)]


@pytest.mark.parametrize(("rule", "before"), [(r, b) for r in RULES for b in (*r.examples, *r.refuses)])
def test_every_step_is_proved(rule: Rule, before: str) -> None:
    """Also on the lines that are near misses of the other rules."""
    line = read_line(before)
    for other in RULES:
        for action, space in actions_of(other, line):
            step = space.apply(line.state, action)
            if step is None:
                continue
            assert step.relation == Relation.SAME_SOLUTIONS
            letters = ("x", "y", "z")
            assert step_verdict(step.before, step.after, step.relation, Setting(letters=letters)).is_proved
            for sub in step.substeps:
                assert step_verdict(sub.before, sub.after, sub.relation, Setting(letters=letters)).is_proved
            assert not step.substeps or step.substeps[-1].after.term == step.after.term


@pytest.mark.parametrize(
    "formula",
    [
        "x = 1",
        "x + y = 1 and x - y = 2",
        "x = 1 and y = x",
        "y = 2 and x = 1",
        "x = 1 and y = 2/4",
        "x = t and y = 1 for real s",
        "x = y and y = t for real t",
        "x = t and y = 1 - t for integer t",
        "x = 1 and y = 2 or x = 1 and y = 2",
        "x = 1 and y = 2 or x = 1",
    ],
)
def test_is_no_answer(formula: str) -> None:
    assert not is_solved_system(tidy(read_term(formula)), (X, Y))


@pytest.mark.parametrize(
    "formula",
    [
        "x = 1 and y = 2",
        "x = (1 - sqrt(5))/2 and y = 0",
        "x = 1 and y = 2 or x = 3 and y = 4",
        "x = 1 - 2t and y = t for real t",
        "x = a + b and y = a - b",
        "no solution",
        "all real numbers",
    ],
)
def test_is_an_answer(formula: str) -> None:
    assert is_solved_system(tidy(read_term(formula)), (X, Y))


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("x + y = 1 and x - y = 2", None),
        ("x = 1 and y = 2", None),
        ("x = 1 - y and 2y = 4", (1, Y)),
        ("2x = 4 and 3y = 6", (0, X)),
        ("x = 3 and x^2 = 9", (1, X)),
        ("x + y = 1 and 0 = 0", (1, X)),
    ],
)
def test_an_equation_with_one_unknown_is_worked_first(formula: str, found: tuple[int, object] | None) -> None:
    result = focus(read_term(formula), (X, Y))
    assert (None if result is None else (result.index, result.unknown)) == found


def test_obligations_about_other_unknowns_are_kept() -> None:
    line = read_line("x = 1 and 2y = 4 for x, y")
    state = type(line.state)(line.state.term, (), (read_term("x < 3"), read_term("y > 0")))
    assert places(line.problem.question, (), state).settled((1,)) == (read_term("y > 0"),)
