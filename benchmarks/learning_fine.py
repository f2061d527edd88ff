"""Learning from nothing in the space of ConPoLe's axioms, measured on the authors' test equations.

Greedy is the best action only, at most 30 of them, as the authors score (there without checking the root). Solved means
here that the root found satisfies the equation; 190 of the 200 test equations have one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean

from benchmarks.fine_axioms import FineSpace, read_equation
from benchmarks.fine_exercises import FAMILIES
from benchmarks.learning_methods import HAND, HAND_TIMES_TEN, ZERO, Method, alone, beside_hand, greedy, learned
from qstar_cli.learn.attempts import Environment
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.trainer import Trainer
from qstar_cli.learn.weights import Model
from qstar_cli.problem.problem import Problem

AXIOMS = Environment(read_equation, FineSpace)
DEFAULT = Hyperparameters(macros=0, hand_rounds=1, problems=60, retries=4, budgets=(150, 300), weight=2.0, tau=6.0)
RUNS = {
    "seed0": DEFAULT,
    "seed1": replace(DEFAULT, seed=1),
    "seed2": replace(DEFAULT, seed=2),
    "linear": replace(DEFAULT, hidden=0),
    "regression": replace(DEFAULT, q_from="regression", tau=20.0),
}
LIMIT = 300  # expansions
GREEDY_STEPS = 30
SETS = ("ct_test200", "khan42")


def run(names: Sequence[str], rounds: int, bench: Path) -> Iterator[dict[str, object]]:
    """Train and measure the runs named (or all), and what needs no training; a line for each set and method."""
    problems = {split: equations(bench / "qstar" / "conpole_equations.jsonl", split) for split in SETS}
    for name, method in UNTRAINED.items():
        if not names or name in names:
            yield from scored(name, method, LIMIT, problems, 0.0)
    for name in [name for name in RUNS if not names or name in names]:
        trainer = Trainer.new(replace(RUNS[name], rounds=rounds), FAMILIES, AXIOMS)
        seconds = 0.0
        for done in trainer.remaining():
            seconds += done.seconds
            print(name, done.number, round(seconds), solved_shares(trainer), flush=True)
        model = Model(name, "", trainer.network, trainer.settings.mixing, frozenset())
        for variant, (method, limit) in trained(model).items():
            yield from scored(f"{name}, {variant}", method, limit, problems, seconds)


UNTRAINED = {"zero": ZERO, "size": HAND, "size x 10": HAND_TIMES_TEN}


def trained(model: Model) -> dict[str, tuple[Method, int]]:
    """The ways to use a model, each with its limit of expansions."""
    heuristic = learned(model)
    return {
        "greedy": (Method(greedy(heuristic)), GREEDY_STEPS + 1),
        "one queue": (Method(alone(heuristic)), LIMIT),
        "two queues": (Method(beside_hand(heuristic)), LIMIT),
    }


def solved_shares(trainer: Trainer) -> str:
    """How many of the new exercises of a round were solved, by family."""
    return ", ".join(f"{name} {p.solved}/{p.tried}" for name, p in trainer.progress.items())


def equations(path: Path, split: str) -> list[Problem]:
    """The solvable equations of a set."""
    return list(_equations(path, split))


def _equations(path: Path, split: str) -> Iterator[Problem]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == split and row["status"] == "solved":
            problem = read_equation(row["problem"])
            assert problem is not None
            yield problem


def scored(
    name: str, method: Method, limit: int, problems: Mapping[str, Sequence[Problem]], seconds: float
) -> Iterator[dict[str, object]]:
    """A line for each set: what was solved, and means of expansions over all, of steps over the solved."""
    for split, chosen in problems.items():
        found = [method.run(p, limit, AXIOMS) for p in chosen]
        solved = [f for f in found if f.solved]
        yield {
            "set": split,
            "method": name,
            "limit": limit,
            "problems": len(found),
            "solved": len(solved),
            "expanded": round(mean(f.expanded for f in found), 1),
            "steps": round(mean(f.steps for f in solved), 1) if solved else "",
            "seconds": round(mean(f.seconds for f in found), 4),
            "training": round(seconds),
        }
