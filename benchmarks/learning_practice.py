"""What practice gains: exercises that the hand heuristic declines, before and after, every answer proved by the kernel.

Solved means solved and proved at the same limit of expansions. Practised are the `declined` ones, and the `rehearsed`
ones, which were solved before, are given too, as a folder of problems holds both. Of each there are others that are not
given: `fresh` ones were declined as well, `solved` ones were not and must not be lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from qstar_cli.learn.curriculum import FAMILIES, Family, read
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.practice import practising, unlost, without_loss
from qstar_cli.learn.trainer import Trainer
from qstar_cli.learn.weights import Model, encode
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules
from qstar_cli.search.problem_space import Macro
from qstar_cli.solve import Options, solve

MOST_SOLVED = 20  # exercises of a family solved before that are tried again


@dataclass(frozen=True, slots=True)
class Material:
    """The exercises of a family by what the hand heuristic makes of them."""

    declined: list[Problem]
    fresh: list[Problem]
    rehearsed: list[Problem]
    solved: list[Problem]


def practice(count: int, limit: int, rounds: int) -> list[dict[str, object]]:
    """Practise from nothing on `count` declined exercises a family; a line for each family and kind."""
    hand = Options("hand", limit, timeout=None)
    material = {f.name: drawn(f, count, hand) for f in FAMILIES.values() if f.is_open}
    practised = [p for m in material.values() for p in m.declined]
    rehearsed = [p for m in material.values() for p in m.rehearsed]
    trainer = practising(practised, None, Hyperparameters(rounds=rounds), rehearsed)
    seconds: list[float] = []
    unlost(
        trainer,
        rehearsed,
        lambda trainer: seconds.extend(done.seconds for done in trainer.remaining()),
        lambda trainer: Proofs(model_of(trainer), limit).solved(rehearsed, ()),
    )
    model = model_of(trainer)
    proves = Proofs(model, limit)
    macros = without_loss(partial(proves.solved, practised + rehearsed), model.macros)
    rows: list[dict[str, object]] = []
    for name, kinds in material.items():
        for kind in ("declined", "fresh", "rehearsed", "solved"):
            problems = getattr(kinds, kind)
            weights, both = (len(proves.solved(problems, chosen)) for chosen in ((), macros))
            row: dict[str, object] = {"family": name, "kind": kind, "limit": limit, "problems": len(problems)}
            row |= {"weights": weights, "weights_and_macros": both, "macros": len(macros), "cpu": round(sum(seconds))}
            rows.append(row)
    return rows


def model_of(trainer: Trainer) -> Model:
    """The weights as they are, with their macros."""
    mixing = trainer.settings.mixing
    return Model("practised", "", trainer.network, mixing, frozenset(rules()), tuple(trainer.macros))


def drawn(family: Family, count: int, hand: Options) -> Material:
    """Exercises of the larger trained size, sorted by whether the hand heuristic solves them."""
    problems = [p for e in family.exercises("practice", 2, 2 * count) if (p := read(e)) is not None]
    is_solved = [solve(p, hand).status == "solved" for p in problems]
    hard = [p for p, found in zip(problems, is_solved, strict=True) if not found]
    easy = [p for p, found in zip(problems, is_solved, strict=True) if found]
    return Material(hard[::2][:count], hard[1::2][:count], easy[::2][:MOST_SOLVED], easy[1::2][:MOST_SOLVED])


class Proofs:
    """What is solved and proved with a model at a limit; remembered, because the same is asked for several times."""

    def __init__(self, model: Model, limit: int) -> None:
        self.model = model
        self.limit = limit
        self.known: dict[tuple[tuple[Macro, ...], str], bool] = {}

    def solved(self, problems: Sequence[Problem], macros: Sequence[Macro]) -> set[str]:
        """The problems that are solved and proved with some macros."""
        chosen = tuple(macros)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "candidate.npz"
            path.write_bytes(encode(replace(self.model, macros=chosen)))
            options = Options("q", self.limit, timeout=None, weights=path)
            for p in problems:
                if (chosen, p.read_as) not in self.known:
                    self.known[chosen, p.read_as] = solve(p, options).status == "solved"
        return {p.read_as for p in problems if self.known[chosen, p.read_as]}
