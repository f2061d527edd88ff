"""The tables of docs/LEARNING.md as Markdown, from the CSV files of a measurement."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

Row = dict[str, str]
SEEDS = ("seed0", "seed1", "seed2")


def tables(folder: Path) -> Iterator[str]:
    """Each table for which there are results."""
    for name, table in (("measured", families), ("measured", ablations), ("fine", fine), ("practice", practice)):
        path = folder / f"{name}.csv"
        if path.exists():
            with path.open() as stream:
                yield table(list(csv.DictReader(stream)))


def families(rows: Sequence[Row]) -> str:
    """A line for each family and size: the hand heuristic, ten times it, and the learned one with its seeds."""
    head = (
        *("family", "size", "n", "budget", "solved at it: hand, × 10, q", "lost", "excess: hand, × 10, q, one queue"),
        *("steps: hand, × 10, q", "applications: hand, q", "CPU ms: hand, q"),
    )
    lines = []
    for family, size in dict.fromkeys((r["family"], r["size"]) for r in rows):
        of = {r["method"]: r for r in rows if (r["family"], r["size"]) == (family, size)}
        if "seed0" not in of:
            continue
        q, ten, one = (of.get(name, {}) for name in ("seed0", "hand x 10", "seed0, one queue"))
        held_out = " (held out)" if q["held_out"] == "1" else ""
        lost = sum(int(of[s]["lost"]) for s in SEEDS if s in of)
        ms = [str(round(1000 * float(of[name]["seconds"]))) for name in ("hand", "seed0")]
        lines.append(
            (
                *(family + held_out, size, q["exercises"], q["budget"]),
                f"{q['at_budget_hand']}, {ten.get('at_budget', '-')}, {_spread(of, 'at_budget')}",
                str(lost),
                f"{q['excess_hand']}, {ten.get('excess', '-')}, {_spread(of, 'excess')}, {one.get('excess', '-')}",
                f"{q['steps_hand']}, {ten.get('steps', '-')}, {_spread(of, 'steps')}",
                f"{q['applied_hand']}, {q['applied']}",
                ", ".join(ms),
            )
        )
    return markdown(head, lines)


def _spread(of: dict[str, Row], column: str) -> str:
    """The value of seed 0, and the least and most of the seeds where they differ."""
    values = [float(of[s][column]) for s in SEEDS if s in of and of[s][column]]
    if not values:
        return "-"
    spread = "" if min(values) == max(values) else f" ({min(values):g}-{max(values):g})"
    return f"{of['seed0'][column]}{spread}"


def ablations(rows: Sequence[Row]) -> str:
    """A line for each method over all families that it was run on at the sizes 2 and 4."""
    head = ("method", "solved", "lost", "at the budget", "excess", "held out", "applications", "steps (hand)", "CPU ms")
    small = [r for r in rows if r["size"] in ("2", "4")]
    lines = []
    for method in dict.fromkeys(r["method"] for r in small):
        own = [r for r in small if r["method"] == method]
        count = sum(int(r["exercises"]) for r in own)
        total = [str(sum(int(r[c]) for r in own)) for c in ("solved", "lost", "at_budget")]
        lines.append(
            (
                *(method, f"{total[0]} of {count}", total[1], total[2]),
                _mean(own, "excess", lambda r: r["held_out"] == "0"),
                _mean(own, "excess", lambda r: r["held_out"] == "1"),
                _mean(own, "applied"),
                f"{_mean(own, 'steps')} ({_mean(own, 'steps_hand')})",
                str(round(1000 * mean(float(r["seconds"]) for r in own))),
            )
        )
    return markdown(head, lines)


def _mean(rows: Sequence[Row], column: str, chosen: Callable[[Row], bool] = lambda r: True) -> str:
    """The mean over cells, one decimal."""
    values = [float(r[column]) for r in rows if r[column] and chosen(r)]
    return f"{mean(values):.1f}" if values else "-"


def fine(rows: Sequence[Row]) -> str:
    """All lines of the run with ConPoLe's axioms."""
    return markdown(tuple(rows[0]), [tuple(r.values()) for r in rows])


def practice(rows: Sequence[Row]) -> str:
    """A line for each family: of each kind of problems how many, by weights, and with macros."""
    kinds = list(dict.fromkeys(r["kind"] for r in rows))
    lines = []
    for family in [*dict.fromkeys(r["family"] for r in rows), "together"]:
        own = [r for r in rows if family in (r["family"], "together")]
        cells = [
            ", ".join(
                str(sum(int(r[c]) for r in own if r["kind"] == kind))
                for c in ("problems", "weights", "weights_and_macros")
            )
            for kind in kinds
        ]
        lines.append((family, *cells))
    return markdown(("family", *(f"{kind}: all, by weights, and macros" for kind in kinds)), lines)


def markdown(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    rows = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
