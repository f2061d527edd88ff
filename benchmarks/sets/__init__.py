"""The problem sets: one adapter a source, which rewrites the source's own notation into the solver's plain notation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.question import Question
from benchmarks.sets import calculus, conpole, generated, mathsteps, textbook, traps

SETS: dict[str, Callable[[Path], list[Question]]] = {
    "textbook": textbook.questions,
    "mathsteps": mathsteps.questions,
    "mathsteps_rules": mathsteps.rule_questions,
    "traps": traps.questions,
    **{name: calculus.reader_of(name) for name in calculus.FILES},
    **{name: generated.reader_of(name) for name in generated.KINDS},
    **{split: conpole.reader_of(split) for split in conpole.SPLITS},
}
