"""Lines in the plane of x and y, each as the one equation A*x + B*y = C with coprime integers A, B, C that it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from qstar_cli.errors import LimitError
from qstar_cli.terms.lines import is_distance, is_line_data, is_line_equation, is_slope, is_standard_line
from qstar_cli.terms.term import Term, term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Field, Undecided, V, minus
from qstar_cli.verify.generators import Split
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, Verdict, has_form, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_field

if TYPE_CHECKING:
    from qstar_cli.verify.expressions import Reader

Line = tuple[Fraction, Fraction, Fraction]  # A, B, C
QUESTIONS = ("LineThrough", "LineWithSlope", "LineParallel", "LinePerpendicular", "LineBisector")
HEADS = (*QUESTIONS, "LineData")


def line_of(t: Term) -> Line:
    """The line that a formula says (x, y) lies on. Raises Undecided."""
    if t.head == "Equal":
        return _of_equation(t)
    if t.head == "LineThrough":
        (x1, y1), (x2, y2) = map(_point, t.args)
        return _normal(y2 - y1, x1 - x2, (y2 - y1) * x1 + (x1 - x2) * y1)
    if t.head == "LineBisector":  # as far from the one point as from the other
        (x1, y1), (x2, y2) = map(_point, t.args)
        return _normal(x2 - x1, y2 - y1, (x2 * x2 + y2 * y2 - x1 * x1 - y1 * y1) / 2)
    if t.head == "LineData":
        slope, intercept = map(_number, t.args)
        return _normal(-slope, Fraction(1), intercept)
    if t.head not in HEADS:
        raise Undecided(f"{t.head} is no line")
    x, y = _point(t.args[0])
    if t.head == "LineWithSlope":
        a, b = -_number(t.args[1]), Fraction(1)
    else:
        a, b, _ = line_of(t.args[1])
        a, b = (a, b) if t.head == "LineParallel" else (-b, a)
    return _normal(a, b, a * x + b * y)


def _normal(a: Fraction, b: Fraction, c: Fraction) -> Line:
    if not a and not b:
        raise Undecided("no line: the points are the same")
    scale = Fraction(lcm(a.denominator, b.denominator, c.denominator))
    scale /= gcd(*(int(v * scale) for v in (a, b, c)))
    if a < 0 or (not a and b < 0):
        scale = -scale
    return a * scale, b * scale, c * scale


def _of_equation(t: Term) -> Line:
    field = plain_field()
    try:
        left, right = (evaluate(s, field) for s in t.args)
    except Split as reason:
        raise Undecided("an equation that is not linear") from reason
    if left is None or right is None:
        raise Undecided("an equation that is nowhere true")
    difference = minus(left, right, field)
    above = difference.above
    if P.as_constant(difference.below) is None or not P.names(above) <= {"x", "y"}:
        raise Undecided("an equation that is not linear in x and y")
    found = {"x": Fraction(0), "y": Fraction(0), "": Fraction(0)}
    for monomial, c in above.items():
        if sum(e for _, e in monomial) > 1:
            raise Undecided("an equation that is not linear")
        found[monomial[0][0] if monomial else ""] = Fraction(c)
    return _normal(found["x"], found["y"], -found[""])


def _point(t: Term) -> tuple[Fraction, Fraction]:
    x, y = t.args
    return _number(x), _number(y)


def _number(t: Term) -> Fraction:
    field = plain_field()
    value = evaluate(t, field)
    q = None if value is None else field.as_rational(value)
    if q is None:
        raise Undecided("a coordinate that is not rational")
    return q


class Lines:
    """Formulas that say of (x, y) that it lies on a line."""

    def concerns(self, t: Term) -> bool:
        return t.head in HEADS

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("lines are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        if len(a) != 1 or len(b) != 1:
            return unknown("a line beside other formulas")
        try:
            agree = line_of(a[0]) == line_of(b[0])
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("the same line", {"method": "coefficients"}) if agree else refuted("another line")


class LineQuestion(OfExpression):
    """A line asked for by what determines it; the answer is its equation solved for y, or for x where it is
    vertical."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (
            Check("answer-is-the-line-asked-for", LINES.equivalent([question], [answer])),
            has_form(is_line_equation(answer)),
        )


class LineRewritten(OfExpression):
    """The standard form of a line, or its slope and intercept: another way to write its equation."""

    def __init__(self, head: str, is_form: Callable[[Term], bool]) -> None:
        self.head = head
        self.is_form = is_form

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        same = LINES.equivalent([question.args[0]], [answer])
        return (Check("answer-is-the-line-asked-for", same), has_form(self.is_form(answer)))


class Distance(OfExpression):
    """LineDistance(point, equation): the least distance of the point from points of the line."""

    head = "LineDistance"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (self.has_same_function(question, answer, setting), has_form(is_distance(answer)))


class Slope(OfExpression):
    """SlopeOf(equation), SlopePerpendicular(equation): the slope of a line, or of those perpendicular to it."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (self.has_same_function(question, answer, setting), has_form(is_slope(answer)))


def _slope(t: Term, f: Field[V]) -> V | None:
    a, b, _ = line_of(t.args[0])
    return f.rational(-a / b) if b else None


def _distance(t: Term, f: Field[V]) -> V | None:
    """|A*x + B*y - C|/sqrt(A^2 + B^2)."""
    (x, y), (a, b, c) = _point(t.args[0]), line_of(t.args[1])
    length = f.root(f.rational(a * a + b * b), 2)
    return None if length is None else f.divide(f.rational(abs(a * x + b * y - c)), length)


def _slope_across(t: Term, f: Field[V]) -> V | None:
    a, b, _ = line_of(t.args[0])
    return f.rational(b / a) if a else None


def _read(reader: Reader) -> Term:
    """`slope 2, y-intercept 3`."""
    reader.expect("slope")
    slope = reader.expression(reader.sum())
    for word in (",", "y", "-", "intercept"):
        reader.expect(word)
    return term("LineData", slope, reader.expression(reader.sum()))


LINES = Lines()
MEANINGS = (
    *map(LineQuestion, QUESTIONS),
    Distance(),
    LineRewritten("LineForm", is_standard_line),
    LineRewritten("LineSolved", is_line_equation),
    LineRewritten("SlopeAndIntercept", is_line_data),
    Slope("SlopeOf"),
    Slope("SlopePerpendicular"),
)
THEORIES = (LINES,)
NOTATIONS = {"slope": _read}
FUNCTIONS = {"LineDistance": _distance, "SlopeOf": _slope, "SlopePerpendicular": _slope_across}
