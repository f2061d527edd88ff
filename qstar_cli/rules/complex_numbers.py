"""Complex numbers as pairs of real numbers with roots, spelled as a + b*i. No rule is declared here."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from qstar_cli.rules.algebra import expanded, generators
from qstar_cli.rules.sides import collected, numeric_denominator, opposites, times
from qstar_cli.rules.surds import root_term, without_squared_roots
from qstar_cli.terms.angles import known_value
from qstar_cli.terms.build import PI, I, add, integer, multiply, negative
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import product_of, quotient_of, summand
from qstar_cli.terms.term import Term, contains, has_head, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, degree_in, scaled, summands

MAX_EXPONENT = 200
ONE = integer(1)
_ATOMS = ("Root", "Constant", "Symbol")


@dataclass(frozen=True, slots=True)
class Cartesian:
    """re + im*i, both sums of rational numbers times roots (and letters), worked out."""

    re: Term
    im: Term = ZERO

    def plus(self, other: Cartesian) -> Cartesian:
        return Cartesian(worked_out(add(self.re, other.re)), worked_out(add(self.im, other.im)))

    def times(self, other: Cartesian) -> Cartesian:
        a, b, c, d = self.re, self.im, other.re, other.im
        re = worked_out(add(multiply(a, c), negative(multiply(b, d))))
        return Cartesian(re, worked_out(add(multiply(a, d), multiply(b, c))))

    def opposite(self) -> Cartesian:
        return Cartesian(worked_out(negative(self.re)), worked_out(negative(self.im)))

    def conjugate(self) -> Cartesian:
        return Cartesian(self.re, worked_out(negative(self.im)))

    def norm(self) -> Term:
        """re^2 + im^2."""
        return self.times(self.conjugate()).re

    def inverse(self) -> Cartesian | None:
        """1/(re + im*i), by the conjugate; None where the norm cannot be made rational, or is 0."""
        below = inverse_of(self.norm())
        return None if below is None else self.conjugate().times(Cartesian(below))

    def power(self, n: int) -> Cartesian | None:
        base = self if n >= 0 else self.inverse()
        if base is None or abs(n) > MAX_EXPONENT:
            return None
        result = Cartesian(ONE)
        for bit in f"{abs(n):b}":
            result = result.times(result)
            result = result.times(base) if bit == "1" else result
        return result

    @property
    def is_real(self) -> bool:
        return self.im == ZERO

    def term(self) -> Term:
        """`3 - 2i`, `i/2`, `(1 + sqrt(3)*i)/2`: the real part first, roots over one denominator."""
        real = sorted((s for s in summands(self.re) if s != ZERO), key=lambda s: as_rational(s) is None)
        parts = [*real, *(_times_i(s) for s in summands(self.im) if s != ZERO)]
        if not any(has_head(s, "Root") for s in parts):
            return add(*map(_spelled, parts))
        below = numeric_denominator(parts)
        return quotient_of(add(*(summands(times(Fraction(below), parts)))), integer(below))


def worked_out(t: Term) -> Term:
    """A polynomial in roots of numbers, multiplied out, powers of square roots worked out."""
    result = expanded(t)
    return without_squared_roots(result) if result is not None else t


def _times_i(s: Term) -> Term:
    coefficient, rest = coefficient_and_rest(s)
    return summand(coefficient, product_of((rest, I)))


def _spelled(s: Term) -> Term:
    coefficient, rest = coefficient_and_rest(s)
    return summand(coefficient, rest)


def inverse_of(real: Term) -> Term | None:
    """1/(p + q*sqrt(k)) for a real number of this form, without roots below a bar; None for others and for 0."""
    value = as_rational(real)
    if value is not None:
        return scaled(1 / value, ONE) if value else None
    parts = summands(real)
    roots = [s for s in parts if as_rational(s) is None]
    other = add(
        *(
            s if as_rational(s) is not None else o
            for s, o in zip(summands(real), opposites(summands(real)), strict=True)
        )
    )
    norm = as_rational(worked_out(multiply(real, other)))
    return worked_out(times(1 / norm, summands(other))) if len(roots) == 1 and norm else None


def cartesian(t: Term) -> Cartesian | None:
    """A number made of rational numbers, i and roots as a pair; None for anything else."""
    if as_rational(t) is not None or (t.head in _ATOMS and not contains(t, I) and not symbols(t)):
        return Cartesian(worked_out(t))
    if t == I:
        return Cartesian(ZERO, ONE)
    if t.head not in ("Sum", "Product", "Neg", "Div", "Pow"):
        return None
    if t.head == "Pow":
        base, n = cartesian(t.args[0]), as_integer(t.args[1])
        return base.power(n) if base is not None and n else None
    parts = [cartesian(a) for a in t.args]
    known = [p for p in parts if p is not None]
    return _combined(t.head, known) if len(known) == len(parts) else None


def _combined(head: str, parts: list[Cartesian]) -> Cartesian | None:
    result = parts[0]
    if head == "Neg":
        return result.opposite()
    if head == "Div":
        inverse = parts[1].inverse()
        return None if inverse is None else result.times(inverse)
    for part in parts[1:]:
        result = result.plus(part) if head == "Sum" else result.times(part)
    return result


def is_written_out(t: Term) -> bool:
    """Whether a number is a sum of real numbers and of such numbers times i, nothing left to do but to collect."""
    return all(_is_part(s) for s in summands(t))


def _is_part(s: Term) -> bool:
    part = degree_in(s, I)
    return (part is not None and part[0] <= 1) or as_rational(s) is not None


def coefficients(t: Term, x: Term) -> dict[int, Cartesian] | None:
    """A polynomial in x with numbers as coefficients as {degree: coefficient}, zeros left out; None for others."""
    if any(g not in (x, I) and not (g.head == "Root" and not symbols(g)) for g in generators(t)):
        return None
    whole = expanded(t)
    found: dict[int, Cartesian] = {}
    for s in summands(whole) if whole is not None else ():
        part = degree_in(s, x)
        value = cartesian(part[1]) if part is not None else None
        if part is None or value is None:
            return None
        found[part[0]] = found.get(part[0], Cartesian(ZERO)).plus(value)
    return None if whole is None else {k: c for k, c in found.items() if c != Cartesian(ZERO)}


@dataclass(frozen=True, slots=True)
class Polar:
    """size * e^(i*angle); `turns` is the angle over pi where that is a rational number."""

    size: Term
    angle: Term
    turns: Fraction | None = None


def polar(z: Cartesian) -> Polar | None:
    """The polar form with the principal argument; None for 0 and where the modulus is no single root."""
    norm = as_rational(z.norm())
    if not norm:
        return None
    size = root_term(norm, 2)
    turns = next((q for q in _ANGLES if _is_at(z, size, q)), None)
    if turns is not None:
        return Polar(size, angle_term(turns), turns)
    angle = _by_tangent(z)
    return None if angle is None else Polar(size, angle)


_ANGLES = tuple(Fraction(k, 60) for k in range(-59, 61) if k % 5 == 0 or k % 6 == 0)


def _is_at(z: Cartesian, size: Term, q: Fraction) -> bool:
    """Whether z = size * e^(i*q*pi), where sine and cosine are known."""
    values = [known_value(f, q) for f in ("Cos", "Sin")]
    return all(
        isinstance(v, Term) and worked_out(multiply(size, v)) == part
        for v, part in zip(values, (z.re, z.im), strict=True)
    )


def angle_term(q: Fraction) -> Term:
    """`3*pi/4`, `-pi/2`, `0`."""
    return summand(q, PI) if q else ZERO


def _by_tangent(z: Cartesian) -> Term | None:
    """arctan(im/re) for a point off the axes, moved by pi where the real part is negative."""
    below = inverse_of(z.re)
    signs = [sign_of_difference(part, ZERO) for part in (z.re, z.im)]
    if below is None or None in signs:
        return None
    slope = worked_out(multiply(z.im, below))
    is_positive = signs[0] == signs[1]
    tangent = term("Atan", _over_one_bar(slope if is_positive else worked_out(negative(slope))))
    angle = tangent if is_positive else negative(tangent)
    if signs[0] == 1:
        return angle
    return tidy(add(PI, angle) if signs[1] == 1 else add(angle, negative(PI)))


def _over_one_bar(t: Term) -> Term:
    """A sum with fractions as one quotient."""
    parts = summands(t)
    if not has_head(t, "Root"):
        return t
    below = numeric_denominator(parts)
    return quotient_of(collected(summands(times(Fraction(below), parts))), integer(below))
