"""Determinants and characteristic polynomials."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.matrices import worked_out
from qstar_cli.rules.matrices_row_reduction import described, operated
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import UNDEFINED, add, integer, multiply, negative, number, subtract
from qstar_cli.terms.sorts import Rows, entries, is_square, matrix, rational_matrix, rational_rows, size
from qstar_cli.terms.term import Term, map_args, term
from qstar_cli.terms.views import as_rational

_BY_COFACTORS = 3  # larger matrices of numbers are brought to triangular form


def _minor(rows: tuple[tuple[Term, ...], ...], j: int, k: int) -> Term:
    return matrix([list(row[:k] + row[k + 1 :]) for i, row in enumerate(rows) if i != j])


@rule(
    "determinant-of-two-rows",
    title="Multiply along the diagonals",
    say="The determinant of [[a, b], [c, d]] is a*d - b*c, here {product}.",
    heads=("Determinant",),
    questions=("MatrixValue", "Solve"),
    examples={"compute det([[1, 2], [3, 4]])": "-2", "compute det([[a, b], [c, d]])": "a*d - b*c"},
    refuses=("compute det([[1, 2]])", "compute det([[1, 2, 3], [4, 5, 6], [7, 8, 10]])", "compute det([[5]])"),
    eager=True,
    rank=1.5,
    level="matrices",
)
def determinant_of_two_rows(t: Term, scope: Scope) -> Iterator[Redex]:
    """The determinant of a matrix with two rows, worked out where its entries are numbers."""
    inner = t.args[0]
    if inner.head != "Matrix" or size(inner) != (2, 2):
        return
    (a, b), (c, d) = entries(inner)
    product = subtract(multiply(a, d), multiply(b, c))
    rows = rational_rows(inner)
    after = product if rows is None else number(rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0])
    yield Redex(lambda: Rewrite(after), {"product": product})


@rule(
    "determinant-of-one-row",
    title="Take the entry",
    say="The determinant of a single number is the number.",
    heads=("Determinant",),
    questions=("MatrixValue", "Solve"),
    examples={"compute det([[5]])": "5"},
    refuses=("compute det([[1, 2]])", "compute det([[1, 2], [3, 4]])"),
    eager=True,
    rank=1.5,
    level="matrices",
)
def determinant_of_one_row(t: Term, scope: Scope) -> Iterator[Redex]:
    """The determinant of a matrix with one entry."""
    inner = t.args[0]
    if inner.head == "Matrix" and size(inner) == (1, 1):
        yield Redex(lambda: Rewrite(entries(inner)[0][0]))


@rule(
    "determinant-not-square",
    title="The matrix is not square",
    say="Only square matrices have a determinant, and this one has {m} rows and {n} columns.",
    heads=("Determinant", "CharacteristicPolynomial"),
    questions=("MatrixValue", "Solve"),
    examples={"compute det([[1, 2]])": "undefined"},
    refuses=("compute det([[1, 2], [3, 4]])",),
    eager=True,
    rank=0.2,
    level="matrices",
)
def determinant_not_square(t: Term, scope: Scope) -> Iterator[Redex]:
    """A matrix that is not square has no determinant."""
    inner = t.args[0]
    if inner.head == "Matrix" and not is_square(inner):
        m, n = size(inner)
        yield Redex(lambda: Rewrite(UNDEFINED), {"m": integer(m), "n": integer(n)})


@rule(
    "expand-by-cofactors",
    title="Expand along a row",
    say="Expand along row {row}: each entry times the determinant without its row and column, with alternating signs.",
    heads=("Determinant",),
    questions=("MatrixValue", "Solve"),
    examples={
        "compute det([[1, 2, 0], [4, 5, 6], [7, 8, 10]])": "det([[5, 6], [8, 10]]) - 2*det([[4, 6], [7, 10]])",
        "compute det([[2, 0, 0], [1, 3, 1], [0, 1, 4]])": "2*det([[3, 1], [1, 4]])",
    },
    refuses=("compute det([[1, 2], [3, 4]])", "compute det([[1, 2]])"),
    eager=True,
    rank=1.6,
    level="matrices",
)
def expand_by_cofactors(t: Term, scope: Scope) -> Iterator[Redex]:
    """Laplace expansion along the row with most zeros, for three rows, and for more where entries are no numbers."""
    inner = t.args[0]
    if inner.head != "Matrix" or not is_square(inner) or size(inner)[0] < 3:
        return
    if size(inner)[0] > _BY_COFACTORS and rational_rows(inner) is not None:
        return
    rows = entries(inner)
    j = max(range(len(rows)), key=lambda i: sum(as_rational(e) == 0 for e in rows[i]))
    parts = [_cofactor(rows, j, k) for k in range(len(rows)) if as_rational(rows[j][k]) != 0]
    yield Redex(lambda: Rewrite(add(*parts)), {"row": integer(j + 1)})


def _cofactor(rows: tuple[tuple[Term, ...], ...], j: int, k: int) -> Term:
    minor = term("Determinant", _minor(rows, j, k))
    product = minor if as_rational(rows[j][k]) == 1 else multiply(rows[j][k], minor)
    return negative(product) if (j + k) % 2 else product


@rule(
    "determinant-row-operation",
    title="Row operation",
    say="{operation} {effect}",
    heads=("Determinant",),
    questions=("MatrixValue",),
    examples={
        "compute det([[1, 2, 0, 0], [3, 4, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])": (
            "det([[1, 2, 0, 0], [0, -2, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])"
        ),
        "compute det([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])": (
            "-det([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])"
        ),
    },
    refuses=("compute det([[1, 2], [3, 4]])", "compute det([[1, 2, 3], [4, 5, 6], [7, 8, 9]])"),
    eager=True,
    rank=1.7,
    level="matrices",
)
def determinant_row_operation(t: Term, scope: Scope) -> Iterator[Redex]:
    """Larger matrices of numbers on the way to triangular form: adding multiples of rows, swapping rows."""
    rows = rational_rows(t.args[0])
    if rows is None or len(rows) <= _BY_COFACTORS or not is_square(t.args[0]):
        return
    operation = _to_triangle(rows)
    if operation is None:
        return
    changed = map_args(t, (rational_matrix(operated(rows, *operation)),))
    is_swap = operation[0] == "swap"
    effect = "This changes the sign of the determinant." if is_swap else "This does not change the determinant."
    words: dict[str, Term | str] = {"operation": described(*operation), "effect": effect}
    yield Redex(lambda: Rewrite(negative(changed) if is_swap else changed), words)


def _to_triangle(rows: Rows) -> tuple[str, int, int, Fraction] | None:
    """The next operation that clears an entry below the diagonal; None for a triangular matrix."""
    for k in range(len(rows)):
        below = [j for j in range(k + 1, len(rows)) if rows[j][k]]
        if not below:
            continue
        if rows[k][k] == 0:
            return "swap", k, below[0], Fraction(1)
        return "add", below[0], k, -rows[below[0]][k] / rows[k][k]
    return None


@rule(
    "determinant-of-triangle",
    title="Multiply the diagonal",
    say="The determinant of a triangular matrix is the product of its diagonal.",
    heads=("Determinant",),
    questions=("MatrixValue",),
    examples={
        "compute det([[2, 1, 0, 0], [0, 3, 0, 0], [0, 0, 1, 0], [0, 0, 0, 5]])": "2*3*1*5",
    },
    refuses=("compute det([[1, 2], [3, 4]])",),
    eager=True,
    rank=1.4,
    level="matrices",
)
def determinant_of_triangle(t: Term, scope: Scope) -> Iterator[Redex]:
    """The determinant of a triangular matrix of numbers with more than two rows."""
    rows = rational_rows(t.args[0])
    if rows is not None and len(rows) > 2 and is_square(t.args[0]) and _to_triangle(rows) is None:
        yield Redex(lambda: Rewrite(multiply(*(number(rows[k][k]) for k in range(len(rows))))))


@rule(
    "characteristic-polynomial",
    title="Find the characteristic polynomial",
    say="For eigenvalues the determinant of the matrix minus {letter} times the identity is 0.",
    heads=("CharacteristicPolynomial",),
    questions=("Solve", "MatrixValue"),
    examples={"charpoly([[2, 1], [1, 2]], x) = 0": "x^2 - 4x + 3 = 0"},
    refuses=("charpoly([[1, 2]], x) = 0",),
    eager=True,
    rank=0.1,
    level="matrices",
)
def characteristic_polynomial(t: Term, scope: Scope) -> Iterator[Redex]:
    """det(A - x*I), worked out, for a square matrix with up to five rows."""
    inner, x = t.args
    if inner.head != "Matrix" or not is_square(inner) or size(inner)[0] > 5:
        return

    yield Redex(lambda: Rewrite(characteristic_terms(inner, x)), {"letter": x})


def characteristic_terms(a: Term, x: Term) -> Term:
    """det(a - x*I) of a square matrix, multiplied out and collected."""
    rows = [[subtract(e, x) if j == k else e for k, e in enumerate(row)] for j, row in enumerate(entries(a))]
    return worked_out(_expanded(tuple(map(tuple, rows))))


def _expanded(rows: tuple[tuple[Term, ...], ...]) -> Term:
    """The determinant as one expression."""
    if len(rows) == 1:
        return rows[0][0]
    parts = []
    for k in range(len(rows)):
        rest = _expanded(tuple(row[:k] + row[k + 1 :] for row in rows[1:]))
        product = multiply(rows[0][k], rest)
        parts.append(negative(product) if k % 2 else product)
    return add(*parts)
