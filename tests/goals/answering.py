"""Answering a question by search alone, without the kernel: what the tests of goals share."""

from __future__ import annotations

from qstar_cli.derivation import Derivation
from qstar_cli.goals.goal import goals
from qstar_cli.search.heuristic import HandHeuristic
from qstar_cli.search.limits import Limits, Work
from qstar_cli.search.problem_space import ProblemSpace
from qstar_cli.search.qstar import search
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term
from tests.rules.applying import read_line

NAMES = {"false": "no solution", "true": "all real numbers"}


def derive(question: str, method: str = "") -> tuple[Derivation, Term] | None:
    """The derivation the search finds and its answer; None when there is none."""
    problem = read_line(question).problem
    goal = goals()[problem.question.head]
    outcome = search(ProblemSpace(problem, goal, method=method), HandHeuristic(), Work(Limits(400)))
    if outcome.derivation is None:
        return None
    return outcome.derivation, goal.answer(outcome.derivation.end, problem)


def answer(question: str, method: str = "") -> str:
    """The answer as text, "declined" when the search finds none."""
    found = derive(question, method)
    return "declined" if found is None else NAMES.get(text(found[1]), text(found[1]))
