"""The laws of logarithms in expressions: quotients and sums of logarithms of numbers, logarithms of powers."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.fits import EXPRESSIONS, fits, fits_where
from qstar_cli.rules.positive_numbers import Powers, logarithm_of, powers_of, times_power
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import E, absolute, add, integer, multiply, number, power
from qstar_cli.terms.facts import ZERO, is_nonnegative
from qstar_cli.terms.logarithms import (
    exact_ratio,
    is_logarithm_of_power,
    joined_logarithms,
    logarithm_in_exponent,
    number_logarithms,
    split_exponent,
)
from qstar_cli.terms.spelling import power_of, summand
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands


@rule(
    "quotient-of-logarithms",
    title="Change the base",
    say="ln(a)/ln(b) is the logarithm of a to the base b, here {v}.",
    heads=("Div",),
    questions=(*EXPRESSIONS, "Solve"),
    examples={"ln(8)/ln(2)": "3", "ln(9)/(2ln(27))": "1/3", "log(4, 10)/log(8, 10)": "2/3"},
    refuses=("ln(5)/ln(3)", "ln(x)/ln(2)", "ln(8)/log(2, 10)", "ln(2)/ln(1)", "ln(8)/2"),
    eager=True,
    rank=2.3,
)
def quotient_of_logarithms(t: Term, scope: Scope) -> Iterator[Redex]:
    """The quotient of multiples of two logarithms of numbers, where it is rational."""
    value = exact_ratio(*t.args)
    if value is not None:
        yield from fits(t, number(value), v=number(value))


@rule(
    "sum-of-logarithms",
    title="Combine the logarithms",
    say="ln(a) + ln(b) = ln(a*b), ln(a) - ln(b) = ln(a/b) and n*ln(a) = ln(a^n) for positive numbers.",
    heads=("Sum",),
    questions=EXPRESSIONS,
    examples={"ln(6) - ln(2)": "ln(3)", "2ln(3) + ln(2)": "ln(18)", "x + ln(2) + ln(5)": "ln(10) + x"},
    refuses=("ln(x) + ln(2)", "ln(2) + log(3, 10)", "ln(2) + 1", "ln(-2) + ln(3)", "ln(2)*x + ln(3)"),
    eager=True,
    rank=3.2,
)
def sum_of_logarithms(t: Term, scope: Scope) -> Iterator[Redex]:
    """All summands that are rational multiples of logarithms of numbers to one base become one."""
    found = number_logarithms(t.args)
    base = next((b for b, group in found.items() if len(group) > 1), None)
    if base is None:
        return
    total: Powers = {}
    for s in found[base]:
        q, rest = coefficient_and_rest(s)
        total = times_power(total, powers_of(rest.args[0]) or {}, q)
    combined = logarithm_of(total)
    if combined is not None:
        others = [s for s in t.args if s not in found[base]]
        yield from fits(t, add(*(_to_base(s, base) for s in summands(combined)), *others))


def _to_base(s: Term, base: Term) -> Term:
    q, rest = coefficient_and_rest(s)
    return s if base == E or rest.head != "Ln" else summand(q, term("Log", rest.args[0], base))


@rule(
    "logarithms-that-cancel",
    title="Combine the logarithms",
    say="ln(a) + ln(b) = ln(a*b) and ln(a) - ln(b) = ln(a/b) for positive a and b; common factors cancel.",
    heads=("Sum",),
    relation=Relation.EQUAL_WHERE,
    questions=EXPRESSIONS,
    examples={
        "ln(x*y) - ln(x)": "ln(y)",
        "log(8x, 2) - log(x, 2)": "log(8, 2)",
        "ln(x^2*y) - 2ln(x) + 1": "ln(y) + 1",
    },
    refuses=("ln(x) + ln(y)", "ln(x) - ln(2)", "ln(x*y) - log(x, 10)", "ln(x*y) - y*ln(x)", "ln(2x) - ln(y)"),
    eager=True,
    rank=2.9,
)
def logarithms_that_cancel(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum of whole multiples of logarithms to one base becomes one logarithm where a factor with letters cancels."""
    found = joined_logarithms(t.args)
    if found is not None:
        others = [s for s in t.args if s not in found[0]]
        yield from fits_where(t, add(found[1], *others), scope)


