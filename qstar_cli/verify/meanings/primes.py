"""Primes and divisors: factorisations and lists are compared with the kernel's own, statements decided."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.forms import is_power_product
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import holds
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.primes_certificates import factors, is_prime
from qstar_cli.verify.meanings.whole_numbers import whole
from qstar_cli.verify.verdict import Check, Verdict, both, has_form, proved, refuted, unknown

MAX_DIVISORS = 20_000


class PrimeFactors(OfExpression):
    """PrimeFactors(expression): the same number as a product of powers of distinct primes."""

    head = "PrimeFactors"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (
            self.has_same_function(question, answer, setting),
            Check("every-factor-is-prime", both(_prime(b) for b in bases(answer))),
            has_form(is_power_product(answer)),
        )


def bases(t: Term) -> list[Term]:
    """The whole numbers whose powers a product is made of."""
    if t.head in ("Neg", "Product"):
        return [b for a in t.args for b in bases(a)]
    return [t.args[0]] if t.head == "Pow" else [t]


def _prime(base: Term) -> Verdict:
    if base.head != "Integer":
        return refuted("a factor that is no whole number")
    n = int(base.value or 0)
    if n < 2:
        return proved("0 and 1 have no prime factors", {"method": "unit"})
    if is_prime(n):
        return proved("a prime", {"method": "pratt"})
    return refuted("a factor is not prime")


class Listing(OfExpression):
    """A question whose answer is a list of numbers, compared with the kernel's own."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        same = NUMBERS.same(question, answer)
        return (Check("list-is-complete", same), has_form(answer.head == "Tuple"))


class Decide(OfExpression):
    """Decide(formula): whether a statement without letters is true."""

    head = "Decide"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        statement = question.args[0]
        if symbols(statement) or assumptions:
            return (Check("statement-is-decided", unknown("a statement with letters")),)
        agrees = holds(statement, ConstantField()) == (answer == TRUE)
        verdict = proved("by definition", {"method": "definition"}) if agrees else refuted("the opposite is the case")
        return (Check("statement-is-decided", verdict), has_form(answer in (TRUE, FALSE)))


class Lists:
    """Lists of whole numbers: a question for one is the list that answers it."""

    def concerns(self, t: Term) -> bool:
        return t.head in _LISTS

    def same(self, a: Term, b: Term) -> Verdict:
        try:
            agree = _numbers(a) == _numbers(b)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("the same list", {"method": "factorisation"}) if agree else refuted("another list")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("lists are no formulas")


def _numbers(t: Term) -> list[int]:
    """The numbers of a list, or of the question for one."""
    field = ConstantField()
    if t.head == "Tuple":
        found = [whole(a, field) for a in t.args]
    elif t.head in _LISTS:
        n = whole(t.args[0], field)
        if not n:
            raise Undecided("the divisors of 0")
        found = list(_LISTS[t.head](abs(n)))
    else:
        raise Undecided("no list")
    return [_defined(n) for n in found]


def _defined(n: int | None) -> int:
    if n is None:
        raise Undecided("an undefined number in a list")
    return n


def _primes_of(n: int) -> list[int]:
    return [p for p, _ in factors(n)]


def _divisors_of(n: int) -> list[int]:
    found = factors(n)
    if prod(e + 1 for _, e in found) > MAX_DIVISORS:
        raise LimitError("too many divisors")
    result = [1]
    for p, e in found:
        result = [d * p**k for d in result for k in range(e + 1)]
    return sorted(result)


_LISTS = {"PrimeDivisors": _primes_of, "Divisors": _divisors_of}
NUMBERS = Lists()


def _truth_of_prime(t: Term, f: Field[V]) -> bool:
    n = whole(t.args[0], f)
    return n is not None and is_prime(n)


def _truth_of_composite(t: Term, f: Field[V]) -> bool:
    n = whole(t.args[0], f)
    return n is not None and n > 1 and not is_prime(n)


def _truth_of_even(t: Term, f: Field[V]) -> bool:
    n = whole(t.args[0], f)
    return n is not None and n % 2 == 0


def _truth_of_odd(t: Term, f: Field[V]) -> bool:
    n = whole(t.args[0], f)
    return n is not None and n % 2 == 1


def _truth_of_divisible(t: Term, f: Field[V]) -> bool:
    a, b = whole(t.args[0], f), whole(t.args[1], f)
    if b == 0:
        raise Undecided("divisibility by 0")
    return a is not None and b is not None and a % b == 0


def _factored(t: Term, f: Field[V]) -> V | None:
    """The question for a factorisation stands for the number itself, which must be a whole one."""
    n = whole(t.args[0], f)
    return None if n is None else f.rational(Fraction(n))


MEANINGS = (PrimeFactors(), Listing("PrimeDivisors"), Listing("Divisors"), Decide())
THEORIES = (NUMBERS,)
FUNCTIONS = {"PrimeFactors": _factored}
TRUTHS = {
    "Prime": _truth_of_prime,
    "Composite": _truth_of_composite,
    "Even": _truth_of_even,
    "Odd": _truth_of_odd,
    "DivisibleBy": _truth_of_divisible,
}
