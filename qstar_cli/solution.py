"""A solution: what `solve` returns and the renderers show; plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qstar_cli.derivation import Derivation, Step
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.term import Term


class Verification(NamedTuple):
    """What the kernel said: the weakest level, the answer checks, the level of each step.

    A check is (message id, level, why); why is told of a `checked` one: its points, digits or window.
    `verified_prefix` is the number of leading steps that were confirmed.
    """

    level: str
    checks: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[str, ...] = ()
    verified_prefix: int = 0


class SearchReport(NamedTuple):
    """The account of a search; `stopped` is a StopReason or "unverified"; `seconds` is wall-clock time.

    `note` says why the learned heuristic could not be used.
    """

    heuristic: str
    expanded: int
    generated: int
    applied: int
    cost: float
    seconds: float
    stopped: str
    kernel_calls: int = 0
    note: str = ""


class Expected(NamedTuple):
    """The known answer of a problem file and whether the answer found is the same."""

    text: str
    matches: bool


class Solution(NamedTuple):
    """`status` is "solved" (with an answer every check of which passed) or "declined" (with the partial derivation)."""

    problem: Problem
    status: str
    answer: Term | None
    derivation: Derivation
    verification: Verification
    search: SearchReport
    certificate: Mapping[str, object] = {}
    expected: Expected | None = None
    rule_bugs: tuple[Step, ...] = ()
