"""Formulas that say that a polynomial is zero: the quickest method, without any case distinction."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import Cell, CellField
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import CONSTANTS, Split, Value
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.values import ValueField


def plain_field() -> CellField:
    """The field on the one cell that is everything."""
    return CellField(Cell(), {})


def plain_value(t: Term) -> Value | None:
    """The value of an expression (None: undefined) without any case distinction. Raises Undecided, LimitError."""
    try:
        return evaluate(t, plain_field())
    except Split:
        raise Undecided("a case distinction is needed") from None


def plain_polynomial(t: Term) -> Poly:
    """The polynomial with rational coefficients that an expression is. Raises Undecided, LimitError."""
    value = plain_value(t)
    below = None if value is None else P.as_constant(value.below)
    if value is None or not below:
        raise Undecided("no polynomial")
    return value.above if below == 1 else P.scale(value.above, 1 / Fraction(below))


def same_polynomial(a: Term, b: Term) -> bool:
    """Whether both are defined everywhere and equal as polynomials, without any case distinction."""
    try:
        left, right = plain_value(a), plain_value(b)
    except (Undecided, LimitError):
        return False
    return left is not None and right is not None and not minus(left, right, plain_field()).above


def zero_set(formula: Term, field: ValueField) -> Poly | None:
    """A polynomial that is zero exactly where the formula holds; None when there is none without case distinction.

    Raises Split, Undecided or LimitError like `evaluate`.
    """
    if formula.head in ("True", "False"):
        return P.ZERO if formula.head == "True" else P.ONE
    if formula.head == "Or":
        product = P.ONE
        for a in formula.args:
            p = zero_set(a, field)
            if p is None:
                return None
            product = field.product(product, p)
        return product
    if formula.head != "Equal":
        return None
    left, right = (evaluate(a, field) for a in formula.args)
    if left is None or right is None:
        return P.ONE
    return minus(left, right, field).above


def same_zero_set(a: Term, b: Term) -> str | None:
    """The polynomial that both formulas say is zero, as text; None when this does not settle it."""
    field = plain_field()
    try:
        p, q = zero_set(a, field), zero_set(b, field)
        if p is None or q is None:
            return None
        return P.show(p) if same_up_to_constant(p, q, field) else None
    except (Split, Undecided, LimitError):
        return None


def same_up_to_constant(p: Poly, q: Poly, field: ValueField) -> bool:
    """Whether p is q times a number that is not zero; numbers may be made of roots and of pi and e."""
    if not p or not q:
        return not p and not q
    if P.proportional(p, q):
        return True
    letters = {n for n in P.names(p) | P.names(q) if n not in CONSTANTS and n not in field.definitions and n != "i"}
    if not letters and not (P.as_constant(p) is None and P.as_constant(q) is None):
        return False
    p_lead, q_lead = _leading_coefficient(p, letters), _leading_coefficient(q, letters)
    if field.is_zero(Value(p_lead)) or field.is_zero(Value(q_lead)):
        return False
    return not P.subtract(field.product(p, q_lead), field.product(q, p_lead))


def _leading_coefficient(p: Poly, letters: set[str]) -> Poly:
    """The coefficient, a number, of the leading monomial in the letters."""
    groups: dict[P.Monomial, Poly] = {}
    for m, c in p.items():
        inside = tuple(part for part in m if part[0] in letters)
        groups.setdefault(inside, {})[tuple(part for part in m if part[0] not in letters)] = c
    return groups[max(groups, key=lambda m: (sum(e for _, e in m), m))]
