"""Real numbers as angles: exact signs of sums of rational multiples of pi and of values of inverse functions.

A combination with rational coefficients of pi and of arctan, arcsin, arccos of algebraic numbers has an algebraic
cosine and sine (addition theorem). With whole coefficients it is 0 exactly when it is smaller than 1 in absolute
value and its cosine is 1. With a rational number other than 0 beside them it is never 0 (Lindemann), and balls show
its sign.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify.balls import flint
from qstar_cli.verify.constants import Bound, ConstantField, Number, rational
from qstar_cli.verify.field import opposite
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.trigonometry_angle_forms import (
    PI,
    Angle,
    Form,
    Part,
    form_of,
    formed,
    only_power_of_pi,
    sum_of_forms,
    times_part,
)
from qstar_cli.verify.meanings.trigonometry_known_angles import exact_value
from qstar_cli.verify.meanings.trigonometry_points import (
    CIRCULAR,
    INVERSE,
    Point,
    of_inverse,
    start,
    turned,
    value_at,
)

FIRST_PRECISION = 64
HALF_TANGENT = "HalfTangent"  # of a number a: tan(a/2), for which no term is written
MAX_DENOMINATOR = 360
FEW = 12  # multiples of an angle up to this are not worth being divided


class AngleField(ConstantField):
    """The field of real numbers in which numbers that are angles are known as such."""

    def with_letter(self, letter: Term, n: int) -> AngleField:
        """The field with a whole number for one more letter; what is known of terms without it stays."""
        field = type(self)({**self.point, str(letter.value): rational(Fraction(n))})
        if letter.value not in self.point:
            field.memo = dict(self.memo)
        return field

    def constant(self, name: str) -> Number:
        found = super().constant(name)
        return formed(found, {PI: Fraction(1)}) if name == "pi" else found

    def add(self, a: Number, b: Number) -> Number:
        found = super().add(a, b)
        if found.exact is not None:
            return found
        left, right = form_of(a), form_of(b)
        return formed(found, None if left is None or right is None else sum_of_forms(left, right))

    def multiply(self, a: Number, b: Number) -> Number:
        found = super().multiply(a, b)
        if found.exact is not None:
            return found
        left, right = form_of(a), form_of(b)
        for form, other in ((left, right), (right, left)):
            scale = only_power_of_pi(other)
            if form is not None and scale is not None:
                return formed(found, times_part(form, *scale))
        return found

    def divide(self, a: Number, b: Number) -> Number:
        found = super().divide(a, b)
        if found.exact is not None:
            return found
        form, scale = form_of(a), only_power_of_pi(form_of(b))
        return found if form is None or scale is None else formed(found, times_part(form, *scale, -1))

    def function(self, head: str, args: Any) -> Number:
        if head in CIRCULAR:
            point = self.point_at(args[0])
            if point is not None:
                found: Number = value_at(head, point, self)
                return found
        if head == HALF_TANGENT:
            return self.function("Tan", [self.multiply(rational(Fraction(1, 2)), args[0])])
        found = super().function(head, args)
        if head not in INVERSE or args[0].bound is None:
            return found
        if head != "Acos" and self.sign(args[0]) == 0:
            return rational(Fraction(0))
        return formed(found, {Part(head, args[0].name, 0, args[0]): Fraction(1)})

    def sign(self, a: Number) -> int:
        if isinstance(a, Angle) and a.exact is None and a.bound is None:
            ball = a.ball(FIRST_PRECISION)
            if ball > 0 or ball < 0:
                return 1 if ball > 0 else -1
            if self.vanishes(a.form, ball):
                return 0
        return super().sign(a)

    def vanishes(self, form: Form, ball: Any) -> bool:
        """Whether a combination, known to be close to 0, is 0: False where that is not seen."""
        powers = {p.power - (not p.head) for p in form}
        angles = [c for p, c in form.items() if p.head]
        common = gcd(*(c.numerator for c in angles)) if any(abs(c) > FEW for c in angles) else 1
        scale = Fraction(lcm(*(c.denominator for c in angles)), common)
        if len(powers) != 1 or not ball.abs_upper() * scale.__ceil__() * 4 ** abs(min(powers)) < 1:
            return False
        turns = sum((c * scale for p, c in form.items() if not p.head), Fraction(0))
        whole = self._whole_point({p: int(c * scale) for p, c in form.items() if p.head})
        cosine, _ = turned(_at_turns(turns % 2), whole, self)
        return self.is_zero(self.add(cosine, rational(Fraction(-1))))

    # points of the circle

    def point_at(self, a: Number) -> Point | None:
        """The cosine and sine of a number, algebraic; None when it is no angle (with a number beside it, say)."""
        form = form_of(a)
        if form is None or any(p.power != (not p.head) for p in form):
            return None
        rest = frozenset((p, c) for p, c in form.items() if p.head)
        found = _at_turns(form.get(PI, Fraction(0)) % 2)
        return turned(found, _at_inverses(rest), self) if rest else found

    def _whole_point(self, form: dict[Part, int]) -> Point:
        """The point of a combination of inverse functions with whole coefficients."""
        total = start(self)
        for part, n in form.items():
            total = turned(total, of_inverse(part.head, part.argument, n, self), self)
        return total

    def at_turns(self, q: Fraction) -> Point:
        """The point at q*pi."""
        rest = Fraction(1, 2) - q
        order = lcm(q.denominator, rest.denominator)
        return self._cosine(q, order), self._cosine(rest, order)

    def _cosine(self, q: Fraction, n: int) -> Number:
        """cos(q*pi) by roots where these are known, else in the field of cos(pi/n), with q*n whole: 2 cos(q*pi) is an
        algebraic integer, as are its conjugates, which are at most 2."""
        q %= 2
        known = exact_value("Cos", q)
        if known is not None:
            found = evaluate(known, self)
            if found is not None:
                return found
        degree = sum(gcd(k, 2 * n) == 1 for k in range(2 * n)) // 2
        bound = Bound(1, 1, frozenset({(f"cos(pi/{n})", degree)})) if n <= MAX_DENOMINATOR else None
        name, module = f"cos({q}*pi)", flint()
        return Number(None, bound, name, lambda: module.arb.cos_pi_fmpq(module.fmpq(q.numerator, q.denominator)))

    def at_inverses(self, form: Form) -> Point:
        """The point of a combination of inverse functions; with denominators by division of an angle."""
        n = lcm(*(c.denominator for c in form.values()))
        whole = self._whole_point({p: int(c * n) for p, c in form.items()})
        return whole if n == 1 else self._divided(whole, n, self._number(form))

    def _number(self, form: Form) -> Number:
        total = rational(Fraction(0))
        for part, c in form.items():
            arguments = [a for a in (part.argument,) if a is not None]
            value = ConstantField.function(self, part.head, arguments)
            total = ConstantField.add(self, total, ConstantField.multiply(self, rational(c), value))
        return total

    def _divided(self, p: Point, n: int, angle: Number) -> Point:
        """The point of an angle a of which n*a is at p: 2 cos a is a root of C_n(y) = 2 cos(n a), where C_n is monic
        with integer coefficients (C_n(z + 1/z) = z^n + 1/z^n), and so is 2 sin a = 2 cos(pi/2 - a)."""
        c, s = p
        turned_cosine = (c, s, opposite(c, self), opposite(s, self))[n % 4]  # cos(n*pi/2 - n*a)
        return (
            _part_of(c, n, f"cos({angle.name})", lambda: angle.ball(flint().ctx.prec).cos()),
            _part_of(turned_cosine, n, f"sin({angle.name})", lambda: angle.ball(flint().ctx.prec).sin()),
        )


@lru_cache(maxsize=512)
def _at_turns(q: Fraction) -> Point:
    """The point at q*pi."""
    return AngleField().at_turns(q)


@lru_cache(maxsize=512)
def _at_inverses(form: frozenset[tuple[Part, Fraction]]) -> Point:
    """The point at a combination of inverse functions, whose parts say what they are by their names."""
    return AngleField().at_inverses(dict(form))


def _part_of(whole: Number, n: int, name: str, ball: Any) -> Number:
    """y with C_n(2y) = 2w for w = U/L: 2yL is an algebraic integer, at most 2(|U| + |L|) with its conjugates."""
    bound = whole.bound
    found = bound and Bound(max(bound.u, bound.l) + 2, bound.l + 1, bound.radicals | {(name, n)})
    return Number(None, found, name, ball)
