"""Random expressions and equations of our own, to look for wrong answers: no key, the question itself is the judge.

An equation is built backwards: the right side is the value of a random left side at a chosen number, so that one root
is known to look for.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from benchmarks.evaluate import UndefinedError, value
from benchmarks.notation import Node, names, number
from benchmarks.plain import plain
from benchmarks.question import Key, Question

COUNT = 1000
KINDS = ("generated_simplify", "generated_solve", "generated_inequality", "generated_literal")
WEIGHTS = {"sum": 6, "product": 4, "quotient": 3, "neg": 1.5, "power": 1.5, "root": 0.8, "abs": 0.5}
X = Node("name", value="x")


def reader_of(kind: str) -> Callable[[Path], list[Question]]:
    """The generator of one of KINDS, with a fixed seed."""
    make = {"generated_simplify": _simplify, "generated_solve": _solve, "generated_literal": _literal}.get(
        kind, _inequality
    )
    return lambda _folder: [make(random.Random(f"{kind}{n}"), f"{kind}-{n:04}") for n in range(COUNT)]


def _simplify(chooser: random.Random, identifier: str) -> Question:
    letters = chooser.choice(((), ("x",), ("x",), ("x", "y")))
    given = _expression(chooser, chooser.randint(2, 4), letters)
    return Question(
        identifier, f"{len(letters)} letters", f"simplify {plain(given)}", "", Key("expression", given=given)
    )


def _solve(chooser: random.Random, identifier: str) -> Question:
    for _ in range(100):
        left = _expression(chooser, chooser.randint(2, 3), ("x",))
        root = Fraction(chooser.randint(-6, 6), chooser.choice((1, 1, 2, 3)))
        try:
            right = value(left, {"x": root})
        except UndefinedError:
            continue
        if names(left) and isinstance(right, Fraction) and right.denominator < 1000 and abs(right) < 10_000:
            break
    else:
        left, root, right = X, Fraction(1), Fraction(1)
    given = Node("relation", (left, _number_node(Fraction(right))), "=")
    if chooser.random() < 0.3:
        extra = _expression(chooser, 1, ("x",))
        given = Node("relation", (Node("sum", (left, extra)), Node("sum", (given.args[1], extra))), "=")
    known = Node("relation", (X, _number_node(root)), "=")
    key = Key("solutions", tree=None, given=given, unknown="x", named=known)
    return Question(identifier, "equation", f"solve {plain(given)} for x", plain(known), key)


def _inequality(chooser: random.Random, identifier: str) -> Question:
    equation = _solve(chooser, identifier).key.given
    assert equation is not None
    given = Node("relation", equation.args, chooser.choice(("<", "<=", ">", ">=")))
    key = Key("solutions", given=given, unknown="x", named=equation)
    return Question(identifier, "inequality", f"solve {plain(given)} for x", "", key)


def _literal(chooser: random.Random, identifier: str) -> Question:
    sides = tuple(_expression(chooser, 2, chooser.choice((("x", "a"), ("x", "a", "b"), ("a", "b")))) for _ in range(2))
    given = Node("relation", sides, "=")
    return Question(
        identifier, "literal", f"solve {plain(given)} for x", "", Key("solutions", given=given, unknown="x")
    )


def _number_node(q: Fraction) -> Node:
    size = number(abs(q.numerator), str(abs(q.numerator)))
    node = size if q.denominator == 1 else Node("quotient", (size, number(q.denominator, str(q.denominator))))
    return Node("neg", (node,)) if q < 0 else node


def _expression(chooser: random.Random, depth: int, letters: tuple[str, ...]) -> Node:
    """A random expression of sums, products, quotients, small powers, roots and absolute values."""
    if depth == 0 or chooser.random() < 0.1:
        if letters and chooser.random() < 0.6:
            return Node("name", value=chooser.choice(letters))
        n = chooser.choice((0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 9, 12))
        return number(n, str(n))

    def inner() -> Node:
        return _expression(chooser, depth - 1, letters)

    kind = chooser.choices(tuple(WEIGHTS), tuple(WEIGHTS.values()))[0]
    if kind == "sum":
        parts = tuple(Node("neg", (part,)) if chooser.random() < 0.4 else part for part in (inner(), inner()))
        return Node("sum", parts)
    if kind in ("product", "quotient"):
        return Node(kind, (inner(), inner()))
    if kind == "neg":
        return Node("neg", (inner(),))
    if kind == "power":
        exponent = chooser.choice((2, 2, 3, 0, -1, -2, Fraction(1, 2), Fraction(2, 3)))
        return Node("power", (inner(), _number_node(Fraction(exponent))))
    return Node("call", (inner(),), chooser.choice(("sqrt", "sqrt", "cbrt")) if kind == "root" else "abs")
