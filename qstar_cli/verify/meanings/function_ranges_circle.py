"""Functions of angles as algebraic functions: with x = 2L*arctan(t) sine and cosine of multiples of x/L are rational.

While t takes all real values, x runs once through the numbers between -pi*L and pi*L, ascending; x = pi*L is the one
point more that a full turn has. Where conditions keep x between two multiples of pi, L is chosen so that these lie
inside, and there is no further point. The letter may be multiplied by pi throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from qstar_cli.terms.build import (
    RELATIONS,
    add,
    divide,
    equal,
    integer,
    multiply,
    negative,
    number,
    power,
    root,
    subtract,
    symbol,
)
from qstar_cli.terms.term import Term, contains, map_args, operands, substitute
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.function_ranges_algebraic import Function, X, values
from qstar_cli.verify.meanings.periodic_families_parameters import is_linear
from qstar_cli.verify.meanings.trigonometry_known_angles import exact_value, in_pi
from qstar_cli.verify.meanings.trigonometry_points import CIRCULAR, INVERSE

LETTER = symbol(X)
ZERO, ONE = integer(0), integer(1)
MAX_MULTIPLE = 12
MAX_SCALE = 6
Point = tuple[Term, Term]  # (cosine, sine)


@dataclass(frozen=True)
class Turn:
    """The letter as 2*size*arctan(t), that over pi where `with_pi`; `is_end`: at t = oo."""

    size: Fraction
    with_pi: bool
    is_end: bool = False


def is_value(w: Term, function: Function, u: Term) -> tuple[Term, ...]:
    """Formulas one of which is true exactly where w is a value of the function; u is a letter. Raises Undecided."""
    turned, last = on_line(function)
    found = substitute(values(turned).formula(u), u, w)
    return (found,) if last is None else (found, equal(w, last))


def on_line(function: Function) -> tuple[Function, Term | None]:
    """(the function of t with the same values, the value at the one point more or None). Raises Undecided."""
    turn = turn_of(function)
    bounds = [c for c in function.conditions if _is_bound(c)]
    if not bounds:
        if function.conditions:
            raise Undecided("conditions on angles")
        return _written(function, turn), _written(function, replace(turn, is_end=True)).body
    if {_is_from_below(c) for c in bounds if c.head not in ("Equal", "Unequal")} != {True, False}:
        raise Undecided("an interval without an end")
    for scale in range(1, MAX_SCALE + 1):
        larger = replace(turn, size=turn.size * scale)
        if all(_tangent(_number_of(c), larger) is not None for c in bounds):
            return _written(function, larger), None
    raise Undecided("an interval with ends that are no known angles")


def turn_of(function: Function) -> Turn:
    """The smallest turn in which all angles of a function are whole multiples. Raises Undecided."""
    slopes = {slope_of(a) for t in (function.body, *function.conditions) for a in _angles(t)}
    if not slopes or len({with_pi for _, with_pi in slopes}) > 1:
        raise Undecided("a function that is not one of angles")
    return Turn(Fraction(lcm(*(q.denominator for q, _ in slopes))), next(iter(slopes))[1])


def _angles(t: Term) -> Iterator[Term]:
    """The angles with the letter in them."""
    for a in t.args:
        if t.head in CIRCULAR and contains(a, LETTER):
            yield a
        else:
            yield from _angles(a)


def _split(angle: Term) -> tuple[Term, list[Term]]:
    """(q*x + r*pi, the summands of an angle that are values of inverse functions)."""
    inverse = [a for a in operands(angle, "Sum") if not contains(a, LETTER) and in_pi(a) is None]
    return add(*(a for a in operands(angle, "Sum") if a not in inverse)), inverse


def slope_of(angle: Term) -> tuple[Fraction, bool]:
    """(q, False) for an angle q*x + r, (q, True) for q*pi*x + r, with a number r."""
    angle, _ = _split(angle)
    ends = [in_pi(substitute(angle, LETTER, integer(n))) for n in (0, 1)] if is_linear(angle, LETTER) else [None]
    if ends[0] is None or ends[1] is None:
        raise Undecided("an angle that is no multiple of the letter")
    plain, of_pi = (b - a for a, b in zip(ends[0], ends[1], strict=True))
    if bool(plain) == bool(of_pi):
        raise Undecided("an angle that is no multiple of the letter")
    return plain or of_pi, bool(of_pi)


def _is_bound(c: Term) -> bool:
    return c.head in RELATIONS and LETTER in c.args and not all(contains(a, LETTER) for a in c.args)


def _is_from_below(c: Term) -> bool:
    return c.head.startswith("Greater") == (c.args[0] == LETTER)


def _number_of(c: Term) -> Term:
    return c.args[1] if c.args[0] == LETTER else c.args[0]


def _tangent(bound: Term, turn: Turn) -> Term | None:
    """The t that belongs to a number between the ends of the turn, if it is known: tan(a/2) = sin(a)/(1 + cos(a))."""
    found = in_pi(bound)
    if found is None or found[0 if not turn.with_pi else 1]:
        return None
    q = found[0 if turn.with_pi else 1] / turn.size
    cosine, sine = (exact_value(head, q) for head in ("Cos", "Sin"))
    return None if abs(q) >= 1 or cosine is None or sine is None else divide(sine, add(ONE, cosine))


def _written(function: Function, turn: Turn) -> Function:
    return Function(_by_t(function.body, turn), tuple(_by_t(c, turn) for c in function.conditions))


def _by_t(t: Term, turn: Turn) -> Term:
    """A term with t for the letter. Raises Undecided where the letter stands outside of functions and bounds."""
    if not contains(t, LETTER):
        return t
    if _is_bound(t):
        value = _tangent(_number_of(t), turn)
        if value is None:
            raise Undecided("a bound that is no known angle")
        return map_args(t, tuple(LETTER if a == LETTER else value for a in t.args))
    if t.head in CIRCULAR:
        return _function(t.head, _point(t.args[0], turn))
    if t == LETTER:
        raise Undecided("a letter beside angles")
    return map_args(t, tuple(_by_t(a, turn) for a in t.args))


def _function(head: str, at: Point) -> Term:
    """A function of an angle by its cosine and sine; undefined where the one below is 0."""
    cosine, sine = at
    ratios = {"Tan": (sine, cosine), "Cot": (cosine, sine), "Sec": (ONE, cosine), "Csc": (ONE, sine)}
    if head in ratios:
        return divide(*ratios[head])
    return sine if head == "Sin" else cosine


def _point(angle: Term, turn: Turn) -> Point:
    """The cosine and sine of q*x + r*pi + s: those of the multiple of x/L, turned by r*pi and by inverse functions."""
    q, _ = slope_of(angle)
    moving, inverse = _split(angle)
    shift = in_pi(substitute(moving, LETTER, ZERO))
    if shift is None or shift[0]:
        raise Undecided("a number beside angles")
    total = _of_multiple(int(q * turn.size), turn.is_end)
    if shift[1]:
        p, r = (exact_value(head, shift[1]) for head in ("Cos", "Sin"))
        if p is None or r is None:
            raise Undecided("an angle that is not known")
        total = _turned(total, (p, r))
    for a in inverse:
        total = _turned(total, _of_inverse(a))
    return total


def _turned(a: Point, b: Point) -> Point:
    """The point of the sum of two angles."""
    return (
        subtract(multiply(a[0], b[0]), multiply(a[1], b[1])),
        add(multiply(a[1], b[0]), multiply(a[0], b[1])),
    )


def _of_inverse(a: Term) -> Point:
    """The point of the value of an inverse function, or of its opposite."""
    if a.head == "Neg":
        cosine, sine = _of_inverse(a.args[0])
        return cosine, negative(sine)
    if a.head not in INVERSE:
        raise Undecided("an angle that is not known")
    u = a.args[0]
    if a.head == "Atan":
        size = root(add(ONE, power(u, 2)), 2)
        return divide(ONE, size), divide(u, size)
    other = root(subtract(ONE, power(u, 2)), 2)
    return (other, u) if a.head == "Asin" else (u, other)


def _of_multiple(k: int, is_end: bool) -> Point:
    """The point of k*a for t = tan(a/2): (1 + i*t)^(2k) over (1 + t^2)^k; at the end a = pi."""
    if k < 0:
        cosine, sine = _of_multiple(-k, is_end)
        return cosine, negative(sine)
    if k > MAX_MULTIPLE:
        raise Undecided("too large a multiple of an angle")
    if is_end:
        return ONE if k % 2 == 0 else negative(ONE), ZERO
    real, imaginary = [Fraction(1)], [Fraction(0)]
    for _ in range(2 * k):
        real, imaginary = _plus(real, imaginary, -1), _plus(imaginary, real, 1)
    below = power(add(ONE, power(LETTER, 2)), k)
    return divide(_polynomial(real), below), divide(_polynomial(imaginary), below)


def _plus(p: list[Fraction], q: list[Fraction], sign: int) -> list[Fraction]:
    """p + sign*t*q."""
    shifted = [Fraction(0), *(sign * c for c in q)]
    return [a + b for a, b in zip([*p, Fraction(0)], shifted, strict=True)]


def _polynomial(p: list[Fraction]) -> Term:
    parts = [multiply(number(c), power(LETTER, k)) if k else number(c) for k, c in enumerate(p) if c]
    return add(*parts) if parts else ZERO
