"""Limits on the work of a search, and the reasons for which one stops, as values."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class StopReason(StrEnum):
    SOLVED = "solved"
    EXHAUSTED = "exhausted"  # every reachable state was looked at
    EXPANSIONS = "expansions"  # the limit on expanded states
    TIMEOUT = "timeout"  # the guard, never the rule
    METHOD = "method"  # a forced method led to nothing, or was of no use
    TOO_LARGE = "too-large"  # a bound on the size of numbers or terms


class Limits(NamedTuple):
    """`expansions` counts work and is what stops a hard problem; `seconds` only guards (None: no guard)."""

    expansions: int = 2000
    seconds: float | None = None


LEAST_SIZE, MEAN_SIZE = 40_000, 20


@dataclass(slots=True)
class Work:
    """What a search has done so far: states expanded, their sizes (nodes of terms) together, actions generated, rules
    applied. `first` is the size of the first state."""

    limits: Limits
    expanded: int = 0
    size: int = 0
    first: int = 0
    generated: int = 0
    applied: int = 0
    deadline: float | None = None

    def start_clock(self) -> None:
        if self.limits.seconds is not None and self.deadline is None:
            self.deadline = time.monotonic() + self.limits.seconds

    @property
    def most(self) -> int:
        """The limit on the sizes together: a state may cost as much as the first one, or as a usual one."""
        return max(LEAST_SIZE, self.limits.expansions * max(self.first, MEAN_SIZE))

    def exceeded(self) -> StopReason | None:
        """The limit that has been reached, if any."""
        if self.expanded >= self.limits.expansions:
            return StopReason.EXPANSIONS
        if self.size > self.most:
            return StopReason.TOO_LARGE
        if self.deadline is not None and time.monotonic() > self.deadline:
            return StopReason.TIMEOUT
        return None
