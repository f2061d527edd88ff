"""Which roots of polynomials are tangents of known angles: t = tan(k*pi/b) for whole k and b.

(1 + it)^b has the argument b*arctan(t) up to whole turns, so the roots of its imaginary part, a polynomial in t of
degree at most b, are the tangents of the multiples of pi/b, each once. A polynomial that divides it has no other real
roots; which of them one is, is seen from a ball, as they are pi/b apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import comb, pi

from qstar_cli.verify.balls import flint
from qstar_cli.verify.constants import point_number
from qstar_cli.verify.roots import Root, remainder

MAX_PART = 360
PRECISION = 64
NEAR = 1e-9
WITHOUT_ROOTS = {Fraction(0): Fraction(0), Fraction(1): Fraction(1, 4), Fraction(-1): Fraction(-1, 4)}


def arctangent(t: Root) -> Fraction | None:
    """q with arctan(t) = q*pi; None where none with a small denominator is found."""
    if t.exact is not None:
        return WITHOUT_ROOTS.get(t.exact)
    angle = point_number(t).ball(PRECISION).atan()
    q = Fraction(float(angle.mid()) / pi).limit_denominator(MAX_PART)
    part = flint().arb.pi() / q.denominator
    is_near = abs(angle - q.numerator * part) < NEAR  # much less than the distance of two of them
    return q if is_near and are_tangents(tuple(t.p), q.denominator) else None


@lru_cache(maxsize=256)
def are_tangents(p: Sequence[int], b: int) -> bool:
    """Whether all real roots of a polynomial are tangents of multiples of pi/b, as it divides Im (1 + it)^b."""
    imaginary = [(-1) ** (j // 2) * comb(b, j) if j % 2 else 0 for j in range(b + 1)]
    while not imaginary[-1]:
        imaginary.pop()
    return len(p) <= len(imaginary) and not remainder(imaginary, list(p))
