"""Arithmetic of matrices: sums, multiples, products, powers, transposes, traces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from qstar_cli.rules.algebra import polynomials
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import UNDEFINED, add, divide, integer, multiply, negative, power
from qstar_cli.terms.sorts import entries, is_matrix, is_square, matrix, size
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer

QUESTIONS = ("MatrixValue", "Eigenvectors")
_PARTS = (
    *("Matrix", "Sum", "Product", "Neg", "Div", "Pow", "Transpose", "Trace"),
    *("Determinant", "Rank", "InverseMatrix", "RowEchelon", "NullSpace"),
)
_TRANSPOSED = term("Symbol", value="T")
_MOST = 400  # entries of a product whose working is shown


def worked_out(t: Term) -> Term:
    """An entry multiplied out and collected; as it stands where it is no polynomial."""
    found = polynomials(t)
    return t if found is None else found[0].term(found[1][0])


def calculated(t: Term, rows: list[list[Term]], name: str) -> Rewrite:
    """The matrix whose entries are worked out, the entries as written in a substep before it."""
    written, after = matrix(rows), matrix([[worked_out(e) for e in row] for row in rows])
    if tidy(written) == tidy(after) or len(rows) * len(rows[0]) > _MOST:
        return Rewrite(after)
    return Rewrite(after, substeps=working((written, name), (after, name), start=t))


@rule(
    "add-matrices",
    title="Add the entries",
    say="Matrices of the same size are added entry by entry.",
    heads=("Sum",),
    questions=QUESTIONS,
    examples={
        "compute [[1, 2], [3, 4]] + [[5, 6], [7, 8]]": "[[6, 8], [10, 12]]",
        "compute [[1, 2]] - [[3, 4]]": "[[-2, -2]]",
    },
    refuses=("compute [[1, 2]] + [[1], [2]]", "compute [[1, 2]] + 2[[3, 4]]"),
    eager=True,
    rank=2.0,
    level="matrices",
)
def add_matrices(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum of matrices of the same size."""
    parts = [a.args[0] if a.head == "Neg" else a for a in t.args]
    if any(p.head != "Matrix" for p in parts) or len({size(p) for p in parts}) != 1:
        return
    signs = [a.head == "Neg" for a in t.args]
    m, n = size(parts[0])
    rows = [
        [add(*(_signed(entries(p)[j][k], s) for p, s in zip(parts, signs, strict=True))) for k in range(n)]
        for j in range(m)
    ]
    yield Redex(lambda: calculated(t, rows, "add-matrices"))


def _signed(entry: Term, is_negative: bool) -> Term:
    return negative(entry) if is_negative else entry


@rule(
    "sizes-do-not-fit",
    title="The sizes do not fit",
    say="{reason}",
    heads=("Sum", "Product"),
    questions=QUESTIONS,
    examples={"compute [[1, 2]] + [[1], [2]]": "undefined", "compute [[1, 2]]*[[1, 2]]": "undefined"},
    refuses=("compute [[1, 2]] + [[3, 4]]", "compute [[1, 2]]*[[1], [2]]"),
    eager=True,
    rank=1.0,
    level="matrices",
)
def sizes_do_not_fit(t: Term, scope: Scope) -> Iterator[Redex]:
    """Sums of matrices of different sizes, and products of rows and columns of different lengths, are undefined."""
    parts = [p for a in t.args if (p := a.args[0] if a.head == "Neg" else a).head == "Matrix"]
    reason = ""
    if t.head == "Sum" and len({size(p) for p in parts}) > 1:
        reason = "Only matrices of the same size can be added."
    elif t.head == "Sum" and parts and any(not is_matrix(a) for a in t.args):
        reason = "A number cannot be added to a matrix."
    elif t.head == "Product":
        pairs = [(a, b) for a, b in pairwise(parts) if size(a)[1] != size(b)[0]]
        if pairs and len(parts) == sum(map(is_matrix, t.args)):
            (_, across), (down, _) = (size(p) for p in pairs[0])
            reason = f"Rows of {across} entries cannot be multiplied by columns of {down} entries."
    if reason:
        yield Redex(lambda: Rewrite(UNDEFINED), {"reason": reason})


