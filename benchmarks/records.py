"""Records of a run: one JSON line a problem for comparing runs, one row of `results.csv` a set for the history."""

from __future__ import annotations

import csv
import json
import statistics
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results.csv"
RUNS = HERE / "runs"
COLUMNS = (
    *("date", "commit", "set", "kinds", "heuristic", "max_expansions", "problems"),
    *("right", "proved", "longer", "wrong", "declined", "invalid", "error", "unjudged"),
    *(
        "expanded_sum",
        "expanded_mean",
        "expanded_median",
        "generated",
        "applied",
        "kernel_calls",
        "steps",
        "cpu_seconds",
    ),
)

Record = dict[str, Any]


def commit() -> str:
    """The short hash of the checkout, with a plus sign when files differ from it."""
    head = _git("rev-parse", "--short", "HEAD")
    return head + ("+" if _git("status", "--porcelain", "--untracked-files=no", "--", "qstar_cli") else "")


def _git(*arguments: str) -> str:
    done = subprocess.run(("git", *arguments), cwd=HERE, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def summary(name: str, kinds: Sequence[str], heuristic: str, max_expansions: int, records: Sequence[Record]) -> Record:
    """The row of a run."""
    outcomes = Counter(r["outcome"] for r in records)
    expanded = [r["expanded"] for r in records if r.get("expanded") is not None]
    return {
        "date": date.today().isoformat(),
        "commit": commit(),
        "set": name,
        "kinds": "; ".join(kinds),
        "heuristic": heuristic,
        "max_expansions": max_expansions,
        "problems": len(records),
        "proved": sum(r["outcome"] in ("right", "longer") and r.get("level") == "proved" for r in records),
        **{o: outcomes[o] for o in ("right", "longer", "wrong", "declined", "invalid", "error", "unjudged")},
        "expanded_sum": sum(expanded),
        "expanded_mean": round(statistics.mean(expanded), 1) if expanded else 0,
        "expanded_median": statistics.median(expanded) if expanded else 0,
        **{key: sum(r.get(key) or 0 for r in records) for key in ("generated", "applied", "kernel_calls", "steps")},
        "cpu_seconds": round(sum(r["cpu"] for r in records), 2),
    }


def append_row(row: Record, path: Path = RESULTS) -> None:
    """Add a row to the history, with the heading when the file is new."""
    is_new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerow({column: row[column] for column in COLUMNS})


def write_run(name: str, records: Iterable[Record]) -> Path:
    """Write a run's records to runs/SET-N.jsonl, N counting up."""
    RUNS.mkdir(exist_ok=True)
    number = 1 + max((int(p.stem.rpartition("-")[2]) for p in RUNS.glob(f"{name}-*.jsonl")), default=0)
    path = RUNS / f"{name}-{number}.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


def read_run(path: Path) -> dict[str, Record]:
    """The records of a run by identifier."""
    return {r["id"]: r for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
