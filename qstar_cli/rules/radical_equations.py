"""Equations with roots of the unknown: isolate a root, raise both sides to its power, check the candidates.

Raising to an even power may add solutions, so the line it starts from stays an obligation which the found
candidates are checked against (`candidates`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qstar_cli.derivation import Relation
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, Sides, collected, opposites, sides
from qstar_cli.terms.build import add, equal, integer, multiply, number, power
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, contains, subterms
from qstar_cli.terms.views import Quotient, as_integer, as_rational, quotient

MOST_RAISED = 4  # roots of a higher order are not raised
MOST_OBLIGATIONS = 3  # how often a line is squared at most


@dataclass(frozen=True, slots=True)
class RootTerm:
    """A summand `outside * root(p, n) * root(q, n) ...` with the unknown in every radicand; `outside` has the sign."""

    summand: Term
    outside: Term
    radicands: tuple[Term, ...]
    index: int

    @property
    def is_negative(self) -> bool:
        return self.summand.head == "Neg"

    def raised(self) -> Term:
        """The n-th power of the summand, without its roots."""
        q = as_rational(self.outside)
        outside = power(self.outside, self.index) if q is None else number(q**self.index)
        return multiply(*(() if q is not None and q**self.index == 1 else (outside,)), *self.radicands)


def root_terms(terms: tuple[Term, ...], x: Term) -> list[RootTerm]:
    """The summands with roots of the unknown, all of one order, as factors and no such root elsewhere."""
    found = []
    for summand in terms:
        view = quotient(summand)
        roots = [r for f in view.above if contains(f, x) and (r := as_root(f)) is not None]
        others = tuple(f for f in view.above if not contains(f, x) or as_root(f) is None)
        indexes = {index for _, index in roots}
        index = indexes.pop() if len(indexes) == 1 else 0
        if not 2 <= index <= MOST_RAISED or any(has_root_of(f, x) for f in (*others, *view.below)):
            continue
        outside = Quotient(view.sign, others, view.below).term()
        found.append(RootTerm(summand, outside, tuple(radicand for radicand, _ in roots), index))
    return found


def as_root(t: Term) -> tuple[Term, int] | None:
    """`root(p, n)` as (p, n), `p^(m/n)` with m > 0 as (p^m, n); None for other terms."""
    if t.head == "Root":
        index = as_integer(t.args[1])
        return None if index is None else (t.args[0], index)
    exponent = as_rational(t.args[1]) if t.head == "Pow" else None
    if exponent is None or exponent.denominator == 1 or exponent < 0:
        return None
    m = exponent.numerator
    return (t.args[0] if m == 1 else power(t.args[0], m)), exponent.denominator


def has_root_of(t: Term, x: Term) -> bool:
    """Whether the unknown occurs under a root or a fractional exponent."""
    return any(contains(s, x) and as_root(s) is not None for s in subterms(t))


def _rooted(t: Term, scope: Scope) -> Sides | None:
    view = sides(t, scope)
    if view is None or not scope.is_real or not view.is_plain() or not has_root_of(t, view.unknown):
        return None
    return view


@rule(
    "isolate-root",
    title="Isolate the root",
    say="Bring {root} alone to one side.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    examples={
        "sqrt(2x + 3) + x = 0": "sqrt(2x + 3) = -x",
        "x - 5sqrt(x) + 6 = 0": "x + 6 = 5sqrt(x)",
        "sqrt(x) + sqrt(x + 5) = 5": "sqrt(x + 5) = 5 - sqrt(x)",
    },
    refuses=("sqrt(x) = 3", "sqrt(x) = x - 2", "x + 2 = 5", "2sqrt(x) = x", "sqrt(2) + x = 3"),
)
def isolate_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """Moves everything but one multiple of a root to the other side; offered for each root."""
    view = _rooted(t, scope)
    if view is None:
        return
    for here, there, flip in ((view.left, view.right, False), (view.right, view.left, True)):
        for found in root_terms(here, view.unknown):
            rest = tuple(s for s in here if s is not found.summand)
            if not rest:
                continue
            yield _isolation(found, rest, there, flip)


def _isolation(found: RootTerm, rest: tuple[Term, ...], there: tuple[Term, ...], flip: bool) -> Redex:
    if found.is_negative:
        alone, other = collected(opposites((found.summand,))), collected((*rest, *opposites(there)))
        flip = not flip
    else:
        alone, other = found.summand, collected((*there, *opposites(rest)))
    after = equal(other, alone) if flip else equal(alone, other)
    return Redex(lambda: Rewrite(after), {"root": alone}, cost=sum(r.size for r in found.radicands) / 100)


@rule(
    "square-both-sides",
    title="Raise both sides to a power",
    say="Raise both sides to the power {n}, so that the root disappears. {remark}",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.ADDS_SOLUTIONS,
    rank=3,
    cost=1.5,
    examples={
        "sqrt(x + 7) = x - 5": "x + 7 = (x - 5)^2",
        "5sqrt(x) = x + 6": "25x = (x + 6)^2",
        "sqrt(x + 1) = sqrt(2x - 3)": "x + 1 = 2x - 3",
        "cbrt(x + 1) = x + 1": "x + 1 = (x + 1)^3",
        "x^(2/3) = 4": "x^2 = 64",
        "(x - 1)^(3/2) = 8": "(x - 1)^3 = 64",
    },
    refuses=("sqrt(x) = 3", "sqrt(x) + 1 = x", "x = 2", "sqrt(2)*x = 3"),
)
def square_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c * root(p, n) = q` becomes `c^n * p = q^n`; for an even n the line stays an obligation."""
    view = _rooted(t, scope)
    if view is None or len(scope.obligations) >= MOST_OBLIGATIONS:
        return
    for here, there, flip in ((view.left, view.right, False), (view.right, view.left, True)):
        alone = root_terms(here, view.unknown) if len(here) == 1 else []
        if alone and not _is_simple(alone[0], there):
            yield _raised(t, alone[0], there, view.unknown, flip)
            return


def _is_simple(found: RootTerm, there: tuple[Term, ...]) -> bool:
    """Whether the equation is `root = number`, which needs no check of candidates."""
    is_root = found.summand.head == "Root"
    return is_root and as_rational(add(*there)) is not None


def _raised(line: Term, found: RootTerm, there: tuple[Term, ...], x: Term, flip: bool) -> Redex:
    n = found.index
    left, right = found.raised(), _power_of_side(there, n, x)
    after = equal(right, left) if flip else equal(left, right)
    even = n % 2 == 0
    remark = "This may add solutions: check them in the end." if even else "An odd power adds no solutions."
    rewrite = Rewrite(after, obligation=line if even else None, relation=None if even else SAME)
    return Redex(lambda: rewrite, {"n": integer(n), "remark": remark})


def _power_of_side(there: tuple[Term, ...], n: int, x: Term) -> Term:
    """The n-th power of a side: a multiple of a root of the same order loses its root."""
    side = add(*there) if there else ZERO
    alone = root_terms(there, x) if len(there) == 1 else []
    if alone and alone[0].index == n:
        return alone[0].raised()
    value = as_rational(side)
    return number(value**n) if value is not None else power(side, n)
