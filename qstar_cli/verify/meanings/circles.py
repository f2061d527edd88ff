"""Circles in the plane of x and y, each as its center (h, k) and the square q > 0 of its radius."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import power
from qstar_cli.terms.circles import is_center, is_circle_data, is_radius, is_standard_circle
from qstar_cli.terms.term import Term, term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.field import Field, Undecided, V, minus
from qstar_cli.verify.generators import Split
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, Verdict, has_form, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_field

if TYPE_CHECKING:
    from qstar_cli.verify.expressions import Reader

Circle = tuple[Fraction, Fraction, Fraction]  # h, k, q
QUESTIONS = ("CircleWith", "CircleThrough", "CircleOnDiameter")
HEADS = (*QUESTIONS, "CircleData")


def circle_of(t: Term) -> Circle:
    """The circle that a formula says (x, y) lies on. Raises Undecided."""
    if t.head == "Equal":
        return _of_equation(t)
    if t.head not in HEADS:
        raise Undecided(f"{t.head} is no circle")
    h, k = _point(t.args[0])
    if t.head in ("CircleWith", "CircleData"):
        return _real(h, k, _square(t.args[1]))
    x, y = _point(t.args[1])
    if t.head == "CircleThrough":
        return _real(h, k, (x - h) ** 2 + (y - k) ** 2)
    return _real((h + x) / 2, (k + y) / 2, ((x - h) ** 2 + (y - k) ** 2) / 4)


def _real(h: Fraction, k: Fraction, q: Fraction) -> Circle:
    if q <= 0:
        raise Undecided("no circle: the square of the radius is not positive")
    return h, k, q


def _of_equation(t: Term) -> Circle:
    field = plain_field()
    try:
        left, right = (evaluate(s, field) for s in t.args)
    except Split as reason:
        raise Undecided("an equation that is no polynomial") from reason
    if left is None or right is None:
        raise Undecided("an equation that is nowhere true")
    difference = minus(left, right, field)
    found = {monomial: Fraction(c) for monomial, c in difference.above.items()}
    a, b = (found.pop(((z, 2),), Fraction(0)) for z in "xy")
    d, e = (found.pop(((z, 1),), Fraction(0)) for z in "xy")
    rest = found.pop((), Fraction(0))
    if P.as_constant(difference.below) is None or found or not a or a != b:
        raise Undecided("an equation that is no circle")
    h, k = -d / (2 * a), -e / (2 * a)
    return _real(h, k, h * h + k * k - rest / a)


def _point(t: Term) -> tuple[Fraction, Fraction]:
    x, y = map(_number, t.args)
    return x, y


def _number(t: Term) -> Fraction:
    field = plain_field()
    value = evaluate(t, field)
    q = None if value is None else field.as_rational(value)
    if q is None:
        raise Undecided("a number that is not rational")
    return q


def _square(radius: Term) -> Fraction:
    """The square of a radius, which must be positive."""
    field = ConstantField()
    value = evaluate(radius, field)
    if value is None or field.sign(value) <= 0:
        raise Undecided("a radius that is not positive")
    return _number(power(radius, 2))


class Circles:
    """Formulas that say of (x, y) that it lies on a circle."""

    def concerns(self, t: Term) -> bool:
        return t.head in HEADS

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("circles are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        if len(a) != 1 or len(b) != 1:
            return unknown("a circle beside other formulas")
        try:
            agree = circle_of(a[0]) == circle_of(b[0])
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("the same circle", {"method": "coefficients"}) if agree else refuted("another circle")


class CircleQuestion(OfExpression):
    """A circle asked for by what determines it, or given by an equation, written in another form."""

    def __init__(self, head: str, is_form: Callable[[Term], bool]) -> None:
        self.head = head
        self.is_form = is_form

    def subject(self, question: Term) -> Term:
        return question if self.head in QUESTIONS else question.args[0]

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        same = CIRCLES.equivalent([self.subject(question)], [answer])
        return (Check("answer-is-the-circle-asked-for", same), has_form(self.is_form(answer)))


def _read(reader: Reader) -> Term:
    """`center (1, 2), radius 3`."""
    reader.expect("center")
    center = reader.point()
    reader.expect(",")
    reader.expect("radius")
    return term("CircleData", center, reader.expression(reader.sum()))


class PartOfCircle(OfExpression):
    """CenterOf(equation) as a point, RadiusOf(equation) as a positive number; the first line is the question."""

    def __init__(self, head: str, is_form: Callable[[Term], bool]) -> None:
        self.head = head
        self.is_form = is_form

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (self.has_same_function(question, answer, setting), has_form(self.is_form(answer)))


class Centers:
    """Points; the question for a center stands for the point that answers it."""

    def concerns(self, t: Term) -> bool:
        return t.head == "CenterOf"

    def same(self, a: Term, b: Term) -> Verdict:
        try:
            agree = _center(a) == _center(b)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("the same center", {"method": "coefficients"}) if agree else refuted("another center")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("points are no formulas")


def _center(t: Term) -> tuple[Fraction, Fraction]:
    if t.head == "CenterOf":
        return circle_of(t.args[0])[:2]
    if t.head != "Tuple" or len(t.args) != 2:
        raise Undecided("no point")
    return _point(t)


def _radius(t: Term, f: Field[V]) -> V | None:
    return f.root(f.rational(circle_of(t.args[0])[2]), 2)


CIRCLES = Circles()
MEANINGS = (
    PartOfCircle("CenterOf", is_center),
    PartOfCircle("RadiusOf", is_radius),
    CircleQuestion("CenterRadius", is_circle_data),
    CircleQuestion("CircleForm", is_standard_circle),
    *(CircleQuestion(head, is_standard_circle) for head in QUESTIONS),
)
THEORIES = (CIRCLES, Centers())
FUNCTIONS = {"RadiusOf": _radius}
NOTATIONS = {"center": _read}
