"""Arithmetic of integers: sums, products, exact quotients, powers, factorials."""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial

from qstar_cli.errors import LimitError
from qstar_cli.rules.fits import fits
from qstar_cli.rules.numbers import MAX_DIGITS, bounded_power, bounded_product, integers, spelled
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import add, integer
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational

LARGEST_FACTORIAL = 25_000  # the factorial of a larger number has more than MAX_DIGITS digits


@rule(
    "add-integers",
    title="Add the integers",
    say="Add and subtract from left to right.",
    heads=("Sum",),
    examples={"2 + 3": "5", "7 - 10 + 1": "-2"},
    refuses=("x + 2", "2 + 3*4", "1/2 + 1", "0.5 + 1"),
    eager=True,
    rank=2,
    level="arithmetic",
)
def add_integers(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a sum of integers."""
    values = integers(t.args)
    if values is not None:
        yield from fits(t, integer(sum(values)))


@rule(
    "multiply-integers",
    title="Multiply the integers",
    say="Multiply the integers.",
    heads=("Product",),
    examples={"3*4": "12", "2*3*5": "30", "(-2)*(-3)": "6"},
    refuses=("2x", "2*(1 + 3)", "2*(1/3)"),
    eager=True,
    rank=2.4,
    level="arithmetic",
)
def multiply_integers(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a product of integers."""
    values = integers(t.args)
    if values is not None:
        yield Redex(lambda: Rewrite(integer(bounded_product(values))))


@rule(
    "multiply-before-adding",
    title="Multiply before adding",
    say="Products come before sums: work out all of them.",
    heads=("Sum",),
    examples={"2*3 + 4*5": "6 + 20", "1 - 2*3 - 4*5": "1 - 6 - 20"},
    refuses=("2 + 3*4", "2x + 3x", "2*3"),
    eager=True,
    rank=2.35,
    level="arithmetic",
)
def multiply_before_adding(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates two or more products of integers among the summands in one line."""
    if sum(_product_of_integers(s) is not None for s in t.args) > 1:
        yield Redex(lambda: Rewrite(add(*(_worked_out(s) for s in t.args))))


def _product_of_integers(s: Term) -> list[int] | None:
    bare = s.args[0] if s.head == "Neg" else s
    return integers(bare.args) if bare.head == "Product" else None


def _worked_out(s: Term) -> Term:
    values = _product_of_integers(s)
    if values is None:
        return s
    value = bounded_product(values)
    return integer(-value if s.head == "Neg" else value)


@rule(
    "divide-integers",
    title="Divide the integers",
    say="{a} divided by {b} is {c}.",
    heads=("Div",),
    examples={"48/6": "8", "-20/5": "-4", "0/5": "0", "(-6)/(-3)": "2"},
    refuses=("7/3", "5/0", "0/0", "x/2"),
    eager=True,
    rank=2.3,
    level="arithmetic",
)
def divide_integers(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a division of integers without remainder."""
    values = integers(t.args)
    if values and values[1] and values[0] % values[1] == 0:
        result = integer(values[0] // values[1])
        yield from fits(t, result, a=t.args[0], b=t.args[1], c=result)


@rule(
    "evaluate-power",
    title="Evaluate the power",
    say="The power stands for {n} equal factors {base}: multiply them.",
    heads=("Pow",),
    examples={"2^3": "8", "(-2)^3": "-8", "(2/3)^2": "4/9", "1.5^2": "2.25"},
    refuses=("x^2", "0^0", "2^(1/2)", "2^x", "2^-1", "2^1"),
    eager=True,
    rank=2.1,
    level="arithmetic",
)
def evaluate_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a whole power of a number. A result over 100,000 digits is refused."""
    base, exponent = as_rational(t.args[0]), as_integer(t.args[1])
    if base is not None and exponent is not None and exponent > 1:
        n = exponent
        yield Redex(lambda: Rewrite(spelled(bounded_power(base, n), t.args[:1])), {"base": t.args[0], "n": t.args[1]})


@rule(
    "evaluate-factorial",
    title="Evaluate the factorial",
    say="{n}! is the product of the integers from 1 to {n}; 0! is 1.",
    heads=("Factorial",),
    examples={"5!": "120", "0!": "1"},
    refuses=("n!", "(1/2)!"),
    eager=True,
    rank=2.1,
    level="arithmetic",
)
def evaluate_factorial(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates the factorial of an integer that is not negative. A result over 100,000 digits is refused."""
    n = as_integer(t.args[0])
    if n is not None and n >= 0:
        value = n
        yield Redex(lambda: Rewrite(integer(_factorial(value))), {"n": t.args[0]})


def _factorial(n: int) -> int:
    if n > LARGEST_FACTORIAL:
        raise LimitError(f"the factorial has more than {MAX_DIGITS} digits")
    return factorial(n)
