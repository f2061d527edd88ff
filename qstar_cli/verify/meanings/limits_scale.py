"""The scale that germs are written in: h^e * L^b * exp(growth), for a small positive h and L = ln(1/h).

A growth is a sum of infinite terms c*h^a*L^b (a < 0, or a = 0 and b > 0); e^x for x = 1/h has the growth 1/h. Any two
monomials are compared by the logarithm of their quotient: first the growths by their first terms that differ, then the
powers of h, then those of L (Hardy: Orders of infinity, 1910).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cmp_to_key
from typing import Any, NamedTuple

from qstar_cli.verify.field import Field, Undecided

NOUGHT, ONE = Fraction(0), Fraction(1)
MOST_GROWTHS = 60
LENGTHS = (3, 10)  # how many powers of h a series that does not end is followed, tried one after another


class TooShort(Undecided):
    """More terms may decide."""


class Monomial(NamedTuple):
    """exp(growth) * h^e * L^b; `growth` is the place of the growth in the scale's list, 0 for none."""

    growth: int
    e: Fraction
    b: Fraction


UNIT = Monomial(0, NOUGHT, NOUGHT)
Growth = dict[tuple[Fraction, Fraction], Any]  # coefficients by the powers of h and L


class Scale:
    """Monomials over a field of coefficients; equal growths have one place."""

    def __init__(self, base: Field[Any]) -> None:
        self.base = base
        self.growths: list[Growth] = [{}]

    def place(self, growth: Growth) -> int:
        """The place of a growth, found or new; coefficients that are 0 are left out."""
        growth = {k: c for k, c in growth.items() if not self.base.is_zero(c)}
        for n, known in enumerate(self.growths):
            if known.keys() == growth.keys() and all(self._are_equal(growth[k], known[k]) for k in known):
                return n
        if len(self.growths) >= MOST_GROWTHS:
            raise Undecided("too many exponentials in a limit")
        self.growths.append(growth)
        return len(self.growths) - 1

    def _are_equal(self, a: Any, b: Any) -> bool:
        return self.base.is_zero(self.base.add(a, self.base.multiply(self.base.rational(-ONE), b)))

    def times(self, m: Monomial, n: Monomial) -> Monomial:
        if not m.growth or not n.growth:
            return Monomial(m.growth or n.growth, m.e + n.e, m.b + n.b)
        total = dict(self.growths[m.growth])
        for k, c in self.growths[n.growth].items():
            total[k] = self.base.add(total[k], c) if k in total else c
        return Monomial(self.place(total), m.e + n.e, m.b + n.b)

    def raised(self, m: Monomial, q: Fraction) -> Monomial:
        if not m.growth:
            return Monomial(0, m.e * q, m.b * q)
        scaled = {k: self.base.multiply(c, self.base.rational(q)) for k, c in self.growths[m.growth].items()}
        return Monomial(self.place(scaled), m.e * q, m.b * q)

    def compare(self, m: Monomial, n: Monomial) -> int:
        """1 when m/n grows without bound, -1 when it tends to 0, 0 for equal monomials."""
        if m.growth != n.growth:
            quotient = self.times(
                Monomial(m.growth, NOUGHT, NOUGHT), self.raised(Monomial(n.growth, NOUGHT, NOUGHT), -ONE)
            )
            first = max(self.growths[quotient.growth], key=lambda k: (-k[0], k[1]))
            return self.base.sign(self.growths[quotient.growth][first])
        if m.e != n.e:
            return 1 if m.e < n.e else -1
        return (m.b > n.b) - (m.b < n.b)

    def descending(self, monomials: Any) -> list[Monomial]:
        """Largest first."""
        return sorted(monomials, key=cmp_to_key(self.compare), reverse=True)

    def largest(self, *monomials: Monomial | None) -> Monomial | None:
        """The largest of those that there are."""
        found = self.descending(m for m in monomials if m is not None)
        return found[0] if found else None


def with_enough_terms(answer: Callable[[int], Any]) -> Any:
    """What is answered with short expansions, or else with longer ones. Raises Undecided."""
    for length in LENGTHS[:-1]:
        try:
            return answer(length)
        except TooShort:
            continue
    return answer(LENGTHS[-1])
