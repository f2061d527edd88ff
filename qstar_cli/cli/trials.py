"""Exercises solved and proved, for the gate and for practice: what joins learning with the solver."""

from __future__ import annotations

from pathlib import Path

from qstar_cli.learn.curriculum import read
from qstar_cli.learn.gate import Result, Trial
from qstar_cli.problem.problem import Problem
from qstar_cli.solution import Solution
from qstar_cli.solve import Options, solve
from qstar_cli.verify.check import check


def trial_with(heuristic: str, expansions: int, weights: Path | None = None) -> Trial:
    """A trial that solves an exercise with a heuristic and proves the answer."""
    options = Options(heuristic, expansions, timeout=None, weights=weights)
    return lambda exercise: result_of(solved(read(exercise), options))


def solved(problem: Problem | None, options: Options) -> Solution | None:
    """The verified solution of a problem; None for one that could not be read or is nested too deeply."""
    try:
        return None if problem is None else solve(problem, options)
    except RecursionError:
        return None


def result_of(solution: Solution | None) -> Result:
    """The result of a solution; its certificate is checked once more, apart from the search."""
    if solution is None:
        return Result(False, 0, 0)
    s = solution.search
    is_solved = solution.status == "solved"
    is_wrong = is_solved and check(dict(solution.certificate)).level not in ("proved", "checked")
    return Result(is_solved, s.expanded, len(solution.derivation.steps), is_wrong, s.seconds)
