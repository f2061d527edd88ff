"""Hyperbolic functions: values, odd and even functions; the rules for identities are the trigonometric ones."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.fits import fits
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.rules.trigonometry_identities import (
    bring_side_to_other,
    find_an_angle_that_differs,
    side_with_sines_and_cosines,
    side_with_single_angles,
)
from qstar_cli.rules.trigonometry_simplification import combine_summands
from qstar_cli.terms.angles import is_hyperbolic_pole, opposite_hyperbolic
from qstar_cli.terms.build import UNDEFINED, integer
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational

__all__ = [
    "bring_side_to_other",
    "combine_summands",
    "find_an_angle_that_differs",
    "side_with_sines_and_cosines",
    "side_with_single_angles",
]
HYPERBOLIC = ("Sinh", "Cosh", "Tanh", "Coth", "Sech", "Csch")


@rule(
    "hyperbolic-value-at-zero",
    title="Use the value at 0",
    say="sinh(0) = tanh(0) = 0, cosh(0) = sech(0) = 1; the others are undefined at 0.",
    heads=(*HYPERBOLIC, "Asinh", "Atanh"),
    examples={"sinh(0)": "0", "cosh(0)": "1", "csch(0)": "undefined", "artanh(0)": "0"},
    refuses=("sinh(1)", "cosh(x)", "coth(1)"),
    eager=True,
    rank=2.2,
    level="hyperbolic functions",
)
def hyperbolic_value_at_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """The values at 0."""
    if as_rational(t.args[0]) != 0:
        return
    if is_hyperbolic_pole(t):
        yield from fits(t, UNDEFINED)
    else:
        yield from fits(t, integer(1 if t.head in ("Cosh", "Sech") else 0))


@rule(
    "opposite-hyperbolic-argument",
    title="Take the minus sign out",
    say="Hyperbolic sine, tangent, cotangent and cosecant change the sign with the argument, cosine and secant do not.",
    heads=(*HYPERBOLIC, "Asinh", "Atanh"),
    examples={"sinh(-x)": "-sinh(x)", "cosh(-2x)": "cosh(2x)", "tanh(-x)": "-tanh(x)"},
    refuses=("sinh(x)", "cosh(1 - x)", "sinh(0)"),
    eager=True,
    rank=2.85,
    level="hyperbolic functions",
)
def opposite_hyperbolic_argument(t: Term, scope: Scope) -> Iterator[Redex]:
    """`f(-a)` is -f(a) for odd functions and f(a) for even ones."""
    after = opposite_hyperbolic(t)
    if after is not None:
        yield from fits(t, after)
