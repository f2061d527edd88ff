"""z3's opinion on the claim of a step, where it can express it: is there a point at which the two lines differ?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import z3

from tests.verify.second_checker import Opinion
from tests.verify.second_reader import OutOfScope, Tree, is_formula, read

_HIGHEST_POWER = 12
MILLISECONDS = 300


class _Translation:
    """Trees as z3 terms. `beside` holds what defines the roots; definedness is passed along as a condition."""

    def __init__(self) -> None:
        self.beside: list[Any] = []

    def expression(self, tree: Tree) -> tuple[Any, list[Any]]:
        """The value, and what must hold for it to be defined."""
        head = tree[0]
        if head == "number":
            return z3.Q(tree[1].numerator, tree[1].denominator), []
        if head == "letter":
            if tree[1] == "i":
                raise OutOfScope("i")
            return z3.Real(tree[1]), []
        if head == "undefined":
            return z3.RealVal(0), [z3.BoolVal(False)]
        if head not in ("neg", "add", "mul", "div", "pow", "root", "abs"):
            raise OutOfScope(head)
        parts = [self.expression(part) for part in tree[1:] if isinstance(part, tuple)]
        values, defined = [v for v, _ in parts], [d for _, ds in parts for d in ds]
        if head == "pow":
            return self._power(values[0], tree[2], defined)
        if head == "root":
            return self._root(values[0], tree[2], defined)
        if head == "div":
            return values[0] / values[1], [*defined, values[1] != 0]
        if head == "neg":
            return -values[0], defined
        if head == "abs":
            return z3.If(values[0] >= 0, values[0], -values[0]), defined
        return (z3.Sum(values) if head == "add" else z3.Product(values)), defined

    def _power(self, base: Any, exponent: Tree, defined: list[Any]) -> tuple[Any, list[Any]]:
        sign = -1 if exponent[0] == "neg" else 1
        number = exponent[1] if sign < 0 else exponent
        if number[0] != "number" or number[1].denominator != 1 or number[1] > _HIGHEST_POWER:
            raise OutOfScope("a power")
        n = int(number[1]) * sign
        value = z3.Product([base] * abs(n)) if n else z3.RealVal(1)
        return (value, defined) if n > 0 else (1 / value, [*defined, base != 0])

    def _root(self, radicand: Any, n: int, defined: list[Any]) -> tuple[Any, list[Any]]:
        root = z3.Real(f"root{len(self.beside)}")
        if n % 2:
            self.beside.append(z3.Product([root] * n) == radicand)
            return root, defined
        exact = z3.And(root >= 0, z3.Product([root] * n) == radicand)
        self.beside.append(z3.If(radicand >= 0, exact, root == 0))
        return root, [*defined, radicand >= 0]

    def formula(self, tree: Tree) -> Any:
        head = tree[0]
        if head in ("and", "or"):
            parts = [self.formula(part) for part in tree[1:]]
            return z3.And(parts) if head == "and" else z3.Or(parts)
        if head in ("true", "false"):
            return z3.BoolVal(head == "true")
        if head != "relation":
            raise OutOfScope(head)
        (a, left), (b, right) = self.expression(tree[2]), self.expression(tree[3])
        relation = {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[tree[1]]
        return z3.And([*left, *right, relation])

    def differ(self, before: Sequence[Tree], after: Sequence[Tree]) -> Any:
        """That the lines of two states, each a term with its conditions, differ in truth, or in value or domain."""
        if is_formula(before[0]) and is_formula(after[0]):
            return z3.Xor(*(z3.And([self.formula(t) for t in lines]) for lines in (before, after)))
        if is_formula(before[0]) or is_formula(after[0]):
            raise OutOfScope("a formula beside an expression")
        (a, left), (b, right) = self.expression(before[0]), self.expression(after[0])
        left_is, right_is = (
            z3.And([*where, *(self.formula(c) for c in lines[1:])]) for where, lines in ((left, before), (right, after))
        )
        return z3.Or(z3.Xor(left_is, right_is), z3.And(left_is, right_is, a != b))


def z3_opinion(step: dict[str, Any], given: Sequence[Tree] = ()) -> Opinion:
    """Whether the two states of a step say the same, as every relation but a definition claims."""
    try:
        before, after = (
            [read(step[side]["term"]), *(read(t) for name in ("conditions", "obligations") for t in step[side][name])]
            for side in ("before", "after")
        )
    except OutOfScope:
        return Opinion.OUT_OF_SCOPE
    return z3_on_lines(before, after, given)


def z3_on_lines(before: Sequence[Tree], after: Sequence[Tree], given: Sequence[Tree] = ()) -> Opinion:
    """Whether two groups of lines, each a term with its conditions, say the same where all of `given` holds."""
    translation = _Translation()
    try:
        goal = translation.differ(before, after)
        under = [translation.formula(g) for g in given]
    except OutOfScope:
        return Opinion.OUT_OF_SCOPE
    solver = z3.SolverFor("QF_NRA")
    solver.set("timeout", MILLISECONDS)
    solver.add(goal, *under, *translation.beside)
    return {"unsat": Opinion.ACCEPT, "sat": Opinion.REJECT}.get(str(solver.check()), Opinion.OUT_OF_SCOPE)
