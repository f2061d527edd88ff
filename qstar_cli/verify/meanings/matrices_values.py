"""What expressions with matrices mean over any field of values: rows of values, None where undefined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term
from qstar_cli.verify.field import Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.matrices_elimination import Elimination, Grid

MAX_SIZE = 40
MAX_EXPONENT = 10_000
_HEADS = frozenset(("Matrix", "Transpose", "InverseMatrix", "RowEchelon", "RightBlock"))
_CLOSED = frozenset(("Sum", "Product", "Neg", "Pow", "Div"))


@lru_cache(maxsize=4096)
def is_matrix(t: Term) -> bool:
    """Whether the value of a term is a matrix."""
    return t.head in _HEADS or (t.head in _CLOSED and any(map(is_matrix, t.args)))


class Matrices(Elimination[V]):
    """The values of matrix expressions over a field."""

    def value(self, t: Term) -> Grid[V] | None:
        """The value of a matrix expression. Raises Undecided."""
        if t.head == "Matrix":
            return self._written(t)
        if t.head in ("Sum", "Product"):
            return self._sum(t) if t.head == "Sum" else self._product(t.args)
        if t.head == "Neg":
            return self._scaled(self.minus_one, self.value(t.args[0]))
        if t.head == "Div":
            return self._quotient(t)
        if t.head == "Pow":
            return self._power(t)
        inner = self.value(t.args[0]) if is_matrix(t.args[0]) else None
        if inner is None:
            return None
        if t.head == "Transpose":
            return self._transposed(inner)
        if t.head == "InverseMatrix":
            return self.inverse(inner)
        if t.head == "RowEchelon":
            return self.reduced(inner)
        if t.head == "RightBlock":
            n = int(t.args[1].value or 0)
            return [row[-n:] for row in inner] if 0 < n <= len(inner[0]) else None
        raise Undecided(f"no meaning for {t.head}")

    def _written(self, t: Term) -> Grid[V] | None:
        if len(t.args) > MAX_SIZE or any(len(row.args) > 2 * MAX_SIZE for row in t.args):
            raise LimitError("a matrix is too large")
        rows: Grid[V] = []
        for row in t.args:
            values = [v for e in row.args if (v := evaluate(e, self.f)) is not None]
            if len(values) < len(row.args):
                return None
            rows.append(values)
        return rows

    def _sum(self, t: Term) -> Grid[V] | None:
        if not all(map(is_matrix, t.args)):
            return None
        parts = [self.value(a) for a in t.args]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts) or len({(len(p), len(p[0])) for p in known}) > 1:
            return None
        total = known[0]
        for p in known[1:]:
            total = [[self.f.add(a, b) for a, b in zip(r, s, strict=True)] for r, s in zip(total, p, strict=True)]
        return total

    def _product(self, factors: Sequence[Term]) -> Grid[V] | None:
        scalar, grid = self.one, None
        for factor in factors:
            if not is_matrix(factor):
                number = evaluate(factor, self.f)
                if number is None:
                    return None
                scalar = self.f.multiply(scalar, number)
                continue
            value = self.value(factor)
            grid = value if grid is None else self.times(grid, value)
            if grid is None:
                return None
        return self._scaled(scalar, grid)

    def _scaled(self, scalar: V, grid: Grid[V] | None) -> Grid[V] | None:
        return None if grid is None else [[self.f.multiply(scalar, a) for a in row] for row in grid]

    def _quotient(self, t: Term) -> Grid[V] | None:
        if is_matrix(t.args[1]):
            raise Undecided("a quotient by a matrix")
        below = evaluate(t.args[1], self.f)
        if below is None or self.f.is_zero(below):
            return None
        return self._scaled(self.f.divide(self.one, below), self.value(t.args[0]))

    def _power(self, t: Term) -> Grid[V] | None:
        if is_matrix(t.args[1]):
            raise Undecided("a matrix as an exponent")
        if t.args[1].value == "T" and is_matrix(t.args[0]):
            return self._transposed(self.value(t.args[0]))
        base, exponent = self.value(t.args[0]), evaluate(t.args[1], self.f)
        n = None if exponent is None else self.f.as_rational(exponent)
        if n is None or n.denominator != 1:
            raise Undecided("a power of a matrix with an exponent that is no integer")
        if abs(n) > MAX_EXPONENT:
            raise LimitError("an exponent is too large")
        if base is None or len(base) != len(base[0]):
            return None
        if n < 0:
            base = self.inverse(base)
        return None if base is None else self._repeated(base, abs(n.numerator))

    def _transposed(self, grid: Grid[V] | None) -> Grid[V] | None:
        return None if grid is None else [list(column) for column in zip(*grid, strict=True)]

    def _repeated(self, base: Grid[V], n: int) -> Grid[V]:
        result = self.identity(len(base))
        while n:
            if n % 2:
                result = self._product_of(result, base)
            n //= 2
            if n:
                base = self._product_of(base, base)
        return result

    def times(self, a: Grid[V], b: Grid[V] | None) -> Grid[V] | None:
        """The product; None where the sizes do not fit."""
        return None if b is None or len(a[0]) != len(b) else self._product_of(a, b)

    def _product_of(self, a: Grid[V], b: Grid[V]) -> Grid[V]:
        columns = list(zip(*b, strict=True))
        return [[self._dot(row, column) for column in columns] for row in a]

    def _dot(self, row: Sequence[V], column: Sequence[V]) -> V:
        total = self.zero
        for a, b in zip(row, column, strict=True):
            total = self.f.add(total, self.f.multiply(a, b))
        return total
