"""Eigenvalues and eigenvectors of matrices with rational eigenvalues, and of 2x2 matrices with a quadratic one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from qstar_cli.rules.algebra import factor_list
from qstar_cli.rules.matrices_determinants import characteristic_terms
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, negative, number, root
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.printer import text
from qstar_cli.terms.radicands import largest_power_factor, rational_root
from qstar_cli.terms.sorts import Rows, is_square, matrix, rational_matrix, rational_rows
from qstar_cli.terms.term import Term, term

_LARGEST = 5
_HALF = Fraction(1, 2)
_LAMBDA = term("Symbol", value="lambda")


@rule(
    "eigenvalues-first",
    title="Find the eigenvalues",
    say="The characteristic polynomial {polynomial} is zero for {values}. The matrix minus an eigenvalue times the "
    "identity maps its eigenvectors to zero.",
    heads=("Eigenvectors",),
    questions=("Eigenvectors",),
    examples={
        "find the eigenvectors of [[2, 1], [1, 2]]": (
            "((1, nullspace([[1, 1], [1, 1]])), (3, nullspace([[-1, 1], [1, -1]])))"
        ),
    },
    refuses=("find the eigenvectors of [[1, 2]]", "find the eigenvectors of [[0, -1], [1, 0]]"),
    eager=True,
    rank=1.0,
    cost=2.0,
    level="matrices",
)
def eigenvalues_first(t: Term, scope: Scope) -> Iterator[Redex]:
    """Each eigenvalue with the null space of A - lambda*I, when all eigenvalues are rational."""
    rows = rational_rows(t.args[0])
    if rows is None or not is_square(t.args[0]) or len(rows) > _LARGEST:
        return
    polynomial = characteristic_terms(t.args[0], _LAMBDA)
    values = rational_roots(polynomial)
    if values is None:
        return
    pairs = [term("Tuple", number(v), term("NullSpace", rational_matrix(_shifted(rows, v)))) for v in values]
    words: dict[str, Term | str] = {"polynomial": polynomial, "values": " and ".join(text(number(v)) for v in values)}
    yield Redex(lambda: Rewrite(term("Tuple", *pairs)), words)


@rule(
    "eigenvectors-of-two-rows",
    title="Solve the quadratic characteristic polynomial",
    say="The characteristic polynomial {polynomial} has the roots {values}; for each root r the vector "
    "with the entries {b} and r - ({a}) is mapped to r times itself.",
    heads=("Eigenvectors",),
    questions=("Eigenvectors",),
    examples={
        "find the eigenvectors of [[0, 2], [1, 0]]": (
            "((-sqrt(2), span([[2], [-sqrt(2)]])), (sqrt(2), span([[2], [sqrt(2)]])))"
        ),
    },
    refuses=("find the eigenvectors of [[2, 1], [1, 2]]", "find the eigenvectors of [[0, -1], [1, 0]]"),
    eager=True,
    rank=1.1,
    cost=3.0,
    level="matrices",
)
def eigenvectors_of_two_rows(t: Term, scope: Scope) -> Iterator[Redex]:
    """The eigenvectors of a 2x2 matrix of numbers with two irrational eigenvalues."""
    rows = rational_rows(t.args[0])
    if rows is None or not is_square(t.args[0]) or len(rows) != 2:
        return
    (a, b), (c, d) = rows
    discriminant = (a - d) ** 2 + 4 * b * c
    if discriminant <= 0 or rational_root(discriminant, 2) is not None:
        return
    found = [(surd((a + d) / 2, q, discriminant), surd((d - a) / 2, q, discriminant)) for q in (-_HALF, _HALF)]
    pairs = [term("Tuple", value, term("Span", matrix([[number(b)], [entry]]))) for value, entry in found]
    words: dict[str, Term | str] = {
        "polynomial": characteristic_terms(t.args[0], _LAMBDA),
        "values": " and ".join(text(value) for value, _ in found),
        "a": number(a),
        "b": number(b),
    }
    yield Redex(lambda: Rewrite(term("Tuple", *pairs)), words)


def surd(p: Fraction, q: Fraction, radicand: Fraction) -> Term:
    """p + q*sqrt(radicand) over one denominator, the root in simplest form."""
    whole = radicand.numerator * radicand.denominator
    inside = largest_power_factor(whole, 2)
    q, radical = q * inside / radicand.denominator, root(integer(whole // inside**2))
    below = lcm(p.denominator, q.denominator)
    scale = abs(q.numerator * (below // q.denominator))
    part = radical if scale == 1 else multiply(integer(scale), radical)
    part = part if q > 0 else negative(part)
    above = add(integer(p.numerator * (below // p.denominator)), part) if p else part
    if below == 1:
        return above
    return negative(divide(above.args[0], integer(below))) if above.head == "Neg" else divide(above, integer(below))


def rational_roots(polynomial: Term) -> list[Fraction] | None:
    """The roots of a polynomial in lambda, ascending; None when some are not rational."""
    found = factor_list(polynomial)
    if found is None:
        return None
    roots = [_root(factor) for factor, _ in found[1]]
    known = [r for r in roots if r is not None]
    return sorted(known) if len(known) == len(roots) else None


def _root(factor: Term) -> Fraction | None:
    """The root of a linear factor a*lambda + b."""

    at_zero, at_one, at_two = (rational_value(factor, {_LAMBDA: Fraction(k)}) for k in range(3))
    if at_zero is None or at_one is None or at_two is None or at_two - at_one != at_one - at_zero:
        return None
    return -at_zero / (at_one - at_zero)


def _shifted(rows: Rows, value: Fraction) -> Rows:
    return tuple(tuple(a - value if j == k else a for k, a in enumerate(row)) for j, row in enumerate(rows))
