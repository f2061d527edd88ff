"""Trigonometric functions of one letter as rational functions of c = cos(x/L) and s = sin(x/L), for cut points."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import CONSTANTS, Value
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.line import Critical
from qstar_cli.verify.meanings.trigonometry_cosines import cosine_polynomial
from qstar_cli.verify.meanings.trigonometry_known_angles import exact_value
from qstar_cli.verify.meanings.trigonometry_points import (
    CIRCULAR,
    INVERSE,
    Point,
    half,
    multiple,
    of_inverse,
    start,
    turned,
    value_at,
)
from qstar_cli.verify.polynomials import Monomial, Poly

COSINE, SINE, TANGENT = "cos x", "sin x", "tan x/2"  # no letter has such a name
LEAST_PI, MOST_PI = Fraction(333, 106), Fraction(22, 7)
RANGES = {  # what contains the values of a function, as multiples of pi
    "Asin": (Fraction(-1, 2), Fraction(1, 2)),
    "Atan": (Fraction(-1, 2), Fraction(1, 2)),
    "Acos": (Fraction(0), Fraction(1)),
}
Interval = tuple[Fraction, Fraction]
Form = dict[tuple[str, int], Fraction]  # (a letter, an inverse function or "", power of pi) -> coefficient


class Finer(Exception):
    """Multiples of x/L with a larger L are needed."""

    def __init__(self, factor: int) -> None:
        super().__init__(factor)
        self.factor = factor


class AngleCritical(Critical):
    """The field that notes what is asked, with values that are angles; `finer` is L, 0 where the letter is algebraic
    itself. The angle is x*pi^`unit`."""

    def __init__(self, letter: str, finer: int, parameters: frozenset[str] = frozenset()) -> None:
        super().__init__(TANGENT if finer else letter)
        self.own = letter
        self.finer = finer
        self.parameters = parameters
        self.unit: int | None = None
        self.inverses: dict[str, tuple[str, Value]] = {}

    def letter(self, name: str) -> Value:
        if name != self.own and name not in self.parameters:
            raise Undecided("a second letter")
        return Value(P.generator(name))

    def constant(self, name: str) -> Value:
        if name not in CONSTANTS:
            raise Undecided(f"{name} is no real number")
        return Value(P.generator(name))

    def function(self, head: str, args: Sequence[Value]) -> Value:
        if head in INVERSE:
            name = f"{head}({P.show(args[0].above)} / {P.show(args[0].below)})"
            self.inverses[name] = (head, args[0])
            return Value(P.generator(name))
        if head not in CIRCULAR:
            return super().function(head, args)
        found: Value = value_at(head, self.point(self.form(args[0])), self)
        return found

    def form(self, a: Value) -> Form:
        """The value as a linear combination of letters, inverse functions and 1 times powers of pi."""
        if len(a.below) != 1:
            raise Undecided("an angle that is no sum of multiples")
        ((below, divisor),) = a.below.items()
        if any(name != "pi" for name, _ in below):
            raise Undecided("an angle that is no sum of multiples")
        form: Form = {}
        for m, c in a.above.items():
            form[self._key(m, sum(int(e) for _, e in below))] = Fraction(c) / divisor
        return form

    def _key(self, m: Monomial, below: int) -> tuple[str, int]:
        rest = [(name, e) for name, e in m if name != "pi"]
        power = next((e for name, e in m if name == "pi"), 0)
        if not rest:
            return "", int(power) - below
        name, e = rest[0]
        if len(rest) > 1 or e != 1 or not (name == self.own or name in self.parameters or name in self.inverses):
            raise Undecided("an angle that is no sum of multiples")
        return name, int(power) - below

    def point(self, form: Form) -> Point:
        """The cosine and sine of an angle. Raises Finer."""
        total = start(self)
        for (name, power), c in form.items():
            total = turned(total, self._point_of(name, power, c), self)
        return total

    def _point_of(self, name: str, power: int, c: Fraction) -> Point:
        if name == "":
            if power != 1:
                raise Undecided("a number beside angles")
            return self._of_turns(c)
        if name == self.own:
            return self._of_letter(power, c)
        if name not in self.inverses or power:
            raise Undecided("a parameter inside a function")
        head, u = self.inverses[name]
        if c.denominator == 1:
            return of_inverse(head, u, int(c), self)
        if c.denominator == 2:
            return multiple(half(of_inverse(head, u, 1, self), head, u, self), int(2 * c), self)
        raise Undecided("a part of the value of an inverse function")

    def _of_letter(self, power: int, c: Fraction) -> Point:
        if not self.finer:
            raise Undecided("the letter is an angle")
        if self.unit is None and power in (0, 1):
            self.unit = power
        if power != self.unit:
            raise Undecided("angles with and without pi")
        if (c * self.finer).denominator != 1:
            raise Finer((c * self.finer).denominator)
        return multiple((Value(P.generator(COSINE)), Value(P.generator(SINE))), int(c * self.finer), self)

    def _of_turns(self, q: Fraction) -> Point:
        values = [exact_value(head, q) for head in ("Cos", "Sin")]
        known = [None if v is None else evaluate(v, self) for v in values]
        if known[0] is None or known[1] is None:
            return self._cyclotomic(q)
        return known[0], known[1]

    def _cyclotomic(self, q: Fraction) -> Point:
        """(cos q*pi, sin q*pi) by multiples of the angle pi/n, of whose cosine a polynomial is known."""
        n = lcm(q.denominator, (Fraction(1, 2) - q).denominator)
        twice = self._related(
            ("cosine", n), lambda g: {((g, k),) if k else (): c for k, c in enumerate(cosine_polynomial(n)) if c}
        )
        return self._cosine_of(q * n, twice), self._cosine_of((Fraction(1, 2) - q) * n, twice)

    def _cosine_of(self, k: Fraction, twice: Poly) -> Value:
        """cos(k*a) for 2 cos a, by 2 cos((k + 1)a) = 2 cos(a) 2 cos(k a) - 2 cos((k - 1)a)."""
        before, now = P.constant(2), twice
        for _ in range(abs(int(k))):
            before, now = now, P.subtract(P.multiply(twice, now), before)
        return Value(P.scale(before, Fraction(1, 2)))

    def interval(self, form: Form) -> Interval | None:
        """What contains a sum of numbers and inverse functions, as multiples of pi; None where a letter is in it."""
        low = high = Fraction(0)
        for (name, power), c in form.items():
            if name and name not in self.inverses:
                return None
            reached = RANGES[self.inverses[name][0]] if name else (Fraction(1), Fraction(1))
            sizes = _powers_of_pi(power - (not name))
            ends = [c * end * size for end in reached for size in sizes]
            low, high = low + min(ends), high + max(ends)
        return low, high


def _powers_of_pi(n: int) -> Interval:
    """Numbers below and above pi^n."""
    return (LEAST_PI**n, MOST_PI**n) if n >= 0 else (MOST_PI**n, LEAST_PI**n)
