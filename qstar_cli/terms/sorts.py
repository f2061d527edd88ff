"""Sorts of terms: numbers and matrices. Laws of numbers do not hold for matrices (a product has an order)."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.build import number
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, has_head, term
from qstar_cli.terms.views import as_rational

_MATRICES = frozenset(("Matrix", "Transpose", "InverseMatrix", "RowEchelon", "RightBlock"))
_CLOSED = frozenset(("Sum", "Product", "Neg", "Pow", "Div"))
Rows = tuple[tuple[Fraction, ...], ...]


def has_matrix(t: Term) -> bool:
    """Whether a matrix is written somewhere in a term."""
    return has_head(t, "Matrix")


def is_matrix(t: Term) -> bool:
    """Whether the value of a term is a matrix."""
    if t.head in _CLOSED:
        return any(map(is_matrix, t.args))
    return t.head in _MATRICES


def entries(t: Term) -> tuple[tuple[Term, ...], ...]:
    """The rows of a matrix as written."""
    return tuple(row.args for row in t.args)


def size(t: Term) -> tuple[int, int]:
    """Numbers of rows and columns of a matrix as written."""
    return len(t.args), len(t.args[0].args)


def is_square(t: Term) -> bool:
    rows, columns = size(t)
    return rows == columns


def matrix(rows: tuple[tuple[Term, ...], ...] | list[list[Term]]) -> Term:
    return term("Matrix", *(term("Row", *row) for row in rows))


def rational_rows(t: Term) -> Rows | None:
    """The rows of a matrix of literal numbers, None for any other term."""
    if t.head != "Matrix":
        return None
    found: list[tuple[Fraction, ...]] = []
    for row in entries(t):
        values = [q for entry in row if (q := as_rational(entry)) is not None]
        if len(values) < len(row):
            return None
        found.append(tuple(values))
    return tuple(found)


def rational_matrix(rows: Rows | list[list[Fraction]]) -> Term:
    return matrix([[number(q) for q in row] for row in rows])


def is_worked_out(t: Term) -> bool:
    """A simplified number, a matrix of such, a space given by such columns, or undefined."""
    if t.head == "Matrix":
        return all(is_simplified(e) and e.head != "Undefined" and not has_matrix(e) for row in t.args for e in row.args)
    if t.head == "Span":
        return all(v.head == "Matrix" and is_worked_out(v) for v in t.args)
    return t.head == "Undefined" or (not has_head(t, "Matrix", "Undefined") and is_simplified(t))
