"""Circles: the standard form from what determines a circle, and center and radius from an equation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation, Step
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.surds import root_term
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, equal, number, power, subtract
from qstar_cli.terms.circles import is_standard_circle
from qstar_cli.terms.lines import X, Y, in_brackets, rational_point
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands

SAME = Relation.SAME_SOLUTIONS
QUESTIONS = ("CircleWith", "CircleThrough", "CircleOnDiameter")
FORMS = ("CenterRadius", "CircleForm")
PARTS = ("CenterOf", "RadiusOf")
Circle = tuple[Fraction, Fraction, Fraction]  # h, k and q of (x - h)^2 + (y - k)^2 = q


@rule(
    "circle-from-center-and-radius",
    title="Write the equation of the circle",
    say="The points at distance r from (h, k) are those with (x - h)^2 + (y - k)^2 = r^2; here r^2 is {square}.",
    heads=("CircleWith",),
    questions=QUESTIONS,
    relation=SAME,
    examples={
        "find the circle with center (2, -3) and radius 4": "(x - 2)^2 + (y + 3)^2 = 16",
        "find the circle with center (0, 1/2) and radius sqrt(5)": "x^2 + (y - 1/2)^2 = 5",
    },
    refuses=("find the circle with center (0, 0) and radius a", "find the circle with center (0, 0) and radius -2"),
    rank=0.0,
    eager=True,
)
def circle_from_center_and_radius(t: Term, scope: Scope) -> Iterator[Redex]:
    """The distance formula, squared."""
    center, square = rational_point(t.args[0]), _square(t.args[1])
    if center is not None and square:
        yield Redex(always(Rewrite(standard((*center, square)))), {"square": number(square)})


@rule(
    "radius-from-a-point",
    title="Find the radius",
    say="The radius is the distance from the center to the point: r^2 = ({x2} - {x1})^2 + ({y2} - {y1})^2 = {square}.",
    heads=("CircleThrough",),
    questions=QUESTIONS,
    relation=SAME,
    examples={"find the circle with center (1, 2) through (4, 6)": "find the circle with center (1, 2) and radius 5"},
    refuses=("find the circle with center (1, 2) through (1, 2)", "find the circle with center (1, 2) through (a, 2)"),
    rank=0.0,
    eager=True,
)
def radius_from_a_point(t: Term, scope: Scope) -> Iterator[Redex]:
    """Every point of a circle has the distance r from its center."""
    center, point = map(rational_point, t.args)
    if center is None or point is None or center == point:
        return
    square = sum((b - a) ** 2 for a, b in zip(center, point, strict=True))
    names = dict(zip(("x1", "y1", "x2", "y2"), map(in_brackets, (*center, *point)), strict=True))
    after = term("CircleWith", t.args[0], root_term(Fraction(square), 2))
    yield Redex(always(Rewrite(after)), {**names, "square": number(square)})


@rule(
    "center-of-a-diameter",
    title="Find the center",
    say="The center is the midpoint of the diameter, ({h}, {k}).",
    heads=("CircleOnDiameter",),
    questions=QUESTIONS,
    relation=SAME,
    examples={
        "find the circle with diameter from (1, 2) to (5, 4)": "find the circle with center (3, 3) through (1, 2)"
    },
    refuses=(
        "find the circle with diameter from (1, 2) to (1, 2)",
        "find the circle with diameter from (a, 2) to (1, 2)",
    ),
    rank=0.0,
    eager=True,
)
def center_of_a_diameter(t: Term, scope: Scope) -> Iterator[Redex]:
    """The midpoint of a diameter is the center, and its end points lie on the circle."""
    first, second = map(rational_point, t.args)
    if first is None or second is None or first == second:
        return
    h, k = (number((a + b) / 2) for a, b in zip(first, second, strict=True))
    after = term("CircleThrough", term("Tuple", h, k), t.args[0])
    yield Redex(always(Rewrite(after)), {"h": h, "k": k})


@rule(
    "complete-both-squares",
    title="Complete the squares",
    say="Collect the terms with x and those with y, and complete both squares: {additions}.",
    heads=("Equal",),
    questions=(*FORMS, *PARTS),
    relation=SAME,
    examples={
        "write the circle x^2 + y^2 - 4x + 6y = 3 in standard form": "(x - 2)^2 + (y + 3)^2 = 16",
        "write the circle 2x^2 + 2y^2 = 4x in standard form": "(x - 1)^2 + y^2 = 1",
    },
    refuses=(
        "write the circle x^2 + y^2 = 9 in standard form",
        "write the circle x^2 + 2y^2 = 9 in standard form",
        "write the circle x^2 + y^2 + x*y = 9 in standard form",
        "write the circle x^2 + y^2 + 2x + 5 = 0 in standard form",
    ),
    rank=0.0,
    eager=True,
)
def complete_both_squares(t: Term, scope: Scope) -> Iterator[Redex]:
    """x^2 + y^2 + d*x + e*y + f = 0 as (x + d/2)^2 + (y + e/2)^2 = (d/2)^2 + (e/2)^2 - f where that is positive."""
    found = circle(t)
    if found is None or is_standard_circle(t):
        return
    h, k, _ = found
    added = " and ".join(f"add {_base(a)}^2 = {a * a}" for a in (abs(h), abs(k)) if a)
    after = standard(found)
    if scope.question.head in PARTS:  # the line is an expression: the center or radius of this equation
        yield Redex(always(Rewrite(after, relation=Relation.EQUAL)), {"additions": added or "there is nothing to add"})
        return
    yield Redex(
        lambda: Rewrite(after, substeps=_working(t, found, after)), {"additions": added or "there is nothing to add"}
    )


def _working(t: Term, found: Circle, after: Term) -> tuple[Step, ...]:
    """The letters on the left with coefficient 1, then the squares added on both sides."""
    h, k, q = found
    parts = [[power(z, 2), *([summand(-2 * c, z)] if c else [])] for z, c in ((X, h), (Y, k))]
    rest = q - h * h - k * k
    squares = [number(c * c) for c in (h, k) if c]
    collected = equal(add(*parts[0], *parts[1]), number(rest))
    left = [s for part, c in zip(parts, (h, k), strict=True) for s in (*part, *([number(c * c)] if c else []))]
    completed = equal(add(*left), add(number(rest), *squares))
    name = "complete-both-squares"
    lines = [tidy(line) for line in (collected, completed) if tidy(line) not in (t, after)]
    return working(*((line, name, SAME) for line in (*lines, after)), start=t) if squares else ()


@rule(
    "read-off-center-and-radius",
    title="Read off center and radius",
    say="(x - h)^2 + (y - k)^2 = r^2 is the circle with center (h, k) and radius r.",
    heads=("Equal",),
    questions=("CenterRadius",),
    relation=SAME,
    examples={
        "find the center and radius of (x - 2)^2 + (y + 3)^2 = 16": "center (2, -3), radius 4",
        "find the center and radius of x^2 + y^2 = 12": "center (0, 0), radius 2sqrt(3)",
    },
    refuses=("find the center and radius of x^2 + y^2 = 2x", "find the center and radius of x^2 + y^2 = -4"),
    rank=0.0,
    eager=True,
)
def read_off_center_and_radius(t: Term, scope: Scope) -> Iterator[Redex]:
    """The numbers of the standard form."""
    found = circle(t) if is_standard_circle(t) else None
    if found is not None:
        h, k, q = found
        yield Redex(always(Rewrite(term("CircleData", term("Tuple", number(h), number(k)), root_term(q, 2)))))


@rule(
    "read-off-a-part-of-a-circle",
    title="Read it off",
    say="(x - h)^2 + (y - k)^2 = r^2 is the circle with center (h, k) and radius r.",
    heads=PARTS,
    questions=PARTS,
    examples={
        "find the center of the circle (x - 2)^2 + (y + 3)^2 = 16": "(2, -3)",
        "find the radius of the circle x^2 + y^2 = 12": "2sqrt(3)",
    },
    refuses=("find the center of the circle x^2 + y^2 = 2x", "find the radius of the circle x^2 + y^2 = -4"),
    rank=0.0,
    eager=True,
)
def read_off_a_part(t: Term, scope: Scope) -> Iterator[Redex]:
    """The center or the radius of the standard form."""
    found = circle(t.args[0]) if is_standard_circle(t.args[0]) else None
    if found is not None:
        h, k, q = found
        after = root_term(q, 2) if t.head == "RadiusOf" else term("Tuple", number(h), number(k))
        yield Redex(always(Rewrite(after)))


def circle(equation: Term) -> Circle | None:
    """h, k, q of a circle with rational coefficients; None for other equations."""
    written = expanded(subtract(*equation.args)) if equation.head == "Equal" else None
    if written is None:
        return None
    found: dict[Term | None, Fraction] = {}
    for part in summands(written):
        value = as_rational(part)
        coefficient, rest = (value, None) if value is not None else coefficient_and_rest(part)
        found[rest] = coefficient
    a, b = (found.pop(power(z, 2), Fraction(0)) for z in (X, Y))
    d, e, f = (found.pop(z, Fraction(0)) for z in (X, Y, None))
    if found or not a or a != b:
        return None
    h, k = -d / (2 * a), -e / (2 * a)
    q = h * h + k * k - f / a
    return (h, k, q) if q > 0 else None


def standard(found: Circle) -> Term:
    """`(x - h)^2 + (y - k)^2 = q`."""
    h, k, q = found
    squares = (power(add(z, number(-c)) if c else z, 2) for z, c in ((X, h), (Y, k)))
    return tidy(equal(add(*squares), number(q)))


def _square(radius: Term) -> Fraction | None:
    """The square of a positive rational radius, or of a positive multiple of a square root."""
    value = as_rational(radius)
    if value is not None:
        return value * value if value > 0 else None
    coefficient, rest = coefficient_and_rest(radius)
    inside = as_rational(rest.args[0]) if rest.head == "Root" and as_integer(rest.args[1]) == 2 else None
    return coefficient**2 * inside if inside is not None and inside > 0 and coefficient > 0 else None


def _base(q: Fraction) -> str:
    """A positive number as it stands before an exponent."""
    return f"({q})" if q.denominator > 1 else str(q)
