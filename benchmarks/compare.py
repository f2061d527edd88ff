"""Compare two runs: `python -m benchmarks.compare OLD.jsonl NEW.jsonl` lists the problems gained and lost."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.records import Record, read_run


def main() -> None:
    """Print what changed between two runs of a set."""
    parser = argparse.ArgumentParser(prog="benchmarks.compare", description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    arguments = parser.parse_args()
    old, new = read_run(arguments.old), read_run(arguments.new)
    both = sorted(old.keys() & new.keys())
    _list("gained", [(old[i], new[i]) for i in both if new[i]["outcome"] == "right" != old[i]["outcome"]])
    _list("lost", [(old[i], new[i]) for i in both if old[i]["outcome"] == "right" != new[i]["outcome"]])
    for measure in ("expanded", "applied", "steps", "cpu"):
        before, after = (sum(run[i].get(measure) or 0 for i in both) for run in (old, new))
        print(f"{measure}: {before:.6g} -> {after:.6g}")


def _list(title: str, changed: list[tuple[Record, Record]]) -> None:
    print(f"{title}: {len(changed)}")
    for before, after in changed:
        found = after["answer"] or after.get("message", "")
        print(f"  {after['id']} {after['problem']}: {before['outcome']} -> {after['outcome']} ({found})")


if __name__ == "__main__":
    main()
