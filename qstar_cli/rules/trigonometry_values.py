"""Numbers in trigonometric equations: their signs, the angles they belong to. No rule is declared here.

Two numbers that agree to 60 decimals are taken for equal: rules only propose, the kernel proves.
"""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.rules.algebra import enclosure
from qstar_cli.rules.surd_values import over_one_denominator
from qstar_cli.rules.surds import root_parts, surd
from qstar_cli.terms.angles import known_value
from qstar_cli.terms.build import PI, divide, integer, multiply, negative, number, power, subtract
from qstar_cli.terms.periodic import DEGREE
from qstar_cli.terms.term import Term, has_head, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational

PLACES = 60
ONE = integer(1)
_ANGLES = tuple(
    sorted({Fraction(k, d) for d in (8, 10, 12) for k in range(-d // 2, d + 1)}, key=lambda q: (abs(q), -q))
)
INVERSES = {"Sin": "Asin", "Cos": "Acos", "Tan": "Atan"}
BELOW = {"Sec": "Cos", "Csc": "Sin", "Cot": "Tan"}  # the function of which it is the reciprocal


def sign_of(t: Term) -> int | None:
    """The sign of a number, 0 where it agrees with 0 to 60 decimals; None where it is undefined or no number."""
    value = as_rational(t)
    if value is not None:
        return (value > 0) - (value < 0)
    bounds = None if symbols(t) else enclosure(t, PLACES)
    if bounds is None:
        return None
    return 1 if bounds[0] > 0 else -1 if bounds[1] < 0 else 0


def compared(a: Term, b: Term) -> int:
    """-1, 0 or 1 for numbers a < b, a = b, a > b."""
    return sign_of(subtract(a, b)) or 0


def is_between(low: int, t: Term, high: int) -> bool | None:
    """Whether low <= t <= high for a number; None where that is not known."""
    signs = sign_of(subtract(t, integer(low))), sign_of(subtract(integer(high), t))
    return None if None in signs else all(s is not None and s >= 0 for s in signs)


def angle_of(head: str, value: Term) -> Fraction | None:
    """The q with f(q*pi) = value that is the principal one, where the angle is well known."""
    near = enclosure(value, 15)
    if near is None:
        return None
    low, high = {"Sin": (-1, 1), "Cos": (0, 2), "Tan": (-1, 1), "Cot": (0, 2), "Sec": (0, 2), "Csc": (-1, 1)}[head]
    for q in _ANGLES:
        known = known_value(head, q) if low <= 2 * q <= high else None
        if isinstance(known, Term) and _is_near(known, near) and sign_of(subtract(known, value)) == 0:
            return q
    return None


def _is_near(t: Term, bounds: tuple[Fraction, Fraction]) -> bool:
    found = enclosure(t, 15)
    return found is not None and found[0] <= bounds[1] and found[1] >= bounds[0]


def principal_value(head: str, value: Term) -> tuple[Term, Fraction]:
    """(rest, q): one angle with f(angle) = value is rest + q*pi; rest is an inverse function of a positive number."""
    q = angle_of(head, value)
    if q is not None:
        return integer(0), q
    if head in BELOW:
        head, value = BELOW[head], reciprocal(value)
    if sign_of(value) == -1:
        rest = term(INVERSES[head], opposite_number(value))
        return negative(rest), Fraction(int(head == "Cos"))
    return term(INVERSES[head], value), Fraction(0)


def reciprocal(value: Term) -> Term:
    """One over a number."""
    return simplified_number(divide(ONE, value))


def opposite_number(value: Term) -> Term:
    return value.args[0] if value.head == "Neg" else simplified_number(negative(value))


def simplified_number(t: Term) -> Term:
    """A number made of square roots over one denominator; other numbers as they are."""
    found = quadratic(t)
    if found is not None:
        return number_of(found)
    above, below = t.args if t.head == "Div" else (t, ONE)
    square = quadratic(power(below, 2))
    if square is None or square[1] or not square[0]:
        return tidy(t)
    return over_one_denominator(divide(multiply(above, below), number(square[0]))) or tidy(t)


Quadratic = tuple[Fraction, Fraction, int]  # (p, q, k) is p + q*sqrt(k)


def number_of(value: Quadratic) -> Term:
    """p + q*sqrt(k) in its usual spelling."""
    p, q, k = value
    return surd(p, q, k) if q else number(p)


def quadratic(t: Term) -> Quadratic | None:
    """A number made of rational numbers and one square root as (p, q, k), None for other terms."""
    value = as_rational(t)
    if value is not None:
        return value, Fraction(0), 1
    if t.head == "Root":
        inside = as_rational(t.args[0])
        if inside is None or inside <= 0 or as_integer(t.args[1]) != 2:
            return None
        c, k, _ = root_parts(inside, 2)
        return (Fraction(0), c, k) if k > 1 else (c, Fraction(0), 1)
    if t.head not in ("Sum", "Product", "Div", "Neg", "Pow"):
        return None
    first = quadratic(t.args[0])
    if first is None or t.head == "Neg":
        return None if first is None else (-first[0], -first[1], first[2])
    n = as_integer(t.args[1]) if t.head == "Pow" else None
    if t.head == "Pow" and (n is None or not 0 < n <= 8):
        return None
    for other in (t.args[0],) * ((n or 1) - 1) if t.head == "Pow" else t.args[1:]:
        second = quadratic(other)
        if second is None or (first[1] and second[1] and first[2] != second[2]):
            return None
        combined = _combined(t.head, first, second)
        if combined is None:
            return None
        first = combined
    return first


def _combined(head: str, a: Quadratic, b: Quadratic) -> Quadratic | None:
    k = a[2] if a[1] else b[2]
    if head == "Sum":
        return a[0] + b[0], a[1] + b[1], k
    if head == "Div":
        norm = b[0] ** 2 - b[1] ** 2 * k
        if not norm:
            return None
        b = b[0] / norm, -b[1] / norm, k
    return a[0] * b[0] + a[1] * b[1] * k, a[0] * b[1] + a[1] * b[0], k


def angle_unit(t: Term, conditions: tuple[Term, ...]) -> Term:
    """The unit in which a line writes its angles: degrees where it has some, else pi."""
    return DEGREE if any(has_head(c, "Degree") for c in (t, *conditions)) else PI
