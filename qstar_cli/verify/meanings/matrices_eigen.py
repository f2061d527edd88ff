"""Eigenvalues with their eigenspaces, judged by their definition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.matrices import SPACES, characteristic, vectors
from qstar_cli.verify.meanings.matrices_values import Matrices
from qstar_cli.verify.verdict import Check, Verdict, has_form, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_field


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
        p.head == "Tuple" and len(p.args) == 2 and p.args[1].head in SPACES for p in t.args
    )


def _same_list(a: Term, b: Term) -> bool:
    """Whether two lists agree pair by pair."""
    if len(a.args) != len(b.args):
        return False
    m = Matrices(ConstantField())
    return all(_same_pair(p, q, m) for p, q in zip(a.args, b.args, strict=True))


def _same_pair(p: Term, q: Term, m: Matrices[V]) -> bool:
    values = [v for t in (p, q) if (v := evaluate(t.args[0], m.f)) is not None]
    spaces = [s for t in (p, q) if (s := vectors(t.args[1], m)) is not None]
    return len(values) == len(spaces) == 2 and m.is_equal(*values) and m.same_space(*spaces)


def _lists_all(matrix: Term, answer: Term) -> bool:
    """Whether the pairs are the eigenvalues of a matrix, each once, with their whole eigenspaces."""
    m = Matrices(ConstantField())
    grid = m.value(matrix)
    if grid is None or len(grid) != len(grid[0]) or not _is_list(answer):
        raise Undecided("no square matrix, or no list of eigenspaces")
    values: list[Any] = []
    for pair in answer.args:
        value, basis = evaluate(pair.args[0], m.f), vectors(pair.args[1], m)
        if value is None or not basis or any(m.is_equal(value, other) for other in values):
            return False
        values.append(value)
        minus = m.f.multiply(m.minus_one, value)
        shifted = [[m.f.add(a, minus) if j == k else a for k, a in enumerate(row)] for j, row in enumerate(grid)]
        if not m.same_space(m.null_space(shifted), basis):
            return False
    return len(values) == _count_eigenvalues(matrix)


def _count_eigenvalues(matrix: Term) -> int:
    """The number of complex eigenvalues: the degree of the square-free part of the characteristic polynomial."""
    letter = term("Symbol", value="x")
    field = plain_field()
    value = characteristic(term("CharacteristicPolynomial", matrix, letter), field)
    if value is None or P.as_constant(value.below) is None:
        raise Undecided("no matrix of rational numbers")
    if P.names(value.above) != {"x"}:
        raise Undecided("no matrix of rational numbers")
    return sum(int(max(P.coefficients(q, "x"))) for q, _ in factors(value.above)[1])


EIGENSPACES = EigenTheory()
MEANINGS = (Eigenvectors(),)
THEORIES = (EIGENSPACES,)
