"""Trigonometric functions of several letters on cells of signs.

Every summand m of an angle (a monomial in the letters, or 1) has its own point (cos(m/L), sin(m/L)) of the circle; the
addition theorem gives the others. Where a sign or a divisor is asked for, the point is written by the letter
t = tan(m/(2L)), and once more as the point opposite to 0, which no t belongs to. What holds for all points of these
circles, whatever they have to do with one another, holds for all letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from typing import Any

from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.cells import Cell, CellField
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Definitions, Opaque, Value, has_letters
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.trigonometry_angles import HALF_TANGENT, AngleField
from qstar_cli.verify.meanings.trigonometry_known_angles import exact_value
from qstar_cli.verify.meanings.trigonometry_points import (
    CIRCULAR,
    INVERSE,
    Point,
    half,
    multiple,
    of_inverse,
    start,
    turned,
    value_at,
)
from qstar_cli.verify.polynomials import Monomial, Poly
from qstar_cli.verify.values import ValueField

ONE, PI = "1", "pi"
NUMBERS = (ONE, PI)  # the summands of an angle that are no letters


@dataclass(frozen=True)
class Circles:
    """`finer`: for a summand the L that is needed; `opposite`: those summands whose point is opposite to 0; `whole`:
    letters that are whole numbers; `phases`: angles with letters that have a point of their own; `unknown`: whether a
    number is whole is an unknown quantity that depends on the number only."""

    finer: dict[str, int] = field(default_factory=dict)
    opposite: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    phases: tuple[Term, ...] = ()
    unknown: bool = False

    def with_finer(self, name: str, factor: int) -> Circles:
        return replace(self, finer={**self.finer, name: self.finer.get(name, 1) * factor})


class NewSummand(Exception):
    """A summand that is new, or is needed in smaller parts."""

    def __init__(self, name: str, factor: int) -> None:
        super().__init__(name)
        self.name = name
        self.factor = factor


# functions


def on_any_cell(head: str, args: Sequence[Value], f: Any) -> Value:
    """A function of a value: an inverse function is an unknown quantity, the others are rational in points."""
    if head in CIRCULAR:
        found: Value = value_at(head, point(args[0], f), f)
        return found
    a = args[0]
    if head != "Acos" and a.above and a.above[P.leading(a.above)] < 0:
        opposite = f.opaque(head, (Value(P.scale(a.above, -1), a.below),))
        return Value(P.scale(opposite.above, -1), opposite.below)
    opaque: Value = f.opaque(head, args)
    return opaque


def point(a: Value, f: Any) -> Point:
    """The cosine and sine of a value."""
    a, total = _without_phases(without_divisor(a), f)
    divisor = P.as_constant(a.below)
    if not divisor:
        above, below = P.primitive(a.above), P.primitive(a.below)
        name = f"({P.show(above[1])})/({P.show(below[1])})"
        return _of_summand(name, Fraction(above[0]) / below[0], f)
    for m, c in a.above.items():
        total = turned(total, _of_monomial(m, Fraction(c) / divisor, f), f)
    return total


def without_divisor(a: Value) -> Value:
    """The value as a sum of monomials with negative exponents, where the divisor is a monomial: 1/x - pi/6."""
    if len(a.below) != 1:
        return a
    ((m, k),) = a.below.items()
    inverse: Monomial = tuple((name, -e) for name, e in m)
    return Value({P.times_monomial(n, inverse): Fraction(c) / k for n, c in a.above.items()})


def _without_phases(a: Value, f: Any) -> tuple[Value, Point]:
    """What is left of an angle without multiples of the phases, and the point of these."""
    total = start(f)
    for name, unit in f.units() if isinstance(f, CircleField) else ():
        c = multiple_of(a, unit, f.definitions)
        if c:
            total = turned(total, _of_summand(name, c, f), f)
            a = f.add(a, f.multiply(f.rational(-c), unit))
    return a, total


def independent(angles: Sequence[tuple[str, Value]], f: ValueField) -> list[tuple[str, Value]]:
    """The angles, each without multiples of those before it; those without free summands are left out."""
    found: list[tuple[str, Value]] = []
    for name, angle in angles:
        a = without_divisor(angle)
        for _, unit in found:
            c = multiple_of(a, unit, f.definitions) or Fraction(0)
            a = f.add(a, f.multiply(f.rational(-c), unit))
        if any(is_free(m, f.definitions) for m in a.above):
            found.append((name, a))
    return found


def multiple_of(a: Value, unit: Value, definitions: Definitions) -> Fraction | None:
    """c such that a - c*unit has not the leading free summand of the unit; None where there is none, or a
    divisor with letters."""
    moving = {m: k for m, k in unit.above.items() if is_free(m, definitions)}
    divisors = [P.as_constant(value.below) for value in (a, unit)]
    if not moving or not divisors[0] or not divisors[1]:
        return None
    lead = P.leading(moving)
    return Fraction(a.above.get(lead, 0)) / divisors[0] * divisors[1] / moving[lead]


def is_free(m: Monomial, definitions: Definitions) -> bool:
    """Whether a summand of an angle depends on letters and is no value of an inverse function, whose point is known."""
    what = definitions.get(m[0][0]) if len(m) == 1 else None
    return has_letters({m: 1}, definitions) and not (isinstance(what, Opaque) and what.head in INVERSE)


def _of_monomial(m: Monomial, c: Fraction, f: Any) -> Point:
    if m == (("pi", 1),):
        known = [None if v is None else evaluate(v, f) for v in (exact_value(head, c) for head in ("Cos", "Sin"))]
        if known[0] is None or known[1] is None:
            return _of_summand(PI, c, f)
        return known[0], known[1]
    letters = {name: e for name, e in m if name != "pi"}
    if c.denominator == 1 and dict(m).get("pi") == 1 and _is_whole(letters, f):
        return _of_half_turns(P.show({tuple(sorted(letters.items())): 1}), int(c), f)
    what = f.definitions.get(m[0][0]) if len(m) == 1 and m[0][1] == 1 else None
    if isinstance(what, Opaque) and what.head in INVERSE and c.denominator <= 2:
        found = of_inverse(what.head, what.args[0], int(c) if c.denominator == 1 else 1, f)
        return found if c.denominator == 1 else multiple(half(found, what.head, what.args[0], f), int(2 * c), f)
    return _of_summand(P.show({m: 1}) if m else ONE, c, f)


def _is_whole(letters: dict[str, Any], f: Any) -> bool:
    """Whether a product of powers of letters is a whole number."""
    circles: Circles | None = getattr(f, "circles", None)
    return circles is not None and all(n in circles.whole and e > 0 and int(e) == e for n, e in letters.items())


def _of_half_turns(name: str, c: int, f: Any) -> Point:
    """The point of c*n*pi for a whole n: that of n*pi is 0 or opposite to it."""
    name = f"{name} half turns"
    if name not in f.circles.finer:
        raise NewSummand(name, 1)
    is_opposite = c % 2 and name in f.circles.opposite
    return f.rational(Fraction(-1 if is_opposite else 1)), f.rational(Fraction(0))


def _of_summand(name: str, c: Fraction, f: Any) -> Point:
    """The point of c times a summand."""
    circles: Circles | None = getattr(f, "circles", None)
    finer = 1 if circles is None else circles.finer.get(name)
    if finer is None or (circles is not None and (c * finer).denominator != 1):
        raise NewSummand(name, (c * (finer or 1)).denominator)
    if (c * finer).denominator != 1:
        raise Undecided("a part of an angle")
    if circles is not None and name in circles.opposite:
        base: Point = (f.rational(Fraction(-1)), f.rational(Fraction(0)))
    else:
        cosine, sine = f"cos {name}", f"sin {name}"
        f.squares[cosine] = P.subtract(P.ONE, P.generator(sine, 2))
        base = (Value(P.generator(cosine)), Value(P.generator(sine)))
    return multiple(base, int(c * finer), f)


class CircleField(CellField):
    """Values on a cell with points of circles among the generators."""

    def __init__(self, circles: Circles, cell: Cell, definitions: Definitions) -> None:
        self.circles = circles
        self._units: list[tuple[str, Value]] | None = None
        super().__init__(cell, definitions)

    def units(self) -> list[tuple[str, Value]]:
        """The phases by name, as far as they have letters on the cell."""
        if self._units is None:
            values = [(text(phase), evaluate(phase, self)) for phase in self.circles.phases]
            self._units = independent([(name, value) for name, value in values if value is not None], self)
        return self._units

    def function(self, head: str, args: Sequence[Value]) -> Value:
        return super().function(head, [self.by_tangents(a) for a in args])

    def divide(self, a: Value, b: Value) -> Value:
        divisor = self.by_tangents(b)
        if not divisor.above:
            raise Undecided("a cell that is empty for another reason than signs")
        return super().divide(a, divisor)

    def root(self, a: Value, n: int) -> Value | None:
        return super().root(self.by_tangents(a), n)

    def sign(self, a: Value) -> int:
        return super().sign(self.by_tangents(a))

    def is_zero(self, a: Value) -> bool:
        return super().is_zero(self.by_tangents(a))

    def by_tangents(self, a: Value) -> Value:
        """The value without points of circles."""
        names = {n[4:] for n in (P.names(a.above) | P.names(a.below)) & self._point_names()}
        for name in sorted(names):
            above, below = (self._by_tangent(p, name) for p in (a.above, a.below))
            a = super().divide(above, below)
        return a

    def _point_names(self) -> set[str]:
        return {f"{function} {name}" for name in self.circles.finer for function in ("cos", "sin")}

    def _by_tangent(self, p: Poly, name: str) -> Value:
        """With t = a/b: cos = (b^2 - a^2)/(a^2 + b^2), sin = 2ab/(a^2 + b^2)."""
        t = self._tangent(name)
        a2, b2 = self.product(t.above, t.above), self.product(t.below, t.below)
        pieces = (P.subtract(b2, a2), P.scale(self.product(t.above, t.below), 2), P.add(a2, b2))
        terms: dict[tuple[int, int], Poly] = {}
        for m, c in p.items():
            powers = dict(m)
            i, j = int(powers.pop(f"cos {name}", 0)), int(powers.pop(f"sin {name}", 0))
            terms.setdefault((i, j), {})[tuple(sorted(powers.items()))] = c
        size = max((i + j for i, j in terms), default=0)
        total: Poly = {}
        for (i, j), coefficient in terms.items():
            for piece, e in zip(pieces, (i, j, size - i - j), strict=True):
                coefficient = self.product(coefficient, self.power_of(piece, e))
            total = P.add(total, coefficient)
        return Value(total, self.power_of(pieces[2], size))

    def _tangent(self, name: str) -> Value:
        """tan(m/(2L)): a letter, or a number where the summand m is one."""
        if name not in NUMBERS:
            return self.letter(f"tan {name}")
        size = self.rational(Fraction(1, self.circles.finer[name]))
        return self.opaque(HALF_TANGENT, [size if name == ONE else self.multiply(size, self.constant("pi"))])

    def _constant_sign(self, f: Poly) -> int:
        from qstar_cli.verify.generators import rewrite

        numbers = AngleField()
        return numbers.sign(rewrite(f, numbers, self.definitions))


ON_CELLS = {head: partial(on_any_cell, head) for head in (*CIRCULAR, *INVERSE)}
