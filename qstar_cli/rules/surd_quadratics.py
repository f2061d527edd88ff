"""Quadratic equations with roots of numbers as coefficients."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.rules.algebra import content, expanded, generators
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, collected, opposites, presented, sides, times
from qstar_cli.rules.surds import root_term, without_squared_roots
from qstar_cli.terms.build import FALSE, any_of, equal, integer, multiply, power, root, subtract
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational, coefficients_in, summands

Coefficients = tuple[Term, Term, Term]


def _coefficients(t: Term, scope: Scope) -> Coefficients | None:
    """(a, b, c) of a collected `a*x^2 + b*x + c = 0` over the reals with roots of numbers in them, else None."""
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not view.is_plain() or not scope.is_real:
        return None
    found = coefficients_in(t.args[0], view.unknown)
    if found is None or max(found) != 2 or 1 not in found:
        return None
    a, b, c = (collected(found.get(n, ())) for n in (2, 1, 0))
    letters = {g for part in (a, b, c) for g in generators(part)}
    return (a, b, c) if letters and all(map(_is_number_root, letters)) else None


def _is_number_root(t: Term) -> bool:
    return t.head == "Root" and as_rational(t.args[0]) is not None and t.args[1] == integer(2)


@rule(
    "quadratic-formula-with-roots",
    title="Use the quadratic formula",
    say="With a = {a}, b = {b}, c = {c} the discriminant D = b^2 - 4ac is {discriminant}; "
    "the solutions are (-b ± sqrt(D))/(2a), none if D is negative.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=7,
    method="formula",
    examples={
        "x^2 - 2sqrt(2)*x + 1 = 0": "x = 1 + sqrt(2) or x = -1 + sqrt(2)",
        "x^2 - 2sqrt(3)*x + 3 = 0": "x = sqrt(3)",
        "x^2 + sqrt(2)*x + 1 = 0": "no solution",
    },
    refuses=("x^2 - 2x + 1 = 0", "x^2 - sqrt(2) = 0", "x^2 + a*x + sqrt(2) = 0", "x^2 + sqrt(2)*x = 1"),
)
def quadratic_formula_with_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """The formula where a, b or c contain square roots of numbers; the sign of D is certain before it is used."""
    found = _coefficients(t, scope)
    if found is None:
        return
    a, b, c = found
    product = expanded(subtract(power(b, 2), multiply(integer(4), a, c)))
    discriminant = None if product is None else without_squared_roots(product)
    sign = None if discriminant is None else 0 if discriminant == ZERO else sign_of_difference(discriminant, ZERO)
    if discriminant is None or sign is None:
        return
    values = _values(a, b, discriminant) if sign > 0 else _values(a, b, ZERO)[:1] if sign == 0 else []
    after = any_of(*(equal(scope.unknowns[0], v) for v in values)) if values else FALSE
    yield Redex(lambda: Rewrite(after), {"a": a, "b": b, "c": c, "discriminant": discriminant})


def _values(a: Term, b: Term, discriminant: Term) -> list[Term]:
    """`(-b ± sqrt(D))/(2a)`, common numbers divided out."""
    exact = as_rational(discriminant)
    size = root(discriminant, 2) if exact is None else root_term(exact, 2)
    return [_quotient(collected((*opposites(summands(b)), part)), a) for part in (size, *opposites((size,)))]


def _quotient(above: Term, a: Term) -> Term:
    """`above/(2a)` with coprime whole contents."""
    below = times(Fraction(2), summands(a))
    p, q = content(above), content(below)
    scale = Fraction(lcm(p.denominator, q.denominator), gcd(p.numerator * q.denominator, q.numerator * p.denominator))
    scale = Fraction(scale.numerator, 1) / gcd(int(p * scale.numerator), int(q * scale.numerator))
    return quotient_of(presented(times(scale, summands(above))), times(scale, summands(below)))
