"""Products and quotients as powers of bases: what the rules for monomials and cancelling share. No rule stands here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from qstar_cli.terms.build import add, divide, integer, multiply, number, root
from qstar_cli.terms.order import is_similar, similar_key
from qstar_cli.terms.radicands import LARGEST_INDEX
from qstar_cli.terms.spelling import power_of
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, base_and_exponent, quotient

ONE = integer(1)


@dataclass(slots=True)
class Base:
    """A base with the exponents it occurs with, in order."""

    base: Term
    exponents: list[Term] = field(default_factory=list)

    def literal(self) -> Fraction | None:
        """The sum of the exponents when all are literal numbers."""
        values = [as_rational(e) for e in self.exponents]
        return None if None in values else sum((v for v in values if v is not None), Fraction(0))

    def exponent(self) -> Term:
        """The sum of the exponents, worked out where they are numbers."""
        value = self.literal()
        return number(value) if value is not None else add(*self.exponents)


def bases(factors: Iterable[Term]) -> dict[object, Base]:
    """The factors grouped by base, roots read as powers; a root of a number is a base of its own."""
    found: dict[object, Base] = {}
    for factor in factors:
        base, exponent = base_and_exponent(factor)
        if as_rational(base) is not None and as_rational(exponent) is not None:
            base, exponent = factor, ONE
        found.setdefault(similar_key(base), Base(base)).exponents.append(exponent)
    return found


def spelled_power(base: Term, exponent: Term) -> Term:
    """`base^exponent` in the usual spelling: roots for the exponents 1/2 and 1/3, 1 for 0."""
    value = as_rational(exponent)
    if value == 0:
        return ONE
    if value in (Fraction(1, 2), Fraction(1, 3)):
        return root(base, value.denominator)
    return power_of(base, exponent)


def one_bar(t: Term) -> Term:
    """A product with quotients of letters among its factors, such as `x*(2/y)`, as the similar quotient `2x/y`."""
    if t.head != "Product" or not any(f.head == "Div" and as_rational(f) is None for f in t.args):
        return t
    view = quotient(t)
    whole = divide(multiply(*view.above), multiply(*view.below))
    return whole if view.sign > 0 and is_similar(whole, t) else t


def root_index(t: Term) -> int | None:
    """The index of a root when it is a literal integer from 2 to LARGEST_INDEX."""
    k = as_integer(t.args[1])
    return k if k is not None and 2 <= k <= LARGEST_INDEX else None
