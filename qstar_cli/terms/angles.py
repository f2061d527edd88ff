"""Angles that are rational multiples of pi, the exact values there, and sin^2 + cos^2: for the simplified form."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from qstar_cli.terms.build import PI, add, divide, integer, multiply, negative, number, root, subtract
from qstar_cli.terms.order import is_similar, similar_key
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, has_head, symbols, term, without
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, opposite, quotient, summands

CIRCULAR = ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc")
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


@lru_cache(maxsize=1)
def _further() -> dict[str, dict[Fraction, Term]]:
    """The values with more roots of sine, tangent and cosecant from 0 to pi/2, at multiples of pi/12, pi/10, pi/8."""
    one, two, five, r2, r3, r5, r6 = integer(1), integer(2), integer(5), *(root(integer(n)) for n in (2, 3, 5, 6))
    minus, plus = (f(integer(10), multiply(two, r5)) for f in (subtract, add))
    sines = {
        Fraction(1, 12): subtract(r6, r2),
        Fraction(5, 12): add(r6, r2),
        Fraction(1, 10): subtract(r5, one),
        Fraction(3, 10): add(one, r5),
        Fraction(1, 5): root(minus),
        Fraction(2, 5): root(plus),
    }
    tangents = {
        Fraction(1, 12): subtract(two, r3),
        Fraction(5, 12): add(two, r3),
        Fraction(1, 10): divide(root(subtract(integer(25), multiply(integer(10), r5))), five),
        Fraction(3, 10): divide(root(add(integer(25), multiply(integer(10), r5))), five),
        Fraction(1, 5): root(subtract(five, multiply(two, r5))),
        Fraction(2, 5): root(add(five, multiply(two, r5))),
    }
    cosecants = {
        Fraction(1, 12): add(r6, r2),
        Fraction(5, 12): subtract(r6, r2),
        Fraction(1, 10): add(one, r5),
        Fraction(3, 10): subtract(r5, one),
        Fraction(1, 5): divide(root(add(integer(50), multiply(integer(10), r5))), five),
        Fraction(2, 5): divide(root(subtract(integer(50), multiply(integer(10), r5))), five),
    }
    halves = {q: divide(t, integer(4)) for q, t in sines.items()}
    for q, f in ((Fraction(1, 8), subtract), (Fraction(3, 8), add)):
        halves[q] = divide(root(f(two, r2)), two)
        tangents[q] = f(r2, one)
        cosecants[q] = root((add if f is subtract else subtract)(integer(4), multiply(two, r2)))
    return {"Sin": halves, "Tan": tangents, "Csc": cosecants}


_COMPLEMENTS = {"Cos": "Sin", "Cot": "Tan", "Sec": "Csc"}


def known_value(head: str, q: Fraction) -> Term | bool | None:
    """The value of a trigonometric function at q*pi in simplified form; None: not known by roots, False: undefined."""
    found = exact_value(head, q)
    if isinstance(found, tuple):
        return surd_term(found)
    if found is not None:
        return found
    if head in _COMPLEMENTS:
        head, q = _COMPLEMENTS[head], Fraction(1, 2) - q
    q %= 1 if head == "Tan" else 2
    sign = 1
    if q > 1:
        q, sign = q - 1, -sign
    if q > Fraction(1, 2):
        q, sign = 1 - q, -sign if head == "Tan" else sign
    value = _further()[head].get(q)
    return None if value is None else value if sign > 0 else _opposite(value)


def _opposite(value: Term) -> Term:
    """A sum of two numbers with the other signs, a positive one first; another term with a minus sign."""
    if value.head == "Div" and value.args[0].head == "Sum" and value.args[0].args[1].head == "Neg":
        return divide(_opposite(value.args[0]), value.args[1])
    if value.head != "Sum":
        return negative(value)
    first, second = value.args
    return subtract(second.args[0], first) if second.head == "Neg" else subtract(negative(first), second)


def known_angle(head: str, value: Term) -> Fraction | None:
    """The q with f(q*pi) = value for an inverse function such as `Asin`, None when it is not well known."""
    surd = surd_of(value)
    if surd is not None:
        return inverse_value(head, surd)
    function, angles = _INVERTED[head]
    candidates = ((q, known_value(function, q)) for q in angles)
    return next((q for q, v in candidates if isinstance(v, Term) and is_similar(v, value)), None)


_KNOWN = tuple(Fraction(k, d) for d in (12, 10, 8) for k in range(-d, d + 1))
_INVERTED = {
    "Asin": ("Sin", tuple(q for q in _KNOWN if abs(q) <= Fraction(1, 2))),
    "Acos": ("Cos", tuple(q for q in _KNOWN if q >= 0)),
    "Atan": ("Tan", tuple(q for q in _KNOWN if abs(q) < Fraction(1, 2))),
}


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
        return is_out_of_range(t) or (not symbols(t) and known_angle(t.head, t.args[0]) is not None)
    q = multiple_of_pi(t.args[0]) if t.head in CIRCULAR else None
    return q is not None and known_value(t.head, q) is not None


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


_ODD_HYPERBOLIC, _EVEN_HYPERBOLIC = ("Sinh", "Tanh", "Coth", "Csch", "Asinh", "Atanh"), ("Cosh", "Sech")


_HYPERBOLIC = (*_ODD_HYPERBOLIC, *_EVEN_HYPERBOLIC)


def has_trigonometric_head(t: Term) -> bool:
    """Whether a trigonometric or hyperbolic function or an inverse of one occurs."""
    return has_head(t, *CIRCULAR, "Asin", "Acos", "Atan", *_HYPERBOLIC)


def is_hyperbolic_pole(t: Term) -> bool:
    """Whether a hyperbolic function is undefined because its argument is 0."""
    return t.head in ("Coth", "Csch") and as_rational(t.args[0]) == 0


def opposite_hyperbolic(t: Term) -> Term | None:
    """A hyperbolic function of the opposite argument, with its sign, where the argument has minus signs alone."""
    if t.head not in (*_ODD_HYPERBOLIC, *_EVEN_HYPERBOLIC) or as_rational(t.args[0]) == 0:
        return None
    parts = summands(t.args[0])
    if not all(coefficient_and_rest(s)[0] < 0 for s in parts):
        return None
    after = term(t.head, add(*(opposite(s) for s in parts)))
    return after if t.head in _EVEN_HYPERBOLIC else negative(after)


def is_simple_hyperbolic(t: Term) -> bool:
    """Whether a hyperbolic function is not to be worked out."""
    is_one = t.head in (*_ODD_HYPERBOLIC, *_EVEN_HYPERBOLIC)
    return not is_one or (as_rational(t.args[0]) != 0 and opposite_hyperbolic(t) is None)
