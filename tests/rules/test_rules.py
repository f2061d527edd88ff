"""Every rule, from its declaration: refused at its boundary, works on its examples, keeps value and domain.

Rules for equations and for factoring have their examples tried in test_equations.py.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from qstar_cli.derivation import Relation, State, Step
from qstar_cli.discovery import family_of
from qstar_cli.goals.goal import goals
from qstar_cli.operators.registry import families
from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Redex, Rewrite, Rule, Scope
from qstar_cli.search.problem_space import Action, ProblemSpace, name_in_families
from qstar_cli.terms.build import add, divide, integer, multiply, negative, power
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import Term, subterms, symbols, term
from qstar_cli.terms.tidy import tidy
from tests.rules.exact_values import holds, is_known, same_value, value

EXPRESSION_QUESTIONS = {"Simplify", "Convert", "Round"}
EXPRESSION_RULES = [
    r for r in rules().values() if r.heads and (not r.questions or EXPRESSION_QUESTIONS & {*r.questions})
]
EXAMPLES = [(r, before, after) for r in EXPRESSION_RULES for before, after in r.examples.items()]
REFUSALS = [(r, before) for r in EXPRESSION_RULES for before in r.refuses]
POINTS = [Fraction(n) for n in (0, 1, -1, 2, -3)] + [Fraction(1, 2), Fraction(-2, 3)]
FORMULAS = ("Equal", "And", "Or", "Cases", "Less", "Greater")


def read_line(line: str) -> Term:
    """A question that starts with its verb (`convert 0.5 to fraction`), or an expression to simplify, perhaps
    `assuming x > 0`."""
    line = line.partition(" assuming ")[0]
    if line.startswith(("convert ", "round ", "write ")):
        return read_question(line).question
    return term("Simplify", read_term(line))


def assumed(line: str) -> tuple[Term, ...]:
    """What a line assumes."""
    stated = line.partition(" assuming ")[2]
    return tuple(read_term(c) for c in stated.split(" and ")) if stated else ()


def steps_of(rule: Rule, question: Term, assumptions: tuple[Term, ...] = ()) -> list[Step]:
    """The steps the rule offers on an expression, anywhere in it."""
    problem = Problem(question, "", "", assumptions=assumptions)
    space = ProblemSpace(problem, goals()[question.head], pruning=False)
    before = question if question.head == "Round" else question.args[0]
    found = []
    for position, subterm, parent in _positions(tidy(before), (), None):
        if subterm.head not in rule.heads:
            continue
        scope = Scope(problem.question, assumptions, parent=parent, position=position)
        actions = [Action(rule, position, subterm, redex) for redex in rule.matcher(subterm, scope)]
        found += [space.apply(State(tidy(before)), a) for a in actions]
    return [s for s in found if s is not None]


def _positions(
    t: Term, position: tuple[int, ...], parent: Term | None
) -> Iterator[tuple[tuple[int, ...], Term, Term | None]]:
    for index, arg in enumerate(t.args):
        yield from _positions(arg, (*position, index), t)
    yield position, t, parent


def disagreement(step: Step, assumptions: tuple[Term, ...] = ()) -> str:
    """Where the step changes the value or the domain beyond its new conditions, "" when no sample point shows it."""
    if not all(map(is_known, (step.before.term, step.after.term))):
        return ""  # another test has its meaning
    whole = add(step.before.term, *(side for c in step.before.conditions for side in c.args))
    names = [str(s.value) for s in symbols(whole)]
    points = list(product(POINTS, repeat=len(names)))
    if len(points) > 60:
        points = random.Random(7).sample(points, 60)
    for point in points:
        at = dict(zip(names, point, strict=True))
        if not all(holds(c, at) for c in (*step.before.conditions, *assumptions)):
            continue
        before = value(step.before.term, at)
        if not all(holds(c, at) for c in step.new_conditions):
            if before is not None:
                return f"defined at {at}, where a new condition fails"
        elif not same_value(before, value(step.after.term, at)):
            return f"{before} is not {value(step.after.term, at)} at {at}"
    return ""


@pytest.mark.parametrize("rule", rules().values(), ids=lambda r: r.name)
def test_declaration(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.title
    assert rule.say
    assert rule.page
    assert rule.cost > 0
    if rule.heads:
        assert rule.examples
        assert rule.refuses, "a rule names what it must not fire on"


@pytest.mark.parametrize(("rule", "before"), REFUSALS, ids=lambda v: v.name if isinstance(v, Rule) else v)
def test_refusal(rule: Rule, before: str) -> None:
    assert [text(s.after.term) for s in steps_of(rule, read_line(before), assumed(before))] == []


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=lambda v: v.name if isinstance(v, Rule) else v)
def test_example(rule: Rule, before: str, after: str) -> None:
    found = steps_of(rule, read_line(before), assumed(before))
    assert any(is_similar(s.after.term, tidy(read_term(after))) for s in found), [text(s.after.term) for s in found]


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=lambda v: v.name if isinstance(v, Rule) else v)
def test_example_keeps_value_and_domain(rule: Rule, before: str, after: str) -> None:
    for step in steps_of(rule, read_line(before), assumed(before)):
        assert disagreement(step, assumed(before)) == ""
        assert bool(step.new_conditions) == (step.relation == Relation.EQUAL_WHERE)
        for substep in step.substeps:
            assert disagreement(replace(substep, after=substep.after._replace(conditions=step.after.conditions))) == ""
        if step.substeps:
            assert step.substeps[-1].after.term == step.after.term


@pytest.mark.parametrize(("rule", "before"), REFUSALS + [(r, b) for r, b, _ in EXAMPLES])
def test_every_rule_is_right_on_the_lines_of_others(rule: Rule, before: str) -> None:
    """The examples and refusals of one rule are near misses of another."""
    line = read_line(before)
    for other in EXPRESSION_RULES:
        if any(s.head in other.heads for s in subterms(line)):
            for step in steps_of(other, line):
                assert disagreement(step) == "", f"{other.name}: {before} -> {text(step.after.term)}"


@pytest.mark.parametrize(("rule", "before", "after"), EXAMPLES, ids=lambda v: v.name if isinstance(v, Rule) else v)
def test_sentence_is_filled(rule: Rule, before: str, after: str) -> None:
    for step in steps_of(rule, read_line(before), assumed(before)):
        fields = set(re.findall(r"\{(\w+)\}", rule.say))
        assert fields <= set(step.values), f"{rule.say!r} is filled by {sorted(step.values)}"


def _planted(after: Term) -> Rule:
    def matcher(t: Term, scope: Scope) -> Iterator[Redex]:
        yield Redex(lambda: Rewrite(after))

    return Rule("planted", "", "", ("Sum", "Product", "Div", "Pow", "Root"), matcher, {})


X, ONE, TWO = read_term("x"), integer(1), integer(2)
WRONG = [
    (divide(X, X), ONE),
    (power(add(X, ONE), 2), add(power(X, 2), ONE)),
    (add(X, negative(ONE)), add(X, ONE)),
    (read_term("sqrt(x^2)"), X),
    (read_term("sqrt(x)^2"), X),
    (read_term("x^0"), ONE),
    (read_term("(x^2 - 1)/(x - 1)"), add(X, ONE)),
    (read_term("sqrt(x^2*y)"), read_term("|x|*sqrt(y)")),
    (read_term("0*(1/x)"), integer(0)),
    (multiply(TWO, add(X, ONE)), add(multiply(TWO, X), ONE)),
]


@pytest.mark.parametrize(("before", "after"), WRONG, ids=[f"{text(b)} -> {text(a)}" for b, a in WRONG])
def test_planted_wrong_rules_are_caught(before: Term, after: Term) -> None:
    steps = [s for s in steps_of(_planted(after), term("Simplify", before)) if s.position == ()]
    assert steps
    assert any(disagreement(s) for s in steps)


def test_a_rule_of_a_family_fires_only_at_its_operators_or_in_its_questions() -> None:
    """Such a file is loaded only where one of these operators occurs (`discovery.family_of`)."""
    known = families()
    for rule in rules().values():
        family = family_of(rule.matcher.__module__.rpartition(".")[2], frozenset(known.values()))
        if family is None:
            continue
        own = {head for head, name in known.items() if name == family}
        if not set(rule.heads) <= own and not (rule.questions and set(rule.questions) <= own | {"Solve", "Prove"}):
            lines = [read_line(before) for before in rule.examples]
            assert all(any(name_in_families(s) in own for s in subterms(line)) for line in lines), rule.name
