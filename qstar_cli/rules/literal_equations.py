"""Equations with letters as coefficients: collect the unknown, divide by its coefficient, treat the case of zero."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import common_factor, divide_exact, expanded
from qstar_cli.rules.conditions import (
    as_ratio,
    is_linear_throughout,
    is_nonzero_formula,
    never_zero,
    under,
    zero_or_not,
)
from qstar_cli.rules.domain import lost_conditions, nonzero
from qstar_cli.rules.equations import domain_conditions, standing_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import ONE, SAME, collected, presented, sides
from qstar_cli.terms.build import FALSE, TRUE, add, all_of, cases, divide, equal, multiply, negative
from qstar_cli.terms.conjunctions import about, conjunction
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term, contains, term
from qstar_cli.terms.views import as_rational, degree_in, quotient, summands

Branches = tuple[list[tuple[Term, Term]], tuple[Term, ...]]  # formulas with their conditions, and what they all need


@rule(
    "factor-out-unknown",
    title="Factor out the unknown",
    say="Every term on this side contains {unknown}: take it out as a common factor.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    examples={
        "a*x - c*x = d for x": "x*(a - c) = d",
        "x*y - x = y + 1": "x*(y - 1) = y + 1",
        "a*x + x = 2": "x*(a + 1) = 2",
    },
    refuses=("2x + 3x = 5", "a*x + b = 3", "a*x = 3", "x^2 + a*x = 0", "a*x + x = x"),
)
def factor_out_unknown(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*x + b*x = d` becomes `(a + b)*x = d` when the terms cannot be combined otherwise."""
    view = sides(t, scope)
    if view is None or not view.is_plain():
        return
    left, right = (_factored_out(side, view.unknown) for side in (view.left, view.right))
    if left is not None and not view.unknown_right:
        yield Redex(lambda: Rewrite(equal(left, t.args[1])), {"unknown": view.unknown})
    if right is not None and not view.unknown_left:
        yield Redex(lambda: Rewrite(equal(t.args[0], right)), {"unknown": view.unknown})


def _factored_out(side: tuple[Term, ...], x: Term) -> Term | None:
    """`a*x + b*x` as `x*(a + b)`; None when a summand is no multiple of x or there is only one."""
    parts = [degree_in(s, x) for s in side]
    coefficients = [p[1] for p in parts if p is not None and p[0] == 1]
    return multiply(x, collected(coefficients)) if len(coefficients) == len(side) > 1 else None


class Division(NamedTuple):
    """An equation `above*g/below = d` about to be divided; only g contains the unknown."""

    above: Term
    below: Term
    g: Term
    d: Term


def division(t: Term, scope: Scope) -> Division | None:
    """The division that isolates g when its coefficient contains a letter or another irrational factor."""
    view = sides(t, scope)
    if view is None or not view.is_plain():
        return None
    x = view.unknown
    for here, there in ((view.left, view.right), (view.right, view.left)):
        if len(here) == 1 and contains(here[0], x) and not any(contains(s, x) for s in there):
            parts = quotient(here[0])
            above = tuple(f for f in parts.above if not contains(f, x))
            g = tuple(f for f in parts.above if contains(f, x))
            if any(contains(f, x) for f in parts.below) or all(as_rational(f) is not None for f in above + parts.below):
                return None
            product = multiply(*above)
            return Division(
                product if parts.sign > 0 else negative(product), multiply(*parts.below), multiply(*g), collected(there)
            )
    return None


def reduced(above: Term, below: Term) -> Term | None:
    """The quotient as one fraction of polynomials in lowest terms, with as few minus signs as possible."""
    parts = _lowest_terms(*as_ratio(divide(above, below)))
    if parts is None or parts[0] == ZERO:
        return parts and ZERO
    opposite = _lowest_terms(negative(parts[0]), negative(parts[1]))
    if opposite is not None and _minus_signs(opposite) < _minus_signs(parts):
        parts = opposite
    return quotient_of(presented(parts[0]), presented(parts[1]))


def _lowest_terms(above: Term, below: Term) -> tuple[Term, Term] | None:
    top, bottom = expanded(above), expanded(below)
    common = None if top is None or bottom is None else common_factor(top, bottom)
    if top is None or bottom is None or common is None:
        return None
    if top == ZERO:
        return ZERO, ONE
    top, bottom = divide_exact(top, common), divide_exact(bottom, common)
    return None if top is None or bottom is None else (top, bottom)


def _minus_signs(parts: tuple[Term, Term]) -> tuple[bool, bool, int]:
    """How bad the signs of a fraction are: a minus below that leads or is alone, one above, their number."""
    leads = [summands(presented(p))[0].head == "Neg" for p in parts]
    return leads[1], leads[0], sum(s.head == "Neg" for p in parts for s in summands(p))


def _is_decided(parts: Division, scope: Scope) -> bool:
    """Whether what is said of the coefficient also holds over the complex numbers, if those are meant."""
    return scope.is_real or is_linear_throughout((parts.above, parts.below, parts.d))


