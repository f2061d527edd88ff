"""Functions of sums and multiples of values of inverse trigonometric functions, and sums of such values.

`by_formula` uses one addition, double angle or half angle formula; `known_sum` finds the multiple of pi that a sum of
such values is (arctan(1/2) + arctan(1/3) = pi/4). Each gives None where nothing is to be done. The rules apply them,
the simplified form refuses what they change.
"""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.angles import known_value, multiple_of_pi
from qstar_cli.terms.build import PI, add, divide, integer, multiply, negative, power, root, subtract
from qstar_cli.terms.enclosure import enclosure, sign_of_difference
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, symbols, term, without
from qstar_cli.terms.views import coefficient_and_rest, opposite, scaled, summands

ZERO, ONE, TWO = integer(0), integer(1), integer(2)
INVERSE = ("Asin", "Acos", "Atan")
MOST_MULTIPLE = 4
BITS = 200
NEAR = Fraction(1, 2**150)
STEPS = 120  # a common denominator of the multiples of pi that are recognized


def by_formula(t: Term) -> Term | None:
    """`f(a + b)`, `f(2a)` or `f(a/2)` by functions of a and b, all of them values of inverse functions or known
    angles; f is a sine, cosine or tangent."""
    if t.head not in ("Sin", "Cos", "Tan"):
        return None
    parts = [(s, *coefficient_and_rest(s)) for s in summands(t.args[0])]
    inverse = [(q, rest) for _, q, rest in parts if rest.head in INVERSE]
    known = [s for s, _, rest in parts if rest.head not in INVERSE]
    if not inverse or len(known) > 1 or not all(_has_known_values(s) for s in known):
        return None
    if t.head == "Tan" and not all(_has_tangent(rest) for _, rest in inverse):
        return None
    if len(parts) == 1:
        return _of_multiple(t.head, *inverse[0])
    if any(q.denominator > 2 or abs(q) > MOST_MULTIPLE for q, _ in inverse):
        return None
    first = parts[0][0]
    return _of_sum(t.head, first, add(*without(summands(t.args[0]), first)))


def _has_known_values(s: Term) -> bool:
    """Whether an angle has a known cosine, not 0, so that its sine and tangent are known as well."""
    q = multiple_of_pi(s)
    return q is not None and all(isinstance(known_value(head, q), Term) for head in ("Sin", "Cos", "Tan"))


def _has_tangent(inverse: Term) -> bool:
    """Whether the tangent of an angle is known to exist."""
    return inverse.head == "Atan" or not symbols(inverse)


def _of_sum(head: str, a: Term, b: Term) -> Term:
    """sin(a + b), cos(a + b), tan(a + b); a minus sign in front of b is kept outside."""
    sign = -1 if all(coefficient_and_rest(s)[0] < 0 for s in summands(b)) else 1
    if sign < 0:
        b = add(*map(opposite, summands(b)))
    if head == "Tan":
        u, v = term("Tan", a), term("Tan", b)
        return divide(_signed(u, v, sign), _signed(ONE, multiply(u, v), -sign))
    (p, q), (u, v) = ((term("Sin", x), term("Cos", x)) for x in (a, b))
    if head == "Sin":
        return _signed(multiply(p, v), multiply(q, u), sign)
    return _signed(multiply(q, v), multiply(p, u), -sign)


def _signed(a: Term, b: Term, sign: int) -> Term:
    return add(a, b) if sign > 0 else subtract(a, b)


def _of_multiple(head: str, q: Fraction, angle: Term) -> Term | None:
    """A function of a multiple of one value, or of half of it."""
    if q < 0 or abs(q) == 1 or q > MOST_MULTIPLE:
        return None
    if q.denominator == 2:
        return _of_half(head, scaled(2 * q, angle), angle) if q == Fraction(1, 2) else None
    if q.denominator > 1:
        return None
    return _of_double(head, angle) if q == 2 else _of_sum(head, angle, scaled(q - 1, angle))


def _of_double(head: str, a: Term) -> Term:
    sine, cosine, tangent = (term(name, a) for name in ("Sin", "Cos", "Tan"))
    if head == "Sin":
        return multiply(TWO, sine, cosine)
    if head == "Tan":
        return divide(multiply(TWO, tangent), subtract(ONE, power(tangent, 2)))
    if a.head == "Asin":
        return subtract(ONE, multiply(TWO, power(sine, 2)))
    return subtract(multiply(TWO, power(cosine, 2)), ONE)


def _of_half(head: str, a: Term, inverse: Term) -> Term | None:
    """The angles of inverse functions lie between -pi and pi, so that the cosine of the half is not negative."""
    cosine = term("Cos", a)
    if head == "Cos":
        return root(divide(add(ONE, cosine), TWO))
    if head == "Tan":
        return divide(term("Sin", a), add(ONE, cosine))
    sign = 1 if inverse.head == "Acos" else None if symbols(inverse) else sign_of_difference(inverse.args[0], ZERO)
    size = root(divide(subtract(ONE, cosine), TWO))
    return None if not sign else size if sign > 0 else negative(size)


# sums


def known_sum(t: Term) -> Term | None:
    """The sum with all values of inverse functions in it as one multiple of pi, where that is known."""
    if t.head != "Sum":
        return None
    parts = [(s, coefficient_and_rest(s)[1]) for s in summands(t)]
    inverse = [s for s, rest in parts if rest.head in INVERSE and not symbols(s)]
    if not inverse:
        return None
    bounds = enclosure(divide(add(*inverse), PI), BITS)
    q = round(bounds[0] * STEPS) / Fraction(STEPS) if bounds is not None else None
    if bounds is None or q is None or not bounds[0] - NEAR <= q <= bounds[1] + NEAR:
        return None
    return add(*([summand(q, PI)] if q else []), *without(summands(t), *inverse))


def complementary_pair(t: Term) -> tuple[Term, Term] | None:
    """Two summands `c*arcsin(u)` and `c*arccos(u)` of a sum, or None."""
    if t.head != "Sum":
        return None
    for s in t.args:
        c, rest = coefficient_and_rest(s)
        for other in t.args if rest.head == "Asin" else ():
            d, partner = coefficient_and_rest(other)
            if partner.head == "Acos" and c == d and is_similar(rest.args[0], partner.args[0]):
                return s, other
    return None
