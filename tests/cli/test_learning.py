"""`qstar train`, `practice` and `model` as users run them, on runs as short as they can be."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from qstar_cli.cli import train_command
from qstar_cli.cli.main import qstar as command
from qstar_cli.cli.practice_command import declined_in
from qstar_cli.cli.status import ExitStatus
from qstar_cli.learn.curriculum import FAMILIES
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.models import Registry
from tests.cli.conftest import Run
from tests.learn.models import SMALL, a_file

Qstar = Callable[..., Run]


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    monkeypatch.setenv("QSTAR_DATA", str(tmp_path))
    return Registry()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of a few exercises and a gate of four."""
    exercises = FAMILIES["bracket-equations"].exercises("gate", 2, 4)
    monkeypatch.setattr(train_command, "validation", lambda: exercises)

    def small(rounds: int = SMALL.rounds) -> Hyperparameters:
        return SMALL

    for module in ("train_command", "practice_command"):
        monkeypatch.setattr(f"qstar_cli.cli.{module}.Hyperparameters", small)


def invoke(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=False)
    return int(found.return_value or 0) if found.exit_code == 0 else found.exit_code, found.stdout


def test_unknown_weights_are_wrong_usage(qstar: Qstar, tmp_path: Path) -> None:
    run = qstar("model", "use", "nothing", QSTAR_DATA=str(tmp_path))
    assert run.status == ExitStatus.USAGE
    assert "no weights 'nothing'" in run.err
    assert qstar("model", "rollback", QSTAR_DATA=str(tmp_path)).status == ExitStatus.USAGE


def test_models_are_listed_shown_chosen_and_left_again(qstar: Qstar, tmp_path: Path) -> None:
    name = Registry(tmp_path).add(a_file())
    data = {"QSTAR_DATA": str(tmp_path)}
    assert f"  {name}\n" in qstar("model", "list", **data).out
    assert qstar("model", "use", name, **data).status == 0
    assert f"* {name}\n" in qstar("model", "list", **data).out
    assert "rules known" in qstar("model", "show", **data).out
    assert qstar("model", "rollback", **data).status == 0
    assert f"  {name}\n" in qstar("model", "list", **data).out
    assert qstar("model", "use", "none", **data).status == 0
    assert "hand heuristic" in qstar("model", "show", **data).out


def test_the_weights_in_use_are_named_with_a_solution(qstar: Qstar, tmp_path: Path) -> None:
    registry = Registry(tmp_path)
    registry.use(registry.add(a_file()))
    run = qstar("solve", "--heuristic", "q", "--format", "json", "2x + 3 = 7", QSTAR_DATA=str(tmp_path))
    assert json.loads(run.out)["search"]["heuristic"].startswith("q:small@")


def test_weights_that_do_not_fit_are_said_to(qstar: Qstar, tmp_path: Path) -> None:
    registry = Registry(tmp_path)
    registry.use(registry.add(a_file(rules=frozenset())))
    run = qstar("solve", "--heuristic", "q", "2x + 3 = 7", QSTAR_DATA=str(tmp_path))
    assert run.status == 0
    assert "hand heuristic only" in run.err
    assert "x = 2" in run.out


@pytest.mark.usefixtures("short")
def test_training_keeps_the_weights_and_says_whether_they_are_used(registry: Registry) -> None:
    status, _ = invoke("train", "--name", "tiny")
    names = [entry.name for entry in registry.entries() if entry.name.startswith("tiny-")]
    assert len(names) == 1
    assert (status == 0) == (registry.used() == names[0])
    assert not (registry.folder.parent / "training.npz").exists()


@pytest.mark.usefixtures("short")
def test_practice_reports_what_it_newly_solves(registry: Registry, tmp_path: Path) -> None:
    problems = tmp_path / "hard.txt"
    problems.write_text("\n".join(FAMILIES["bracket-equations"].exercises("hard", 2, 6)) + "\n")
    status, out = invoke("practice", str(problems), "--max-expansions", "7")
    assert status in (ExitStatus.SOLVED, ExitStatus.DECLINED)
    assert all(line.startswith("solve ") for line in out.splitlines())
    assert (status == ExitStatus.SOLVED) == (registry.used() != "shipped")


@pytest.mark.usefixtures("short")
def test_practice_without_a_folder_says_what_it_reads(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "easy.txt").write_text("2x = 4\n")
    monkeypatch.setattr("qstar_cli.cli.practice_command.Console", partial(Console, width=200))
    found = CliRunner().invoke(command, ["practice"], standalone_mode=False)
    assert "no FOLDER named" in found.stderr
    assert "1 problems, 0 of them declined" in found.stderr
    assert found.return_value in (None, 0)


def test_only_what_was_declined_is_practised(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    lines = [
        {"schema": "qstar.solution/1", "status": "solved", "problem": {"read_as": "solve 2x = 4 for x"}},
        {"schema": "qstar.solution/1", "status": "declined", "problem": {"read_as": "solve 3x = 6 for x"}},
        {"schema": "qstar.solution/1", "status": "invalid", "problem": {"text": "2x +* 3"}},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n")
    assert [p.text for p in declined_in(str(path))] == ["solve 3x = 6 for x"]
    (tmp_path / "problems.jsonl").write_text('{"id": 1, "problem": "4x = 8"}\n')
    assert [p.text for p in declined_in(str(tmp_path / "problems.jsonl"))] == ["4x = 8"]
