"""Powers and logarithms around trigonometric functions of one letter: e^sin(x) = 1, ln(sin(x)) = 0, 4^cos(x) = 2.

A combination of logarithms is 0 where a product of powers is 1. A power b^u of a rational number is r = b^q where u is
q, as powers with different exponents differ. Other comparisons stay undecided.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm, log

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import Value
from qstar_cli.verify.integers import whole_root
from qstar_cli.verify.meanings.trigonometry_critical import CircleCritical
from qstar_cli.verify.polynomials import Poly

MAX_DENOMINATOR = 60
MAX_MULTIPLE = 40


def exponent_of(base: Fraction, r: Fraction) -> Fraction | None:
    """q with base^q = r > 0, when it is a rational number with a small denominator."""
    if r == 1:
        return Fraction(0)
    if base == 1 or r <= 0:
        return None
    sizes = (log(q.numerator) - log(q.denominator) for q in (r, base))
    q = Fraction(next(sizes) / next(sizes)).limit_denominator(MAX_DENOMINATOR)
    if abs(q) > MAX_MULTIPLE:
        return None
    return q if r**q.denominator == base**q.numerator else None


def simplest_base(b: Fraction) -> tuple[Fraction, int]:
    """(c, k) with c^k = b and k as large as possible."""
    for k in range(max(b.numerator.bit_length(), b.denominator.bit_length()), 1, -1):
        above, below = whole_root(b.numerator, k), whole_root(b.denominator, k)
        if above and below:
            return Fraction(above, below), k
    return b, 1


class PowerCritical(CircleCritical):
    """What is asked of powers of numbers and of logarithms is noted as polynomials in what they are taken of."""

    def __init__(self, letter: str, finer: int, parameters: frozenset[str] = frozenset()) -> None:
        super().__init__(letter, finer, parameters)
        self.logarithms: dict[str, Value] = {}
        self.powers: dict[str, tuple[Fraction | None, Value]] = {}  # base, None for e; exponent

    def function(self, head: str, args: Sequence[Value]) -> Value:
        if head == "Log" and len(args) == 2:
            return self.divide(self.function("Ln", args[:1]), self.function("Ln", args[1:]))
        if head != "Ln":
            return super().function(head, args)
        name = f"Ln({P.show(args[0].above)} / {P.show(args[0].below)})"
        self.logarithms[name] = args[0]
        return Value(P.generator(name))

    def exponential(self, base: Value, exponent: Value) -> Value:
        number, k = self._base(base)
        name = f"{number or 'e'}^({P.show(exponent.above)} / {P.show(exponent.below)})"
        self.powers[name] = (number, exponent)
        return Value(P.generator(name, k))

    def _base(self, base: Value) -> tuple[Fraction | None, int]:
        if base == self.constant("e"):
            return None, 1
        q = self.as_rational(base)
        if q is None or q <= 0 or q == 1:
            raise Undecided("a power whose base is no number")
        return simplest_base(q)

    def _note(self, a: Value) -> None:
        for part in (a.above, a.below):
            if part and P.names(part) & (self.logarithms.keys() | self.powers.keys()):
                for factor, _ in factors(part)[1]:
                    self._note_around(factor)
            else:
                super()._note(Value(part))

    def _note_around(self, p: Poly) -> None:
        names = P.names(p)
        if names & self.logarithms.keys():
            self._note_logarithms(p)
        elif names & self.powers.keys():
            self._note_power(p)
        else:
            super()._note(Value(p))

    def _note_logarithms(self, p: Poly) -> None:
        """Logarithms with whole multiples: where the product of these powers is 1."""
        scale = lcm(*(Fraction(c).denominator for c in p.values()))
        sides = [self.rational(Fraction(1)), self.rational(Fraction(1))]
        for m, c in p.items():
            n = int(c * scale)
            if len(m) != 1 or m[0][1] != 1 or m[0][0] not in self.logarithms or abs(n) > MAX_MULTIPLE:
                raise Undecided("a number beside logarithms")
            sides[n < 0] = self.multiply(sides[n < 0], self.power(self.logarithms[m[0][0]], abs(n)))
        self.is_zero(minus(sides[0], sides[1], self))

    def _note_power(self, p: Poly) -> None:
        """A polynomial in one power, over the numbers: its positive roots b^q."""
        found = [n for n in P.names(p) if n in self.powers]
        base, exponent = self.powers[found[0]]
        constants = {*self.places.values(), *(("e",) if base is None else ())}
        if len(found) > 1 or P.names(p) - {*found} - constants:
            raise Undecided("a power beside something else")
        for factor, _ in factors(self._norm(p))[1]:
            q = self._root_of(factor, found[0], base)
            if q is not None:
                self.is_zero(self.add(exponent, self.rational(-q)))

    def _root_of(self, p: Poly, name: str, base: Fraction | None) -> Fraction | None:
        """q for an irreducible a*E^k - c with E = b^q; None where it has no positive root. Numbers a, c times powers of
        e are looked at where the base is e."""
        parts = P.coefficients(p, name)
        if p in (P.generator(name), P.generator("e")):
            return None
        k = max(parts)
        if len(parts) != 2 or 0 not in parts or any(len(part) != 1 for part in parts.values()):
            raise Undecided("a power that is no root of a number")
        ((m, a),), ((n, c),) = parts[k].items(), parts[0].items()
        r = Fraction(-c) / Fraction(a)
        if r <= 0:
            return None
        natural = Fraction(dict(n).get("e", 0) - dict(m).get("e", 0)) if r == 1 else None
        q = exponent_of(base, r) if base is not None else natural
        if q is None:
            raise Undecided("a power with an exponent that is not rational")
        return q / int(k)
