"""The values of a term over an interval of its letter, enclosed from below and above; also that it is undefined there,
or unclear. Interval arithmetic with balls (arb) as ends (Moore 1966): unlike one ball around all values, the ends keep
the size of e^x on a long interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify.balls import flint
from qstar_cli.verify.constants import ConstantField, Number
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.derivatives_rules import depends

PRECISION = 128


@dataclass(frozen=True, slots=True)
class Interval:
    """All values lie between two balls."""

    low: Any
    high: Any

    def sign(self) -> int:
        """The sign of all values, 0 where it is not seen."""
        return 1 if self.low > 0 else -1 if self.high < 0 else 0

    def is_finite(self) -> bool:
        return bool(self.low.is_finite() and self.high.is_finite())


UNDEFINED, UNCLEAR = object(), object()  # undefined at every point; perhaps undefined, or not enclosed
Function = Callable[[Interval], Interval]


class Stop(Exception):
    """A part has no value over the interval: `mark` says which of the two it is."""

    def __init__(self, mark: object) -> None:
        self.mark = mark


class Enclosure:
    """A term in basic functions as a function of intervals of its letter. Raises Undecided when built."""

    def __init__(self, t: Term, x: Term) -> None:
        self.compute = _function(t, x)

    def over(self, low: Fraction, high: Fraction) -> Interval | object:
        """The values between two rational numbers, or one of the marks."""
        flint().ctx.prec = PRECISION
        ends = [flint().arb(flint().fmpq(q.numerator, q.denominator)) for q in (low, high)]
        try:
            found = self.compute(Interval(*ends))
        except Stop as stop:
            return stop.mark
        return found if found.is_finite() else UNCLEAR

    def sign(self, low: Fraction, high: Fraction) -> int:
        """The one sign of all values, 0 where it is not seen."""
        found = self.over(low, high)
        return found.sign() if isinstance(found, Interval) else 0


def _function(t: Term, x: Term) -> Function:
    if t == x:
        return lambda z: z
    if not depends(t, x):
        return _constant(t)
    if t.head == "Pow":
        return _power(t, x)
    if t.head == "Root":
        inner, n = _function(t.args[0], x), _rational(t.args[1])
        return lambda z: _root(inner(z), int(n))
    if t.head not in _RULES:
        raise Undecided(f"no enclosure of {t.head}")
    rule, parts = _RULES[t.head], [_function(a, x) for a in t.args]
    return lambda z: rule([p(z) for p in parts])


def _constant(t: Term) -> Function:
    value: Number | None = evaluate(t, ConstantField())

    def constant(z: Interval) -> Interval:
        if value is None:
            raise Stop(UNDEFINED)
        return Interval(value.ball(PRECISION), value.ball(PRECISION))

    return constant


def _rational(t: Term) -> Fraction:
    value: Number | None = evaluate(t, ConstantField())
    if value is None or value.exact is None:
        raise Undecided("a power or root that is not rational")
    return value.exact


def _power(t: Term, x: Term) -> Function:
    base = _function(t.args[0], x)
    if depends(t.args[1], x):
        exponent = _function(t.args[1], x)
        return lambda z: _exponential(_product([exponent(z), _logarithm([base(z)])]))
    q = _rational(t.args[1])
    return lambda z: _whole_power(base(z) if q.denominator == 1 else _root(base(z), q.denominator), q.numerator)


def _exponential(u: Interval) -> Interval:
    return Interval(u.low.exp(), u.high.exp())


def _whole_power(u: Interval, n: int) -> Interval:
    if n <= 0:
        return _quotient([Interval(flint().arb(1), flint().arb(1)), _whole_power(u, -n)]) if n else _quotient([u, u])
    if n % 2 == 0:
        u = _absolute([u])
    return Interval(u.low**n, u.high**n)


def _root(u: Interval, n: int) -> Interval:
    if u.low >= 0:
        return Interval(u.low.root(n), u.high.root(n))
    if u.high < 0:
        if n % 2 == 0:
            raise Stop(UNDEFINED)
        return Interval(-((-u.low).root(n)), -((-u.high).root(n)))
    raise Stop(UNCLEAR)


def _sum(parts: list[Interval]) -> Interval:
    low, high = parts[0].low, parts[0].high
    for p in parts[1:]:
        low, high = low + p.low, high + p.high
    return Interval(low, high)


def _product(parts: list[Interval]) -> Interval:
    total = parts[0]
    for p in parts[1:]:
        products = [a * b for a in (total.low, total.high) for b in (p.low, p.high)]
        low, high = products[0], products[0]
        for q in products[1:]:
            low, high = low.min(q), high.max(q)
        total = Interval(low, high)
    return total


def _quotient(parts: list[Interval]) -> Interval:
    above, below = parts
    if not below.sign():
        is_nought = below.low == 0 and below.high == 0
        raise Stop(UNDEFINED if is_nought else UNCLEAR)
    return _product([above, Interval(1 / below.high, 1 / below.low)])


def _absolute(parts: list[Interval]) -> Interval:
    u = parts[0]
    if u.sign():
        return u if u.sign() > 0 else _negative([u])
    return Interval(flint().arb(0), abs(u.low).max(abs(u.high)))


def _negative(parts: list[Interval]) -> Interval:
    return Interval(-parts[0].high, -parts[0].low)


def _logarithm(parts: list[Interval]) -> Interval:
    u = parts[0]
    if u.low > 0:
        return Interval(u.low.log(), u.high.log())
    raise Stop(UNDEFINED if u.high <= 0 else UNCLEAR)


def _wave(name: str) -> Callable[[list[Interval]], Interval]:
    def value(parts: list[Interval]) -> Interval:
        ball = getattr(parts[0].low.union(parts[0].high), name)()
        one = flint().arb(1)
        return Interval(ball.lower().max(-one), ball.upper().min(one))

    return value


def _inverse(name: str) -> Callable[[list[Interval]], Interval]:
    def value(parts: list[Interval]) -> Interval:
        u = parts[0]
        if u.low >= -1 and u.high <= 1:
            ends = [getattr(end, name)() for end in (u.low, u.high)]
            return Interval(*(ends if name == "asin" else reversed(ends)))
        raise Stop(UNDEFINED if u.low > 1 or u.high < -1 else UNCLEAR)

    return value


_RULES: dict[str, Callable[[list[Interval]], Interval]] = {
    "Sum": _sum,
    "Product": _product,
    "Neg": _negative,
    "Div": _quotient,
    "Abs": _absolute,
    "Sin": _wave("sin"),
    "Cos": _wave("cos"),
    "Ln": _logarithm,
    "Atan": lambda parts: Interval(parts[0].low.atan(), parts[0].high.atan()),
    "Asin": _inverse("asin"),
    "Acos": _inverse("acos"),
}