@rule(
    "split-logarithm-off-exponent",
    title="Split the exponent",
    say="A sum in the exponent is a product of powers, and {b} to the power of a logarithm to the base {b} is its "
    "argument.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    questions=EXPRESSIONS,
    examples={"e^(ln(x) + y)": "x*e^y", "e^(2ln(x) + ln(y))": "x^2*y"},
    refuses=("e^ln(x)", "e^(x + y)", "2^(ln(x) + 1)", "e^(x*ln(2) + 1)"),
    eager=True,
    rank=2.2,
)
def split_logarithm_off_exponent(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^(n*log(a, b) + u)` is a^n*b^u, for a > 0."""
    found = split_exponent(t)
    if found is not None:
        rest, factors = found
        powers = [power_of(a, number(n)) for a, n in factors]
        after = multiply(*powers, *(() if rest == ZERO else (power_of(t.args[0], rest),)))
        yield from fits_where(t, after, scope, b=t.args[0])


@rule(
    "logarithm-of-power",
    title="Take the exponent in front of the logarithm",
    say="The logarithm of a power is the exponent times the logarithm of its base.",
    heads=("Ln", "Log"),
    questions=EXPRESSIONS,
    examples={"ln(x^3)": "3ln(x)", "ln(x^2)": "2ln(|x|)", "log(x^(1/2), 2)": "1/2*log(x, 2)"},
    refuses=("ln(x)", "ln(2^x)", "ln(x^y)", "ln(8)", "ln((-2)^2)", "ln(x^2 + 1)"),
    eager=True,
    rank=3,
)
def logarithm_of_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """`ln(a^n)` with a number n becomes n*ln(a), or n*ln(|a|) where a^n hides the sign of a."""
    if not is_logarithm_of_power(t):
        return
    base, exponent = t.args[0].args
    n = as_rational(exponent)
    if n is None:
        return
    is_even = n.numerator % 2 == 0
    inside = absolute(base) if is_even and is_nonnegative(base, scope.assumptions) is not True else base
    yield from fits_where(t, multiply(number(n), term(t.head, inside, *t.args[1:])), scope)


@rule(
    "power-of-multiple-of-logarithm",
    title="Power and logarithm undo each other",
    say="The factor in front of the logarithm becomes an exponent: {b}^(n*log(a)) = a^n.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    questions=EXPRESSIONS,
    examples={"e^(2ln(3))": "3^2", "e^(2ln(x))": "x^2", "2^(3log(x, 2))": "x^3", "e^(-ln(x))": "x^(-1)"},
    refuses=("e^ln(x)", "e^(2log(x, 2))", "2^(3ln(x))", "e^(y*ln(x))", "e^(2ln(x) + 1)"),
    eager=True,
    rank=2.2,
)
def power_of_multiple_of_logarithm(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^(n*log(a, b))` with a number n is a^n, for a > 0."""
    factor = logarithm_in_exponent(t)
    if factor is not None:
        after = power(coefficient_and_rest(t.args[1])[1].args[0], number(factor))
        yield from fits_where(t, after, scope, b=t.args[0])


@rule(
    "logarithm-to-another-base",
    title="Change the base",
    say="ln(a)/ln(b) is the logarithm of a to the base b.",
    heads=("Div",),
    questions=("Solve",),
    examples={"ln(x)/ln(3) = 3": "log(x, 3) = 3", "ln(5x - 2)/ln(13) = 1": "log(5x - 2, 13) = 1"},
    refuses=("ln(5)/ln(3) = x", "ln(x)/ln(x + 1) = 2", "ln(x)/3 = 1", "ln(x)/ln(1) = 2", "log(x, 2)/ln(3) = 1"),
    eager=True,
    rank=1,
)
def logarithm_to_another_base(t: Term, scope: Scope) -> Iterator[Redex]:
    """`ln(a)/ln(b)` with letters in a and a whole number b > 1."""
    above, below = t.args
    b = as_integer(below.args[0]) if below.head == "Ln" else None
    if above.head == "Ln" and symbols(above) and b is not None and b > 1:
        yield from fits(t, term("Log", above.args[0], integer(b)))
