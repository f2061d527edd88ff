"""Verdicts: what the kernel says of a step or an answer. Only the kernel's own methods can say `proved`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Level(StrEnum):
    """How far a claim is established; the order of definition is from strongest to weakest."""

    PROVED = "proved"  # exact argument, no sampling anywhere
    CHECKED = "checked"  # rigorous numerics at stated points, and no complete method says otherwise
    UNKNOWN = "unknown"  # out of reach of the methods or of their bounds
    REFUTED = "refuted"  # a certain counterexample


IDENTITY: dict[str, Any] = {"method": "identity"}


class _Proof:
    """The token without which no `proved` verdict can be built; `proved` below is its only user."""


_PROOF = _Proof()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Level of a claim with the reason (`why` names the method), its evidence or the counterexample (`witness`).

    `points` and `digits` say how much numerics agreed, `window` where it looked (level `checked` only).
    """

    level: Level
    why: str
    evidence: dict[str, Any] | None = None
    witness: dict[str, str] | None = None
    points: int = 0
    digits: int = 0
    window: tuple[str, str] | None = None
    token: InitVar[_Proof | None] = None

    def __post_init__(self, token: _Proof | None) -> None:
        if self.level == Level.PROVED and token is not _PROOF:
            raise ValueError("only the kernel's methods make a proof")

    @property
    def is_proved(self) -> bool:
        return self.level == Level.PROVED

    @property
    def argument(self) -> dict[str, Any]:
        """The method and what it looked at, as it is written in a certificate."""
        if self.level != Level.CHECKED:
            return self.evidence or {}
        window = {"window": list(self.window)} if self.window else {}
        return {**(self.evidence or {}), "points": self.points, "digits": self.digits, **window}


def proved(why: str, evidence: dict[str, Any] | None = None) -> Verdict:
    """For the methods of the kernel only (a test lists the modules that import it)."""
    return Verdict(Level.PROVED, why, evidence, token=_PROOF)


def unknown(why: str) -> Verdict:
    return Verdict(Level.UNKNOWN, why)


def refuted(why: str, witness: dict[str, str] | None = None) -> Verdict:
    return Verdict(Level.REFUTED, why, witness=witness)


def weakest(levels: Iterable[Level]) -> Level:
    """The weakest of the levels; of none, `proved` (nothing was claimed)."""
    order = list(Level)
    return max(levels, key=order.index, default=Level.PROVED)


def without_refutation(verdict: Verdict) -> Verdict:
    """The verdict of an argument in one direction: what fails for it may hold all the same."""
    return unknown(verdict.why) if verdict.level == Level.REFUTED else verdict


def both(verdicts: Iterable[Verdict]) -> Verdict:
    """The conjunction of claims: the first of the weakest verdicts stands for all, one with evidence before others."""
    found = list(verdicts)
    order = list(Level)
    if not found:
        return proved("nothing to show")
    return max(found, key=lambda v: (order.index(v.level), v.evidence is not None and v.evidence != IDENTITY))


class Check(NamedTuple):
    """One check of the answer: `what` is the sentence shown to the reader."""

    what: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Proofs:
    """The evidence of a step, or of an answer, and that of the steps below it, as it is written in a certificate."""

    evidence: dict[str, Any] = field(default_factory=dict)
    steps: tuple[Proofs, ...] = ()


NO_PROOFS = Proofs()


class Report(NamedTuple):
    """What `check` established: the weakest level, checks of the answer, a verdict a step, how many leading steps
    hold, and the evidence found for it."""

    level: Level
    answer: tuple[Check, ...]
    steps: tuple[Verdict, ...]
    prefix: int
    proofs: Proofs = NO_PROOFS


def has_form(met: bool) -> Check:
    """The check of the form asked for, a decidable predicate of the answer's text."""
    name = "form-asked-for"
    if met:
        return Check(name, proved("the answer has the form asked for", {"method": "form"}))
    return Check(name, refuted("the answer does not have the form asked for"))
