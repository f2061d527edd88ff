"""A second opinion that shares nothing with the kernel but the reader: 60-digit arithmetic at many points.

It can only find what is false at its points; the mutation tests use it to recognise mutants that stayed true.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import mpmath

from qstar_cli.terms.term import Term, subterms, symbols
from qstar_cli.verify.reader import read, read_question
from tests.verify.building import Certificate

CONTEXT = mpmath.mp.clone()
CONTEXT.dps = 60
TOLERANCE = CONTEXT.mpf(10) ** -40
PLAIN = ("0", "1", "-1", "2", "-2", "3", "0.5", "-1.75", "6.25", "-11.3", "97", "14")
Point = dict[str, Any]


def value(t: Term, at: Point) -> Any:
    """The real value of an expression, None where undefined."""
    if t.head in ("Integer", "Decimal"):
        return CONTEXT.mpf(str(t.value))
    if t.head == "Symbol":
        return at[str(t.value)]
    if t.head == "Undefined":
        return None
    args = [value(a, at) for a in t.args]
    if None in args:
        return None
    if t.head == "Pow":
        return _power(args[0], args[1])
    if t.head == "Root":
        return _power(args[0], 1 / args[1])
    if t.head == "Div":
        return None if _is_zero(args[1]) else args[0] / args[1]
    return {"Sum": sum, "Product": CONTEXT.fprod, "Neg": lambda a: -a[0], "Abs": lambda a: abs(a[0])}[t.head](args)


def _is_zero(v: Any) -> bool:
    return bool(abs(v) < TOLERANCE)


def _are_equal(a: Any, b: Any) -> bool:
    return _is_zero((a - b) / max(1, abs(a)))


def _power(base: Any, exponent: Any) -> Any:
    if _is_zero(base):
        return CONTEXT.mpf(0) if exponent > 0 else None
    if base > 0 or CONTEXT.isint(exponent):
        return base**exponent
    index = next((n for n in range(2, 100) if _is_zero(n * exponent - CONTEXT.nint(n * exponent))), 2)
    sign = -1 if CONTEXT.nint(index * exponent) % 2 else 1
    return sign * (-base) ** exponent if index % 2 else None


def holds(t: Term, at: Point) -> bool:
    if t.head in ("True", "False"):
        return t.head == "True"
    if t.head in ("And", "Or"):
        return (all if t.head == "And" else any)(holds(a, at) for a in t.args)
    if t.head == "Cases":
        return any(holds(c.args[1], at) and holds(c.args[0], at) for c in t.args)
    a, b = (value(side, at) for side in t.args)
    if a is None or b is None:
        return False
    if _are_equal(a, b):
        return t.head in ("Equal", "LessEqual", "GreaterEqual")
    return {"Equal": False, "Unequal": True}.get(t.head, (a < b) == t.head.startswith("Less"))


def points(terms: Sequence[Term], most: int = 400) -> Iterator[Point]:
    """Plain values, and the values v of every `x = v` in the terms, for every letter."""
    letters = sorted({str(s.value) for t in terms for s in symbols(t)})
    solved = [s for t in terms for s in subterms(t) if s.head in ("Equal", "Unequal") and s.args[0].head == "Symbol"]
    grid = itertools.islice(itertools.product(PLAIN[: 12 if len(letters) < 3 else 6], repeat=len(letters)), most)
    for chosen in grid:
        at = dict(zip(letters, map(CONTEXT.mpf, chosen), strict=True))
        yield at
        for equation in solved:
            v = value(equation.args[1], at)
            if v is not None:
                yield {**at, str(equation.args[0].value): v}


def same_line(a: Sequence[Term], b: Sequence[Term], given: Sequence[Term], is_formula: bool) -> bool:
    """Whether two states (term, conditions, obligations) agree at all points looked at."""
    return all(_same_state(a, b, at, is_formula) for at in points([*a, *b, *given]) if all(holds(g, at) for g in given))


def same_at(a: Term, b: Term, at: Point, is_formula: bool) -> bool:
    """Whether two formulas, or two expressions, agree at a point."""
    return _same_state([a], [b], at, is_formula)


def _same_state(a: Sequence[Term], b: Sequence[Term], at: Point, is_formula: bool) -> bool:
    if is_formula:
        return all(holds(t, at) for t in a) == all(holds(t, at) for t in b)
    left, right = (value(s[0], at) if all(holds(c, at) for c in s[1:]) else None for s in (a, b))
    return left is right if left is None or right is None else _are_equal(left, right)


def _state(found: Certificate) -> list[Term]:
    return [read(found["term"]), *map(read, found["conditions"]), *map(read, found["obligations"])]


def is_true(found: Certificate) -> bool:
    """Whether every line of a certificate and its answer say the same at all points looked at."""
    question, given = read_question(found["problem"]["read_as"])
    answer = read(found["answer"])
    is_formula = question.head == "Solve"
    end = [answer] if answer.head != "Where" else [answer.args[0], answer.args[1]]
    states = [_state(found["start"]), *(_state(s["after"]) for s in found["steps"])]
    first = states[0] if question.head in ("Evaluate", "Convert") else [question.args[0]]
    chain = [first, *states, end]
    return all(same_line(a, b, given, is_formula) for a, b in itertools.pairwise(chain))
