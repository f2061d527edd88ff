"""Q* search (Agostinelli et al., "A* search without expansions", arXiv 2102.04518).

The frontier holds (state, action) pairs ordered by g + w * Q(s, a); the Q-values of all actions of a state
are computed in one batch, and an action is applied only when it is popped. With the zero heuristic this is
uniform-cost search and the first derivation found is a cheapest one.

A second heuristic may join when a problem proves hard: it orders a queue of its own over the same open pairs. That
queue is popped alone for as long as it expects to need; from then on the two are popped in turn (alternation, Roeger &
Helmert 2010), so that one of them being misled costs at most a factor 2 beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import inf
from typing import NamedTuple

from qstar_cli.derivation import Derivation, State, Step
from qstar_cli.errors import LimitError
from qstar_cli.search.frontier import Frontier
from qstar_cli.search.heuristic import Heuristic, Joining
from qstar_cli.search.limits import StopReason, Work
from qstar_cli.search.parts import join, parts
from qstar_cli.search.problem_space import Action, Space, StateKey, state_key


class Node(NamedTuple):
    """A reached state with the cheapest known way to it: path cost g and the steps of the last edge."""

    state: State
    g: float
    depth: int
    parent: Node | None = None
    steps: tuple[Step, ...] = ()

    def derivation(self) -> Derivation:
        node: Node | None = self
        edges: list[tuple[Step, ...]] = []
        while node is not None:
            edges.append(node.steps)
            start, node = node.state, node.parent
        return Derivation(start, tuple(step for edge in reversed(edges) for step in edge))


class Outcome(NamedTuple):
    """What a search came to: the derivation of an answer, or None with the reason and the furthest line reached."""

    reason: StopReason
    derivation: Derivation | None
    best_partial: Derivation


class Answer(NamedTuple):
    """Marks a frontier entry whose state is an answer."""


class Parts(NamedTuple):
    """Marks a frontier entry whose state's branches are to be worked apart."""


class Entry(NamedTuple):
    """What the frontier holds: a node with what to do there next, and the actions it was one of."""

    node: Node
    action: Action | Answer | Parts
    siblings: tuple[Action, ...] = ()


