"""Q* search on small graphs with known optimum, and on real spaces against brute force."""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, field
from math import inf

import pytest

from qstar_cli.derivation import State, Step
from qstar_cli.goals.goal import goals
from qstar_cli.problem.phrases import read_question
from qstar_cli.rules.rule import Redex, Rewrite, Rule
from qstar_cli.search.heuristic import HandHeuristic, ZeroHeuristic
from qstar_cli.search.limits import Limits, StopReason, Work
from qstar_cli.search.parts import parts
from qstar_cli.search.problem_space import Action, ProblemSpace, state_key
from qstar_cli.search.qstar import QStar
from qstar_cli.terms.build import any_of, symbol
from qstar_cli.terms.term import Term


def edge_rule(name: str, cost: float) -> Rule:
    return Rule(name=name, title="", say="", heads=(), matcher=lambda t, s: (), examples={}, cost=cost)


@dataclass
class Graph:
    """A toy space: letters as states, weighted edges as actions."""

    edges: dict[str, list[tuple[str, float]]]
    goal: str
    first: Term = field(default_factory=lambda: symbol("a"))

    def start(self) -> State:
        return State(self.first)

    def is_answer(self, state: State) -> bool:
        return state.term == symbol(self.goal)

    def estimate(self, state: State) -> float:
        return 0.0

    def actions(self, state: State) -> list[Action]:
        return [
            Action(edge_rule(f"to-{to}", cost), (), state.term, Redex(lambda to=to: Rewrite(symbol(to))))
            for to, cost in self.edges.get(str(state.term.value), [])
        ]

    def steps(self, state: State, action: Action) -> tuple[Step, ...]:
        rewrite = action.redex.apply()
        assert rewrite is not None
        return (Step(rule=action.rule.name, before=state, after=State(rewrite.after), cost=action.cost),)


def cheapest(graph: Graph) -> float:
    """Dijkstra, the slow obvious way."""
    best = {"a": 0.0}
    queue = [(0.0, "a")]
    while queue:
        g, at = heapq.heappop(queue)
        for to, cost in graph.edges.get(at, []):
            if g + cost < best.get(to, inf):
                best[to] = g + cost
                heapq.heappush(queue, (g + cost, to))
    return best.get(graph.goal, inf)


def run(graph: Graph, expansions: int = 1000) -> tuple[float, StopReason, Work]:
    work = Work(Limits(expansions, None))
    outcome = QStar(graph, ZeroHeuristic(), work).run()
    return (outcome.derivation.cost if outcome.derivation else inf), outcome.reason, work


def test_a_goal_that_cannot_be_reached_exhausts_the_space() -> None:
    assert run(Graph({"a": [("b", 1.0)], "b": [("a", 1.0)]}, "z"))[:2] == (inf, StopReason.EXHAUSTED)


def test_the_limit_on_expansions_stops_the_search() -> None:
    chain = {chr(97 + i): [(chr(98 + i), 1.0)] for i in range(20)}
    cost, reason, work = run(Graph(chain, "u"), expansions=5)
    assert (cost, reason, work.expanded) == (inf, StopReason.EXPANSIONS, 5)


@pytest.mark.parametrize(
    ("size", "first", "reason"), [(40_000, 1, None), (40_001, 1, StopReason.TOO_LARGE), (40_001, 5000, None)]
)
def test_the_limit_on_sizes_follows_the_size_of_the_problem(size: int, first: int, reason: StopReason | None) -> None:
    assert Work(Limits(10), size=size, first=first).exceeded() == reason


def test_a_cheap_long_way_beats_a_dear_short_one() -> None:
    graph = Graph({"a": [("z", 5.0), ("b", 1.0)], "b": [("c", 1.0)], "c": [("z", 1.0)]}, "z")
    assert run(graph)[0] == 3.0


@pytest.mark.parametrize("seed", range(60))
def test_uniform_cost_is_optimal_on_random_graphs(seed: int) -> None:
    draw = random.Random(seed)
    letters = "abcdefghijz"
    edges = {
        a: [(draw.choice(letters), draw.choice([0.5, 1.0, 2.0, 3.5])) for _ in range(draw.randint(0, 3))]
        for a in letters[:-1]
    }
    graph = Graph(edges, "z")
    cost, _, work = run(graph)
    assert cost == cheapest(graph)
    assert work.applied <= work.generated


def test_branches_are_worked_apart_and_their_costs_added() -> None:
    chain = {"a": [("b", 1.0)], "b": [("z", 2.0)], "c": [("z", 4.0)]}
    graph = Graph(chain, "z", any_of(symbol("a"), symbol("c"), symbol("a")))
    work = Work(Limits(100, None))
    outcome = QStar(graph, ZeroHeuristic(), work).run()
    assert outcome.derivation is not None
    assert outcome.derivation.cost == 3.0 + 4.0 + 3.0
    assert work.expanded <= 3, "equal branches are solved once"
    assert outcome.derivation.end.term == any_of(symbol("z"), symbol("z"), symbol("z"))
    before = outcome.derivation.start
    for step in outcome.derivation.steps:
        assert step.before == before
        before = step.after


def brute_force(space: ProblemSpace, start: State, most: int = 4000) -> float:
    """The least cost from a state to an answer by looking at every reachable state."""
    queue: list[tuple[float, int, State]] = [(0.0, 0, start)]
    seen: dict[object, float] = {}
    count = 0
    while queue:
        g, _, state = heapq.heappop(queue)
        key = state_key(state)
        if seen.get(key, inf) <= g:
            continue
        seen[key] = g
        if space.is_answer(state):
            return g
        if parts(state):
            count += 1
            total = sum(brute_force(space, p, most) for p in parts(state))
            heapq.heappush(queue, (g + total, count, space_answer(state)))
            continue
        for action in space.actions(state):
            step = space.apply(state, action)
            if step is not None:
                count += 1
                assert count < most, "the space is too large for brute force"
                heapq.heappush(queue, (g + step.cost, count, step.after))
    return inf


def space_answer(state: State) -> State:
    """A stand-in for the joined answer of a state with parts: any answer state of the question."""
    return State(symbol("joined"))


class Joined(ProblemSpace):
    def is_answer(self, state: State) -> bool:
        return state.term == symbol("joined") or super().is_answer(state)


SMALL = [
    "2x + 3 = 7",
    "x^2 = 9",
    "x^2 - 5x + 6 = 0",
    "2 + 3*4",
    "1/2 + 1/3",
    "factor x^2 - 16",
    "expand (x + 1)(x - 1)",
]


@pytest.mark.parametrize("text", SMALL)
def test_uniform_cost_without_pruning_is_optimal_on_real_spaces(text: str) -> None:
    problem = read_question(text)
    goal = goals()[problem.question.head]
    space = Joined(problem, goal, pruning=False)
    outcome = QStar(space, ZeroHeuristic(), Work(Limits(3000, None))).run()
    assert outcome.derivation is not None
    assert outcome.derivation.cost == pytest.approx(brute_force(space, space.start()))


@pytest.mark.parametrize("text", SMALL)
def test_the_hand_heuristic_is_near_the_optimum(text: str) -> None:
    problem = read_question(text)
    goal = goals()[problem.question.head]
    hand = QStar(ProblemSpace(problem, goal), HandHeuristic(), Work(Limits(500, None))).run()
    zero = QStar(ProblemSpace(problem, goal, pruning=False), ZeroHeuristic(), Work(Limits(3000, None))).run()
    assert hand.derivation is not None
    assert zero.derivation is not None
    assert zero.derivation.cost <= hand.derivation.cost <= 1.5 * zero.derivation.cost + 1
