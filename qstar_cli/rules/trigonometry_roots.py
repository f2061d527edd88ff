"""Real roots of polynomials in a function, also with square roots as coefficients. No rule is declared here."""

from __future__ import annotations

from functools import cmp_to_key

from qstar_cli.rules.generator_polynomials import polynomial_roots
from qstar_cli.rules.surds import root_term
from qstar_cli.rules.trigonometry_values import Quadratic, number_of, quadratic, sign_of
from qstar_cli.terms.build import add, divide, integer, multiply, negative, number, power, root, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.radicands import denested
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational


def real_roots(coefficients: dict[int, Term]) -> list[Term] | None:
    """All real roots of a polynomial {degree: coefficient}, largest first; None where square roots do not give them."""
    rational = {n: as_rational(c) for n, c in coefficients.items()}
    if None not in rational.values():
        return polynomial_roots({n: q for n, q in rational.items() if q})
    least = min(coefficients)
    if least > 0:
        inner = real_roots({n - least: c for n, c in coefficients.items()}) if max(coefficients) > least else []
        return None if inner is None else _descending([*inner, ZERO])
    return _quadratic_roots(coefficients)


def _quadratic_roots(coefficients: dict[int, Term]) -> list[Term] | None:
    """The roots for degree 1 and 2, where all numbers and the root of the discriminant lie in one field Q(sqrt(k))."""
    a, b, c = (coefficients.get(n, ZERO) for n in (2, 1, 0))
    if max(coefficients) == 1:
        return _numbers(divide(negative(c), b))
    if max(coefficients) != 2:
        return None
    inside = subtract(power(b, 2), multiply(integer(4), a, c))
    sign, size = sign_of(inside), _square_root(inside)
    if sign is None:
        return None
    if sign < 0:
        return []
    if size is None:
        return None
    below = multiply(integer(2), a)
    found = _numbers(*(divide(add(negative(b), s), below) for s in ((size, negative(size)) if sign else (ZERO,))))
    return None if found is None else _descending(found)


def _numbers(*values: Term) -> list[Term] | None:
    found = [quadratic(v) for v in values]
    return None if None in found else [number_of(q) for q in found if q is not None]


def _square_root(t: Term) -> Term | None:
    """The square root of a number p + q*sqrt(k) that is such a number itself."""
    found: Quadratic | None = quadratic(t)
    if found is None:
        return None
    p, q, k = found
    if q == 0:
        return root(number(p)) if p >= 0 else None
    nested = denested(add(number(p), multiply(number(q), root(integer(k)))))
    if nested is None:
        return None
    first, second, sign = nested
    return add(root_term(first, 2), multiply(integer(sign), root_term(second, 2)))


def _descending(values: list[Term]) -> list[Term]:
    return sorted(dict.fromkeys(values), key=cmp_to_key(_compared))


def _compared(a: Term, b: Term) -> int:
    return sign_of(subtract(b, a)) or 0
