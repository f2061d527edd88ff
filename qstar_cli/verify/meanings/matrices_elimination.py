"""Rows of values over a field: elimination, and what is read off it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Generic

from qstar_cli.errors import LimitError
from qstar_cli.verify.field import Field, V

MAX_LAPLACE = 9
Grid = list[list[V]]


class Elimination(Generic[V]):
    """Echelon forms, determinants and spaces over a field."""

    def __init__(self, field: Field[V]) -> None:
        self.f = field
        self.zero = field.rational(Fraction(0))
        self.one = field.rational(Fraction(1))
        self.minus_one = field.rational(Fraction(-1))

    def identity(self, n: int) -> Grid[V]:
        return [[self.one if j == k else self.zero for k in range(n)] for j in range(n)]

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
