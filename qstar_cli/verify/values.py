"""Values as functions of the letters on a cell: quotients of polynomials in letters, positive roots, opaque powers.

The field never guesses: a sign that the cell does not determine is a `Split`, and the caller divides the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.extensions import on_cells
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, opposite
from qstar_cli.verify.generators import CONSTANTS, Definitions, Opaque, PowerOf, RootOf, Value
from qstar_cli.verify.polynomials import Coefficient, Exponent, Poly
from qstar_cli.verify.quotients import Quotients
from qstar_cli.verify.roots import real_roots

Signs = frozenset[int]
ANY: Signs = frozenset({-1, 0, 1})
POSITIVE: Signs = frozenset({1})
NONZERO: Signs = frozenset({-1, 1})
ZERO: Signs = frozenset({0})
TRIAL_DIVISION = 1_000
MAX_INDEX = 1_000


class ValueField(Quotients):
    """Arithmetic of values. `known`: signs of polynomials on the cell; `solved`: letters replaced by values."""

    def __init__(
        self,
        definitions: Definitions | None = None,
        solved: dict[str, Value] | None = None,
    ) -> None:
        super().__init__()
        self.definitions: Definitions = {} if definitions is None else definitions
        self.solved = solved or {}
        self.known: dict[P.Key, Signs] = {}
        self.bases: dict[str, Poly] = {}  # a root generator -> what it is on this cell, with its sign
        self.squares: dict[str, Poly] = {}  # a generator that occurs at most once -> its square (cos x: 1 - sin(x)^2)

    # values

    def letter(self, name: str) -> Value:
        return self.solved.get(name) or Value(P.generator(name))

    def constant(self, name: str) -> Value:
        if name not in CONSTANTS and name not in self.squares:
            raise Undecided(f"{name} is no real number")
        return Value(P.generator(name))

    def quotient(self, above: Poly, below: Poly) -> Value:
        """The quotient, with a divisor that is a number divided out."""
        c = P.as_constant(below)
        if c is not None and c != 1:
            above, below = P.scale(above, Fraction(1) / c), P.ONE
        return Value(above, below) if above else Value(P.ZERO)

    def product(self, a: Poly, b: Poly) -> Poly:
        return self._reduce(P.multiply(a, b))

    def _reduce(self, p: Poly) -> Poly:
        """Whole powers of roots replaced by what they are roots of, squares by what is known of them."""
        if not self.bases and not self.squares:
            return p
        while True:
            bad = next((m for m in p if any(self._carry(n, e) for n, e in m)), None)
            if bad is None:
                return p
            extra = P.constant(p[bad])
            rest: dict[str, Exponent] = {}
            for name, e in bad:
                carry = self._carry(name, e)
                if carry:
                    base = self.squares.get(name) or self.bases[name]
                    extra = P.multiply(extra, self.power_of(base, carry))
                    e -= carry * (2 if name in self.squares else 1)
                if e:
                    rest[name] = e
            others = {m: c for m, c in p.items() if m != bad}
            p = P.add(others, P.multiply(extra, {tuple(sorted(rest.items())): 1}))

    def _carry(self, name: str, e: Exponent) -> int:
        if name in self.squares:
            return max(0, int(e // 2))
        return int(e // 1) if name in self.bases else 0

    # roots and powers

    def polynomial_root(self, p: tuple[int, ...], index: int) -> Value | None:
        """A quantity without letters of which its value as a number is known."""
        if index > len(real_roots(p)):
            return None
        return self.opaque("PolynomialRoot", [self.rational(Fraction(c)) for c in (index, *p)])

    def root(self, a: Value, n: int) -> Value | None:
        """The real n-th root."""
        if not a.above:
            return a
        s = self.sign(a)
        if s == 0:
            return self.rational(Fraction(0))
        if s < 0 and n % 2 == 0:
            return None
        size = self.positive_power(a, Fraction(1, n))
        return size if s > 0 else opposite(size, self)

    def positive_power(self, a: Value, e: Fraction) -> Value:
        """|a|^e for a nonzero a, factor by factor."""
        result = self.rational(Fraction(1))
        for part, sign in ((a.above, 1), (a.below, -1)):
            unit, found = factors(part)
            pieces = [*number_factors(abs(Fraction(unit))), *found]
            for base, exponent in pieces:
                result = self.multiply(result, self.factor_power(base, sign * e * Fraction(exponent)))
        return result

    def factor_power(self, base: Poly, e: Fraction) -> Value:
        """|base|^e for an irreducible base that is not zero."""
        if e.denominator > MAX_INDEX:
            raise LimitError("the index of a root is too large")
        name = _generator_name(base)
        what = self.definitions.get(name)
        if isinstance(what, PowerOf):
            return Value(P.generator(name, e))
        whole = e.numerator // e.denominator
        rest = e - whole
        if isinstance(what, RootOf):
            signed = self.base(name)
        elif not rest and whole % 2 == 0:
            return self._whole(base, whole)
        else:
            signed = P.scale(base, self.sign(Value(base)))
            name = f"√[{P.show(base)}]"
        value = self._whole(signed, whole)
        if not rest:
            return value
        self.definitions.setdefault(name, RootOf(base))
        self.bases[name] = signed
        return self.multiply(value, Value(P.generator(name, rest)))

    def base(self, name: str) -> Poly:
        """What a root generator is a root of, with its sign. Raises Undecided."""
        if name not in self.bases:
            raise Undecided("a root of something whose sign is not known")
        return self.bases[name]

    def _whole(self, base: Poly, n: int) -> Value:
        power = self.power_of(base, abs(n))
        return Value(power) if n >= 0 else self.quotient(P.ONE, power)

    def absolute(self, a: Value) -> Value:
        return self.multiply(self.rational(Fraction(self.sign(a))), a)

    def exponential(self, base: Value, exponent: Value) -> Value:
        """base^exponent for a positive base."""
        return self.function("Pow", (base, exponent))

    def function(self, head: str, args: Sequence[Value]) -> Value:
        written = on_cells(head)
        if written is not None:
            return written(args, self)
        return self.opaque(head, args)

    def opaque(self, head: str, args: Sequence[Value]) -> Value:
        name = f"{head}[{'; '.join(f'{P.show(a.above)} / {P.show(a.below)}' for a in args)}]"
        self.definitions.setdefault(name, Opaque(head, tuple(args)))
        return self.letter(name)

    def floor(self, a: Value) -> int:
        q = self.as_rational(a)
        return super().floor(a) if q is None else q.__floor__()

    # signs

    def is_positive_name(self, name: str) -> bool:
        return name in CONSTANTS or isinstance(self.definitions.get(name), RootOf | PowerOf)


def _generator_name(p: Poly) -> str:
    """The name of the generator that the polynomial is, or ""."""
    if len(p) == 1:
        ((m, c),) = p.items()
        if c == 1 and len(m) == 1 and m[0][1] == 1:
            return m[0][0]
    return ""


def number_factors(unit: Coefficient) -> list[tuple[Poly, Exponent]]:
    """A positive rational as powers of primes (and perhaps of one large number), as constant polynomials."""
    found: list[tuple[Poly, Exponent]] = []
    for n, sign in ((unit.numerator, 1), (unit.denominator, -1)):
        p = 2
        while p <= TRIAL_DIVISION and p * p <= n:
            e = 0
            while n % p == 0:
                n //= p
                e += 1
            if e:
                found.append((P.constant(p), sign * e))
            p += 1 if p == 2 else 2
        if n > 1:
            r = isqrt(n)
            found.append((P.constant(r), 2 * sign) if r * r == n else (P.constant(n), sign))
    return found
