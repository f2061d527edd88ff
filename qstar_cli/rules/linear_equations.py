"""Moving terms, dividing by the coefficient, clearing numeric denominators: equations on the way to `x = number`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.domain import domain, lost_conditions
from qstar_cli.rules.equation_workings import both_sides
from qstar_cli.rules.numbers import respelled
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import (
    SAME,
    Sides,
    collected,
    equation,
    has_unknown_below,
    monomial_degrees,
    numeric_denominator,
    opposites,
    presented,
    sides,
    times,
    ugliness,
)
from qstar_cli.terms.build import add, divide, equal, multiply, number
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import coefficient_and_rest, summands


def _moved(view: Sides) -> tuple[Term, ...]:
    """The summands to subtract from both sides next, () when none should be."""
    x_left, x_right = view.unknown_left, view.unknown_right
    if not view.is_plain() or not (x_left or x_right):
        return ()
    if x_left and x_right:
        return _moved_unknowns(view)
    free = view.free_left if x_left else view.free_right
    degrees = monomial_degrees(x_left or x_right, view.unknown)
    return free if len(x_left or x_right) == 1 or (degrees is not None and len(degrees) <= 1) else ()


def _moved_unknowns(view: Sides) -> tuple[Term, ...]:
    x_left, x_right = view.unknown_left, view.unknown_right
    degrees = monomial_degrees((*x_left, *opposites(x_right)), view.unknown)
    if degrees is None:
        return tuple(s for s in x_right if any(is_similar(s, other) for other in x_left))
    if len(degrees) > 1:
        return ()
    return x_left if _is_larger(x_right, x_left) else x_right


def _is_larger(a: tuple[Term, ...], b: tuple[Term, ...]) -> bool:
    """Whether the single term of `a` has the larger numeric coefficient, so that moving `b` keeps it positive."""
    if len(a) != 1 or len(b) != 1:
        return False
    (p, rest), (q, other) = coefficient_and_rest(a[0]), coefficient_and_rest(b[0])
    return is_similar(rest, other) and p > q


def _move(t: Term, scope: Scope, sign: int) -> Iterator[Redex]:
    """The move of terms that is due, if its first term has the sign."""
    view = sides(t, scope)
    moved = _moved(view) if view else ()
    if not view or not moved or (-1 if moved[0].head == "Neg" else 1) != sign:
        return
    added = opposites(moved)
    after = equal(*(after_move(side, added, view.unknown) for side in (view.left, view.right)))
    after = respelled(after, (t,))
    amount = collected(moved if sign > 0 else added)
    lost = _lost(t, moved, after, scope)
    if lost is None:
        return

    def apply() -> Rewrite:
        written = equation((*view.left, *added), (*view.right, *added))
        return Rewrite(after, conditions=lost, substeps=() if lost else both_sides(t, written, after))

    yield Redex(apply, {"amount": amount}, cost=ugliness(t, after))


def _lost(t: Term, moved: tuple[Term, ...], after: Term, scope: Scope) -> tuple[Term, ...] | None:
    """The conditions under which terms that cancel were defined; None when they cannot be written."""
    if not any(map(domain, moved)):
        return ()
    return lost_conditions(add(*t.args), add(*after.args), scope.assumptions)


def after_move(side: tuple[Term, ...], added: tuple[Term, ...], x: Term) -> Term:
    """A side with the terms added, collected."""
    result = collected((*side, *added))
    return result if contains(result, x) else presented(result)


@rule(
    "subtract-from-both-sides",
    title="Subtract the same from both sides",
    say="Subtract {amount} from both sides.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={"2x + 3 = 7": "2x = 4", "5x = 3x + 8": "2x = 8", "x + y = 1": "x = 1 - y"},
    refuses=("2x = 4", "x + x + 3 = 7", "2*3 + x = 7", "x^2 + 3x + 2 = 0", "x^2 = 5x", "3 = 5"),
    rank=3,
    level="pre-algebra",
)
def subtract_from_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """Moves all terms with the unknown to one side, or all others away from it."""
    yield from _move(t, scope, 1)


@rule(
    "add-to-both-sides",
    title="Add the same to both sides",
    say="Add {amount} to both sides.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={"2x - 3 = 7": "2x = 10", "5 - 2x = x": "5 = 3x"},
    refuses=("2x = -4", "2x + 3 = 7"),
    rank=3,
    level="pre-algebra",
)
def add_to_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """The same moves for terms with a minus sign."""
    yield from _move(t, scope, -1)


def coefficient_of_unknown(view: Sides) -> tuple[Fraction, Term, Term] | None:
    """(c, g, d) for an equation c*g = d or d = c*g with c a number other than 1, d free of the unknown, g not."""
    x = view.unknown
    for here, there in ((view.left, view.right), (view.right, view.left)):
        if len(here) == 1 and contains(here[0], x) and not any(contains(s, x) for s in there):
            c, g = coefficient_and_rest(here[0])
            is_product = g.head in ("Product", "Pow") and not there
            if c in (0, 1) or (has_unknown_below(g, x) and g.head != "Abs") or is_product:
                return None
            return c, g, collected(there)
    return None


def divided(d: Term, c: Fraction) -> Term:
    """`d / c` worked out: each summand divided if that goes without fractions, else one bar below all."""
    parts = summands(d)
    termwise = times(1 / c, parts)
    if len(parts) == 1 or numeric_denominator(parts) >= numeric_denominator(summands(termwise)):
        return termwise
    below = numeric_denominator(summands(termwise))
    above = times(Fraction(below) / c, parts)
    common = _content(above)
    if common == 1:
        return divide(above, number(below))
    return divide(multiply(number(common), times(1 / common, summands(above))), number(below))


def _content(t: Term) -> Fraction:
    from math import gcd

    return Fraction(gcd(*(coefficient_and_rest(s)[0].numerator for s in summands(t))))


def _scale(t: Term, scope: Scope, name: str) -> Iterator[Redex]:
    view = sides(t, scope)
    found = coefficient_of_unknown(view) if view and view.is_plain() else None
    if found is None:
        return
    c, g, d = found
    if _scaling_name(c) != name:
        return
    after = respelled(equal(g, divided(d, c)), (t,))
    amount = number(c if name == "divide-both-sides" else 1 / c)

    def apply() -> Rewrite:
        scale = divide if name == "divide-both-sides" else lambda a, b: multiply(b, a)
        written = equal(*(scale(side, amount) for side in t.args))
        return Rewrite(after, substeps=both_sides(t, written, after))

    yield Redex(apply, {"amount": amount}, cost=ugliness(t, after))


def _scaling_name(c: Fraction) -> str:
    if c == -1:
        return "change-signs"
    if c.denominator == 1:
        return "divide-both-sides"
    return "multiply-both-sides" if abs(c.numerator) == 1 else "multiply-by-reciprocal"


@rule(
    "divide-both-sides",
    title="Divide both sides by the coefficient",
    say="Divide both sides by {amount}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "2x = 4": "x = 2",
        "-3x = 4": "x = -4/3",
        "8 = 4x": "x = 2",
        "2(x + 1) = 6": "x + 1 = 3",
        "3x = y + 6": "x = (y + 6)/3",
    },
    refuses=("x = 4", "2x + 1 = 5", "2x = x", "2x*(x - 1) = 0", "a*x = 3", "x/2 = 3", "-x = 3"),
    rank=3,
    level="pre-algebra",
)
def divide_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*g = d` with an integer c, not 0, 1 or -1, becomes `g = d/c`."""
    yield from _scale(t, scope, "divide-both-sides")


