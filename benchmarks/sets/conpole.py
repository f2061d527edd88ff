"""The Common Core equations and fractions: `3x` binds tighter than `/`, `[2/3]` and `[a]/[b]` are fractions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.evaluate import numeric, value
from benchmarks.notation import CONPOLE, Node, names, read
from benchmarks.plain import plain
from benchmarks.question import Key, Question
from benchmarks.sets.rows import rows

SPLITS = ("ct_test200", "human20", "khan42", "ct_template290", "hard800", "fractions_test200")


def reader_of(split: str) -> Callable[[Path], list[Question]]:
    """The reader of one split."""
    if split.startswith("fractions"):
        return _fractions
    return lambda folder: [
        _equation(row) for row in rows(folder / "qstar/conpole_equations.jsonl") if row["split"] == split
    ]


def _equation(row: dict[str, Any]) -> Question:
    relation = read(row["problem"], CONPOLE)
    unknown = min(names(relation))
    roots = [read(text) for text in row["answer"] or ()]
    real = [root for root in roots if abs(numeric(value(root, {}, "complex")).imag) < 1e-40]
    x = Node("name", value=unknown)
    tree = Node("or", tuple(Node("relation", (x, root), "=") for root in real)) if real else Node("false")
    lines = tuple(len(solution) for solution in row.get("human_solutions", ()))
    key = Key("solutions", tree=tree, given=relation, unknown=unknown)
    kind = f"{row['status']}{'' if len(real) == len(roots) else ' (complex)'}"
    return Question(
        row["id"], kind, f"solve {plain(relation)} for {unknown}", str(row["answer"]), key, human_lines=lines
    )


def _fractions(folder: Path) -> list[Question]:
    return [_fraction(row) for row in rows(folder / "qstar/conpole_fractions.jsonl")]


def _fraction(row: dict[str, Any]) -> Question:
    tree = read(row["problem"], CONPOLE)
    key = Key("expression", tree=read(row["answer"]), given=tree, form="simple")
    return Question(row["id"], "fractions", plain(tree), row["answer"], key)
