"""Running the command line as users do: as a process of its own, with what it used measured."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-c", "from qstar_cli.cli.main import main; main()")


@dataclass(frozen=True)
class Run:
    """What a process gave and used; `seconds` is CPU time, `megabytes` its peak."""

    status: int
    out: str
    err: str
    seconds: float
    megabytes: float


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: v for name, v in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONHASHSEED": "0", **extra}


def bound() -> None:
    """Let a runaway process die instead of the test run: 20 s of CPU time, 3 GB."""
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))


@pytest.fixture
def qstar(tmp_path: Path) -> Callable[..., Run]:
    """`qstar(*arguments, stdin=b"", **environment)` runs the command in a folder of its own."""

    def run(*arguments: str, stdin: bytes = b"", **extra: str) -> Run:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            process = subprocess.Popen(
                (*COMMAND, *arguments),
                stdin=given,
                stdout=out,
                stderr=err,
                cwd=tmp_path,
                env=environment(extra),
                preexec_fn=bound,
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            texts = []
            for stream in (out, err):
                stream.seek(0)
                texts.append(stream.read().decode("utf-8"))
            seconds = usage.ru_utime + usage.ru_stime
            return Run(process.returncode, *texts, seconds, usage.ru_maxrss / 1024)

    return run
