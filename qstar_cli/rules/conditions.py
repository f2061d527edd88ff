"""Conditions in their simplest form: when a polynomial is zero, when it is not. No rule is declared here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qstar_cli.rules.algebra import divide_exact, factor_list
from qstar_cli.rules.domain import domain
from qstar_cli.rules.rule import Scope
from qstar_cli.terms.build import (
    FALSE,
    RELATIONS,
    TRUE,
    add,
    all_of,
    any_of,
    equal,
    multiply,
    negative,
    number,
    power,
    subtract,
    unequal,
)
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, is_nonzero
from qstar_cli.terms.order import is_similar, sort_key
from qstar_cli.terms.term import Term, contains, substitute, symbols, term
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    coefficient_and_rest,
    degree_in,
    rational_coefficients,
    scaled,
    summands,
)


def zero_factors(t: Term, assumptions: Sequence[Term] = ()) -> tuple[Term, ...] | None:
    """The irreducible factors of a numerator that can be zero, each once; None for 0 and for terms too large.

    A root or absolute value among them is zero where its inside is, a logarithm where its argument is 1, so the
    factors of these stand for it; a power with a letter in its exponent is positive.
    """
    found = factor_list(t)
    if found is None or found[0] == 0:
        return None
    factors: list[Term] = []
    for factor, _ in found[1]:
        inside = _inside(factor)
        inner = zero_factors(inside, assumptions) if inside is not None else (factor,)
        factors += inner if inner is not None else (factor,)
    return tuple(dict.fromkeys(f for f in factors if not never_zero(f, assumptions)))


def _inside(factor: Term) -> Term | None:
    """A term that is zero where the factor is zero, and simpler; None where there is none."""
    if factor.head in ("Root", "Abs"):
        return as_ratio(factor.args[0])[0]
    if factor.head in ("Ln", "Log"):
        return as_ratio(subtract(factor.args[0], number(1)))[0]
    if factor.head == "Div":
        return as_ratio(factor)[0]
    if factor.head == "Pow":
        exponent = as_rational(factor.args[1])
        return as_ratio(factor.args[0])[0] if exponent is not None and exponent > 0 else number(1)
    return None


def never_zero(t: Term, assumptions: Sequence[Term] = ()) -> bool:
    """Whether the real term is certainly nonzero: by its sign, or as a quadratic with a negative discriminant."""
    if is_nonzero(t, assumptions) or _is_excluded(t, assumptions):
        return True
    letters = symbols(t)
    if len(letters) != 1:
        return not letters and sign_of_difference(t, number(0)) is not None
    p = rational_coefficients(t, letters[0])
    return p is not None and max(p, default=0) == 2 and p.get(1, Fraction(0)) ** 2 < 4 * p[2] * p.get(0, Fraction(0))


def _is_excluded(t: Term, assumptions: Sequence[Term]) -> bool:
    """Whether some assumption `p != q` or `p > q` says that t is not zero: then t divides p - q."""
    differences = (subtract(*a.args) for a in assumptions if a.head in ("Unequal", "Greater", "Less"))
    return any(divide_exact(d, t) is not None for d in differences)


def surely_nonzero(t: Term, scope: Scope) -> bool:
    """Whether a term is certainly nonzero for all values of its letters, which are complex over the complex numbers."""
    return bool(is_nonzero(t, scope.assumptions)) and (scope.is_real or not symbols(t))


def is_linear_throughout(factors: Iterable[Term]) -> bool:
    """Whether every polynomial has degree 1, so that its zeros are the same over the real and the complex numbers."""
    return all(sum(degrees_of(s)) <= 1 for f in factors for s in summands(f))


def degrees_of(t: Term) -> list[int]:
    """The exponents of the letters of a monomial; a term that is none counts as degree 2."""
    found = [degree_in(t, x) for x in symbols(t)]
    return [2 if part is None else part[0] for part in found]


def as_ratio(t: Term) -> tuple[Term, Term]:
    """A rational expression as one numerator over one denominator, nothing multiplied out."""
    if t.head == "Neg":
        above, below = as_ratio(t.args[0])
        return negative(above), below
    if t.head == "Div":
        (p, q), (r, s) = map(as_ratio, t.args)
        return multiply(p, s), multiply(q, r)
    if t.head in ("Sum", "Product"):
        above, below = as_ratio(t.args[0])
        for part in t.args[1:]:
            p, q = as_ratio(part)
            above = multiply(above, p) if t.head == "Product" else add(multiply(above, q), multiply(p, below))
            below = multiply(below, q)
        return above, below
    if t.head == "Pow" and (n := as_integer(t.args[1])) is not None and n > 0:
        above, below = as_ratio(t.args[0])
        return power(above, n), power(below, n)
    return t, number(1)


def solved_zero(factor: Term, unknown: Term | None = None) -> tuple[Term, Term]:
    """(s, v): an irreducible polynomial is zero exactly when `s = v`, s a letter if one stands alone in it, else v = 0.

    The unknown is preferred, then the first letter with coefficient 1 or -1, then any with a number as coefficient.
    """
    letters = symbols(factor)
    candidates = sorted(letters, key=lambda s: (s != unknown, abs(_slope(factor, s)) != 1, str(s.value)))
    for letter in candidates:
        slope = _slope(factor, letter)
        if slope:
            rest = (s for s in summands(factor) if not contains(s, letter))
            value = (scaled(-q / slope, r) for q, r in map(coefficient_and_rest, rest))
            return letter, add(*value)
    return factor, ZERO


def _slope(t: Term, letter: Term) -> Fraction:
    """The numeric coefficient of a letter that occurs in one summand only, to the first power; else 0."""
    holders = [s for s in summands(t) if contains(s, letter)]
    if len(holders) != 1:
        return Fraction(0)
    part = degree_in(holders[0], letter)
    if part is None or part[0] != 1:
        return Fraction(0)
    coefficient, rest = coefficient_and_rest(part[1])
    return coefficient if rest == number(1) else Fraction(0)


def nonzero_conditions(
    t: Term, assumptions: Sequence[Term] = (), unknown: Term | None = None
) -> tuple[Term, ...] | None:
    """Relations that together say `t != 0`, none of them decided; None when t is 0 or no polynomial."""
    known = [a for a in assumptions if unknown is None or not contains(a, unknown)]
    factors = zero_factors(t, known)
    if factors is None:
        return None
    return tuple(unequal(*solved_zero(f, unknown)) for f in factors)


def is_zero_formula(t: Term, assumptions: Sequence[Term] = ()) -> Term | None:
    """The formula that says `t = 0` in its simplest form; None when t is no polynomial."""
    factors = zero_factors(t, assumptions)
    if factors is None:
        found = factor_list(t)
        return TRUE if found is not None else None
    return any_of(*(equal(*solved_zero(f)) for f in factors))


def is_nonzero_formula(t: Term, assumptions: Sequence[Term] = ()) -> Term | None:
    """The formula that says `t != 0` in its simplest form; None when t is no polynomial."""
    conditions = nonzero_conditions(t, assumptions)
    if conditions is None:
        found = factor_list(t)
        return FALSE if found is not None else None
    return all_of(*conditions)


def zero_or_not(t: Term, assumptions: Sequence[Term] = ()) -> tuple[Term, Term, tuple[Term, ...]] | None:
    """(formula for `t = 0`, formula for `t != 0`, conditions under which one of them holds); None when not known."""
    numerator = as_ratio(t)[0]
    holds, fails = is_zero_formula(numerator, assumptions), is_nonzero_formula(numerator, assumptions)
    found = domain(term("Tuple", *(a for r in relations_in(holds) for a in r.args))) if holds is not None else None
    if holds is None or fails is None or found is None or any(c.head not in RELATIONS for c in found):
        return None
    return holds, fails, tuple(c for c in sorted(found, key=sort_key) if not is_assumed(c, assumptions))


def relations_in(formula: Term) -> tuple[Term, ...]:
    """The relations of which a formula is made."""
    if formula.head in ("And", "Or"):
        return tuple(r for a in formula.args for r in relations_in(a))
    return (formula,) if formula.head in RELATIONS else ()


def under(t: Term, condition: Term) -> Term:
    """`t` where the condition `letter = value` holds: the letter replaced; unchanged for other conditions."""
    if condition.head == "Equal" and condition.args[0].head == "Symbol":
        return substitute(t, condition.args[0], condition.args[1])
    return t


def negation(condition: Term) -> Term | None:
    """The condition that excludes this one and leaves nothing out."""
    if condition.head in ("Equal", "Unequal"):
        return (unequal if condition.head == "Equal" else equal)(*condition.args)
    if condition.head in ("And", "Or"):
        parts = [negation(c) for c in condition.args]
        known = [p for p in parts if p is not None]
        return (any_of if condition.head == "And" else all_of)(*known) if len(known) == len(parts) else None
    return {"True": FALSE, "False": TRUE}.get(condition.head)


def is_assumed(condition: Term, assumptions: Sequence[Term]) -> bool:
    """Whether the condition is among the assumptions (`!=` read in both directions)."""
    return any(is_similar(condition, a) for a in assumptions)
