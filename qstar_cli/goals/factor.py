"""The goal of `factor`: a product of factors that cannot be factored further over the rational numbers."""

from __future__ import annotations

from math import isqrt

from qstar_cli.derivation import State
from qstar_cli.goals.simplify import with_conditions
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.algebra import factor_list
from qstar_cli.terms.forms import is_factored_shape
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational, quotient, summands

_LARGEST = 10**10  # whole numbers up to here are tried for divisors


class FactorGoal:
    """A state answers when its factors are irreducible; the algorithm only guides the search, the kernel proves it."""

    head = "Factor"

    def start(self, problem: Problem) -> State:
        return State(tidy(problem.subject))

    def is_met(self, state: State, problem: Problem) -> bool:
        if state.obligations or not is_factored_shape(state.term):
            return False
        if as_rational(state.term) is not None:
            return _is_prime_or_unit(state.term)
        return all(is_irreducible(b) for b in _bases(state.term))

    def answer(self, state: State, problem: Problem) -> Term:
        return with_conditions(state) if state.conditions else state.term

    def estimate(self, state: State, problem: Problem) -> float:
        """How many factors are still hidden, and how many sums are not yet collected."""
        if self.is_met(state, problem):
            return 0.0
        hidden = sum(max(0, _count(b) - 1) for b in _bases(state.term))
        return 1.5 * hidden + 0.1 * len(summands(state.term)) + 0.5


def _bases(t: Term) -> list[Term]:
    factors = quotient(t).above
    return [f.args[0] if f.head == "Pow" else f for f in factors if as_rational(f) is None]


def _count(t: Term) -> int:
    """The number of irreducible factors, with multiplicity; 1 for terms that are no polynomials."""
    found = factor_list(t) if t.head == "Sum" else None
    return 1 if found is None else sum(m for _, m in found[1])


def is_irreducible(t: Term) -> bool:
    """Whether a term is no product of polynomials of lower degree over the rational numbers."""
    return _count(t) == 1


def _is_prime_or_unit(t: Term) -> bool:
    """Whether a number has no factorisation of its own to show: fractions, 0, 1, -1, primes."""
    n = as_integer(t)
    if n is None or abs(n) < 4:
        return True
    return abs(n) <= _LARGEST and all(n % d for d in range(2, isqrt(abs(n)) + 1))


GOALS = (FactorGoal(),)
