"""Real numbers with powers, logarithms and inverse functions that are worked out exactly where they can be.

arcsin(sin(3)) is pi - 3. A combination of logarithms of algebraic numbers is 0 where a product of powers is 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from qstar_cli.verify.constants import Number, rational
from qstar_cli.verify.meanings.trigonometry_angle_forms import ONE, Form, Part, form_of, formed
from qstar_cli.verify.meanings.trigonometry_angles import AngleField
from qstar_cli.verify.meanings.trigonometry_points import CIRCULAR, INVERSE, Point

MAX_DENOMINATOR = 60
MAX_MULTIPLE = 40
MAX_SIZE = 10**6
PRECISION = 128


@dataclass(slots=True)
class Wave(Number):
    """A trigonometric function of a number that is no known angle: `head` is Sin or Tan."""

    head: str = ""
    angle: Number | None = None


class RealField(AngleField):
    """Angles, with powers, logarithms and inverse functions that are worked out where that is exact."""

    def function(self, head: str, args: Any) -> Number:
        if head == "Log" and len(args) == 2:
            return self._logarithm(args[0], args[1])
        if head in INVERSE and isinstance(args[0], Wave):
            inverted = self._inverted(head, args[0])
            if inverted is not None:
                return inverted
        found = super().function(head, args)
        if head in CIRCULAR and self.point_at(args[0]) is None:
            return self._wave(found, head, args[0])
        if head != "Ln" or not args[0].bound:
            return found
        if self.is_zero(self.add(args[0], rational(Fraction(-1)))):
            return rational(Fraction(0))
        return formed(found, {Part("Ln", args[0].name, 0, args[0]): Fraction(1)})

    def _wave(self, found: Number, head: str, angle: Number) -> Number:
        """The value with the angle it belongs to; cosine and cotangent as sine and tangent of the rest of pi/2."""
        if head in ("Cos", "Cot"):
            angle = self._rest_of_right_angle(angle)
        known = {"Sin": "Sin", "Cos": "Sin", "Tan": "Tan", "Cot": "Tan"}.get(head)
        return Wave(None, None, found.name, found.compute, head=known, angle=angle) if known else found

    def _rest_of_right_angle(self, a: Number) -> Number:
        right = self.multiply(rational(Fraction(1, 2)), self.constant("pi"))
        return self.add(right, self.multiply(rational(Fraction(-1)), a))

    def _inverted(self, head: str, wave: Wave) -> Number | None:
        """arcsin(sin a), arctan(tan a) are a, or its opposite, up to multiples of pi; arccos is the rest of pi/2."""
        if wave.angle is None or (head == "Atan") != (wave.head == "Tan"):
            return None
        half_turns = self.add(self.divide(wave.angle, self.constant("pi")), rational(Fraction(1, 2)))
        k = self.floor(half_turns)
        found = self.add(wave.angle, self.multiply(rational(Fraction(-k)), self.constant("pi")))
        if head != "Atan" and k % 2:
            found = self.multiply(rational(Fraction(-1)), found)
        return self._rest_of_right_angle(found) if head == "Acos" else found

    def constant(self, name: str) -> Number:
        found = super().constant(name)
        return formed(found, {_power_of_e(Fraction(1)): Fraction(1)}) if name == "e" else found

    def point_at(self, a: Number) -> Point | None:
        form = form_of(a)
        return None if form is None or any(p.head in ("Ln", "Pow") for p in form) else super().point_at(a)

    def vanishes(self, form: Form, ball: Any) -> bool:
        """A combination of logarithms is 0 where a product of powers is 1; one of different powers of e never is."""
        if all(p.head not in ("Ln", "Pow") for p in form):
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
            if form_of(base) == {_power_of_e(Fraction(1)): Fraction(1)}:
                return formed(super().exponential(base, rational(q)), {_power_of_e(q): Fraction(1)})
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


def _power_of_e(q: Fraction) -> Part:
    return Part("Pow", str(q), 0) if q else ONE


def _nearest(a: Number) -> Fraction | None:
    """The rational number with a small denominator that a number might be."""
    ball = a.ball(PRECISION)
    if not abs(ball) < MAX_SIZE:
        return None
    q = Fraction(float(ball.mid())).limit_denominator(MAX_DENOMINATOR)
    return q if abs(ball - (q.numerator / q.denominator)) < 1e-9 else None
