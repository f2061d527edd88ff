"""Angles that are linear in the unknown, and families of angles solved for it. No rule is declared here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from qstar_cli.rules.sides import collected, opposites, times
from qstar_cli.terms.build import PI, add, divide, integer, multiply, root
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.periodic import DEGREE, ONE, Family, merged, split
from qstar_cli.terms.spelling import product_of, summand
from qstar_cli.terms.term import Term, contains, symbols
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, degree_in, quotient, summands


@dataclass(frozen=True, slots=True)
class LinearAngle:
    """slope*unit*x + shift: a rational slope, the unit 1, pi, a degree or a square root, a number as shift."""

    slope: Fraction
    unit: Term
    shift: Term


def linear_angle(t: Term, x: Term, *, letters: bool = False) -> LinearAngle | None:
    """An angle as a linear function of x, None for any other; `letters`: the shift may hold other letters."""
    moving = [s for s in summands(t) if contains(s, x)]
    fixed = [s for s in summands(t) if not contains(s, x)]
    if not moving or (not letters and any(symbols(s) for s in fixed)):
        return None
    slopes = [_slope(s, x) for s in moving]
    known = [s for s in slopes if s is not None]
    if len(known) < len(slopes) or len({unit for _, unit in known}) > 1:
        return None
    total = sum((q for q, _ in known), Fraction(0))
    return LinearAngle(total, known[0][1], add(*fixed)) if total else None


def _slope(s: Term, x: Term) -> tuple[Fraction, Term] | None:
    q, rest = coefficient_and_rest(s)
    if rest.head == "Degree":
        inside = linear_angle(rest.args[0], x)
        if inside is None or inside.unit != ONE or inside.shift != ZERO:
            return None
        return q * inside.slope, DEGREE
    part = degree_in(s, x)
    if part is None or part[0] != 1 or symbols(part[1]):
        return None
    q, unit = coefficient_and_rest(part[1])
    return (q, unit) if q and _is_unit(unit) else None


def _is_unit(t: Term) -> bool:
    """1, pi, a square root of a whole number, or such a root times pi."""
    view = quotient(t)
    roots = [f for f in view.above if _radicand(f)]
    others = [f for f in view.above if not _radicand(f) and f != ONE]
    return len(roots) <= 1 and others in ([], [PI]) and not view.below


def _radicand(f: Term) -> int:
    is_square_root = f.head == "Root" and as_integer(f.args[1]) == 2
    return (as_integer(f.args[0]) or 0) if is_square_root else 0


def solved(families: Iterable[Family], angle: LinearAngle) -> list[Family] | None:
    """The values of x for which the angle is in the families; None where they have no simple form."""
    found = [_solved(f, angle) for f in families]
    known = [f for f in found if f is not None]
    return merged(known) if len(known) == len(found) else None


def _solved(f: Family, angle: LinearAngle) -> Family | None:
    shift, turn = split(angle.shift, f.unit)
    rest = times(1 / angle.slope, summands(collected((*summands(f.rest), *opposites(summands(shift))))))
    scaled = replace(f, rest=_tidied(rest), offset=(f.offset - turn) / angle.slope, period=f.period / abs(angle.slope))
    if angle.unit == ONE:
        return scaled
    if angle.unit == f.unit:
        return replace(scaled, rest=_over_unit(scaled.rest, f.unit), unit=ONE)
    radicand = max((_radicand(s) for s in quotient(angle.unit).above), default=0)
    if not radicand or f.unit == DEGREE or (PI in quotient(angle.unit).above and f.unit != PI):
        return None
    return _over_root(scaled, radicand, over_pi=PI in quotient(angle.unit).above)


def _tidied(rest: Term) -> Term:
    return add(*(s for s in summands(rest) if as_rational(s) != 0))


def _over_unit(rest: Term, unit: Term) -> Term:
    if rest == ZERO:
        return ZERO
    return divide(rest, PI) if unit == PI else divide(multiply(integer(180), rest), PI)


def _over_root(f: Family, n: int, *, over_pi: bool) -> Family:
    """The values divided by the square root of n: times that root, over n."""
    factor, below = root(integer(n)), Fraction(1, n)
    parts = [summand(c * below, product_of((factor, rest))) for c, rest in map(coefficient_and_rest, summands(f.rest))]
    rest = ZERO if f.rest == ZERO else add(*parts)
    unit = factor if over_pi else product_of((factor, f.unit))
    return Family(_over_unit(rest, PI) if over_pi else rest, f.offset * below, f.period * below, unit)


def turn_in(unit: Term, angle: LinearAngle) -> Fraction | None:
    """How far x moves, in multiples of its unit, while the angle makes a full turn; None where units differ."""
    full = {PI: Fraction(2), DEGREE: Fraction(360)}
    if angle.unit == ONE and unit in full:
        return full[unit] / abs(angle.slope)
    if unit == ONE and angle.unit in full:
        return Fraction(2 if angle.unit == PI else 360) / abs(angle.slope)
    return None
