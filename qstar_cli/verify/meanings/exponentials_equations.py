"""Equations that are quadratic in one power or logarithm on a cell, solved for a letter.

The power may be a product of several: `cosh(x*(a^2 + 1)) = 2` is quadratic in e^(a^2*x)*e^x, whose logarithm is linear
in x.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.generators import CONSTANTS, Definitions, PowerOf, Value, has_letters, letters_inside
from qstar_cli.verify.meanings.exponentials import logarithm_argument, natural_exponential, natural_logarithm
from qstar_cli.verify.polynomials import Exponent, Monomial, Poly

if TYPE_CHECKING:
    from qstar_cli.verify.values import ValueField

Solutions = list[tuple[str, Value]]


def solved_for_letter(p: Poly, f: ValueField) -> Solutions | None:
    """All solutions (letter, value) of p = 0; None when it cannot be solved."""
    found = _in_one_power(p, f.definitions)
    values = None if found is None else _quadratic_roots(found[1], f)
    if found is None or values is None:
        return None
    unit = found[0]
    argument = logarithm_argument(unit[0][0], f.definitions)
    if argument is not None:
        ends = [natural_exponential(r, f) for r in values]
        return _linear_solutions(Value(argument), ends, f)
    ends = [natural_logarithm(r, f) for r in values if f.sign(r) > 0]
    return _linear_solutions(natural_logarithm(Value({unit: 1}), f), ends, f)


def _in_one_power(p: Poly, definitions: Definitions) -> tuple[Monomial, dict[Fraction, Poly]] | None:
    """(u, coefficients by exponents) for a polynomial that is one in u, a logarithm or a product of powers with their
    quotients, over what has no letters: up to a product of powers, which is positive."""
    parts: dict[Monomial, Poly] = {}
    for m, c in p.items():
        inside = tuple((name, e) for name, e in m if has_letters(P.generator(name), definitions))
        parts.setdefault(inside, {})[tuple(part for part in m if part not in inside)] = c
    names = {name for m in parts for name, _ in m}
    if len(names) == 1 and logarithm_argument(min(names), definitions) is not None:
        unit: Monomial = ((min(names), 1),)
        return unit, {Fraction(m[0][1]) if m else Fraction(0): part for m, part in parts.items()}
    if len(parts) < 2 or not all(isinstance(definitions.get(name), PowerOf) for name in names):
        return None
    first, second, *_ = parts
    direction = _quotient(second, first)
    ratios = {m: _ratio(_quotient(m, first), direction) for m in parts}
    known = {m: q for m, q in ratios.items() if q is not None}
    if len(known) < len(ratios):
        return None
    scale = lcm(*(q.denominator for q in known.values()))
    common, least = Fraction(gcd(*(int(q * scale) for q in known.values())), scale), min(known.values())
    unit = tuple((name, _plain(e * common)) for name, e in direction)
    return unit, {(q - least) / common: parts[m] for m, q in known.items()}


def _quotient(m: Monomial, n: Monomial) -> Monomial:
    return P.times_monomial(m, tuple((name, -e) for name, e in n))


def _ratio(m: Monomial, unit: Monomial) -> Fraction | None:
    """q with m = unit^q."""
    if not m:
        return Fraction(0)
    ratios = {Fraction(e) / Fraction(d) for (_, e), (_, d) in zip(m, unit, strict=False)}
    return ratios.pop() if len(ratios) == 1 and [n for n, _ in m] == [n for n, _ in unit] else None


def _plain(q: Fraction) -> Exponent:
    return q.numerator if q.denominator == 1 else q


def _quadratic_roots(parts: dict[Fraction, Poly], f: ValueField) -> list[Value] | None:
    if max(parts) != 2 or not set(parts) <= {0, 1, 2}:
        return None
    a, b, c = (parts.get(Fraction(k), P.ZERO) for k in (2, 1, 0))
    discriminant = Value(P.subtract(f.product(b, b), P.scale(f.product(a, c), 4)))
    if f.is_zero(Value(a)):
        return None
    root = f.root(discriminant, 2)
    if root is None:
        return []
    ends = (1, -1) if not f.is_zero(discriminant) else (1,)
    return [
        f.divide(f.add(Value(P.scale(b, -1)), f.multiply(f.rational(Fraction(s)), root)), Value(P.scale(a, 2)))
        for s in ends
    ]


def _linear_solutions(a: Value, ends: Sequence[Value], f: ValueField) -> Solutions | None:
    """The solutions of a = r, for all the ends r, for a letter in which a is linear, if its coefficient is not 0; one
    with a number as its coefficient is preferred."""
    names = P.names(a.above)
    inside = letters_inside(names, f.definitions) | P.names(a.below)
    letters = sorted(n for n in names - CONSTANTS - f.definitions.keys() - inside)
    linear = [n for n in letters if set(P.coefficients(a.above, n)) <= {0, 1}]
    if not linear:
        return None
    letter = min(linear, key=lambda n: (has_letters(P.coefficients(a.above, n)[1], f.definitions), n))
    parts = P.coefficients(a.above, letter)
    slope, rest = Value(parts[1]), Value(P.scale(parts.get(0, P.ZERO), -1))
    if f.is_zero(slope):
        return None
    return [(letter, f.divide(f.add(f.multiply(Value(a.below), r), rest), slope)) for r in ends]
