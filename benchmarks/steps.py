"""Judging printed steps by values, without the kernel: what a line means must not change from one line to the next.

For an equation that is its solutions under the conditions and open obligations beside it, compared at the values that
the lines name and on a grid; for an expression its value, and where it has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.evaluate import Point, Value, same
from benchmarks.judge import GRID, assignments, describe, points, try_value
from benchmarks.notation import Node, NotationError, names, read
from benchmarks.solutions import candidates, holds

FORMULAS = ("relation", "and", "or", "cases", "case", "true", "false", "family")


def wrong_steps(record: dict[str, Any], unknown: str, domain: str) -> list[str]:
    """A sentence for each step of a solver's record whose two lines differ in meaning."""
    found = []
    lines = [line for step in record.get("states", ()) for line in (step["before"], step["after"])]
    named = _named_values(lines, unknown)
    for step in record.get("states", ()):
        try:
            fault = _fault(step, unknown, domain, named)
        except (NotationError, KeyError, ValueError, OverflowError):
            continue
        if fault:
            found.append(f"{step['rule']} ({step['relation']}): {step['before']} -> {step['after']}: {fault}")
    return found


def _named_values(lines: Sequence[list[str]], unknown: str) -> list[Node]:
    """The lines that name values of the unknown."""
    found = []
    for line in lines:
        try:
            tree = read(line[0])
        except NotationError:
            continue
        if tree.head in FORMULAS and unknown in names(tree):
            found.append(tree)
    return found


def _fault(step: dict[str, Any], unknown: str, domain: str, named: Sequence[Node]) -> str:
    before, after = (_meaning(step[side]) for side in ("before", "after"))
    if before[0].head in FORMULAS:
        return _formula_fault(_conjunction(before), _conjunction(after), unknown, domain, named)
    for point in points(names(before[0]) | names(after[0])):
        ours, theirs = (_value_of_line(side, point, domain) for side in (before, after))
        if (ours is None) != (theirs is None) or (ours is not None and theirs is not None and not same(ours, theirs)):
            return f"{describe(ours)} becomes {describe(theirs)} at {dict(point)}"
    return ""


def _value_of_line(line: list[Node], point: Point, domain: str) -> Value | None:
    is_valid = all(holds(condition, point, domain) for condition in line[1:])
    return try_value(line[0], point, domain) if is_valid else None


def _meaning(texts: Sequence[str]) -> list[Node]:
    if any(" is " in text for text in texts):
        raise NotationError("a statement in words")
    return [read(text) for text in texts]


def _conjunction(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Node("and", tuple(parts))


def _formula_fault(before: Node, after: Node, unknown: str, domain: str, named: Sequence[Node]) -> str:
    letters = (names(before) | names(after)) - {unknown}
    for assignment in assignments(letters):
        for value in _trial_values(named, unknown, assignment, domain):
            point = {**assignment, unknown: value}
            if holds(before, point, domain) != holds(after, point, domain):
                verb = "gains" if holds(after, point, domain) else "loses"
                return f"{verb} {unknown} = {describe(value)}" + (f" at {dict(assignment)}" if assignment else "")
    return ""


def _trial_values(named: Sequence[Node], unknown: str, assignment: Point, domain: str) -> Iterator[Value]:
    yield from GRID
    for tree in named:
        try:
            yield from candidates(tree, unknown, assignment, domain)
        except KeyError:
            continue
