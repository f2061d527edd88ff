"""What the kernel consists of: what it loads, who can prove, how large it is."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from qstar_cli.verify.verdict import Level, Verdict
from tests.verify.samples import SAMPLES

VERIFY = Path(__file__).parent.parent.parent / "qstar_cli" / "verify"
FORBIDDEN = ("rules", "goals", "search", "learn", "render", "solve", "batch", "cli")
THIRD_PARTIES = ("sympy", "rich", "numpy", "click", "mpmath", "z3")
NOT_FOR_TRUTH = ("views", "facts", "tidy", "order", "similar_key", "is_similar")
SCRIPT = """
import json, sys
from qstar_cli.verify.check import check_text
report = check_text(sys.stdin.read())
print(json.dumps([report.level, sorted(sys.modules)]))
"""


def loaded(name: str) -> tuple[str, list[str]]:
    """The level of a sample and the modules loaded, in a fresh process."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=json.dumps(SAMPLES[name]), capture_output=True, text=True, check=True
    )
    level, modules = json.loads(ran.stdout)
    return level, modules


@pytest.mark.parametrize("name", ["linear", "rational", "factored", "literal"])
def test_check_loads_nothing_that_searches(name: str) -> None:
    level, modules = loaded(name)
    assert level == "proved"
    ours = {m.split(".")[1] for m in modules if m.startswith("qstar_cli.")}
    assert not ours & set(FORBIDDEN)
    assert not {m.split(".")[0] for m in modules} & set(THIRD_PARTIES)


@pytest.mark.parametrize(
    "name", ["linear", "linear with fractions", "quadratic by factors", "quadratic by the formula", "number"]
)
def test_polynomial_lines_do_not_load_flint(name: str) -> None:
    level, modules = loaded(name)
    assert level == "proved"
    assert "flint" not in modules


def imports(path: Path) -> set[str]:
    """The names a module imports, and the modules they come from."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(a.name for a in node.names)}
        elif isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
    return found


def test_truth_is_not_decided_by_what_rules_use() -> None:
    for path in VERIFY.glob("*.py"):
        assert not {name.rpartition(".")[2] for name in imports(path)} & set(NOT_FOR_TRUTH), path


def test_only_the_token_makes_a_proof() -> None:
    with pytest.raises(ValueError, match="proof"):
        Verdict(Level.PROVED, "because")
    for path in VERIFY.rglob("*.py"):
        if path.name != "verdict.py":
            assert "_PROOF" not in imports(path), path
