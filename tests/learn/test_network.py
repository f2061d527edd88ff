"""The network: its gradient against finite differences, single and batch evaluation, the optimiser."""

from __future__ import annotations

import numpy as np
import pytest

from qstar_cli.learn.network import Adam, Batch, Network, flat

ROWS = 40


def some_batch(seed: int) -> tuple[Batch, list[list[int]], list[list[list[int]]]]:
    draw = np.random.default_rng(seed)
    states = [draw.integers(0, ROWS, draw.integers(1, 9)).tolist() for _ in range(5)]
    actions = [
        [draw.integers(0, ROWS, draw.integers(1, 6)).tolist() for _ in range(draw.integers(1, 5))] for _ in states
    ]
    owner = np.array([i for i, a in enumerate(actions) for _ in a])
    policy = np.zeros(len(owner), dtype=np.float32)
    for i in range(len(states) - 1):  # of the last state no best action is known
        policy[np.flatnonzero(owner == i)[0]] = 1.0
    q = draw.uniform(0, 30, len(owner)).astype(np.float32)
    q[::3] = np.nan
    values = draw.uniform(0, 25, len(states)).astype(np.float32)
    estimates = np.arange(len(states), dtype=np.float32)
    batch = Batch(
        *flat(states), *flat([a for several in actions for a in several]), owner, estimates, policy, values, q
    )
    return batch, states, actions


def in_double(network: Network) -> None:
    network.parameters = {name: a.astype(np.float64) for name, a in network.parameters.items()}  # type: ignore[misc]


@pytest.mark.parametrize("hidden", [0, 7])
@pytest.mark.parametrize("weights", [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (0.7, 0.4, 0.3)])
def test_the_gradient_is_that_of_the_loss(hidden: int, weights: tuple[float, float, float]) -> None:
    batch = some_batch(3)[0]
    network = Network(ROWS, 6, hidden, seed=1)
    in_double(network)
    draw = np.random.default_rng(5)
    for a in network.parameters.values():
        a += 0.3 * draw.standard_normal(a.shape)
    _, gradients, rows = network.gradient(batch, *weights)
    for name, array in network.parameters.items():
        if name not in gradients:
            continue
        exact = np.zeros_like(array)
        exact[rows if name == "table" else slice(None)] = gradients[name]
        for _ in range(12):
            place = tuple(int(draw.integers(0, n)) for n in array.shape)
            kept = array[place]
            array[place] = kept + 1e-5
            above = network.loss(batch, *weights)
            array[place] = kept - 1e-5
            below = network.loss(batch, *weights)
            array[place] = kept
            assert exact[place] == pytest.approx((above - below) / 2e-5, abs=2e-4), (name, place)


@pytest.mark.parametrize("hidden", [0, 7])
def test_one_state_at_a_time_gives_what_the_batch_gives(hidden: int) -> None:
    batch, states, actions = some_batch(4)
    network = Network(ROWS, 6, hidden, seed=2)
    together = network.values(states, batch.estimates.tolist())
    for state, estimate, several, value in zip(states, batch.estimates, actions, together, strict=True):
        alone, ranking = network.evaluate(state, float(estimate), several)
        assert alone == pytest.approx(float(value), abs=1e-4)
        assert len(ranking) == len(several)
    assert network.loss(batch, 1.0, 1.0) > 0


def test_updates_lower_the_loss_and_leave_other_rows_alone() -> None:
    batch = some_batch(6)[0]
    network = Network(ROWS, 6, 7, seed=3)
    adam = Adam(network, 5e-3)
    before = network.loss(batch, 1.0, 1.0)
    used = set(batch.state_rows.tolist()) | set(batch.action_rows.tolist())
    unused = [row for row in range(ROWS) if row not in used]
    table = network.parameters["table"].copy()
    for _ in range(200):
        _, gradients, rows = network.gradient(batch, 1.0, 1.0)
        adam.update(gradients, rows)
    assert network.loss(batch, 1.0, 1.0) < 0.5 * before
    assert (network.parameters["table"][unused] == table[unused]).all()
