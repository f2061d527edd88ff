"""What is undefined over the real numbers, and how that spreads."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.fits import fits
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import UNDEFINED
from qstar_cli.terms.facts import is_negative
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational

FUNCTIONS = ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc", "Asin", "Acos", "Atan", "Ln", "Log", "Floor", "Ceiling")
OPERATIONS = ("Sum", "Product", "Neg", "Div", "Pow", "Root", "Abs", "Mixed", "Percent", "Degree", "Factorial", "Round")


@rule(
    "division-by-zero",
    title="Division by 0",
    say="No number times 0 is {a}: division by 0 is undefined.",
    heads=("Div",),
    examples={"5/0": "undefined", "0/0": "undefined", "x/0": "undefined", "1/0.0": "undefined"},
    refuses=("0/5", "1/(2 - 2)", "1/x"),
    eager=True,
    rank=0.5,
    level="arithmetic",
)
def division_by_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quotient with 0 below the bar."""
    if as_rational(t.args[1]) == 0:
        yield from fits(t, UNDEFINED, a=t.args[0])


@rule(
    "mixed-number-over-zero",
    title="Division by 0",
    say="The fraction of this mixed number has 0 below the bar: division by 0 is undefined.",
    heads=("Mixed",),
    examples={"3 1/0": "undefined"},
    refuses=("3 1/2", "0/5"),
    eager=True,
    rank=0.4,
    level="arithmetic",
)
def mixed_number_over_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """A mixed number with 0 below the bar."""
    if as_rational(t.args[1].args[1]) == 0:
        yield from fits(t, UNDEFINED)


@rule(
    "zero-to-zero",
    title="0 to the power 0",
    say="0^0 has no value: x^0 is 1 only for x other than 0, and 0^x is 0 only for positive x.",
    heads=("Pow",),
    examples={"0^0": "undefined"},
    refuses=("x^0", "0^2", "0^x"),
    eager=True,
    rank=0.5,
    level="arithmetic",
)
def zero_to_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """`0^0`."""
    if as_rational(t.args[0]) == 0 and as_rational(t.args[1]) == 0:
        yield from fits(t, UNDEFINED)


@rule(
    "negative-power-of-zero",
    title="A negative power of 0",
    say="0 to a negative power is 1 over 0, which is undefined.",
    heads=("Pow",),
    examples={"0^-1": "undefined", "0^(-1/2)": "undefined"},
    refuses=("0^2", "x^-1", "0^x"),
    eager=True,
    rank=0.5,
    level="arithmetic",
)
def negative_power_of_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """`0^n` with a negative number n."""
    exponent = as_rational(t.args[1])
    if as_rational(t.args[0]) == 0 and exponent is not None and exponent < 0:
        yield from fits(t, UNDEFINED)


@rule(
    "power-of-zero",
    title="A positive power of 0 is 0",
    say="0 to a positive power is 0.",
    heads=("Pow", "Root"),
    examples={"0^2": "0", "0^(1/2)": "0", "sqrt(0)": "0"},
    refuses=("0^0", "0^-1", "0^x", "x^2"),
    eager=True,
    rank=1,
    level="arithmetic",
)
def power_of_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """`0^n` with a positive number n, and roots of 0."""
    n = as_rational(t.args[1])
    if as_rational(t.args[0]) == 0 and n is not None and n > 0 and (t.head == "Pow" or n.denominator == 1):
        yield from fits(t, t.args[0])


@rule(
    "even-root-of-negative",
    title="An even root of a negative number",
    say="No real number to the power {n} is negative, so this root is undefined over the real numbers.",
    heads=("Root", "Pow"),
    examples={
        "sqrt(-4)": "undefined",
        "root(-16, 4)": "undefined",
        "(-4)^(1/2)": "undefined",
        "sqrt(-pi)": "undefined",
    },
    refuses=("cbrt(-8)", "sqrt(x)", "(-8)^(1/3)", "sqrt(-x)", "(-4)^2"),
    eager=True,
    rank=0.6,
    level="algebra",
)
def even_root_of_negative(t: Term, scope: Scope) -> Iterator[Redex]:
    """An even root, or a power with an even denominator in its exponent, of something certainly negative."""
    exponent = as_rational(t.args[1])
    index = as_integer(t.args[1]) if t.head == "Root" else exponent and exponent.denominator
    if index and index > 0 and index % 2 == 0 and is_negative(t.args[0], scope.assumptions):
        yield from fits(t, UNDEFINED, n=t.args[1] if t.head == "Root" else str(index))


@rule(
    "factorial-of-no-natural-number",
    title="The factorial of a negative number or a fraction",
    say="The factorial is defined for 0, 1, 2, ... only.",
    heads=("Factorial",),
    examples={"(-3)!": "undefined", "(1/2)!": "undefined"},
    refuses=("3!", "n!"),
    eager=True,
    rank=0.6,
    level="arithmetic",
)
def factorial_of_no_natural_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The factorial of a literal number that is not 0, 1, 2, ..."""
    value = as_rational(t.args[0])
    if value is not None and (value < 0 or value.denominator != 1):
        yield from fits(t, UNDEFINED)


@rule(
    "undefined-part",
    title="A part is undefined",
    say="A part of the expression is undefined, so the whole is.",
    heads=OPERATIONS + FUNCTIONS,
    examples={"1 + undefined": "undefined", "0*undefined": "undefined"},
    refuses=("1 + x",),
    eager=True,
    rank=0.1,
    level="arithmetic",
)
def undefined_part(t: Term, scope: Scope) -> Iterator[Redex]:
    """An operation with an undefined argument."""
    if UNDEFINED in t.args:
        yield from fits(t, UNDEFINED)
