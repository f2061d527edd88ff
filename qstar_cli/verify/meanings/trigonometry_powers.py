"""Powers and logarithms around trigonometric functions of one letter: e^sin(x) = 1, ln(sin(x)) = 0, 4^cos(x) = 2.

A combination of logarithms is 0 where a product of powers is 1. A power b^u of a rational number is r = b^q where u is
q, as powers with different exponents differ. Other comparisons stay undecided.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm, log
from typing import Any

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.constants import Number, rational
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import Value
from qstar_cli.verify.integers import whole_root
from qstar_cli.verify.meanings.trigonometry_angles import AngleField, Form, Part, form_of, formed
from qstar_cli.verify.meanings.trigonometry_critical import CircleCritical
from qstar_cli.verify.meanings.trigonometry_points import Point
from qstar_cli.verify.polynomials import Poly

MAX_DENOMINATOR = 60
MAX_MULTIPLE = 40
PRECISION = 128


def exponent_of(base: Fraction, r: Fraction) -> Fraction | None:
    """q with base^q = r > 0, when it is a rational number with a small denominator."""
    if r == 1:
        return Fraction(0)
    if base == 1 or r <= 0:
        return None
    q = Fraction(log(r) / log(base)).limit_denominator(MAX_DENOMINATOR)
    if abs(q) > MAX_MULTIPLE:
        return None
    return q if r**q.denominator == base**q.numerator else None


def simplest_base(b: Fraction) -> tuple[Fraction, int]:
    """(c, k) with c^k = b and k as large as possible."""
    for k in range(max(b.numerator.bit_length(), b.denominator.bit_length()), 1, -1):
        above, below = whole_root(b.numerator, k), whole_root(b.denominator, k)
        if above and below:
            return Fraction(above, below), k
    return b, 1


class PowerCritical(CircleCritical):
    """What is asked of powers of numbers and of logarithms is noted as polynomials in what they are taken of."""

    def __init__(self, letter: str, finer: int, parameters: frozenset[str] = frozenset()) -> None:
        super().__init__(letter, finer, parameters)
        self.logarithms: dict[str, Value] = {}
        self.powers: dict[str, tuple[Fraction | None, Value]] = {}  # base, None for e; exponent

    def function(self, head: str, args: Sequence[Value]) -> Value:
        if head == "Log" and len(args) == 2:
            return self.divide(self.function("Ln", args[:1]), self.function("Ln", args[1:]))
        if head != "Ln":
            return super().function(head, args)
        name = f"Ln({P.show(args[0].above)} / {P.show(args[0].below)})"
        self.logarithms[name] = args[0]
        return Value(P.generator(name))

    def exponential(self, base: Value, exponent: Value) -> Value:
        number, k = self._base(base)
        name = f"{number or 'e'}^({P.show(exponent.above)} / {P.show(exponent.below)})"
        self.powers[name] = (number, exponent)
        return Value(P.generator(name, k))

    def _base(self, base: Value) -> tuple[Fraction | None, int]:
        if base == self.constant("e"):
            return None, 1
        q = self.as_rational(base)
        if q is None or q <= 0 or q == 1:
            raise Undecided("a power whose base is no number")
        return simplest_base(q)

    def _note(self, a: Value) -> None:
        for part in (a.above, a.below):
            if part and P.names(part) & (self.logarithms.keys() | self.powers.keys()):
                for factor, _ in factors(part)[1]:
                    self._note_around(factor)
            else:
                super()._note(Value(part))

    def _note_around(self, p: Poly) -> None:
        names = P.names(p)
        if names & self.logarithms.keys():
            self._note_logarithms(p)
        elif names & self.powers.keys():
            self._note_power(p)
        else:
            super()._note(Value(p))

    def _note_logarithms(self, p: Poly) -> None:
        """Logarithms with whole multiples: where the product of these powers is 1."""
        scale = lcm(*(Fraction(c).denominator for c in p.values()))
        sides = [self.rational(Fraction(1)), self.rational(Fraction(1))]
        for m, c in p.items():
            n = int(c * scale)
            if len(m) != 1 or m[0][1] != 1 or m[0][0] not in self.logarithms or abs(n) > MAX_MULTIPLE:
                raise Undecided("a number beside logarithms")
            sides[n < 0] = self.multiply(sides[n < 0], self.power(self.logarithms[m[0][0]], abs(n)))
        self.is_zero(minus(sides[0], sides[1], self))

    def _note_power(self, p: Poly) -> None:
        """A polynomial in one power, over the numbers: its positive roots b^q."""
        found = [n for n in P.names(p) if n in self.powers]
        if len(found) > 1 or P.names(p) - {*found} - set(self.places.values()):
            raise Undecided("a power beside something else")
        base, exponent = self.powers[found[0]]
        for factor, _ in factors(self._norm(p))[1]:
            q = self._root_of(factor, found[0], base)
            if q is not None:
                self.is_zero(self.add(exponent, self.rational(-q)))

    def _root_of(self, p: Poly, name: str, base: Fraction | None) -> Fraction | None:
        """q for an irreducible a*E^k - c with E = b^q; None where it has no positive root."""
        parts = P.coefficients(p, name)
        if p == P.generator(name):
            return None
        k = max(parts)
        a, c = (P.as_constant(parts.get(e, P.ZERO)) for e in (k, 0))
        if len(parts) != 2 or not a or c is None:
            raise Undecided("a power that is no root of a number")
        r = Fraction(-c) / Fraction(a)
        if r <= 0:
            return None
        q = exponent_of(base, r) if base is not None else Fraction(0) if r == 1 else None
        if q is None:
            raise Undecided("a power with an exponent that is not rational")
        return q / int(k)


class PowerField(AngleField):
    """Numbers, with powers and logarithms that are worked out where they are algebraic."""

    def function(self, head: str, args: Any) -> Number:
        if head == "Log" and len(args) == 2:
            return self._logarithm(args[0], args[1])
        found = super().function(head, args)
        if head != "Ln" or not args[0].bound:
            return found
        if self.is_zero(self.add(args[0], rational(Fraction(-1)))):
            return rational(Fraction(0))
        return formed(found, {Part("Ln", args[0].name, 0, args[0]): Fraction(1)})

    def point_at(self, a: Number) -> Point | None:
        form = form_of(a)
        return None if form is None or any(p.head == "Ln" for p in form) else super().point_at(a)

    def vanishes(self, form: Form, ball: Any) -> bool:
        """A combination of logarithms is 0 where a product of powers is 1."""
        if all(p.head != "Ln" for p in form):
            return super().vanishes(form, ball)
        scale = lcm(*(c.denominator for c in form.values()))
        if any(p.head != "Ln" or p.power or abs(c) * scale > MAX_MULTIPLE for p, c in form.items()):
            return False
        sides = [rational(Fraction(1)), rational(Fraction(1))]
        for part, c in form.items():
            if part.argument is not None:
                sides[c < 0] = self.multiply(sides[c < 0], self.power(part.argument, abs(int(c * scale))))
        return self.is_zero(self.add(sides[0], self.multiply(rational(Fraction(-1)), sides[1])))

    def _logarithm(self, a: Number, base: Number) -> Number:
        """Rational where base^q is a."""
        found = self.divide(self.function("Ln", [a]), self.function("Ln", [base]))
        q = _nearest(found)
        power = None if q is None or found.exact is not None else self._rational_power(base, q)
        is_exact = power is not None and self.is_zero(self.add(power, self.multiply(rational(Fraction(-1)), a)))
        return rational(q) if is_exact and q is not None else found

    def exponential(self, base: Number, exponent: Number) -> Number:
        q = exponent.exact if exponent.exact is not None else _nearest(exponent)
        if q is not None and self.is_zero(self.add(exponent, rational(-q))):
            power = self._rational_power(base, q)
            if power is not None:
                return power
        return super().exponential(base, exponent)

    def _rational_power(self, base: Number, q: Fraction) -> Number | None:
        """base^q for a positive algebraic base."""
        if q == 0:
            return rational(Fraction(1))
        root = self.root(base, q.denominator) if base.bound and q.denominator > 1 else base
        if root is None or not base.bound or abs(q.numerator) > MAX_MULTIPLE:
            return None
        power = self.power(root, abs(q.numerator))
        return power if q > 0 else self.divide(rational(Fraction(1)), power)


def _nearest(a: Number) -> Fraction | None:
    """The rational number with a small denominator that a number might be."""
    ball = a.ball(PRECISION)
    q = Fraction(float(ball.mid())).limit_denominator(MAX_DENOMINATOR)
    return q if abs(ball - (q.numerator / q.denominator)) < 1e-9 else None
