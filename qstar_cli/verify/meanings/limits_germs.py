"""Germs: expansions of functions just beside a point, exact series in powers of a small positive h.

A germ c0*h^e0 + c1*h^e1 + ... + O(h^order) has rational exponents and coefficients in a field of values; `order` None
says that there is no remainder. The letter is point + h, point - h, 1/h or -1/h. Every operation keeps the remainder an
upper bound, so the first term that is not 0 gives sign, limit and definedness beside the point: a proof, no sampling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify.field import Field, Undecided

LENGTH = Fraction(10)  # how many powers of h a series that does not end is followed
MAX_TERMS = 120
NOUGHT, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Germ:
    """Coefficients by exponent of h, with a remainder O(h^order); without one where the order is None."""

    terms: dict[Fraction, Any]
    order: Fraction | None = None

    @property
    def low(self) -> Fraction | None:
        """A bound for the size: the germ is O(h^low); None for 0."""
        return min((*self.terms, *(() if self.order is None else (self.order,))), default=None)


def first(*orders: Fraction | None) -> Fraction | None:
    """The largest of several remainders."""
    return min((o for o in orders if o is not None), default=None)


class Germs:
    """Germs at one side of a point, over a field of coefficients. `letter` is expanded as point + direction*h, or as
    direction/h when the point is None."""

    def __init__(self, base: Field[Any], letter: str, point: Any | None, direction: int) -> None:
        self.base = base
        self.name = letter
        self.memo: dict[Term, Germ | None] = {}
        step = self._number(Fraction(direction))
        self.value = Germ({-ONE: step}) if point is None else self.add(Germ({NOUGHT: point}), Germ({ONE: step}))

    def _number(self, q: Fraction) -> Any:
        return self.base.rational(q)

    def rational(self, q: Fraction) -> Germ:
        return Germ({NOUGHT: self._number(q)} if q else {})

    def constant(self, name: str) -> Germ:
        return Germ({NOUGHT: self.base.constant(name)})

    def letter(self, name: str) -> Germ:
        return self.value if name == self.name else Germ({NOUGHT: self.base.letter(name)})

    def given(self, value: Any) -> Germ:
        """A value of the base as a constant germ."""
        return Germ({NOUGHT: value})

    def step(self, direction: int) -> Germ:
        """h or -h."""
        return Germ({ONE: self._number(Fraction(direction))})

    # arithmetic

    def _germ(self, terms: dict[Fraction, Any], order: Fraction | None) -> Germ:
        """Terms below the order, without those that are plainly 0."""
        kept = {e: c for e, c in terms.items() if (order is None or e < order) and self.base.as_rational(c) != NOUGHT}
        if len(kept) > MAX_TERMS:
            order = sorted(kept)[MAX_TERMS]
            kept = {e: c for e, c in kept.items() if e < order}
        return Germ(kept, order)

    def add(self, a: Germ, b: Germ) -> Germ:
        terms = dict(a.terms)
        for e, c in b.terms.items():
            terms[e] = self.base.add(terms[e], c) if e in terms else c
        return self._germ(terms, first(a.order, b.order))

    def multiply(self, a: Germ, b: Germ) -> Germ:
        if a.low is None or b.low is None:
            return Germ({})
        order = first(*(o + low for o, low in ((a.order, b.low), (b.order, a.low)) if o is not None))
        terms: dict[Fraction, Any] = {}
        for e, c in a.terms.items():
            for f, d in b.terms.items():
                if order is None or e + f < order:
                    product = self.base.multiply(c, d)
                    terms[e + f] = self.base.add(terms[e + f], product) if e + f in terms else product
        return self._germ(terms, order)

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
        return self.multiply(a, self._raised(b, -ONE))

    def _raised(self, a: Germ, exponent: Fraction) -> Germ:
        """a^exponent for a germ that is not 0, positive unless the exponent is whole: the binomial series."""
        e, c = self.leading(a)
        if exponent.denominator == 1:
            power = self.base.power(c, abs(exponent.numerator))
            lead = self.base.divide(self._number(ONE), power) if exponent < 0 else power
        else:
            lead = self.base.root(c, exponent.denominator)
        above = {f - e: self.base.divide(d, c) for f, d in a.terms.items() if f > e}
        rest = Germ(above, None if a.order is None else a.order - e)
        series = self.composed(self._binomial(exponent), rest)
        return self.multiply(Germ({e * exponent: lead}), series)

    def _binomial(self, exponent: Fraction) -> Callable[[int], list[Any]]:
        def coefficients(count: int) -> list[Any]:
            found = [ONE]
            for k in range(1, count):
                found.append(found[-1] * (exponent - k + 1) / k)
            return [self._number(q) for q in found]

        return coefficients

    def composed(self, coefficients: Callable[[int], list[Any]], u: Germ) -> Germ:
        """The sum of coefficients(n)[k]*u^k for a germ u that tends to 0; where fewer are known, up to these."""
        if u.low is None:
            return Germ({NOUGHT: coefficients(1)[0]})
        if u.low <= 0:
            raise Undecided("an expansion is too short")
        length = LENGTH if u.order is None else min(u.order, LENGTH)
        if length / u.low > MAX_TERMS:
            raise Undecided("an expansion has too many terms")
        found = coefficients(int(length / u.low) + 1)
        length = min(length, len(found) * u.low)
        u, total = self._germ(u.terms, length), Germ({})
        for c in reversed(found):
            total = self.add(self.multiply(total, u), Germ({NOUGHT: c}))
        return self._germ(total.terms, first(total.order, length))

    # signs

    def leading(self, a: Germ) -> tuple[Fraction, Any]:
        """The first term that is not 0. Raises Undecided where none is known."""
        for e in sorted(a.terms):
            if not self.base.is_zero(a.terms[e]):
                return e, a.terms[e]
        raise Undecided("an expansion is too short to tell the function from 0")

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
        if a.order is not None or a.terms.keys() - {NOUGHT}:
            return None
        return self.base.as_rational(a.terms[NOUGHT]) if a.terms else NOUGHT

    def polynomial_root(self, p: tuple[int, ...], index: int) -> Germ | None:
        root = self.base.polynomial_root(p, index)
        return None if root is None else Germ({NOUGHT: root})

    def floor(self, a: Germ) -> int:
        raise Undecided("the whole part of a function")

    def limit(self, a: Germ) -> Any:
        """The value the germ tends to, or its sign as an int when that is infinite. Raises Undecided."""
        if a.low is None or (not a.terms and a.low > 0):
            return self._number(NOUGHT)
        for e in sorted(a.terms):
            if e > 0:
                break
            if e == 0:
                return a.terms[e]
            if not self.base.is_zero(a.terms[e]):
                return self.base.sign(a.terms[e])
        if a.order is not None and a.order <= 0:
            raise Undecided("an expansion is too short for a limit")
        return self._number(NOUGHT)

    def root(self, a: Germ, n: int) -> Germ | None:
        if self.is_zero(a):
            return a
        s = self.sign(a)
        if s < 0 and n % 2 == 0:
            return None
        size = self._raised(self.scale(a, Fraction(s)), Fraction(1, n))
        return self.scale(size, Fraction(s))
