"""The equation of a line from points and slopes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.lines_forms import LINES, SAME, ZERO, coefficients, slope_intercept
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import equal, multiply, number, subtract
from qstar_cli.terms.lines import X, Y, in_brackets, rational_point
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import as_rational


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
    written = dict(zip(("x1", "y1", "x2", "y2"), map(in_brackets, (x1, y1, x2, y2)), strict=True))
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
    point, given = rational_point(t.args[0]), coefficients(t.args[1])
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
    if given is None or not given[1] or rational_point(t.args[0]) is None:
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
    if given is None or not given[0] or rational_point(t.args[0]) is None:
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
    point, m = rational_point(t.args[0]), as_rational(t.args[1])
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
    point, m = rational_point(t.args[0]), as_rational(t.args[1])
    if point is None or m is None or (m and point[0]):
        return
    reason = "The point (0, b) is on the y-axis, so b is the y-intercept of y = m*x + b."
    if not m:
        reason = "With slope 0 the line is horizontal: all its points have the same y."
    yield Redex(always(Rewrite(slope_intercept((-m, Fraction(1), point[1])))), {"reason": reason})


def _points(t: Term) -> tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]] | None:
    first, second = map(rational_point, t.args)
    return None if first is None or second is None else (first, second)
