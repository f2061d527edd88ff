"""Equations in one unknown to learn ConPoLe's axioms from: drawn shapes with drawn constants, in the authors' notation.

In a shape `C` stands for a number, `X` for a multiple of the unknown and `?` for plus or minus. Only equations with
exactly one root are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from random import Random

from benchmarks.fine_axioms import is_root, read_equation, value_at
from qstar_cli.learn.curriculum import Family
from qstar_cli.terms.term import Term

NUMBERS = ("C", "(C ? C)", "(C / C)", "((C ? C) / C)")
TERMS = ("(X ? C)", "(C ? X)")
LONG = (
    *("((X ? C) ? X)", "((C ? X) ? C)", "((X ? C) ? C)", "((C ? X) ? X)", "((X ? X) ? C)"),
    *("(X ? (C ? X))", "(((C ? X) ? C) ? X)"),
)
BELOW = ("(C / x)", "((C / x) ? C)", "(C ? (C / x))", "(((C / x) ? C) ? C)")

Shapes = Sequence[str]
# left and right sides of each family, for size 1 and for size 2
SHAPES: Mapping[str, tuple[tuple[Shapes, Shapes], tuple[Shapes, Shapes]]] = {
    "numbers": ((("x",), NUMBERS[1:3]), (("x",), NUMBERS)),
    "one-term": ((("X",), ("C",)), (("X", "(X ? X)"), NUMBERS)),
    "two-terms": ((("(x ? C)", "(C ? x)", *TERMS), ("C",)), (TERMS, NUMBERS[:2])),
    "both-sides": ((TERMS, ("X", "x")), (TERMS, TERMS)),
    "three-terms": ((LONG, ("C", "X")), (LONG, (*LONG, *TERMS))),
    "unknown-below": ((BELOW[:2], ("C",)), (BELOW, NUMBERS[:2])),
    "quotients": ((("(X / C)", "(x / C)"), ("C",)), (("((X ? C) / C)", "((x / C) ? C)", "(C * (x ? C))"), NUMBERS)),
    "products": ((("((C / x) * x)", "(X / x)"), ("X",)), (("((C / x) * x)", "(((C / x) ? C) * x)"), ("X", "(X ? X)"))),
}


def equation(shapes: tuple[Shapes, Shapes], draw: Random) -> str:
    """An equation of two shapes, either of them on the left, with exactly one root."""
    while True:
        sides = [_filled(draw.choice(shape), draw) for shape in shapes]
        draw.shuffle(sides)
        text = " = ".join(sides)
        problem = read_equation(text)
        if problem is not None and root(problem.subject) is not None:
            return text


def _filled(shape: str, draw: Random) -> str:
    return re.sub(r"[CX?]", lambda found: _drawn(found[0], draw), shape)


def _drawn(kind: str, draw: Random) -> str:
    """What a letter of a shape stands for this time."""
    if kind == "?":
        return draw.choice("+-")
    n = draw.choice((-1, 1)) * draw.randint(1, 10)
    return f"{n}x" if kind == "X" else f"({n})" if n < 0 else str(n)


def root(t: Term) -> Fraction | None:
    """The only root of an equation that is linear in the unknown or in its reciprocal, None if it has none."""
    for scale in (_itself, _reciprocal):
        for a, b in combinations((Fraction(2), Fraction(3), Fraction(5)), 2):
            u = _crossing(t, a, b, scale)
            if u is not None and (u or scale is _itself) and is_root(t, scale(u)):
                return scale(u)
    return None


def _itself(u: Fraction) -> Fraction:
    return u


def _reciprocal(u: Fraction) -> Fraction:
    return 1 / u


def _crossing(t: Term, a: Fraction, b: Fraction, scale: Callable[[Fraction], Fraction]) -> Fraction | None:
    """Where the straight line through the differences of the sides at a and b is 0, None if nowhere or everywhere."""
    differences = []
    for u in (a, b):
        left, right = (value_at(side, scale(u)) for side in t.args)
        if left is None or right is None:
            return None
        differences.append(left - right)
    at_a, at_b = differences
    return None if at_a == at_b else a - at_a * (b - a) / (at_b - at_a)


def _family(name: str) -> Family:
    return Family(name, lambda draw, size: equation(SHAPES[name][size > 1], draw))


FAMILIES: Mapping[str, Family] = {name: _family(name) for name in SHAPES}
