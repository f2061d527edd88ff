"""The same problem gives the same bytes: alone, after others, in any order, under any hash seed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence

import pytest

from tests.cli.conftest import Run

Qstar = Callable[..., Run]

PROBLEMS = (
    "solve 3(x - 2)/4 - (x + 1)/6 = 5/2",
    "solve 2x^2 - 3x - 4 = 0",
    "solve x^3 - 4x^2 + x + 6 = 0",
    "solve a*x + b = c*x + d for x",
    "simplify (x^2 + 5x + 6)/(x^2 + 2x - 3)",
    "simplify sqrt(48) + sqrt(75) - 2/sqrt(3)",
    "expand (a + b - c)^3",
    "factor 2x^3 + 3x^2 - 8x - 12",
    "1/2 + 1/3 - 0.25 * 15%",
    "solve 2/(x + 1) + 3/(x - 1) = 1",
    "solve x^5 - x - 1 = 0",
)


def records(qstar: Qstar, order: Sequence[int], seed: str) -> dict[str, str]:
    """The record of each problem without its timing, by identifier."""
    lines = "".join(json.dumps({"id": str(i), "problem": PROBLEMS[i]}) + "\n" for i in order)
    run = qstar("solve", "-", "--format", "json", "--max-expansions", "200", stdin=lines.encode(), PYTHONHASHSEED=seed)
    found = {}
    for record in map(json.loads, run.out.splitlines()):
        record.get("search", {}).pop("seconds", None)
        found[record["id"]] = json.dumps(record)
    assert len(found) == len(order), run.err
    return found


@pytest.fixture
def together(qstar: Qstar) -> dict[str, str]:
    return records(qstar, range(len(PROBLEMS)), "0")


def test_alone(qstar: Qstar, together: dict[str, str]) -> None:
    for i in range(len(PROBLEMS)):
        assert records(qstar, [i], "0")[str(i)] == together[str(i)]


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_shuffled_under_hash_seeds(qstar: Qstar, together: dict[str, str], seed: str) -> None:
    order = random.Random(seed).sample(range(len(PROBLEMS)), len(PROBLEMS))
    assert records(qstar, order, seed) == together


@pytest.mark.parametrize("style", ["plain", "rich"])
def test_printed_output(qstar: Qstar, style: str) -> None:
    first, second = (
        qstar("solve", "--format", style, "--detail", "full", *PROBLEMS[:4], PYTHONHASHSEED=seed).out for seed in "12"
    )
    assert first == second
