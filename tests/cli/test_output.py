"""What is printed, and where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

Qstar = Callable[..., Run]

SCHEMA = Path(__file__).parents[2] / "qstar_cli" / "render" / "solution.schema.json"
PROBLEMS = b"""\
x^2 - 5x + 6 = 0
expect x = 2 or x = 3

a*x = b
solve e^x = 3x
2x +* 3
1/0
simplify (x^2 - 1)/(x - 1)
"""


@pytest.mark.parametrize("detail", ["brief", "normal", "full"])
@pytest.mark.parametrize("style", ["plain", "rich"])
def test_sixty_columns(qstar: Qstar, style: str, detail: str) -> None:
    run = qstar("solve", "--format", style, "--detail", detail, "2(x - 3)/5 = (x + 7)/4 - 1", COLUMNS="60")
    assert run.status == 0
    assert max(map(len, run.out.splitlines())) <= 60, run.out


@pytest.mark.parametrize("extra", [{"NO_COLOR": "1"}, {}])
def test_no_colour_in_a_pipe(qstar: Qstar, extra: dict[str, str]) -> None:
    arguments = () if not extra else ("--format", "rich")
    assert "\x1b[" not in qstar("solve", *arguments, "x^2 = 9", **extra).out


def test_no_color_option(qstar: Qstar) -> None:
    assert "\x1b[" not in qstar("solve", "--format", "rich", "--no-color", "x^2 = 9").out


def test_json_lines_follow_the_schema(qstar: Qstar) -> None:
    run = qstar("solve", "--format", "json", stdin=PROBLEMS)
    assert run.status == 3
    records = [json.loads(line) for line in run.out.splitlines()]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for record in records:
        jsonschema.validate(record, schema)
    assert [r["status"] for r in records] == ["solved", "solved", "declined", "invalid", "solved", "solved"]
    assert records[0]["expected"]["matches"] is True
    assert records[0]["answer"]["text"] == "x = 2 or x = 3"
    assert records[0]["answer"]["short"] == "2, 3"
    assert records[4]["answer"]["text"] == "undefined"


def test_other_keys_of_a_json_line_are_carried_through(qstar: Qstar, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "q7", "question": "5 - 9", "answer": "-4", "level": 2}\n')
    record = json.loads(qstar("solve", "--format", "json", "a.jsonl").out)
    assert record["id"] == "q7"
    assert record["level"] == 2
    assert record["expected"]["matches"] is True


def test_an_answer_can_be_read_again(qstar: Qstar) -> None:
    for problem in ("x^2 - 2x - 5 = 0", "solve a*x = b for x", "simplify (x^2 - 1)/(x - 1)"):
        answer = qstar("solve", "--answer-only", problem).out.strip()
        again = qstar("solve", "--answer-only", answer)
        assert (again.status, again.out.strip()) == (0, answer)


def test_what_was_understood_is_shown(qstar: Qstar) -> None:
    run = qstar("solve", "1/2x = 4")
    assert "Read as: solve" in run.out
    assert "1/(2x)" in run.err or "1/(2*x)" in run.err


def test_strict_makes_an_ambiguous_spelling_invalid(qstar: Qstar) -> None:
    assert qstar("solve", "--strict", "1/2x = 4").status == 3


def test_verbose_goes_to_standard_error(qstar: Qstar) -> None:
    quiet, verbose = qstar("solve", "x + 1 = 2"), qstar("solve", "-v", "x + 1 = 2")
    assert verbose.out == quiet.out
    assert quiet.err == ""
    assert "expanded" in verbose.err


def test_approx_adds_digits(qstar: Qstar) -> None:
    run = qstar("solve", "--approx", "6", "sqrt(2)")
    assert "1.41421" in run.out


def test_forced_methods_differ(qstar: Qstar) -> None:
    by_formula = qstar("solve", "--method", "formula", "x^2 - 5x + 6 = 0")
    by_factoring = qstar("solve", "--method", "factoring", "x^2 - 5x + 6 = 0")
    assert by_formula.status == by_factoring.status == 0
    assert by_formula.out != by_factoring.out


def test_text_of_the_input_is_escaped(qstar: Qstar) -> None:
    run = qstar("solve", "2x + \x1b[31m3 = [bold]7[/bold]")
    assert run.status == 3
    assert "\x1b" not in run.out + run.err


def test_one_limit_stops_the_work(qstar: Qstar) -> None:
    run = qstar("solve", "--max-expansions", "1", "(x + 1)/2 = (2x - 3)/3 + x/7 - 4(x - 2)")
    assert run.status == 1
    assert "--max-expansions" in run.out


FINISHED = {
    "2^(-(-3))": "8",
    "evaluate 2^(-x) for x = -3": "8",
    "x^(-(-2))": "x^2",
    "(1/2)!": "undefined",
    "8*|1/0|": "undefined",
    "100!/98!": "9900",
    "solve x^(2/3) = 4": "x = -8 or x = 8",
    "solve x/x = 1": "x != 0",
}


@pytest.mark.parametrize(("problem", "answer"), FINISHED.items())
def test_answers_once_left_unfinished_or_wrong(qstar: Qstar, problem: str, answer: str) -> None:
    assert qstar("solve", "--answer-only", problem).out.strip() == answer


@pytest.mark.parametrize("problem", ["3/4 ÷ 1/2", "e^2x = 1", "x^1/2 = 2"])
def test_spellings_with_another_reading_are_noted(qstar: Qstar, problem: str) -> None:
    assert "note:" in qstar("solve", problem).err
    assert qstar("solve", "--strict", problem).status == 3


def test_one_problem_that_fails_does_not_stop_the_others(qstar: Qstar) -> None:
    done = qstar("solve", "--answer-only", "-", stdin=b"0.3333...\n2x = 4\nwhat is love\n3 + 4\n")
    assert (done.status, done.out.split("\n")) == (3, ["invalid", "x = 2", "invalid", "7", ""])
