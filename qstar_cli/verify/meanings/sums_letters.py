"""Powers of negative numbers and factorials of a whole letter n, in letters: s for (-1)^n with s = 1 or s = -1, and f
for n! with f > 0. So (-2)^(n + 1) is -2*s*2^n, and (n + 1)! is (n + 1)*f."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.build import add, any_of, divide, equal, integer, multiply, number, power, symbol
from qstar_cli.terms.term import Term, contains, map_args, term
from qstar_cli.verify.constants import rational_value
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.polynomials import as_constant
from qstar_cli.verify.zero_sets import plain_field

SIGN, FACTORIAL = symbol("(-1)^n"), symbol("n!")
FARTHEST = 20  # how far the argument of a factorial may be from n
# what holds of the two letters
ASSUMED = (
    any_of(equal(SIGN, integer(1)), equal(SIGN, integer(-1))),
    term("Greater", FACTORIAL, integer(0)),
)


def linear(t: Term, letter: str) -> tuple[int, int] | None:
    """(a, b) for a*letter + b with whole a, b; None for anything else."""
    value = evaluate(t, plain_field())
    if value is None or as_constant(value.below) != 1:
        return None
    parts = {m: Fraction(c) for m, c in value.above.items()}
    if parts.keys() - {(), ((letter, 1),)} or any(c.denominator != 1 for c in parts.values()):
        return None
    return int(parts.get(((letter, 1),), 0)), int(parts.get((), 0))


def in_letters(t: Term, bound: Term, least: int) -> Term:
    """The term for n = bound >= least, with those powers and factorials in letters. Raises Undecided."""
    if not contains(t, bound):
        return t
    if t.head == "Pow" and not contains(t.args[0], bound):
        return _power(t, bound)
    if t.head == "Factorial":
        return _factorial(t, bound, least)
    return map_args(t, tuple(in_letters(a, bound, least) for a in t.args))


def _power(t: Term, bound: Term) -> Term:
    try:
        base = rational_value(t.args[0])
    except Undecided:
        return t
    parts = linear(t.args[1], str(bound.value))
    if base is None or base >= 0 or parts is None:
        return t
    a, b = parts
    signs = [SIGN] * (a % 2) + [integer(-1)] * (b % 2)
    return multiply(*signs, power(number(-base), t.args[1]))


def _factorial(t: Term, bound: Term, least: int) -> Term:
    parts = linear(t.args[0], str(bound.value))
    if parts is None or parts[0] != 1 or abs(parts[1]) > FARTHEST or least + parts[1] < 0:
        raise Undecided("a factorial of another form")
    steps = [add(bound, integer(k)) for k in range(min(0, parts[1]) + 1, max(0, parts[1]) + 1)]
    if parts[1] < 0:
        return divide(FACTORIAL, multiply(*steps))
    return multiply(FACTORIAL, *steps)
