"""Equations `p^n = c`: roots of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded, factor_list, generators
from qstar_cli.rules.domain import nonnegative
from qstar_cli.rules.equation_workings import BOTH_ROOTS, SIMPLIFY_ROOT
from qstar_cli.rules.equations import is_defined_by_relations, standing_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, collected, sides, times, ugliness
from qstar_cli.rules.surds import root_of_sum, root_term
from qstar_cli.rules.working import working
from qstar_cli.terms.build import FALSE, I, any_of, cases, equal, integer, multiply, negative, root
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, signs
from qstar_cli.terms.intervals import COMPLEMENT
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import Quotient, as_integer, as_rational, opposite, quotient, summands


class PowerEquation(NamedTuple):
    """`base^n = value` with n >= 2, the unknown only in the base."""

    base: Term
    n: int
    value: Term


def power_equation(t: Term, scope: Scope) -> PowerEquation | None:
    view = sides(t, scope)
    if view is None:
        return None
    for here, there in ((view.left, view.right), (view.right, view.left)):
        if len(here) == 1 and here[0].head == "Pow" and not any(contains(s, view.unknown) for s in there):
            base, n = here[0].args[0], as_integer(here[0].args[1])
            if n is not None and n > 1 and contains(base, view.unknown):
                return PowerEquation(base, n, collected(there))
    return None


def _numeric(t: Term, scope: Scope) -> tuple[PowerEquation, Fraction] | None:
    found = power_equation(t, scope)
    value = as_rational(found.value) if found else None
    return None if found is None or value is None else (found, value)


def _sign(t: Term, scope: Scope) -> int | None:
    """1 for a positive value, -1 for a negative one, None when it is 0 or that is not known."""
    possible = signs(t, scope.assumptions)
    if possible in ({1}, {-1}):
        return next(iter(possible))
    return sign_of_difference(t, ZERO)


@rule(
    "take-square-roots",
    title="Take square roots of both sides",
    say="If a square is {value}, its base is the square root of {value} or the opposite of it.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    method="square-roots completing-the-square substitution",
    examples={
        "x^2 = 9": "x = 3 or x = -3",
        "(x - 2)^2 = 9": "x - 2 = 3 or x - 2 = -3",
        "x^2 = 8": "x = 2sqrt(2) or x = -2sqrt(2)",
        "4 = x^4": "x = sqrt(2) or x = -sqrt(2)",
        "x^2 = 3 - sqrt(2)": "x = sqrt(3 - sqrt(2)) or x = -sqrt(3 - sqrt(2))",
    },
    refuses=("x^2 = -9", "x^2 = 0", "x^3 = 8", "x^2 = x", "2x^2 = 8", "x^2 + 1 = 2"),
)
def take_square_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n = c` with even n and c > 0 becomes `p = root(c, n) or p = -root(c, n)` (over the reals, or n = 2)."""
    p = power_equation(t, scope)
    if p is None or p.n % 2 or symbols(p.value) or _sign(p.value, scope) != 1 or not (scope.is_real or p.n == 2):
        return
    value = as_rational(p.value)
    positive = _root_of(p.value, p.n) if value is None else root_term(value, p.n)

    after = _plus_minus(p.base, positive)

    def apply() -> Rewrite:
        unevaluated = root(p.value, p.n)
        written = _plus_minus(p.base, unevaluated)
        if unevaluated == positive:
            return Rewrite(after)
        return Rewrite(
            after, substeps=working((written, BOTH_ROOTS.name, SAME), (after, SIMPLIFY_ROOT.name, SAME), start=t)
        )

    yield Redex(apply, {"value": p.value}, cost=ugliness(t, after))


def _root_of(t: Term, n: int) -> Term:
    inside = t.args[0] if t.head == "Div" and as_rational(t.args[1]) else t
    if n > 3 or inside.head != "Sum" or symbols(t):
        return root(t, n)
    factor = Fraction(1) if inside is t else 1 / (as_rational(t.args[1]) or Fraction(1))
    return root_of_sum(times(factor, summands(inside)), n)


