"""Small models for tests."""

from __future__ import annotations

from dataclasses import replace

from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.network import Network
from qstar_cli.learn.weights import Model, encode
from qstar_cli.rules.registry import rules

SMALL = Hyperparameters(
    rows=512,
    embedding=4,
    hidden=6,
    rounds=3,
    problems=8,
    updates=6,
    hand_rounds=1,
    budgets=(60, 120),
    macro_every=2,
    batch=16,
)


def a_model(seed: int = 0, name: str = "small", hidden: int = 6) -> Model:
    """An untrained model that knows the rules of today."""
    return Model(name, "", Network(512, 4, hidden, seed), SMALL.mixing, frozenset(rules()))


def a_file(seed: int = 0, **changes: object) -> bytes:
    """The file of such a model."""
    return encode(replace(a_model(seed), **changes))  # type: ignore[arg-type]
