"""Values on a cell and the generators they are made of, with a way to evaluate them in any other field."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.polynomials import Monomial, Poly

CONSTANTS = frozenset({"pi", "e"})  # positive, and not algebraic


class Value(NamedTuple):
    """above / below; `below` is not zero anywhere on the cell."""

    above: Poly
    below: Poly = P.ONE


class RootOf(NamedTuple):
    """The generator is |base|, and occurs with exponents between 0 and 1."""

    base: Poly


class PowerOf(NamedTuple):
    """The generator is base^(exponent / below) with base > 0."""

    base: Poly
    exponent: Monomial
    below: Poly


class Opaque(NamedTuple):
    """The generator is a function of which only this is used: equal arguments give equal values."""

    head: str
    args: tuple[Value, ...]


Definitions = dict[str, RootOf | PowerOf | Opaque]


def parts_of(what: RootOf | PowerOf | Opaque) -> set[str]:
    """The generators that occur in a definition."""
    if isinstance(what, RootOf):
        return P.names(what.base)
    if isinstance(what, PowerOf):
        return P.names(what.base) | {n for n, _ in what.exponent} | P.names(what.below)
    return {n for a in what.args for n in P.names(a.above) | P.names(a.below)}


def letters_of(names: Iterable[str], definitions: Definitions) -> set[str]:
    """The letters on which generators depend, at any depth."""
    found, pending = set[str](), list(names)
    while pending:
        name = pending.pop()
        if name in definitions:
            pending += parts_of(definitions[name])
        elif name not in CONSTANTS:
            found.add(name)
    return found


def letters_inside(names: set[str], definitions: Definitions) -> set[str]:
    """The letters in the definitions of generators."""
    return {x for n in names & definitions.keys() for x in letters_of(parts_of(definitions[n]), definitions)}


def has_letters(p: Poly, definitions: Definitions) -> bool:
    """Whether the value of a polynomial depends on letters."""
    return bool(letters_of(P.names(p), definitions))


def heads_of(p: Poly, definitions: Definitions) -> frozenset[str]:
    """The heads of the functions in a polynomial that are not algebraic, `Pow` for powers with such exponents."""
    found = (definitions.get(n) for n in P.names(p))
    return frozenset(
        what.head if isinstance(what, Opaque) else "Pow" for what in found if isinstance(what, Opaque | PowerOf)
    )


class Split(Exception):
    """The sign of a polynomial is needed (`only_zero`: whether it is zero).

    Roots occur in it only beside a letter for which it can be solved.
    """

    def __init__(self, p: Poly, only_zero: bool) -> None:
        super().__init__(P.show(p))
        self.p = p
        self.only_zero = only_zero


def rewrite(p: Poly, f: Field[V], definitions: Definitions) -> V:
    """A polynomial evaluated in another field (where everything in it is defined)."""
    total = f.rational(Fraction(0))
    for m, c in p.items():
        product = f.rational(Fraction(c))
        for name, e in m:
            product = f.multiply(product, _rewrite_power(name, Fraction(e), f, definitions))
        total = f.add(total, product)
    return total


def rewrite_value(v: Value, f: Field[V], definitions: Definitions) -> V:
    return f.divide(rewrite(v.above, f, definitions), rewrite(v.below, f, definitions))


def _rewrite_power(name: str, e: Fraction, f: Field[V], definitions: Definitions) -> V:
    base = _rewrite_generator(name, f, definitions)
    if e.denominator > 1:
        root = f.root(base, e.denominator)
        if root is None:
            raise Undecided("a root lost its meaning")
        base = root
    power = f.power(base, abs(e.numerator))
    return power if e > 0 else f.divide(f.rational(Fraction(1)), power)


def _rewrite_generator(name: str, f: Field[V], definitions: Definitions) -> V:
    what = definitions.get(name)
    if what is None:
        return f.constant(name) if name in CONSTANTS or name == "i" else f.letter(name)
    if isinstance(what, RootOf):
        return f.absolute(rewrite(what.base, f, definitions))
    if isinstance(what, PowerOf):
        exponent = f.divide(rewrite({what.exponent: 1}, f, definitions), rewrite(what.below, f, definitions))
        return f.exponential(rewrite(what.base, f, definitions), exponent)
    return f.function(what.head, [rewrite_value(a, f, definitions) for a in what.args])
