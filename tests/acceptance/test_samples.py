"""Every sample in problems/ is solved, proved, and gives the answer stated there."""

from __future__ import annotations

from pathlib import Path

import pytest

from qstar_cli.problem.file_format import InvalidProblem, read_file
from qstar_cli.problem.problem import Problem
from qstar_cli.solve import Options, solve

FOLDER = Path(__file__).parents[2] / "problems"
FEWEST = 60


def samples() -> list[Problem | InvalidProblem]:
    return [entry for path in sorted(FOLDER.glob("*.txt")) for entry in read_file(path.read_bytes(), path.name)]


def name(sample: Problem | InvalidProblem) -> str:
    return f"{sample.identifier} {sample.text}"


@pytest.mark.parametrize("sample", samples(), ids=name)
def test_sample(sample: Problem | InvalidProblem) -> None:
    assert isinstance(sample, Problem), sample.error
    assert sample.expect is not None, "a sample states its answer"
    solution = solve(sample, Options(max_expansions=500, timeout=30))
    assert solution.status == "solved", solution.search.stopped
    assert solution.verification.level == "proved"
    assert solution.expected is not None
    assert solution.expected.matches
    assert not solution.rule_bugs


def test_there_are_enough_samples() -> None:
    assert len(samples()) >= FEWEST
