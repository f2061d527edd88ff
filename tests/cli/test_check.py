"""Saved certificates are verified again by a process that knows no rules."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, environment

Qstar = Callable[..., Run]


@pytest.fixture
def certificate(qstar: Qstar, tmp_path: Path) -> Path:
    assert qstar("solve", "--certificates", "saved", "x^2 - 5x + 6 = 0").status == 0
    (path,) = (tmp_path / "saved").iterdir()
    return path


def test_an_earlier_certificate_is_kept(qstar: Qstar, certificate: Path) -> None:
    before = certificate.read_text()
    run = qstar("solve", "--certificates", "saved", "2x = 6")
    assert run.status == 0
    assert "earlier run" in run.err
    assert certificate.read_text() == before
    assert [p.name for p in sorted(certificate.parent.iterdir())] == ["0001-problem.json", "0002-problem.json"]


def change_answer(content: dict[str, Any]) -> None:
    content["answer"] = "x = 2 or x = 4"


def drop_root(content: dict[str, Any]) -> None:
    content["answer"] = "x = 2"


def change_question(content: dict[str, Any]) -> None:
    content["problem"]["read_as"] = content["problem"]["read_as"].replace("5x", "7x")


def change_source(content: dict[str, Any]) -> None:
    content["problem"]["text"] = "x^2 - 7x + 6 = 0"


def change_schema(content: dict[str, Any]) -> None:
    content["schema"] = "qstar.certificate/9"


def drop_problem(content: dict[str, Any]) -> None:
    del content["problem"]


@pytest.mark.parametrize("tamper", [change_answer, drop_root, change_question, change_source])
def test_a_false_certificate_is_rejected(qstar: Qstar, certificate: Path, tamper: Callable[..., None]) -> None:
    content = json.loads(certificate.read_text())
    tamper(content)
    certificate.write_text(json.dumps(content))
    run = qstar("check", str(certificate))
    assert run.status == 1, run.out + run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("tamper", [change_schema, drop_problem])
def test_an_unknown_certificate_is_unreadable(qstar: Qstar, certificate: Path, tamper: Callable[..., None]) -> None:
    content = json.loads(certificate.read_text())
    tamper(content)
    certificate.write_text(json.dumps(content))
    run = qstar("check", str(certificate))
    assert run.status in (1, 3), run.out + run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("content", [b"", b"[1, 2]", b"{", b"\xff\xfe\x00", b"[" * 100_000, b"{}"])
def test_what_is_no_certificate(qstar: Qstar, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.json").write_bytes(content)
    run = qstar("check", "c.json")
    assert run.status in (1, 3)
    assert "Traceback" not in run.err


def test_a_certificate_is_confirmed(qstar: Qstar, certificate: Path) -> None:
    run = qstar("check", str(certificate))
    assert (run.status, run.err) == (0, "")
    assert "proved" in run.out
    assert "x = 2 or x = 3" in run.out


def test_several_certificates(qstar: Qstar, certificate: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(certificate.read_text().replace("x = 3", "x = 33"))
    assert qstar("check", str(certificate), "bad.json").status == 1


def test_checking_loads_no_rules(certificate: Path) -> None:
    script = (
        "import sys; from qstar_cli.cli.main import run; status = run(['check', sys.argv[1]]);"
        "print(status, *sorted(m for m in sys.modules if m.startswith('qstar_cli.')))"
    )
    done = subprocess.run(
        (sys.executable, "-c", script, str(certificate)),
        capture_output=True,
        text=True,
        check=True,
        env=environment({}),
    )
    status, *modules = done.stdout.splitlines()[-1].split()
    assert status == "0"
    layers = {name.split(".")[1] for name in modules}
    assert not layers & {"rules", "goals", "search", "learn", "solve"}
    assert "verify" in layers


def test_solving_loads_nothing_heavy() -> None:
    script = (
        "import sys; from qstar_cli.cli.main import run; run(['solve', '2x + 3 = 7']);"
        "print(*[m for m in ('sympy', 'numpy', 'rich', 'mpmath') if m in sys.modules], sep=',')"
    )
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, check=True, env=environment({})
    )
    assert done.stdout.splitlines()[-1] == ""
