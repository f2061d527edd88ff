"""Measure learning: `python -m benchmarks.learning train|measure|practice|plot`.

`train` trains networks (three seeds, and the ablations) into a folder; `measure` compares what steers the search, on
families of exercises with open choice, trained and held out, at the trained size and at twice and four times that;
`practice` takes declined exercises and counts what is solved afterwards; `plot` draws the curves of docs/LEARNING.md;
`ship` puts the weights of seed 0 into the package. Results are lines of CSV. Everything is limited by expansions;
seconds are CPU seconds. Except in practice answers are not verified here: that costs the same for all.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

from benchmarks import learning_plots
from benchmarks.learning_practice import practice
from qstar_cli.derivation import State, Step
from qstar_cli.goals.goal import goal_of
from qstar_cli.learn.curriculum import FAMILIES, Family, read
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.learned import LearnedHeuristic
from qstar_cli.learn.macros import mined
from qstar_cli.learn.models import SHIPPED_PATH
from qstar_cli.learn.trainer import Round, Trainer
from qstar_cli.learn.weights import Model, encode, load
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules
from qstar_cli.search.heuristic import HandHeuristic, Heuristic, Joining, ZeroHeuristic
from qstar_cli.search.limits import Limits, Work
from qstar_cli.search.problem_space import Action, ProblemSpace, Space, by_first_rule
from qstar_cli.search.qstar import QStar
from qstar_cli.terms.term import forget_terms

LIMIT = 400  # expansions
SIZES = (2, 4, 8)  # the largest trained size, twice, four times
RUNS = {
    "seed0": {},
    "seed1": {"seed": 1},
    "seed2": {"seed": 2},
    "linear": {"hidden": 0},
    "regression": {"q_from": "regression"},
}


@dataclass(frozen=True, slots=True)
class Found:
    """What one search came to."""

    solved: bool
    expanded: int
    applied: int
    steps: int
    seconds: float

    @property
    def excess(self) -> int:
        return max(0, self.expanded - self.steps)


class WeightedHand(HandHeuristic):
    """The one-line rule to beat: the hand estimate times ten, so that the search is all but greedy on it."""

    name = "hand x 10"

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        return [10 * q for q in super().q_values(state, actions, space)]

    def value(self, state: State, space: Space) -> float:
        return 10 * super().value(state, space)


class HandAndRanking(LearnedHeuristic):
    """The hand estimate in place of V, with the learned ranking."""

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        hand = HandHeuristic().q_values(state, actions, space)
        if len(actions) < 2:
            return hand
        ranking = self.evaluate(state, actions, space)[1]
        return [q + self.mixing.tau * (max(ranking) - score) for q, score in zip(hand, ranking, strict=True)]

    def value(self, state: State, space: Space) -> float:
        return space.estimate(state)


class LookAhead(LearnedHeuristic):
    """A* with the same V: every action is applied at once and its child evaluated; counts the applications."""

    applied = 0

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        return [self._q(space.steps(state, action), space) for action in actions]

    def _q(self, steps: tuple[Step, ...], space: Space) -> float:
        self.applied += 1
        return sum(s.cost for s in steps) + self.value(steps[-1].after, space) if steps else 1e6


class Greedy:
    """A space that offers the best action only: no search is left."""

    def __init__(self, space: ProblemSpace, heuristic: Heuristic) -> None:
        self.space = space
        self.heuristic = heuristic
        self.start, self.is_answer, self.estimate, self.steps = (
            space.start,
            space.is_answer,
            space.estimate,
            space.steps,
        )

    def actions(self, state: State) -> list[Action]:
        found = self.space.actions(state)
        q = self.heuristic.q_values(state, found, self.space)
        return [min(zip(q, range(len(found)), found, strict=True))[2]] if found else []


Search = Callable[[Problem, ProblemSpace, Work], QStar]


def steered(heuristic: Callable[[Problem], Heuristic], beside_hand: bool = False) -> Search:
    """The search with a heuristic, alone or beside the hand heuristic."""

    def search(problem: Problem, space: ProblemSpace, work: Work) -> QStar:
        if beside_hand:
            return QStar(space, HandHeuristic(), work, joining=Joining(0, lambda: heuristic(problem)))
        return QStar(space, heuristic(problem), work)

    return search


def greedy(heuristic: Callable[[Problem], Heuristic]) -> Search:
    """No search: the best action only."""
    return lambda problem, space, work: QStar(Greedy(space, heuristic(problem)), ZeroHeuristic(), work)


def learned(model: Model, kind: type[LearnedHeuristic] = LearnedHeuristic) -> Callable[[Problem], Heuristic]:
    """A learned heuristic of a kind, for any problem."""
    return lambda problem: kind(model.network, model.mixing, problem.question)


def run(problem: Problem, search: Search, limit: int, macros: Sequence[tuple[str, ...]] = ()) -> Found:
    """Search one problem."""
    goal = goal_of(problem.question.head)
    assert goal is not None
    forget_terms()
    started = time.process_time()
    work = Work(Limits(limit, None))
    qstar = search(problem, ProblemSpace(problem, goal, macros=by_first_rule(macros)), work)
    outcome = qstar.run()
    ahead = sum(h.applied for h in qstar.heuristics if isinstance(h, LookAhead))
    steps = len(outcome.derivation.steps) if outcome.derivation else 0
    seconds = time.process_time() - started
    return Found(outcome.derivation is not None, work.expanded, ahead or work.applied, steps, seconds)


def methods(folder: Path) -> dict[str, tuple[Search, Sequence[tuple[str, ...]]]]:
    """Everything that is compared, by name, with its macros."""
    found: dict[str, tuple[Search, Sequence[tuple[str, ...]]]] = {
        "zero": (steered(lambda p: ZeroHeuristic()), ()),
        "hand": (steered(lambda p: HandHeuristic()), ()),
        "hand x 10": (steered(lambda p: WeightedHand()), ()),
    }
    models = {path.stem: load(path) for path in sorted(folder.glob("*.npz"))}
    for name, model in models.items():
        found[name] = (steered(learned(model), beside_hand=True), model.macros)
    model = models["seed0"]
    found["seed0, no macros"] = (steered(learned(model), beside_hand=True), ())
    found["seed0, macros forced"] = (steered(learned(model), beside_hand=True), _all_macros(model))
    found["seed0, one queue"] = (steered(learned(model)), model.macros)
    found["seed0, greedy"] = (greedy(learned(model)), ())
    found["seed0, ranking only"] = (steered(learned(model, HandAndRanking)), ())
    found["seed0, A*"] = (steered(learned(model, LookAhead)), ())
    if "regression" in models:
        found["regression, one queue"] = (steered(learned(models["regression"])), ())
    return found


def _all_macros(model: Model) -> tuple[tuple[str, ...], ...]:
    """The macros that were mined, whether or not the validation kept them."""
    return tuple(tuple(m) for m in model.history.get("mined", ()))


def train(folder: Path, names: Sequence[str], rounds: int) -> None:
    """Train the runs named, one after the other; their curves go to curves.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or list(RUNS):
        settings = replace(Hyperparameters(rounds=rounds), **RUNS[name])  # type: ignore[arg-type]
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
    """Compare methods family by family; a line for each goes to measured.csv as soon as it is known."""
    chosen = {n: m for n, m in methods(folder).items() if not names or n in names}
    for family in (f for f in FAMILIES.values() if f.is_open):
        budget = median(f.expanded for f in searched(family, 2, "budget", count, steered(lambda p: HandHeuristic())))
        for size in sizes:
            exercises = [p for e in family.exercises("test", size, count) if (p := read(e)) is not None]
            hand = [run(p, steered(lambda p: HandHeuristic()), LIMIT) for p in exercises]
            for name, (search, macros) in chosen.items():
                found = hand if name == "hand" else [run(p, search, LIMIT, macros) for p in exercises]
                write(folder / "measured.csv", [line(family, size, name, int(budget), hand, found)])


