"""Germs: expansions of functions just beside a point, exact sums over a scale of monomials in a small positive h.

A germ c0*m0 + c1*m1 + ... + O(order) has coefficients in a field of values; `order` None says that there is no
remainder. The letter is point + h, point - h, 1/h or -1/h. Every operation keeps the remainder an upper bound, so the
first term that is not 0 gives sign, limit and definedness beside the point: a proof, no sampling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify.field import Field, Undecided
from qstar_cli.verify.meanings.limits_scale import NOUGHT, ONE, UNIT, Monomial, Scale, TooShort

MAX_TERMS = 120
H = Monomial(0, ONE, NOUGHT)


@dataclass(frozen=True, slots=True)
class Germ:
    """Coefficients by monomial, with a remainder O(order); without one where the order is None."""

    terms: dict[Monomial, Any]
    order: Monomial | None = None


class Germs:
    """Germs at one side of a point, over a field of coefficients. `letter` is expanded as point + direction*h, or as
    direction/h when the point is None."""

    def __init__(self, base: Field[Any], letter: str, point: Any | None, direction: int, length: int) -> None:
        self.base, self.length = base, length
        self.scale_of = Scale(base)
        self.name = letter
        self.memo: dict[Term, Germ | None] = {}
        step = self.number(Fraction(direction))
        at_infinity = Germ({Monomial(0, -ONE, NOUGHT): step})
        self.value = at_infinity if point is None else self.add(Germ({UNIT: point}), Germ({H: step}))

    def number(self, q: Fraction) -> Any:
        """A number of the base."""
        return self.base.rational(q)

    def rational(self, q: Fraction) -> Germ:
        return Germ({UNIT: self.number(q)} if q else {})

    def constant(self, name: str) -> Germ:
        return Germ({UNIT: self.base.constant(name)})

    def letter(self, name: str) -> Germ:
        return self.value if name == self.name else Germ({UNIT: self.base.letter(name)})

    def given(self, value: Any) -> Germ:
        """A value of the base as a constant germ."""
        return Germ({UNIT: value})

    def step(self, direction: int) -> Germ:
        """h or -h."""
        return Germ({H: self.number(Fraction(direction))})

    # arithmetic

    def bound(self, a: Germ) -> Monomial | None:
        """A monomial m with a = O(m); None for 0."""
        return self.scale_of.largest(*a.terms, a.order)

    def germ(self, terms: dict[Monomial, Any], order: Monomial | None) -> Germ:
        """Terms above the order, without those that are plainly 0."""
        compare = self.scale_of.compare
        kept = {
            m: c
            for m, c in terms.items()
            if (order is None or compare(m, order) > 0) and self.base.as_rational(c) != NOUGHT
        }
        if len(kept) > MAX_TERMS:
            order = self.scale_of.descending(kept)[MAX_TERMS]
            kept = {m: c for m, c in kept.items() if compare(m, order) > 0}
        return Germ(kept, order)

    def add(self, a: Germ, b: Germ) -> Germ:
        terms = dict(a.terms)
        for m, c in b.terms.items():
            terms[m] = self.base.add(terms[m], c) if m in terms else c
        return self.germ(terms, self.scale_of.largest(a.order, b.order))

    def multiply(self, a: Germ, b: Germ) -> Germ:
        sizes = self.bound(a), self.bound(b)
        if sizes[0] is None or sizes[1] is None:
            return Germ({})
        times = self.scale_of.times
        order = self.scale_of.largest(
            *(times(o, m) for o, m in ((a.order, sizes[1]), (b.order, sizes[0])) if o is not None)
        )
        terms: dict[Monomial, Any] = {}
        for m, c in a.terms.items():
            for n, d in b.terms.items():
                at, product = times(m, n), self.base.multiply(c, d)
                terms[at] = self.base.add(terms[at], product) if at in terms else product
        return self.germ(terms, order)

    def scale(self, a: Germ, q: Fraction) -> Germ:
        return self.multiply(a, self.rational(q))

    def power(self, a: Germ, n: int) -> Germ:
        result = self.rational(ONE)
        while n:
            if n & 1:
                result = self.multiply(result, a)
            n >>= 1
            if n:
                a = self.multiply(a, a)
        return result

    def divide(self, a: Germ, b: Germ) -> Germ:
        return self.multiply(a, self.raised(b, -ONE))

    def relative(self, a: Germ) -> tuple[Monomial, Any, Germ]:
        """(m, c, u) with a = c*m*(1 + u) and u tending to 0."""
        m, c = self.leading(a)
        inverse = self.scale_of.raised(m, -ONE)
        compare, times = self.scale_of.compare, self.scale_of.times
        rest = {times(n, inverse): self.base.divide(d, c) for n, d in a.terms.items() if compare(n, m) < 0}
        return m, c, Germ(rest, None if a.order is None else times(a.order, inverse))

    def raised(self, a: Germ, q: Fraction) -> Germ:
        """a^q for a germ that is not 0, positive unless q is whole: the binomial series."""
        m, c, u = self.relative(a)
        if q.denominator == 1:
            power = self.base.power(c, abs(q.numerator))
            lead = self.base.divide(self.number(ONE), power) if q < 0 else power
        else:
            lead = self.base.root(c, q.denominator)
        series = self.composed(self._binomial(q), u)
        return self.multiply(Germ({self.scale_of.raised(m, q): lead}), series)

    def _binomial(self, q: Fraction) -> Callable[[int], list[Any]]:
        def coefficients(count: int) -> list[Any]:
            found = [ONE]
            for k in range(1, count):
                found.append(found[-1] * (q - k + 1) / k)
            return [self.number(f) for f in found]

        return coefficients

    def composed(self, coefficients: Callable[[int], list[Any]], u: Germ) -> Germ:
        """The sum of coefficients(n)[k]*u^k for a germ u that tends to 0; where fewer are known, up to these."""
        size = self.bound(u)
        if size is None:
            return Germ({UNIT: coefficients(1)[0]})
        if self.scale_of.compare(size, UNIT) >= 0:
            raise TooShort("an expansion is too short")
        count = self.length if size.growth or size.e <= 0 else int(self.length / size.e) + 1
        found = coefficients(min(count, MAX_TERMS))
        total = Germ({})
        order = self.scale_of.raised(size, Fraction(len(found)))
        for c in reversed(found):
            total = self.add(self.multiply(total, u), Germ({UNIT: c}))
            total = self.germ(total.terms, self.scale_of.largest(total.order, order))
        return total

    # signs

    def leading(self, a: Germ) -> tuple[Monomial, Any]:
        """The first term that is not 0. Raises Undecided where none is known."""
        for m in self.scale_of.descending(a.terms):
            if not self.base.is_zero(a.terms[m]):
                return m, a.terms[m]
        raise TooShort("an expansion is too short to tell the function from 0")

    def is_zero(self, a: Germ) -> bool:
        if a.order is None and all(self.base.is_zero(c) for c in a.terms.values()):
            return True
        self.leading(a)
        return False

    def sign(self, a: Germ) -> int:
        return 0 if self.is_zero(a) else self.base.sign(self.leading(a)[1])

    def absolute(self, a: Germ) -> Germ:
        return self.scale(a, Fraction(self.sign(a)))

    def as_rational(self, a: Germ) -> Fraction | None:
        if a.order is not None or a.terms.keys() - {UNIT}:
            return None
        return self.base.as_rational(a.terms[UNIT]) if a.terms else NOUGHT

    def polynomial_root(self, p: tuple[int, ...], index: int) -> Germ | None:
        root = self.base.polynomial_root(p, index)
        return None if root is None else Germ({UNIT: root})

    def floor(self, a: Germ) -> int:
        raise Undecided("the whole part of a function")

    def limit(self, a: Germ) -> Any:
        """The value the germ tends to, or its sign as an int when that is infinite. Raises Undecided."""
        for m in self.scale_of.descending(a.terms):
            if self.scale_of.compare(m, UNIT) < 0:
                break
            if m == UNIT:
                return a.terms[m]
            if not self.base.is_zero(a.terms[m]):
                return self.base.sign(a.terms[m])
        if a.order is not None and self.scale_of.compare(a.order, UNIT) >= 0:
            raise TooShort("an expansion is too short for a limit")
        return self.number(NOUGHT)

    def root(self, a: Germ, n: int) -> Germ | None:
        if self.is_zero(a):
            return a
        s = self.sign(a)
        if s < 0 and n % 2 == 0:
            return None
        return self.scale(self.raised(self.scale(a, Fraction(s)), Fraction(1, n)), Fraction(s))
