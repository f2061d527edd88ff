"""Whole traces as a reader sees them; the difference after `pytest --update-traces` is read by a person.

Each file holds a problem and its trace in plain text at full width, without the account of the search.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qstar_cli.cli.solve_command import RuleMessages
from qstar_cli.problem.phrases import read_question
from qstar_cli.render.messages import Messages
from qstar_cli.render.outline import outline
from qstar_cli.render.plain import plain
from qstar_cli.solve import solve

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.md"))


def trace(problem: str) -> str:
    """The plain trace of a problem without the line on the search."""
    shown = plain(outline(solve(read_question(problem)), Messages(rules=RuleMessages())))
    return "".join(line for line in shown.splitlines(keepends=True) if not line.startswith("Search: "))


def page(problem: str) -> str:
    return f"# {problem}\n\n```\n{trace(problem)}```\n"


def test_there_are_enough_traces() -> None:
    assert len(FILES) >= 20


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_trace(file: Path, request: pytest.FixtureRequest) -> None:
    expected = file.read_text(encoding="utf-8")
    problem = expected.splitlines()[0].removeprefix("# ")
    found = page(problem)
    if request.config.getoption("--update-traces"):
        file.write_text(found, encoding="utf-8")
        return
    assert found == expected
