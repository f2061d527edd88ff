"""The frontier: a priority queue with ties broken by depth and then by insertion, the same on every run."""

from __future__ import annotations

import heapq
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Frontier(Generic[Item]):
    """Items ordered by priority; among equal priorities by `tie`, then first in first out."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, tuple[float, ...], int, Item]] = []
        self._count = 0

    def push(self, priority: float, tie: tuple[float, ...], item: Item) -> None:
        heapq.heappush(self._heap, (priority, tie, self._count, item))
        self._count += 1

    def pop(self) -> Item:
        """The item of least priority. Raises IndexError when empty."""
        return heapq.heappop(self._heap)[3]

    def __bool__(self) -> bool:
        return bool(self._heap)
