"""A new kind of question is four small files and no edit elsewhere: a toy kind, added from a temporary folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FILES = {
    "operators": """
from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Successor",
        (1, 1),
        "the next number",
        question=True,
        sentence="successor of {expression}",
        phrases=("what comes after {expression}",),
        example="successor of 7",
    ),
)
""",
    "goals": """
from qstar_cli.derivation import State
from qstar_cli.terms.build import add, integer
from qstar_cli.terms.views import as_integer


class Successor:
    head = "Successor"

    def start(self, problem):
        return State(add(problem.subject, integer(1)))

    def is_met(self, state, problem):
        return as_integer(state.term) is not None

    def answer(self, state, problem):
        return state.term

    def estimate(self, state, problem):
        return 0.0 if self.is_met(state, problem) else 1.0


GOALS = (Successor(),)
""",
    "rules": '''
from qstar_cli.rules.rule import Redex, Rewrite, rule
from qstar_cli.terms.build import integer
from qstar_cli.terms.views import as_integer


@rule(
    "count-on",
    title="Count on by one",
    say="After {number} comes the next number.",
    heads=("Sum",),
    questions=("Successor",),
    examples={"41 + 1": "42"},
    refuses=("41 + 2", "x + 1"),
    cost=0.1,
    rank=0.0,
    eager=True,
)
def count_on(t, scope):
    """The next integer."""
    numbers = [as_integer(a) for a in t.args]
    if len(numbers) == 2 and None not in numbers and numbers[1] == 1:
        yield Redex(lambda: Rewrite(integer(numbers[0] + 1)), values={"number": t.args[0]})
''',
    "verify/meanings": """
from qstar_cli.terms.build import add, integer
from qstar_cli.terms.views import as_integer
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import has_form


class Successor(OfExpression):
    head = "Successor"

    def subject(self, question):
        return add(question.args[0], integer(1))

    def checks(self, question, answer, assumptions, setting):
        return (self.has_same_function(question, answer, setting), has_form(as_integer(answer) is not None))


MEANINGS = (Successor(),)
""",
}

SCRIPT = """
import importlib, json, sys
folder, *arguments = sys.argv[1:]
for package in ("operators", "goals", "rules", "verify/meanings"):
    module = importlib.import_module("qstar_cli." + package.replace("/", "."))
    module.__path__.append(f"{folder}/{package}")
from qstar_cli.cli.main import main
main(arguments)
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    for package, source in FILES.items():
        folder = tmp_path / "toy" / package
        folder.mkdir(parents=True)
        (folder / "toy.py").write_text(source, encoding="utf-8")
    return tmp_path / "toy"


def run(toy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": "1"}
    command = (sys.executable, "-c", SCRIPT, str(toy), *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=toy.parent, env=environment)


def test_it_is_solved_and_explained(toy: Path) -> None:
    done = run(toy, "solve", "--format", "json", "successor of 41")
    assert done.returncode == 0, done.stdout + done.stderr
    record = json.loads(done.stdout)
    assert record["answer"]["text"] == "42"
    assert record["verification"]["level"] == "proved"
    assert [step["rule"] for step in record["steps"]] == ["count-on"]
    assert record["steps"][0]["title"] == "Count on by one"


def test_its_phrases_are_read(toy: Path) -> None:
    done = run(toy, "solve", "What comes after 41?")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Read as: successor of 41" in done.stdout


def test_other_rules_work_on_it(toy: Path) -> None:
    done = run(toy, "solve", "--answer-only", "successor of 2*3")
    assert (done.returncode, done.stdout) == (0, "7\n"), done.stderr


def test_its_certificate_is_checked(toy: Path) -> None:
    assert run(toy, "solve", "--certificates", "saved", "successor of 41").returncode == 0
    (certificate,) = (toy.parent / "saved").iterdir()
    assert run(toy, "check", str(certificate)).returncode == 0
    certificate.write_text(certificate.read_text().replace('"42"', '"43"'))
    assert run(toy, "check", str(certificate)).returncode == 1


def test_what_it_refuses_is_declined(toy: Path) -> None:
    assert run(toy, "solve", "successor of x").returncode == 1


def test_the_catalogues_list_it(toy: Path) -> None:
    assert "the next number" in run(toy, "kinds").stdout
    assert "count-on" in run(toy, "rules").stdout


def test_without_the_files_it_is_unknown(tmp_path: Path) -> None:
    done = run(tmp_path / "nothing", "solve", "successor of 41")
    assert done.returncode == 3
