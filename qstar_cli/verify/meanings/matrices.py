"""Matrices: values by definition over any field; answers compared entry by entry, spaces by their reduced bases."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.terms.sorts import is_worked_out
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.decide import decide
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.matrices_elimination import Grid
from qstar_cli.verify.meanings.matrices_values import Matrices, is_matrix
from qstar_cli.verify.verdict import Check, Verdict, has_form, proved, refuted, unknown

SPACES = ("NullSpace", "Span")


class MatrixValue(OfExpression):
    """MatrixValue(expression): a matrix, a number or a space, worked out."""

    head = "MatrixValue"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (
            self.has_same_function(question, answer, setting),
            has_form(is_worked_out(answer) and _is_basis(answer)),
        )


def _is_basis(t: Term) -> bool:
    """Whether the vectors of a span are independent; the zero vector alone spans the space of zero."""
    if t.head != "Span":
        return True
    m = Matrices(ConstantField())
    rows = vectors(t, m)
    return rows is not None and (len(rows) == 1 or m.rank(rows) == len(rows))


def vectors(t: Term, m: Matrices[V]) -> Grid[V] | None:
    """The columns of a span, or a basis of a null space, as rows; None where something is undefined."""
    if t.head == "NullSpace":
        grid = m.value(t.args[0]) if is_matrix(t.args[0]) else None
        return None if grid is None else m.null_space(grid)
    rows: Grid[V] = []
    for v in t.args:
        column = m.value(v) if is_matrix(v) else None
        if column is None or len(column[0]) != 1 or (rows and len(rows[0]) != len(column)):
            return None
        rows.append([a[0] for a in column])
    return rows


class MatrixTheory:
    """Matrices and spaces as values."""

    def concerns(self, t: Term) -> bool:
        return is_matrix(t) or t.head in SPACES

    def same(self, a: Term, b: Term) -> Verdict:
        if a.head in SPACES and b.head in SPACES:
            return self._same_space(a, b)

        def claim(f: Field[V]) -> bool:
            m = Matrices(f)
            return m.same(_value(a, m), _value(b, m))

        return decide(claim, [a, b])

    def _same_space(self, a: Term, b: Term) -> Verdict:
        try:
            m = Matrices(ConstantField())
            first, second = vectors(a, m), vectors(b, m)
            if first is None or second is None:
                return proved("both are undefined") if first is second else refuted("one side is undefined")
            agree = m.same_space(first, second)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("the same space", {"method": "echelon forms"}) if agree else refuted("another space")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("equations of matrices")


def _value(t: Term, m: Matrices[V]) -> Grid[V] | None:
    if is_matrix(t):
        return m.value(t)
    if t.head == "Undefined":
        return None
    number = evaluate(t, m.f)  # a number is no matrix, but undefined is undefined
    if number is not None:
        raise Undecided("a number beside a matrix")
    return None


def _determinant(t: Term, f: Field[V]) -> V | None:
    m = Matrices(f)
    grid = m.value(t.args[0]) if is_matrix(t.args[0]) else None
    return None if grid is None else m.determinant(grid)


def _trace(t: Term, f: Field[V]) -> V | None:
    m = Matrices(f)
    grid = m.value(t.args[0]) if is_matrix(t.args[0]) else None
    if grid is None or len(grid) != len(grid[0]):
        return None
    total = m.zero
    for k, row in enumerate(grid):
        total = f.add(total, row[k])
    return total


def _rank(t: Term, f: Field[V]) -> V | None:
    m = Matrices(f)
    grid = m.value(t.args[0]) if is_matrix(t.args[0]) else None
    return None if grid is None else f.rational(Fraction(m.rank(grid)))


def characteristic(t: Term, f: Field[V]) -> V | None:
    """det(A - x*I)."""
    m = Matrices(f)
    grid = m.value(t.args[0]) if is_matrix(t.args[0]) else None
    x = evaluate(t.args[1], f)
    if grid is None or x is None or len(grid) != len(grid[0]):
        return None
    minus = f.multiply(m.minus_one, x)
    return m.determinant([[f.add(a, minus) if j == k else a for k, a in enumerate(row)] for j, row in enumerate(grid)])


MEANINGS = (MatrixValue(),)
THEORIES = (MatrixTheory(),)
FUNCTIONS = {
    "Determinant": _determinant,
    "Trace": _trace,
    "Rank": _rank,
    "CharacteristicPolynomial": characteristic,
}
