"""Arithmetic of quotients of polynomials, common to the fields whose values are such quotients."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Field
from qstar_cli.verify.generators import Value
from qstar_cli.verify.polynomials import Poly


class Quotients(Field[Value]):
    """The rational operations on values; a field may rewrite products of polynomials and the quotients it makes."""

    def __init__(self) -> None:
        self.memo: dict[Term, Value | None] = {}

    def rational(self, q: Fraction) -> Value:
        return Value(P.constant(q.numerator if q.denominator == 1 else q))

    def add(self, a: Value, b: Value) -> Value:
        if a.below == b.below:
            return Value(P.add(a.above, b.above), a.below)
        above = P.add(self.product(a.above, b.below), self.product(b.above, a.below))
        return self.quotient(above, self.product(a.below, b.below))

    def multiply(self, a: Value, b: Value) -> Value:
        return self.quotient(self.product(a.above, b.above), self.product(a.below, b.below))

    def divide(self, a: Value, b: Value) -> Value:
        return self.quotient(self.product(a.above, b.below), self.product(a.below, b.above))

    def power(self, a: Value, n: int) -> Value:
        return self.quotient(self.power_of(a.above, n), self.power_of(a.below, n))

    def as_rational(self, a: Value) -> Fraction | None:
        above, below = P.as_constant(a.above), P.as_constant(a.below)
        if above is not None and below:
            return Fraction(above) / below
        if a.above and P.proportional(a.above, a.below):
            m = next(iter(a.below))
            return Fraction(a.above[m]) / a.below[m]
        return None

    def quotient(self, above: Poly, below: Poly) -> Value:
        return Value(above, below)

    def product(self, a: Poly, b: Poly) -> Poly:
        return P.multiply(a, b)

    def power_of(self, a: Poly, n: int) -> Poly:
        """a^n for n >= 0."""
        c = P.as_constant(a)
        if c is not None:
            return P.constant(P.rational_power(c, n))
        if len(a) == 1 and n:
            ((m, k),) = a.items()
            return self.product({tuple((g, e * n) for g, e in m): P.rational_power(k, n)}, P.ONE)
        result, square = P.ONE, a
        while n:
            if n & 1:
                result = self.product(result, square)
            n >>= 1
            if n:
                square = self.product(square, square)
        return result
