"""Equations with letters in denominators: multiply by the least common denominator and carry what it excludes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import factor_list
from qstar_cli.rules.conditions import is_linear_throughout
from qstar_cli.rules.domain import domain, nonzero
from qstar_cli.rules.equation_workings import both_sides
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import ONE, SAME, is_plain, sides
from qstar_cli.terms.build import FALSE, RELATIONS, add, equal, multiply, negative, number
from qstar_cli.terms.order import similar_key, sort_key
from qstar_cli.terms.spelling import power_of, product_of, quotient_of
from qstar_cli.terms.term import Term, contains, subterms, symbols
from qstar_cli.terms.views import as_rational, degree_in, opposite, quotient, scaled, summands


class Ratio(NamedTuple):
    """A summand as `coefficient * above / below`: `below` maps irreducible factors to their multiplicities."""

    coefficient: Fraction
    above: tuple[Term, ...]
    below: Mapping[Term, int]


def as_fraction(t: Term, x: Term | None = None) -> Ratio | None:
    """The view of a summand, factors with x written with x in front; None when a denominator is no polynomial."""
    view = quotient(t)
    c, above, below = Fraction(view.sign), list[Term](), dict[Term, int]()
    for factor in view.above:
        q = as_rational(factor)
        if q is None:
            above.append(factor)
        else:
            c *= q
    for factor in view.below:
        found = factor_list(factor)
        if found is None or found[0] == 0:
            return None
        c /= found[0]
        for factor_found, n in found[1]:
            irreducible = factor_found if x is None else _leading_with(factor_found, x)
            c *= 1 if similar_key(irreducible) == similar_key(factor_found) else (-1) ** n
            below[irreducible] = below.get(irreducible, 0) + n
    return Ratio(c, tuple(above), below)


@rule(
    "multiply-by-common-denominator",
    title="Multiply by the least common denominator",
    say="Multiply both sides by {amount}, the least common denominator; it must not be zero.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    cost=1.2,
    examples={
        "6/x = 3": "6 = 3x where x != 0",
        "x/(x - 3) = 3/(x - 3)": "x = 3 where x != 3",
        "1/x + 1/(x + 3) = 1/2": "2(x + 3) + 2x = x*(x + 3) where x != 0 and x != -3",
        "y = (x + 1)/(x - 1)": "y*(x - 1) = x + 1 where x != 1",
        "x/a = b": "x = a*b where a != 0",
    },
    refuses=("x/2 = 3", "x + 1 = 2", "x = 1/a", "1/0 + 1/x = 2"),
)
def multiply_by_common_denominator(t: Term, scope: Scope) -> Iterator[Redex]:
    """Multiplies every term by the least common multiple of the denominators; where that is 0 nothing was defined."""
    view = sides(t, scope)
    if view is None or not (is_plain(view.left) and is_plain(view.right)) or not contains(t, view.unknown):
        return
    below = [f for s in (*view.left, *view.right) for f in quotient(s).below if symbols(f)]
    if not any(contains(f, view.unknown) for f in below) and (not below or _is_solved_for(t, view.unknown)):
        return
    left, right = ([as_fraction(s, view.unknown) for s in side] for side in (view.left, view.right))
    if any(map(_has_letter_below, below)):
        return
    parts = [p for p in (*left, *right) if p is not None]
    if len(parts) < len(left) + len(right):
        return
    conditions = frozenset[Term]().union(*map(nonzero, below), *map(domain, below))
    if FALSE in conditions or any(c.head not in RELATIONS for c in conditions):
        return
    n, common = lcm(*(p.coefficient.denominator for p in parts)), common_denominator(parts)
    if not scope.is_real and not is_linear_throughout(common):
        return
    amount = product_of((number(n), *(power_of(f, k) for f, k in common.items())))

    def apply() -> Rewrite:
        after = equal(*(multiplied_out([p for p in side if p], n, common) for side in (left, right)))
        written = equal(*(multiply(side, amount) for side in t.args))
        new = tuple(sorted(conditions - set(scope.conditions), key=sort_key))
        return Rewrite(after, conditions=new, substeps=both_sides(t, written, after))

    yield Redex(apply, {"amount": amount}, cost=0.2 * len(common))


def _has_letter_below(t: Term) -> bool:
    """Whether a letter stands below a bar inside the term."""
    return any(s.head == "Div" and symbols(s.args[1]) for s in subterms(t))


def _is_solved_for(t: Term, x: Term) -> bool:
    return t.args[0] == x and not contains(t.args[1], x)


def _leading_with(t: Term, x: Term) -> Term:
    """An irreducible factor or its opposite: the highest power of x in front and without a minus sign."""
    if t.head != "Sum" or not contains(t, x):
        return t
    ordered = sorted(t.args, key=lambda s: -(degree_in(s, x) or (0,))[0])
    return add(*(ordered if ordered[0].head != "Neg" else map(opposite, ordered)))


def common_denominator(parts: list[Ratio]) -> dict[Term, int]:
    """The least common multiple of the denominators without its number, as factors with multiplicities."""
    common: dict[Term, int] = {}
    for part in parts:
        for factor, n in part.below.items():
            common[factor] = max(n, common.get(factor, 0))
    return common


def multiplied_out(parts: list[Ratio], n: int, common: Mapping[Term, int]) -> Term:
    """The sum of the fractions times `n` and the common denominator, brackets left as factors."""
    found: list[Term] = []
    for part in parts:
        left = {f: k - part.below.get(f, 0) for f, k in common.items()}
        factors = (*part.above, *(power_of(f, k) for f, k in left.items() if k))
        body = product_of(factors)
        c = part.coefficient * n
        found += summands(body) if c == 1 else map(opposite, summands(body)) if c == -1 else (scaled(c, body),)
    return add(*found)


@rule(
    "clear-compound-fraction",
    title="Clear the fractions inside a fraction",
    say="Multiply above and below the bar by {amount}; it must not be zero.",
    heads=("Div",),
    questions=("Solve",),
    relation=Relation.EQUAL_WHERE,
    rank=3.5,
    examples={
        "1/(1 + 1/x) = 2": "x/(x + 1) = 2 where x != 0",
        "3/(5(2 - 3/(2x))) = x": "6x/(5(4x - 3)) = x where x != 0",
        "(1/x + 1)/x = 2": "(1 + x)/(x*x) = 2 where x != 0",
    },
    refuses=("1/(x + 1) = 2", "1/x + 1/2 = 3", "(x/2 + 1)/x = 2", "1/(1 + 1/0) = x"),
)
def clear_compound_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """A fraction of sums with denominators of their own is multiplied above and below by their common denominators."""
    above, below = (_cleared(side, scope.unknowns[0]) for side in t.args)
    if above is None or below is None or above[1] == below[1] == ONE:
        return
    amount = product_of((above[1], below[1]))
    conditions = nonzero(amount)
    if FALSE in conditions or not scope.is_real:
        return
    after = quotient_of(product_of((above[0], below[1])), product_of((below[0], above[1])))
    new = tuple(sorted(conditions - set(scope.conditions), key=sort_key))
    yield Redex(lambda: Rewrite(after, conditions=new), {"amount": amount})


def _cleared(t: Term, x: Term) -> tuple[Term, Term] | None:
    """(p, m): t = p/m with the fractions inside the sums of t cleared; None when a denominator is no polynomial."""
    view = quotient(t)
    if view.below:
        return None
    found, multipliers = list[Term](), list[Term]()
    for factor in view.above:
        if factor.head != "Sum" or not any(symbols(f) for s in factor.args for f in quotient(s).below):
            found.append(factor)
            continue
        parts = [as_fraction(s, x) for s in factor.args]
        known = [p for p in parts if p is not None]
        if len(known) < len(parts) or any(_has_letter_below(f) for p in known for f in (*p.above, *p.below)):
            return None
        n, common = lcm(*(p.coefficient.denominator for p in known)), common_denominator(known)
        found.append(multiplied_out(known, n, common))
        multipliers += [number(n), *(power_of(f, k) for f, k in common.items())]
    whole = product_of(found)
    return (whole if view.sign > 0 else negative(whole)), product_of(multipliers)
