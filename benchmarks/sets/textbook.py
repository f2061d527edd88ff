"""The textbook problems: given as a reader would type them, keys in the notation of sympy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from benchmarks.notation import Node, NotationError, names, read, spread
from benchmarks.question import Key, Question
from benchmarks.sets.rows import rows
from benchmarks.solutions import formula_of_set

THIS_FAR = (
    "arithmetic", "fractions", "decimals and percent", "powers and radicals", "expand", "factor", "linear equation",
    "quadratic equation", "literal equation",
)  # fmt: skip


def questions(folder: Path) -> list[Question]:
    return [_question(row) for row in rows(folder / "peers/textbook.jsonl")]


def _question(row: dict[str, Any]) -> Question:
    try:
        key = _key(row)
    except (NotationError, ValueError):
        key = Key("unjudged")
    return Question(row["id"], row["kind"], row["problem"], row["answer"], key, note=row["note"])


def _key(row: dict[str, Any]) -> Key:
    kind, answer_type, answer, problem = row["kind"], row["answer_type"], row["answer"], row["problem"]
    if answer_type == "error":
        return Key("invalid")
    if answer_type == "undefined":
        return Key("undefined")
    if answer_type == "truth":
        return Key("truth", tree=Node(answer.lower()))
    domain = "complex" if "complex" in problem or kind == "complex numbers" else "real"
    if kind == "literal equation":
        return _literal(problem, answer)
    if re.match(r"\[\s*(?:\{|\]$)", answer):
        return _system(problem, answer)
    if re.search(r"\(mod \d+\)", problem):
        return _congruence(problem, answer)
    if answer_type == "matrix":
        return Key("matrix", tree=read(answer.removeprefix("Matrix(").removesuffix(")")))
    if answer_type == "dict":
        return Key("expression", tree=read("*".join(f"{p}^{n}" for p, n in re.findall(r"(\d+):\s*(\d+)", answer))))
    if answer_type == "set":
        unknown = _unknown(problem)
        return Key(
            "solutions",
            tree=formula_of_set(read(answer), unknown),
            given=_relation(problem),
            unknown=unknown,
            domain=domain,
        )
    if answer_type in ("value", "expr"):
        form = {"expand": "expanded", "factor": "factored"}.get(kind, "simple")
        given = _expression(problem) if kind in (*THIS_FAR, "edge: sign and domain traps", "simplify") else None
        return Key("expression", tree=read(answer), given=given, form=form, domain=domain)
    return Key("unjudged")


def _literal(problem: str, answer: str) -> Key:
    relation, unknown = re.fullmatch(r"solve (.+) for (\w+)", problem).groups()  # type: ignore[union-attr]
    x = Node("name", value=unknown)
    return Key(
        "solutions", tree=Node("relation", (x, read(answer)), "="), given=spread(read(relation)), unknown=unknown
    )


def _system(problem: str, answer: str) -> Key:
    """`solve x+y=5, x-y=1` with `[{x:3,y:2}]`; unknown integers where the question asks for integers."""
    text = re.sub(r"^solve | over the reals$|^find integers [a-z,]+ with ", "", problem)
    given = Node("and", tuple(spread(read(part)) for part in text.split(", ")))
    unknowns = tuple(sorted(names(given)))
    branches = []
    for solution in re.findall(r"\{(.*?)\}", answer):
        equations = (part.split(":") for part in solution.split(","))
        branches.append(Node("and", tuple(read(f"{name} = {side}") for name, side in equations)))
    tree = Node("or", tuple(branches))
    if "integers" in problem:
        tree = Node("family", (tree, Node("name", value="t")))
        return Key("system", tree=tree, unknowns=unknowns)
    return Key("system", tree=tree, given=given, unknowns=unknowns)


def _congruence(problem: str, answer: str) -> Key:
    given = spread(read(problem.removeprefix("solve ")))
    residues = re.findall(r"-?\d+", answer)
    modulus = re.findall(r"mod (\d+)", problem)[0]
    tree = Node("or", tuple(read(f"x = {r} (mod {modulus})") for r in residues))
    return Key("solutions", tree=tree, given=given, unknown="x")


def _unknown(problem: str) -> str:
    match = re.search(r"(?:for|in) ([a-zA-Z])\b", problem)
    if match:
        return match.group(1)
    letters = re.findall(r"(?<![a-zA-Z\\])([a-df-hj-zA-Z])(?![a-zA-Z])", problem)
    return sorted(letters, key=lambda c: ("xyzt".find(c) % 100, c))[0] if letters else "x"


def _relation(problem: str) -> Node | None:
    """The relation itself where it is in plain notation, so that answers are also tried in it."""
    text = re.sub(r"(?i)^solve |,? (?:solve )?for \w$| over the \w+(?: numbers)?(?: \(.*\))?$", "", problem)
    try:
        tree = read(text)
    except NotationError:
        return None
    return tree if tree.head == "relation" and len(names(tree)) == 1 else None


def _expression(problem: str) -> Node | None:
    text = re.sub(r"^(?:simplify|expand|factor) ", "", problem)
    if re.search(r"[a-z]{2,} ", text):  # words
        return None
    try:
        return spread(read(text))
    except NotationError:
        return None
