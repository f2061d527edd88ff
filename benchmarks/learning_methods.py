"""What is compared in steering the search: hand, one-line rules, learned heuristics alone, in turn, without search."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qstar_cli.derivation import State, Step
from qstar_cli.learn.attempts import ALGEBRA, Environment
from qstar_cli.learn.learned import LearnedHeuristic
from qstar_cli.learn.weights import Model
from qstar_cli.problem.problem import Problem
from qstar_cli.search.heuristic import HandHeuristic, Heuristic, Joining, ZeroHeuristic
from qstar_cli.search.limits import Limits, Work
from qstar_cli.search.problem_space import Action, Macro, Space
from qstar_cli.search.qstar import QStar
from qstar_cli.terms.term import forget_terms

Search = Callable[[Problem, Space, Work], QStar]
Heuristics = Callable[[Problem], Heuristic]


@dataclass(frozen=True, slots=True)
class Found:
    """What one search came to; `cost` and `steps` are those of the solution."""

    solved: bool
    expanded: int
    applied: int
    steps: int
    cost: float
    seconds: float

    @property
    def excess(self) -> int:
        return max(0, self.expanded - self.steps)


@dataclass(frozen=True, slots=True)
class Method:
    """A way to steer the search, with macros or without."""

    search: Search
    macros: Sequence[Macro] = ()

    def run(self, problem: Problem, limit: int, environment: Environment = ALGEBRA) -> Found:
        """Search one problem."""
        forget_terms()
        space = environment.space(problem, self.macros)
        assert space is not None
        started = time.process_time()
        work = Work(Limits(limit, None))
        qstar = self.search(problem, space, work)
        found = qstar.run().derivation
        ahead = sum(h.applied for h in qstar.heuristics if isinstance(h, LookAhead))
        seconds = time.process_time() - started
        steps, cost = (len(found.steps), found.cost) if found else (0, 0.0)
        return Found(found is not None, work.expanded, ahead or work.applied, steps, cost, seconds)


class WeightedHand(HandHeuristic):
    """The one-line rule to beat: the hand estimate times ten, so that the search is all but greedy on it."""

    name = "hand x 10"

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        return [10 * q for q in super().q_values(state, actions, space)]

    def value(self, state: State, space: Space) -> float:
        return 10 * super().value(state, space)


class HandAndRanking(LearnedHeuristic):
    """The hand estimate in place of V, with the learned ranking."""

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        hand = HandHeuristic().q_values(state, actions, space)
        if len(actions) < 2:
            return hand
        ranking = self.evaluate(state, actions, space)[1]
        return [q + self.mixing.tau * (max(ranking) - score) for q, score in zip(hand, ranking, strict=True)]

    def value(self, state: State, space: Space) -> float:
        return space.estimate(state)


class LookAhead(LearnedHeuristic):
    """A* with the same V: every action is applied at once and its child evaluated; counts the applications."""

    applied = 0

    def q_values(self, state: State, actions: Sequence[Action], space: Space) -> list[float]:
        return [self._q(space.steps(state, action), space) for action in actions]

    def _q(self, steps: tuple[Step, ...], space: Space) -> float:
        self.applied += 1
        return sum(s.cost for s in steps) + self.value(steps[-1].after, space) if steps else 1e6


class Greedy:
    """A space that offers the best action only: no search is left."""

    def __init__(self, space: Space, heuristic: Heuristic) -> None:
        self.space = space
        self.heuristic = heuristic
        self.start, self.is_answer, self.estimate, self.steps = (
            space.start,
            space.is_answer,
            space.estimate,
            space.steps,
        )

    def actions(self, state: State) -> list[Action]:
        found = self.space.actions(state)
        q = self.heuristic.q_values(state, found, self.space)
        return [min(zip(q, range(len(found)), found, strict=True))[2]] if found else []


def alone(heuristic: Heuristics) -> Search:
    """The search with one queue."""
    return lambda problem, space, work: QStar(space, heuristic(problem), work)


def beside_hand(heuristic: Heuristics) -> Search:
    """The search with a second queue beside that of the hand heuristic, as `--heuristic q` has it."""
    return lambda problem, space, work: QStar(
        space, HandHeuristic(), work, joining=Joining(0, lambda: heuristic(problem))
    )


def greedy(heuristic: Heuristics) -> Search:
    """No search: the best action only."""
    return lambda problem, space, work: QStar(Greedy(space, heuristic(problem)), ZeroHeuristic(), work)


def learned(model: Model, kind: type[LearnedHeuristic] = LearnedHeuristic) -> Heuristics:
    """A learned heuristic of a kind, for any problem."""
    return lambda problem: kind(model.network, model.mixing, problem.question)


ZERO = Method(alone(lambda problem: ZeroHeuristic()))
HAND = Method(alone(lambda problem: HandHeuristic()))
HAND_TIMES_TEN = Method(alone(lambda problem: WeightedHand()))


def methods(models: Mapping[str, Model]) -> dict[str, Method]:
    """Everything that is compared, by name; the variants of one search all have the weights of seed 0."""
    found = {"zero": ZERO, "hand": HAND, "hand x 10": HAND_TIMES_TEN}
    found |= {name: Method(beside_hand(learned(model)), model.macros) for name, model in models.items()}
    model = models["seed0"]
    mined = tuple(tuple(m) for m in model.history.get("mined", ()))  # whether or not the validation kept them
    found |= {
        "seed0, no macros": Method(beside_hand(learned(model))),
        "seed0, macros forced": Method(beside_hand(learned(model)), mined),
        "seed0, one queue": Method(alone(learned(model))),
        "seed0, greedy": Method(greedy(learned(model))),
        "seed0, ranking only": Method(alone(learned(model, HandAndRanking))),
        "seed0, A*": Method(alone(learned(model, LookAhead))),
    }
    for name in set(models) - {"seed0", "seed1", "seed2"}:
        found[f"{name}, one queue"] = Method(alone(learned(models[name])))
        found[f"{name}, greedy"] = Method(greedy(learned(models[name])))
    return found
