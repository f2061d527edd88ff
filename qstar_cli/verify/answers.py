"""An answer judged alone, without lines that lead to it: for known answers and those of students."""

from __future__ import annotations

from qstar_cli.problem.problem import Problem
from qstar_cli.terms.term import Term
from qstar_cli.verify.check import case_of
from qstar_cli.verify.verdict import Level


def answers(problem: Problem, answer: Term) -> bool:
    """Whether the kernel confirms a term as an answer of the problem (its form apart)."""
    case = case_of(problem.question, problem.assumptions)
    if case is None:
        return False
    found = case.checks(answer)
    return all(c.verdict.level in (Level.PROVED, Level.CHECKED) for c in found if c.what != "form-asked-for")
