"""Where problems come from, and the exit statuses."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Run, environment

Qstar = Callable[..., Run]

DECLINED = "solve e^x = 3x"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("solve", "2x + 3 = 7"), 0),
        (("solve", "x^2 + 1 = 0"), 0),
        (("solve", "1/0"), 0),
        (("solve", DECLINED), 1),
        (("solve", "missing.txt"), 2),
        (("solve", "./missing"), 2),
        (("solve", "folder/missing"), 2),
        (("solve", "--no-such-option", "1 + 1"), 2),
        (("solve", "--heuristic", "none", "1 + 1"), 2),
        (("solve", "--method", "no-such-method", "x = 1"), 2),
        (("no-such-command",), 2),
        (("check", "missing.json"), 2),
        (("rules", "no-such-rule"), 2),
        (("solve", "2x +* 3"), 3),
        (("solve", "what is love"), 3),
        (("solve", "1 + 1", "2x +* 3"), 3),
        (("solve", DECLINED, "1 + 1"), 1),
        (("solve", DECLINED, "2x +* 3", "1 + 1"), 3),
        (("rules",), 0),
        (("kinds",), 0),
        (("--version",), 0),
        (("--help",), 0),
        (("solve", "--help"), 0),
    ],
)
def test_exit_status(qstar: Qstar, arguments: tuple[str, ...], status: int) -> None:
    run = qstar(*arguments)
    assert run.status == status, run.out + run.err
    assert "Traceback" not in run.err
    assert (run.err != "") == (status in (2, 3)), run.err


def test_no_argument_on_a_terminal_is_wrong_usage(tmp_path: Path) -> None:
    outer, inner = pty.openpty()
    done = subprocess.run(
        (*COMMAND, "solve"), stdin=inner, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment({})
    )
    os.close(outer)
    os.close(inner)
    assert done.returncode == 2
    assert "Usage" in done.stderr
    assert len(done.stderr.splitlines()) < 8


@pytest.mark.parametrize("arguments", [("solve",), ("solve", "-")])
def test_a_pipe_is_read(qstar: Qstar, arguments: tuple[str, ...]) -> None:
    run = qstar(*arguments, "--answer-only", stdin=b"2x + 3 = 7\n\n1/2 + 1/3\n")
    assert (run.status, run.out) == (0, "x = 2\n5/6\n")


def test_files_and_folders(qstar: Qstar, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("x + 1 = 3\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.txt").write_text("3 * 4\n")
    (folder / "a.jsonl").write_text('{"id": "q7", "problem": "5 - 9", "expect": "-4", "level": 2}\n')
    (folder / "notes.md").write_text("not a problem\n")
    run = qstar("solve", "--answer-only", "one.txt", "folder", "2 + 2")
    assert (run.status, run.out) == (0, "x = 2\n-4\n12\n4\n")


def test_an_existing_file_wins_over_a_problem(qstar: Qstar, tmp_path: Path) -> None:
    (tmp_path / "x = 1").write_text("x = 9\n")
    assert qstar("solve", "--answer-only", "x = 1").out == "x = 9\n"


@pytest.mark.parametrize("problem", ["x/2 = 3", "a/b + c/b", "6/4"])
def test_a_slash_alone_makes_no_path(qstar: Qstar, problem: str) -> None:
    assert qstar("solve", problem).status == 0


def test_an_empty_folder_is_said(qstar: Qstar, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    run = qstar("solve", "folder")
    assert run.status == 2
    assert "folder" in run.err


def test_a_different_expectation_is_listed(qstar: Qstar) -> None:
    run = qstar("solve", "--answer-only", stdin=b"x + 1 = 3\nexpect x = 5\n\n1 + 1\nexpect 2\n")
    assert run.status == 1
    assert run.out == "x = 2\n2\n"
    assert "x = 5" in run.err
    assert "-:1" in run.err


def interruptible() -> None:
    """Undo that a shell's background jobs ignore the interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted_keeps_the_results_so_far(tmp_path: Path) -> None:
    lines = "".join(f"solve x^2 - {n}x - 7 = 0\n" for n in range(2000))
    (tmp_path / "many.txt").write_text(lines)
    process = subprocess.Popen(
        (*COMMAND, "solve", "--answer-only", "many.txt"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment({}),
        preexec_fn=interruptible,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"x = ")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text("".join(f"{n} + 1\n" for n in range(3000)))
    process = subprocess.Popen(
        (*COMMAND, "solve", "many.txt"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment({}),
        preexec_fn=interruptible,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0
