"""The forms of complex numbers as answers: a + b*i, r*(cos(t) + i*sin(t)), r*e^(i*t)."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.angles import multiple_of_pi
from qstar_cli.terms.build import E, I, add, divide, integer, multiply, negative, power
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.spelling import product_of
from qstar_cli.terms.term import Term, contains, has_head, operands, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import coefficient_and_rest, quotient, summands

ONE = integer(1)


def polar_term(size: Term, angle: Term) -> Term:
    """`r*(cos(t) + i*sin(t))`, a factor 1 left out."""
    inside = add(term("Cos", angle), multiply(I, term("Sin", angle)))
    return inside if size == ONE else multiply(size, inside)


def exponential_term(size: Term, angle: Term) -> Term:
    """`r*e^(i*t)`, a factor 1 left out."""
    turned = power(E, _times_i(angle))
    return turned if size == ONE else product_of((size, turned))


def _times_i(angle: Term) -> Term:
    """The angle times i: `pi*i/3`, `-2/3*pi*i`, `i*arctan(2)`."""
    if angle.head == "Neg":
        return negative(_times_i(angle.args[0]))
    if angle.head == "Div":
        return divide(_times_i(angle.args[0]), angle.args[1])
    factors = operands(angle, "Product")
    if angle == integer(0):
        return multiply(angle, I)
    if any(has_head(f, "Sum") for f in factors) or has_head(angle, "Atan"):
        return multiply(I, angle)
    return multiply(*(f for f in factors if f != ONE), I) if angle != ONE else I


def polar_parts(t: Term) -> tuple[Term, Term] | None:
    """(r, t) of `r*(cos(t) + i*sin(t))`, else None."""
    *front, last = operands(t, "Product")
    if last.head != "Sum" or len(last.args) != 2 or last.args[0].head != "Cos":
        return None
    size, angle = multiply(*front), last.args[0].args[0]
    return (size, angle) if tidy(polar_term(size, angle)) == tidy(t) else None


def exponential_parts(t: Term) -> tuple[Term, Term] | None:
    """(r, t) of `r*e^(i*t)`, else None."""
    view = quotient(t)
    turned = [f for f in view.above if f.head == "Pow" and f.args[0] == E and contains(f.args[1], I)]
    if len(turned) != 1 or view.sign < 0:
        return None
    front = [f for f in view.above if f != turned[0]]
    size = divide(multiply(*front), multiply(*view.below)) if view.below else multiply(*front)
    angle = over_i(turned[0].args[1])
    return None if angle is None else (size, angle)


def over_i(t: Term) -> Term | None:
    """The t of `i*t`, else None."""
    if t.head == "Neg":
        inner = over_i(t.args[0])
        return None if inner is None else negative(inner)
    if t.head == "Div":
        inner = over_i(t.args[0])
        return None if inner is None else divide(inner, t.args[1])
    factors = operands(t, "Product")
    rest = [f for f in factors if f != I]
    return multiply(*rest) if len(rest) == len(factors) - 1 else None


def is_polar(t: Term) -> bool:
    """`r*(cos(t) + i*sin(t))` with a simplified r without i and a simplified angle."""
    return _is_finished(polar_parts(t))


def is_exponential(t: Term) -> bool:
    """`r*e^(i*t)` with a simplified r without i and a simplified angle."""
    return _is_finished(exponential_parts(t))


def _is_finished(parts: tuple[Term, Term] | None) -> bool:
    if parts is None:
        return False
    return all(is_simplified(tidy(p)) and not contains(p, I) for p in parts) and not has_head(parts[0], "Neg")


def is_cartesian(t: Term) -> bool:
    """A simplified sum of real numbers and real numbers times i; no power or function of i is left."""
    above = t.args[0] if t.head == "Div" and not contains(t.args[1], I) else t
    parts = [
        quotient(coefficient_and_rest(s)[1]).above for s in summands(above.args[0] if above.head == "Neg" else above)
    ]
    return is_simplified(t) and all(sum(f == I for f in p) == sum(contains(f, I) for f in p) <= 1 for p in parts)


def is_principal(angle: Term) -> bool | None:
    """Whether an angle written as a rational multiple of pi lies above -pi and not above pi; None for other angles."""
    q = multiple_of_pi(angle)
    return None if q is None else -Fraction(1) < q <= 1
