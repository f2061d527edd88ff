"""Greatest common divisors by Euclid's algorithm, least common multiples, Bezout's identity."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.numbers import integers, literals
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import divide, integer, multiply
from qstar_cli.terms.term import Term, map_args, term


def bezout(a: int, b: int) -> tuple[int, int, int]:
    """(g, x, y) with a*x + b*y = g = gcd(a, b) >= 0."""
    x, y, u, v = 1, 0, 0, 1
    while b:
        q = a // b
        a, b, x, u, y, v = b, a - q * b, u, x - q * u, v, y - q * v
    return (a, x, y) if a >= 0 else (-a, -x, -y)


@rule(
    "common-divisor-of-several",
    title="Take the numbers one after the other",
    say="The divisors that all numbers have in common are those of the first two, in common with the rest.",
    heads=("Gcd", "Lcm"),
    examples={"gcd(84, 36, 30)": "gcd(gcd(84, 36), 30)", "lcm(4, 6, 10)": "lcm(lcm(4, 6), 10)"},
    refuses=("gcd(84, 36)", "lcm(4, 6)", "gcd(x, y)"),
    eager=True,
    rank=0.6,
    cost=0.5,
    level="number theory",
)
def common_divisor_of_several(t: Term, scope: Scope) -> Iterator[Redex]:
    """The gcd or lcm of several numbers is that of the first two with the others."""
    if len(t.args) > 2:
        yield Redex(lambda: Rewrite(term(t.head, term(t.head, *t.args[:2]), *t.args[2:])))


@rule(
    "signs-of-divisors",
    title="Leave out the signs",
    say="A number and its opposite have the same divisors and multiples.",
    heads=("Gcd", "Lcm"),
    examples={"gcd(-12, 18)": "gcd(12, 18)", "lcm(4, -6)": "lcm(4, 6)"},
    refuses=("gcd(12, 18)", "gcd(-x, 2)"),
    eager=True,
    rank=0.7,
    cost=0.5,
    level="number theory",
)
def signs_of_divisors(t: Term, scope: Scope) -> Iterator[Redex]:
    """Signs make no difference to divisors and multiples."""
    values = integers(t.args)
    if values is not None and any(v < 0 for v in values):
        yield Redex(lambda: Rewrite(map_args(t, tuple(integer(abs(v)) for v in values))))


@rule(
    "euclidean-division",
    title="Divide with remainder",
    say="{a} = {q}*{b} + {r}: the common divisors of {a} and {b} are those of {b} and {r}.",
    heads=("Gcd",),
    examples={"gcd(84, 36)": "gcd(36, 12)", "gcd(36, 12)": "gcd(12, 0)", "gcd(12, 18)": "gcd(12, 6)"},
    refuses=("gcd(12, 0)", "gcd(0, 12)", "gcd(x, 12)", "gcd(1/2, 3)", "gcd(12, 8, 2)"),
    eager=True,
    rank=2.2,
    level="number theory",
)
def euclidean_division(t: Term, scope: Scope) -> Iterator[Redex]:
    """A line of Euclid's algorithm: gcd(a, b) = gcd(b, r) with the remainder r of a divided by b."""
    values = integers(t.args)
    if values is None or len(values) != 2 or min(values) < 1:
        return
    b, a = sorted(values)
    q, r = divmod(a, b)
    after = term("Gcd", integer(b), integer(r))
    yield Redex(lambda: Rewrite(after), {"a": integer(a), "b": integer(b), "q": integer(q), "r": integer(r)})


@rule(
    "divisor-of-zero",
    title="Every number divides 0",
    say="Every number divides 0, so the greatest common divisor is {a}.",
    heads=("Gcd",),
    examples={"gcd(12, 0)": "12", "gcd(0, 12)": "12", "gcd(0, 0)": "0"},
    refuses=("gcd(12, 8)", "gcd(x, 0)", "gcd(1/2, 0)"),
    eager=True,
    rank=2.1,
    cost=0.5,
    level="number theory",
)
def divisor_of_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """gcd(a, 0) = a."""
    values = integers(t.args)
    if values is not None and len(values) == 2 and 0 in values and min(values) >= 0:
        yield Redex(lambda: Rewrite(integer(max(values))), {"a": integer(max(values))})


@rule(
    "multiple-from-divisor",
    title="Use the greatest common divisor",
    say="The product of two numbers is the product of their greatest common divisor and their least common multiple.",
    heads=("Lcm",),
    examples={"lcm(12, 18)": "12*18/gcd(12, 18)", "lcm(0, 5)": "0"},
    refuses=("lcm(x, 2)", "lcm(4, 6, 10)", "lcm(1/2, 3)"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def multiple_from_divisor(t: Term, scope: Scope) -> Iterator[Redex]:
    """lcm(a, b) = a*b/gcd(a, b) for positive a and b; 0 when one of them is 0."""
    values = integers(t.args)
    if values is None or len(values) != 2 or min(values) < 0:
        return
    if 0 in values:
        yield Redex(lambda: Rewrite(integer(0)))
    else:
        yield Redex(lambda: Rewrite(divide(multiply(*t.args), term("Gcd", *t.args))))


@rule(
    "denominators-to-multiples",
    title="Take the denominators",
    say="A common denominator is a common multiple of the denominators in lowest terms.",
    heads=("CommonDenominator",),
    examples={"commondenominator(1/6, 3/4)": "lcm(6, 4)", "commondenominator(2/4, 5)": "lcm(2, 1)"},
    refuses=("commondenominator(x, 1/2)", "gcd(4, 6)"),
    eager=True,
    rank=0.5,
    level="number theory",
)
def denominators_to_multiples(t: Term, scope: Scope) -> Iterator[Redex]:
    """The least common denominator of literal fractions is the least common multiple of their denominators."""
    values = literals(t.args)
    if values is not None:
        yield Redex(lambda: Rewrite(term("Lcm", *(integer(q.denominator) for q in values))))
