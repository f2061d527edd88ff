"""Complex numbers as pairs of real numbers with exact signs; where the argument is a known multiple of pi, in polar
form as well, so that powers of roots of unity stay exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from qstar_cli.terms.build import E
from qstar_cli.terms.term import Term, subterms, term
from qstar_cli.verify.constants import ConstantField, Number, rational
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.complex_numbers_angles import by_tangent, over_i
from qstar_cli.verify.meanings.trigonometry_known_angles import angle, exact_value, turns

ZERO, ONE = rational(Fraction(0)), rational(Fraction(1))
MINUS_ONE = rational(Fraction(-1))


@dataclass(frozen=True, slots=True)
class Complex:
    """re + im*i; where `turns` is known, also size * e^(i * turns * pi)."""

    re: Number
    im: Number = field(default_factory=lambda: ZERO)
    turns: Fraction | None = None
    size: Number = field(default_factory=lambda: ONE)


class ComplexConstants:
    """The field of complex numbers; `point` gives the values of letters. Square roots of negative numbers are i times a
    positive root; other roots of numbers that are not positive, and their powers, are undecided."""

    def __init__(self, point: dict[str, Complex] | None = None) -> None:
        self.point = point or {}
        self.real = ConstantField()
        self.memo: dict[Term, Complex | None] = {}

    def value(self, t: Term) -> Complex | None:
        """The value of an expression, powers of e with imaginary exponents and angles known by tangents included."""
        for s in reversed(list(subterms(t))):
            if s.head == "Pow" and s.args[0] == E and (a := over_i(s.args[1])) is not None:
                self.memo[s] = self.unit(a)
            elif s.head in ("Cos", "Sin") and (parts := by_tangent(s.args[0])) is not None:
                unit = self._by_tangent(*parts)
                self.memo[s] = Complex(unit.re if s.head == "Cos" else unit.im)
        return evaluate(t, self)

    def unit(self, a: Term) -> Complex:
        """e^(i*a) for a real angle a."""
        q, parts = turns(a), by_tangent(a)
        if q is not None:
            return self._polar(ONE, q)
        if parts is not None:
            return self._by_tangent(*parts)
        re, im = (evaluate(term(f, a), self.real) for f in ("Cos", "Sin"))
        if re is None or im is None:
            raise Undecided("an angle is not defined")
        return Complex(re, im)

    def _by_tangent(self, q: Fraction, sign: int, tangent: Term) -> Complex:
        """e^(i*a) for a = q*pi + sign*arctan(u): cos(arctan u) = 1/sqrt(1 + u^2), sin(arctan u) = u times it."""
        u = evaluate(tangent, self.real)
        if u is None:
            raise Undecided("an angle is not defined")
        root = self.real.root(self.real.add(ONE, self.real.multiply(u, u)), 2)
        assert root is not None  # 1 + u^2 is positive
        cosine = self.real.divide(ONE, root)
        sine = self.real.multiply(self.real.multiply(rational(Fraction(sign)), u), cosine)
        return self.multiply(Complex(cosine, sine), self._polar(ONE, q))

    def _polar(self, size: Number, q: Fraction) -> Complex:
        """size * e^(i*q*pi)."""
        q = (q + 1) % 2 - 1
        parts = []
        for head in ("Cos", "Sin"):
            exact = exact_value(head, q)
            value = evaluate(exact if exact is not None else term(head, angle(q)), self.real)
            assert value is not None  # sine and cosine exist everywhere
            parts.append(self.real.multiply(size, value))
        return Complex(parts[0], parts[1], q, size)

    def _with_turns(self, a: Complex) -> Complex:
        """The number with its polar form where that is seen at once: on the axes."""
        if a.turns is not None:
            return a
        if a.im.exact == 0 and (s := self.real.sign(a.re)):
            return Complex(a.re, ZERO, Fraction(0 if s > 0 else 1), self.real.absolute(a.re))
        if a.re.exact == 0 and (s := self.real.sign(a.im)):
            return Complex(ZERO, a.im, Fraction(s, 2), self.real.absolute(a.im))
        return a

    # the operations of a field

    def rational(self, q: Fraction) -> Complex:
        return Complex(rational(q))

    def letter(self, name: str) -> Complex:
        if name not in self.point:
            raise Undecided(f"{name} has no value")
        return self.point[name]

    def constant(self, name: str) -> Complex:
        return Complex(ZERO, ONE) if name == "i" else Complex(self.real.constant(name))

    def as_rational(self, a: Complex) -> Fraction | None:
        return a.re.exact if a.im.exact == 0 else None

    def add(self, a: Complex, b: Complex) -> Complex:
        return Complex(self.real.add(a.re, b.re), self.real.add(a.im, b.im))

    def multiply(self, a: Complex, b: Complex) -> Complex:
        p, q = self._with_turns(a), self._with_turns(b)
        if p.turns is not None and q.turns is not None:
            return self._polar(self.real.multiply(p.size, q.size), p.turns + q.turns)
        r = self.real
        re = r.add(r.multiply(a.re, b.re), r.multiply(MINUS_ONE, r.multiply(a.im, b.im)))
        return Complex(re, r.add(r.multiply(a.re, b.im), r.multiply(a.im, b.re)))

    def divide(self, a: Complex, b: Complex) -> Complex:
        p = self._with_turns(b)
        if p.turns is not None:
            return self.multiply(a, self._polar(self.real.divide(ONE, p.size), -p.turns))
        norm = self.real.add(self.real.multiply(b.re, b.re), self.real.multiply(b.im, b.im))
        above = self.multiply(a, self.conjugate(b))
        return Complex(self.real.divide(above.re, norm), self.real.divide(above.im, norm))

    def power(self, a: Complex, n: int) -> Complex:
        p = self._with_turns(a)
        if p.turns is not None:
            return self._polar(self.real.power(p.size, n), p.turns * n)
        result = Complex(ONE)
        for bit in f"{n:b}":
            result = self.multiply(result, result)
            result = self.multiply(result, a) if bit == "1" else result
        return result

    def root(self, a: Complex, n: int) -> Complex | None:
        s = self.sign(a)
        if s < 0 and n != 2:
            raise Undecided("a root of a number that is not positive")
        size = self.real.root(self.real.absolute(a.re), n)
        assert size is not None  # of a number that is not negative
        return Complex(ZERO, size) if s < 0 else Complex(size)

    def polynomial_root(self, p: tuple[int, ...], index: int) -> Complex | None:
        found = self.real.polynomial_root(p, index)
        return None if found is None else Complex(found)

    def absolute(self, a: Complex) -> Complex:
        if a.turns is not None:
            return Complex(a.size)
        if a.im.exact == 0:
            return Complex(self.real.absolute(a.re))
        size = self.real.root(self.real.add(self.real.multiply(a.re, a.re), self.real.multiply(a.im, a.im)), 2)
        assert size is not None  # a sum of squares
        return Complex(size)

    def exponential(self, base: Complex, exponent: Complex) -> Complex:
        if base.im.exact != 0 or exponent.im.exact != 0:
            raise Undecided("a power with a complex exponent")
        return Complex(self.real.exponential(base.re, exponent.re))

    def function(self, head: str, args: Sequence[Complex]) -> Complex:
        if any(a.im.exact != 0 for a in args):
            raise Undecided("a function of a complex number")
        return Complex(self.real.function(head, [a.re for a in args]))

    def floor(self, a: Complex) -> int:
        self.sign(a)
        return self.real.floor(a.re)

    def sign(self, a: Complex) -> int:
        if self.real.sign(a.im):
            raise Undecided("complex numbers have no sign")
        return self.real.sign(a.re)

    def is_zero(self, a: Complex) -> bool:
        """By the parts; one that is certainly not 0 is enough to know that the number is not."""
        missing: Undecided | None = None
        for part in (a.re, a.im):
            try:
                if self.real.sign(part):
                    return False
            except Undecided as reason:
                missing = reason
        if missing is not None:
            raise missing
        return True

    # beyond a field

    def conjugate(self, a: Complex) -> Complex:
        return Complex(a.re, self.real.multiply(MINUS_ONE, a.im), None if a.turns is None else -a.turns, a.size)
