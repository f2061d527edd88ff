"""The field of values on a cell on which letters give points of circles."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from qstar_cli.terms.printer import text
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import Cell, CellField
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Definitions, Value
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.trigonometry_angles import HALF_TANGENT, AngleField
from qstar_cli.verify.meanings.trigonometry_cells import NUMBERS, ONE, Circles, independent, on_any_cell
from qstar_cli.verify.meanings.trigonometry_points import (
    CIRCULAR,
    INVERSE,
)
from qstar_cli.verify.polynomials import Poly


class CircleField(CellField):
    """Values on a cell with points of circles among the generators."""

    def __init__(self, circles: Circles, cell: Cell, definitions: Definitions) -> None:
        self.circles = circles
        self._units: list[tuple[str, Value]] | None = None
        super().__init__(cell, definitions)

    def units(self) -> list[tuple[str, Value]]:
        """The phases by name, as far as they have letters on the cell."""
        if self._units is None:
            values = [(text(phase), evaluate(phase, self)) for phase in self.circles.phases]
            self._units = independent([(name, value) for name, value in values if value is not None], self)
        return self._units

    def function(self, head: str, args: Sequence[Value]) -> Value:
        return super().function(head, [self.by_tangents(a) for a in args])

    def divide(self, a: Value, b: Value) -> Value:
        divisor = self.by_tangents(b)
        if not divisor.above:
            raise Undecided("a cell that is empty for another reason than signs")
        return super().divide(a, divisor)

    def root(self, a: Value, n: int) -> Value | None:
        return super().root(self.by_tangents(a), n)

    def sign(self, a: Value) -> int:
        return super().sign(self.by_tangents(a))

    def is_zero(self, a: Value) -> bool:
        return super().is_zero(self.by_tangents(a))

    def by_tangents(self, a: Value) -> Value:
        """The value without points of circles."""
        names = {n[4:] for n in (P.names(a.above) | P.names(a.below)) & self._point_names()}
        for name in sorted(names):
            above, below = (self._by_tangent(p, name) for p in (a.above, a.below))
            a = super().divide(above, below)
        return a

    def _point_names(self) -> set[str]:
        return {f"{function} {name}" for name in self.circles.finer for function in ("cos", "sin")}

    def _by_tangent(self, p: Poly, name: str) -> Value:
        """With t = a/b: cos = (b^2 - a^2)/(a^2 + b^2), sin = 2ab/(a^2 + b^2)."""
        t = self._tangent(name)
        a2, b2 = self.product(t.above, t.above), self.product(t.below, t.below)
        pieces = (P.subtract(b2, a2), P.scale(self.product(t.above, t.below), 2), P.add(a2, b2))
        terms: dict[tuple[int, int], Poly] = {}
        for m, c in p.items():
            powers = dict(m)
            i, j = int(powers.pop(f"cos {name}", 0)), int(powers.pop(f"sin {name}", 0))
            terms.setdefault((i, j), {})[tuple(sorted(powers.items()))] = c
        size = max((i + j for i, j in terms), default=0)
        total: Poly = {}
        for (i, j), coefficient in terms.items():
            for piece, e in zip(pieces, (i, j, size - i - j), strict=True):
                coefficient = self.product(coefficient, self.power_of(piece, e))
            total = P.add(total, coefficient)
        return Value(total, self.power_of(pieces[2], size))

    def _tangent(self, name: str) -> Value:
        """tan(m/(2L)): a letter, or a number where the summand m is one."""
        if name not in NUMBERS:
            return self.letter(f"tan {name}")
        size = self.rational(Fraction(1, self.circles.finer[name]))
        return self.opaque(HALF_TANGENT, [size if name == ONE else self.multiply(size, self.constant("pi"))])

    def _constant_sign(self, f: Poly) -> int:
        from qstar_cli.verify.generators import rewrite

        numbers = AngleField()
        return numbers.sign(rewrite(f, numbers, self.definitions))


ON_CELLS = {head: partial(on_any_cell, head) for head in (*CIRCULAR, *INVERSE)}
