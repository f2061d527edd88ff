"""Where the second checker looks at formulas and expressions: at a point of the line, or at values for all letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.verify.second_line import Point, sign_at
from tests.verify.second_reader import OutOfScope, Tree
from tests.verify.second_values import Poly, Value, evaluate, plus, sign_of_number, times

_SIGNS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}


@dataclass
class Partial:
    """An expression where conditions hold, undefined elsewhere."""

    term: Tree
    conditions: tuple[Tree, ...] = ()


def split(tree: Tree) -> Partial:
    """`e for c` taken apart."""
    return Partial(tree[1], (tree[2],)) if tree[0] == "where" else Partial(tree)


class Place:
    """A point of the line, or values for all letters: where formulas have a truth."""

    def __init__(
        self, letter: str, point: Point | None, values: dict[str, Value], lies: Sequence[tuple[Tree, Tree]]
    ) -> None:
        self.letter, self.point, self.values, self.replaced = letter, point, values, lies

    def sign(self, p: Poly) -> int:
        return sign_of_number(p) if self.point is None else sign_at(p, self.letter, self.point)

    def value(self, tree: Tree) -> Value | None:
        """The value, None where undefined."""
        for old, new in self.replaced:
            tree = replaced(tree, old, new)
        v = evaluate(tree, self.values)
        return None if v.is_nowhere or not all(self.sign(d) for d in v.divisors) else v

    def difference(self, a: Value, b: Value) -> int:
        """The sign of a - b."""
        above = plus(times(a.above, b.below), times(b.above, a.below), -1)
        return self.sign(above) * self.sign(a.below) * self.sign(b.below)

    def holds(self, formula: Tree) -> bool:
        head = formula[0]
        if head == "and":
            return all(map(self.holds, formula[1:]))
        if head == "or":
            return any(map(self.holds, formula[1:]))
        if head == "relation":
            left, right = self.value(formula[2]), self.value(formula[3])
            return left is not None and right is not None and self.difference(left, right) in _SIGNS[formula[1]]
        if head not in ("true", "false"):
            raise OutOfScope(f"{head} as formula")
        return bool(head == "true")

    def same(self, a: Partial, b: Partial) -> bool:
        left, right = (self.value(s.term) if all(map(self.holds, s.conditions)) else None for s in (a, b))
        if left is None or right is None:
            return left is right
        return self.difference(left, right) == 0


def replaced(tree: Tree, old: Tree, new: Tree) -> Tree:
    if tree == old:
        return new
    return tuple(replaced(t, old, new) if isinstance(t, tuple) else t for t in tree)
