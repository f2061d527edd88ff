"""The frontier: priority queues over one set of open items, ties broken by depth and then by insertion.

With one queue it is an ordinary priority queue. Several queues are popped in turn, each in the order of its own
heuristic and some oftener than others; an item popped from one is gone from all.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Tie = tuple[float, ...]


class Frontier(Generic[Item]):
    """Items ordered by priority; among equal priorities by `tie`, then first in first out; the same on every run."""

    def __init__(self, queues: int = 1) -> None:
        self._heaps: list[list[tuple[float, Tie, int]]] = [[] for _ in range(queues)]
        self._open: dict[int, tuple[Tie, Item]] = {}
        self._count = 0
        self._turns = list(range(queues))  # whose turn it is, one after the other
        self._turn = 0
        self._alone = 0  # so many pops the last queue has to itself

    @property
    def queues(self) -> int:
        return len(self._heaps)

    def push(self, priorities: Sequence[float], tie: Tie, item: Item) -> None:
        """Add an item with its priority in each queue."""
        for heap, priority in zip(self._heaps, priorities, strict=True):
            heapq.heappush(heap, (priority, tie, self._count))
        self._open[self._count] = (tie, item)
        self._count += 1

    def pop(self) -> Item:
        """The open item of least priority in the queue whose turn it is. Raises IndexError when empty."""
        if self._alone:
            self._alone -= 1
            heap = self._heaps[-1]
        else:
            heap = self._heaps[self._turns[self._turn]]
            self._turn = (self._turn + 1) % len(self._turns)
        while True:
            number = heapq.heappop(heap)[2]
            if number in self._open:
                return self._open.pop(number)[1]

    def add_queue(
        self, priorities: Callable[[Sequence[Item]], Iterable[float]], turns: int = 1, alone: int = 0
    ) -> None:
        """One more queue, over what is open now and what is pushed later.

        It has the next `alone` pops to itself; then its `turns` come before those of the rest.
        """
        items = [item for _, item in self._open.values()]
        ranked = zip(priorities(items), self._open.items(), strict=True)
        heap = [(priority, tie, number) for priority, (number, (tie, _)) in ranked]
        heapq.heapify(heap)
        self._heaps.append(heap)
        self._turns = [len(self._heaps) - 1] * turns + self._turns
        self._turn = 0
        self._alone = alone

    def __bool__(self) -> bool:
        return bool(self._open)
