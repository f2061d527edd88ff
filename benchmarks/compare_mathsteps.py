"""mathsteps and qstar side by side on mathsteps' own equations, in one run: solved, wrong, problems per second.

`python -m benchmarks.compare_mathsteps --bench FOLDER --modules FOLDER`, the second where `npm install mathsteps` was
run. Both are given the same equations one after the other in a warm process and judged by `benchmarks.judge`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import eq, ge, gt, le, lt
from pathlib import Path
from typing import Any

from benchmarks.judge import judge
from benchmarks.question import Question
from benchmarks.sets import mathsteps
from benchmarks.sets.rows import rows
from benchmarks.solver import solve_text

COMPARED = {"=": eq, "<": lt, ">": gt, "<=": le, ">=": ge}
SOURCE = "google/mathsteps@9d370c3 test/solveEquation/solveEquation.test.js"
DRIVER = """
const mathsteps = require('mathsteps');
const equations = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log = () => {};
const solve = (text) => {
  try {
    const steps = mathsteps.solveEquation(text);
    return steps.length ? steps[steps.length - 1].newEquation.ascii() : '';
  } catch (error) { return ''; }
};
equations.slice(0, 10).forEach(solve);
const started = process.hrtime.bigint();
const answers = equations.map(solve);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
process.stdout.write(JSON.stringify({answers, seconds}));
"""


def main() -> None:
    """Run both and print a line for each."""
    parser = argparse.ArgumentParser(prog="benchmarks.compare_mathsteps", description=__doc__)
    parser.add_argument("--bench", type=Path, required=True, help="folder that holds the sets")
    parser.add_argument("--modules", type=Path, required=True, help="folder that holds node_modules")
    arguments = parser.parse_args()
    given = [row for row in rows(arguments.bench / "peers/mathsteps.jsonl") if row["source"] == SOURCE]
    questions = _questions(arguments.bench, given)
    for name, solve in (("mathsteps", lambda: _theirs(given, arguments.modules)), ("qstar", lambda: _ours(questions))):
        _report(name, questions, solve)


def _questions(bench: Path, given: Sequence[dict[str, Any]]) -> list[Question]:
    """The questions of the rows, as the set of mathsteps' cases has them."""
    asked = [row for row in rows(bench / "peers/mathsteps.jsonl") if row["task"] in mathsteps.TASKS]
    places = {id_of(row): question for row, question in zip(asked, mathsteps.questions(bench), strict=True)}
    return [places[id_of(row)] for row in given]


def id_of(row: dict[str, Any]) -> tuple[str, ...]:
    return row["source"], row["task"], row["input"], row["expected"]


def _report(name: str, questions: Sequence[Question], solve: Callable[[], tuple[list[dict[str, Any]], float]]) -> None:
    solutions, seconds = solve()
    outcomes = Counter(judge(q, s).outcome for q, s in zip(questions, solutions, strict=True))
    shown = ", ".join(f"{n} {outcome}" for outcome, n in sorted(outcomes.items()))
    print(f"{name}: {len(questions)} equations: {shown}; {len(questions) / seconds:.0f} problems per second")


def _ours(questions: Sequence[Question]) -> tuple[list[dict[str, Any]], float]:
    for question in questions[:10]:
        solve_text(question.text, "auto", 2000, 20)
    started = time.perf_counter()
    solutions = [solve_text(question.text, "auto", 2000, 20) for question in questions]
    return solutions, time.perf_counter() - started


def _theirs(given: Sequence[dict[str, Any]], modules: Path) -> tuple[list[dict[str, Any]], float]:
    run = subprocess.run(
        ["node", "-e", DRIVER],
        input=json.dumps([row["input"] for row in given]),
        capture_output=True,
        text=True,
        check=True,
        cwd=modules,
        timeout=300,
    )
    found = json.loads(run.stdout)
    return [_as_solution(answer) for answer in found["answers"]], found["seconds"]


def _as_solution(answer: str) -> dict[str, Any]:
    """Their last line as an answer: `x = [2, 3]` is `x = 2 or x = 3`, `3 = 3` is true, `0 = 1` false."""
    match = re.match(r"(\w+) = \[(.*)\]$", answer)
    numbers = re.match(r"(-?[\d./]+) (=|<|>|<=|>=) (-?[\d./]+)$", answer)
    if match:
        answer = " or ".join(f"{match.group(1)} = {value}" for value in match.group(2).split(","))
    elif numbers:
        left, right = Fraction(numbers.group(1)), Fraction(numbers.group(3))
        answer = "true" if COMPARED[numbers.group(2)](left, right) else "false"
    return {"status": "solved", "answer": {"text": answer}} if answer else {"status": "declined"}


if __name__ == "__main__":
    main()
