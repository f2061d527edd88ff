"""Functions of a number that are read off its prime factors or its digits."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.integer_factors import prime_factors
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, power, subtract
from qstar_cli.terms.numerals import digits_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import power_of
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer

ONE = integer(1)


def as_prime_product(n: int) -> Term:
    """The prime factorisation of n >= 1: `2^3*3^2*5`, 1 for 1."""
    return multiply(*(power_of(integer(p), e) for p, e in prime_factors(n)))


def _positive(t: Term) -> int | None:
    n = as_integer(t.args[0])
    return n if n is not None and n > 0 else None


@rule(
    "totient-from-primes",
    title="Use the prime factors",
    say="{n} = {factors}; of the numbers up to {n} each prime p leaves the part 1 - 1/p that it does not divide.",
    heads=("Totient",),
    examples={"totient(100)": "100*(1 - 1/2)*(1 - 1/5)", "totient(1)": "1", "totient(7)": "7*(1 - 1/7)"},
    refuses=("totient(x)", "totient(0)", "totient(-5)", "totient(1/2)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def totient_from_primes(t: Term, scope: Scope) -> Iterator[Redex]:
    """phi(n) = n times the product of 1 - 1/p over the primes p that divide n."""
    n = _positive(t)
    if n is None:
        return
    number = n

    def apply() -> Rewrite:
        parts = [subtract(ONE, divide(ONE, integer(p))) for p, _ in prime_factors(number)]
        return Rewrite(multiply(integer(number), *parts))

    yield Redex(apply, {"n": t.args[0], "factors": _written(number)})


def _written(n: int) -> str:
    return text(as_prime_product(n))


@rule(
    "count-divisors",
    title="Count the divisors by the exponents",
    say="{n} = {factors}. In a divisor each prime may have any exponent from 0 to its own.",
    heads=("DivisorCount",),
    examples={"numdivisors(360)": "(3 + 1)*(2 + 1)*(1 + 1)", "numdivisors(1)": "1", "numdivisors(7)": "1 + 1"},
    refuses=("numdivisors(x)", "numdivisors(0)", "numdivisors(-6)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def count_divisors(t: Term, scope: Scope) -> Iterator[Redex]:
    """The number of divisors is the product of the exponents, each increased by 1."""
    n = _positive(t)
    if n is None:
        return
    number = n

    def apply() -> Rewrite:
        return Rewrite(multiply(*(add(integer(e), ONE) for _, e in prime_factors(number))))

    yield Redex(apply, {"n": t.args[0], "factors": _written(number)})


@rule(
    "add-divisors",
    title="Add the divisors prime by prime",
    say="{n} = {factors}. Multiplying out the sums of the powers of each prime gives every divisor once.",
    heads=("DivisorSum",),
    examples={"sumdivisors(12)": "(1 + 2 + 2^2)*(1 + 3)", "sumdivisors(1)": "1", "sumdivisors(5)": "1 + 5"},
    refuses=("sumdivisors(x)", "sumdivisors(0)", "sumdivisors(-6)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def add_divisors(t: Term, scope: Scope) -> Iterator[Redex]:
    """The sum of divisors is the product of 1 + p + ... + p^e over the prime powers p^e of the number."""
    n = _positive(t)
    if n is None:
        return
    number = n

    def apply() -> Rewrite:
        return Rewrite(multiply(*(_powers(p, e) for p, e in prime_factors(number))))

    yield Redex(apply, {"n": t.args[0], "factors": _written(number)})


def _powers(p: int, e: int) -> Term:
    """1 + p + ... + p^e, in closed form where it is long."""
    if e > 6:
        return divide(subtract(power(integer(p), e + 1), ONE), integer(p - 1))
    return add(ONE, *(power_of(integer(p), k) for k in range(1, e + 1)))


@rule(
    "zeros-of-factorial",
    title="Count the factors 5",
    say="Each zero needs a factor 10 = 2*5, and factors 2 are plenty. Of the numbers up to {n}, count those divisible "
    "by {fives}.",
    heads=("TrailingZeros",),
    examples={"trailingzeros(100!)": "20 + 4", "trailingzeros(4!)": "0", "trailingzeros(10!)": "2"},
    refuses=("trailingzeros(100)", "trailingzeros(n!)", "trailingzeros((1/2)!)"),
    eager=True,
    rank=1.0,
    level="number theory",
)
def zeros_of_factorial(t: Term, scope: Scope) -> Iterator[Redex]:
    """n! ends with n/5 + n/25 + ... zeros, each quotient rounded down."""
    n = as_integer(t.args[0].args[0]) if t.args[0].head == "Factorial" else None
    if n is None or n < 0:
        return
    fives = [5**k for k in range(1, n.bit_length() + 1) if 5**k <= n]
    words: dict[str, Term | str] = {"n": integer(n), "fives": ", ".join(map(str, fives)) or "5"}
    counts = [integer(n // five) for five in fives]
    yield Redex(lambda: Rewrite(add(*counts)), words)


@rule(
    "zeros-of-number",
    title="Count the zeros at the end",
    say="Look at the last digits.",
    heads=("TrailingZeros",),
    examples={"trailingzeros(1200)": "2", "trailingzeros(7)": "0"},
    refuses=("trailingzeros(0)", "trailingzeros(100!)", "trailingzeros(x)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def zeros_of_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The number of zeros at the end of an integer other than 0."""
    n = as_integer(t.args[0])
    if n:
        digits = digits_of(abs(n))
        yield Redex(lambda: Rewrite(integer(len(digits) - len(digits.rstrip("0")))))


@rule(
    "add-the-digits",
    title="Add the digits",
    say="The digits of {n} are added.",
    heads=("DigitSum",),
    examples={"digitsum(1234)": "1 + 2 + 3 + 4", "digitsum(7)": "7"},
    refuses=("digitsum(x)", "digitsum(-12)", "digitsum(1/2)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def add_the_digits(t: Term, scope: Scope) -> Iterator[Redex]:
    """The sum of the decimal digits of a number that is not negative."""
    n = as_integer(t.args[0])
    if n is not None and n >= 0:
        digits = [integer(int(d)) for d in digits_of(n)]
        yield Redex(lambda: Rewrite(add(*digits)), {"n": t.args[0]})