@rule(
    "multiply-matrix-by-number",
    title="Multiply each entry",
    say="A matrix is multiplied by a number entry by entry.",
    heads=("Product", "Neg", "Div"),
    questions=QUESTIONS,
    examples={
        "compute 2[[1, 2], [3, 4]]": "[[2, 4], [6, 8]]",
        "compute -[[1, -2]]": "[[-1, 2]]",
        "compute [[2, 4]]/2": "[[1, 2]]",
        "compute 2[[1, 2]]*[[3], [4]]": "[[2, 4]]*[[3], [4]]",
    },
    refuses=("compute [[1, 2]]*[[3], [4]]", "compute [[1, 2]]/0"),
    eager=True,
    rank=2.1,
    level="matrices",
)
def multiply_matrix_by_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The numbers of a product go into its first matrix; a quotient by a number other than 0."""
    if t.head == "Neg" and t.args[0].head == "Matrix":
        yield Redex(lambda: calculated(t, _entrywise(t.args[0], negative), "multiply-matrix-by-number"))
    elif t.head == "Div" and t.args[0].head == "Matrix" and not is_matrix(t.args[1]) and as_integer(t.args[1]) != 0:
        below = t.args[1]
        yield Redex(
            lambda: calculated(t, _entrywise(t.args[0], lambda e: divide(e, below)), "multiply-matrix-by-number")
        )
    elif t.head == "Product":
        numbers = [a for a in t.args if not is_matrix(a)]
        others = [a for a in t.args if is_matrix(a)]
        if numbers and others and others[0].head == "Matrix":
            first = calculated(t, _entrywise(others[0], lambda e: multiply(*numbers, e)), "multiply-matrix-by-number")
            yield Redex(lambda: first if len(others) == 1 else Rewrite(multiply(first.after, *others[1:])))


def _entrywise(t: Term, change: object) -> list[list[Term]]:
    assert callable(change)
    return [[change(e) for e in row] for row in entries(t)]


@rule(
    "multiply-matrices",
    title="Multiply rows by columns",
    say="Entry by entry, the products of a row of the first matrix and a column of the second are added.",
    heads=("Product",),
    questions=QUESTIONS,
    examples={
        "compute [[1, 2], [3, 4]]*[[5, 6], [7, 8]]": "[[19, 22], [43, 50]]",
        "compute [[1, 2]]*[[3], [4]]": "[[11]]",
    },
    refuses=("compute [[1, 2]]*[[3, 4]]", "compute 2[[1, 2]]"),
    eager=True,
    rank=2.2,
    level="matrices",
)
def multiply_matrices(t: Term, scope: Scope) -> Iterator[Redex]:
    """The first two matrices of a product."""
    if len(t.args) < 2 or any(a.head != "Matrix" for a in t.args[:2]):
        return
    a, b = t.args[:2]
    if size(a)[1] != size(b)[0]:
        return
    columns = list(zip(*entries(b), strict=True))
    rows = [[add(*map(multiply, row, column)) for column in columns] for row in entries(a)]
    if len(t.args) == 2:
        yield Redex(lambda: calculated(t, rows, "multiply-matrices"))
    else:
        yield Redex(lambda: Rewrite(multiply(calculated(t, rows, "multiply-matrices").after, *t.args[2:])))


@rule(
    "power-of-matrix",
    title="Split the power",
    say="{say}",
    heads=("Pow",),
    questions=QUESTIONS,
    examples={
        "compute [[1, 1], [1, 0]]^10": "[[2, 1], [1, 1]]^5",
        "compute [[1, 1], [1, 0]]^3": "[[1, 1], [1, 0]]*[[1, 1], [1, 0]]^2",
        "compute [[1, 2], [3, 4]]^0": "[[1, 0], [0, 1]]",
        "compute [[1, 2], [3, 4]]^-1": "inverse([[1, 2], [3, 4]])",
        "compute [[1, 2]]^2": "undefined",
    },
    refuses=("compute [[1, 2], [3, 4]]^n",),
    eager=True,
    rank=2.0,
    level="matrices",
)
def power_of_matrix(t: Term, scope: Scope) -> Iterator[Redex]:
    """An even power is one of the square; of an odd power one factor is set apart; negative ones need the inverse."""
    base, n = t.args[0], as_integer(t.args[1])
    if base.head == "Matrix" and t.args[1] == _TRANSPOSED:
        yield Redex(lambda: Rewrite(term("Transpose", base)), {"say": "The exponent T stands for the transpose."})
    if base.head != "Matrix" or n is None:
        return
    if not is_square(base):
        yield Redex(lambda: Rewrite(UNDEFINED), {"say": "Only square matrices have powers."})
    elif n == 0:
        rows = [[integer(int(j == k)) for k in range(size(base)[0])] for j in range(size(base)[0])]
        yield Redex(lambda: Rewrite(matrix(rows)), {"say": "The power with exponent 0 is the identity matrix."})
    elif n < 0:
        inverse = term("InverseMatrix", base)
        after = inverse if n == -1 else power(inverse, -n)
        yield Redex(lambda: Rewrite(after), {"say": "A negative power is a power of the inverse."})
    elif n % 2 or n == 1:
        after = base if n == 1 else multiply(base, power(base, n - 1))
        yield Redex(lambda: Rewrite(after), {"say": f"One factor is set apart from the {n}."})
    else:
        yield Redex(lambda: _squared(base, n), {"say": "An even power is a power of the square."})


def _squared(base: Term, n: int) -> Rewrite:
    columns = list(zip(*entries(base), strict=True))
    square = matrix([[worked_out(add(*map(multiply, row, column))) for column in columns] for row in entries(base)])
    return Rewrite(square if n == 2 else power(square, n // 2))


@rule(
    "transpose-matrix",
    title="Exchange rows and columns",
    say="The rows of the transpose are the columns of the matrix.",
    heads=("Transpose",),
    questions=QUESTIONS,
    examples={"compute transpose([[1, 2, 3], [4, 5, 6]])": "[[1, 4], [2, 5], [3, 6]]"},
    refuses=("compute transpose([[1, 2]] + [[3, 4]])",),
    eager=True,
    rank=2.0,
    level="matrices",
)
def transpose_matrix(t: Term, scope: Scope) -> Iterator[Redex]:
    """The transpose of a matrix."""
    if t.args[0].head == "Matrix":
        rows = [list(column) for column in zip(*entries(t.args[0]), strict=True)]
        yield Redex(lambda: Rewrite(matrix(rows)))


@rule(
    "trace-of-matrix",
    title="Add the diagonal",
    say="The trace is the sum of the entries on the diagonal.",
    heads=("Trace",),
    questions=QUESTIONS,
    examples={"compute trace([[1, 2], [3, 4]])": "1 + 4", "compute trace([[1, 2]])": "undefined"},
    refuses=("compute trace([[1, 2]] + [[3, 4]])",),
    eager=True,
    rank=2.0,
    level="matrices",
)
def trace_of_matrix(t: Term, scope: Scope) -> Iterator[Redex]:
    """The trace of a square matrix; others have none."""
    inner = t.args[0]
    if inner.head == "Matrix":
        rows = entries(inner)
        after = add(*(rows[k][k] for k in range(len(rows)))) if is_square(inner) else UNDEFINED
        yield Redex(lambda: Rewrite(after))


@rule(
    "undefined-matrix-part",
    title="A part is undefined",
    say="A part of the expression is undefined, so the whole is.",
    heads=_PARTS,
    questions=QUESTIONS,
    examples={"compute det(undefined) + det([[1]])": "undefined + det([[1]])"},
    refuses=("compute det([[1]])",),
    eager=True,
    rank=0.1,
    level="matrices",
)
def undefined_matrix_part(t: Term, scope: Scope) -> Iterator[Redex]:
    """An operation with an undefined argument, a matrix with an undefined entry."""
    parts = [e for row in entries(t) for e in row] if t.head == "Matrix" else t.args
    if UNDEFINED in parts:
        yield Redex(lambda: Rewrite(UNDEFINED))
