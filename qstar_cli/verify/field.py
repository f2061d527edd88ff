"""Fields of values: the arithmetic that the meaning of terms is defined over."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol, TypeVar

from qstar_cli.errors import QstarError
from qstar_cli.terms.term import Term


class Undecided(QstarError):
    """A question that the method at hand cannot decide; the verdict becomes `unknown`."""


V = TypeVar("V")


class Field(Protocol[V]):
    """Arithmetic of defined values. `divide` is asked only for divisors that are not zero.

    What a field does not say it does not decide.
    """

    memo: dict[Term, V | None]

    def rational(self, q: Fraction) -> V: ...
    def add(self, a: V, b: V) -> V: ...
    def multiply(self, a: V, b: V) -> V: ...
    def divide(self, a: V, b: V) -> V: ...
    def power(self, a: V, n: int) -> V: ...
    def as_rational(self, a: V) -> Fraction | None: ...

    def letter(self, name: str) -> V:
        raise Undecided(f"{name} has no value")

    def constant(self, name: str) -> V:
        raise Undecided(f"{name} is no such number")

    def root(self, a: V, n: int) -> V | None:
        raise Undecided("a root where none is known")

    def polynomial_root(self, p: tuple[int, ...], index: int) -> V | None:
        raise Undecided("a root of a polynomial")

    def absolute(self, a: V) -> V:
        raise Undecided("an absolute value where no sign is known")

    def exponential(self, base: V, exponent: V) -> V:
        raise Undecided("a power that is not algebraic")

    def function(self, head: str, args: Sequence[V]) -> V:
        raise Undecided(f"{head} is not algebraic")

    def floor(self, a: V) -> int:
        raise Undecided("the whole part of something that is no rational number")

    def sign(self, a: V) -> int:
        raise Undecided("a sign where none is known")

    def is_zero(self, a: V) -> bool:
        raise Undecided("a zero where none is known")


def opposite(a: V, f: Field[V]) -> V:
    return f.multiply(f.rational(Fraction(-1)), a)


def minus(a: V, b: V, f: Field[V]) -> V:
    return f.add(a, opposite(b, f))
