"""Real numbers given by radicals, roots of polynomials, pi, e and elementary functions, with exact signs.

Each number carries a ball function and, when it is algebraic, a separation bound (Burnikel, Funke, Mehlhorn,
Schirra, Schmitt 2001): the number is U/L with algebraic integers U, L in a field of degree at most D, all
conjugates of U at most 2^u and of L at most 2^l in absolute value. If it is not 0, the norm of U is at least 1,
so |number| >= 2^-(u(D-1) + l). A ball smaller than that which contains 0 is therefore the number 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from operator import add, mul, truediv
from typing import Any, NamedTuple

from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.balls import flint
from qstar_cli.verify.field import Field, Undecided, opposite
from qstar_cli.verify.generators import CONSTANTS
from qstar_cli.verify.integers import whole_root
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.root_search import refine
from qstar_cli.verify.roots import Root, real_roots

MAX_PRECISION = 8_192
TRANSCENDENTAL_PRECISION = 4_096
HOPELESS_PRECISION = 1_024  # tried where the bound is out of reach: a number that is not tiny shows its sign
FUNCTIONS = {h: h.lower() for h in ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc", "Asin", "Acos", "Atan")} | {"Ln": "log"}
Ball = Callable[[], Any]


class Bound(NamedTuple):
    """The bound of an algebraic number that is not rational: u, l and the radicals with their degrees (see the
    module)."""

    u: int
    l: int  # noqa: E741 - the letter of the bound in the literature
    radicals: frozenset[tuple[str, int]]

    @property
    def digits(self) -> int:
        """Binary digits that decide whether the number is 0."""
        return self.u * (prod(n for _, n in self.radicals) - 1) + self.l


@dataclass(slots=True)
class Number:
    """A real number: `exact` when rational, `bound` when algebraic; `name` tells it apart from other numbers."""

    exact: Fraction | None
    bound: Bound | None
    name: str
    compute: Ball
    known: tuple[int, Any] = (0, None)

    def ball(self, precision: int) -> Any:
        """A ball that contains the number, computed with `precision` bits."""
        if self.known[0] != precision:
            flint().ctx.prec = precision
            self.known = (precision, self.compute())
        return self.known[1]


def rational(q: Fraction) -> Number:
    bound = Bound(q.numerator.bit_length(), q.denominator.bit_length(), frozenset())
    name = str(q) if P.bits(q) < P.MAX_SHOWN_BITS else f"{q.numerator:#x}/{q.denominator:#x}"
    return Number(q, bound, name, lambda: flint().arb(flint().fmpq(q.numerator, q.denominator)))


def algebraic(name: str, coefficients: Sequence[int], enclosure: Ball) -> Number:
    """A root of an integer polynomial (leading coefficient last): L is the leading coefficient, U = L * root."""
    lead = abs(coefficients[-1])
    size = lead + max(abs(c) for c in coefficients)  # Cauchy: |root| <= 1 + max |a_i / a_n|
    bound = Bound(size.bit_length(), lead.bit_length(), frozenset({(name, len(coefficients) - 1)}))
    return Number(None, bound, name, enclosure)


def point_number(point: Root) -> Number:
    """A root of an integer polynomial as a number; the same root of the same polynomial has the same name."""
    if point.exact is not None:
        return rational(point.exact)

    def ball() -> Any:
        precision = int(flint().ctx.prec)
        refine(point, precision)
        low, high = (flint().arb(flint().fmpq(q.numerator, q.denominator)) for q in (point.low, point.high))
        return low.union(high)

    return algebraic(f"root {point.index + 1} of {point.p}", point.p, ball)


def _combined(
    a: Number,
    sign: str,
    b: Number,
    operation: Callable[[Any, Any], Any],
    sizes: Callable[[Bound, Bound], tuple[int, int]],
) -> Number:
    """A number made of two others: the operation on their balls, (u, l) from their bounds."""
    bound = None
    if a.bound and b.bound:
        bound = Bound(*sizes(a.bound, b.bound), a.bound.radicals | b.bound.radicals)
    return Number(
        None, bound, f"({a.name} {sign} {b.name})", lambda: operation(a.ball(_precision()), b.ball(_precision()))
    )


class ConstantField(Field[Number]):
    """The field of real numbers; `point` gives the values of the letters."""

    def __init__(self, point: dict[str, Number] | None = None) -> None:
        self.point = point or {}
        self.memo: dict[Term, Number | None] = {}

    def rational(self, q: Fraction) -> Number:
        return rational(q)

    def letter(self, name: str) -> Number:
        return self.point[name] if name in self.point else super().letter(name)

    def constant(self, name: str) -> Number:
        if name not in CONSTANTS:
            return super().constant(name)
        return Number(None, None, name, lambda: getattr(flint().arb, "pi" if name == "pi" else "const_e")())

    def polynomial_root(self, p: tuple[int, ...], index: int) -> Number | None:
        found = real_roots(p)
        return point_number(found[index - 1]) if index <= len(found) else None

    def as_rational(self, a: Number) -> Fraction | None:
        return a.exact

    def add(self, a: Number, b: Number) -> Number:
        if a.exact is not None and b.exact is not None:
            return rational(a.exact + b.exact)
        if a.exact == 0 or b.exact == 0:
            return b if a.exact == 0 else a
        return _combined(a, "+", b, add, lambda x, y: (max(x.u + y.l, x.l + y.u) + 1, x.l + y.l))

    def multiply(self, a: Number, b: Number) -> Number:
        if a.exact is not None and b.exact is not None:
            return rational(a.exact * b.exact)
        if 0 in (a.exact, b.exact):
            return rational(Fraction(0))
        return _combined(a, "*", b, mul, lambda x, y: (x.u + y.u, x.l + y.l))

    def divide(self, a: Number, b: Number) -> Number:
        if b.exact is not None:
            return self.multiply(a, rational(1 / b.exact))
        return _combined(a, "/", b, truediv, lambda x, y: (x.u + y.l, x.l + y.u))

    def power(self, a: Number, n: int) -> Number:
        if a.exact is not None:
            return rational(Fraction(P.rational_power(a.exact, n)))
        bound = a.bound and Bound(a.bound.u * n, a.bound.l * n, a.bound.radicals)
        return Number(None, bound, f"{a.name}^{n}", lambda: _power_of(a.ball(_precision()), n))

    def root(self, a: Number, n: int) -> Number | None:
        s = self.sign(a)
        if s < 0 and n % 2 == 0:
            return None
        size = self._positive_root(self.absolute(a), n) if s else a
        return size if s >= 0 else opposite(size, self)

    def _positive_root(self, a: Number, n: int) -> Number:
        """The root of a positive number: with a = U/L it is root(U L^(n-1)) / L."""
        if a.exact is not None:
            above, below = whole_root(a.exact.numerator, n), whole_root(a.exact.denominator, n)
            if above and below:
                return rational(Fraction(above, below))
        name = f"root({a.name}, {n})"
        bound = None
        if a.bound:
            u = -(-(a.bound.u + (n - 1) * a.bound.l) // n)
            bound = Bound(u, a.bound.l, a.bound.radicals | {(name, n)})
        return Number(None, bound, name, lambda: a.ball(_precision()).root(n))

    def absolute(self, a: Number) -> Number:
        return a if self.sign(a) >= 0 else opposite(a, self)

    def exponential(self, base: Number, exponent: Number) -> Number:
        if exponent.exact == 0:
            return rational(Fraction(1))
        name = f"{base.name}^{exponent.name}"
        return Number(None, None, name, lambda: (base.ball(_precision()).log() * exponent.ball(_precision())).exp())

    def function(self, head: str, args: Sequence[Number]) -> Number:
        if head == "Log":
            return self.divide(self.function("Ln", args[:1]), self.function("Ln", args[1:]))
        if head == "PolynomialRoot":
            index, *coefficients = (int(a.exact) for a in args if a.exact is not None)
            return point_number(real_roots(tuple(coefficients))[index - 1])
        if head not in FUNCTIONS:
            raise Undecided(f"no ball for {head}")
        name = f"{head}({args[0].name})"
        return Number(None, None, name, lambda: getattr(args[0].ball(_precision()), FUNCTIONS[head])())

    def floor(self, a: Number) -> int:
        """The largest integer that is not above a; a guess from a ball, confirmed by exact signs."""
        if a.exact is not None:
            return a.exact.__floor__()
        guess = int(a.ball(128).mid().floor().unique_fmpz() or 0)
        for n in (guess, guess - 1, guess + 1):
            if self.sign(self.add(a, rational(Fraction(-n)))) >= 0 > self.sign(self.add(a, rational(Fraction(-n - 1)))):
                return n
        raise Undecided("the whole part of a number is not clear")

    def is_zero(self, a: Number) -> bool:
        return self.sign(a) == 0

    def sign(self, a: Number) -> int:
        """The sign, by balls of growing precision down to the separation bound. Raises Undecided at its end."""
        if a.exact is not None:
            return (a.exact > 0) - (a.exact < 0)
        needed = a.bound.digits + 8 if a.bound else TRANSCENDENTAL_PRECISION
        most = 2 * needed if needed <= MAX_PRECISION else HOPELESS_PRECISION
        precision = 64
        while True:
            ball = a.ball(precision)
            if ball > 0 or ball < 0:
                return 1 if ball > 0 else -1
            if a.bound and ball.abs_upper() < flint().arb(2) ** -needed:
                return 0
            if precision >= most:
                raise Undecided("a number could not be told from 0")
            precision = min(2 * precision, most)


def rational_value(t: Term) -> Fraction | None:
    """The rational number that an expression is seen to be; None where it is undefined or no such number.

    Raises Undecided.
    """
    value = evaluate(t, ConstantField())
    return None if value is None else value.exact


def _power_of(ball: Any, n: int) -> Any:
    """ball^n for n >= 1 by multiplication: the library's power of a ball around 0 is no number."""
    result = None
    while n:
        if n & 1:
            result = ball if result is None else result * ball
        n >>= 1
        if n:
            ball = ball * ball
    return result


def _precision() -> int:
    return int(flint().ctx.prec)
