"""The learned heuristic behind the search's protocol: Q(s, a) = weight * V(s) + tau * (max l - l(a))."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.derivation import State
from qstar_cli.learn.features import Features, counted
from qstar_cli.learn.hyperparameters import Mixing
from qstar_cli.learn.network import Network
from qstar_cli.search.parts import parts
from qstar_cli.search.problem_space import Action, Space
from qstar_cli.terms.term import Term

DIGITS = 4  # estimates are rounded, so that the last bits of another machine's arithmetic do not change an order


class LearnedHeuristic:
    """Scores all actions of a state in one batch. `name` is the model's title; V of parts is the sum of theirs."""

    def __init__(self, network: Network, mixing: Mixing, question: Term, name: str = "q") -> None:
        self.name = name
        self.network = network
        self.mixing = mixing
        self.features = Features(question, network.rows)
        self.queries = 0

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        if not actions:
            return []
        value, ranking = self.evaluate(state, actions if len(actions) > 1 else (), space)
        if len(actions) == 1:
            return [max(actions[0].cost, self.mixing.weight * value)]
        best = max(ranking)
        return [
            round(max(a.cost, self.mixing.weight * value) + self.mixing.tau * (best - score), DIGITS)
            for a, score in zip(actions, ranking, strict=True)
        ]

    def value(self, state: State, space: Space) -> float:
        inner = parts(state)
        if inner:
            return sum(self.value(part, space) for part in inner)
        return 0.0 if space.is_answer(state) else self.mixing.weight * self.evaluate(state, (), space)[0]

    def evaluate(self, state: State, actions: Sequence[Action], space: Space) -> tuple[float, list[float]]:
        """V of a state (at least 0) and the ranking of its actions."""
        self.queries += 1
        estimate = space.estimate(state)
        rows = self.features.of_state(state, estimate)
        bags = [
            self.features.of_action(state, action, nth) for action, nth in zip(actions, counted(actions), strict=True)
        ]
        value, ranking = self.network.evaluate(rows, estimate, bags)
        return max(0.0, round(value, DIGITS)), [float(score) for score in ranking]