def _carried(t: Term, after: Term, below: Term, scope: Scope) -> tuple[Term, ...]:
    """The conditions that the equation had by itself and the solved one, where its coefficient is not 0, has not."""
    divisor = nonzero(after.args[1].args[1]) if after.args[1].head == "Div" else ()
    lost = lost_conditions(add(*t.args), add(*after.args), (*scope.assumptions, *divisor))
    found = nonzero(below) if lost is None else lost
    return tuple(sorted(set(found) - set(scope.conditions), key=sort_key))


@rule(
    "divide-by-coefficient",
    title="Divide both sides by the coefficient",
    say="Divide both sides by {coefficient}, which is not zero.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    examples={"pi*x = 3": "x = 3/pi", "sqrt(2)*x = 4": "x = 4/sqrt(2)", "(a^2 + 1)*x = a": "x = a/(a^2 + 1)"},
    refuses=("a*x = 3", "2x = 3", "(a^2 - 1)*x = a"),
)
def divide_by_coefficient(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*g = d` with a coefficient c that is certainly not zero becomes `g = d/c`."""
    parts = division(t, scope)
    if parts is None or is_nonzero_formula(parts.above, scope.assumptions) != TRUE or not _is_decided(parts, scope):
        return

    def apply() -> Rewrite | None:
        value = reduced(multiply(parts.d, parts.below), parts.above)
        if value is None:
            return None
        after = equal(parts.g, value)
        return Rewrite(after, conditions=_carried(t, after, parts.below, scope))

    yield Redex(apply, {"coefficient": quotient_of(parts.above, parts.below)})


@rule(
    "divide-by-letter",
    title="Divide both sides by the coefficient",
    say="Divide both sides by {coefficient}. That is allowed only if it is not zero; the other case stands apart.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=3,
    cost=1.5,
    examples={
        "a*x = b": "x = b/a if a != 0; all real numbers if a = 0 and b = 0; no solution if a = 0 and b != 0",
        "a*x = 1": "x = 1/a if a != 0; no solution if a = 0",
        "x*(a - c) = 2a - 2c": "x = 2 if a != c; all real numbers if a = c",
        "a*sqrt(x) = 1": "sqrt(x) = 1/a if a != 0; no solution if a = 0",
    },
    refuses=("2x = b", "pi*x = b", "a*x + b = c"),
)
def divide_by_letter(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*g = d` with a coefficient c that may be zero becomes a case distinction."""
    parts = division(t, scope)
    if parts is None or not _is_decided(parts, scope):
        return
    split = zero_or_not(parts.above, scope.assumptions)
    everywhere = domain_conditions(parts.g)
    if split is None or split[1] in (TRUE, FALSE) or everywhere is None:
        return

    def apply() -> Rewrite | None:
        zero, other, conditions = split
        value = reduced(multiply(parts.d, parts.below), parts.above)
        rest = _other_cases(zero, parts.d, all_of(*(about(c, scope.unknowns[0]) for c in everywhere)), scope)
        if value is None or rest is None:
            return None
        after = equal(parts.g, value)
        conditions += (*_carried(t, after, parts.below, scope), *standing_conditions(t, scope), *rest[1])
        return Rewrite(cases((after, other), *rest[0]), conditions=tuple(dict.fromkeys(conditions)))

    yield Redex(apply, {"coefficient": quotient_of(parts.above, parts.below)})


def _other_cases(zero: Term, d: Term, whole: Term, scope: Scope) -> Branches | None:
    """The cases of `0 = d` where the coefficient is zero, decided ones dropped, and conditions they need.

    `whole` is true where the other factor is defined. Alternatives for the coefficient are looked at one by one where
    d depends on them.
    """
    values = {under(d, z) for z in zero.args} if zero.head == "Or" else {under(d, zero)}
    if len(values) == 1:
        return _cases_under(zero, values.pop(), whole, scope)
    found, conditions, earlier = list[tuple[Term, Term]](), tuple[Term, ...](), list[Term]()
    for alternative in zero.args:
        guard = conjunction((alternative, *earlier))
        if guard is None:
            continue
        cases_here = _cases_under(all_of(*guard), under(d, alternative), whole, scope)
        if cases_here is None:
            return None
        found += cases_here[0]
        conditions += cases_here[1]
        earlier.append(term("Unequal", *alternative.args))
    return found, conditions


def _cases_under(guard: Term, d: Term, whole: Term, scope: Scope) -> Branches | None:
    """The cases of `0 = d` where the guard holds."""
    value = expanded(as_ratio(d)[0])
    if value is None:
        return None
    if value == ZERO or never_zero(value, scope.assumptions):
        return [(whole if value == ZERO else FALSE, guard)], ()
    split = zero_or_not(value, scope.assumptions)
    if split is None:
        return None
    holds, fails, conditions = split
    if fails == TRUE:
        return [(FALSE, guard)], ()
    return [(whole, all_of(guard, holds)), (FALSE, all_of(guard, fails))], conditions
