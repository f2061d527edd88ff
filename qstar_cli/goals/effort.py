"""The hand heuristic of `solve`: about how many lines an equation still needs."""

from __future__ import annotations

from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.solved import is_solved
from qstar_cli.terms.term import Term, contains, subterms
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    coefficient_and_rest,
    degree_in,
    like_terms,
    quotient,
    summands,
)

TO_BRANCH = 1.0  # the zero product rule, or roots with both signs
QUADRATIC = 4.0  # factor, branch, one move in each branch


def effort(formula: Term, x: Term) -> float:
    """The estimated cost from a formula to its solved form; alternatives and cases add up."""
    if formula.head in ("Or", "And"):
        return sum(effort(a, x) for a in formula.args)
    if formula.head == "Cases":
        return sum(effort(case.args[0], x) for case in formula.args)
    if formula.head != "Equal" or is_solved(formula, x):
        return 0.0
    left, right = formula.args
    if not contains(formula, x):
        return 0.5 + _unfinished(left) + _unfinished(right)
    if right == ZERO and (factors := _factors(left, x)):
        return TO_BRANCH + sum(_isolating((f,), (), x) for f in factors)
    below = [s for s in subterms(formula) if s.head == "Div" and contains(s.args[1], x)]
    work = _unfinished(left) + _unfinished(right)
    if below:
        return work + 1.2 + 0.5 * len(below) + max(1.0, _isolating(summands(left), summands(right), x))
    return work + _isolating(summands(left), summands(right), x)


def _factors(t: Term, x: Term) -> tuple[Term, ...]:
    """The brackets of a product that contain x, () for a term that is no product of several or power."""
    parts = [f for f in quotient(t).above if contains(f, x)]
    if len(parts) < 2 and not any(f.head == "Pow" for f in parts):
        return ()
    return tuple(f.args[0] if f.head == "Pow" else f for f in parts)


def _unfinished(side: Term) -> float:
    """Lines needed to work out a side: like terms, brackets to open, numbers to calculate with."""
    parts = summands(side)
    work = 1.0 if len(like_terms(parts)) < len(parts) else 0.0
    for part in parts:
        view = quotient(part)
        brackets = sum(f.head in ("Sum", "Pow") and any(s.head == "Sum" for s in subterms(f)) for f in view.above)
        numbers = sum(as_rational(f) is not None for f in view.above)
        work += 0.5 * brackets + 0.5 * max(0, numbers - 1)
    return work


def _isolating(left: tuple[Term, ...], right: tuple[Term, ...], x: Term) -> float:
    """Lines needed to move terms, divide and take roots, seen from the degree of worked-out sides."""
    with_x = [s for s in (*left, *right) if contains(s, x)]
    degrees = [part[0] if (part := degree_in(s, x)) else 1 for s in with_x]
    degree = max(degrees, default=0)
    both = any(contains(s, x) for s in left) and any(contains(s, x) for s in right)
    beside = [s for side in (left, right) if any(contains(s, x) for s in side) for s in side if not contains(s, x)]
    moves = float(both) + float(any(s != ZERO for s in beside))
    if degree >= 2 and len(set(degrees)) > 1:
        return float(both or right != (ZERO,)) + QUADRATIC * (degree - 1)
    scale = any(not _is_bare(s) for s in with_x) and not both
    return moves + float(scale) + (TO_BRANCH if degree >= 2 else 0.0)


def _is_bare(t: Term) -> bool:
    """Whether a term with the unknown has no coefficient left."""
    return coefficient_and_rest(t)[0] == 1 and (t.head != "Product" or as_integer(t.args[0]) is not None)
