"""Equations `f(u) = c` with one trigonometric function: all angles with that value, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.trigonometry_angles import linear_angle
from qstar_cli.rules.trigonometry_values import angle_unit, is_between, principal_value, sign_of
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import FALSE, add, integer
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.periodic import DEGREE, Family, formula_of, merged, times_unit
from qstar_cli.terms.term import Term, contains, has_head, symbols
from qstar_cli.terms.views import opposite_sum

_NAMES = {"Sin": "sine", "Cos": "cosine", "Tan": "tangent", "Cot": "cotangent", "Sec": "secant", "Csc": "cosecant"}
_BOUNDED, _OUTSIDE = ("Sin", "Cos"), ("Sec", "Csc")
QUESTIONS = ("Solve",)


@dataclass(frozen=True, slots=True)
class Basic:
    """`head(angle) = value` with the unknown in the angle only and a number as value."""

    head: str
    angle: Term
    value: Term


def basic(t: Term, scope: Scope, heads: tuple[str, ...] = CIRCULAR) -> Basic | None:
    """The view of an equation as one function of an angle equal to a number."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return None
    for here, there in (t.args, t.args[::-1]):
        if (
            here.head in heads
            and contains(here, view.unknown)
            and not symbols(there)
            and not has_head(there, "Undefined")
        ):
            return Basic(here.head, here.args[0], there)
    return None


def range_fault(head: str, value: Term) -> str:
    """Why a function never takes a value, "" where it does or where that is not known."""
    inside = is_between(-1, value, 1)
    if head in _BOUNDED and inside is False:
        return f"{_NAMES[head]} lies between -1 and 1"
    if head in _OUTSIDE and inside and sign_of(add(value, integer(-1))) and sign_of(add(value, integer(1))):
        return f"{_NAMES[head]} is at least 1 or at most -1"
    return ""


@rule(
    "no-such-angle",
    title="No angle has this value",
    say="The {range}, so it never equals {value}: there is no solution.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0,
    eager=True,
    examples={"sin(x) = 2": "no solution", "-sqrt(2) = cos(3x + 1)": "no solution", "sec(x) = 0": "no solution"},
    refuses=("sin(x) = 1", "tan(x) = 2", "sec(x) = 2", "sin(x) = a", "cos(x) = x", "csc(x) = -1"),
    level="trigonometry",
)
def no_such_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """Sine and cosine stay between -1 and 1, secant and cosecant outside of that."""
    found = basic(t, scope)
    fault = range_fault(found.head, found.value) if found else ""
    if found and fault:
        yield Redex(partial(Rewrite, FALSE), {"range": fault, "value": found.value})


def angles(head: str, value: Term) -> list[Family]:
    """All angles with f(angle) = value, for a value that f takes; in multiples of pi."""
    rest, q = principal_value(head, value)
    first = Family(rest, q, Fraction(2))
    if head in ("Tan", "Cot"):
        return [replace(first, offset=q % 1 if rest == ZERO else q, period=Fraction(1))]
    mirrored = opposite_sum(rest)
    second = Family(mirrored, -q if head in ("Cos", "Sec") else 1 - q, Fraction(2))
    return merged(replace(f, offset=f.offset % 2) for f in (first, second))


def in_unit(families: list[Family], unit: Term) -> list[Family]:
    """Families in multiples of pi, written in degrees where that is the unit."""
    if unit != DEGREE:
        return families
    return [replace(f, offset=f.offset * 180, period=f.period * 180, unit=DEGREE) for f in families]


@rule(
    "all-angles",
    title="Write down all angles with this value",
    say="The {function} is {value} at {angles}, and it repeats: every multiple of {period} may be added.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    cost=1.5,
    examples={
        "sin(x) = 1/2": "x = pi/6 + 2*pi*n or x = 5*pi/6 + 2*pi*n for integer n",
        "cos(x) = 0": "x = pi/2 + pi*n for integer n",
        "tan(x) = -1": "x = 3*pi/4 + pi*n for integer n",
        "cos(2x) = 1/3": "2x = arccos(1/3) + 2*pi*n or 2x = -arccos(1/3) + 2*pi*n for integer n",
        "sec(x) = -1": "x = pi + 2*pi*n for integer n",
        "sin(x - 15°) = 1/2": "x - 15° = 30° + 360°*n or x - 15° = 150° + 360°*n for integer n",
    },
    refuses=("sin(x) = 2", "sin(x) = x", "sin(x) = a", "2sin(x) = 1", "sin(x)^2 = 1", "sin(x) = sin(1)"),
    level="trigonometry",
)
def all_angles(t: Term, scope: Scope) -> Iterator[Redex]:
    """`f(u) = c` for an angle u that is linear in the unknown: the angles of the unit circle, plus turns."""
    found = basic(t, scope)
    if found is None or range_fault(found.head, found.value) or linear_angle(found.angle, scope.unknowns[0]) is None:
        return
    if sign_of(found.value) is None or has_head(found.value, *CIRCULAR):
        return
    families = in_unit(angles(found.head, found.value), angle_unit(t, scope.conditions))
    after = formula_of(families, found.angle, symbols(scope.question))
    words: dict[str, Term | str] = {
        "function": _NAMES[found.head],
        "value": found.value,
        "angles": _listed(families),
        "period": times_unit(families[0].period, families[0].unit),
    }
    yield Redex(partial(Rewrite, after), words)


def _listed(families: list[Family]) -> str:
    from qstar_cli.terms.printer import text

    return " and ".join(text(f.start()) for f in families)
