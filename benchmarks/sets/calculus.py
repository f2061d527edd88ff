"""Equations and inequalities in one real unknown, and identities, of the calculus folder; keys as sympy writes.

Rows whose own check failed, systems, other domains and keys without a reading here are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.notation import Node, NotationError, read
from benchmarks.plain import plain
from benchmarks.question import Key, Question
from benchmarks.sets.rows import rows
from benchmarks.solutions import formula_of_set

FILES = ("equations", "inequalities", "identities")


def reader_of(name: str) -> Callable[[Path], list[Question]]:
    """The reader of one file."""
    return lambda folder: [q for row in rows(folder / f"calculus/{name}.jsonl") for q in _question(row)]


def _question(row: dict[str, Any]) -> list[Question]:
    """One question, or none where the row is not of the kind measured."""
    is_identity = row["kind"] == "identity"
    if not row["checked"] or not (is_identity or (row.get("domain") == "Reals" and isinstance(row["problem"], str))):
        return []
    try:
        given = _ours(read(_words(row["problem"])))
        if is_identity:
            text, key = f"prove {plain(given)}", Key("truth", tree=Node(row["answer"]))
        else:
            text = f"solve {plain(given)} for {row['var']} over the reals"
            key = Key("solutions", tree=_tree(row), given=given, unknown=row["var"])
    except (NotationError, ValueError):
        return []
    return [Question(row["id"], _kind(row, text), text, row["answer"], key)]


def _tree(row: dict[str, Any]) -> Node:
    answer, x = _words(row["answer"]), Node("name", value=row["var"])
    if row["answer_form"] == "sympy set":
        return formula_of_set(read(answer), row["var"])
    if answer == "[]":
        return Node("false")
    tree = read(answer)
    if row["answer_form"] == "list":
        roots = tree.args if tree.head == "list" else (tree,)
        return Node("or", tuple(Node("relation", (x, root), "=") for root in roots))
    return tree


def _words(text: str) -> str:
    text = re.sub(r"\bE\b", "e", text).replace(" & ", " and ").replace(" | ", " or ")
    if re.search(r"\b(?:Eq|Ne|Range|CRootOf|LambertW|ConditionSet|Lambda|binomial|Piecewise|sign|Mod)\b", text):
        raise NotationError(text)
    return text


def _ours(node: Node) -> Node:
    """Names of functions as the solver spells them."""
    args = tuple(_ours(a) for a in node.args)
    if node.head == "call" and node.value == "exp":
        return Node("power", (Node("name", value="e"), *args))
    if node.head == "call" and node.value in ("log", "Abs"):
        return Node("call", args, {"log": "ln" if len(args) == 1 else "log", "Abs": "abs"}[str(node.value)])
    return Node(node.head, args, node.value, node.spelling)


def _kind(row: dict[str, Any], text: str) -> str:
    for kind in ("sin", "cos", "tan", "sinh", "ln", "abs", "sqrt", "e^", "^("):
        if kind in text:
            return f"{row['kind']} with {kind}"
    return str(row["kind"])
