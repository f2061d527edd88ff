"""The numbers at which a claim about one letter is looked at: all cut points and one of every part between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

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
        found = _with_end(found, _value(dict(end), numbers), numbers)
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
    size = 2 * field.finer
    start = _turned(Fraction(k * size), numbers)
    for angle in (
        *(numbers.multiply(rational(Fraction(size)), a) for a in angles),
        _turned(Fraction(field.finer), numbers),
    ):
        whole = numbers.add(angle, start)
        yield numbers.divide(whole, numbers.constant("pi")) if field.unit else whole


def _value(end: dict[int, Fraction], numbers: RealField) -> Number:
    total, pi = rational(Fraction(0)), numbers.constant("pi")
    for power, c in end.items():
        part = rational(c)
        for _ in range(abs(power)):
            part = numbers.multiply(part, pi) if power > 0 else numbers.divide(part, pi)
        total = numbers.add(total, part)
    return total


def _with_end(found: list[Number], end: Number, numbers: RealField) -> list[Number]:
    """The samples with one more cut point, and a number on either side of it."""
    before = [n for n in found if _is_less(n, end, numbers)]
    after = [n for n in found if _is_less(end, n, numbers)]
    return [*before, _between(before[-1], end, numbers), end, _between(end, after[0], numbers), *after]


def _is_less(a: Number, b: Number, numbers: RealField) -> bool:
    return numbers.sign(numbers.add(b, numbers.multiply(rational(Fraction(-1)), a))) > 0


def _between(a: Number, b: Number, numbers: RealField) -> Number:
    """A rational number between two numbers."""
    middle = (a.ball(PRECISION) + b.ball(PRECISION)) / 2
    for denominator in (1, 10, 1_000, 10**9):
        q = rational(Fraction(float(middle.mid())).limit_denominator(denominator))
        if _is_less(a, q, numbers) and _is_less(q, b, numbers):
            return q
    raise LimitError("cut points too close together")