class QStar:
    """Searches over one problem space; the exact account of the work is kept in `work`.

    `bound`: only derivations cheaper than this are of interest. `joining`: the heuristic that joins later.
    """

    def __init__(
        self,
        space: Space,
        heuristic: Heuristic,
        work: Work,
        weight: float = 1.0,
        bound: float = inf,
        joining: Joining | None = None,
    ) -> None:
        self.space = space
        self.heuristics = [heuristic]
        self.joining = joining
        self.work = work
        self.weight = weight
        self.bound = bound
        self._solved: dict[StateKey, Outcome] = {}
        self._open: set[StateKey] = set()
        self._too_large = False

    def run(self) -> Outcome:
        """Search from the start of the problem to the first answer popped."""
        self.work.start_clock()
        start = self.space.start()
        self.work.first = start.term.size
        return self.solve(start)

    def solve(self, start: State) -> Outcome:
        """The outcome for one state as a problem of its own; memoised, cycles of subproblems are refused."""
        key = state_key(start)
        if key in self._solved and self._solved[key].best_partial.start == start:
            return self._solved[key]
        if key in self._open:
            return Outcome(StopReason.EXHAUSTED, None, Derivation(start))
        self._open.add(key)
        outcome = self._search(Node(start, 0.0, 0))
        self._open.discard(key)
        self._solved[key] = outcome
        return outcome

    def _search(self, root: Node) -> Outcome:
        reached: dict[StateKey, float] = {}
        frontier: Frontier[Entry] = Frontier()
        nearest = (self._enter(root, reached, frontier), root)
        while frontier:
            self._join(frontier, root)
            entry = frontier.pop()
            node, action = entry.node, entry.action
            if isinstance(action, Answer):
                return Outcome(StopReason.SOLVED, node.derivation(), node.derivation())
            reason = self.work.exceeded()
            if reason is not None:
                return Outcome(reason, None, nearest[1].derivation())
            if isinstance(action, Parts):
                self._enter_joined(node, frontier)
                continue
            child = self._child(node, action)
            if child is not None and child.g < self.bound:
                left = self._enter(child, reached, frontier)
                if left < nearest[0]:
                    nearest = (left, child)
        reason = StopReason.TOO_LARGE if self._too_large else StopReason.EXHAUSTED
        return Outcome(self.work.exceeded() or reason, None, nearest[1].derivation())

    def _join(self, frontier: Frontier[Entry], root: Node) -> None:
        """Let the second heuristic join when it is time, and give this frontier its queue."""
        joining = self.joining
        if joining is None or self.work.expanded < joining.after:
            return
        if len(self.heuristics) == 1:
            second = joining.heuristic()
            if second is None:
                self.joining = None
                return
            self.heuristics.append(second)
        if frontier.queues == 1:
            second = self.heuristics[1]
            expected = joining.patience * second.value(root.state, self.space)
            left = self.work.limits.expansions - self.work.expanded
            alone = round(min(expected, left / 2))
            frontier.add_queue(partial(self._priorities, second), joining.turns, alone)

    def _priorities(self, heuristic: Heuristic, entries: Sequence[Entry]) -> Iterator[float]:
        """The priorities of open entries for a heuristic that was not there when they were pushed."""
        known: dict[int, dict[tuple[object, ...], float]] = {}  # by node, by label of the action
        for entry in entries:
            node, action = entry.node, entry.action
            if isinstance(action, Answer):
                yield node.g
            elif isinstance(action, Parts):
                yield node.g + self.weight * heuristic.value(node.state, self.space)
            elif not entry.siblings:
                yield node.g + self.weight * action.cost
            else:
                if id(node) not in known:
                    q = heuristic.q_values(node.state, entry.siblings, self.space)
                    known[id(node)] = {a.label: value for a, value in zip(entry.siblings, q, strict=True)}
                yield node.g + self.weight * known[id(node)][action.label]

    def _child(self, node: Node, action: Action) -> Node | None:
        try:
            steps = self.space.steps(node.state, action)
        except LimitError:
            self._too_large = True
            steps = ()
        self.work.applied += max(1, len(steps))
        if not steps:
            return None
        return Node(steps[-1].after, node.g + sum(s.cost for s in steps), node.depth + len(steps), node, steps)

    def _enter(self, node: Node, reached: dict[StateKey, float], frontier: Frontier[Entry]) -> float:
        """Put a state on the frontier unless it was reached as cheaply before; returns the estimate of what is left."""
        key = state_key(node.state)
        if reached.get(key, inf) <= node.g:
            return inf
        reached[key] = node.g
        if self.space.is_answer(node.state):
            self._push_alike(node, Answer(), node.g, frontier)
            return 0.0
        heuristics = self.heuristics[: frontier.queues]
        values = [h.value(node.state, self.space) for h in heuristics]
        if parts(node.state):
            frontier.push([node.g + self.weight * v for v in values], (-node.depth, 0.0), Entry(node, Parts()))
            return values[0]
        actions = self.space.actions(node.state)
        self.work.expanded += 1
        self.work.size += node.state.term.size
        self.work.generated += len(actions)
        estimates = [h.q_values(node.state, actions, self.space) for h in heuristics]
        for action, *q in zip(actions, *estimates, strict=True):
            priorities = [node.g + self.weight * value for value in q]
            frontier.push(priorities, (-node.depth, action.rule.rank), Entry(node, action, tuple(actions)))
        return values[0]

    def _enter_joined(self, node: Node, frontier: Frontier[Entry]) -> None:
        """Bring every branch of an `Or` or `Cases` to its answer and put the joined answer on the frontier."""
        derivations: list[Derivation] = []
        for part in parts(node.state):
            outcome = self.solve(part)
            if outcome.derivation is None:
                return
            derivations.append(outcome.derivation)
        steps = join(node.state, derivations)
        end = steps[-1].after if steps else node.state
        joined = Node(end, node.g + sum(d.cost for d in derivations), node.depth + len(steps), node, steps)
        if not self._enter_combinations(joined, frontier):
            self._push_alike(joined, Answer(), joined.g, frontier)

    def _enter_combinations(self, joined: Node, frontier: Frontier[Entry]) -> bool:
        """Put the actions on joined branches as a whole on the frontier, if there are any left to do."""
        if self.space.is_answer(joined.state):
            return False
        actions = [a for a in self.space.actions(joined.state) if not a.position]
        self.work.generated += len(actions)
        for action in actions:
            self._push_alike(joined, action, joined.g + self.weight * action.cost, frontier)
        return bool(actions)

    def _push_alike(self, node: Node, action: Action | Answer, priority: float, frontier: Frontier[Entry]) -> None:
        """Put an entry on the frontier that all heuristics judge alike."""
        rank = action.rule.rank if isinstance(action, Action) else 0.0
        frontier.push([priority] * frontier.queues, (-node.depth, rank), Entry(node, action))


def search(
    space: Space,
    heuristic: Heuristic,
    work: Work,
    weight: float = 1.0,
    bound: float = inf,
    joining: Joining | None = None,
) -> Outcome:
    """Search `space` from its start; see `QStar`."""
    return QStar(space, heuristic, work, weight, bound, joining).run()
