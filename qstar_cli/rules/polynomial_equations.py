"""Polynomial equations on the way to the form `polynomial = 0`."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.algebra import expanded, generators
from qstar_cli.rules.equation_workings import both_sides
from qstar_cli.rules.rule import Redex, Rewrite, Scope, Values, rule
from qstar_cli.rules.sides import SAME, Sides, collected, equation, monomial_degrees, opposites, presented, sides
from qstar_cli.terms.build import add, equal
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import as_integer, coefficient_and_rest, degree_in, quotient, sort_summands, summands


@rule(
    "bring-to-one-side",
    title="Bring all terms to one side",
    say="{verb} {amount} {preposition} both sides, so that one side is 0.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    examples={
        "x^2 = 5x": "x^2 - 5x = 0",
        "x^2 = 6 - x": "x^2 + x - 6 = 0",
        "4x + 6 = x^2 + 3x": "x^2 - x - 6 = 0",
        "x^6 = x": "x^6 - x = 0",
    },
    refuses=("x^2 = 9", "2x + 1 = x", "x^2 + 3x + 2 = 0", "x*(x + 1) = 2", "x + 1/x = 2", "x^2 + x = x^2 + 3"),
)
def bring_to_one_side(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial equation of several degrees becomes `polynomial = 0`, sorted, its first coefficient positive."""
    view = sides(t, scope)
    if view is None or not view.left or not view.right or not view.is_plain():
        return
    with_x = (*view.unknown_left, *opposites(view.unknown_right))
    degrees = monomial_degrees(with_x, view.unknown)
    if degrees is None or max(degrees, default=0) < 2 or not (len(degrees) > 1 or _stays_together(view, scope)):
        return
    difference = _by_degree((*view.left, *opposites(view.right)), view.unknown)
    swapped = coefficient_and_rest(summands(difference)[0])[0] < 0
    moved = view.left if swapped else view.right
    if swapped:
        difference = _by_degree((*view.right, *opposites(view.left)), view.unknown)
    after = equal(difference, ZERO)

    def apply() -> Rewrite:
        added = opposites(moved)
        written = equation((*view.left, *added), (*view.right, *added))
        return Rewrite(after, substeps=both_sides(t, written, after))

    yield Redex(apply, _moving(moved))


def _moving(parts: tuple[Term, ...]) -> Values:
    """The words for taking summands away from both sides; where all have a minus sign, their opposites are added."""
    if all(coefficient_and_rest(s)[0] < 0 for s in parts):
        return {"verb": "Add", "amount": add(*opposites(parts)), "preposition": "to"}
    return {"verb": "Subtract", "amount": add(*parts), "preposition": "from"}


def _by_degree(terms: tuple[Term, ...], x: Term) -> Term:
    """The sum of monomials in x, collected, highest degree first."""
    ordered = summands(sort_summands(summands(collected(terms))))
    return add(*sorted(ordered, key=lambda s: -(degree_in(s, x) or (0,))[0]))


def _stays_together(view: Sides, scope: Scope) -> bool:
    """Whether `x^n = c` is to be factored because its roots are not all real."""
    return not scope.is_real and not any(_square(s, view.unknown) for s in (*view.left, *view.right))


def _square(t: Term, x: Term) -> bool:
    return any(f.head == "Pow" and contains(f, x) and as_integer(f.args[1]) == 2 for f in quotient(t).above)


@rule(
    "multiply-out-both-sides",
    title="Multiply out the brackets",
    say="Multiply out all brackets on both sides.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=4.5,
    cost=1.3,
    examples={
        "2(x + 1) = 3(x - 1)": "2x + 2 = 3x - 3",
        "x*(x - 1) + 2(x + 3) = 8": "x^2 - x + 2x + 6 = 8",
        "a*(x - b) = c*(x - d) for x": "a*x - a*b = c*x - c*d",
    },
    refuses=("2(x + 1) = 6", "2x + 1 = x", "(x - 1)*(x + 2) = 0", "2(x + 1/x) = 3(x - 1)"),
)
def multiply_out_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """Opens every bracket of an equation that has two or more of them; like terms are left to be collected."""
    view = sides(t, scope)
    if view is None or sum(_has_bracket(s) for s in (*view.left, *view.right)) < 2:
        return
    opened = [[_opened(s) for s in side] for side in (view.left, view.right)]
    terms = [[s for o in side if o is not None for s in summands(o)] for side in opened]
    if any(o is None for side in opened for o in side):
        return
    after = equal(*(add(*side) for side in terms))
    yield Redex(lambda: Rewrite(after))


def _has_bracket(t: Term) -> bool:
    return any(f.head == "Sum" or (f.head == "Pow" and f.args[0].head == "Sum") for f in quotient(t).above)


def _opened(t: Term) -> Term | None:
    """A summand multiplied out; None when it is no polynomial in letters."""
    if not _has_bracket(t):
        return t
    if any(g.head not in ("Symbol", "Constant") for g in generators(t)):
        return None
    result = expanded(t)
    return result and presented(result)