@rule(
    "multiply-both-sides",
    title="Multiply both sides by the denominator",
    say="Multiply both sides by {amount}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={"x/3 = 2": "x = 6", "-x/2 = 3": "x = -6", "(x + 1)/3 = 4": "x + 1 = 12"},
    refuses=("2x = 4", "2*x/3 = 4", "x = 1/3", "6 = 3/x"),
    rank=3,
    level="pre-algebra",
)
def multiply_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """`g/n = d` becomes `g = n*d`."""
    yield from _scale(t, scope, "multiply-both-sides")


@rule(
    "multiply-by-reciprocal",
    title="Multiply both sides by the reciprocal",
    say="Multiply both sides by {amount}, the reciprocal of the coefficient.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={"2*x/3 = 4": "x = 6", "2/3*x = 5": "x = 15/2", "9/5*C = F - 32 for C": "C = 5(F - 32)/9"},
    refuses=("2x = 4", "x/3 = 2", "2/x = 3"),
    rank=3,
    level="pre-algebra",
)
def multiply_by_reciprocal(t: Term, scope: Scope) -> Iterator[Redex]:
    """`(p/q)*g = d` becomes `g = (q/p)*d`."""
    yield from _scale(t, scope, "multiply-by-reciprocal")


@rule(
    "change-signs",
    title="Change the sign of both sides",
    say="Multiply both sides by {amount}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={"-x = 3": "x = -3", "2 = -x": "x = -2", "-x^2 = -4": "x^2 = 4"},
    refuses=("x = -3", "-2x = 3", "-x = x"),
    rank=2,
    level="pre-algebra",
)
def change_signs(t: Term, scope: Scope) -> Iterator[Redex]:
    """`-g = d` becomes `g = -d`."""
    yield from _scale(t, scope, "change-signs")


@rule(
    "clear-denominators",
    title="Clear the denominators",
    say="Multiply both sides by {amount}, the least common denominator.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    cost=1.2,
    rank=4,
    examples={
        "x/2 + x/3 = 10": "3x + 2x = 60",
        "x/2 - 1/3 = 2": "3x - 2 = 12",
        "(x + 1)/2 = (x - 1)/3": "3(x + 1) = 2(x - 1)",
    },
    refuses=("x/2 = 3", "2x + 1 = 3", "x + 1/x = 2", "x = 2/3"),
)
def clear_denominators(t: Term, scope: Scope) -> Iterator[Redex]:
    """Multiplies every term by the least common multiple of the numeric denominators."""
    view = sides(t, scope)
    if view is None or not (view.unknown_left or view.unknown_right) or coefficient_of_unknown(view):
        return
    terms = (*view.left, *view.right)
    n = numeric_denominator(terms)
    if n == 1 or (t.args[0] == view.unknown and not view.unknown_right) or has_unknown_below(t, view.unknown):
        return
    factor = Fraction(n)

    def apply() -> Rewrite:
        after = equal(times(factor, view.left), times(factor, view.right))
        written = equal(*(multiply(number(factor), side) for side in t.args))
        return Rewrite(after, substeps=both_sides(t, written, after))

    yield Redex(apply, {"amount": number(factor)})
