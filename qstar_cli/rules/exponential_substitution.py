"""Equations that are polynomials in one power or one logarithm, taken as the unknown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.generator_polynomials import (
    GeneratorPolynomial,
    in_a_logarithm,
    in_a_power,
    polynomial_roots,
    solving,
)
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, opposites, sides
from qstar_cli.rules.workings import law
from qstar_cli.terms.build import FALSE, any_of, equal, number
from qstar_cli.terms.term import Term, has_head

IN_ONE_POWER = law("write-in-one-power", "Write with one power", "b^(k*x) = (b^x)^k, b^(x + c) = b^c*b^x", "algebra")


def polynomial_in_generator(t: Term, scope: Scope) -> GeneratorPolynomial | None:
    """The view of an equation as a polynomial in one power or logarithm."""
    view = sides(t, scope)
    if view is None or not scope.is_real or not has_head(t, "Pow", "Ln", "Log"):
        return None
    terms = (*view.left, *opposites(view.right))
    return in_a_power(terms, view.unknown) or in_a_logarithm(terms, view.unknown)


@rule(
    "isolate-power-or-logarithm",
    title="Isolate the power or logarithm",
    say="Leave {part} alone on one side.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "2^x - 8 = 0": "2^x = 8",
        "3*2^x = 24": "2^x = 8",
        "2^(x + 1) + 2^x = 24": "2^x = 8",
        "2ln(x) - 4 = 0": "ln(x) = 2",
    },
    refuses=("2^x = 8", "ln(x) = 2", "4^x - 2^x = 2", "2^x = 3^x + 1", "x^2 - 4 = 0"),
)
def isolate_power_or_logarithm(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*u + d = 0` in a power or logarithm u becomes `u = -d/c`."""
    p = polynomial_in_generator(t, scope)
    if p is None or p.degree != 1:
        return
    after = equal(p.generator, number(-p.coefficients.get(0, Fraction(0)) / p.coefficients[1]))
    if after != t and after.args != t.args[::-1]:
        yield Redex(lambda: Rewrite(after), {"part": p.generator})


@rule(
    "solve-for-power-or-logarithm",
    title="Solve for the power or logarithm",
    say="This is a polynomial equation in {part}: solve it for {part}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=2.5,
    method="substitution",
    examples={
        "e^(2x) - 3e^x + 2 = 0": "e^x = 2 or e^x = 1",
        "4^x - 2^x = 2": "2^x = 2 or 2^x = -1",
        "2^x + 2^(-x) = 5/2": "2^x = 2 or 2^x = 1/2",
        "9^x + 3^x + 1 = 0": "no solution",
        "ln(x)^2 - ln(x) - 2 = 0": "ln(x) = 2 or ln(x) = -1",
        "e^(2x) - 3e^x + 1 = 0": "e^x = (3 + sqrt(5))/2 or e^x = (3 - sqrt(5))/2",
    },
    refuses=("2^x = 8", "2^x - 8 = 0", "2^x + 3^x = 5", "x^2 - 3x + 2 = 0", "ln(x)^2 + x = 1", "8^x + 2^x = 1"),
)
def solve_for_power_or_logarithm(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial of degree 2 or more in one power `b^(k*x)` or one logarithm, with roots in square roots."""
    p = polynomial_in_generator(t, scope)
    roots = polynomial_roots(p.coefficients) if p is not None and p.degree > 1 else None
    if p is None or roots is None:
        return
    after = any_of(*(equal(p.generator, value) for value in roots)) if roots else FALSE
    yield Redex(lambda: Rewrite(after, substeps=solving(p, t, after, IN_ONE_POWER)), {"part": p.generator})
