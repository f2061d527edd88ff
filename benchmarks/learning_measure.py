"""Methods compared family by family, at the largest trained size and at twice and four times that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import mean

from benchmarks.learning_methods import HAND, Found, Method
from qstar_cli.learn.curriculum import FAMILIES, Family, read
from qstar_cli.problem.problem import Problem

LIMIT = 400  # expansions
SIZES = (2, 4, 8)  # the largest trained size, twice, four times
SOUNDED = 16  # other exercises of a family and size from which its budget follows


def measured(methods: Mapping[str, Method], sizes: Sequence[int], count: int) -> Iterator[dict[str, object]]:
    """A line for each family with open choice, size and method, as soon as it is known."""
    for family in (f for f in FAMILIES.values() if f.is_open):
        for size in sizes:
            budget = budget_of(family, size)
            problems = problems_of(family, size, "test", count)
            hand = [HAND.run(p, LIMIT) for p in problems]
            for name, method in methods.items():
                found = hand if name == "hand" else [method.run(p, LIMIT) for p in problems]
                yield {
                    "family": family.name,
                    "held_out": int(family.is_held_out),
                    "size": size,
                    "method": name,
                    **compared(budget, hand, found),
                }


def problems_of(family: Family, size: int, seed: str, count: int) -> list[Problem]:
    """Different problems of a family, the same for the same seed."""
    return [p for e in family.exercises(seed, size, count) if (p := read(e)) is not None]


def budget_of(family: Family, size: int) -> int:
    """The budget at which the hand heuristic solves a share nearest to one half of other exercises of the size."""
    found = [HAND.run(p, LIMIT) for p in problems_of(family, size, "budget", SOUNDED)]
    needed = sorted(f.expanded if f.solved else LIMIT for f in found)
    return min(needed, key=lambda b: (abs(2 * sum(n <= b for n in needed) - len(needed)), b))


def compared(budget: int, hand: Sequence[Found], found: Sequence[Found]) -> dict[str, object]:
    """Counts, and means over what both the hand heuristic and the method solved.

    `at_budget`: solved within the budget; `lost`, `lost_at_budget`: solved by hand and not so.
    """
    pairs = list(zip(hand, found, strict=True))
    both = [(h, f) for h, f in pairs if h.solved and f.solved]
    in_hand, in_found = ([f.solved and f.expanded <= budget for f in side] for side in (hand, found))
    line: dict[str, object] = {
        "exercises": len(found),
        "solved": sum(f.solved for f in found),
        "lost": sum(h.solved and not f.solved for h, f in pairs),
        "budget": budget,
        "at_budget_hand": sum(in_hand),
        "at_budget": sum(in_found),
        "lost_at_budget": sum(h and not f for h, f in zip(in_hand, in_found, strict=True)),
    }
    for what in ("excess", "applied", "steps", "cost"):
        line[f"{what}_hand"] = _mean([getattr(h, what) for h, _ in both])
        line[what] = _mean([getattr(f, what) for _, f in both])
    return line | {"seconds": round(mean(f.seconds for f in found), 4)}


def _mean(values: Sequence[float]) -> float | str:
    return round(mean(values), 2) if values else ""
