"""Measure learning: `python -m benchmarks.learning train|measure|fine|practice|plot|tables|ship`.

`train` trains networks (three seeds, and the ablations) into a folder; `measure` compares what steers the search, on
families of exercises with open choice, trained and held out, at the trained size and at twice and four times that;
`fine` trains and measures in the space of ConPoLe's axioms; `practice` takes declined exercises and counts what is
solved afterwards; `plot` draws the curves of docs/LEARNING.md, `tables` prints its tables; `ship` puts the weights of
seed 0 into the package.
Results are lines of CSV. Everything is limited by expansions; seconds are CPU seconds. Except in practice answers are
not verified here: that costs the same for all.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import learning_fine, learning_plots, learning_tables
from benchmarks.learning_measure import SIZES, measured
from benchmarks.learning_methods import methods
from benchmarks.learning_practice import practice
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.macros import mined
from qstar_cli.learn.models import SHIPPED_PATH
from qstar_cli.learn.trainer import Round, Trainer
from qstar_cli.learn.weights import Model, encode, load
from qstar_cli.rules.registry import rules

DEFAULT = Hyperparameters()
RUNS = {
    "seed0": DEFAULT,
    "seed1": replace(DEFAULT, seed=1),
    "seed2": replace(DEFAULT, seed=2),
    "linear": replace(DEFAULT, hidden=0),
    "regression": replace(DEFAULT, q_from="regression", tau=20.0),
    "both": replace(DEFAULT, q_from="both"),
}


def train(folder: Path, names: Sequence[str], rounds: int) -> None:
    """Train the runs named, one after the other; their curves go to curves.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or list(RUNS):
        settings = replace(RUNS[name], rounds=rounds)
        trainer = Trainer.new(settings)
        seconds = 0.0
        for done in trainer.remaining():
            seconds += done.seconds
            write(folder / "curves.csv", [curve(name, done, seconds)])
        candidates = mined(trainer.derivations, settings.macros, settings.macro_longest)
        history = {"seed": settings.seed, "rounds": rounds, "cpu": round(seconds), "mined": candidates}
        model = Model(
            name if name != "seed0" else "algebra", "", trainer.network, settings.mixing, frozenset(rules()),
            tuple(trainer.macros), history,
        )  # fmt: skip
        (folder / f"{name}.npz").write_bytes(encode(model))
        print(name, f"{seconds:.0f} s", "macros", trainer.macros, flush=True)


def curve(name: str, done: Round, seconds: float) -> dict[str, object]:
    """A round as a line of the curves."""
    expanded = sum(p.expanded for p in done.families.values())
    tried = sum(p.tried for p in done.families.values())
    return {
        "run": name,
        "round": done.number,
        "cpu": round(seconds, 1),
        "solved": round(sum(p.solved for p in done.families.values()) / max(1, tried), 4),
        "expanded": round(expanded / max(1, tried), 2),
        "in_vain": round(sum(p.excess for p in done.families.values()) / max(1, expanded), 4),
        "loss": round(done.loss, 4),
    }


def measure(folder: Path, names: Sequence[str], sizes: Sequence[int], count: int) -> None:
    """Compare the methods named, or all; a line goes to measured.csv as soon as it is known."""
    offered = methods({path.stem: load(path) for path in sorted(folder.glob("*.npz"))})
    for line in measured({n: m for n, m in offered.items() if not names or n in names}, sizes, count):
        write(folder / "measured.csv", [line])


def write(path: Path, rows: Sequence[dict[str, object]]) -> None:
    """Add lines to a CSV file."""
    is_new = not path.exists()
    with path.open("a", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        if is_new:
            writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="benchmarks.learning", description=__doc__)
    parser.add_argument("task", choices=["train", "measure", "fine", "practice", "plot", "tables", "ship"])
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "learning")
    parser.add_argument("--only", action="append", default=[], help="runs to train, or methods to measure")
    parser.add_argument("--rounds", type=int, default=DEFAULT.rounds)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--count", type=int, default=16, help="exercises of each family and size")
    parser.add_argument("--limit", type=int, default=25, help="expansions in practice")
    parser.add_argument("--bench", type=Path, help="folder that holds the sets, for `fine`")
    arguments = parser.parse_args()
    if arguments.task == "train":
        train(arguments.folder, arguments.only, arguments.rounds)
    elif arguments.task == "measure":
        measure(arguments.folder, arguments.only, arguments.sizes, arguments.count)
    elif arguments.task == "fine":
        for line in learning_fine.run(arguments.only, arguments.rounds, arguments.bench):
            write(arguments.folder / "fine.csv", [line])
    elif arguments.task == "practice":
        write(arguments.folder / "practice.csv", practice(arguments.count, arguments.limit, arguments.rounds))
    elif arguments.task == "tables":
        print("\n\n".join(learning_tables.tables(arguments.folder)))
    elif arguments.task == "ship":
        SHIPPED_PATH.write_bytes((arguments.folder / "seed0.npz").read_bytes())
    else:
        learning_plots.draw(arguments.folder, Path(__file__).parent.parent / "docs" / "learning")


if __name__ == "__main__":
    main()
