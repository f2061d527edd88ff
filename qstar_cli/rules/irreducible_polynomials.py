"""Polynomial equations that no factoring and no root sign solves: their real roots are counted and named."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from qstar_cli.rules.algebra import factor_list
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.terms.build import FALSE, any_of, equal
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.polynomial_roots import (
    MAX_DEGREE,
    Polynomial,
    bounds,
    count_roots,
    dense,
    polynomial_root,
)
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import rational_coefficients


def irreducible(t: Term, scope: Scope) -> tuple[Term, Term, Polynomial] | None:
    """(x, p, coefficients) of an equation `p = 0` over the reals, p irreducible over Q of degree 3 or more.

    p has coprime integer coefficients. Not of one that roots solve: `p = q(x^k)`, k > 1, q of degree 1 or 2.
    """
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not view.is_plain() or not scope.is_real:
        return None
    found = rational_coefficients(t.args[0], view.unknown)
    if found is None or not 3 <= max(found, default=0) <= MAX_DEGREE or max(found) // gcd(*found) < 3:
        return None
    factors = factor_list(t.args[0])
    if factors is None or sum(n for _, n in factors[1]) != 1:
        return None
    polynomial = factors[1][0][0]
    return view.unknown, polynomial, dense(rational_coefficients(polynomial, view.unknown) or found)


@rule(
    "name-the-roots",
    title="Name the real roots",
    say="{polynomial} cannot be factored over the rational numbers. By Sturm's theorem it has {count}: {places}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=9,
    cost=8,
    examples={
        "x^5 - x - 1 = 0": "x = root 1 of x^5 - x - 1",
        "x^3 - 3x + 1 = 0": "x = root 1 of x^3 - 3x + 1 or x = root 2 of x^3 - 3x + 1 or x = root 3 of x^3 - 3x + 1",
    },
    refuses=(
        "x^4 + x + 1 = 0",
        "x^3 - 2 = 0",
        "x^4 - 10x^2 + 1 = 0",
        "x^3 - x = 0",
        "x^3 + x + 1 = 2",
        "x^5 - x - 1 = 0 over the complex numbers",
        "x^5 - a*x - 1 = 0 for x",
    ),
)
def name_the_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p = 0` with an irreducible p becomes `x = root 1 of p or ...`, the real roots from left to right."""
    found = irreducible(t, scope)
    if found is None:
        return
    x, polynomial, p = found
    count = count_roots(p)
    if count:
        after = any_of(*(equal(x, polynomial_root(k + 1, polynomial, x)) for k in range(count)))
        places = ", ".join(f"root {k + 1} between {' and '.join(bounds(p, k + 1))}" for k in range(count))
        words = "exactly one real root" if count == 1 else f"exactly {count} real roots"
        values: dict[str, Term | str] = {"polynomial": polynomial, "count": words, "places": places}
        yield Redex(lambda: Rewrite(after), values)


@rule(
    "no-real-root",
    title="There is no real root",
    say="By Sturm's theorem {polynomial} has no real root: it never becomes 0.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=8,
    cost=4,
    examples={"x^4 + x + 1 = 0": "no solution"},
    refuses=("x^5 - x - 1 = 0", "x^4 + x + 1 = 0 over the complex numbers", "x^4 + x + 1 = y for x"),
)
def no_real_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p = 0` with an irreducible p that Sturm's theorem shows to have no real root."""
    found = irreducible(t, scope)
    if found is not None and count_roots(found[2]) == 0:
        yield Redex(lambda: Rewrite(FALSE), {"polynomial": found[1]})
