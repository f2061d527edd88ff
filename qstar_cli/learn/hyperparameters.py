"""Everything that can be tuned about learning, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Mixing:
    """How value and ranking are put together: Q(s, a) = weight * V(s) + tau * gap(s, a)."""

    weight: float
    tau: float


@dataclass(frozen=True, slots=True)
class Hyperparameters:
    """Settings of the network, of training and of its searches; the defaults are what the shipped weights used.

    A run is a function of these, of the rules and of the seed.
    """

    # network
    rows: int = 8192  # hash buckets of features
    embedding: int = 32  # width of a feature's row
    hidden: int = 48  # width of the hidden layers; 0: a linear model on the same features
    weight: float = 3.0  # how much V counts beside the cost so far (weighted A*, Pohl 1970)
    tau: float = 4.0  # how much a gap in the ranking counts
    # losses
    ranking: float = 1.0  # weight of the cross-entropy of the best known actions among all siblings
    regression: float = 1.0  # weight of the Huber loss on the value
    q_from: str = "ranking"  # what orders siblings; for comparison "regression" of Q(s, a) itself, or "both"
    trust: float = 0.2  # a bootstrapped value may lower the best known cost by at most this part of it
    siblings: int = 24  # actions of a state looked at in a sample: the best known ones and the first others
    # optimiser (Adam, Kingma & Ba 2015; rows of the table lazily)
    rate: float = 2e-3
    batch: int = 48
    updates: int = 200  # batches a round
    # rounds
    seed: int = 0
    rounds: int = 12
    problems: int = 90  # new problems a round, over all families
    hand_rounds: int = 2  # first rounds that search with the hand heuristic alone
    budgets: tuple[int, ...] = (150, 600, 2400)  # expansions; a family that rarely succeeds gets the next one
    weak: float = 0.5  # success below which a family's budget rises
    strong: float = 0.8  # success above which a family's level rises
    retries: int = 12  # stored unsolved problems tried again a round
    replay: int = 20000  # states kept
    # macros
    macro_every: int = 4  # rounds between minings
    macros: int = 5  # at most so many are accepted in a mining
    macro_longest: int = 4  # steps in a macro

    @property
    def mixing(self) -> Mixing:
        """How the searches of a run put value and ranking together."""
        return Mixing(self.weight, self.tau)

    def chosen(self, options: Mapping[str, object]) -> Hyperparameters:
        """These settings with the seed and the number of rounds of a command's options, None where not given."""
        seed, rounds = options["seed"], options["rounds"]
        return replace(
            self,
            seed=seed if isinstance(seed, int) else self.seed,
            rounds=rounds if isinstance(rounds, int) else self.rounds,
        )
