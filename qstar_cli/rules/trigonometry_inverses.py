"""Equations with inverse trigonometric functions: the function is applied to both sides."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.trigonometry_values import sign_of
from qstar_cli.terms.angles import CIRCULAR, known_value, multiple_of_pi
from qstar_cli.terms.build import FALSE, PI, add, equal, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.inverse_angles import by_formula, complementary_pair
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, contains, map_args, symbols, term, without
from qstar_cli.terms.trigonometric_forms import reduced_function
from qstar_cli.terms.views import coefficient_and_rest

QUESTIONS = ("Solve",)
FUNCTIONS = {"Asin": "Sin", "Acos": "Cos", "Atan": "Tan"}
NAMES = {"Asin": "arcsine", "Acos": "arccosine", "Atan": "arctangent"}


def _isolated(t: Term, scope: Scope) -> tuple[Term, Term] | None:
    """(f(u), c) of an equation between one inverse function with the unknown and a number."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return None
    for here, there in (t.args, t.args[::-1]):
        if here.head in FUNCTIONS and contains(here, view.unknown) and not symbols(there):
            return here, there
    return None


def _range(head: str) -> tuple[Term, Term]:
    """The ends of the range of an inverse function."""
    half = summand(Fraction(1, 2), PI)
    return (ZERO, PI) if head == "Acos" else (summand(Fraction(-1, 2), PI), half)


def _is_in_range(head: str, c: Term) -> bool | None:
    low, high = _range(head)
    above, below = sign_of(subtract(c, low)), sign_of(subtract(high, c))
    if above is None or below is None:
        return None
    return above > 0 and below > 0 if head == "Atan" else above >= 0 and below >= 0


@rule(
    "apply-the-function",
    title="Apply the function to both sides",
    say="{value} lies in the range of the {name}, so the equation says that {inside} is the {function} of {value}.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    examples={
        "arcsin(x) = pi/6": "x = 1/2",
        "arctan(2x) = pi/4": "2x = 1",
        "arccos(x - 1) = 2*pi/3": "x - 1 = -1/2",
        "arctan(x) = 1": "x = tan(1)",
    },
    refuses=("arcsin(x) = 2", "arctan(x) = pi/2", "arcsin(x) = x", "2arcsin(x) = 1", "arccos(x) = -1"),
    level="trigonometry",
)
def apply_the_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """`arcsin(u) = c` becomes `u = sin(c)` for a number c in the range of the inverse function."""
    found = _isolated(t, scope)
    if found is None or _is_in_range(found[0].head, found[1]) is not True:
        return
    (inverse, c), function = found, FUNCTIONS[found[0].head]
    q = multiple_of_pi(c)
    known = known_value(function, q) if q is not None else None
    after = equal(inverse.args[0], known if isinstance(known, Term) else term(function, c))
    words: dict[str, Term | str] = {
        "value": c,
        "name": NAMES[inverse.head],
        "inside": inverse.args[0],
        "function": {"Sin": "sine", "Cos": "cosine", "Tan": "tangent"}[function],
    }
    yield Redex(partial(Rewrite, after), words)


@rule(
    "outside-the-range",
    title="The value is outside the range",
    say="The {name} lies between {low} and {high}, so it never equals {value}: there is no solution.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0,
    eager=True,
    examples={
        "arcsin(x) = 2": "no solution",
        "arctan(x) = pi/2": "no solution",
        "-1 = arccos(x)": "no solution",
    },
    refuses=("arcsin(x) = 1", "arctan(x) = 1", "arccos(x) = 0", "arcsin(x) = x", "2arcsin(x) = 7"),
    level="trigonometry",
)
def outside_the_range(t: Term, scope: Scope) -> Iterator[Redex]:
    """An inverse function never has a value outside its range."""
    found = _isolated(t, scope)
    if found is not None and _is_in_range(found[0].head, found[1]) is False:
        low, high = _range(found[0].head)
        words: dict[str, Term | str] = {"name": NAMES[found[0].head], "low": low, "high": high, "value": found[1]}
        yield Redex(partial(Rewrite, FALSE), words)


@rule(
    "side-without-inverse-functions",
    title="Undo the inverse functions",
    say="Functions of inverse functions are sides of a right triangle, arcsin(u) + arccos(u) is a right angle: "
    "{before} = {after}.",
    heads=("Identity",),
    questions=("Prove",),
    relation=SAME,
    rank=0.3,
    eager=True,
    examples={
        "prove sin(arcsin(x)) = x": "x is identical to x",
        "prove 1/cos(arctan(x)) = sqrt(x^2 + 1)": "1/(1/sqrt(x^2 + 1)) is identical to sqrt(x^2 + 1)",
        "prove cos(2arcsin(x)) = 1 - 2x^2": "1 - 2x^2 is identical to 1 - 2x^2",
        "prove arcsin(x) + arccos(x) = pi/2": "pi/2 is identical to pi/2",
    },
    refuses=("prove arcsin(x) = x", "prove arcsin(sin(x)) = x", "prove sin(x) = x"),
    level="trigonometry",
)
def side_without_inverse_functions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Functions of inverse functions on one side replaced; the equation is about where both sides are defined."""
    for index in (0, 1):
        after = _undone(t.args[index])
        if after != t.args[index]:
            sides_after = (after, t.args[1]) if index == 0 else (t.args[0], after)
            yield Redex(partial(Rewrite, term("Identity", *sides_after)), {"before": t.args[index], "after": after})
            return


def _undone(t: Term) -> Term:
    t = map_args(t, tuple(map(_undone, t.args)))
    if t.head in CIRCULAR and t.args[0].head in FUNCTIONS:
        return reduced_function(t) or t
    formula = by_formula(t)
    if formula is not None:
        return _undone(formula)
    pair = complementary_pair(t)
    if pair is None:
        return t
    return add(summand(coefficient_and_rest(pair[0])[0] / 2, PI), *without(t.args, *pair))
