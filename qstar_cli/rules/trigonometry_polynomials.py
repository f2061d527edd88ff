"""Trigonometric expressions as polynomials in the sine and cosine of one angle. No rule is declared here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from qstar_cli.rules.algebra import content, expanded
from qstar_cli.rules.sides import presented
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import add, integer, multiply, number, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, contains, map_args, term
from qstar_cli.terms.views import coefficient_and_rest, coefficients_in, summands

ONE, TWO = integer(1), integer(2)
MOST_MULTIPLE = 8  # sin(k*v) is written by sin(v) and cos(v) up to this k
MOST_DEGREE = 24


def functions_in(t: Term, x: Term | None = None) -> list[Term]:
    """The trigonometric functions in a term (those that hold x), each once, none inside another."""
    if t.head in CIRCULAR and (x is None or contains(t, x)):
        return [t]
    return list(dict.fromkeys(f for a in t.args for f in functions_in(a, x)))


@dataclass(frozen=True, slots=True)
class Multiples:
    """Angles as whole multiples of one angle: `factors[angle] * base`."""

    base: Term
    factors: dict[Term, int]


def multiples(angles: Iterable[Term]) -> Multiples | None:
    """The angles as multiples of their greatest common part; None for angles that are not proportional."""
    given = list(dict.fromkeys(angles))
    parts = [_direction(a) for a in given]
    known = [p for p in parts if p is not None]
    if not known or len(known) < len(parts) or not all(is_similar(w, known[0][1]) for _, w in known):
        return None
    sizes, w = [q for q, _ in known], known[0][1]
    below = lcm(*(q.denominator for q in sizes))
    unit = Fraction(gcd(*(int(q * below) for q in sizes)), below)
    base = expanded(multiply(number(unit), w)) if w.head == "Sum" else summand(unit, w)
    return None if base is None else Multiples(base, {a: int(q / unit) for a, q in zip(given, sizes, strict=True)})


def _direction(angle: Term) -> tuple[Fraction, Term] | None:
    """(q, w) with angle = q*w and w without a number in front."""
    if angle.head != "Sum":
        q, w = coefficient_and_rest(angle)
        return (q, w) if q else None
    whole = expanded(angle)
    if whole is None or whole == ZERO:
        return None
    if whole.head != "Sum":
        return _direction(whole)
    c = content(whole) * (-1 if coefficient_and_rest(summands(whole)[0])[0] < 0 else 1)
    direction = expanded(multiply(number(1 / c), whole))
    return None if direction is None else (c, direction)


@lru_cache(maxsize=256)
def multiple_angle(head: str, k: int, base: Term, wanted: str) -> Term:
    """sin(k*v) or cos(k*v) by sin(v) and cos(v); the cosine squared (wanted "Sin") or the sine squared replaced.

    The polynomials of Chebyshev: cos(k*v) = T_k(cos v), sin(k*v) = sin(v)*U_(k-1)(cos v).
    """
    if k < 0:
        value = multiple_angle(head, -k, base, wanted)
        return value if head == "Cos" else expanded(multiply(integer(-1), value)) or ZERO
    sine, cosine = term("Sin", base), term("Cos", base)
    if k == 0:
        return ZERO if head == "Sin" else ONE
    before, value = (ONE, cosine) if head == "Cos" else (ZERO, sine)
    for _ in range(k - 1):
        before, value = value, reduced(subtract(multiply(TWO, cosine, value), before), base, wanted)
    return presented(value)


def reduced(t: Term, base: Term, wanted: str) -> Term:
    """`t` multiplied out, with cos^2 = 1 - sin^2 where the sine is wanted, else with sin^2 = 1 - cos^2."""
    other = term("Cos" if wanted == "Sin" else "Sin", base)
    kept = term(wanted, base)
    whole = expanded(t)
    found = coefficients_in(whole, other) if whole is not None else None
    if whole is None or found is None or max(found, default=0) < 2:
        return whole if whole is not None else t
    square = subtract(ONE, power(kept, 2))
    parts = [
        multiply(add(*cs), power(square, n // 2) if n > 1 else ONE, other if n % 2 else ONE) for n, cs in found.items()
    ]
    return expanded(add(*parts)) or ZERO


def replaced(t: Term, images: dict[Term, Term]) -> Term:
    """`t` with subterms replaced, outermost first."""
    if t in images:
        return images[t]
    return map_args(t, tuple(replaced(a, images) for a in t.args)) if t.args else t


def in_one_angle(t: Term, x: Term, wanted: str) -> tuple[Term, Term] | None:
    """(t with all sines and cosines written by those of one angle, that angle); None where that is not possible."""
    functions = functions_in(t, x)
    found = multiples(f.args[0] for f in functions)
    if found is None or any(f.head not in ("Sin", "Cos") for f in functions):
        return None
    if max(map(abs, found.factors.values())) > MOST_MULTIPLE:
        return None
    images = {f: multiple_angle(f.head, found.factors[f.args[0]], found.base, wanted) for f in functions}
    return replaced(t, images), found.base


def polynomial_in(t: Term, generator: Term) -> dict[int, Term] | None:
    """A polynomial in one function with numbers as coefficients, as {degree: coefficient}; None for anything else."""
    found = coefficients_in(t, generator)
    return None if found is None else {n: add(*cs) for n, cs in found.items()}
