"""Judging answers in several unknowns: the answer and the question hold at the same points.

Tried are the points that the answer and the key name (with values for what they leave free), points near them, and
small integers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product

from mpmath import mpf

from benchmarks.evaluate import Point, UndefinedError, Value, value
from benchmarks.notation import Node, names
from benchmarks.solutions import holds

FREE_VALUES = tuple(map(Fraction, ("0", "1", "-2", "3", "1/2")))
MOST_POINTS = 400


def disagreement(answer: Node, reference: Node, others: Sequence[Node], unknowns: Sequence[str]) -> str:
    """The first point at which exactly one of the two formulas holds, "" when there is none among those tried."""
    for point in _points((answer, reference, *others), unknowns):
        if holds(answer, point) != holds(reference, point):
            verb = "is no solution" if holds(answer, point) else "is missing"
            return ", ".join(f"{name} = {_short(v)}" for name, v in point.items()) + " " + verb
    return ""


def _points(formulas: Sequence[Node], unknowns: Sequence[str]) -> Iterator[Point]:
    named = [p for formula in formulas for p in islice(named_points(formula, unknowns), MOST_POINTS)]
    yield from named
    for point in named:
        for name in unknowns:
            yield {**point, name: _moved(point[name])}
    chooser = random.Random(22)
    grid = list(product(range(-4, 5), repeat=len(unknowns)))
    for values in chooser.sample(grid, min(MOST_POINTS, len(grid))):
        yield dict(zip(unknowns, map(Fraction, values), strict=True))


def named_points(formula: Node, unknowns: Sequence[str]) -> Iterator[Point]:
    """Points that a formula names by `x = ...` in each of its branches; what is left free gets a few values."""
    for branch in _branches(formula):
        equations = {str(r.args[0].value): r.args[1] for r in branch if r.value == "=" and r.args[0].head == "name"}
        inside = set().union(*(names(side) for side in equations.values())) if equations else set()
        free = sorted((inside | set(unknowns)) - equations.keys())
        for values in product(FREE_VALUES, repeat=len(free)):
            point = _resolved(equations, dict(zip(free, values, strict=True)))
            if point is not None:
                yield {name: point[name] for name in unknowns}


def _branches(formula: Node) -> Iterator[list[Node]]:
    """The conjunctions of relations that a formula is the alternative of."""
    if formula.head in ("or", "cases"):
        for a in formula.args:
            yield from _branches(a)
    elif formula.head in ("and", "where", "case"):
        for parts in product(*(list(_branches(a)) for a in formula.args)):
            yield [relation for part in parts for relation in part]
    elif formula.head == "family":
        yield from _branches(formula.args[0])
    elif formula.head == "relation":
        yield [formula]


def _resolved(equations: dict[str, Node], known: dict[str, Value]) -> dict[str, Value] | None:
    for _ in equations:
        for name, side in equations.items():
            if name not in known and names(side) <= known.keys():
                try:
                    known[name] = value(side, known)
                except UndefinedError:
                    return None
    return known if equations.keys() <= known.keys() else None


def _moved(v: Value) -> Value:
    return v + Fraction(1, 1000) if isinstance(v, Fraction) else v + mpf(1) / 1000


def _short(v: Value) -> str:
    return str(v) if isinstance(v, Fraction) else str(v)[:12]
