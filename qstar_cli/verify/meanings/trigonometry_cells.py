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
from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Definitions, Opaque, Value, has_letters
from qstar_cli.verify.interpret import evaluate
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
from qstar_cli.verify.polynomials import Monomial
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
    for name, unit in f.units() if hasattr(f, "units") else ():  # only fields of circles have any
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
