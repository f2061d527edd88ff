"""Equations with letters as coefficients: collect the unknown, divide by its coefficient, treat the case of zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import common_factor, divide_exact, expanded, generators
from qstar_cli.rules.conditions import is_linear_throughout, is_nonzero_formula, is_zero_formula, never_zero, under
from qstar_cli.rules.domain import nonzero
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import ONE, SAME, collected, presented, sides
from qstar_cli.terms.build import FALSE, TRUE, all_of, cases, equal, multiply, negative
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import as_rational, degree_in, quotient, summands


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


@dataclass(frozen=True, slots=True)
class Division:
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
            if not all(map(_is_letter, generators(product))):
                return None
            return Division(
                product if parts.sign > 0 else negative(product), multiply(*parts.below), multiply(*g), collected(there)
            )
    return None


def _is_letter(t: Term) -> bool:
    """Whether a generator of a coefficient is defined everywhere: a letter, a constant or a root of a number."""
    return t.head in ("Symbol", "Constant") or (t.head == "Root" and as_rational(t.args[0]) is not None)


def reduced(above: Term, below: Term) -> Term | None:
    """The fraction of two polynomials in lowest terms, with as few minus signs as possible; None for other terms."""
    parts = _lowest_terms(above, below)
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


def _new_conditions(below: Term, scope: Scope) -> tuple[Term, ...]:
    return tuple(sorted(nonzero(below) - set(scope.conditions), key=sort_key))


def _is_total(t: Term, x: Term) -> bool:
    return all(g == x or not contains(g, x) for g in generators(t))


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
        return Rewrite(equal(parts.g, value), conditions=_new_conditions(parts.below, scope))

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
    },
    refuses=("2x = b", "pi*x = b", "a*x + b = c", "a*sqrt(x) = b"),
)
def divide_by_letter(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*g = d` with a coefficient c that may be zero becomes a case distinction."""
    parts = division(t, scope)
    if parts is None or not _is_total(parts.g, scope.unknowns[0]) or not _is_decided(parts, scope):
        return
    zero, other = is_zero_formula(parts.above, scope.assumptions), is_nonzero_formula(parts.above, scope.assumptions)
    if zero is None or other is None or other in (TRUE, FALSE):
        return

    def apply() -> Rewrite | None:
        value = reduced(multiply(parts.d, parts.below), parts.above)
        rest = _other_cases(zero, parts.d, scope)
        if value is None or rest is None:
            return None
        return Rewrite(cases((equal(parts.g, value), other), *rest), conditions=_new_conditions(parts.below, scope))

    yield Redex(apply, {"coefficient": quotient_of(parts.above, parts.below)})


def _other_cases(zero: Term, d: Term, scope: Scope) -> list[tuple[Term, Term]] | None:
    """The cases of `0 = d` where the coefficient is zero, decided ones dropped."""
    value = expanded(under(d, zero))
    if value is None:
        return None
    if value == ZERO:
        return [(TRUE, zero)]
    if never_zero(value, scope.assumptions):
        return [(FALSE, zero)]
    holds, fails = is_zero_formula(value, scope.assumptions), is_nonzero_formula(value, scope.assumptions)
    if holds is None or fails is None:
        return None
    if fails == TRUE:
        return [(FALSE, zero)]
    return [(TRUE, all_of(zero, holds)), (FALSE, all_of(zero, fails))]
