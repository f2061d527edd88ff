"""The sides of a trigonometric identity: rewritten with sines and cosines, with single angles, compared.

No rule is declared here. Hyperbolic functions follow the same pattern with the sign of a square changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

from qstar_cli.rules.algebra import common_factor, divide_exact, expanded
from qstar_cli.rules.conditions import as_ratio
from qstar_cli.rules.trigonometry_exponentials import vanishes
from qstar_cli.terms.angles import known_value
from qstar_cli.terms.build import PI, add, divide, integer, multiply, negative, subtract, symbol
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, map_args, subterms, term
from qstar_cli.terms.views import as_rational, coefficient_and_rest, summands

ONE = integer(1)
SINES = {"Sin": "Cos", "Cos": "Sin", "Sinh": "Cosh", "Cosh": "Sinh"}
QUOTIENTS = {
    "Tan": ("Sin", "Cos"), "Cot": ("Cos", "Sin"), "Sec": ("", "Cos"), "Csc": ("", "Sin"),
    "Tanh": ("Sinh", "Cosh"), "Coth": ("Cosh", "Sinh"), "Sech": ("", "Cosh"), "Csch": ("", "Sinh"),
}  # fmt: skip
MOST_MULTIPLE = 6  # larger multiples of an angle are not written out
Fractions = tuple[Term, Term]


def has_functions(t: Term) -> bool:
    return any(s.head in SINES or s.head in QUOTIENTS for s in subterms(t))


def by_sines(t: Term) -> Term:
    """Tangents, secants and their like written with sines and cosines."""
    t = map_args(t, tuple(map(by_sines, t.args)))
    if t.head not in QUOTIENTS:
        return t
    above, below = QUOTIENTS[t.head]
    return divide(term(above, *t.args) if above else ONE, term(below, *t.args))


def as_fraction(t: Term) -> Fractions | None:
    """Numerator and denominator in lowest terms, multiplied out, functions read as letters."""
    above, below = map(expanded, as_ratio(t))
    if above is None or below is None or below == ZERO:
        return None
    common = common_factor(above, below) if above != ZERO else None
    if common is None:
        return above, below if above != ZERO else ONE
    top, bottom = divide_exact(above, common), divide_exact(below, common)
    return None if top is None or bottom is None else (top, bottom)


def cross_difference(a: Fractions, b: Fractions) -> Term | None:
    """What is 0 exactly when two fractions agree, multiplied out."""
    return expanded(subtract(multiply(a[0], b[1]), multiply(b[0], a[1])))


@lru_cache(maxsize=128)  # several rules ask for each line
def agree(left: Term, right: Term, *, is_opaque: bool = False) -> bool:
    """Whether two sides agree by the laws of sine and cosine; opaque: different angles count as independent."""
    pair = as_fraction(left), as_fraction(right)
    difference = cross_difference(pair[0], pair[1]) if pair[0] is not None and pair[1] is not None else None
    if difference is None:
        return False
    return difference == ZERO or vanishes(with_letters_for_angles(difference) if is_opaque else difference) is True


def with_letters_for_angles(t: Term) -> Term:
    """`t` with a letter of its own for each different angle."""
    letters: dict[object, Term] = {}

    def replaced(s: Term) -> Term:
        if s.head in SINES or s.head in QUOTIENTS:
            key = similar_key(expanded(s.args[0]) or s.args[0])
            return term(s.head, letters.setdefault(key, symbol(f"angle_{len(letters)}")))
        return map_args(s, tuple(map(replaced, s.args)))

    return replaced(t)


# single angles


Parts = dict[Term, Fraction]  # an angle as a sum of rational multiples


@lru_cache(maxsize=256)
def _parts(angle: Term) -> tuple[tuple[Term, Fraction], ...]:
    whole = expanded(angle)
    if whole is None or whole == ZERO:
        return ((angle, Fraction(1)),)
    return tuple((rest, q) for q, rest in map(coefficient_and_rest, summands(whole)))


def units(sides: Iterable[Term]) -> Parts | None:
    """For each part of the angles the largest number of which all its multiples are whole ones; None past the bound."""
    found: dict[Term, list[Fraction]] = {}
    for angle in (s.args[0] for side in sides for s in subterms(side) if s.head in SINES):
        for part, q in _parts(angle):
            found.setdefault(part, []).append(q)
    result: Parts = {}
    for part, sizes in found.items():
        below = lcm(*(q.denominator for q in sizes))
        result[part] = Fraction(gcd(*(int(q * below) for q in sizes)), below)
        if part != PI and max(abs(q) for q in sizes) / result[part] > MOST_MULTIPLE:
            return None
    return result


def by_single_angles(t: Term, unit: Parts, single: str) -> Term:
    """`t` with sums and multiples of angles written out; `single`: how cos(2a) is written (see `cosine_of_double`)."""
    t = map_args(t, tuple(by_single_angles(a, unit, single) for a in t.args))
    if t.head not in SINES:
        return t
    parts = _parts(t.args[0])
    if len(parts) == 1 and (parts[0][0] == PI or abs(parts[0][1]) == unit[parts[0][0]]):
        return t
    is_circular = t.head in ("Sin", "Cos")
    pairs = [_multiple(part, q, unit, is_circular, single) for part, q in parts]
    sine, cosine = pairs[0]
    for s, c in pairs[1:]:
        sine, cosine = _sum_of_angles((sine, cosine), (s, c), is_circular)
    return sine if t.head in ("Sin", "Sinh") else cosine


def _sum_of_angles(a: Fractions, b: Fractions, is_circular: bool) -> Fractions:
    """sin(u + v) = sin(u)cos(v) + cos(u)sin(v), cos(u + v) = cos(u)cos(v) - sin(u)sin(v), + for cosh."""
    (s, c), (p, q) = a, b
    product = _times(s, p)
    return add(_times(s, q), _times(c, p)), add(_times(c, q), negative(product) if is_circular else product)


def _times(a: Term, b: Term) -> Term:
    if as_rational(a) == 1 or as_rational(b) == 1:
        return b if as_rational(a) == 1 else a
    return multiply(a, b)


def _multiple(part: Term, q: Fraction, unit: Parts, is_circular: bool, single: str) -> Fractions:
    """(sine, cosine) of q times a part of an angle, by those of its unit."""
    names = ("Sin", "Cos") if is_circular else ("Sinh", "Cosh")
    if is_circular and part == PI:
        values = tuple(known_value(name, q) for name in names)
        if isinstance(values[0], Term) and isinstance(values[1], Term):
            return values[0], values[1]
        return term("Sin", summand(q, PI)), term("Cos", summand(q, PI))
    base = summand(unit[part], part)
    k = int(q / unit[part])
    one = term(names[0], base), term(names[1], base)
    sine, cosine = one
    if abs(k) == 2:
        sine, cosine = multiply(integer(2), *one), cosine_of_double(one, is_circular, single)
    elif abs(k) > 2:
        for _ in range(abs(k) - 1):
            sine, cosine = (expanded(t) or t for t in _sum_of_angles((sine, cosine), one, is_circular))
    return (negative(sine) if k < 0 else sine), cosine


def cosine_of_double(one: Fractions, is_circular: bool, single: str) -> Term:
    """cos(2a) as 1 - 2sin(a)^2, 2cos(a)^2 - 1 or cos(a)^2 - sin(a)^2; cosh(2a) with the other signs."""
    s2, c2 = (term("Pow", f, integer(2)) for f in one)
    if single == "cosine":
        return subtract(multiply(integer(2), c2), ONE)
    if single == "sine":
        twice = multiply(integer(2), s2)
        return subtract(ONE, twice) if is_circular else add(ONE, twice)
    return subtract(c2, s2) if is_circular else add(c2, s2)
