"""Prime factorisations, lists of divisors, and statements about whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product as combinations
from math import prod

from qstar_cli.derivation import Relation, Step
from qstar_cli.errors import LimitError
from qstar_cli.rules.integer_factors import is_prime, least_factor, prime_factors
from qstar_cli.rules.numbers import integers
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.whole_numbers_divisors import as_prime_product
from qstar_cli.rules.working import working
from qstar_cli.terms.build import FALSE, TRUE, integer, multiply, negative
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import as_integer

_MOST_DIVISORS = 10_000
_MOST_LINES = 40  # divisions that are shown one by one


@rule(
    "prime-factorization",
    title="Divide by primes",
    say="Divide by the smallest prime that fits, again and again, until a prime is left.",
    heads=("PrimeFactors",),
    questions=("PrimeFactors",),
    examples={
        "factor 360 into primes": "2^3*3^2*5",
        "factor -12 into primes": "-(2^2*3)",
        "factor 97 into primes": "97",
    },
    refuses=("factor x into primes", "factor 1/2 into primes"),
    rank=2.0,
    level="number theory",
)
def prime_factorization(t: Term, scope: Scope) -> Iterator[Redex]:
    """A whole number as the product of its prime powers; 0, 1 and -1 stay as they are."""
    n = as_integer(t.args[0])
    if n is not None:
        value = n
        yield Redex(lambda: _factorization(t, value))


def _factorization(t: Term, n: int) -> Rewrite:
    size = abs(n)
    factored = as_prime_product(size) if size > 1 else integer(size)
    after = factored if n >= 0 else negative(factored)
    return Rewrite(after, substeps=_divisions(t, size, after) if n > 1 else ())


def _divisions(t: Term, n: int, after: Term) -> tuple[Step, ...]:
    """The lines 2*180, 2*2*90, ... of repeated division; none for a prime."""
    primes = [p for p, e in prime_factors(n) for _ in range(e)]
    if not 2 < len(primes) <= _MOST_LINES:
        return ()
    lines: list[tuple[Term, str]] = []
    for k in range(1, len(primes)):
        rest = prod(primes[k:])
        lines.append((multiply(*map(integer, (*primes[:k], rest))), "prime-factorization"))
    if lines[-1][0] != after:
        lines.append((after, "prime-factorization"))
    return working(*lines, start=t)


@rule(
    "list-prime-divisors",
    title="Read off the primes",
    say="{n} = {factors}.",
    heads=("PrimeDivisors",),
    questions=("PrimeDivisors",),
    examples={"list the prime factors of 360": "(2, 3, 5)", "list the prime factors of 7": "(7,)"},
    refuses=("list the prime factors of x", "list the prime factors of 0", "list the prime factors of 1"),
    rank=2.0,
    level="number theory",
)
def list_prime_divisors(t: Term, scope: Scope) -> Iterator[Redex]:
    """The primes that divide a whole number, ascending."""
    n = as_integer(t.args[0])
    if n is not None and abs(n) > 1:
        primes = prime_factors(abs(n))
        words: dict[str, Term | str] = {"n": integer(abs(n)), "factors": text(as_prime_product(abs(n)))}
        yield Redex(lambda: Rewrite(term("Tuple", *(integer(p) for p, _ in primes))), words)


@rule(
    "list-divisors",
    title="Combine the prime powers",
    say="{n} = {factors}; every divisor is a product of some of these primes.",
    heads=("Divisors",),
    questions=("Divisors",),
    examples={"list the divisors of 12": "(1, 2, 3, 4, 6, 12)", "list the divisors of 1": "(1,)"},
    refuses=("list the divisors of x", "list the divisors of 0"),
    rank=2.0,
    level="number theory",
)
def list_divisors(t: Term, scope: Scope) -> Iterator[Redex]:
    """The positive divisors of a whole number other than 0, ascending."""
    n = as_integer(t.args[0])
    if n:
        size = abs(n)
        words: dict[str, Term | str] = {"n": integer(size), "factors": text(as_prime_product(size))}
        yield Redex(lambda: Rewrite(term("Tuple", *map(integer, _divisors(size)))), words)


def _divisors(n: int) -> list[int]:
    powers = [[p**k for k in range(e + 1)] for p, e in prime_factors(n)]
    if prod(map(len, powers)) > _MOST_DIVISORS:
        raise LimitError("there are too many divisors to list")
    return sorted(prod(choice) for choice in combinations(*powers))


@rule(
    "test-for-primality",
    title="Look for a divisor",
    say="{reason}",
    heads=("Prime", "Composite"),
    relation=Relation.SAME_SOLUTIONS,
    examples={"97 is prime": "true", "91 is prime": "false", "1 is prime": "false", "91 is composite": "true"},
    refuses=("x is prime", "1/2 is prime"),
    rank=2.0,
    level="number theory",
)
def primality(t: Term, scope: Scope) -> Iterator[Redex]:
    """A prime has no divisor besides 1 and itself; a composite number has one; 1 and what is below are neither."""
    n = as_integer(t.args[0])
    if n is None:
        return
    answer, reason = _primality_of(n)
    holds = n > 1 and answer == (t.head == "Prime")
    yield Redex(lambda: Rewrite(TRUE if holds else FALSE), {"reason": reason})


def _primality_of(n: int) -> tuple[bool, str]:
    """Whether n is prime, with the reason."""
    if n < 2:
        return False, "Primes and composite numbers are greater than 1."
    if is_prime(n):
        return True, f"No prime up to the square root of {n} divides it."
    p = least_factor(n)
    return False, f"{n} = {p}*{n // p}."


@rule(
    "test-divisibility",
    title="Divide",
    say="{a} = {q}*{b} + {r}: the remainder is {r}.",
    heads=("DivisibleBy",),
    relation=Relation.SAME_SOLUTIONS,
    examples={"91 is divisible by 7": "true", "92 is divisible by 7": "false"},
    refuses=("x is divisible by 7", "5 is divisible by 0", "1/2 is divisible by 2"),
    rank=2.0,
    level="number theory",
)
def divisibility(t: Term, scope: Scope) -> Iterator[Redex]:
    """Whether a division of whole numbers leaves no remainder."""
    values = integers(t.args)
    if values is None or values[1] == 0:
        return
    a, b = values
    r = a % abs(b)
    words = {"a": integer(a), "b": t.args[1], "q": integer((a - r) // b), "r": integer(r)}
    yield Redex(lambda: Rewrite(FALSE if r else TRUE), words)


@rule(
    "test-parity",
    title="Look at the last digit",
    say="A whole number is even exactly when its last digit is, and {n} ends with {digit}.",
    heads=("Even", "Odd"),
    relation=Relation.SAME_SOLUTIONS,
    examples={"12 is even": "true", "12 is odd": "false", "-7 is odd": "true"},
    refuses=("x is even", "1/2 is odd"),
    rank=2.0,
    level="number theory",
)
def parity(t: Term, scope: Scope) -> Iterator[Redex]:
    """Even numbers are the multiples of 2, the other whole numbers are odd."""
    n = as_integer(t.args[0])
    if n is not None:
        words: dict[str, Term | str] = {"n": integer(n), "digit": str(abs(n) % 10)}
        holds = (n % 2 == 0) == (t.head == "Even")
        yield Redex(lambda: Rewrite(TRUE if holds else FALSE), words)


@rule(
    "compare-remainders",
    title="Compare the remainders",
    say="The difference is {difference} = {q}*{m} + {r}: the numbers are congruent exactly when the remainder is 0.",
    heads=("Congruent",),
    questions=("Decide",),
    relation=Relation.SAME_SOLUTIONS,
    examples={"decide whether 38 = 14 (mod 12)": "true", "decide whether 5 = 1 (mod 3)": "false"},
    refuses=("decide whether 5 = 1 (mod 0)",),
    rank=2.0,
    level="number theory",
)
def compare_remainders(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two numbers are congruent exactly when the modulus divides their difference."""
    values = integers(t.args)
    if values is not None and values[2] > 0:
        q, r = divmod(values[0] - values[1], values[2])
        words = {"difference": integer(values[0] - values[1]), "q": integer(q), "m": t.args[2], "r": integer(r)}
        yield Redex(lambda: Rewrite(FALSE if r else TRUE), words)
