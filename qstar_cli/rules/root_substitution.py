"""Equations that are polynomials in one root of the unknown: `x^(2/3) - x^(1/3) - 2 = 0` in `root(x, 3)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from qstar_cli.rules.generator_polynomials import MAX_DEGREE, GeneratorPolynomial, polynomial_roots, solving
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, opposites, sides
from qstar_cli.rules.workings import law
from qstar_cli.terms.build import FALSE, any_of, equal, root
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import as_integer, as_rational, quotient

IN_ONE_ROOT = law("write-in-one-root", "Write with one root", "p^(k/n) = root(p, n)^k", "algebra")


MAX_ORDER = 1000


class RootPower(NamedTuple):
    """A summand `coefficient * base^exponent`; the base is None for a number."""

    coefficient: Fraction
    base: Term | None
    exponent: Fraction


def root_power(t: Term, x: Term) -> RootPower | None:
    """The view of a summand with the unknown only in powers and roots of one base; None for others."""
    view = quotient(t)
    found = RootPower(Fraction(view.sign), None, Fraction(0))
    for factors, side in ((view.above, 1), (view.below, -1)):
        for f in factors:
            value = as_rational(f)
            part = (None, Fraction(0)) if value is not None else _base_and_exponent(f)
            if part[0] is not None and (not contains(part[0], x) or found.base not in (None, part[0])):
                return None
            scale = Fraction(1) if value is None else value if side > 0 else 1 / value if value else None
            if scale is None:
                return None
            found = RootPower(found.coefficient * scale, part[0] or found.base, found.exponent + side * part[1])
    return found


def _base_and_exponent(f: Term) -> tuple[Term, Fraction]:
    """`root(p, n)^k` and `p^(k/n)` as (p, k/n)."""
    if f.head == "Root" and (index := as_integer(f.args[1])):
        base, exponent = _base_and_exponent(f.args[0])
        return base, exponent / index
    power = as_rational(f.args[1]) if f.head == "Pow" else None
    if power is None:
        return f, Fraction(1)
    base, exponent = _base_and_exponent(f.args[0])
    return base, exponent * power


def in_a_root(terms: Iterable[Term], x: Term) -> GeneratorPolynomial | None:
    """The sum of the terms as a polynomial of degree 2 or more in one root that contains x."""
    found = [root_power(t, x) for t in terms if t != ZERO]
    parts = [p for p in found if p is not None]
    bases = {p.base for p in parts if p.base is not None}
    index = lcm(*(p.exponent.denominator for p in parts))
    if len(parts) < len(found) or len(bases) != 1 or index == 1 or any(p.exponent < 0 for p in parts):
        return None
    totals: dict[int, Fraction] = {}
    for p in parts:
        k = int(p.exponent * index)
        totals[k] = totals.get(k, Fraction(0)) + p.coefficient
    kept = {k: c for k, c in totals.items() if c}
    if not kept or not 2 <= max(kept) <= MAX_DEGREE:
        return None
    return GeneratorPolynomial(root(bases.pop() or x, index), kept)


def _values(p: GeneratorPolynomial) -> list[Term] | None:
    """The roots, largest first; for a root of even order without factors that are positive where it is not negative."""
    coefficients = p.coefficients
    lowest = min(coefficients)
    rest = {k - lowest: c for k, c in coefficients.items()}
    is_even = as_integer(p.generator.args[1]) in range(2, MAX_ORDER, 2)
    if lowest and is_even and len({c > 0 for c in rest.values()}) == 1:
        return [ZERO]
    return polynomial_roots(coefficients)


@rule(
    "solve-for-root",
    title="Solve for the root",
    say="This is a polynomial equation in {part}: solve it for {part}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2.5,
    cost=2.5,
    method="substitution",
    examples={
        "x^(2/3) - x^(1/3) - 2 = 0": "cbrt(x) = 2 or cbrt(x) = -1",
        "x - 5sqrt(x) + 6 = 0": "sqrt(x) = 3 or sqrt(x) = 2",
        "(x - 1)^(2/3) = 4": "cbrt(x - 1) = 2 or cbrt(x - 1) = -2",
        "x^(3/5) + 1 = 0": "root(x, 5) = -1",
        "sqrt(x) + root(x, 4) + 1 = 0": "no solution",
        "x^(1/4) + x^(1/3) + sqrt(x) = 0": "root(x, 12) = 0",
    },
    refuses=(
        "sqrt(x) = 3",
        "x^2 - 5x + 6 = 0",
        "sqrt(x) + sqrt(x + 1) = 3",
        "x^(-1/2) + x = 2",
        "cbrt(x) + sin(x) = 0",
    ),
)
def solve_for_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial in one root `root(p, n)`, all other powers of p being powers of it."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return
    p = in_a_root((*view.left, *opposites(view.right)), view.unknown)
    roots = None if p is None else _values(p)
    if p is None or roots is None:
        return
    after = any_of(*(equal(p.generator, value) for value in roots)) if roots else FALSE
    yield Redex(lambda: Rewrite(after, substeps=solving(p, t, after, IN_ONE_ROOT)), {"part": p.generator})
