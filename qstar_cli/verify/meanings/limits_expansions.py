"""Expansions of elementary functions: germs composed with Taylor series (Abramowitz, Stegun: Handbook, chapter 4).

Where the argument tends to an end of the domain of an inverse function, or grows, an identity leads back to a regular
point; exponentials and logarithms of what grows are monomials of the scale (limits_scale.py). Sine and cosine of what
grows are only known to be bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from qstar_cli.terms.build import number
from qstar_cli.terms.term import term
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.limits_germs import MAX_TERMS, Germ, Germs, H
from qstar_cli.verify.meanings.limits_scale import NOUGHT, ONE, UNIT, Growth, Monomial, TooShort
from qstar_cli.verify.meanings.trigonometry_known_angles import INVERSES, angle, exact_value, known_angles

BOUNDED = Germ({}, UNIT)
LOGARITHM = Monomial(0, NOUGHT, ONE)


class GermField(Germs):
    """Germs with the elementary functions."""

    def exponential(self, base: Germ, exponent: Germ) -> Germ:
        """base^exponent for a positive base."""
        return self._exponential(self.multiply(exponent, self._logarithm(base)))

    def function(self, head: str, args: Sequence[Germ]) -> Germ:
        if head == "Log" and len(args) == 2:
            return self.divide(*map(self._logarithm, args))
        rules: dict[str, Callable[[Germ], Germ]] = {
            "Ln": self._logarithm,
            "Sin": partial(self._sine, "Sin"),
            "Cos": partial(self._sine, "Cos"),
            "Atan": self._arctangent,
            "Asin": self._arcsine,
            "Acos": self._arccosine,
            "Floor": self._floor,
        }
        if head not in rules:
            raise Undecided(f"no expansion of {head}")
        return rules[head](args[0])

    def _exponential(self, a: Germ) -> Germ:
        """What grows becomes a monomial, its rational multiples of ln(1/h) powers of h."""
        growth, e = {}, NOUGHT
        infinite, c, u = self._parts(a)
        for m, k in infinite.items():
            q = self.base.as_rational(k) if m == LOGARITHM else None
            if m.growth:
                raise Undecided("an exponential of an exponential")
            if q is None:
                growth[m.e, m.b] = k
            else:
                e -= q
        lead = Germ({Monomial(self.scale_of.place(growth), e, NOUGHT): self._exponential_at(c)})
        return self.multiply(lead, self.composed(self._with_factorials([ONE]), u))

    def _exponential_at(self, c: Any) -> Any:
        plain = self.base.as_rational(c) == NOUGHT
        return self.number(ONE) if plain else self.base.exponential(self.base.constant("e"), c)

    def _logarithm(self, a: Germ) -> Germ:
        m, c, u = self.relative(a)
        if m.b:
            raise Undecided("a logarithm of a logarithm")
        growth: Growth = self.scale_of.growths[m.growth]
        terms = {Monomial(0, e, b): k for (e, b), k in growth.items()}
        terms[UNIT] = self._at("Ln", c)
        grown = self.add(Germ(terms), Germ({LOGARITHM: self.number(-m.e)}))
        series = [NOUGHT, *(Fraction((-1) ** (k + 1), k) for k in range(1, MAX_TERMS))]
        return self.add(grown, self.composed(lambda n: [self.number(q) for q in series[:n]], u))

    def _sine(self, head: str, a: Germ) -> Germ:
        """By the addition theorem."""
        if self._grows(a) or a == BOUNDED:
            return BOUNDED
        c, u = self._split(a)
        sine = self.composed(self._with_factorials([NOUGHT, ONE, NOUGHT, -ONE]), u)
        cosine = self.composed(self._with_factorials([ONE, NOUGHT, -ONE, NOUGHT]), u)
        at, beside = (Germ({UNIT: self._at(h, c)}) for h in ("Sin", "Cos"))
        if head == "Sin":
            return self.add(self.multiply(at, cosine), self.multiply(beside, sine))
        return self.add(self.multiply(beside, cosine), self.scale(self.multiply(at, sine), -ONE))

    def _arctangent(self, a: Germ) -> Germ:
        """For what grows, atan(a) = +-pi/2 - atan(1/a)."""
        if self._grows(a):
            end = self.scale(self.constant("pi"), Fraction(self.sign(a), 2))
            return self.add(end, self.scale(self._arctangent(self.divide(self.rational(ONE), a)), -ONE))
        c, u = self._split(a)
        y = Germ({UNIT: c, H: self.number(ONE)})
        slope = self.divide(self.rational(ONE), self.add(self.rational(ONE), self.power(y, 2)))
        return self.add(Germ({UNIT: self._at("Atan", c)}), self.composed(self._integrated(slope), u))

    def _arcsine(self, a: Germ) -> Germ:
        """At the ends of the domain through acos(y) = 2*asin(sqrt((1 - y)/2)) = pi - acos(-y)."""
        c, u = self._split(a)
        square = self.base.multiply(c, c)
        if self.base.is_zero(self.base.add(square, self.number(-ONE))):
            return self.add(self.scale(self.constant("pi"), Fraction(1, 2)), self.scale(self._arccosine(a), -ONE))
        y = Germ({UNIT: c, H: self.number(ONE)})
        below = self.root(self.add(self.rational(ONE), self.scale(self.power(y, 2), -ONE)), 2)
        if below is None:
            raise Undecided("an inverse sine outside its domain")
        slope = self.divide(self.rational(ONE), below)
        return self.add(Germ({UNIT: self._at("Asin", c)}), self.composed(self._integrated(slope), u))

    def _arccosine(self, a: Germ) -> Germ:
        c, _ = self._split(a)
        if self.base.as_rational(c) == -1:
            return self.add(self.constant("pi"), self.scale(self._arccosine(self.scale(a, -ONE)), -ONE))
        if self.base.as_rational(c) != 1:
            return self.add(self.scale(self.constant("pi"), Fraction(1, 2)), self.scale(self._arcsine(a), -ONE))
        half = self.root(self.scale(self.add(self.rational(ONE), self.scale(a, -ONE)), Fraction(1, 2)), 2)
        if half is None:
            raise Undecided("an inverse cosine outside its domain")
        return self.scale(self._arcsine(half), Fraction(2))

    def _floor(self, a: Germ) -> Germ:
        """Constant beside a point: one less where the argument comes to a whole number from below."""
        c, u = self._split(a)
        q = self.base.as_rational(c)
        if q is None:
            raise Undecided("the whole part of something that is no rational number")
        from_below = q.denominator == 1 and not self.is_zero(u) and self.sign(u) < 0
        return self.rational(Fraction(q.__floor__() - from_below))

    # parts

    def _grows(self, a: Germ) -> bool:
        size = self.bound(a)
        if size is None or self.scale_of.compare(size, UNIT) <= 0:
            return False
        return not a.terms or self.scale_of.compare(self.leading(a)[0], UNIT) > 0

    def _parts(self, a: Germ) -> tuple[dict[Monomial, Any], Any, Germ]:
        """What grows, the constant, and what tends to 0."""
        compare = self.scale_of.compare
        if a.order is not None and compare(a.order, UNIT) >= 0:
            raise TooShort("an expansion is too short")
        infinite = {m: c for m, c in a.terms.items() if compare(m, UNIT) > 0}
        small = {m: c for m, c in a.terms.items() if compare(m, UNIT) < 0}
        return infinite, a.terms.get(UNIT, self.number(NOUGHT)), Germ(small, a.order)

    def _split(self, a: Germ) -> tuple[Any, Germ]:
        """The limit, which must be finite, and the rest."""
        infinite, c, u = self._parts(a)
        if any(not self.base.is_zero(k) for k in infinite.values()):
            raise Undecided("a function of something that grows without bound")
        return c, u

    def _at(self, head: str, c: Any) -> Any:
        """The value of a function at a value of the base, exact where that is known."""
        q = self.base.as_rational(c)
        if q is not None and head in INVERSES:
            return self._known_angle(head, q)
        turns = None if q is not None else self.base.as_rational(self.base.divide(c, self.base.constant("pi")))
        if q is None and turns is None:
            return self.base.function(head, [c])
        at = number(q) if q is not None else angle(turns or NOUGHT)
        value = evaluate(term(head, at), self.base)
        if value is None:
            raise Undecided("a function outside its domain")
        return value

    def _known_angle(self, head: str, q: Fraction) -> Any:
        """An inverse function at a rational number, as a multiple of pi where it is one of those known."""
        function, low, high = INVERSES[head]
        for turns in known_angles(low, high):
            written = exact_value(function, turns)
            at = None if written is None else evaluate(written, self.base)
            if at is not None and self.base.as_rational(at) == q:
                return evaluate(angle(turns), self.base)
        return self.base.function(head, [self.number(q)])

    def _with_factorials(self, cycle: Sequence[Fraction]) -> Callable[[int], list[Any]]:
        """The numbers of the cycle, one after another, each over k!."""

        def coefficients(count: int) -> list[Any]:
            found, factor = [], ONE
            for k in range(count):
                found.append(self.number(cycle[k % len(cycle)] * factor))
                factor /= k + 1
            return found

        return coefficients

    def _integrated(self, slope: Germ) -> Callable[[int], list[Any]]:
        """The coefficients from k = 0 of the integral from 0 of a power series."""
        known = MAX_TERMS if slope.order is None else int(slope.order.e)

        def coefficients(count: int) -> list[Any]:
            found = [self.number(NOUGHT)]
            for k in range(min(count - 1, known)):
                c = slope.terms.get(Monomial(0, Fraction(k), NOUGHT), self.number(NOUGHT))
                found.append(self.base.divide(c, self.number(Fraction(k + 1))))
            return found

        return coefficients
