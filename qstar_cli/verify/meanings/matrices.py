"""Matrices: values by definition over any field; answers compared entry by entry, spaces by their reduced bases."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.sorts import is_worked_out
from qstar_cli.terms.term import Term, term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.decide import decide
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.matrix_values import Grid, Matrices, is_matrix
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, Verdict, has_form, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_field

_SPACES = ("NullSpace", "Span")


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
    rows = _vectors(t, m)
    return rows is not None and (len(rows) == 1 or m.rank(rows) == len(rows))


def _vectors(t: Term, m: Matrices[V]) -> Grid[V] | None:
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
        return is_matrix(t) or t.head in _SPACES

    def same(self, a: Term, b: Term) -> Verdict:
        if a.head in _SPACES and b.head in _SPACES:
            return self._same_space(a, b)

        def claim(f: Field[V]) -> bool:
            m = Matrices(f)
            return m.same(_value(a, m), _value(b, m))

        return decide(claim, [a, b])

    def _same_space(self, a: Term, b: Term) -> Verdict:
        try:
            m = Matrices(ConstantField())
            first, second = _vectors(a, m), _vectors(b, m)
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


def _characteristic(t: Term, f: Field[V]) -> V | None:
    """det(A - x*I)."""
    m = Matrices(f)
    grid = m.value(t.args[0]) if is_matrix(t.args[0]) else None
    x = evaluate(t.args[1], f)
    if grid is None or x is None or len(grid) != len(grid[0]):
        return None
    minus = f.multiply(m.minus_one, x)
    return m.determinant([[f.add(a, minus) if j == k else a for k, a in enumerate(row)] for j, row in enumerate(grid)])


class Eigenvectors(OfExpression):
    """Eigenvectors(matrix): every eigenvalue with a basis of its eigenspace, as ((1, span(...)), (3, span(...)))."""

    head = "Eigenvectors"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        verdict = EIGENSPACES.same(question, answer)
        return (Check("eigenvalues-and-eigenvectors", verdict), has_form(_is_eigen_answer(answer)))


def _is_eigen_answer(t: Term) -> bool:
    return t.head == "Tuple" and all(
        p.head == "Tuple" and len(p.args) == 2 and is_simplified(p.args[0]) and p.args[1].head == "Span" for p in t.args
    )


class EigenTheory:
    """Lists of eigenvalues with their eigenspaces; the question for one stands for the list that answers it."""

    def concerns(self, t: Term) -> bool:
        return t.head == "Eigenvectors" or _is_list(t)

    def same(self, a: Term, b: Term) -> Verdict:
        try:
            if _is_list(a) and _is_list(b):
                return (
                    proved("the same list", {"method": "echelon forms"})
                    if _same_list(a, b)
                    else refuted("another list")
                )
            question, answer = (a, b) if a.head == "Eigenvectors" else (b, a)
            complete = _lists_all(question.args[0], answer)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("by definition", {"method": "A*v = lambda*v"}) if complete else refuted("not the eigenspaces")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("lists are no formulas")


def _is_list(t: Term) -> bool:
    """A list of pairs of a number and a space."""
    return t.head == "Tuple" and all(
        p.head == "Tuple" and len(p.args) == 2 and p.args[1].head in _SPACES for p in t.args
    )


def _same_list(a: Term, b: Term) -> bool:
    """Whether two lists agree pair by pair."""
    if len(a.args) != len(b.args):
        return False
    m = Matrices(ConstantField())
    return all(_same_pair(p, q, m) for p, q in zip(a.args, b.args, strict=True))


def _same_pair(p: Term, q: Term, m: Matrices[V]) -> bool:
    values = [v for t in (p, q) if (v := evaluate(t.args[0], m.f)) is not None]
    spaces = [s for t in (p, q) if (s := _vectors(t.args[1], m)) is not None]
    return len(values) == len(spaces) == 2 and m.is_equal(*values) and m.same_space(*spaces)


def _lists_all(matrix: Term, answer: Term) -> bool:
    """Whether the pairs are the eigenvalues of a matrix, each once, with their whole eigenspaces."""
    m = Matrices(ConstantField())
    grid = m.value(matrix)
    if grid is None or len(grid) != len(grid[0]) or not _is_list(answer):
        raise Undecided("no square matrix, or no list of eigenspaces")
    values: list[Any] = []
    for pair in answer.args:
        value, vectors = evaluate(pair.args[0], m.f), _vectors(pair.args[1], m)
        if value is None or not vectors or any(m.is_equal(value, other) for other in values):
            return False
        values.append(value)
        minus = m.f.multiply(m.minus_one, value)
        shifted = [[m.f.add(a, minus) if j == k else a for k, a in enumerate(row)] for j, row in enumerate(grid)]
        if not m.same_space(m.null_space(shifted), vectors):
            return False
    return len(values) == _count_eigenvalues(matrix)


def _count_eigenvalues(matrix: Term) -> int:
    """The number of complex eigenvalues: the degree of the square-free part of the characteristic polynomial."""
    letter = term("Symbol", value="x")
    field = plain_field()
    value = _characteristic(term("CharacteristicPolynomial", matrix, letter), field)
    if value is None or P.as_constant(value.below) is None:
        raise Undecided("no matrix of rational numbers")
    if P.names(value.above) != {"x"}:
        raise Undecided("no matrix of rational numbers")
    return sum(int(max(P.coefficients(q, "x"))) for q, _ in factors(value.above)[1])


EIGENSPACES = EigenTheory()
MEANINGS = (MatrixValue(), Eigenvectors())
THEORIES = (EIGENSPACES, MatrixTheory())
FUNCTIONS = {
    "Determinant": _determinant,
    "Trace": _trace,
    "Rank": _rank,
    "CharacteristicPolynomial": _characteristic,
}