def _plus_minus(base: Term, value: Term) -> Term:
    return any_of(equal(base, value), equal(base, negative(value)))


@rule(
    "take-odd-root",
    title="Take the root of both sides",
    say="Every real number has exactly one real root of odd order: take the root of order {order} of both sides.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "x^3 = 8": "x = 2",
        "(2x + 1)^3 = -1": "2x + 1 = -1",
        "x^3 = 3": "x = cbrt(3)",
        "x^5 = a": "x = root(a, 5)",
    },
    refuses=("x^2 = 9", "x^3 = 0", "x^3 = x", "2x^3 = 16", "x^3 = 8 over the complex numbers"),
)
def take_odd_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n = c` with odd n becomes `p = root(c, n)` over the reals."""
    p = power_equation(t, scope)
    if p is None or p.n % 2 == 0 or p.value == ZERO or not scope.is_real:
        return
    value = as_rational(p.value)
    after = equal(p.base, _root_of(p.value, p.n) if value is None else root_term(value, p.n))
    yield Redex(lambda: Rewrite(after), {"order": integer(p.n)}, cost=ugliness(t, after))


@rule(
    "even-power-is-not-negative",
    title="An even power is never negative",
    say="An even power of a real number is at least 0, so it never equals {value}: there is no real solution.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=0,
    eager=True,
    examples={"x^2 = 1 - sqrt(2)": "no solution", "(3x + 2)^2 = -1": "no solution", "-1/2 = x^4": "no solution"},
    refuses=("x^2 = 9", "x^2 = 0", "x^3 = -8", "x^2 = a", "x^2 = -1 over the complex numbers"),
)
def even_power_is_not_negative(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n = c` with even n and c < 0 has no real solution."""
    p = power_equation(t, scope)
    if p is not None and p.n % 2 == 0 and scope.is_real and _sign(p.value, scope) == -1:
        yield Redex(lambda: Rewrite(FALSE), {"value": p.value})


@rule(
    "take-complex-square-roots",
    title="Take square roots of both sides",
    say="The square roots of the negative number {value} are the square roots of its opposite times i and -i.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    method="square-roots completing-the-square substitution",
    examples={"x^2 = -4 over the complex numbers": "x = 2i or x = -2i"},
    refuses=("x^2 = -4", "x^2 = 4 over the complex numbers", "x^4 = -4 over the complex numbers"),
)
def take_complex_square_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^2 = c` with c < 0 over the complex numbers."""
    found = _numeric(t, scope)
    if found is None or found[0].n != 2 or found[1] >= 0 or scope.is_real:
        return
    size = root_term(-found[1], 2)
    imaginary = I if size == integer(1) else multiply(size, I)
    after = _plus_minus(found[0].base, imaginary)
    yield Redex(lambda: Rewrite(after), {"value": found[0].value})


