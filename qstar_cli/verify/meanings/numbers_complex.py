"""Claims over the complex numbers: expressions without case distinction, and equations that are polynomials in one
unknown.

Square roots of negative rational numbers are i times a positive root; nothing is ordered, and what would need more is
undecided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, operands
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import CONSTANTS, Split, Value
from qstar_cli.verify.interpret import evaluate, has_letter, holds
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.values import ValueField
from qstar_cli.verify.verdict import IDENTITY, Level, Verdict, proved, refuted, unknown
from qstar_cli.verify.zero_sets import same_up_to_constant, zero_set


class ComplexField(ValueField):
    """Polynomials in letters with coefficients made of rational numbers, i and roots."""

    def __init__(self) -> None:
        super().__init__()
        self.squares["i"] = P.constant(-1)

    def root(self, a: Value, n: int) -> Value:
        """Of rational numbers only, of negative ones the square root."""
        q = self.as_rational(a)
        if q is None or (n != 2 and q < 0):
            raise Undecided("a root of a complex number")
        size = self.positive_power(self.rational(abs(q)), Fraction(1, n)) if q else a
        return size if q >= 0 else self.multiply(self.constant("i"), size)

    def exponential(self, base: Value, exponent: Value) -> Value:
        raise Undecided("a power with an exponent that is not rational, over the complex numbers")

    def sign(self, a: Value) -> int:
        q = self.as_rational(a)
        if q is None:
            raise Undecided("complex numbers have no sign")
        return (q > 0) - (q < 0)

    def is_zero(self, a: Value) -> bool:
        """Zero when it is so formally; not zero when the product of its conjugates is not. Anything else is a Split."""
        if not a.above:
            return True
        if P.names(a.above) - self.bases.keys() - {"i"}:
            raise Split(a.above, only_zero=True)
        norm = a.above
        for name in sorted(P.names(norm)):
            parts = P.coefficients(norm, name)
            step = 1 if name == "i" else Fraction(1, 2)
            if not set(parts) <= {0, step}:
                raise Undecided("a number could not be told from 0")
            even, odd = parts.get(0, P.ZERO), self.product(parts.get(step, P.ZERO), P.generator(name, step))
            norm = P.subtract(self.product(even, even), self.product(odd, odd))
        if not norm:
            raise Undecided("a number could not be told from 0")
        return False

    def absolute(self, a: Value) -> Value:
        """The modulus of a number whose square is rational."""
        if not a.above:
            return a
        parts = P.coefficients(a.above, "i")
        if set(parts) <= {0, 1} and P.as_constant(a.below) is not None:
            squares = [self.power(Value(p, a.below), 2) for p in parts.values()]
            total = squares[0] if len(squares) == 1 else self.add(*squares)
            q = self.as_rational(total)
            if q is not None:
                return self.root(self.rational(q), 2)
        raise Undecided("the modulus of a complex number")


class ComplexNumbers:
    """Claims about complex numbers."""

    def concerns(self, t: Term) -> bool:
        return False  # not the term but the question says that numbers are complex

    def same(self, a: Term, b: Term) -> Verdict:
        """By polynomials in i and roots; of numbers, where that does not settle it, by real and imaginary part."""
        verdict = _same_function(a, b)
        if verdict.level != Level.UNKNOWN or has_letter(a) or has_letter(b):
            return verdict
        from qstar_cli.verify.meanings.complex_numbers_claims import same_numbers  # loads flint

        try:
            return same_numbers(a, b)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        """By parts, by polynomials with the same roots, by roots put in, by all special numbers."""
        from qstar_cli.verify.meanings.complex_numbers_parts import by_parts, has_parts_of_letters  # rarely needed

        if has_parts_of_letters((*a, *b)):
            try:
                return by_parts(a, b)
            except (Undecided, LimitError) as reason:
                return unknown(reason.what)
        verdict = unknown("several formulas")
        if len(a) == len(b) == 1:
            if set(_alternatives(a[0])) == set(_alternatives(b[0])):
                return proved("the same alternatives", IDENTITY)
            verdict = _same_solutions(a[0], b[0])
            if verdict.level == Level.UNKNOWN:
                from qstar_cli.verify.meanings.complex_numbers_claims import by_values  # loads flint

                verdict = by_values(a[0], b[0])
        if verdict.level != Level.UNKNOWN:
            return verdict
        return self.decide(lambda f: all(holds(t, f) for t in a) == all(holds(t, f) for t in b), (*a, *b))

    def decide(self, claim: Callable[[Any], bool], terms: Sequence[Term]) -> Verdict:
        from qstar_cli.verify.meanings.numbers_complex_points import decide  # loads flint

        return decide(claim, terms)


def _same_function(a: Term, b: Term) -> Verdict:
    """Whether two expressions defined everywhere are equal."""
    field = ComplexField()
    try:
        left, right = evaluate(a, field), evaluate(b, field)
        if left is None or right is None:
            return proved("both are undefined") if left is right else refuted("one side is undefined")
        difference = minus(left, right, field)
        if not difference.above:
            return proved("the same polynomial over the complex numbers", {"method": "complex polynomials"})
        if not field.is_zero(difference):
            return refuted("the difference is not zero")
    except Split:
        return unknown("a case distinction over the complex numbers")
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)
    return unknown("not decided over the complex numbers")


def _same_solutions(a: Term, b: Term) -> Verdict:
    """Whether two polynomial equations have the same complex roots."""
    field = ComplexField()
    try:
        p, q = (distinct(t, field) for t in (a, b))
        if p is None or q is None:
            return unknown("no polynomial equation")
        if same_up_to_constant(p, q, field):
            return proved("both say that the same polynomial is zero", {"method": "complex polynomials"})
        if len(P.names(p) | P.names(q)) == 1 and all(isinstance(e, int) for r in (p, q) for m in r for _, e in m):
            return refuted("polynomials without repeated factors that differ have different complex roots")
    except Split:
        return unknown("a case distinction over the complex numbers")
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)
    return unknown("not decided over the complex numbers")


def _alternatives(formula: Term) -> list[Term]:
    """The alternatives of an `or`, those of inner ones among them."""
    if formula.head != "Or":
        return [] if formula.head == "False" else [formula]
    return [part for a in formula.args for part in _alternatives(a)]


def distinct(formula: Term, field: ComplexField) -> Poly | None:
    """A polynomial with the roots that the formula has, repeated factors taken once where they are found."""
    alternatives = operands(formula, "Or")
    found: list[Poly] = []
    for alternative in alternatives:
        p = zero_set(alternative, field)
        if p is None:
            return None
        if not p:
            return P.ZERO
        if all(n not in field.bases and n != "i" and n not in CONSTANTS for n in P.names(p)):
            found += [f for f, _ in factors(p)[1]]
        else:
            found.append(p)
    product = P.ONE
    for k, p in enumerate(found):
        if not any(same_up_to_constant(p, q, field) for q in found[:k]):
            product = field.product(product, p)
    if not P.names(product) & (field.bases.keys() | {"i"}):
        radical = P.ONE
        for f, _ in factors(product)[1] if product else ():
            radical = P.multiply(radical, f)
        return radical
    return product


NUMBERS = ComplexNumbers()
