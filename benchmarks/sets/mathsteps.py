"""The user-level cases of mathsteps' tests (simplify, solve, factor, true or false), in the notation of mathjs.

There `1/2 x` is (1/2)*x, any other product without a sign binds tighter than `/`, `nthRoot(x, 3)` is a root. Keys that
the file's `check` field calls wrong or unfinished are replaced by the exact value it gives. Simplifications are judged
against the question; the key says only how simple the answer should be.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from benchmarks.notation import MATHJS, Node, names, read, spread
from benchmarks.plain import plain
from benchmarks.question import Key, Question
from benchmarks.sets.rows import rows

_MIXED = re.compile(r"(-?)(\d+)\((\d+)\)/\((\d+)\)")  # 5(1)/(6) is five and one sixth
TASKS = ("simplify", "solve", "factor", "truth")


def questions(folder: Path) -> list[Question]:
    found = [row for row in rows(folder / "peers/mathsteps.jsonl") if row["task"] in TASKS]
    return [_question(f"ms{i:04}", row) for i, row in enumerate(found)]


def rule_questions(folder: Path) -> list[Question]:
    """The cases of single rules, through the whole solver: the value and domain of the input must stay."""
    found = [row for row in rows(folder / "peers/mathsteps.jsonl") if row["task"].startswith("rule:")]
    return [_rule_question(f"msr{i:03}", row) for i, row in enumerate(found)]


def _rule_question(identifier: str, row: dict[str, Any]) -> Question:
    rule = row["task"].removeprefix("rule:")
    task = "factor" if rule == "factorQuadratic" else "simplify"
    source = _MIXED.sub(r"\1(\2 + \3/\4)", row["input"]) if "MixedNumber" in rule else row["input"]
    given = spread(_without_second_root(read(_source(source), MATHJS)))
    key = Key("expression", given=given, form="factored" if task == "factor" else "")
    return Question(identifier, rule, f"{task} {plain(given)}", str(row["expected"]), key)


def _question(identifier: str, row: dict[str, Any]) -> Question:
    task, expected = row["task"], _corrected(row)
    given = _without_second_root(read(_source(row["input"]), MATHJS))
    if task == "solve":
        text, key = _equation(given, expected)
    elif task == "truth":
        is_true = expected.upper().endswith("TRUE")
        unknown = min(names(given), default="x")
        text = plain(given)
        key = Key("solutions", tree=Node("true" if is_true else "false"), given=given, unknown=unknown)
        if "/" in text and names(given):
            key = Key("solutions", given=given, unknown=unknown)
    else:
        text = f"{task} {plain(given)}"
        form = "factored" if task == "factor" else "simple"
        tree = given if expected == "no-steps" else _without_second_root(read(_source(expected), MATHJS))
        key = Key("expression", tree=tree, given=given, form=form)
    note = "" if row["check"] == "equal" else row["check"]
    return Question(identifier, _kind(task, text), text, row["expected"], key, note=note)


def _source(text: str) -> str:
    """`--5` as the reader here knows it; spaces between a name and its bracket closed."""
    return re.sub(r"\b(nthRoot|abs|sqrt|log)\s+\(", r"\1(", text)


def _corrected(row: dict[str, Any]) -> str:
    exact = re.search(r"exact (?:value|bound) is ([-\d/]+)", row["check"])
    if exact:
        relation = re.match(r"\w+\s*(?:<=|>=|=|<|>)\s*", row["expected"])
        return (relation.group(0) if relation else "") + exact.group(1)
    roots = re.search(r"roots are (.+)$", row["check"])
    return f"x = [{roots.group(1)}]" if roots else str(row["expected"])


def _equation(given: Node, expected: str) -> tuple[str, Key]:
    """`x = [-2, 3]`, `x = true`, `4 = 4`, `x = 0 or 5`, `x = -2 +- sqrt(6), ...`: solutions in the left letter."""
    expected = re.sub(r"^for \w: | over the reals$", "", expected)
    match = re.match(r"([a-zA-Z])\s*(=|<=|>=|<|>)\s*(.*)$", expected)
    unknown = match.group(1) if match else min(names(given), key=_usual_order, default="x")
    text = f"solve {plain(given)} for {unknown}"
    if match is None:
        tree = Node("true") if re.fullmatch(r"(\d+) = \1", expected) else None
        return text, Key("solutions", tree=tree, given=given, unknown=unknown)
    sign, values = match.group(2), match.group(3)
    if values in ("true", "false"):
        if not names(given):
            text = plain(given)
        return text, Key("solutions", tree=Node(values), given=given, unknown=unknown)
    if sign != "=":
        return text, Key("solutions", tree=read(expected, MATHJS), given=given, unknown=unknown)
    parts = [_without_second_root(read(_source(v), MATHJS)) for v in _list(values)]
    x = Node("name", value=unknown)
    return text, Key(
        "solutions", tree=Node("or", tuple(Node("relation", (x, p), "=") for p in parts)), given=given, unknown=unknown
    )


def _usual_order(letter: str) -> int:
    return "xyzt".find(letter) % 100


def _list(values: str) -> list[str]:
    inner = values.strip("[]") if values.startswith("[") else values
    found = []
    for v in re.split(r",\s(?![^(]*\))|\sor\s(?:\w = )?", inner):
        found += [v.replace("+-", "+"), v.replace("+-", "-")] if "+-" in v else [v]
    return found


def _without_second_root(node: Node) -> Node:
    """`nthRoot(x)` and `nthRoot(x, 2)` as `sqrt(x)`, any other `nthRoot` as `root`."""
    args = tuple(_without_second_root(a) for a in node.args)
    if node.head == "call" and node.value == "nthRoot":
        if len(args) == 1 or args[1].value == 2:
            return Node("call", args[:1], "sqrt")
        return Node("call", args, "root")
    return Node(node.head, args, node.value, node.spelling)


def _kind(task: str, text: str) -> str:
    if re.search(r"sin|cos|tg|tan", text):
        return "trigonometry"
    if re.search(r"[<>]", text):
        return "inequality"
    return task
