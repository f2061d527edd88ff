"""Practice: what was declined becomes training.

The declined problems and their easier variants are families of their own in a curriculum that begins with the weights
in use; what is solved on the way, by a larger budget or because the variants taught it, goes into the replay buffer
like any other experience. So that nothing is forgotten, the families of `train` stay in the curriculum, and problems
that are solved already are families too: rehearsed, seldom drawn as long as they go well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from qstar_cli.learn.curriculum import FAMILIES, Family
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.trainer import Progress, Trainer
from qstar_cli.learn.variants import variants
from qstar_cli.learn.weights import Model
from qstar_cli.problem.problem import Problem
from qstar_cli.search.problem_space import Macro

EASIER = 6  # variants of each problem
REPAIRS = 2  # times that practice goes on when rehearsed problems were lost
REPAIR_ROUNDS = 2
GROUP = 40  # problems that share a family, so that weak groups are drawn more often


def practice_families(problems: Sequence[Problem], label: str = "practice") -> dict[str, Family]:
    """Families of exercises for groups of problems: size 1 draws easier variants, size 2 the problems themselves."""
    ordered = sorted(problems, key=lambda p: (p.question.head, p.subject.head, p.subject.size))
    groups = [ordered[start : start + GROUP] for start in range(0, len(ordered), GROUP)]
    return {f"{label}-{n + 1}": _family(f"{label}-{n + 1}", group) for n, group in enumerate(groups)}


def _family(name: str, group: Sequence[Problem]) -> Family:
    themselves = [p.read_as for p in group]
    easier = [text for p in group for text in variants(p, EASIER)] or themselves

    def make(draw: Random, size: int) -> str:
        return draw.choice(easier if size == 1 else themselves)

    return Family(name, make)


def practising(
    problems: Sequence[Problem], model: Model | None, settings: Hyperparameters, rehearsed: Sequence[Problem] = ()
) -> Trainer:
    """A run of training on the problems, from a model in use or from nothing; `rehearsed` are not to be forgotten."""
    trained = {name: f for name, f in FAMILIES.items() if not f.is_held_out}
    if model is not None:
        shape = model.network.parameters["table"].shape
        hidden = model.network.parameters.get("value_b")
        settings = replace(
            settings,
            rows=shape[0],
            embedding=shape[1] - 2,
            hidden=0 if hidden is None else len(hidden),
            hand_rounds=0,
            weight=model.mixing.weight,
            tau=model.mixing.tau,
        )
    trainer = Trainer.new(settings, trained | practice_families(problems) | practice_families(rehearsed, "rehearsal"))
    if model is not None:
        for name, array in model.network.parameters.items():
            trainer.network.parameters[name][...] = array
        trainer.macros = list(model.macros)
    for name, progress in trainer.progress.items():
        if name not in trained:
            progress.level = 1
        if name.startswith("practice-"):
            progress.budget = 1
    return trainer


def unlost(
    trainer: Trainer,
    rehearsed: Sequence[Problem],
    learn: Callable[[Trainer], None],
    solved: Callable[[Trainer], set[str]],
) -> None:
    """Learn; while some of the rehearsed problems are lost, go on for a few rounds with these as families of their own.

    `learn` makes the rounds that are left, `solved` gives what is solved then.
    """
    learn(trainer)
    for repair in range(REPAIRS):
        found = solved(trainer)
        lost = [p for p in rehearsed if p.read_as not in found]
        if not lost:
            return
        families = practice_families(lost, f"lost-{repair + 1}")
        trainer.families = {**trainer.families, **families}
        trainer.progress |= {name: Progress(level=1) for name in families}
        trainer.settings = replace(trainer.settings, rounds=trainer.rounds + REPAIR_ROUNDS)
        learn(trainer)


def without_loss(solved: Callable[[Sequence[Macro]], set[str]], macros: Sequence[Macro]) -> tuple[Macro, ...]:
    """The macros to keep, taken one by one: with each all is still solved that is solved without it.

    `solved` gives what is solved with some macros.
    """
    kept: tuple[Macro, ...] = ()
    most = solved(kept) if macros else set()
    for macro in macros:
        found = solved((*kept, macro))
        if found >= most:
            kept, most = (*kept, macro), found
    return kept
