"""Angles that are rational multiples of pi, the exact values there, and sin^2 + cos^2: for the simplified form."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.build import PI, integer, number, root
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, has_head, without
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, quotient, summands

ODD, EVEN = ("Sin", "Tan", "Cot", "Csc", "Asin", "Atan"), ("Cos", "Sec")
Surd = tuple[Fraction, int]  # (c, n) is c * sqrt(n)
_SINES: dict[Fraction, Surd] = {
    Fraction(0): (Fraction(0), 1),
    Fraction(1, 6): (Fraction(1, 2), 1),
    Fraction(1, 4): (Fraction(1, 2), 2),
    Fraction(1, 3): (Fraction(1, 2), 3),
    Fraction(1, 2): (Fraction(1), 1),
}
_TANGENTS: dict[Fraction, Surd] = {
    Fraction(0): (Fraction(0), 1),
    Fraction(1, 6): (Fraction(1, 3), 3),
    Fraction(1, 4): (Fraction(1), 1),
    Fraction(1, 3): (Fraction(1), 3),
}


def multiple_of_pi(t: Term) -> Fraction | None:
    """The rational q with t = q*pi, degrees included (30° is pi/6), else None."""
    if t.head == "Degree":
        value = as_rational(t.args[0])
        return None if value is None else value / 180
    if t.head == "Neg" and t.args[0].head == "Degree":
        value = multiple_of_pi(t.args[0])
        return None if value is None else -value
    coefficient, rest = coefficient_and_rest(t)
    if coefficient == 0 or as_rational(t) == 0:
        return Fraction(0)
    return coefficient if rest == PI else None


def _sine(q: Fraction) -> Surd | None:
    q %= 2
    sign = 1
    if q >= 1:
        q, sign = q - 1, -1
    found = _SINES.get(min(q, 1 - q))
    return found and (sign * found[0], found[1])


def exact_value(head: str, q: Fraction) -> Surd | bool | None:
    """The value of a trigonometric function at q*pi; None: not well known, False: undefined."""
    sine, cosine = _sine(q), _sine(q + Fraction(1, 2))
    if sine is None or cosine is None:
        return None
    above, below = {
        "Sin": (sine, (Fraction(1), 1)),
        "Cos": (cosine, (Fraction(1), 1)),
        "Tan": (sine, cosine),
        "Cot": (cosine, sine),
        "Sec": ((Fraction(1), 1), cosine),
        "Csc": ((Fraction(1), 1), sine),
    }[head]
    if below[0] == 0:
        return False
    return _reduced(above[0] / (below[0] * below[1]), above[1] * below[1])


def _reduced(c: Fraction, n: int) -> Surd:
    for r in (2, 3):
        if n % (r * r) == 0:
            c, n = c * r, n // (r * r)
    return c, n


def inverse_value(head: str, value: Surd) -> Fraction | None:
    """The q with f(q*pi) = value in the range of the inverse function `head`, None when it is not well known."""
    table = _TANGENTS if head == "Atan" else _SINES
    c, n = value
    found = next((q for q, v in table.items() if v == (abs(c), n if c else 1)), None)
    if found is None:
        return None
    signed = found if c >= 0 else -found
    return Fraction(1, 2) - signed if head == "Acos" else signed


def surd_of(t: Term) -> Surd | None:
    """A number or a number times the square root of 2 or 3 as (c, n), else None."""
    value = as_rational(t)
    if value is not None:
        return value, 1
    c, rest = coefficient_and_rest(t)
    if rest.head == "Root" and as_integer(rest.args[1]) == 2 and as_integer(rest.args[0]) in (2, 3):
        return c, as_integer(rest.args[0]) or 0
    return None


def surd_term(value: Surd) -> Term:
    """`c*sqrt(n)` in its usual spelling."""
    c, n = value
    return number(c) if n == 1 or c == 0 else summand(c, root(integer(n), 2))


def has_opposite_argument(t: Term) -> bool:
    """Whether an odd or even function has an argument with minus signs alone: f(-x)."""
    return t.head in (*ODD, *EVEN) and all(coefficient_and_rest(s)[0] < 0 for s in summands(t.args[0]))


def is_well_known(t: Term) -> bool:
    """Whether a trigonometric or inverse trigonometric function has a well-known exact value, or is undefined."""
    if t.head in ("Asin", "Acos", "Atan"):
        value = surd_of(t.args[0])
        return value is not None and (is_out_of_range(t) or inverse_value(t.head, value) is not None)
    q = multiple_of_pi(t.args[0]) if t.head in ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc") else None
    return q is not None and exact_value(t.head, q) is not None


def is_out_of_range(t: Term) -> bool:
    """Whether an inverse sine or cosine has a number outside -1 ... 1 as argument."""
    value = surd_of(t.args[0]) if t.head in ("Asin", "Acos") else None
    return value is not None and value[0] ** 2 * value[1] > 1


def pythagorean_pair(t: Term) -> tuple[Term, Term] | None:
    """Two summands `c*sin(a)^2` and `c*cos(a)^2` of a sum, or None."""
    if not (has_head(t, "Sin") and has_head(t, "Cos")):
        return None
    cosines = {found: s for s in summands(t) if (found := _square_of("Cos", s)) is not None}
    for s in summands(t):
        found = _square_of("Sin", s)
        if found is not None and found in cosines:
            return s, cosines[found]
    return None


def _square_of(head: str, s: Term) -> tuple[Term, tuple[object, ...]] | None:
    """For `c*f(a)^2` with the function f: (a, what identifies c), else None."""
    c, rest = coefficient_and_rest(s)
    view = quotient(rest)
    for f in view.above:
        if f.head == "Pow" and f.args[0].head == head and as_integer(f.args[1]) == 2:
            others = tuple(sorted(map(similar_key_text, without(view.above, f))))
            return f.args[0].args[0], (c, others, tuple(sorted(map(similar_key_text, view.below))))
    return None


def similar_key_text(t: Term) -> str:
    """A text that is the same for similar terms."""
    return repr(similar_key(t))
