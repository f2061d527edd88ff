"""Norms: what is left of a polynomial when a root of another, whose leading coefficient is a number, is removed.

The norm vanishes wherever the two polynomials have a common zero. It is the determinant of the multiplication by the
first, modulo the second: their resultant, up to a power of the leading coefficient.
"""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.polynomials import Poly

MAX_MINORS = 1_000
MAX_PRODUCTS = 50_000  # of two terms, in one norm


def norm(a: Poly, b: Poly, name: str) -> Poly:
    """The determinant of the multiplication by the primitive part of a on the powers of a root of b.

    Raises LimitError.
    """
    a, b = P.primitive(a)[1], P.primitive(b)[1]
    if any(e < 0 or e != int(e) for p in (a, b) for m in p for _, e in m):
        raise LimitError("a norm of fractional powers")
    n = int(P.degree(b, name))
    minors: dict[tuple[int, ...], Poly] = {(): P.ONE}
    row = _remainder(a, b, name)
    products = 0
    for _ in range(n):
        coefficients = {int(k): c for k, c in P.coefficients(row, name).items()}
        products += sum(map(len, coefficients.values())) * sum(map(len, minors.values()))
        if len(minors) > MAX_MINORS or products > MAX_PRODUCTS:
            raise LimitError("a norm is too large")
        minors = _next_minors(coefficients, minors)
        row = _remainder(P.multiply(row, P.generator(name)), b, name)
    return minors.get(tuple(range(n)), P.ZERO)


def _next_minors(row: dict[int, Poly], minors: dict[tuple[int, ...], Poly]) -> dict[tuple[int, ...], Poly]:
    """The minors that are not 0 with one more row below, by the columns they have."""
    found: dict[tuple[int, ...], Poly] = {}
    for columns, minor in minors.items():
        for k in row.keys() - set(columns):
            wider = tuple(sorted((*columns, k)))
            part = P.scale(P.multiply(row[k], minor), (-1) ** (len(columns) - wider.index(k)))
            found[wider] = P.add(found.get(wider, P.ZERO), part)
    return {columns: minor for columns, minor in found.items() if minor}


def _remainder(a: Poly, b: Poly, name: str) -> Poly:
    """a modulo b, whose leading coefficient in a generator is a number."""
    n = P.degree(b, name)
    lead = Fraction(P.as_constant(P.coefficients(b, name)[n]) or 0)
    while a and P.degree(a, name) >= n:
        top = P.degree(a, name)
        factor = P.scale(P.coefficients(a, name)[top], 1 / lead)
        a = P.subtract(a, P.multiply(P.multiply(factor, P.generator(name, top - n) if top > n else P.ONE), b))
    return a
