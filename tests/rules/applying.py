"""Applying one rule to a line given as text: what the tests of rules share.

A line is `2x = 4`, with `for C`, `over the complex numbers`, `where x != 3` (a condition of the state),
`assuming x > 0` where needed, or `factor x^2 - 4`. `x = pi*n for integer n solving sin(x) = 0` is a line of the work
on another formula than its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qstar_cli.derivation import State
from qstar_cli.goals.goal import goals
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.rule import Rule
from qstar_cli.search.problem_space import Action, ProblemSpace
from qstar_cli.terms.build import symbol
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.tidy import tidy

_LETTERS = ("x", "y", "z", "t")


@dataclass(frozen=True)
class Line:
    """A line read from text: the problem it belongs to and its state."""

    problem: Problem
    state: State


def read_line(text: str) -> Line:
    """The line that `text` writes (see the module)."""
    body, _, assumed = text.partition(" assuming ")
    body, _, conditions = body.partition(" where ")
    body, _, numbers = body.partition(" over the ")
    if body.startswith("factor "):
        problem = Problem(term("Factor", read_term(body.removeprefix("factor "))), text, text)
        return Line(problem, State(tidy(problem.subject)))
    body, _, asked = body.partition(" solving ")
    match = re.fullmatch(r"(.*) for (\w(?:, \w)*)", body)
    formula = read_term(match[1] if match else body)
    domain = term("Domain", value=numbers.removesuffix(" numbers") or "reals")
    unknown = _unknowns(match[2]) if match else _unknown(formula)
    assumptions = _relations(assumed)
    question = term("Solve", read_term(asked) if asked else formula, unknown, domain)
    problem = Problem(question, text, text, assumptions=assumptions)
    return Line(problem, State(tidy(formula), _relations(conditions)))


def _relations(text: str) -> tuple[Term, ...]:
    return tuple(read_term(c) for c in text.split(" and ")) if text else ()


def _unknowns(names: str) -> Term:
    """The letters of `for x` and `for x, y`."""
    found = tuple(map(symbol, names.split(", ")))
    return found[0] if len(found) == 1 else term("Tuple", *found)


def _unknown(formula: Term) -> Term:
    names = [str(s.value) for s in symbols(formula)] or ["x"]
    return symbol(next((n for n in _LETTERS if n in names), "x"))


def actions_of(rule: Rule, line: Line) -> Iterator[tuple[Action, ProblemSpace]]:
    """The actions the rule offers on the line, anywhere in it."""
    goal = goals()[line.problem.question.head]
    space = ProblemSpace(line.problem, goal, pruning=False)
    assert not rule.questions or line.problem.question.head in rule.questions
    for action in space.actions(line.state):
        if action.rule == rule:
            yield action, space


def results(rule: Rule, text: str) -> list[State]:
    """The states the rule leads to from the line."""
    line = read_line(text)
    steps = [space.apply(line.state, action) for action, space in actions_of(rule, line)]
    return [step.after for step in steps if step is not None]
