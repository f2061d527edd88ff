"""The forms of the equation of a line, and the slope that is read off it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.derivation import Relation, Step
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import UNDEFINED, equal, integer, number, subtract
from qstar_cli.terms.lines import X, Y, is_line_equation, is_standard_line, linear_form
from qstar_cli.terms.spelling import sum_of, summand
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tidy import tidy

SAME = Relation.SAME_SOLUTIONS
ZERO = integer(0)
LINES = ("LineThrough", "LineWithSlope", "LineParallel", "LinePerpendicular", "LineBisector")
SLOPES = ("SlopeOf", "SlopePerpendicular")
Coefficients = tuple[Fraction, Fraction, Fraction]  # a, b, c of a*x + b*y = c


@rule(
    "slope-intercept-form",
    title="Solve for y",
    say="Solve the equation of the line for y, to see its slope and y-intercept: y = m*x + b.",
    heads=("Equal",),
    questions=(*LINES, "SlopeAndIntercept", *SLOPES, "LineSolved"),
    relation=SAME,
    examples={
        "find the slope and y-intercept of 2x + 3y = 6": "y = -2/3*x + 2",
        "find the slope of the line 4x - 2y = 1": "find the slope of the line y = 2x - 1/2",
    },
    refuses=("find the slope and y-intercept of y = 2x + 1", "find the slope and y-intercept of x = 2"),
    rank=0.0,
    eager=True,
)
def slope_intercept_form(t: Term, scope: Scope) -> Iterator[Redex]:
    """A line a*x + b*y = c with b other than 0 is y = -a/b*x + c/b."""
    found = coefficients(t)
    if found is None or not found[1] or is_line_equation(t):
        return
    after = slope_intercept(found)
    if scope.question.head in SLOPES:  # the line is an expression: the slope of this equation
        yield Redex(always(Rewrite(after, relation=Relation.EQUAL)))
    else:
        yield Redex(lambda: Rewrite(after, substeps=_working(t, found, after)))


def _working(t: Term, found: Coefficients, after: Term) -> tuple[Step, ...]:
    """The y-term alone on the left, then the division."""
    a, b, c = found
    name = "slope-intercept-form"
    alone = equal(tidy(summand(b, Y)), _linear(-a, c))
    return () if alone in (t, after) else working((alone, name, SAME), (after, name, SAME), start=t)


@rule(
    "read-off-the-slope",
    title="Read off the slope",
    say="{reason}",
    heads=("SlopeOf",),
    questions=("SlopeOf",),
    examples={
        "find the slope of the line y = 3x - 1": "3",
        "find the slope of the line y = 4": "0",
        "find the slope of the line x = 4": "undefined",
    },
    refuses=("find the slope of the line 2x + 3y = 6", "find the slope of the line y = x^2"),
    rank=0.0,
    eager=True,
)
def read_off_the_slope(t: Term, scope: Scope) -> Iterator[Redex]:
    """In y = m*x + b the slope is the coefficient of x; a vertical line has none."""
    found = coefficients(t.args[0])
    if found is not None and not found[1]:
        yield Redex(always(Rewrite(UNDEFINED)), {"reason": "The line is vertical: its slope is undefined."})
    elif found is not None and is_line_equation(t.args[0]):
        reason = "In y = m*x + b the slope m is the coefficient of x."
        yield Redex(always(Rewrite(number(-found[0] / found[1]))), {"reason": reason})


@rule(
    "slope-of-perpendiculars",
    title="Slopes of perpendicular lines",
    say="{reason}",
    heads=("SlopePerpendicular",),
    questions=("SlopePerpendicular",),
    examples={
        "find the slope of a line perpendicular to y = 3x - 1": "-1/3",
        "find the slope of a line perpendicular to x = 4": "0",
        "find the slope of a line perpendicular to y = 4": "undefined",
    },
    refuses=(
        "find the slope of a line perpendicular to 2x + 3y = 6",
        "find the slope of a line perpendicular to y = x^2",
    ),
    rank=0.0,
    eager=True,
)
def slope_of_perpendiculars(t: Term, scope: Scope) -> Iterator[Redex]:
    """Slopes of perpendicular lines have the product -1; a horizontal and a vertical line are perpendicular."""
    found = coefficients(t.args[0])
    if found is None or not is_line_equation(t.args[0]):
        return
    a, b, _ = found
    if not a:
        yield Redex(always(Rewrite(UNDEFINED)), {"reason": "Lines perpendicular to a horizontal one are vertical."})
    elif not b:
        yield Redex(always(Rewrite(ZERO)), {"reason": "Lines perpendicular to a vertical one are horizontal."})
    else:
        reason = f"Slopes of perpendicular lines have the product -1; the given slope is {-a / b}."
        yield Redex(always(Rewrite(number(b / a))), {"reason": reason})


@rule(
    "read-off-slope-and-intercept",
    title="Read off slope and intercept",
    say="In y = m*x + b the slope is the coefficient of x, and the y-intercept is the number b.",
    heads=("Equal",),
    questions=("SlopeAndIntercept",),
    relation=SAME,
    examples={"find the slope and y-intercept of y = 2x + 1": "slope 2, y-intercept 1"},
    refuses=("find the slope and y-intercept of x = 2", "find the slope and y-intercept of 2x + 3y = 6"),
    rank=0.0,
    eager=True,
)
def read_off_slope_and_intercept(t: Term, scope: Scope) -> Iterator[Redex]:
    """The numbers m and b of y = m*x + b."""
    found = coefficients(t)
    if found is not None and found[1] and is_line_equation(t):
        a, b, c = found
        yield Redex(always(Rewrite(term("LineData", number(-a / b), number(c / b)))))


@rule(
    "standard-form-of-a-line",
    title="Write the standard form",
    say="Bring x and y to the left{how}.",
    heads=("Equal",),
    questions=("LineForm",),
    relation=SAME,
    examples={
        "write the line y = 2x/3 + 1 in standard form": "2x - 3y = -3",
        "write the line 2y - 4 = 6x in standard form": "3x - y = -2",
    },
    refuses=("write the line 2x + 3y = 6 in standard form", "write the line y = x^2 in standard form"),
    rank=0.0,
    eager=True,
)
def standard_form_of_a_line(t: Term, scope: Scope) -> Iterator[Redex]:
    """a*x + b*y = c with integers without a common factor, the first of them positive."""
    found = coefficients(t)
    if found is None or is_standard_line(t):
        return
    a, b, c = _whole(found)
    left = sum_of(summand(q, z) for q, z in ((a, X), (b, Y)) if q)
    how = ""
    if any(q.denominator > 1 for q in found):
        how = ", and multiply by the common denominator"
    yield Redex(always(Rewrite(equal(tidy(left), number(c)))), {"how": how})


def coefficients(equation: Term) -> Coefficients | None:
    """a, b, c of a line a*x + b*y = c with rational coefficients; None for other formulas."""
    if equation.head != "Equal":
        return None
    written = expanded(subtract(*equation.args))
    found = linear_form(written) if written is not None else None
    if found is None or not (X in found or Y in found):
        return None
    zero = Fraction(0)
    return found.get(X, zero), found.get(Y, zero), -found.get(None, zero)


def _whole(found: Coefficients) -> Coefficients:
    """The coefficients as integers without a common factor, the first that is not 0 positive."""
    scale = Fraction(lcm(*(q.denominator for q in found)))
    a, b, c = (q * scale for q in found)
    common = gcd(a.numerator, b.numerator, c.numerator) * (-1 if a < 0 or (not a and b < 0) else 1)
    return a / common, b / common, c / common


def slope_intercept(found: Coefficients) -> Term:
    """`y = m*x + b` for a line that is not vertical."""
    a, b, c = found
    return equal(Y, _linear(-a / b, c / b))


def _linear(slope: Fraction, constant: Fraction) -> Term:
    """`slope*x + constant`, zeros left out."""
    return tidy(sum_of(part for part, q in ((summand(slope, X), slope), (number(constant), constant)) if q))
