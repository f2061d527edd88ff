"""Inverses of trigonometric functions between two angles."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import enclosure
from qstar_cli.rules.function_ranges_images import HOLE, image_if_known
from qstar_cli.rules.function_ranges_periodic import FIRST_CUTS, periodic_pieces
from qstar_cli.rules.inverse_functions import restricted
from qstar_cli.rules.inverse_functions_layers import affine, equation, is_one_to_one, unscaled
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.trigonometry_values import INVERSES
from qstar_cli.terms.build import PI, add, divide, integer, negative
from qstar_cli.terms.intervals import Interval, intersection
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, term

SAME = Relation.SAME_SOLUTIONS
HALF_PI = divide(PI, integer(2))
PLACES = 30


@rule(
    "undo-a-trigonometric-function",
    title="Take the inverse function",
    say="{angle} lies between {low} and {high}, where the {name} takes each value once: {angle} = {result}.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "x = sin(y) and -pi/2 <= y and y <= pi/2 for y solving y is the inverse of x where -1 <= x and x <= 1": (
            "y = arcsin(x) where -1 <= x and x <= 1"
        ),
        "x = 2cos(y) + 1 and 0 <= y and y <= pi for y solving y is the inverse of x where -1 <= x and x <= 3": (
            "y = arccos((x - 1)/2) where -1 <= x and x <= 3"
        ),
        "x = sin(y) and pi/2 <= y and y <= pi for y solving y is the inverse of x where 0 <= x and x <= 1": (
            "y = pi - arcsin(x) where 0 <= x and x <= 1"
        ),
        "x = tan(y) and -pi/2 < y and y < pi/2 for y solving y is the inverse of x": "y = arctan(x)",
    },
    refuses=(
        "x = sin(y) and 0 <= y and y <= pi for y solving y is the inverse of x where 0 <= x and x <= 1",
        "x = sin(y) and -pi/2 <= y and y <= pi/2 for y solving y is the inverse of x",
        "x = y^2 and 0 <= y and y <= 1 for y solving y is the inverse of x where 0 <= x and x <= 1",
    ),
    rank=-1.5,
    eager=True,
    level="trigonometry",
)
def undo_a_trigonometric_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """`x = a*f(u) + b` with u between two neighbouring turning points or poles of f: u by arcsin, arccos or arctan."""
    found = restricted(t, scope)
    if found is None:
        return
    w, e, y, domain = found
    a, b, core = affine(e, y)
    if core.head not in INVERSES or not (scope.conditions or core.head == "Tan"):
        return
    if not is_one_to_one(core.args[0], y, domain):
        return
    taken = image_if_known(core.args[0], y, domain)
    cut = periodic_pieces(term(core.head, HOLE), HOLE, taken) if taken is not None else None
    parts = [p for p in cut or () if any(not i.is_point for i in intersection((p.interval,), taken or ()))]
    turn = _turn(core.head, parts[0].interval) if len(parts) == 1 else None
    if turn is None:
        return
    angle = _angle(core.head, turn, unscaled(w, a, b))
    words: dict[str, Term | str] = {
        "angle": core.args[0],
        "low": parts[0].interval.low or PI,
        "high": parts[0].interval.high or PI,
        "name": {"Sin": "sine", "Cos": "cosine", "Tan": "tangent"}[core.head],
        "result": angle,
    }
    yield Redex(always(Rewrite(equation(angle, core.args[0], y))), words)


def _turn(head: str, piece: Interval) -> int | None:
    """The number of the piece: 0 for the range of the inverse function."""
    near = enclosure(divide(piece.low, PI), PLACES) if piece.low is not None else None
    return None if near is None else floor(near[0] - FIRST_CUTS[head] + Fraction(1, 2))


def _angle(head: str, turn: int, value: Term) -> Term:
    """The angle of the piece of that number with the value."""
    inverse = term(INVERSES[head], value)
    if head == "Cos" and turn % 2:
        turn += 1
        inverse = negative(inverse)
    elif head == "Sin" and turn % 2:
        inverse = negative(inverse)
    if not turn:
        return inverse
    return add(summand(Fraction(turn), PI), inverse)
