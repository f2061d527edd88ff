"""Polynomials and rational numbers in hints, to and from text. What is read here is a proposal: it decides nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.polynomials import Exponent, Poly

_RATIONAL = re.compile(r"-?[0-9]{1,4000}(/[0-9]{1,4000})?")


def aliases(generators: Collection[str]) -> dict[str, str]:
    """Names for generators that have no signs in them: their own, or a number."""
    return {n: n if n.isidentifier() else f"#{k}" for k, n in enumerate(sorted(generators))}


def shown(p: Poly, generators: Collection[str]) -> str:
    """The polynomial as text, with aliases for the generators that may occur in it."""
    names = aliases(generators)
    return P.show({tuple(sorted((names[n], e) for n, e in m)): c for m, c in p.items()})


def read_shown(text: str, generators: Collection[str]) -> Poly:
    """The polynomial whose `show`, with aliases for the generators, is this text. Raises ValueError."""
    original = {alias: n for n, alias in aliases(generators).items()}
    result: Poly = {}
    for summand in text.split(" + "):
        monomial, c = dict[str, Exponent](), Fraction(1)
        for factor in summand.split("*"):
            name, _, e = factor.partition("^")
            if name in original:
                monomial[original[name]] = P.whole(read_rational(e.strip("()") or "1"))
            else:
                c *= read_rational(factor)
        result = P.add(result, {tuple(sorted(monomial.items())): P.whole(c)} if c else {})
    return result


def read_rational(text: str) -> Fraction:
    """A rational number written with digits alone. Raises ValueError."""
    if not _RATIONAL.fullmatch(text):
        raise ValueError("no rational number")
    return Fraction(text)
