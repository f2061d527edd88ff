"""The equation of a line from points and slopes, and its slope from the equation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.derivation import Relation, Step
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import UNDEFINED, equal, integer, multiply, number, subtract
from qstar_cli.terms.lines import X, Y, is_line_equation, is_standard_line, linear_form
from qstar_cli.terms.spelling import sum_of, summand
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational

SAME = Relation.SAME_SOLUTIONS
ZERO = integer(0)
SLOPES = ("SlopeOf", "SlopePerpendicular")
LINES = ("LineThrough", "LineWithSlope", "LineParallel", "LinePerpendicular", "LineBisector")
Coefficients = tuple[Fraction, Fraction, Fraction]  # a, b, c of a*x + b*y = c


@rule(
    "slope-of-two-points",
    title="Find the slope",
    say="The slope is the rise over the run: ({y2} - {y1})/({x2} - {x1}) = {slope}.",
    heads=("LineThrough",),
    questions=("LineThrough",),
    relation=SAME,
    examples={
        "find the line through (1, 2) and (3, 8)": "find the line through (1, 2) with slope 3",
        "find the line through (0, 1) and (2, 0)": "find the line through (0, 1) with slope -1/2",
    },
    refuses=("find the line through (1, 2) and (1, 8)", "find the line through (1, 2) and (a, 8)"),
    rank=0.0,
    eager=True,
)
def slope_of_two_points(t: Term, scope: Scope) -> Iterator[Redex]:
    """The slope of the line through two points that are not above one another is (y2 - y1)/(x2 - x1)."""
    points = _points(t)
    if points is None or points[0][0] == points[1][0]:
        return
    (x1, y1), (x2, y2) = points
    slope = number((y2 - y1) / (x2 - x1))
    written = dict(zip(("x1", "y1", "x2", "y2"), map(_bracketed, (x1, y1, x2, y2)), strict=True))
    after = term("LineWithSlope", t.args[0], slope)
    yield Redex(always(Rewrite(after)), {**written, "slope": slope})


@rule(
    "vertical-line",
    title="The line is vertical",
    say="All points of the line have the same x, which is {x}; it has no slope.",
    heads=LINES,
    questions=LINES,
    relation=SAME,
    examples={
        "find the line through (1, 2) and (1, 8)": "x = 1",
        "find the line through (4, 2) parallel to x = 7": "x = 4",
        "find the line through (4, 2) perpendicular to y = 7": "x = 4",
    },
    refuses=(
        "find the line through (1, 2) and (3, 2)",
        "find the line through (1, 2) and (1, 2)",
        "find the line through (4, 2) parallel to y = 7",
        "find the line through (4, 2) with slope 0",
    ),
    rank=0.0,
    eager=True,
)
def vertical_line(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two points above one another, a parallel to a vertical line or a perpendicular to a horizontal one."""
    x = _same_x(t)
    if x is not None:
        yield Redex(always(Rewrite(equal(X, number(x)))), {"x": number(x)})


def _same_x(t: Term) -> Fraction | None:
    """The x that all points of a vertical line have."""
    if t.head == "LineThrough":
        points = _points(t)
        return points[0][0] if points and points[0][0] == points[1][0] and points[0] != points[1] else None
    if t.head == "LineBisector":
        points = _points(t)
        is_level = points is not None and points[0][1] == points[1][1] and points[0] != points[1]
        return (points[0][0] + points[1][0]) / 2 if points is not None and is_level else None
    if t.head == "LineWithSlope":
        return None
    point, given = _point(t.args[0]), coefficients(t.args[1])
    if point is None or given is None:
        return None
    return point[0] if given[1 if t.head == "LineParallel" else 0] == 0 else None


@rule(
    "slope-of-a-parallel",
    title="Parallel lines have the same slope",
    say="The given line is {line} with slope {slope}; a parallel line has the same slope.",
    heads=("LineParallel",),
    questions=("LineParallel",),
    relation=SAME,
    examples={
        "find the line through (1, 2) parallel to y = 3x - 5": "find the line through (1, 2) with slope 3",
        "find the line through (0, 4) parallel to 2x + 3y = 6": "find the line through (0, 4) with slope -2/3",
    },
    refuses=("find the line through (1, 2) parallel to x = 3", "find the line through (1, 2) parallel to y = x^2"),
    rank=0.0,
    eager=True,
)
def slope_of_a_parallel(t: Term, scope: Scope) -> Iterator[Redex]:
    """Lines that are not vertical are parallel exactly when their slopes are equal."""
    given = coefficients(t.args[1])
    if given is None or not given[1] or _point(t.args[0]) is None:
        return
    slope = number(-given[0] / given[1])
    yield Redex(
        always(Rewrite(term("LineWithSlope", t.args[0], slope))), {"line": slope_intercept(given), "slope": slope}
    )


