"""The laws of 0, 1 and the minus sign."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from qstar_cli.derivation import Relation
from qstar_cli.rules.fits import fits, fits_where
from qstar_cli.rules.numbers import integers
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, negative
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational

ZERO, ONE = integer(0), integer(1)
AFTER_COLLECTING = 3.1  # like terms are collected with their factors 0 and 1 in one step


@rule(
    "double-negative",
    title="Remove the double minus sign",
    say="The opposite of the opposite of {a} is {a}.",
    heads=("Neg",),
    examples={"-(-x)": "x", "--5": "5", "-(-(2 + y))": "2 + y"},
    refuses=("-x", "-(x - 1)"),
    eager=True,
    rank=1,
    level="arithmetic",
)
def double_negative(t: Term, scope: Scope) -> Iterator[Redex]:
    """`-(-a)` is a."""
    if t.args[0].head == "Neg":
        yield from fits(t, t.args[0].args[0], a=t.args[0].args[0])
    elif t.args[0] == ZERO:
        yield from fits(t, ZERO, a=ZERO)


@rule(
    "subtract-negative",
    title="Subtracting a negative is adding",
    say="Subtracting the opposite of a term is adding the term.",
    heads=("Sum",),
    examples={"x - (-y)": "x + y", "3 - (-2x) + 1": "3 + 2x + 1"},
    refuses=("x - y", "x - (y - 1)", "5 - (-4)"),
    eager=True,
    rank=1.1,
    level="arithmetic",
)
def subtract_negative(t: Term, scope: Scope) -> Iterator[Redex]:
    """All summands `-(-a)` of a sum become `a`; a sum of numbers alone is added at once instead."""
    if any(_is_doubly_negative(s) for s in t.args) and any(as_rational(s) is None for s in t.args):
        yield from fits(t, add(*(s.args[0].args[0] if _is_doubly_negative(s) else s for s in t.args)))


def _is_doubly_negative(t: Term) -> bool:
    return t.head == "Neg" and t.args[0].head == "Neg"


@rule(
    "cancel-signs",
    title="Cancel the minus signs",
    say="An even number of minus signs cancels, an odd number leaves one.",
    heads=("Product", "Div"),
    examples={"(-x)*(-y)": "x*y", "(-x)/(-y)": "x/y", "(-3)/(-x)": "3/x", "(-7)/(-5)": "7/5"},
    refuses=("x*y", "-x*y", "(-2)*(-3)", "(-6)/(-4)", "(-6)/(-3)"),
    eager=True,
    rank=1.2,
    level="pre-algebra",
)
def cancel_signs(t: Term, scope: Scope) -> Iterator[Redex]:
    """Removes the minus signs of factors, two at a time."""
    signed = [f for f in t.args if f.head == "Neg"]
    values = integers(t.args)
    if len(signed) < 2 or (values and (t.head == "Product" or gcd(*values) > 1 or abs(values[1]) == 1)):
        return  # worked out with the numbers
    bare = [f.args[0] if f.head == "Neg" else f for f in t.args]
    after = divide(*bare) if t.head == "Div" else multiply(*(f for f in bare if f != ONE or len(bare) == 1))
    yield from fits(t, after if len(signed) % 2 == 0 else negative(after))


@rule(
    "add-zero",
    title="Leave out the zero",
    say="Adding 0 changes nothing.",
    heads=("Sum",),
    examples={"x + 0": "x", "0 + x - y": "x - y"},
    refuses=("x + 1", "0 + 3"),
    eager=True,
    rank=1.3,
    level="arithmetic",
)
def add_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """Drops the summands 0 of a sum with other terms than numbers."""
    kept = [s for s in t.args if as_rational(s) != 0]
    if len(kept) < len(t.args) and any(as_rational(s) is None for s in kept):
        yield from fits(t, add(*kept))


@rule(
    "multiply-by-one",
    title="Leave out the factor 1",
    say="A factor or divisor 1 changes nothing.",
    heads=("Product", "Div"),
    examples={"1*x": "x", "x*1*y": "x*y", "x/1": "x", "7/1": "7"},
    refuses=("2x", "1/x", "1*3"),
    eager=True,
    rank=AFTER_COLLECTING,
    level="arithmetic",
)
def multiply_by_one(t: Term, scope: Scope) -> Iterator[Redex]:
    """Drops factors 1 of a product with other factors than numbers, and a divisor 1."""
    if t.head == "Div":
        if t.args[1] == ONE:
            yield from fits(t, t.args[0])
        return
    kept = [f for f in t.args if f != ONE]
    if len(kept) < len(t.args) and any(as_integer(f) is None for f in kept):
        yield from fits(t, multiply(*kept))


@rule(
    "multiply-by-zero",
    title="A product with the factor 0 is 0",
    say="Zero times anything is 0.",
    heads=("Product", "Div"),
    relation=Relation.EQUAL_WHERE,
    examples={"0*x": "0", "2*0*x^2": "0", "0/(x^2 + 1)": "0", "0/x": "0"},
    refuses=("2x", "0/0", "0*(1/0)"),
    eager=True,
    rank=AFTER_COLLECTING,
    level="arithmetic",
)
def multiply_by_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product with a factor 0, or a quotient with 0 above the bar, is 0 where the other parts are defined."""
    if t.head == "Div" and (as_rational(t.args[0]) != 0 or as_rational(t.args[1]) == 0):
        return
    if t.head == "Product" and all(as_rational(f) != 0 for f in t.args):
        return
    if any(as_integer(f) is None for f in t.args):
        yield from fits_where(t, ZERO, scope)


@rule(
    "exponent-one",
    title="Leave out the exponent 1",
    say="The first power of {a} is {a}.",
    heads=("Pow",),
    examples={"x^1": "x", "(x + 1)^1": "x + 1", "2^1": "2"},
    refuses=("x^2", "1^x"),
    eager=True,
    rank=1,
    level="pre-algebra",
)
def exponent_one(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^1` is a."""
    if as_integer(t.args[1]) == 1:
        yield from fits(t, t.args[0], a=t.args[0])


@rule(
    "exponent-zero",
    title="A power with exponent 0 is 1",
    say="Every nonzero number to the power 0 is 1.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    examples={"5^0": "1", "x^0": "1", "(x^2 + 1)^0": "1"},
    refuses=("0^0", "0^x", "x^1"),
    eager=True,
    rank=1,
    level="pre-algebra",
)
def exponent_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^0` is 1 for a != 0; the condition is carried on where it is not certain."""
    if as_integer(t.args[1]) == 0:
        yield from fits_where(t, ONE, scope)


@rule(
    "power-of-one",
    title="Every power of 1 is 1",
    say="1 to any power is 1.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    examples={"1^3": "1", "1^x": "1", "1^(2/3)": "1"},
    refuses=("x^1", "2^x"),
    eager=True,
    rank=1,
    level="pre-algebra",
)
def power_of_one(t: Term, scope: Scope) -> Iterator[Redex]:
    """`1^a` is 1 where a is defined."""
    if t.args[0] == ONE:
        yield from fits_where(t, ONE, scope)
