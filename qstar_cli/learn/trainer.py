"""Training from nothing: rounds of searching self-made problems and learning from what the searches saw.

A round draws exercises (weak families more often), searches them with the hand and the learned queue in turn, takes
the examples of every search that found an answer into the replay buffer, and then updates the network on random
batches. The weights of the round before are the target weights of its Bellman backups. What stays unsolved is kept and
tried again with the next larger budget. A run is a function of its settings; it can be stopped after any round and
resumed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import le
from random import Random

from qstar_cli.learn.attempts import ALGEBRA, Attempt, Environment, Guidance, attempt
from qstar_cli.learn.curriculum import FAMILIES, LEVELS, Family
from qstar_cli.learn.experience import examples
from qstar_cli.learn.features import Features
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.macros import mined
from qstar_cli.learn.network import Adam, Network
from qstar_cli.learn.replay import Replay
from qstar_cli.search.problem_space import Macro

FORGETTING = 0.6  # how much of a family's success so far counts beside that of the round
MOST_UNSOLVED = 400
MOST_DERIVATIONS = 2000
VALIDATED = 3  # exercises of each family on which macros are tried
LEAST_GAIN = 0.005  # share of expansions that a macro must save there


@dataclass(slots=True)
class Progress:
    """How a family stands: success (moving mean), level and budget as indices, tries of the last round."""

    success: float = 0.0
    level: int = 0
    budget: int = 0
    tried: int = 0
    solved: int = 0
    expanded: int = 0
    excess: int = 0

    @property
    def need(self) -> float:
        """How much the family is still to learn: what it fails at, and the share of expansions that led nowhere."""
        return 0.1 + (1 - self.success) + (self.excess / self.expanded if self.expanded else 0.0)


@dataclass(frozen=True, slots=True)
class Round:
    """The account of a round, for the table and the learning curves."""

    number: int
    families: Mapping[str, Progress]
    loss: float
    replay: int
    unsolved: int
    queries: int
    seconds: float
    macros: tuple[Macro, ...] = ()


@dataclass(slots=True)
class Trainer:
    """The state of a run of training."""

    settings: Hyperparameters
    families: Mapping[str, Family]
    network: Network
    adam: Adam
    replay: Replay
    progress: dict[str, Progress]
    unsolved: list[tuple[str, str]] = field(default_factory=list)  # family and exercise
    derivations: list[tuple[str, ...]] = field(default_factory=list)
    macros: list[Macro] = field(default_factory=list)
    rounds: int = 0
    environment: Environment = ALGEBRA

    @classmethod
    def new(
        cls,
        settings: Hyperparameters,
        families: Mapping[str, Family] | None = None,
        environment: Environment = ALGEBRA,
    ) -> Trainer:
        """The beginning of a run over the families that are not held out."""
        chosen = families or {name: f for name, f in FAMILIES.items() if not f.is_held_out}
        network = Network(settings.rows, settings.embedding, settings.hidden, settings.seed)
        adam = Adam(network, settings.rate)
        progress = {name: Progress() for name in chosen}
        return cls(settings, chosen, network, adam, Replay(settings.replay), progress, environment=environment)

    def guidance(self) -> Guidance:
        """What steers the searches of the next round."""
        if self.rounds < self.settings.hand_rounds:
            return Guidance("hand")
        return Guidance("dual", self.network, self.settings.mixing, tuple(self.macros))

    def remaining(self, tick: Callable[[], None] = lambda: None) -> Iterator[Round]:
        """All rounds that are left, one after the other; `tick` is called after each search for a new exercise."""
        while self.rounds < self.settings.rounds:
            yield self.round(tick)

    def round(self, tick: Callable[[], None] = lambda: None) -> Round:
        """One round of searching and learning."""
        started = time.process_time()
        draw = Random(f"{self.settings.seed}/{self.rounds}")
        guidance = self.guidance()
        exercises = self._exercises(draw)
        for p in self.progress.values():
            p.tried = p.solved = p.expanded = p.excess = 0
        queries = 0
        for family, exercise, is_retry in exercises:
            found = self._search(family, exercise, guidance, is_retry)
            queries += found.queries if found else 0
            if not is_retry:
                tick()
        self._advance()
        loss = self._learn(draw)
        self.rounds += 1
        if self.settings.macros and self.rounds % self.settings.macro_every == 0:
            self._mine()
        return Round(
            number=self.rounds,
            families={name: replace(p) for name, p in self.progress.items()},
            loss=loss,
            replay=len(self.replay.examples),
            unsolved=len(self.unsolved),
            queries=queries,
            seconds=time.process_time() - started,
            macros=tuple(self.macros),
        )

    def _exercises(self, draw: Random) -> list[tuple[str, str, bool]]:
        """This round's exercises: new ones by family and level, then stored ones."""
        names = list(self.families)
        weights = [self.progress[name].need for name in names]
        found = []
        for name in draw.choices(names, weights, k=self.settings.problems):
            size = draw.choice(LEVELS[: self.progress[name].level + 1])
            found.append((name, self.families[name].make(draw, size), False))
        again, self.unsolved = self.unsolved[: self.settings.retries], self.unsolved[self.settings.retries :]
        return found + [(name, exercise, True) for name, exercise in again]

    def _search(self, family: str, exercise: str, guidance: Guidance, is_retry: bool) -> Attempt | None:
        """Search one exercise and remember what it taught."""
        problem = self.environment.read(exercise)
        if problem is None:
            return None
        progress = self.progress[family]
        budgets = self.settings.budgets
        budget = budgets[min(len(budgets) - 1, progress.budget + is_retry)]
        found = attempt(problem, guidance, budget, self.environment)
        if found is None:
            return None
        if not is_retry:
            progress.tried += 1
            progress.solved += found.solved
            progress.expanded += found.expanded
            progress.excess += found.excess
        if found.solved:
            self._remember(found)
        elif len(self.unsolved) < MOST_UNSOLVED:
            self.unsolved.append((family, exercise))
        return found

    def _remember(self, found: Attempt) -> None:
        target = self.network if self.rounds >= self.settings.hand_rounds else None
        features = Features(found.problem.question, self.settings.rows)
        self.replay.add(examples(found.record, features, target, self.settings))
        self.derivations = [*self.derivations[-MOST_DERIVATIONS:], found.rules]

    def _advance(self) -> None:
        """Raise the levels of strong families and the budgets of weak ones."""
        for p in self.progress.values():
            if not p.tried:
                continue
            share = p.solved / p.tried
            p.success = FORGETTING * p.success + (1 - FORGETTING) * share if self.rounds else share
            if share < self.settings.weak:
                p.budget = min(p.budget + 1, len(self.settings.budgets) - 1)
            elif p.success >= self.settings.strong:
                p.level = min(p.level + 1, len(LEVELS) - 1)

    def _learn(self, draw: Random) -> float:
        """Updates on random batches of the replay buffer; the mean loss."""
        s = self.settings
        ranking = 0.0 if s.q_from == "regression" else s.ranking
        q_weight = 0.0 if s.q_from == "ranking" else s.regression
        total = 0.0
        for batch in self.replay.batches(draw, s.batch, s.updates):
            loss, gradients, rows = self.network.gradient(batch, ranking, s.regression, q_weight)
            self.adam.update(gradients, rows)
            total += loss
        return total / max(1, s.updates)

    def _mine(self) -> None:
        """New macros from the derivations of late, each kept only if it saves work and costs no family any."""
        kept: list[Macro] = []
        least = self._validation_work(kept)
        for macro in mined(self.derivations, self.settings.macros, self.settings.macro_longest):
            work = self._validation_work([*kept, macro])
            if sum(work) < sum(least) * (1 - LEAST_GAIN) and all(map(le, work, least)):
                kept, least = [*kept, macro], work
        self.macros = kept

    def _validation_work(self, macros: Sequence[Macro]) -> list[int]:
        """By family, the expansions that fixed exercises take; one that is not solved costs its whole budget."""
        guidance = Guidance("dual", self.network, self.settings.mixing, macros)
        return [
            sum(self._work(exercise, guidance) for exercise in family.exercises("macros", LEVELS[-1], VALIDATED))
            for family in self.families.values()
        ]

    def _work(self, exercise: str, guidance: Guidance) -> int:
        budget = self.settings.budgets[0]
        problem = self.environment.read(exercise)
        found = attempt(problem, guidance, budget, self.environment) if problem is not None else None
        return found.expanded if found is not None and found.solved else budget
