"""Factorials, choices and arrangements of things, by their definitions.

All are defined for whole numbers >= 0 only. Claims about those of letters are decided by counting_zones.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import comb, factorial, perm
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import integer
from qstar_cli.terms.term import Term, map_args, subterms, symbols
from qstar_cli.verify import extensions
from qstar_cli.verify.decide import algebraically
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.counting_zones import COUNTED, decide_by_zones, is_in_zone, value_in_zone
from qstar_cli.verify.verdict import Verdict, unknown

MAX_CHOICE = 20_000
MAX_FACTORIAL = 5_000


def _choices(n: int, k: int) -> int:
    _bounded(n, k)
    return comb(n, k)


def _arrangements(n: int, k: int) -> int:
    _bounded(n, k)
    return perm(n, k)


def _bounded(n: int, k: int) -> None:
    if min(max(n - k, k), n) > MAX_CHOICE:
        raise LimitError("a choice of too many things")


def _factorial(n: int) -> int:
    if n > MAX_FACTORIAL:
        raise LimitError("a factorial is too large")
    return factorial(n)


def _of_counts(function: Callable[..., int]) -> Callable[[Term, Field[V]], V | None]:
    """The rule of a function of whole numbers >= 0, undefined for other numbers."""

    def rule(t: Term, f: Field[V]) -> V | None:
        if is_in_zone(t):
            found: V | None = value_in_zone(t, f)
            return found
        counts = [_count(a, f) for a in t.args]
        known = [n for n in counts if n is not None]
        return f.rational(Fraction(function(*known))) if len(known) == len(counts) else None

    return rule


def _count(t: Term, f: Field[V]) -> int | None:
    """A whole number >= 0, None where the expression is another number or undefined. Raises Undecided."""
    value = evaluate(t, f)
    if value is None:
        return None
    q = f.as_rational(value)
    if q is None:
        raise Undecided("the factorial of something that is no number")
    return q.numerator if q.denominator == 1 and q >= 0 else None


def decide(claim: Callable[[Any], bool], terms: Sequence[Term], pairs: Sequence[tuple[Term, Term]]) -> Verdict:
    """A claim with factorials, choices or arrangements at all real values of its letters."""
    try:
        if any(s.head in COUNTED and symbols(s) for t in terms for s in subterms(t)):
            return decide_by_zones(claim, terms, pairs)
        other = extensions.decider(map(_without_counts, terms))
        return other(claim, terms, pairs) if other is not None else algebraically(claim, terms, pairs)
    except (LimitError, Undecided) as reason:
        return unknown(reason.what)


def _without_counts(t: Term) -> Term:
    """The expression with 1 for every factorial, choice and arrangement."""
    return integer(1) if t.head in COUNTED else map_args(t, tuple(map(_without_counts, t.args)))


DECIDE = decide
FUNCTIONS = {
    "Factorial": _of_counts(_factorial),
    "Binomial": _of_counts(_choices),
    "Permutations": _of_counts(_arrangements),
}
