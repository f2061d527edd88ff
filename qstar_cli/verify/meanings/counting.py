"""Factorials, choices and arrangements of things, by their definitions."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial, perm

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.whole_numbers import not_negative, of_wholes

MAX_CHOICE = 20_000
MAX_FACTORIAL = 5_000


def _choices(n: int, k: int) -> int:
    _bounded(n, k)
    return comb(n, k)


def _arrangements(n: int, k: int) -> int:
    _bounded(n, k)
    return perm(n, k)


def _bounded(n: int, k: int) -> None:
    if min(not_negative(n), not_negative(k), max(n - k, k)) > MAX_CHOICE:
        raise LimitError("a choice of too many things")


def _factorial(t: Term, f: Field[V]) -> V | None:
    """n! for whole numbers n >= 0, undefined for other numbers."""
    a = evaluate(t.args[0], f)
    if a is None:
        return None
    n = f.as_rational(a)
    if n is None:
        raise Undecided("the factorial of something that is no number")
    if n.denominator != 1 or n < 0:
        return None
    if n > MAX_FACTORIAL:
        raise LimitError("a factorial is too large")
    return f.rational(Fraction(factorial(n.numerator)))


FUNCTIONS = {"Factorial": _factorial, "Binomial": of_wholes(_choices), "Permutations": of_wholes(_arrangements)}