def searched(family: Family, size: int, seed: str, count: int, search: Search) -> list[Found]:
    """The results on exercises of a family."""
    return [run(p, search, LIMIT) for e in family.exercises(seed, size, count) if (p := read(e)) is not None]


def line(
    family: Family, size: int, name: str, budget: int, hand: Sequence[Found], found: Sequence[Found]
) -> dict[str, object]:
    """Means over what both the hand heuristic and the method solved; `at_budget`: solved within the family's budget."""
    both = [(h, f) for h, f in zip(hand, found, strict=True) if h.solved and f.solved]
    return {
        "family": family.name,
        "held_out": int(family.is_held_out),
        "size": size,
        "method": name,
        "exercises": len(found),
        "solved": sum(f.solved for f in found),
        "lost": sum(h.solved and not f.solved for h, f in zip(hand, found, strict=True)),
        "budget": budget,
        "at_budget": sum(f.solved and f.expanded <= budget for f in found),
        "excess_hand": round(mean(h.excess for h, _ in both), 2) if both else "",
        "excess": round(mean(f.excess for _, f in both), 2) if both else "",
        "applied": round(mean(f.applied for _, f in both), 2) if both else "",
        "steps_hand": round(mean(h.steps for h, _ in both), 2) if both else "",
        "steps": round(mean(f.steps for _, f in both), 2) if both else "",
        "seconds": round(mean(f.seconds for f in found), 4),
    }


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
    parser.add_argument("task", choices=["train", "measure", "practice", "plot", "ship"])
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "learning")
    parser.add_argument("--only", action="append", default=[], help="runs to train, or methods to measure")
    parser.add_argument("--rounds", type=int, default=Hyperparameters().rounds)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--count", type=int, default=16, help="exercises of each family and size")
    parser.add_argument("--limit", type=int, default=25, help="expansions in practice")
    arguments = parser.parse_args()
    if arguments.task == "train":
        train(arguments.folder, arguments.only, arguments.rounds)
    elif arguments.task == "measure":
        measure(arguments.folder, arguments.only, arguments.sizes, arguments.count)
    elif arguments.task == "practice":
        write(arguments.folder / "practice.csv", practice(arguments.count, arguments.limit, arguments.rounds))
    elif arguments.task == "ship":
        SHIPPED_PATH.write_bytes((arguments.folder / "seed0.npz").read_bytes())
    else:
        learning_plots.draw(arguments.folder, Path(__file__).parent.parent / "docs" / "learning")


if __name__ == "__main__":
    main()
