"""Exact values of trigonometric functions at the angles that are known by roots: multiples of pi/12 and pi/10."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.build import PI, add, divide, integer, multiply, negative, number, root, subtract
from qstar_cli.terms.term import Term

_SQRT2, _SQRT3, _SQRT5, _SQRT6 = (root(integer(n)) for n in (2, 3, 5, 6))
_FOUR = integer(4)
# sine at turns * pi, between 0 and pi/2
_SINES = {
    Fraction(0): integer(0),
    Fraction(1, 12): divide(subtract(_SQRT6, _SQRT2), _FOUR),
    Fraction(1, 10): divide(subtract(_SQRT5, integer(1)), _FOUR),
    Fraction(1, 6): number(Fraction(1, 2)),
    Fraction(1, 5): divide(root(subtract(integer(10), multiply(integer(2), _SQRT5))), _FOUR),
    Fraction(1, 4): divide(_SQRT2, integer(2)),
    Fraction(3, 10): divide(add(_SQRT5, integer(1)), _FOUR),
    Fraction(1, 3): divide(_SQRT3, integer(2)),
    Fraction(2, 5): divide(root(add(integer(10), multiply(integer(2), _SQRT5))), _FOUR),
    Fraction(5, 12): divide(add(_SQRT6, _SQRT2), _FOUR),
    Fraction(1, 2): integer(1),
}
# the angles, as multiples of pi, among which an inverse function takes its values, and the function it inverts
INVERSES = {
    "Asin": ("Sin", Fraction(-1, 2), Fraction(1, 2)),
    "Acos": ("Cos", Fraction(0), Fraction(1)),
    "Atan": ("Tan", Fraction(-1, 2), Fraction(1, 2)),
}


def turns(t: Term) -> Fraction | None:
    """q for an expression written as a rational multiple q of pi, else None."""
    parts = in_pi(t)
    return parts[1] if parts is not None and parts[0] == 0 else None


def in_pi(t: Term) -> tuple[Fraction, Fraction] | None:
    """(a, b) for an expression that is a + b*pi with rational a and b."""
    if t.head == "Integer":
        return Fraction(t.value or 0), Fraction(0)
    if t.head == "Constant" and t.value == "pi":
        return Fraction(0), Fraction(1)
    found = [in_pi(a) for a in t.args]
    known = [p for p in found if p is not None]
    if not known or len(known) < len(found):
        return None
    if t.head == "Neg":
        return -known[0][0], -known[0][1]
    if t.head == "Degree" and known[0][1] == 0:
        return Fraction(0), known[0][0] / 180
    if t.head == "Sum":
        return sum((p[0] for p in known), Fraction(0)), sum((p[1] for p in known), Fraction(0))
    if t.head == "Div" and known[1][1] == 0 and known[1][0]:
        return known[0][0] / known[1][0], known[0][1] / known[1][0]
    return _product(known) if t.head == "Product" else None


def _product(factors: list[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction] | None:
    total = (Fraction(1), Fraction(0))
    for a, b in factors:
        if b and total[1]:
            return None
        total = (total[0] * a, total[0] * b + total[1] * a)
    return total


def sine(q: Fraction) -> Term | None:
    """sin(q*pi) by roots, None for angles that are not in the table."""
    q %= 2
    if q > 1:
        value = sine(q - 1)
        return None if value is None else negative(value)
    return _SINES.get(min(q, 1 - q))


def exact_value(head: str, q: Fraction) -> Term | None:
    """The value of a trigonometric function at q*pi; None for an angle not in the table and at a pole."""
    above, below = sine(q), sine(q + Fraction(1, 2))
    if above is None or below is None:
        return None
    ratios = {
        "Sin": (above, integer(1)),
        "Cos": (below, integer(1)),
        "Tan": (above, below),
        "Cot": (below, above),
        "Sec": (integer(1), below),
        "Csc": (integer(1), above),
    }
    if head not in ratios:
        return None
    top, bottom = ratios[head]
    return top if bottom == integer(1) else divide(top, bottom)


def known_angles(low: Fraction, high: Fraction) -> list[Fraction]:
    """The angles of the table from low*pi to high*pi, as multiples of pi."""
    step = Fraction(1, 60)
    count = int((high - low) / step)
    return [q for k in range(count + 1) if sine(q := low + k * step) is not None]


def angle(q: Fraction) -> Term:
    return multiply(number(q), PI)
