"""Measure the solver on problem sets: `python -m benchmarks.run SET... --bench FOLDER`.

Each problem is solved through the library in a worker process, under a limit on expansions and a guard on the clock,
and judged by `benchmarks.judge`. Prints a summary and the wrong answers, adds a row to results.csv, and keeps every
record in runs/.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.judge import answer_text, judge
from benchmarks.question import Question
from benchmarks.records import RESULTS, Record, append_row, summary, write_run
from benchmarks.sets import SETS
from benchmarks.solver import bound_memory, solve_text
from benchmarks.steps import wrong_steps


def main() -> None:
    """Run the sets named on the command line."""
    arguments = _parser().parse_args()
    for name in arguments.sets:
        questions = chosen(SETS[name](arguments.bench), arguments.kinds, arguments.limit)
        records = run(questions, arguments.heuristic, arguments.max_expansions, arguments.seconds, arguments.jobs)
        row = summary(name, arguments.kinds, arguments.heuristic, arguments.max_expansions, records)
        report(row, records, arguments.list_lost)
        print("records:", write_run(name, records))
        if not arguments.no_row:
            append_row(row, arguments.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.run", description=__doc__)
    parser.add_argument("sets", nargs="+", choices=sorted(SETS), metavar="SET", help=", ".join(sorted(SETS)))
    parser.add_argument("--bench", type=Path, required=True, help="folder that holds the sets")
    parser.add_argument("--kinds", action="append", default=[], help="only kinds that start so (repeatable)")
    parser.add_argument("--limit", type=int, help="at most so many problems a set, spread evenly")
    parser.add_argument("--heuristic", default="auto")
    parser.add_argument("--max-expansions", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=20, help="guard on the clock for each problem")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--out", type=Path, default=RESULTS, help="history to which a row is added")
    parser.add_argument("--no-row", action="store_true", help="add no row")
    parser.add_argument("--list-lost", action="store_true", help="also list the declined, unread and longer")
    return parser


def chosen(questions: Sequence[Question], kinds: Sequence[str], limit: int | None) -> list[Question]:
    """The questions of the kinds asked for, thinned evenly to the limit."""
    kept = [q for q in questions if not kinds or any(q.kind.startswith(k) for k in kinds)]
    return kept[:: max(1, len(kept) // limit)][:limit] if limit else kept


def run(questions: Iterable[Question], heuristic: str, max_expansions: int, seconds: float, jobs: int) -> list[Record]:
    """The record of each question, in order."""
    work = partial(_record, heuristic=heuristic, max_expansions=max_expansions, seconds=seconds)
    with multiprocessing.Pool(jobs, initializer=bound_memory, maxtasksperchild=100) as pool:
        return list(pool.imap(work, questions, chunksize=4))


def _record(question: Question, heuristic: str, max_expansions: int, seconds: float) -> Record:
    solution = solve_text(question.text, heuristic, max_expansions, seconds)
    verdict = judge(question, solution)
    return {
        "id": question.identifier,
        "kind": question.kind,
        "problem": question.text,
        "expected": question.expected,
        "outcome": verdict.outcome,
        "why": verdict.note,
        "note": question.note,
        "human_lines": question.human_lines,
        "wrong_steps": wrong_steps(solution, question.key.unknown or "x", question.key.domain),
        **{key: value for key, value in solution.items() if key != "states"},
        "answer": answer_text(solution),
    }


def report(row: Record, records: Sequence[Record], list_lost: bool) -> None:
    """Print the row, the outcomes by kind, and the rows to look at."""
    print(f"\n{row['set']}: " + ", ".join(f"{key} {row[key]}" for key in row if key not in ("set", "kinds", "date")))
    by_kind = Counter((r["kind"], r["outcome"]) for r in records)
    for kind in sorted({r["kind"] for r in records}):
        print(f"  {kind}: " + ", ".join(f"{n} {o}" for (k, o), n in sorted(by_kind.items()) if k == kind))
    compared = [r for r in records if r["human_lines"] and r.get("steps")]
    if compared:
        human = sum(sum(r["human_lines"]) / len(r["human_lines"]) for r in compared)
        ratio = sum(r["steps"] for r in compared) / human
        print(f"  printed lines to human lines: {ratio:.2f} over {len(compared)} problems")
    for r in records:
        for sentence in r["wrong_steps"]:
            print(f"  WRONG STEP {r['id']} {r['problem']}: {sentence}")
        for rule in r.get("rule_bugs") or ():
            print(f"  REFUTED BY THE KERNEL {r['id']} {r['problem']}: {rule}")
        if r["why"].startswith("the key is wrong"):
            print(f"  KEY {r['id']} {r['problem']}: ours {r['answer']}, key {r['expected']}: {r['why']}")
    shown = ("wrong", "error", "unjudged") + (("declined", "invalid", "longer") if list_lost else ())
    for outcome in shown:
        for r in (r for r in records if r["outcome"] == outcome):
            found = r["answer"] or r.get("message", "")
            print(f"  {outcome.upper()} {r['id']} [{r['kind']}] {r['problem']}")
            print(f"      got {found} | key {r['expected']} | {r['why']}")


if __name__ == "__main__":
    main()
