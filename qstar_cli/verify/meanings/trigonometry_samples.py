"""The numbers at which a claim about one letter is looked at: all cut points and one of every part between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import pi, tan

from qstar_cli.errors import LimitError
from qstar_cli.verify.constants import Number, rational
from qstar_cli.verify.line import samples
from qstar_cli.verify.meanings.trigonometry_critical import CircleCritical
from qstar_cli.verify.meanings.trigonometry_numbers import RealField
from qstar_cli.verify.meanings.trigonometry_tangents import arctangent
from qstar_cli.verify.roots import Root

MAX_SAMPLES = 600
PRECISION = 128


def samples_of(field: CircleCritical, points: Sequence[Root]) -> list[Number]:
    """The samples, ascending: values of the letter itself, or of the circle in every period that matters."""
    if not field.finer:
        return samples(points)
    numbers = RealField()
    angles = _angles(points, numbers)
    turns = field.turns()
    if len(turns) * (len(angles) + 1) > MAX_SAMPLES:
        raise LimitError("too many periods to look at")
    found = [n for k in turns for n in _of_period(angles, k, field, numbers)]
    for end in dict.fromkeys(tuple(sorted(e.items())) for e in field.ends):
        found = _with_end(found, _value(dict(end), numbers), field, numbers)
    return found


def _angles(points: Sequence[Root], numbers: RealField) -> list[Number]:
    """Half of the angles of the samples: a multiple of pi where that is known, else arctan of a root or of a rational
    number between roots."""
    angles = []
    for k, tangent in enumerate(samples(points)):
        q = arctangent(points[k // 2]) if k % 2 else None
        angles.append(numbers.function("Atan", [tangent]) if q is None else _turned(q, numbers))
    return angles


def _turned(q: Fraction, numbers: RealField) -> Number:
    return numbers.multiply(rational(q), numbers.constant("pi"))


def _of_period(angles: Sequence[Number], k: int, field: CircleCritical, numbers: RealField) -> Iterator[Number]:
    """One turn, with its end, the point opposite to 0, which no t belongs to."""
    for angle in (*angles, _turned(Fraction(1, 2), numbers)):
        yield _in_turn(angle, k, field, numbers)


def _in_turn(angle: Number, k: int, field: CircleCritical, numbers: RealField) -> Number:
    """The value of the letter where tan(x/(2L)) is that of an angle between -pi/2 and pi/2, in the k-th turn."""
    size = 2 * field.finer
    whole = numbers.add(numbers.multiply(rational(Fraction(size)), angle), _turned(Fraction(k * size), numbers))
    return numbers.divide(whole, numbers.constant("pi")) if field.unit else whole


def _value(end: dict[int, Fraction], numbers: RealField) -> Number:
    total, pi = rational(Fraction(0)), numbers.constant("pi")
    for power, c in end.items():
        part = rational(c)
        for _ in range(abs(power)):
            part = numbers.multiply(part, pi) if power > 0 else numbers.divide(part, pi)
        total = numbers.add(total, part)
    return total


def _with_end(found: list[Number], end: Number, field: CircleCritical, numbers: RealField) -> list[Number]:
    """The samples with one more cut point, and a number on either side of it."""
    place = bisect_left(found, 0, key=lambda n: _order(n, end, numbers))
    before, after = found[:place], found[place:]
    if _order(after[0], end, numbers) == 0:
        after = after[1:]
    near = (_between(a, b, field, numbers) for a, b in ((before[-1], end), (end, after[0])))
    return [*before, next(near), end, next(near), *after]


def _order(a: Number, b: Number, numbers: RealField) -> int:
    """The sign of a - b."""
    return numbers.sign(numbers.add(a, numbers.multiply(rational(Fraction(-1)), b)))


def _between(a: Number, b: Number, field: CircleCritical, numbers: RealField) -> Number:
    """A number between two numbers, with a rational tangent."""
    middle = float(((a.ball(PRECISION) + b.ball(PRECISION)) / 2).mid()) * (pi if field.unit else 1)
    turn = 2 * pi * field.finer
    for denominator in (1, 10, 1_000, 10**9):
        t = Fraction(tan(middle / (2 * field.finer))).limit_denominator(denominator)
        found = _in_turn(numbers.function("Atan", [rational(t)]), round(middle / turn), field, numbers)
        if _order(a, found, numbers) < 0 > _order(found, b, numbers):
            return found
    raise LimitError("cut points too close together")
