"""The forms in which the equation of a line is given."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from qstar_cli.terms.build import symbol
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.solved import is_finished
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_rational, coefficient_and_rest, summands

X, Y = symbol("x"), symbol("y")


def is_point(t: Term) -> bool:
    """A pair of values, worked out; with letters also as one quotient, `(a + c)/2`."""
    return t.head == "Tuple" and all(a.head != "Tuple" and (is_simplified(a) or is_finished(a)) for a in t.args)


def rational_point(t: Term) -> tuple[Fraction, Fraction] | None:
    """The coordinates of a pair of rational numbers, else None."""
    x, y = map(as_rational, t.args)
    return None if x is None or y is None else (x, y)


def in_brackets(q: Fraction) -> str:
    """A coordinate as text, in brackets where it has a sign."""
    return f"({q})" if q < 0 else str(q)


def is_line_equation(t: Term) -> bool:
    """`y = m*x + b`, worked out, or `x = c`."""
    if t.head != "Equal":
        return False
    left, right = t.args
    if left == X:
        return as_rational(right) is not None
    found = linear_form(right)
    return left == Y and found is not None and Y not in found


def is_standard_line(t: Term) -> bool:
    """`a*x + b*y = c` with integers without a common factor, the first of a and b that is not 0 positive."""
    found = linear_form(t.args[0]) if t.head == "Equal" else None
    c = as_rational(t.args[1]) if t.head == "Equal" else None
    if not found or c is None or None in found or c.denominator != 1:
        return False
    values = [found[z] for z in (X, Y) if z in found]
    return all(v.denominator == 1 for v in values) and values[0] > 0 and _have_no_common_factor([*values, c])


def is_line_data(t: Term) -> bool:
    """Slope and y-intercept, both numbers."""
    return t.head == "LineData" and all(as_rational(a) is not None for a in t.args)


def is_slope(t: Term) -> bool:
    """A number, or undefined for a vertical line."""
    return t.head == "Undefined" or as_rational(t) is not None


def is_distance(t: Term) -> bool:
    """A number in simplified form."""
    return not symbols(t) and is_simplified(t) and t.head not in ("LineDistance", "Undefined")


def linear_form(t: Term) -> dict[Term | None, Fraction] | None:
    """The coefficients of x and y and the constant (under None) of a collected sum; None for any other term."""
    found: dict[Term | None, Fraction] = {}
    for part in summands(t):
        value = as_rational(part)
        coefficient, rest = (value, None) if value is not None else coefficient_and_rest(part)
        if rest in found or (rest is not None and rest not in (X, Y)):
            return None
        if coefficient:
            found[rest] = coefficient
    return found


def _have_no_common_factor(values: list[Fraction]) -> bool:
    return gcd(*(v.numerator for v in values)) == 1
