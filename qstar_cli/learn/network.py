"""The network in numpy: values of states and a ranking of their actions from hashed features.

    z    = SCALE / n * sum of the rows of the state's n features        (without the last two columns)
    V    = 10 * (relu(z Wv + bv) . v + mean of the rows' value column + c) + e * hand estimate
    l(a) = relu((z + sum of the action's rows) Wl + bl) . w + sum of the action's rows' ranking column
    Q(s, a) = weight * V(s) + tau * (max l - l(a))

That is the dueling form of Wang et al. (2016) with an advantage that is 0 for the best action. With no hidden units
only the two columns are left: a linear model on the same features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

SCALE = 8.0
UNIT = 10.0  # costs are learned in tens
LEAST_PROBABILITY = 1e-9


@dataclass(frozen=True, slots=True)
class Batch:
    """Several states with their actions, flat: `state_rows[state_starts[i]:]` belong to state i, likewise the actions.

    `owner` is the state of each action, `estimates` the hand heuristic's value of each state. `policy` is the share of
    each action in the best known ones of its state (sums to 1 a state), `values` the target of V, `q` the target of Q
    for each action (nan: not known).
    """

    state_rows: Ints
    state_starts: Ints
    action_rows: Ints
    action_starts: Ints
    owner: Ints
    estimates: Array
    policy: Array
    values: Array
    q: Array


def flat(bags: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Bags of rows one after the other, and where each starts; no bag may be empty."""
    starts = np.cumsum([0, *(len(b) for b in bags[:-1])])
    return np.array([row for bag in bags for row in bag], dtype=np.int64), starts.astype(np.int64)


class Network:
    """Parameters by name, their forward pass and gradient."""

    def __init__(self, rows: int, embedding: int, hidden: int, seed: int) -> None:
        draw = np.random.default_rng(seed)
        width = embedding if hidden else 0

        def random(*shape: int) -> Array:
            drawn: Array = (draw.standard_normal(shape) * (1.0 / max(1, shape[0])) ** 0.5).astype(np.float32)
            return drawn

        table = np.zeros((rows, width + 2), dtype=np.float32)
        table[:, :width] = 0.1 * draw.standard_normal((rows, width))
        self.parameters: dict[str, Array] = {"table": table, "c": np.full(1, 0.5, dtype=np.float32)}
        self.parameters["e"] = np.full(1, 0.5, dtype=np.float32)
        if hidden:
            for name in ("value", "rank"):
                self.parameters[f"{name}_w"] = random(width, hidden)
                self.parameters[f"{name}_b"] = np.zeros(hidden, dtype=np.float32)
                self.parameters[f"{name}_out"] = 0.3 * random(hidden)

    @classmethod
    def of(cls, parameters: Mapping[str, Array]) -> Network:
        """The network with these parameters."""
        network = cls(1, 1, 0, 0)
        network.parameters = dict(parameters)
        return network

    @property
    def rows(self) -> int:
        return int(self.parameters["table"].shape[0])

    def evaluate(self, state: Sequence[int], estimate: float, actions: Sequence[Sequence[int]]) -> tuple[float, Array]:
        """V of one state, given the hand heuristic's estimate, and the ranking l of its actions."""
        table = self.parameters["table"]
        bag = table[np.array(state)].mean(axis=0)
        value = float(bag[-2] + self.parameters["c"][0] + self.parameters["e"][0] * estimate / UNIT)
        hidden = "value_w" in self.parameters
        if hidden:
            z = SCALE * bag[:-2]
            value += float(self._layer(z, "value"))
        if not actions:
            return UNIT * value, np.zeros(0, dtype=np.float32)
        rows, starts = flat(actions)
        sums = np.add.reduceat(table[rows], starts, axis=0)
        ranking: Array = sums[:, -1]
        if hidden:
            ranking = ranking + self._layer(z + sums[:, :-2], "rank")
        return UNIT * value, ranking

    def _layer(self, z: Array, name: str) -> Array:
        p = self.parameters
        out: Array = np.maximum(z @ p[f"{name}_w"] + p[f"{name}_b"], 0.0) @ p[f"{name}_out"]
        return out

    def values(self, states: Sequence[Sequence[int]], estimates: Sequence[float]) -> Array:
        """V of several states."""
        if not states:
            return np.zeros(0, dtype=np.float32)
        z, column = _means(self.parameters["table"], *flat(states))
        return UNIT * self._values(z, column, np.array(estimates, dtype=np.float32))

    def _values(self, z: Array, column: Array, estimates: Array) -> Array:
        value: Array = column + self.parameters["c"][0] + self.parameters["e"][0] * estimates / UNIT
        return value + self._layer(z, "value") if "value_w" in self.parameters else value

    def loss(self, batch: Batch, ranking: float, regression: float, q_weight: float = 0.0) -> float:
        """The weighted sum of cross-entropy, Huber loss of V, and Huber loss of -10 l as Q."""
        return self.gradient(batch, ranking, regression, q_weight)[0]

    def gradient(
        self, batch: Batch, ranking: float, regression: float, q_weight: float = 0.0
    ) -> tuple[float, dict[str, Array], Ints]:
        """The loss, the gradient of each parameter, and the rows to which the gradient of the table belongs."""
        p = self.parameters
        table = p["table"]
        z, column = _means(table, batch.state_rows, batch.state_starts)
        sums = np.add.reduceat(table[batch.action_rows], batch.action_starts, axis=0)
        count = len(batch.state_starts)
        values = self._values(z, column, batch.estimates)
        logits: Array = sums[:, -1]
        mixed = z[batch.owner] + sums[:, :-2]
        if "rank_w" in p:
            logits = logits + self._layer(mixed, "rank")
        loss_v, d_values = _huber(values - batch.values / UNIT)
        loss_p, d_logits = _cross_entropy(logits, batch.policy, batch.owner, count)
        known = ~np.isnan(batch.q)
        loss_q, d_q = _huber(np.where(known, -logits - np.nan_to_num(batch.q) / UNIT, 0.0).astype(logits.dtype))
        d_values = d_values * (regression / count)
        d_logits = d_logits * (ranking / count) - d_q * (q_weight / max(1, int(known.sum())))
        total = regression * loss_v.sum() / count + ranking * loss_p / count
        total += q_weight * loss_q.sum() / max(1, int(known.sum()))
        gradients: dict[str, Array] = {"c": d_values.sum(keepdims=True)}
        gradients["e"] = (d_values * batch.estimates / UNIT).sum(keepdims=True)
        d_z = np.zeros_like(z)
        d_sums = np.zeros_like(sums)
        d_sums[:, -1] = d_logits
        if "rank_w" in p:
            d_mixed = self._backward(mixed, d_logits, "rank", gradients)
            d_sums[:, :-2] = d_mixed
            d_z += _sum_by(d_mixed, batch.owner, count)
            d_z += self._backward(z, d_values, "value", gradients)
        rows, gradients["table"] = _table_gradient(batch, d_z, d_values, d_sums)
        return float(total), gradients, rows

    def _backward(self, z: Array, d_out: Array, name: str, gradients: dict[str, Array]) -> Array:
        """The gradient of a layer's parameters, put into `gradients`; returns that of its input."""
        p = self.parameters
        hidden = np.maximum(z @ p[f"{name}_w"] + p[f"{name}_b"], 0.0)
        gradients[f"{name}_out"] = d_out @ hidden
        d_hidden = (d_out[:, None] * p[f"{name}_out"]) * (hidden > 0)
        gradients[f"{name}_w"] = z.T @ d_hidden
        gradients[f"{name}_b"] = d_hidden.sum(axis=0)
        d_z: Array = d_hidden @ p[f"{name}_w"].T
        return d_z


