"""What expressions with matrices mean over any field of values: rows of values, None where undefined."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Generic

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import evaluate

MAX_SIZE = 40
MAX_LAPLACE = 9
MAX_EXPONENT = 10_000
_HEADS = frozenset(("Matrix", "Transpose", "InverseMatrix", "RowEchelon", "RightBlock"))
_CLOSED = frozenset(("Sum", "Product", "Neg", "Pow", "Div"))
Grid = list[list[V]]


@lru_cache(maxsize=4096)
def is_matrix(t: Term) -> bool:
    """Whether the value of a term is a matrix."""
    return t.head in _HEADS or (t.head in _CLOSED and any(map(is_matrix, t.args)))


class Matrices(Generic[V]):
    """The arithmetic of matrices over a field."""

    def __init__(self, field: Field[V]) -> None:
        self.f = field
        self.zero = field.rational(Fraction(0))
        self.one = field.rational(Fraction(1))
        self.minus_one = field.rational(Fraction(-1))

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

    def identity(self, n: int) -> Grid[V]:
        return [[self.one if j == k else self.zero for k in range(n)] for j in range(n)]

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

    def reduced(self, grid: Grid[V]) -> Grid[V]:
        """The reduced row echelon form, by elimination."""
        rows, top = [list(row) for row in grid], 0
        for k in range(len(rows[0])):
            pivot = next((j for j in range(top, len(rows)) if not self.f.is_zero(rows[j][k])), None)
            if pivot is None:
                continue
            rows[top], rows[pivot] = rows[pivot], rows[top]
            lead = rows[top][k]
            rows[top] = [self.f.divide(a, lead) for a in rows[top]]
            for j in range(len(rows)):
                if j != top and not self.f.is_zero(rows[j][k]):
                    factor = self.f.multiply(self.minus_one, rows[j][k])
                    rows[j] = [
                        self.f.add(a, self.f.multiply(factor, b)) for a, b in zip(rows[j], rows[top], strict=True)
                    ]
            top += 1
            if top == len(rows):
                break
        return rows

    def rank(self, grid: Grid[V]) -> int:
        return sum(any(not self.f.is_zero(a) for a in row) for row in self.reduced(grid))

    def inverse(self, grid: Grid[V]) -> Grid[V] | None:
        """The inverse; None for a matrix that has none."""
        n = len(grid)
        if n != len(grid[0]):
            return None
        wide = self.reduced([row + unit for row, unit in zip(grid, self.identity(n), strict=True)])
        left = [row[:n] for row in wide]
        return [row[n:] for row in wide] if self.same(left, self.identity(n)) else None

    def determinant(self, grid: Grid[V]) -> V | None:
        """The determinant by Laplace's expansion; None for a matrix that is not square."""
        n = len(grid)
        if n != len(grid[0]):
            return None
        if n > MAX_LAPLACE:
            raise LimitError("a determinant is too large")
        minors: dict[tuple[int, ...], V] = {(): self.one}
        for row in reversed(grid):
            minors = self._next_minors(row, minors, n)
        return minors[tuple(range(n))]

    def _next_minors(self, row: Sequence[V], minors: dict[tuple[int, ...], V], n: int) -> dict[tuple[int, ...], V]:
        """The minors with one more row on top, by the columns they have."""
        found: dict[tuple[int, ...], V] = {}
        for columns, minor in minors.items():
            for k in (k for k in range(n) if k not in columns):
                wider = tuple(sorted((*columns, k)))
                part = self.f.multiply(row[k], minor)
                if wider.index(k) % 2:
                    part = self.f.multiply(self.minus_one, part)
                found[wider] = self.f.add(found[wider], part) if wider in found else part
        return found

    def same(self, a: Grid[V] | None, b: Grid[V] | None) -> bool:
        """Whether two matrices are equal, or both undefined."""
        if a is None or b is None:
            return a is b
        if (len(a), len(a[0])) != (len(b), len(b[0])):
            return False
        return all(self.is_equal(x, y) for r, s in zip(a, b, strict=True) for x, y in zip(r, s, strict=True))

    def is_equal(self, x: V, y: V) -> bool:
        return self.f.is_zero(self.f.add(x, self.f.multiply(self.minus_one, y)))

    def null_space(self, grid: Grid[V]) -> Grid[V]:
        """A basis of the vectors that the matrix maps to zero, as rows."""
        rows = self.reduced(grid)
        leading = {}
        for j, row in enumerate(rows):
            k = next((k for k, a in enumerate(row) if not self.f.is_zero(a)), None)
            if k is not None:
                leading[k] = j
        basis = []
        for free in (k for k in range(len(grid[0])) if k not in leading):
            vector = [self.one if k == free else self.zero for k in range(len(grid[0]))]
            for k, j in leading.items():
                vector[k] = self.f.multiply(self.minus_one, rows[j][free])
            basis.append(vector)
        return basis

    def same_space(self, a: Grid[V], b: Grid[V]) -> bool:
        """Whether the rows of both have the same combinations."""
        first, second = (self._without_zeros(self.reduced(rows)) if rows else [] for rows in (a, b))
        return len(first) == len(second) and (not first or self.same(first, second))

    def _without_zeros(self, rows: Grid[V]) -> Grid[V]:
        return [row for row in rows if any(not self.f.is_zero(a) for a in row)]
