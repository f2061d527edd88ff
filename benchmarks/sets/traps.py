"""The trap equations: one-line problems in plain notation with answers in words and lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from benchmarks.notation import Node, names, read
from benchmarks.question import Key, Question
from benchmarks.sets.rows import rows


def questions(folder: Path) -> list[Question]:
    return [_question(row) for row in rows(folder / "peers/peer_traps.jsonl")]


def _question(row: dict[str, Any]) -> Question:
    relation = read(re.sub(r"^solve | over the reals$", "", row["problem"]))
    unknown = min(names(relation))
    key = Key("solutions", tree=formula_of(row["correct"], unknown), given=relation, unknown=unknown)
    return Question(row["id"], _kind(row["problem"]), row["problem"], row["correct"], key)


def _kind(problem: str) -> str:
    for kind in ("sqrt", "abs", "log", "sin", "2^x"):
        if kind in problem:
            return kind
    return "algebra"


def formula_of(text: str, unknown: str) -> Node:
    """`EmptySet over R`, `Reals`, `x != 0`, or a list with `+-` and families in n, as a formula."""
    if text.startswith("EmptySet"):
        return Node("false")
    if text == "Reals":
        return Node("true")
    if "!=" in text:
        return read(text)
    values = [v.replace("+-", sign) for v in text.split(",") for sign in (("+", "-") if "+-" in v else ("",))]
    roots = Node("or", tuple(Node("relation", (Node("name", value=unknown), read(v)), "=") for v in values))
    return Node("family", (roots, Node("name", value="n"))) if "n*pi" in text else roots