def _means(table: Array, rows: Ints, starts: Ints) -> tuple[Array, Array]:
    """For each bag of rows the scaled mean of the embeddings, and the mean of the value column."""
    counts = np.diff(np.append(starts, len(rows)))[:, None].astype(np.float32)
    mean: Array = (np.add.reduceat(table[rows], starts, axis=0) / counts).astype(table.dtype)
    return SCALE * mean[:, :-2], mean[:, -2]


def _huber(difference: Array) -> tuple[Array, Array]:
    """The Huber loss with threshold 1, and its derivative."""
    size = np.abs(difference)
    loss: Array = np.where(size <= 1, 0.5 * difference**2, size - 0.5).astype(difference.dtype)
    return loss, np.clip(difference, -1, 1)


def _cross_entropy(logits: Array, policy: Array, owner: Ints, count: int) -> tuple[float, Array]:
    """The cross-entropy of the softmax over each state's actions, and its derivative; 0 where no action is known."""
    top = np.full(count, -np.inf, dtype=logits.dtype)
    np.maximum.at(top, owner, logits)
    weight = np.exp(logits - top[owner])
    total = np.bincount(owner, weight, count)
    share: Array = (weight / total[owner]).astype(logits.dtype)
    known = np.bincount(owner, policy, count)[owner].astype(logits.dtype)
    loss = -float((policy * np.log(np.maximum(share, LEAST_PROBABILITY))).sum())
    return loss, share * known - policy


def _sum_by(rows: Array, owner: Ints, count: int) -> Array:
    """The rows of each owner added up; owners ascend."""
    out = np.zeros((count, rows.shape[1]), dtype=rows.dtype)
    np.add.at(out, owner, rows)
    return out


def _table_gradient(batch: Batch, d_z: Array, d_values: Array, d_sums: Array) -> tuple[Ints, Array]:
    """The gradient of the rows that occur, one line a row."""
    counts = np.diff(np.append(batch.state_starts, len(batch.state_rows)))
    d_state = np.zeros((len(counts), d_sums.shape[1]), dtype=d_sums.dtype)
    d_state[:, :-2] = SCALE * d_z
    d_state[:, -2] = d_values
    d_state /= counts[:, None].astype(np.float32)
    lengths = np.diff(np.append(batch.action_starts, len(batch.action_rows)))
    rows = np.concatenate([batch.state_rows, batch.action_rows])
    lines = np.concatenate([np.repeat(d_state, counts, axis=0), np.repeat(d_sums, lengths, axis=0)])
    order = np.argsort(rows, kind="stable")
    distinct, starts = np.unique(rows[order], return_index=True)
    return distinct, np.add.reduceat(lines[order], starts, axis=0)


class Adam:
    """Adam (Kingma & Ba 2015); the rows of the table that do not occur in a batch are left alone."""

    def __init__(self, network: Network, rate: float) -> None:
        self.network = network
        self.rate = rate
        self.count = 0
        self.first = {name: np.zeros_like(a) for name, a in network.parameters.items()}
        self.second = {name: np.zeros_like(a) for name, a in network.parameters.items()}

    def update(self, gradients: Mapping[str, Array], rows: Ints) -> None:
        """One step down the gradient."""
        self.count += 1
        step = self.rate * (1 - 0.999**self.count) ** 0.5 / (1 - 0.9**self.count)
        for name, gradient in gradients.items():
            place: Ints | slice = rows if name == "table" else slice(None)
            first = 0.9 * self.first[name][place] + 0.1 * gradient
            second = 0.999 * self.second[name][place] + 0.001 * gradient**2
            self.first[name][place] = first
            self.second[name][place] = second
            self.network.parameters[name][place] -= step * first / (np.sqrt(second) + 1e-8)