@rule(
    "slope-of-a-perpendicular",
    title="Slopes of perpendicular lines",
    say="The given line is {line} with slope {given}; slopes of perpendicular lines have the product -1, "
    "so the slope is {slope}.",
    heads=("LinePerpendicular",),
    questions=("LinePerpendicular",),
    relation=SAME,
    examples={
        "find the line through (1, 2) perpendicular to y = 3x - 5": "find the line through (1, 2) with slope -1/3",
        "find the line through (1, 2) perpendicular to x - 2y = 4": "find the line through (1, 2) with slope -2",
    },
    refuses=(
        "find the line through (1, 2) perpendicular to y = 3",
        "find the line through (1, 2) perpendicular to x*y = 1",
    ),
    rank=0.0,
    eager=True,
)
def slope_of_a_perpendicular(t: Term, scope: Scope) -> Iterator[Redex]:
    """Lines with slopes m and n, not 0, are perpendicular exactly when m*n = -1."""
    given = coefficients(t.args[1])
    if given is None or not given[0] or _point(t.args[0]) is None:
        return
    if not given[1]:
        after, line, old, slope = term("LineWithSlope", t.args[0], ZERO), t.args[1], "none, it is vertical", ZERO
        yield Redex(always(Rewrite(after)), {"line": line, "given": old, "slope": slope})
        return
    slope = number(given[1] / given[0])
    words: dict[str, Term | str] = {
        "line": slope_intercept(given),
        "given": number(-given[0] / given[1]),
        "slope": slope,
    }
    yield Redex(always(Rewrite(term("LineWithSlope", t.args[0], slope))), words)


@rule(
    "point-slope-form",
    title="Write the point-slope form",
    say="A line with slope m through (x1, y1) has the equation y - y1 = m*(x - x1).",
    heads=("LineWithSlope",),
    questions=LINES,
    relation=SAME,
    examples={
        "find the line through (1, 2) with slope 3": "y - 2 = 3(x - 1)",
        "find the line through (-4, 0) with slope 1/2": "y = 1/2*(x - (-4))",
    },
    refuses=("find the line through (1, a) with slope 3", "find the line through (0, 2) with slope 3"),
    rank=0.0,
    eager=True,
)
def point_slope_form(t: Term, scope: Scope) -> Iterator[Redex]:
    """The points of the line are those to which the slope from the given point is m, and that point."""
    point, m = _point(t.args[0]), as_rational(t.args[1])
    if point is None or not m or not point[0]:
        return
    x1, y1 = point
    run = subtract(X, number(x1))
    left = subtract(Y, number(y1)) if y1 else Y
    yield Redex(always(Rewrite(equal(left, run if m == 1 else multiply(number(m), run)))))


@rule(
    "slope-and-intercept-known",
    title="Write the slope-intercept form",
    say="{reason}",
    heads=("LineWithSlope",),
    questions=LINES,
    relation=SAME,
    examples={
        "find the line through (0, 2) with slope 3": "y = 3x + 2",
        "find the line through (5, 2) with slope 0": "y = 2",
    },
    refuses=("find the line through (1, 2) with slope 3", "find the line through (0, a) with slope 3"),
    rank=0.0,
    eager=True,
)
def slope_and_intercept_known(t: Term, scope: Scope) -> Iterator[Redex]:
    """A line through (0, b), or a horizontal one, is at once y = m*x + b."""
    point, m = _point(t.args[0]), as_rational(t.args[1])
    if point is None or m is None or (m and point[0]):
        return
    reason = "The point (0, b) is on the y-axis, so b is the y-intercept of y = m*x + b."
    if not m:
        reason = "With slope 0 the line is horizontal: all its points have the same y."
    yield Redex(always(Rewrite(slope_intercept((-m, Fraction(1), point[1])))), {"reason": reason})


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


def _point(t: Term) -> tuple[Fraction, Fraction] | None:
    x, y = map(as_rational, t.args)
    return None if x is None or y is None else (x, y)


def _points(t: Term) -> tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]] | None:
    first, second = map(_point, t.args)
    return None if first is None or second is None else (first, second)


def _bracketed(q: Fraction) -> str:
    """A coordinate as text, in brackets where it has a sign."""
    return f"({q})" if q < 0 else str(q)
