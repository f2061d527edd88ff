"""The gate of promotion: whether new weights may replace what is in use.

On frozen validation exercises, at equal limits and with the kernel as judge, the candidate must give no wrong answer,
solve all that the hand heuristic solves, expand less and not write longer solutions. How a trial is solved and proved
is given by the caller, because the solver lies above this package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from qstar_cli.learn.curriculum import FAMILIES, LEVELS, Family

SEED = "validation"  # never drawn in training
EXPANSIONS = 300
MOST_LONGER = 0.25  # steps that a mean solution may be longer by
EACH = 4  # exercises of a family and size


@dataclass(frozen=True, slots=True)
class Result:
    """What a trial came to; `is_wrong`: it was called solved, but the kernel does not confirm that."""

    solved: bool
    expanded: int
    steps: int
    is_wrong: bool = False
    seconds: float = 0.0


Trial = Callable[[str], Result]


@dataclass(frozen=True, slots=True)
class Report:
    """The comparison of a candidate with the hand heuristic on the same exercises; `reasons` are against promotion."""

    exercises: int
    solved: tuple[int, int]  # hand, candidate
    expanded: tuple[float, float]  # means over what both solved
    steps: tuple[float, float]
    reasons: tuple[str, ...]

    @property
    def is_passed(self) -> bool:
        return not self.reasons


def validation(families: Mapping[str, Family] = FAMILIES, each: int = EACH) -> list[str]:
    """The frozen exercises: of every family, held out or not, in the trained sizes and one twice as large."""
    sizes = (*LEVELS, 2 * LEVELS[-1])
    return [e for f in families.values() for size in sizes for e in f.exercises(SEED, size, each)]


def compare(exercises: Sequence[str], hand: Trial, candidate: Trial, tick: Callable[[], None] = lambda: None) -> Report:
    """Try both on every exercise and judge."""
    pairs: list[tuple[Result, Result]] = []
    for exercise in exercises:
        pairs.append((hand(exercise), candidate(exercise)))
        tick()
    return judged(exercises, pairs)


def judged(exercises: Sequence[str], pairs: Sequence[tuple[Result, Result]]) -> Report:
    """The report on results of hand and candidate."""
    both = [(h, c) for h, c in pairs if h.solved and c.solved]
    expanded = _means([(h.expanded, c.expanded) for h, c in both])
    steps = _means([(h.steps, c.steps) for h, c in both])
    lost = [e for e, (h, c) in zip(exercises, pairs, strict=True) if h.solved and not c.solved]
    wrong = sum(c.is_wrong for _, c in pairs)
    reasons = [
        *([f"{wrong} of its answers are wrong"] if wrong else []),
        *([f"it does not solve {len(lost)} that the hand heuristic solves, such as {lost[0]!r}"] if lost else []),
        *(
            [f"it expands {expanded[1]:.1f} states, not fewer than {expanded[0]:.1f}"]
            if expanded[1] >= expanded[0]
            else []
        ),
        *(
            [f"its solutions have {steps[1]:.2f} steps, those by hand {steps[0]:.2f}"]
            if steps[1] > steps[0] + MOST_LONGER
            else []
        ),
    ]
    solved = (sum(h.solved for h, _ in pairs), sum(c.solved for _, c in pairs))
    return Report(len(pairs), solved, expanded, steps, tuple(reasons))


def _means(pairs: Sequence[tuple[int, int]]) -> tuple[float, float]:
    return (mean(a for a, _ in pairs), mean(b for _, b in pairs)) if pairs else (0.0, 0.0)
