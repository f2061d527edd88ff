"""Isolating a root or absolute value that stands beside other terms with the unknown."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.inequality_sides import ORDERS, inequality, turned
from qstar_cli.rules.linear_equations import divided
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, Sides, collected, opposites, presented, sides, ugliness
from qstar_cli.rules.working import working
from qstar_cli.terms.term import Term, contains, subterms, term
from qstar_cli.terms.views import coefficient_and_rest


def _is_barred(s: Term, x: Term, heads: tuple[str, ...]) -> bool:
    return any(part.head in heads and contains(part, x) for part in subterms(s))


def _to_isolate(view: Sides, heads: tuple[str, ...]) -> Term | None:
    """The summand `c*|p|` or `c*root(p, n)` to leave alone: the last of at most two such, where x stands elsewhere."""
    terms = (*view.left, *view.right)
    found = [s for s in terms if _is_barred(s, view.unknown, heads)]
    if not 1 <= len(found) <= 2 or not view.is_plain():
        return None
    others = [s for s in terms if contains(s, view.unknown) and s is not found[-1]]
    is_alone = any(len(side) == 1 and side[0] in found for side in (view.left, view.right))
    is_fitting = all(coefficient_and_rest(s)[1].head in heads for s in found)
    return found[-1] if others and is_fitting and not (is_alone and len(found) > 1) else None


def _isolated(t: Term, view: Sides, heads: tuple[str, ...], name: str) -> Iterator[Redex]:
    """`c*g` alone on the left, everything else on the right, divided by c."""
    kept = _to_isolate(view, heads)
    if kept is None or (view.left == (kept,) and coefficient_and_rest(kept)[0] == 1):
        return
    c, g = coefficient_and_rest(kept)
    here, there = (view.left, view.right) if kept in view.left else (view.right, view.left)
    rest = collected((*there, *opposites(s for s in here if s is not kept)))
    head = t.head if kept in view.left else turned(t.head)
    moved = term(head, kept, presented(rest))
    after = term(turned(head) if c < 0 else head, g, presented(divided(rest, c)))

    def apply() -> Rewrite:
        lines = [(moved, name, SAME), (after, name, SAME)]
        steps = working(*lines, start=t) if c != 1 and moved != t else ()
        return Rewrite(after, substeps=steps)

    yield Redex(apply, {"part": g}, cost=ugliness(t, after) + 0.5 * (c != 1))


@rule(
    "isolate-in-inequality",
    title="Isolate the root or absolute value",
    say="Leave {part} alone on one side: move the other terms and divide by the coefficient; "
    "a negative one turns the relation round.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=1.2,
    examples={
        "-x - |x - 1| + 1 < 0": "|x - 1| > 1 - x",
        "x + sqrt(x^2 - 5) < 0": "sqrt(x^2 - 5) < -x",
        "2sqrt(x) >= x + 1": "sqrt(x) >= (x + 1)/2",
        "x > |x - 1|": "|x - 1| < x",
    },
    refuses=("|x| + 1 < 3", "sqrt(x) < x", "x^2 + x < 1", "x*|x| + x < 1", "2|x| < 6"),
)
def isolate_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """A single root or absolute value (or the second of two) beside other terms with the unknown."""
    view = inequality(t, scope)
    if view is not None:
        yield from _isolated(t, view, ("Abs", "Root"), "isolate-in-inequality")


@rule(
    "isolate-absolute-value",
    title="Isolate the absolute value",
    say="Leave {part} alone on one side: move the other terms and divide by the coefficient.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=1.2,
    examples={
        "|x - 1| + x = 3": "|x - 1| = 3 - x",
        "x^2 - 5|x| + 6 = 0": "|x| = (x^2 + 6)/5",
        "x = 2|x| - 1": "|x| = (x + 1)/2",
    },
    refuses=("|x| + 1 = 3", "|x| = x", "x^2 + x = 1", "|x| + |x - 1| = x", "sqrt(x) + x = 2"),
)
def isolate_absolute_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """A single absolute value beside other terms with the unknown."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return
    bars = [s for s in (*view.left, *view.right) if _is_barred(s, view.unknown, ("Abs",))]
    if len(bars) == 1:
        yield from _isolated(t, view, ("Abs",), "isolate-absolute-value")
