"""Comparisons of arcsin, arccos and arctan with numbers on a cell: `arctan(u) - 1` has the sign of `u - tan(1)`.

They use that the functions are monotonic: with a number beyond its values a function keeps its sign.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import minus
from qstar_cli.verify.generators import Definitions, Opaque, Value, has_letters
from qstar_cli.verify.meanings.trigonometry_points import INVERSE
from qstar_cli.verify.polynomials import Poly

if TYPE_CHECKING:
    from qstar_cli.verify.values import ValueField

# the function whose inverse it is; its least and its largest value as multiples of pi, and whether it has them
VALUES = {
    "Asin": ("Sin", Fraction(-1, 2), Fraction(1, 2), True),
    "Acos": ("Cos", Fraction(0), Fraction(1), True),
    "Atan": ("Tan", Fraction(-1, 2), Fraction(1, 2), False),
}


class InverseFunctions:
    """Comparisons by sin, cos and tan."""

    def counterpart(self, p: Poly, f: ValueField) -> Value | None:
        """For p = a*g(u) - b with numbers a and b and an inverse function g."""
        found = [pair for n in sorted(P.names(p)) if (pair := _inverse(n, f.definitions)) is not None]
        if len(found) != 1:
            return None
        name, what = found[0]
        parts = P.coefficients(p, name)
        if set(parts) - {0, 1} or any(has_letters(q, f.definitions) for q in parts.values()):
            return None
        number = f.divide(Value(P.scale(parts.get(0, P.ZERO), -1)), Value(parts[1]))
        return f.multiply(f.rational(Fraction(f.sign(Value(parts[1])))), _compared(what, number, f))

    def solved_for_letter(self, p: Poly, f: ValueField) -> list[tuple[str, Value]] | None:
        return None


def _inverse(name: str, definitions: Definitions) -> tuple[str, Opaque] | None:
    """The generator with what it is, where it is the value of an inverse function."""
    what = definitions.get(name)
    return (name, what) if isinstance(what, Opaque) and what.head in INVERSE else None


def _compared(what: Opaque, number: Value, f: ValueField) -> Value:
    """A value with the sign of g(u) - b."""
    function, low, high, has_ends = VALUES[what.head]
    pi = f.constant("pi")
    above, below = (f.sign(minus(number, f.multiply(f.rational(end), pi), f)) for end in (high, low))
    if above > 0 or (not above and not has_ends):
        return f.rational(Fraction(-1))
    if below < 0 or (not below and not has_ends):
        return f.rational(Fraction(1))
    difference = minus(what.args[0], f.function(function, [number]), f)
    return f.multiply(f.rational(Fraction(-1 if what.head == "Acos" else 1)), difference)


INVERSIONS = (InverseFunctions(),)
