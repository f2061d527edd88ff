"""Inequalities: moving terms, dividing by the coefficient, clearing numeric denominators, as for equations.

Both sides may be multiplied or divided by a number whose sign is known; a negative one turns the relation round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from qstar_cli.rules.inequality_sides import HEADS, inequality, turned
from qstar_cli.rules.linear_equations import after_move, coefficient_of_unknown, divided
from qstar_cli.rules.numbers import respelled
from qstar_cli.rules.rule import Matcher, Redex, Rewrite, Rule, Scope, rule
from qstar_cli.rules.sides import (
    SAME,
    Sides,
    collected,
    has_unknown_below,
    monomial_degrees,
    numeric_denominator,
    opposites,
    times,
    ugliness,
)
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, divide, multiply, number
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.term import Term, contains, term
from qstar_cli.terms.views import coefficient_and_rest


def moved_terms(view: Sides) -> tuple[Term, ...]:
    """The summands to subtract from both sides next, () when none should be."""
    x_left, x_right = view.unknown_left, view.unknown_right
    if not view.is_plain() or not (x_left or x_right) or any(has_unknown_below(s, view.unknown) for s in x_left):
        return ()
    degrees = monomial_degrees((*x_left, *opposites(x_right)), view.unknown)
    if x_left and x_right:
        if degrees is None or not degrees <= {0, 1}:
            return ()
        return x_left if _is_steeper(x_right, x_left) else x_right
    free = view.free_left if x_left else view.free_right
    isolates = len(x_left or x_right) == 1 and not any(has_unknown_below(s, view.unknown) for s in x_right)
    return free if isolates or (degrees is not None and degrees <= {0, 1}) else ()


def _is_steeper(a: tuple[Term, ...], b: tuple[Term, ...]) -> bool:
    """Whether the single term of `a` has the larger coefficient, so that moving `b` keeps it positive."""
    if len(a) != 1 or len(b) != 1:
        return False
    (p, rest), (q, other) = coefficient_and_rest(a[0]), coefficient_and_rest(b[0])
    return rest == other and p > q


def _move(t: Term, scope: Scope, sign: int) -> Iterator[Redex]:
    view = inequality(t, scope)
    moved = moved_terms(view) if view else ()
    if not view or not moved or (-1 if moved[0].head == "Neg" else 1) != sign:
        return
    added = opposites(moved)
    after = term(t.head, *(after_move(side, added, view.unknown) for side in (view.left, view.right)))
    after = unknown_first(respelled(after, (t,)), view.unknown)
    amount = collected(moved if sign > 0 else added)

    def apply() -> Rewrite:
        written = term(t.head, add(*view.left, *added), add(*view.right, *added))
        name = "subtract-from-inequality" if sign > 0 else "add-to-inequality"
        return Rewrite(after, substeps=working((written, name, SAME), (after, "collect-like-terms", SAME), start=t))

    yield Redex(apply, {"amount": amount}, cost=ugliness(t, after))


def unknown_first(t: Term, x: Term) -> Term:
    """`a != p` as `p != a`, which is the same line; other relations as they are."""
    swap = t.head == "Unequal" and contains(t.args[1], x) and not contains(t.args[0], x)
    return term(t.head, *reversed(t.args)) if swap else t


@rule(
    "subtract-from-inequality",
    title="Subtract the same from both sides",
    say="Subtract {amount} from both sides; that keeps the relation.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    level="pre-algebra",
    examples={
        "2x + 3 < 7": "2x < 4",
        "5x >= 3x + 8": "2x >= 8",
        "x + y < 1": "x < 1 - y",
        "x^2 + 1 > 5": "x^2 > 4",
        "x > 0 and x + 1 < 3": "x > 0 and x < 2",
    },
    refuses=("2x < 4", "x + x + 3 < 7", "x^2 + 3x + 2 < 0", "x^2 < 5x", "3 < 5", "1 < x + 1 < 3", "1/x + 1 < 2"),
)
def subtract_from_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """Moves all terms with the unknown to one side, or all others away from it."""
    yield from _move(t, scope, 1)


@rule(
    "add-to-inequality",
    title="Add the same to both sides",
    say="Add {amount} to both sides; that keeps the relation.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    level="pre-algebra",
    examples={"2x - 3 <= 7": "2x <= 10", "5 - 2x < x": "5 < 3x", "|x| - 1 > 2": "|x| > 3"},
    refuses=("2x < -4", "2x + 3 < 7"),
)
def add_to_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """The same moves for terms with a minus sign."""
    yield from _move(t, scope, -1)


def _scaling(name: str, is_fitting: Callable[[Fraction], bool]) -> Matcher:
    """The matcher of a rule that divides `c*g R d` by c, or multiplies it by 1/c, where c fits."""
    divides = name.startswith("divide")

    def matcher(t: Term, scope: Scope) -> Iterator[Redex]:
        view = inequality(t, scope)
        found = coefficient_of_unknown(view) if view and view.is_plain() else None
        if view is None or found is None or not is_fitting(found[0]) or not _is_scaled(t, view):
            return
        c, g, d = found
        g, d = (g, divided(d, c)) if view.unknown_left else (divided(d, c), g)
        after = unknown_first(respelled(term(turned(t.head) if c < 0 else t.head, g, d), (t,)), view.unknown)
        amount = number(c if divides else 1 / c)

        def apply() -> Rewrite:
            sides = ((divide(side, amount) if divides else multiply(amount, side)) for side in t.args)
            written = term(after.head, *sides)
            return Rewrite(after, substeps=working((written, name, SAME), (after, "reduce-fraction", SAME), start=t))

        yield Redex(apply, {"amount": amount}, cost=ugliness(t, after))

    matcher.__doc__ = (
        f"`c*g R d` {'divided by c' if divides else 'multiplied by 1/c'}, where c is a number other than 1."
    )
    return matcher


def _is_scaled(t: Term, view: Sides) -> bool:
    """Whether dividing by the coefficient is the next thing: not where a product of brackets is compared with 0."""
    return not (ZERO in t.args and (degree := monomial_degrees(view.unknown_left, view.unknown)) and max(degree) > 1)


_SCALING_REFUSALS = ("x < 4", "2x + 1 < 5", "2x < x", "2x*(x - 1) < 0", "a*x < 3", "-4 < 2x < 6")


def _scaling_rule(
    name: str, title: str, say: str, examples: dict[str, str], is_fitting: Callable[[Fraction], bool]
) -> Rule:
    declare = rule(
        name, title=title, say=say, heads=HEADS, questions=("Solve",), relation=SAME, rank=3, level="pre-algebra",
        examples=examples, refuses=_SCALING_REFUSALS,
    )  # fmt: skip
    return declare(_scaling(name, is_fitting))


divide_inequality = _scaling_rule(
    "divide-inequality",
    "Divide both sides by the coefficient",
    "Divide both sides by {amount}; it is positive, so the relation stays.",
    {"2x < 4": "x < 2", "8 >= 4x": "2 >= x", "2(x + 1) < 6": "x + 1 < 3", "2|x| > 6": "|x| > 3"},
    lambda c: c > 0 and c.denominator == 1,
)
divide_inequality_by_negative = _scaling_rule(
    "divide-inequality-by-negative",
    "Divide both sides by the negative coefficient",
    "Divide both sides by {amount}; it is negative, so the relation turns round.",
    {"-3x < 4": "x > -4/3", "-2x >= 6": "x <= -3", "-x > 3": "x < -3"},
    lambda c: c < 0 and c.denominator == 1,
)
multiply_inequality = _scaling_rule(
    "multiply-inequality",
    "Multiply both sides by the reciprocal of the coefficient",
    "Multiply both sides by {amount}; it is positive, so the relation stays.",
    {"x/3 < 2": "x < 6", "2/3*x > 4": "x > 6", "(x + 1)/3 >= 4": "x + 1 >= 12"},
    lambda c: c > 0 and c.denominator > 1,
)
multiply_inequality_by_negative = _scaling_rule(
    "multiply-inequality-by-negative",
    "Multiply both sides by the negative reciprocal of the coefficient",
    "Multiply both sides by {amount}; it is negative, so the relation turns round.",
    {"-x/2 < 3": "x > -6", "-2/3*x <= 4": "x >= -6"},
    lambda c: c < 0 and c.denominator > 1,
)


@rule(
    "clear-denominators-of-inequality",
    title="Clear the denominators",
    say="Multiply both sides by {amount}, the least common denominator; it is positive, so the relation stays.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    cost=1.2,
    rank=4,
    examples={"x/2 + x/3 < 10": "3x + 2x < 60", "(x + 1)/2 > (x - 1)/3": "3(x + 1) > 2(x - 1)"},
    refuses=("x/2 < 3", "2x + 1 < 3", "x + 1/x < 2", "x < 2/3"),
)
def clear_denominators_of_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """Multiplies every term by the least common multiple of the numeric denominators."""
    view = inequality(t, scope)
    if view is None or not contains(t, view.unknown) or coefficient_of_unknown(view):
        return
    n = numeric_denominator((*view.left, *view.right))
    if n == 1 or view.unknown in t.args or has_unknown_below(t, view.unknown):
        return

    def apply() -> Rewrite:
        after = term(t.head, times(Fraction(n), view.left), times(Fraction(n), view.right))
        written = term(t.head, *(multiply(number(n), side) for side in t.args))
        name = "clear-denominators-of-inequality"
        return Rewrite(after, substeps=working((written, name, SAME), (after, "multiply-out", SAME), start=t))

    yield Redex(apply, {"amount": number(n)})


@rule(
    "swap-sides-of-inequality",
    title="Swap the sides",
    say="Write the unknown on the left; read from the other side, the relation turns round.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    cost=0.5,
    rank=1,
    examples={"4 < x": "x > 4", "0 >= x^2 + 3x + 2": "x^2 + 3x + 2 <= 0", "2 > |x|": "|x| < 2"},
    refuses=("x < 4", "x < x", "5 < 2x", "1 < x < 3", "1 < x and x != 3"),
    level="pre-algebra",
)
def swap_sides_of_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """Puts what contains the unknown on the left, once it stands alone there."""
    view = inequality(t, scope)
    if view is None or view.unknown_left or not view.unknown_right or len(view.right) > 1 + 5 * (t.args[0] == ZERO):
        return
    is_part = scope.parent is not None and t.args[1] == view.unknown
    if not is_part and not (is_polynomial(t.args[1]) and coefficient_of_unknown(view)):
        yield Redex(lambda: Rewrite(term(turned(t.head), t.args[1], t.args[0])))
