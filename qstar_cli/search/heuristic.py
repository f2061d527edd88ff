"""The heuristics that steer the search, behind one protocol."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from qstar_cli.derivation import State
from qstar_cli.search.problem_space import Action, Space


class Heuristic(Protocol):
    """Estimates Q(s, a): the cost of taking action a in state s and going on to an answer as cheaply as possible."""

    @property
    def name(self) -> str:
        """The name shown with a solution ("hand")."""
        ...

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        """Q of all actions of a state, in one batch; each at least the action's own cost."""
        ...

    def value(self, state: State, space: Space) -> float:
        """Estimated cost from the state to an answer; 0 for an answer."""
        ...


class ZeroHeuristic:
    """Uniform cost: Q is the action's own cost, so the first answer found is a cheapest derivation."""

    name = "zero"

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        return [a.cost for a in actions]

    def value(self, state: State, space: Space) -> float:
        return 0.0


class HandHeuristic:
    """The goal's estimate of the work left, of which an action is taken to do its own cost's worth."""

    name = "hand"

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        left = space.estimate(state)
        return [max(a.cost, left) for a in actions]

    def value(self, state: State, space: Space) -> float:
        return space.estimate(state)


class Joining(NamedTuple):
    """A second heuristic that joins the search when `after` expansions have not solved the problem.

    `heuristic` is called only then, so that nothing is loaded for easy problems; None: there is none after all. Its
    queue is popped alone for `patience` times its own estimate of the start, or until half of the limit is left; when
    that was not enough, `turns` of its entries come for one from the first queue.
    """

    after: int
    heuristic: Callable[[], Heuristic | None]
    turns: int = 1
    patience: float = 1.0
