"""Quadratic equations with letters as coefficients."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import content, expanded, generators, square_root
from qstar_cli.rules.conditions import is_nonzero_formula, is_zero_formula, under
from qstar_cli.rules.literal_equations import reduced
from qstar_cli.rules.power_equations import nonnegative_or_not
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import collected, presented, sides, times
from qstar_cli.rules.surds import extracted
from qstar_cli.terms.build import (
    FALSE,
    TRUE,
    add,
    any_of,
    cases,
    equal,
    integer,
    multiply,
    negative,
    power,
    root,
    subtract,
)
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_rational, coefficients_in, degree_in, scaled, summands

Coefficients = tuple[Term, Term, Term]


def coefficients(t: Term, scope: Scope) -> Coefficients | None:
    """(a, b, c) of a collected `a*x^2 + b*x + c = 0` with letters in a coefficient; None for other equations."""
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not view.is_plain() or not scope.is_real:
        return None
    found = coefficients_in(t.args[0], view.unknown)
    if found is None or max(found) != 2 or 1 not in found:
        return None
    a, b, c = (collected(found.get(n, ())) for n in (2, 1, 0))
    letters = {g for part in (a, b, c) for g in generators(part)}
    return (a, b, c) if letters and all(g.head in ("Symbol", "Constant") for g in letters) else None


@rule(
    "split-leading-coefficient",
    title="Look at the leading coefficient",
    say="The equation is quadratic only if {coefficient} is not zero; otherwise the term with {square} drops out.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=6,
    cost=1.5,
    examples={"a*x^2 + x - 1 = 0 for x": "a*x^2 + x - 1 = 0 if a != 0; x - 1 = 0 if a = 0"},
    refuses=("x^2 + a*x + b = 0 for x", "2x^2 + x = 0", "a*x^2 + b = 0 for x", "a*x + b = 0 for x"),
)
def split_leading_coefficient(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*x^2 + b*x + c = 0` where a may be zero."""
    found = coefficients(t, scope)
    if found is None:
        return
    x = scope.unknowns[0]
    zero, nonzero = (formula(found[0], scope.assumptions) for formula in (is_zero_formula, is_nonzero_formula))
    if zero is None or nonzero is None or nonzero in (TRUE, FALSE):
        return
    rest = add(*(s for s in summands(t.args[0]) if (degree_in(s, x) or (0,))[0] != 2))
    after = cases((t, nonzero), (equal(under(rest, zero), ZERO), zero))
    yield Redex(lambda: Rewrite(after), {"coefficient": found[0], "square": power(x, 2)})


@rule(
    "quadratic-formula-with-letters",
    title="Use the quadratic formula",
    say="With a = {a}, b = {b}, c = {c} the discriminant D = b^2 - 4ac is {discriminant}; "
    "if it is not negative, the solutions are (-b ± sqrt(D))/(2a).",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=6,
    cost=8,
    method="formula",
    examples={
        "x^2 + b*x + 1 = 0 for x": "x = (-b + sqrt(b^2 - 4))/2 or x = (-b - sqrt(b^2 - 4))/2 if b^2 - 4 >= 0; "
        "no solution if b^2 - 4 < 0",
        "x^2 + 2a*x - 3a^2 = 0 for x": "x = a or x = -3a",
        "x^2 + pi*x + 1 = 0": "x = (-pi + sqrt(-4 + pi^2))/2 or x = (-pi - sqrt(-4 + pi^2))/2",
        "x^2 + e*x + 9 = 0": "no solution",
    },
    refuses=("x^2 + x - 1 = 0", "a*x^2 + x - 1 = 0 for x", "x^2 + b = 0 for x", "x^2 + b*x = 1 for x"),
)
def quadratic_formula_with_letters(t: Term, scope: Scope) -> Iterator[Redex]:
    """The formula for coefficients with letters, the leading one certainly not zero; the sign of D decides."""
    found = coefficients(t, scope)
    if found is None or is_nonzero_formula(found[0], scope.assumptions) != TRUE:
        return
    a, b, c = found
    discriminant = expanded(subtract(power(b, 2), multiply(integer(4), a, c)))
    if discriminant is None or discriminant == ZERO:
        return
    discriminant = presented(discriminant)
    values: dict[str, Term | str] = {"a": a, "b": b, "c": c, "discriminant": discriminant}
    yield Redex(lambda: _solutions(found, discriminant, scope), values)


def _solutions(found: Coefficients, discriminant: Term, scope: Scope) -> Rewrite | None:
    a, b, _ = found
    x, exact = scope.unknowns[0], square_root(discriminant)
    if exact is not None:
        values = [reduced(add(negative(b), part), multiply(integer(2), a)) for part in (exact, negative(exact))]
        known = [equal(x, v) for v in values if v is not None]
        return Rewrite(any_of(*known), relation=Relation.SAME_SOLUTIONS) if len(known) == 2 else None
    alternatives = any_of(*(equal(x, v) for v in _values(a, b, discriminant)))
    sign = None if symbols(discriminant) else sign_of_difference(discriminant, ZERO)
    if sign is not None:
        return Rewrite(alternatives if sign > 0 else FALSE, relation=Relation.SAME_SOLUTIONS)
    split = nonnegative_or_not(discriminant, scope)
    if split is None or as_rational(discriminant) is not None:
        return None
    return Rewrite(cases((alternatives, split[0]), (FALSE, split[1])))


def _values(a: Term, b: Term, discriminant: Term) -> list[Term]:
    """`(-b ± sqrt(D))/(2a)` with square numbers taken out of the root and common numbers divided out."""
    outside = extracted(content(discriminant).numerator, 2)[0]
    above, below = expanded(negative(b)) or negative(b), expanded(multiply(integer(2), a)) or a
    common = gcd(outside, *(c.numerator if (c := content(t)).denominator == 1 else 1 for t in (above, below)))
    divided = [times(Fraction(1, common), summands(t)) for t in (above, below)]
    radicand = times(Fraction(1, outside**2), summands(discriminant))
    size = scaled(Fraction(outside, common), root(radicand, 2))
    return [quotient_of(add(divided[0], part), divided[1]) for part in (size, negative(size))]
