"""Sums as numbers times powers: the view through which the factoring rules look. No rule is declared here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from qstar_cli.rules.sides import collected
from qstar_cli.terms.build import add, integer, power
from qstar_cli.terms.radicands import integer_root
from qstar_cli.terms.spelling import power_of, product_of, summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, quotient, sort_summands, summands


class Monomial(NamedTuple):
    """`coefficient` times the powers of bases (letters, brackets, other terms) with whole positive exponents."""

    coefficient: Fraction
    powers: Mapping[Term, int]

    def term(self) -> Term:
        return summand(self.coefficient, product_of(power_of(b, n) for b, n in self.powers.items()))

    def over(self, other: Monomial) -> Monomial:
        """The quotient of the monomial by one that divides it."""
        rest = {b: n - other.powers.get(b, 0) for b, n in self.powers.items()}
        return Monomial(self.coefficient / other.coefficient, {b: n for b, n in rest.items() if n})

    def root(self, k: int) -> Monomial | None:
        """The monomial whose k-th power this is, its coefficient positive for even k; None when there is none."""
        c = rational_root(self.coefficient, k)
        if c is None or any(n % k for n in self.powers.values()):
            return None
        return Monomial(c, {b: n // k for b, n in self.powers.items()})

    def times(self, q: Fraction) -> Monomial:
        return Monomial(self.coefficient * q, self.powers)


def rational_root(q: Fraction, k: int) -> Fraction | None:
    """The rational k-th root (positive for even k), None when there is none."""
    if q < 0:
        opposite = None if k % 2 == 0 else rational_root(-q, k)
        return None if opposite is None else -opposite
    above, below = integer_root(q.numerator, k), integer_root(q.denominator, k)
    return Fraction(above, below) if above**k == q.numerator and below**k == q.denominator else None


def monomial(t: Term) -> Monomial | None:
    """A summand as a monomial; None when something stands below a bar that is not a number."""
    view = quotient(t)
    c, powers = Fraction(view.sign), dict[Term, int]()
    for factor in view.above:
        q = as_rational(factor)
        if q is not None:
            c *= q
            continue
        n = as_integer(factor.args[1]) if factor.head == "Pow" else 1
        base = factor.args[0] if factor.head == "Pow" and n is not None and n > 0 else factor
        powers[base] = powers.get(base, 0) + (n if n is not None and n > 0 else 1)
    for factor in view.below:
        q = as_rational(factor)
        if not q:
            return None
        c /= q
    return Monomial(c, powers)


def monomials(t: Term) -> tuple[Monomial, ...] | None:
    """The summands of a sum as nonzero monomials, no two alike; None for anything else."""
    if t.head != "Sum":
        return None
    found = [monomial(s) for s in summands(t)]
    known = tuple(m for m in found if m is not None and m.coefficient)
    if len(known) < len(found) or len({frozenset(m.powers.items()) for m in known}) < len(known):
        return None
    return known


def ordered(parts: Iterable[Monomial]) -> tuple[Monomial, ...]:
    """The monomials in textbook order."""
    by_term = {m.term(): m for m in parts}
    if any(t.head == "Sum" for t in by_term):  # a monomial that is a bracket alone has no place of its own in a sum
        return tuple(by_term.values())
    return tuple(by_term[s] for s in summands(sort_summands(by_term)))


def content(parts: Iterable[Monomial]) -> Fraction:
    """The positive number that leaves coprime integer coefficients when divided out."""
    values = [m.coefficient for m in parts]
    return Fraction(gcd(*(v.numerator for v in values)), lcm(*(v.denominator for v in values)))


def shared_powers(parts: Iterable[Monomial]) -> dict[Term, int]:
    """The powers that divide every monomial."""
    parts = tuple(parts)
    first = parts[0].powers
    least = {b: min(m.powers.get(b, 0) for m in parts) for b in first}
    return {b: n for b, n in least.items() if n}


def sum_of(parts: Iterable[Monomial]) -> Term:
    """The sum of the monomials, written in textbook order, brackets opened and collected."""
    return sort_summands(summands(collected(m.term() for m in parts)))


def product(*factors: Term) -> Term:
    """A product whose equal neighbours are written as a power."""
    if len(factors) == 2 and factors[0] == factors[1]:
        return power(factors[0], 2)
    return product_of(factors)


def unit() -> Monomial:
    return Monomial(Fraction(1), {})


def plus(*terms: Term) -> Term:
    return add(*(t for t in terms if t != integer(0)))
