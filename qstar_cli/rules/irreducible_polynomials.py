"""Polynomial equations that no factoring and no root sign solves: their real roots are counted and named."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb

from qstar_cli.rules.algebra import factor_list
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.terms.build import FALSE, add, any_of, equal, number, power
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import rational_coefficients

MOST_DEGREE = 60


def irreducible(p: Term, x: Term) -> tuple[Term, tuple[Fraction, ...]] | None:
    """(q, coefficients) of a number times q, q irreducible over Q of degree 3 or more with coprime integer ones.

    Not of one whose zeros root signs express (see `shifted_power`).
    """
    found = rational_coefficients(p, x)
    if found is None or not 3 <= max(found, default=0) <= MOST_DEGREE or shifted_power(found) is not None:
        return None
    from qstar_cli.terms.polynomial_roots import dense  # rarely needed

    factors = factor_list(p)
    if factors is None or sum(n for _, n in factors[1]) != 1:
        return None
    polynomial = factors[1][0][0]
    return polynomial, dense(rational_coefficients(polynomial, x) or found)


def named_roots(p: Term, x: Term) -> tuple[Term, ...] | None:
    """The real zeros of such a polynomial from left to right; None for other terms."""
    found = irreducible(p, x)
    if found is None:
        return None
    from qstar_cli.terms.polynomial_roots import count_roots, polynomial_root

    return tuple(polynomial_root(k + 1, found[0], x) for k in range(count_roots(found[1])))


def _equation(t: Term, scope: Scope) -> tuple[Term, Term, tuple[Fraction, ...]] | None:
    """(x, p, coefficients) of an equation `p = 0` over the reals with such a polynomial."""
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not view.is_plain() or not scope.is_real:
        return None
    found = irreducible(t.args[0], view.unknown)
    return found and (view.unknown, *found)


def shifted_power(p: dict[int, Fraction]) -> tuple[Fraction, dict[int, Fraction]] | None:
    """(h, q) for p(x) = q(x + h) with q of the form a*y^n + c, or a*y^(2k) + b*y^k + c with k = 2 or 3; else None."""
    n = max(p)
    if n > MOST_DEGREE:
        return None
    h = p.get(n - 1, Fraction(0)) / (n * p[n])
    q = {k: sum((c * comb(m, k) * (-h) ** (m - k) for m, c in p.items() if m >= k), Fraction(0)) for k in range(n + 1)}
    kept = {k: c for k, c in q.items() if c}
    low, *others = sorted(kept)
    is_quadratic = len(others) == 2 and others[1] == 2 * others[0] and others[0] in (2, 3)
    return (h, kept) if low == 0 and (len(others) == 1 or is_quadratic) else None


@rule(
    "write-in-powers-of-a-sum",
    title="Write in powers of a sum",
    say="The first two terms of {polynomial} begin the power {power}: in powers of {base} it has few terms.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=7,
    cost=2.5,
    examples={
        "x^3 + 3x^2 + 3x + 3 = 0": "(x + 1)^3 + 2 = 0",
        "x^4 + 4x^3 + 2x^2 - 4x - 1 = 0": "(x + 1)^4 - 4(x + 1)^2 + 2 = 0",
    },
    refuses=("x^3 + 2 = 0", "x^3 + 3x^2 + 1 = 0", "x^2 + 2x - 1 = 0", "x^3 + 3x^2 + 3x = -3", "x^4 - 4x^2 + 2 = 0"),
)
def write_in_powers_of_a_sum(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial of degree 3 or more in x becomes one in x + h that root signs solve, for the h that fits."""
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not view.is_plain():
        return
    x = view.unknown
    found = rational_coefficients(t.args[0], x)
    shifted = shifted_power(found) if found is not None and max(found, default=0) > 2 else None
    if shifted is not None and shifted[0]:
        base = add(x, number(shifted[0]))
        parts = (summand(c, power(base, k)) if k else number(c) for k, c in sorted(shifted[1].items(), reverse=True))
        after = equal(add(*parts), ZERO)
        words = {"polynomial": t.args[0], "power": power(base, max(shifted[1])), "base": base}
        yield Redex(lambda: Rewrite(after), words)


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
    found = _equation(t, scope)
    if found is None:
        return
    from qstar_cli.terms.polynomial_roots import bounds, count_roots, polynomial_root

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
    found = _equation(t, scope)
    if found is None:
        return
    from qstar_cli.terms.polynomial_roots import count_roots

    if count_roots(found[2]) == 0:
        yield Redex(lambda: Rewrite(FALSE), {"polynomial": found[1]})
