"""The forms in which a circle is given."""

from __future__ import annotations

from qstar_cli.terms.lines import X, Y
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_integer, as_rational


def is_standard_circle(t: Term) -> bool:
    """`(x - h)^2 + (y - k)^2 = q` with numbers h and k, worked out, and a positive number q."""
    if t.head != "Equal" or t.args[0].head != "Sum" or len(t.args[0].args) != 2:
        return False
    q = as_rational(t.args[1])
    squares = zip(t.args[0].args, (X, Y), strict=True)
    return q is not None and q > 0 and all(_is_square_about(s, z) for s, z in squares)


def _is_square_about(t: Term, z: Term) -> bool:
    """The square of z or of z plus a number."""
    if t.head != "Pow" or as_integer(t.args[1]) != 2:
        return False
    base = t.args[0]
    if base == z:
        return True
    return base.head == "Sum" and len(base.args) == 2 and base.args[0] == z and bool(as_rational(base.args[1]))


def is_circle_data(t: Term) -> bool:
    """A center and a radius, worked out."""
    return t.head == "CircleData" and is_center(t.args[0]) and is_radius(t.args[1])


def is_center(t: Term) -> bool:
    """A point with rational coordinates."""
    return t.head == "Tuple" and all(as_rational(c) is not None for c in t.args)


def is_radius(t: Term) -> bool:
    """A number in simplified form."""
    return not symbols(t) and t.head != "RadiusOf" and is_simplified(t)
