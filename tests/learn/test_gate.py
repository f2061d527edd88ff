"""The gate: each reason against promotion, alone and together."""

from __future__ import annotations

import pytest

from qstar_cli.learn.curriculum import FAMILIES, read
from qstar_cli.learn.gate import Result, judged, validation

HAND = [Result(True, 20, 5), Result(True, 30, 6), Result(False, 99, 0)]
EXERCISES = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        ([Result(True, 5, 5), Result(False, 9, 0), Result(True, 9, 4)], "does not solve 1"),
        ([Result(True, 30, 5), Result(True, 40, 6), Result(True, 9, 4)], "not fewer"),
        ([Result(True, 5, 6), Result(True, 9, 7), Result(True, 9, 4)], "steps"),
        ([Result(True, 5, 5), Result(True, 9, 6, is_wrong=True), Result(True, 9, 4)], "1 of its answers are wrong"),
    ],
)
def test_what_is_not_better_is_refused_with_the_reason(candidate: list[Result], reason: str) -> None:
    report = judged(EXERCISES, list(zip(HAND, candidate, strict=True)))
    assert not report.is_passed
    assert reason in "; ".join(report.reasons)


def test_what_is_better_passes() -> None:
    candidate = [Result(True, 6, 5), Result(True, 8, 6), Result(True, 9, 4)]
    report = judged(EXERCISES, list(zip(HAND, candidate, strict=True)))
    assert report.is_passed
    assert report.solved == (2, 3)
    assert report.expanded == (25, 7)


def test_the_exercises_are_always_the_same_and_can_be_read() -> None:
    exercises = validation(each=2)
    assert exercises == validation(each=2)
    assert len(exercises) == 3 * 2 * len(FAMILIES)
    assert all(read(e) is not None for e in exercises)
