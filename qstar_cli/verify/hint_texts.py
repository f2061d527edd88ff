"""Hints to and from text. What is read here is a proposal, which its kind confirms or refuses: it decides nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.hints import Kind
from qstar_cli.verify.polynomials import Exponent, Key, Poly

Known = frozenset[tuple[Key, frozenset[int]]]

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


# a polynomial by its name, and its factors


def spell_polynomial(name: Key) -> str:
    return P.show(dict(name))


def write_factors(name: Key, found: Sequence[tuple[Poly, int]]) -> list[list[str]]:
    return [[shown(q, P.names(dict(name))), str(n)] for q, n in found]


def read_factors(name: Key, written: Sequence[tuple[str, str]]) -> tuple[tuple[Poly, int], ...]:
    return tuple((read_shown(q, P.names(dict(name))), int(n)) for q, n in written)


# known signs, and the multiples that contradict them


def spell_signs(known: Known) -> str:
    words = (f"{spell_polynomial(name)}: {' '.join(map(str, sorted(signs)))}" for name, signs in _ordered(known))
    return "; ".join(words)


def write_combination(known: Known, found: Sequence[tuple[Key, Poly]]) -> list[list[str]]:
    places = {name: k for k, (name, _) in enumerate(_ordered(known))}
    return [[str(places[name]), shown(multiplier, _generators(known))] for name, multiplier in found]


def read_combination(known: Known, written: Sequence[tuple[str, str]]) -> tuple[tuple[Key, Poly], ...]:
    names = [name for name, _ in _ordered(known)]
    return tuple((names[int(k)], read_shown(multiplier, _generators(known))) for k, multiplier in written)


def _ordered(known: Known) -> list[tuple[Key, frozenset[int]]]:
    return sorted(known, key=lambda pair: spell_polynomial(pair[0]))


def _generators(known: Known) -> set[str]:
    return {n for name, _ in known for n in P.names(dict(name))}


# cells


class Division(NamedTuple):
    """By which polynomials cells were divided, in that order, and how many cells there were."""

    by: tuple[str, ...]
    cells: int


CELLS = Kind[Division, int](
    "cells",
    lambda division: "; ".join(division.by),
    lambda division, cells: str(cells),
    lambda division, written: int(written),
    lambda division, cells: cells == division.cells,
)
