"""The form of a partial fraction decomposition in one letter (that its denominators are irreducible apart)."""

from __future__ import annotations

from dataclasses import dataclass

from qstar_cli.terms.build import add
from qstar_cli.terms.forms import is_polynomial, is_primitive
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import Quotient, as_integer, as_rational, quotient, rational_coefficients, summands


@dataclass(frozen=True, slots=True)
class PartialFraction:
    """above/base^exponent, numbers below the bar left out."""

    above: Term
    base: Term
    exponent: int


def partial_fractions(t: Term) -> tuple[PartialFraction, ...] | None:
    """The fractions of a sum of a polynomial and partial fractions in one letter; None for any other term.

    Below each bar stands a power of a letter or of a polynomial with coprime integer coefficients, perhaps with a
    whole number; above it a polynomial of lower degree than that base. No power of a base occurs twice.
    """
    if len(symbols(t)) != 1:
        return () if not symbols(t) and is_polynomial(t) else None
    (x,) = symbols(t)
    plain = [s for s in summands(t) if not _has_letter_below(s)]
    found = [_partial_fraction(s, x) for s in summands(t) if _has_letter_below(s)]
    if plain and not is_polynomial(add(*plain)):
        return None
    parts = tuple(p for p in found if p is not None)
    powers = {(similar_key(p.base), p.exponent) for p in parts}
    return parts if len(parts) == len(found) == len(powers) else None


def _has_letter_below(t: Term) -> bool:
    return any(symbols(f) for f in quotient(t).below)


def _partial_fraction(t: Term, x: Term) -> PartialFraction | None:
    view = quotient(t)
    powers = [f for f in view.below if as_rational(f) is None]
    numbers = [as_integer(f) for f in view.below if as_rational(f) is not None]
    if len(powers) != 1 or len(numbers) > 1 or any(n is None or n < 2 for n in numbers):
        return None
    base, n = powers[0], 1
    if base.head == "Pow":
        base, n = base.args[0], as_integer(base.args[1]) or 0
    above = Quotient(1, view.above, ()).term()
    if (base != x and not is_primitive(base)) or n < 1 or not is_polynomial(above):
        return None
    top, bottom = rational_coefficients(above, x), rational_coefficients(base, x)
    if not top or not bottom or max(top) >= max(bottom):
        return None
    return PartialFraction(above, base, n)
