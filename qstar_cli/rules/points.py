"""The distance, the midpoint and the slope formula."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import add, divide, integer, power, root, subtract
from qstar_cli.terms.term import Term, substitute, symbols, term

TWO = integer(2)


@rule(
    "distance-formula",
    title="Use the distance formula",
    say="The distance of two points is sqrt((x2 - x1)^2 + (y2 - y1)^2), by the theorem of Pythagoras.",
    heads=("Distance",),
    questions=("Distance",),
    examples={
        "find the distance between (1, 2) and (4, 6)": "sqrt((4 - 1)^2 + (6 - 2)^2)",
        "find the distance between (-1, 0) and (2, a)": "sqrt((2 - (-1))^2 + (a - 0)^2)",
    },
    refuses=("find the midpoint of (1, 2) and (4, 6)",),
    rank=0.0,
    eager=True,
)
def distance_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """The distance of (x1, y1) and (x2, y2) is the length of the hypotenuse over the differences of the coordinates."""
    (x1, y1), (x2, y2) = (p.args for p in t.args)
    yield Redex(always(Rewrite(root(add(power(subtract(x2, x1), 2), power(subtract(y2, y1), 2)), 2))))


@rule(
    "slope-formula",
    title="Use the slope formula",
    say="The slope is the rise over the run, (y2 - y1)/(x2 - x1).",
    heads=("SlopeBetween",),
    questions=("SlopeBetween",),
    examples={
        "find the slope between (1, 2) and (3, 8)": "(8 - 2)/(3 - 1)",
        "find the slope between (1, 2) and (1, 8)": "(8 - 2)/(1 - 1)",
    },
    refuses=("find the distance between (1, 2) and (3, 8)",),
    rank=0.0,
    eager=True,
)
def slope_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """The slope of the line through (x1, y1) and (x2, y2); undefined for a vertical line."""
    (x1, y1), (x2, y2) = (p.args for p in t.args)
    yield Redex(always(Rewrite(divide(subtract(y2, y1), subtract(x2, x1)))))


@rule(
    "average-rate-of-change",
    title="Use the difference quotient",
    say="The average rate of change from a to b is (f(b) - f(a))/(b - a).",
    heads=("AverageRate",),
    questions=("AverageRate",),
    examples={
        "find the average rate of change of x^2 on the interval (1, 4)": "(4^2 - 1^2)/(4 - 1)",
        "find the average rate of change of sqrt(t) from t = 1 to t = 9": "(sqrt(9) - sqrt(1))/(9 - 1)",
    },
    refuses=("find the average rate of change of a*x from 1 to 4", "find the slope between (1, 2) and (3, 8)"),
    rank=0.0,
    eager=True,
)
def average_rate_of_change(t: Term, scope: Scope) -> Iterator[Redex]:
    """The slope of the line through two points of the graph."""
    function, (a, b) = t.args[0], t.args[1].args
    letters = symbols(function)
    if len(letters) == 1 and not symbols(t.args[1]):
        at_a, at_b = (substitute(function, letters[0], p) for p in (a, b))
        yield Redex(always(Rewrite(divide(subtract(at_b, at_a), subtract(b, a)))))


@rule(
    "midpoint-formula",
    title="Use the midpoint formula",
    say="Each coordinate of the midpoint is the mean of the coordinates of the end points.",
    heads=("Midpoint",),
    questions=("Midpoint",),
    examples={
        "find the midpoint of (1, 2) and (3, 4)": "((1 + 3)/2, (2 + 4)/2)",
        "find the midpoint of (a, 0) and (0, 1/2)": "((a + 0)/2, (0 + 1/2)/2)",
    },
    refuses=("find the distance between (1, 2) and (3, 4)",),
    rank=0.0,
    eager=True,
)
def midpoint_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """The midpoint of (x1, y1) and (x2, y2) is ((x1 + x2)/2, (y1 + y2)/2)."""
    pairs = zip(t.args[0].args, t.args[1].args, strict=True)
    yield Redex(always(Rewrite(term("Tuple", *(divide(add(a, b), TWO) for a, b in pairs)))))
