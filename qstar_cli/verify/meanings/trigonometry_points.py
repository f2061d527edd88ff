"""Points of the unit circle over any field: a pair (cos a, sin a) stands for the angle a up to whole turns."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.verify.field import Undecided, opposite

CIRCULAR = ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc")
INVERSE = ("Asin", "Acos", "Atan")
MAX_MULTIPLE = 60
Point = tuple[Any, Any]


def start(f: Any) -> Point:
    """The angle 0."""
    return f.rational(Fraction(1)), f.rational(Fraction(0))


def one_minus(a: Any, f: Any) -> Any:
    return f.add(f.rational(Fraction(1)), opposite(a, f))


def turned(p: Point, q: Point, f: Any) -> Point:
    """The sum of two angles, by the addition theorem (the product of cos a + i sin a and cos b + i sin b)."""
    (c, s), (d, t) = p, q
    return f.add(f.multiply(c, d), opposite(f.multiply(s, t), f)), f.add(f.multiply(s, d), f.multiply(c, t))


def multiple(p: Point, n: int, f: Any) -> Point:
    """n times an angle."""
    if abs(n) > MAX_MULTIPLE:
        raise LimitError("too large a multiple of an angle")
    c, s = p if n >= 0 else (p[0], opposite(p[1], f))
    total, square = start(f), (c, s)
    n = abs(n)
    while n:
        if n & 1:
            total = turned(total, square, f)
        n >>= 1
        if n:
            square = turned(square, square, f)
    return total


def value_at(head: str, p: Point, f: Any) -> Any:
    """A trigonometric function at an angle where it exists."""
    c, s = p
    one = f.rational(Fraction(1))
    above, below = {
        "Sin": (s, one),
        "Cos": (c, one),
        "Tan": (s, c),
        "Cot": (c, s),
        "Sec": (one, c),
        "Csc": (one, s),
    }[head]
    return above if below is one else f.divide(above, below)


def of_inverse(head: str, u: Any, n: int, f: Any) -> Point:
    """n times the angle arcsin u, arccos u or arctan u, by roots of u: sines and cosines of the angle are known, and
    the root is not negative because the angle is in the right half (arccos: the upper half) of the circle."""
    one = f.rational(Fraction(1))
    square = f.multiply(u, u)
    if head != "Atan":
        other = _root(one_minus(square, f), f)
        return multiple((other, u) if head == "Asin" else (u, other), n, f)
    norm = f.add(one, square)
    c, s = multiple((one, u), n, f)  # times sqrt(1 + u^2)^|n|
    size = f.power(norm, abs(n) // 2) if abs(n) > 1 else one
    if n % 2:
        size = f.multiply(size, _root(norm, f))
    return f.divide(c, size), f.divide(s, size)


def half(p: Point, head: str, u: Any, f: Any) -> Point:
    """Half of the angle arcsin u, arccos u or arctan u, at p: its cosine is not negative, its sine has the sign of u
    (is not negative for arccos)."""
    two = f.rational(Fraction(1, 2))
    c = _root(f.multiply(two, f.add(f.rational(Fraction(1)), p[0])), f)
    s = _root(f.multiply(two, one_minus(p[0], f)), f)
    return c, (opposite(s, f) if head != "Acos" and f.sign(u) < 0 else s)


def _root(a: Any, f: Any) -> Any:
    found = f.root(a, 2)
    if found is None:
        raise Undecided("a root lost its meaning")
    return found
