"""What a search has seen, as examples to learn from: Bellman backups over the graph of its edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf, nan

from qstar_cli.derivation import State, Step
from qstar_cli.learn.features import Features, counted
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.network import Network
from qstar_cli.search.parts import parts
from qstar_cli.search.problem_space import Action, Space, StateKey, state_key

Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A state with a known way to an answer.

    `estimate` is the hand heuristic's. `cost` is the least known cost to go, `value` the backed-up target of V, `q`
    those of the actions (nan: not known), `best` the indices of the actions that begin a cheapest known way.
    """

    state: Rows
    estimate: float
    actions: tuple[Rows, ...]
    best: tuple[int, ...]
    cost: float
    value: float
    q: tuple[float, ...]


@dataclass(slots=True)
class Seen:
    """An expanded state: its actions, and for those taken the cost of the edge and where it led."""

    state: State
    actions: list[Action]
    edges: dict[int, tuple[float, StateKey]] = field(default_factory=dict)


class RecordedSpace:
    """A space that remembers what the search looked at."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.seen: dict[StateKey, Seen] = {}
        self.answers: set[StateKey] = set()
        self.joints: dict[StateKey, tuple[StateKey, ...]] = {}  # of states with parts, their parts

    def start(self) -> State:
        return self.space.start()

    def is_answer(self, state: State) -> bool:
        found = self.space.is_answer(state)
        key = state_key(state)
        if found:
            self.answers.add(key)
        elif key not in self.joints and (inner := parts(state)):
            self.joints[key] = tuple(state_key(part) for part in inner)
        return found

    def estimate(self, state: State) -> float:
        return self.space.estimate(state)

    def actions(self, state: State) -> list[Action]:
        actions = self.space.actions(state)
        self.seen.setdefault(state_key(state), Seen(state, actions))
        return actions

    def steps(self, state: State, action: Action) -> tuple[Step, ...]:
        steps = self.space.steps(state, action)
        seen = self.seen.get(state_key(state))
        if steps and seen is not None:
            labels = [a.label for a in seen.actions]
            if action.label in labels:
                edge = (sum(s.cost for s in steps), state_key(steps[-1].after))
                seen.edges[labels.index(action.label)] = edge
        return steps

    def costs(self) -> dict[StateKey, float]:
        """The least cost to go of every state from which the explored edges lead to an answer.

        Value iteration: a state costs the best of its edges, a state with parts the sum of theirs.
        """
        known: dict[StateKey, float] = dict.fromkeys(self.answers, 0.0)
        changed = True
        while changed:
            changed = False
            for key, inner in self.joints.items():
                total = sum(known.get(part, inf) for part in inner)
                changed |= _lower(known, key, total)
            for key, seen in self.seen.items():
                best = min((c + known.get(child, inf) for c, child in seen.edges.values()), default=inf)
                changed |= _lower(known, key, best)
        return known


def _lower(known: dict[StateKey, float], key: StateKey, cost: float) -> bool:
    if cost >= known.get(key, inf) - 1e-9:
        return False
    known[key] = cost
    return True


def examples(
    record: RecordedSpace, features: Features, network: Network | None, settings: Hyperparameters
) -> dict[StateKey, Example]:
    """The examples of a search; `network` holds the target weights, None before there are any."""
    known = record.costs()
    estimates = dict(known)
    if network is not None:
        _bootstrap(record, features, network, estimates)
    return {
        key: _example(seen, known, estimates, features, record.space, settings)
        for key, seen in record.seen.items()
        if seen.actions and key in known and key not in record.answers
    }


def _bootstrap(record: RecordedSpace, features: Features, network: Network, estimates: dict[StateKey, float]) -> None:
    """Estimates of the target weights for children of solved states that no explored way leads on from."""
    children = {
        child
        for key, seen in record.seen.items()
        if key in estimates
        for _, child in seen.edges.values()
        if child not in estimates and child in record.seen
    }
    order = sorted(children, key=repr)
    hand = [record.estimate(record.seen[child].state) for child in order]
    rows = [features.of_state(record.seen[c].state, estimate) for c, estimate in zip(order, hand, strict=True)]
    for child, value in zip(order, network.values(rows, hand), strict=True):
        estimates[child] = max(1.0, float(value))


def _example(
    seen: Seen,
    known: Mapping[StateKey, float],
    estimates: Mapping[StateKey, float],
    features: Features,
    space: Space,
    settings: Hyperparameters,
) -> Example:
    """The Bellman targets of one state: V = min of Q, Q = cost of the edge + V of the child."""
    q = [nan] * len(seen.actions)
    exact = [inf] * len(seen.actions)
    for index, (cost, child) in seen.edges.items():
        exact[index] = cost + known.get(child, inf)
        if child in estimates:
            q[index] = cost + estimates[child]
    least = min(exact)
    kept = _kept(exact, least, settings.siblings)
    backed_up = min((value for value in q if value == value), default=least)
    rows = [
        tuple(features.of_action(seen.state, action, nth))
        for action, nth in zip(seen.actions, counted(seen.actions), strict=True)
    ]
    estimate = space.estimate(seen.state)
    return Example(
        state=tuple(features.of_state(seen.state, estimate)),
        estimate=estimate,
        actions=tuple(rows[i] for i in kept),
        best=tuple(n for n, i in enumerate(kept) if exact[i] <= least + 1e-9),
        cost=least,
        value=max(least * (1 - settings.trust), min(least, backed_up)),
        q=tuple(q[i] for i in kept),
    )


def _kept(exact: list[float], least: float, most: int) -> list[int]:
    """The indices of the best actions and the first others, ascending."""
    best = [i for i, cost in enumerate(exact) if cost <= least + 1e-9]
    others = [i for i, cost in enumerate(exact) if cost > least + 1e-9]
    return sorted(best[:most] + others[: max(0, most - len(best))])
