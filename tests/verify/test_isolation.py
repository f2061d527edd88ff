"""`qstar check` in a fresh process: what it loads, and what it does not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verify.certificates import certificates_of

QUESTIONS = ("solve x^2 - x - 1 = 0", "solve 3/(x - 2) = 5/(x + 2)", "factor x^3 - 8", "simplify 3/(sqrt(7) - 2)")
FORBIDDEN_LAYERS = {"rules", "goals", "search", "learn", "solve", "batch"}
FORBIDDEN_LIBRARIES = {"sympy", "mpmath", "numpy", "rich", "z3"}
SCRIPT = """
import sys
from qstar_cli.cli.main import run
status = run(["check", *sys.argv[1:]])
print(int(status), *sys.modules)
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all modules in a process that has confirmed certificates."""
    folder = tmp_path_factory.mktemp("certificates")
    for k, certificate in enumerate(certificates_of(QUESTIONS)):
        (folder / f"{k}.json").write_text(json.dumps(certificate))
    names = sorted(map(str, folder.iterdir()))
    assert len(names) == len(QUESTIONS)
    done = subprocess.run((sys.executable, "-c", SCRIPT, *names), capture_output=True, text=True, check=True)
    status, *modules = done.stdout.splitlines()[-1].split()
    assert status == "0", done.stdout
    return set(modules)


def test_no_rule_search_or_learning_is_loaded(loaded: set[str]) -> None:
    layers = {name.split(".")[1] for name in loaded if name.startswith("qstar_cli.")}
    assert not layers & FORBIDDEN_LAYERS
    assert "verify" in layers


def test_no_other_mathematics_is_loaded(loaded: set[str]) -> None:
    assert not {name.split(".")[0] for name in loaded} & FORBIDDEN_LIBRARIES


def test_the_check_function_alone_needs_no_command_line(tmp_path: Path) -> None:
    """What has to be trusted is smaller still: no front end, no printer of solutions."""
    (certificate,) = certificates_of(QUESTIONS[:1])
    (tmp_path / "c.json").write_text(json.dumps(certificate))
    script = (
        "import sys; from qstar_cli.verify.check import check_text;"
        "print(check_text(open(sys.argv[1]).read()).level, *sys.modules)"
    )
    command = (sys.executable, "-c", script, str(tmp_path / "c.json"))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    level, *modules = done.stdout.split()
    assert level == "proved"
    layers = {name.split(".")[1] for name in modules if name.startswith("qstar_cli.")}
    assert layers <= {"errors", "discovery", "terms", "operators", "states", "verify"}
    assert not {"click", "rich"} & set(modules)
