"""Row operations: echelon forms, rank, inverses and null spaces, an operation a line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from qstar_cli.rules.matrices import QUESTIONS
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import UNDEFINED, integer
from qstar_cli.terms.sorts import Rows, is_square, rational_matrix, rational_rows
from qstar_cli.terms.term import Term, map_args, term

_REDUCED = ("RowEchelon", "NullSpace", "Rank")
ZERO, ONE = Fraction(0), Fraction(1)


def pivots(rows: Rows) -> list[tuple[int, int]]:
    """For each row with an entry other than 0, (row, column of its first one)."""
    first = ((j, next((k for k, q in enumerate(row) if q), -1)) for j, row in enumerate(rows))
    return [(j, k) for j, k in first if k >= 0]


def next_operation(rows: Rows) -> tuple[str, int, int, Fraction] | None:
    """The next row operation towards the reduced echelon form: (kind, row, other row, number); None when it is reached.

    Kinds: swap the rows; scale the row by the number; add the number times the other row to the row.
    """
    top = 0
    for k in range(len(rows[0])):
        below = [j for j in range(top, len(rows)) if rows[j][k]]
        if not below:
            continue
        if rows[top][k] == 0:
            return "swap", top, next((j for j in below if abs(rows[j][k]) == 1), below[0]), ONE
        if rows[top][k] != 1:
            return "scale", top, top, ONE / rows[top][k]
        other = next((j for j in range(len(rows)) if j != top and rows[j][k]), None)
        if other is not None:
            return "add", other, top, -rows[other][k]
        top += 1
        if top == len(rows):
            return None
    return None


def operated(rows: Rows, kind: str, j: int, i: int, q: Fraction) -> Rows:
    """The rows after an operation."""
    changed = list(rows)
    if kind == "swap":
        changed[j], changed[i] = rows[i], rows[j]
    elif kind == "scale":
        changed[j] = tuple(q * a for a in rows[j])
    else:
        changed[j] = tuple(a + q * b for a, b in zip(rows[j], rows[i], strict=True))
    return tuple(changed)


def described(kind: str, j: int, i: int, q: Fraction) -> str:
    """A row operation in words."""
    if kind == "swap":
        return f"Swap rows {j + 1} and {i + 1}."
    if kind == "scale":
        if q.numerator in (1, -1):
            return f"Divide row {j + 1} by {q.denominator * q.numerator}."
        return f"Multiply row {j + 1} by {q}."
    size = "" if abs(q) == 1 else f"{abs(q)} times "
    return f"Add {size}row {i + 1} to row {j + 1}." if q > 0 else f"Subtract {size}row {i + 1} from row {j + 1}."


@rule(
    "row-operation",
    title="Row operation",
    say="{operation}",
    heads=_REDUCED,
    questions=QUESTIONS,
    examples={
        "compute rref([[1, 2], [3, 4]])": "rref([[1, 2], [0, -2]])",
        "compute rref([[0, 2], [3, 4]])": "rref([[3, 4], [0, 2]])",
        "compute rref([[2, 4]])": "rref([[1, 2]])",
        "compute rank([[1, 2], [2, 4]])": "rank([[1, 2], [0, 0]])",
    },
    refuses=("compute rref([[1, 0], [0, 1]])", "compute rref([[a, 2], [3, 4]])"),
    eager=True,
    rank=2.0,
    level="matrices",
)
def row_operation(t: Term, scope: Scope) -> Iterator[Redex]:
    """Swaps rows, makes the first entry of a row 1, or clears the column below and above it, an operation a line."""
    rows = rational_rows(t.args[0])
    operation = next_operation(rows) if rows is not None else None
    if rows is not None and operation is not None:
        after = rational_matrix(operated(rows, *operation))
        yield Redex(lambda: Rewrite(map_args(t, (after,))), {"operation": described(*operation)})


@rule(
    "echelon-form-reached",
    title="The reduced echelon form is reached",
    say="Each row starts with a 1 that is alone in its column, further right than the row above.",
    heads=("RowEchelon",),
    questions=QUESTIONS,
    examples={"compute rref([[1, 0, -1], [0, 1, 2]])": "[[1, 0, -1], [0, 1, 2]]"},
    refuses=("compute rref([[1, 2], [3, 4]])", "compute rref([[1, a], [0, 0]])"),
    eager=True,
    rank=1.9,
    cost=0.3,
    level="matrices",
)
def echelon_form_reached(t: Term, scope: Scope) -> Iterator[Redex]:
    """A matrix in reduced echelon form is its own."""
    rows = rational_rows(t.args[0])
    if rows is not None and next_operation(rows) is None:
        yield Redex(lambda: Rewrite(rational_matrix(rows)))


@rule(
    "count-rows",
    title="Count the rows that are left",
    say="The rank is the number of rows that are not zero.",
    heads=("Rank",),
    questions=QUESTIONS,
    examples={"compute rank([[1, 2], [0, 0]])": "1", "compute rank([[0, 0]])": "0"},
    refuses=("compute rank([[1, 2], [3, 4]])",),
    eager=True,
    rank=1.8,
    level="matrices",
)
def count_rows(t: Term, scope: Scope) -> Iterator[Redex]:
    """The rank of a matrix in echelon form: rows start further and further right, zero rows are last."""
    rows = rational_rows(t.args[0])
    if rows is None:
        return
    found = pivots(rows)
    columns = [k for _, k in found]
    if [j for j, _ in found] == list(range(len(found))) and columns == sorted(set(columns)):
        yield Redex(lambda: Rewrite(integer(len(found))))


@rule(
    "augment-with-identity",
    title="Write the identity matrix beside it",
    say="Row operations that turn the matrix into the identity turn the identity into the inverse.",
    heads=("InverseMatrix",),
    questions=QUESTIONS,
    examples={
        "compute inverse([[1, 2], [3, 4]])": "rightcolumns(rref([[1, 2, 1, 0], [3, 4, 0, 1]]), 2)",
    },
    refuses=("compute inverse([[1, 2], [2, 4]])", "compute inverse([[1, 2]])", "compute inverse([[a, 2], [3, 4]])"),
    eager=True,
    rank=2.0,
    level="matrices",
)
def augment_with_identity(t: Term, scope: Scope) -> Iterator[Redex]:
    """The inverse of a matrix of full rank: the right half of the reduced form of [A | I]."""
    rows = rational_rows(t.args[0])
    if rows is None or not is_square(t.args[0]) or _rank(rows) < len(rows):
        return
    n = len(rows)
    wide = tuple(row + tuple(ONE if j == k else ZERO for k in range(n)) for j, row in enumerate(rows))
    after = term("RightBlock", term("RowEchelon", rational_matrix(wide)), integer(n))
    yield Redex(lambda: Rewrite(after))


def _rank(rows: Rows) -> int:
    while (operation := next_operation(rows)) is not None:
        rows = operated(rows, *operation)
    return len(pivots(rows))


@rule(
    "no-inverse-matrix",
    title="There is no inverse",
    say="{reason}",
    heads=("InverseMatrix",),
    questions=QUESTIONS,
    examples={"compute inverse([[1, 2], [2, 4]])": "undefined", "compute inverse([[1, 2]])": "undefined"},
    refuses=("compute inverse([[1, 2], [3, 4]])", "compute inverse([[a, b], [c, d]])"),
    eager=True,
    rank=2.0,
    level="matrices",
)
def no_inverse_matrix(t: Term, scope: Scope) -> Iterator[Redex]:
    """A matrix that is not square, or whose rows depend on one another, has no inverse."""
    inner = t.args[0]
    rows = rational_rows(inner)
    if inner.head == "Matrix" and not is_square(inner):
        yield Redex(lambda: Rewrite(UNDEFINED), {"reason": "Only square matrices have an inverse."})
    elif rows is not None and _rank(rows) < len(rows):
        reason = f"The rank is {_rank(rows)}, less than {len(rows)}: the determinant is 0, so there is no inverse."
        yield Redex(lambda: Rewrite(UNDEFINED), {"reason": reason})


@rule(
    "take-right-columns",
    title="Take the right half",
    say="The left half is the identity, so the right half is the inverse.",
    heads=("RightBlock",),
    questions=QUESTIONS,
    examples={"compute rightcolumns([[1, 0, -2, 1], [0, 1, 3/2, -1/2]], 2)": "[[-2, 1], [3/2, -1/2]]"},
    refuses=("compute rightcolumns(rref([[1, 2]]), 1)",),
    eager=True,
    rank=2.0,
    cost=0.5,
    level="matrices",
)
def take_right_columns(t: Term, scope: Scope) -> Iterator[Redex]:
    """The last columns of a matrix."""
    rows, n = rational_rows(t.args[0]), int(t.args[1].value or 0)
    if rows is not None and 0 < n <= len(rows[0]):
        yield Redex(lambda: Rewrite(rational_matrix(tuple(row[-n:] for row in rows))))


@rule(
    "solve-for-free-unknowns",
    title="Set the free unknowns",
    say="{reason}",
    heads=("NullSpace",),
    questions=QUESTIONS,
    examples={
        "compute nullspace([[1, 2], [0, 0]])": "span([[-2], [1]])",
        "compute nullspace([[1, 0], [0, 1]])": "span([[0], [0]])",
    },
    refuses=("compute nullspace([[1, 2], [2, 4]])", "compute nullspace([[1, a], [0, 0]])"),
    eager=True,
    rank=1.9,
    level="matrices",
)
def solve_for_free_unknowns(t: Term, scope: Scope) -> Iterator[Redex]:
    """A basis of the null space of a matrix in reduced echelon form: one free unknown is 1, the other free ones 0."""
    rows = rational_rows(t.args[0])
    if rows is None or next_operation(rows) is not None:
        return
    basis = [_without_fractions(v) for v in null_basis(rows)]
    columns = [rational_matrix(tuple((q,) for q in v)) for v in basis or [(ZERO,) * len(rows[0])]]
    reason = (
        "Each column without a leading 1 gives a free unknown. One free unknown is set to 1 (or to a common "
        "denominator), the others to 0."
        if basis
        else "Every column has a leading 1, so only the zero vector is mapped to zero."
    )
    yield Redex(lambda: Rewrite(term("Span", *columns)), {"reason": reason})


def _without_fractions(vector: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    scale = lcm(*(q.denominator for q in vector))
    return tuple(q * scale for q in vector)


def null_basis(rows: Rows) -> list[tuple[Fraction, ...]]:
    """The basis of the null space of rows in reduced echelon form."""
    leading = {k: j for j, k in pivots(rows)}
    free = [k for k in range(len(rows[0])) if k not in leading]
    return [
        tuple(ONE if k == f else -rows[leading[k]][f] if k in leading else ZERO for k in range(len(rows[0])))
        for f in free
    ]
