"""Arithmetic of decimals and percent: exact, in decimals as long as the results come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from qstar_cli.derivation import Step
from qstar_cli.rules.fits import fits, lines_of_working
from qstar_cli.rules.numbers import as_decimal, is_decimal, is_fraction, is_repeating, literals
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import decimal, divide, integer, multiply, negative, number, subtract
from qstar_cli.terms.forms import is_terminating_decimal
from qstar_cli.terms.term import Term, map_args
from qstar_cli.terms.views import as_rational, decimal_value, quotient


def _decimals(args: tuple[Term, ...]) -> list[Fraction] | None:
    """The values when all are integers and terminating decimals, at least one a decimal; else None."""
    if any(map(is_fraction, args)) or any(map(is_repeating, args)) or not any(map(is_decimal, args)):
        return None
    return literals(args)


@rule(
    "add-decimals",
    title="Add the decimals",
    say="Add the decimals place by place.",
    heads=("Sum",),
    examples={"0.1 + 0.2": "0.3", "1.5 - 2": "-0.5", "0.5 + 0.5": "1"},
    refuses=("1 + 2", "0.5 + x", "0.5 + 1/3", "0.(3) + 0.1"),
    eager=True,
    rank=2,
    level="arithmetic",
)
def add_decimals(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a sum of integers and terminating decimals."""
    values = _decimals(t.args)
    total = as_decimal(sum(values, Fraction(0))) if values else None
    if total is not None:
        yield from fits(t, total)


@rule(
    "multiply-decimals",
    title="Multiply the decimals",
    say="Multiply the digits and count the places after the points.",
    heads=("Product",),
    examples={"1.2*0.05": "0.06", "1.983*10": "19.83", "(-0.5)*(-4)": "2"},
    refuses=("2*3", "0.5x", "0.5*(1/3)"),
    eager=True,
    rank=2.4,
    level="arithmetic",
)
def multiply_decimals(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a product of integers and terminating decimals."""
    values = _decimals(t.args)
    result = as_decimal(prod(values, start=Fraction(1))) if values else None
    if result is not None:
        yield from fits(t, result)


@rule(
    "divide-decimals",
    title="Divide the decimals",
    say="Move both points by the same number of places until whole numbers stand there, then divide.",
    heads=("Div",),
    examples={"2.5/0.04": "62.5", "1/0.3": "10/3", "0.6/3": "0.2"},
    refuses=("1/3", "0.5/0", "0.5/x", "0.5/0.0"),
    eager=True,
    rank=2.5,
    level="arithmetic",
)
def divide_decimals(t: Term, scope: Scope) -> Iterator[Redex]:
    """Evaluates a quotient of integers and terminating decimals; a fraction where the decimal does not end."""
    values = _decimals(t.args)
    if values and values[1]:
        result = values[0] / values[1]
        yield from fits(t, as_decimal(result) or number(result))


@rule(
    "decimal-to-fraction",
    title="Write the decimal as a fraction",
    say="With fractions among the numbers, write the decimals as fractions too.",
    heads=("Sum", "Product", "Div"),
    examples={"1/3 + 5.8": "1/3 + 29/5", "0.5*(2/3)": "1/2*(2/3)"},
    refuses=("0.5 + 1", "0.5x", "x/2"),
    eager=True,
    rank=1.9,
    level="arithmetic",
)
def decimal_to_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """In a sum, product or quotient with decimals and fractions side by side, writes all as fractions."""
    factors = t.args if t.head != "Div" else (*quotient(t.args[0]).above, *quotient(t.args[1]).above)
    if any(map(is_fraction, factors)) and any(map(is_decimal, t.args)):
        yield from fits(t, map_args(t, tuple(number(as_rational(a) or 0) if is_decimal(a) else a for a in t.args)))


@rule(
    "drop-trailing-zeros",
    title="Leave out the zeros at the end",
    say="Zeros at the end of a decimal do not change its value.",
    heads=("Decimal",),
    examples={"0.50": "0.5", "3.0": "3"},
    refuses=("0.5", "0.(3)"),
    eager=True,
    rank=2.8,
    level="arithmetic",
)
def drop_trailing_zeros(t: Term, scope: Scope) -> Iterator[Redex]:
    """Writes a terminating decimal without zeros at its end, a whole one as an integer."""
    if not is_terminating_decimal(t) and not is_repeating(t):
        result = as_decimal(decimal_value(str(t.value)))
        if result is not None:
            yield from fits(t, result)


@rule(
    "repeating-decimal-to-fraction",
    title="Write the repeating decimal as a fraction",
    say="Subtract the number from {power} times the number: the repeating digits cancel.",
    heads=("Decimal",),
    examples={"0.(3)": "1/3", "0.1(6)": "1/6", "0.(9)": "1"},
    refuses=("0.5",),
    eager=True,
    rank=1.5,
    level="pre-algebra",
)
def repeating_decimal_to_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """A decimal with repeating digits as the fraction it equals."""
    if is_repeating(t):
        repeated = str(t.value).partition("(")[2].rstrip(")")
        power = 10 ** len(repeated)
        yield from fits(t, number(decimal_value(str(t.value))), _subtraction(t, power, repeated), power=integer(power))


def _subtraction(t: Term, power: int, repeated: str) -> tuple[Step, ...]:
    """The working `x = (power*x - x)/(power - 1)`, in which the repeating digits cancel."""
    value = decimal_value(str(t.value))
    moved = decimal(f"{_before_point(t, repeated)}{_after_point(t, repeated)}")
    difference = value * (power - 1)
    nines = integer(power - 1)
    return lines_of_working(
        t,
        (divide(subtract(multiply(integer(power), t), t), nines), "repeating-decimal-to-fraction"),
        (divide(subtract(moved, t), nines), "move-the-point"),
        (divide(as_decimal(difference) or number(difference), nines), "add-decimals"),
        (number(value), "divide-decimals"),
    )


def _before_point(t: Term, repeated: str) -> int:
    """The number before the point when the point has moved over as many places as there are repeating digits."""
    whole, _, rest = str(t.value).partition(".")
    return int(whole + (rest.partition("(")[0] + repeated)[: len(repeated)])


def _after_point(t: Term, repeated: str) -> str:
    """The digits after the point when the point has moved over as many places as there are repeating digits."""
    fixed = str(t.value).partition(".")[2].partition("(")[0]
    n = len(repeated)
    if len(fixed) >= n:
        return f".{fixed[n:]}({repeated})"
    turned = n - len(fixed)  # so many of the repeating digits now stand in front of the point
    return f".({repeated[turned:]}{repeated[:turned]})"


@rule(
    "percent-to-fraction",
    title="Write the percentage as a fraction",
    say="Percent means hundredths.",
    heads=("Percent",),
    examples={"12%": "12/100", "12.5%": "0.125", "x%": "x/100", "-7%": "-7/100"},
    refuses=("12/100",),
    eager=True,
    rank=1.5,
    level="arithmetic",
)
def percent_to_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p%` is p/100; a decimal p stays a decimal."""
    p = t.args[0]
    value = as_decimal((as_rational(p) or Fraction(0)) / 100) if is_decimal(p) and not is_repeating(p) else None
    bare = p.args[0] if p.head == "Neg" else p
    written = value or divide(bare, integer(100))
    yield from fits(t, written if value is not None or bare is p else negative(written))
