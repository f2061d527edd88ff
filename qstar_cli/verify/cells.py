"""Signs on a cell: a set of assumptions on polynomials, with what follows from them.

A cell is a list of polynomials with the signs they may have there; an equation among them may have been solved for a
letter.
A sign that the computation needs and the cell does not give is a `Split`; a contradiction is `Empty`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import prod
from typing import NamedTuple, TypeVar

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.extensions import inversions
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import (
    CONSTANTS,
    Definitions,
    Split,
    Value,
    has_letters,
    heads_of,
    letters_inside,
    rewrite,
)
from qstar_cli.verify.polynomials import Exponent, Poly
from qstar_cli.verify.values import ANY, POSITIVE, ZERO, Signs, ValueField

MAX_DEPTH = 4
MAX_INVERSIONS = 8
Answer = TypeVar("Answer")


class Empty(Exception):
    """The cell contains no point."""


class Cell(NamedTuple):
    """`constraints`: polynomials in the original letters with their signs; `solved`: letters given by values of the
    others; `bases`: for the roots in these values what they are roots of, with its sign."""

    constraints: tuple[tuple[Poly, Signs], ...] = ()
    solved: tuple[tuple[str, Value], ...] = ()
    bases: tuple[tuple[str, Poly], ...] = ()

    def with_signs(self, p: Poly, signs: Signs) -> Cell:
        return self._replace(constraints=(*self.constraints, (p, signs)))


def times(a: Signs, b: Signs) -> Signs:
    return frozenset(x * y for x in a for y in b)


def plus(a: Signs, b: Signs) -> Signs:
    """The signs that a sum can have."""
    found: set[int] = set()
    for x in a:
        for y in b:
            found |= {-1, 0, 1} if x * y < 0 else {x or y}
    return frozenset(found)


class CellField(ValueField):
    """Values on a cell, with the signs that follow from its constraints. Raises Empty when they contradict one
    another."""

    def __init__(self, cell: Cell, definitions: Definitions) -> None:
        super().__init__(definitions, dict(cell.solved))
        self.cell = cell
        self.depth = 0
        self.bases.update(cell.bases)
        self._learn_all()

    def _learn_all(self) -> None:
        """Take all constraints into `known`; a sign that one of them asks for may follow from another."""
        changed, missing = True, None
        while changed:
            changed, missing = False, None
            for p, signs in self.cell.constraints:
                try:
                    changed |= self._learn(p, signs)
                except Split as split:
                    missing = missing or split
        if missing:
            raise missing

    def _learn(self, p: Poly, allowed: Signs) -> bool:
        """Take a constraint into `known`; whether something new came of it."""
        value = rewrite(p, self, self.definitions)
        if not value.above:
            if 0 not in allowed:
                raise Empty
            return False
        parts = [*self._signed_factors(value.above), *self._signed_factors(value.below)]
        for f, _ in parts:
            self._learn_number(f)
        return any(self._learn_factor(k, parts, allowed) for k in range(len(parts)))

    def _learn_factor(self, k: int, parts: list[tuple[Poly, int]], allowed: Signs) -> bool:
        """Keep the signs of one of several factors with which their product may have an allowed sign."""
        f, e = parts[k]
        possible = self.possible(f)
        others = self._signs_of_product(parts[:k] + parts[k + 1 :])
        fitting = frozenset(s for s in possible if times(self._raised(frozenset({s}), e), others) & allowed)
        if not fitting:
            raise Empty
        if fitting == possible:
            return False
        self.known[P.key(f)] = fitting
        return True

    def _learn_number(self, f: Poly) -> None:
        """The sign of a polynomial in logarithms, powers or constants of numbers."""
        if len(self.possible(f)) > 1 and not self._letters(f):
            try:
                self.known[P.key(f)] = frozenset({self._factor_sign(f)})
            except Undecided:
                return

    def _signed_factors(self, p: Poly) -> list[tuple[Poly, int]]:
        """Factors with exponents 1 (odd) or 2 (even), the rational factor among them."""
        unit, found = factors(p)
        return [(P.constant(1 if unit > 0 else -1), 1), *((f, 2 if e % 2 == 0 else 1) for f, e in found)]

    @staticmethod
    def _raised(signs: Signs, e: int) -> Signs:
        return frozenset(s * s for s in signs) if e == 2 else signs

    # signs

    def possible(self, f: Poly, depth: int = MAX_DEPTH) -> Signs:
        """The signs a polynomial may have on the cell: a superset of the true ones."""
        found = self.known.get(P.key(f), ANY) & self._by_terms(f)
        if len(found) > 1 and depth and len(f) > 1:
            found &= self._by_discriminant(f, depth - 1)
        return found

    def _by_terms(self, f: Poly) -> Signs:
        total = ZERO
        for m, c in f.items():
            signs: Signs = frozenset({1 if c > 0 else -1})
            for name, e in m:
                signs = times(signs, self._name_signs(name, e))
            total = plus(total, signs)
        return total

    def _name_signs(self, name: str, e: int | Fraction) -> Signs:
        if self.is_positive_name(name):
            return POSITIVE
        signs = self.known.get(P.key(P.generator(name)), ANY)
        if not isinstance(e, int) and e.denominator != 1:
            return ANY
        return self._raised(signs, 2) if e % 2 == 0 else signs

    def _by_discriminant(self, f: Poly, depth: int) -> Signs:
        """A quadratic in a letter whose discriminant is never positive does not change its sign."""
        for name in sorted(P.names(f)):
            if self.is_positive_name(name) or P.degree(f, name) != 2:
                continue
            parts = P.coefficients(f, name)
            if not set(parts) <= {0, 1, 2}:
                continue
            a, b, c = (parts.get(k, P.ZERO) for k in (2, 1, 0))
            lead = self._product_signs(a, depth)
            below = self._product_signs(P.subtract(self.product(b, b), P.scale(self.product(a, c), 4)), depth)
            if 0 in lead or len(lead) > 1 or 1 in below:
                continue
            return lead if below == frozenset({-1}) else lead | ZERO
        return ANY

    def _product_signs(self, p: Poly, depth: int) -> Signs:
        """The possible signs of any polynomial, through its factors."""
        if not p:
            return ZERO
        return self._signs_of_product(self._signed_factors(p), depth)

    def _signs_of_product(self, parts: Iterable[tuple[Poly, int]], depth: int = MAX_DEPTH) -> Signs:
        total = POSITIVE
        for f, e in parts:
            total = times(total, self._raised(self.possible(f, depth), e))
        return total

    def is_zero(self, a: Value) -> bool:
        """Whether the value is zero on the cell. Raises Split."""
        return not a.above or 0 in self._of_each(factors(a.above)[1], lambda f: int(not self._is_zero_factor(f)))

    def _of_each(self, found: Iterable[tuple[Poly, Exponent]], sign_of: Callable[[Poly], int]) -> list[int]:
        """What a question says of factors, to their powers; whether one is 0 may be known where others are not."""
        signs, missing = list[int](), list[Split]()
        for f, e in found:
            try:
                s = sign_of(f)
            except Split as split:
                missing.append(split)
                continue
            if not s:
                return [0]
            signs.append(s if e % 2 else 1)
        if missing:
            raise missing[0]
        return signs

    def _is_zero_factor(self, f: Poly) -> bool:
        signs = self.possible(f)
        if 0 not in signs or signs == ZERO:
            return signs == ZERO
        names = P.names(f)
        other = self._counterpart(f)
        if other is not None:
            return self._deeper(self.is_zero, other)
        if not self._letters(f):
            return self._constant_sign(f) == 0
        if any(n in self.bases for n in names):
            return self._is_zero_with_roots(f)
        raise Split(f, only_zero=True)

    def _letters(self, f: Poly) -> bool:
        """Whether the value of f depends on letters."""
        return has_letters(f, self.definitions)

    def _counterpart(self, f: Poly) -> Value | None:
        """A value of the same sign, where functions can be compared by their inverses."""
        if self.depth >= MAX_INVERSIONS:
            return None
        found = (i.counterpart(f, self) for i in inversions(heads_of(f, self.definitions)))
        return next((value for value in found if value is not None), None)

    def _deeper(self, question: Callable[[Value], Answer], a: Value) -> Answer:
        self.depth += 1
        try:
            return question(a)
        finally:
            self.depth -= 1

    def _constant_sign(self, f: Poly) -> int:
        from qstar_cli.verify.constants import ConstantField  # loads flint

        field = ConstantField()
        return field.sign(rewrite(f, field, self.definitions))

    def _is_zero_with_roots(self, f: Poly) -> bool:
        """Not zero when the norm is not; else the norm's factors are what the cell is to be divided by.

        An equation that can be solved for a letter outside the roots needs no norm.
        """
        if self._is_linear_outside_roots(f):
            raise Split(f, only_zero=True)
        if self.is_zero(Value(self._norm(f))):
            raise Undecided("a zero of a polynomial could not be solved for")
        return False

    def _is_linear_outside_roots(self, f: Poly) -> bool:
        """Whether some letter occurs in f only to the first power, and in no root."""
        names = P.names(f)
        outside = names - letters_inside(names, self.definitions) - self.definitions.keys() - CONSTANTS
        return any(set(P.coefficients(f, name)) <= {0, 1} for name in outside)

    def _norm(self, f: Poly) -> Poly:
        """A multiple of f without the roots in it: the product of its conjugates."""
        for name in sorted(self.bases, key=lambda n: (-len(n), n)):
            if name in P.names(f):
                f = self._without_root(f, name)  # roots inside it have shorter names, and come later
        return f

    def _without_root(self, f: Poly, name: str) -> Poly:
        """The norm, with each root written as a power of a new letter."""
        from qstar_cli.verify.norms import norm  # seldom needed

        base = self.bases[name]
        scales = P.denominators(f, base)
        power = P.generator(name, scales[name])
        found = norm(P.stretched(f, scales), P.subtract(power, P.stretched(base, scales)), name)
        return self._reduce(P.stretched(found, {n: Fraction(1, k) for n, k in scales.items()}))

    def sign(self, a: Value) -> int:
        """The sign on the cell. Raises Split."""
        if not a.above:
            return 0
        parts = (*self._signed_factors(a.above), *self._signed_factors(a.below))
        return prod(self._of_each(parts, self._factor_sign))

    def _factor_sign(self, f: Poly) -> int:
        signs = self.possible(f)
        if len(signs) == 1:
            return min(signs)
        if not signs:
            raise Empty
        other = self._counterpart(f)
        if other is not None:
            return self._deeper(self.sign, other)
        if not self._letters(f):
            return self._constant_sign(f)
        if P.names(f) & self.bases.keys():
            return self._sign_with_roots(f)
        raise Split(f, only_zero=False)

    def _sign_with_roots(self, f: Poly) -> int:
        """The sign of a + b*sqrt(c): that of a and b where they agree, else settled by a^2 - b^2*c."""
        name = max(P.names(f) & self.bases.keys(), key=lambda n: (len(n), n))
        parts = P.coefficients(f, name)
        if set(parts) != {0, Fraction(1, 2)}:
            if self._is_linear_outside_roots(f):
                raise Split(f, only_zero=False)
            raise Undecided("the sign of an expression with roots")
        a, b = self.sign(Value(parts[0])), self.sign(Value(parts[Fraction(1, 2)]))
        if a == b or not a or not b:
            return a or b
        square = self.product(self.product(parts[Fraction(1, 2)], parts[Fraction(1, 2)]), self.bases[name])
        return a * self.sign(Value(P.subtract(self.product(parts[0], parts[0]), square)))