@rule(
    "equal-squares",
    title="Take square roots of both sides",
    say="Two squares are equal exactly when their bases are equal or opposite; the other side is the square of {base}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    method="square-roots completing-the-square substitution",
    examples={
        "x^2 = y^2": "x = y or x = -y",
        "(x - 1)^2 = 4a^2": "x - 1 = 2a or x - 1 = -2a",
        "x^2 = 10y^2": "x = sqrt(10)*y or x = -sqrt(10)*y",
    },
    refuses=("x^2 = y", "x^2 = 9", "x^3 = y^3", "x^2 = -y^2"),
)
def equal_squares(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^2 = q^2` for a polynomial q in other letters becomes `p = q or p = -q`."""
    p = power_equation(t, scope)
    if p is None or p.n != 2 or not symbols(p.value) or any(g.head != "Symbol" for g in generators(p.value)):
        return
    base = _times_square(p.value)
    if base is not None:
        yield Redex(lambda: Rewrite(any_of(equal(p.base, base), equal(p.base, opposite(base)))), {"base": base})


def _times_square(t: Term) -> Term | None:
    """`sqrt(k)*q` for a polynomial `k*q^2` with a positive number k; None for other polynomials."""
    found = factor_list(t)
    if found is None or found[0] <= 0 or any(n % 2 for _, n in found[1]):
        return None
    square = expanded(product_of(power_of(f, n // 2) for f, n in found[1]))
    return None if square is None else product_of((root_term(found[0], 2), square))


@rule(
    "take-square-roots-by-sign",
    title="Take roots where that is possible",
    say="A power of even order equals {value} only if that is not negative.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=3,
    cost=1.5,
    method="square-roots completing-the-square substitution",
    examples={
        "x^2 = a": "x = sqrt(a) or x = -sqrt(a) if a >= 0; no solution if a < 0",
        "x^2 = a where x != 0": "x = sqrt(a) or x = -sqrt(a) if a > 0; no solution if a <= 0",
        "x^2 = 1 + 1/a for x": "x = sqrt(1 + 1/a) or x = -sqrt(1 + 1/a) if 1 + 1/a >= 0; no solution if 1 + 1/a < 0 "
        "where a != 0",
        "x^2 = a^2 + 1": "x = sqrt(a^2 + 1) or x = -sqrt(a^2 + 1)",
        "x^4 = a for x": "x = root(a, 4) or x = -root(a, 4) if a >= 0; no solution if a < 0",
        "r^2 = A/pi for r": "r = sqrt(A/pi) or r = -sqrt(A/pi) if A >= 0; no solution if A < 0",
        "(x + 1)^2 = 1 - b for x": "x + 1 = sqrt(1 - b) or x + 1 = -sqrt(1 - b) if b <= 1; no solution if b > 1",
    },
    refuses=("x^2 = 9", "x^2 = y^2", "x^3 = a", "x^2 = -a^2 - 1", "x^2 = 2a^2"),
)
def take_square_roots_by_sign(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n = c` with even n, letters in c and a sign that is not known is a case distinction over the reals."""
    p = power_equation(t, scope)
    if p is None or p.n % 2 or not scope.is_real or not symbols(p.value) or (p.n == 2 and _is_letter_square(p.value)):
        return
    possible = signs(p.value, scope.assumptions)
    roots = _plus_minus(p.base, root(p.value, p.n))
    if possible <= {0, 1}:
        yield Redex(lambda: Rewrite(roots, relation=SAME), {"value": p.value})
        return
    relations = nonnegative_or_not(p.value, scope)
    if 1 not in possible or relations is None or not is_defined_by_relations(p.value):
        return
    excluded = tuple(c for c in scope.conditions if c.head == "Unequal" and {*c.args} == {p.base, ZERO})
    if excluded:  # the base is not 0, so the value is not
        relations = strict(relations[0]), strict(relations[1])
    after = cases((roots, relations[0]), (FALSE, relations[1]))
    relation = SAME if excluded else None
    standing = standing_conditions(t, scope, p.value)
    rewrite = Rewrite(after, conditions=standing, discharged=excluded, relation=relation)
    yield Redex(lambda: rewrite, {"value": p.value})


def _is_letter_square(t: Term) -> bool:
    return all(g.head == "Symbol" for g in generators(t)) and _times_square(t) is not None


def nonnegative_or_not(t: Term, scope: Scope) -> tuple[Term, Term] | None:
    """`t >= 0` without positive factors, and what excludes it; None when that is no single relation."""
    view = quotient(t)
    above = tuple(f for f in view.above if signs(f, scope.assumptions) != {1})
    below = tuple(f for f in view.below if signs(f, scope.assumptions) != {1})
    relations = tuple(nonnegative(Quotient(view.sign, above, below).term()))
    if len(relations) != 1 or relations[0].head not in COMPLEMENT:
        return None
    return relations[0], term(COMPLEMENT[relations[0].head], *relations[0].args)


_STRICT = {"GreaterEqual": "Greater", "LessEqual": "Less", "Less": "LessEqual", "Greater": "GreaterEqual"}


def strict(relation: Term) -> Term:
    """Of a pair `t >= 0`, `t < 0` that exclude one another, the relation of the pair `t > 0`, `t <= 0`."""
    return term(_STRICT[relation.head], *relation.args)
