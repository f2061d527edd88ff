"""The replay buffer: examples keyed by state, each with the best cost known so far."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1
from random import Random

import numpy as np

from qstar_cli.learn.experience import Example
from qstar_cli.learn.network import Batch, flat
from qstar_cli.search.problem_space import StateKey


class Replay:
    """At most `most` examples; the oldest states go first. A cheaper way to go replaces a dearer one."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.examples: dict[str, Example] = {}

    def add(self, found: dict[StateKey, Example]) -> int:
        """Take in new examples; returns how many were new or better."""
        taken = 0
        for state, example in found.items():
            key = sha1(repr(state).encode(), usedforsecurity=False).hexdigest()
            old = self.examples.get(key)
            if old is None or example.cost < old.cost - 1e-9 or len(example.actions) != len(old.actions):
                self.examples.pop(key, None)
                self.examples[key] = example
                taken += 1
        while len(self.examples) > self.most:
            del self.examples[next(iter(self.examples))]
        return taken

    def batches(self, draw: Random, size: int, count: int) -> list[Batch]:
        """`count` random batches of `size` examples with a choice to learn or a value."""
        pool = list(self.examples.values())
        return [batch_of([draw.choice(pool) for _ in range(size)]) for _ in range(count)] if pool else []


def batch_of(found: Sequence[Example]) -> Batch:
    """Examples as one batch; the policy is spread over the best known actions."""
    owner = np.array([i for i, e in enumerate(found) for _ in e.actions], dtype=np.int64)
    policy = [1.0 / len(e.best) if n in e.best else 0.0 for e in found for n in range(len(e.actions))]
    return Batch(
        *flat([e.state for e in found]),
        *flat([rows for e in found for rows in e.actions]),
        owner,
        np.array([e.estimate for e in found], dtype=np.float32),
        np.array(policy, dtype=np.float32),
        np.array([e.value for e in found], dtype=np.float32),
        np.array([value for e in found for value in e.q], dtype=np.float32),
    )
