"""Quotients of quotients, and cancelling visible factors."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from qstar_cli.derivation import Relation
from qstar_cli.rules.factors import ONE, Base, bases, spelled_power
from qstar_cli.rules.fits import fits_where
from qstar_cli.rules.numbers import respelled
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import divide, integer, multiply, negative, number
from qstar_cli.terms.spelling import product_of, quotient_of, summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational, quotient


@rule(
    "divide-by-quotient",
    title="Divide by multiplying with the reciprocal",
    say="Dividing by a quotient is multiplying with its reciprocal.",
    heads=("Div",),
    relation=Relation.EQUAL_WHERE,
    examples={"x/(2/3)": "x*3/2", "x/(y/z)": "x*z/y", "1/(1/x)": "x"},
    refuses=("x/y", "2/(3/4)", "x/(1/0)", "(x/y)/z"),
    eager=True,
    rank=2.8,
)
def divide_by_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a/(b/c)` is a*c/b where c != 0."""
    below = quotient(t.args[1])
    if not below.below or (as_rational(t.args[0]) is not None and as_rational(t.args[1]) is not None):
        return
    above = [f for f in (t.args[0], *below.below) if f != ONE] or [ONE]
    after = quotient_of(multiply(*above), multiply(*(f for f in below.above if f != ONE)))
    yield from fits_where(t, after if below.sign > 0 else negative(after), scope)


@rule(
    "divide-a-quotient",
    title="Write with one bar",
    say="Dividing a quotient by {c} multiplies its denominator by {c}.",
    heads=("Div",),
    examples={"(x/y)/z": "x/(y*z)", "6/x/5": "6/(x*5)"},
    refuses=("x/y", "x/(y/z)", "1/2/3"),
    eager=True,
    rank=2.8,
)
def divide_a_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """`(a/b)/c` is a/(b*c)."""
    above, below = quotient(t.args[0]), quotient(t.args[1])
    if not above.below or below.below or as_rational(t) is not None:
        return
    if as_rational(t.args[0]) is not None and as_rational(t.args[1]) is not None:
        return
    after = divide(multiply(*above.above), multiply(*above.below, *below.above))
    yield from fits_where(t, after if above.sign * below.sign > 0 else negative(after), scope, c=t.args[1])


@rule(
    "cancel-common-factors",
    title="Cancel common factors",
    say="Divide above and below the bar by the common factor {g}.",
    heads=("Div", "Product"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "x^3/x^2": "x",
        "2x/4": "1/2*x",
        "6x^2/(4x*y)": "3x/(2y)",
        "x/x": "1",
        "(x + 2)*(x + 3)/(x + 2)": "x + 3",
        "(5/x)*x": "5",
        "x/(x^2*y)": "1/(x*y)",
    },
    refuses=("x/y", "(x + 1)/x", "6/4", "2x/3", "(1/0)*0"),
    eager=True,
    rank=2.9,
)
def cancel_common_factors(t: Term, scope: Scope) -> Iterator[Redex]:
    """Divides the visible factors above and below the bar by all they have in common; carries what must not be 0."""
    view = quotient(t)
    if not view.below or any(map(is_pending, (*view.above, *view.below))) or _has_inner_quotient(t):
        return
    over, under = _split(view.above), _split(view.below)
    if over is None or under is None or not under[0]:
        return
    if not over[1] and not under[1]:
        return
    coefficient = view.sign * over[0] / under[0]
    removed = _cancel(over[1], under[1])
    shrinks = _needs_reducing(view.above, view.below) or removed or _repeats(over[1]) or _repeats(under[1])
    if not shrinks or not coefficient:
        return
    yield from fits_where(
        t, respelled(_written(coefficient, over[1], under[1]), t.args), scope, g=_common(over[0], under[0], removed)
    )


Groups = dict[object, Base]


def _has_inner_quotient(t: Term) -> bool:
    return t.head == "Div" and bool(quotient(t.args[0]).below or quotient(t.args[1]).below)


def _split(factors: tuple[Term, ...]) -> tuple[Fraction, Groups] | None:
    """Factors as a number and powers of bases; None when a number among them is 0."""
    value = Fraction(1)
    for f in factors:
        q = as_rational(f)
        value *= 1 if q is None else q
    return value, bases(f for f in factors if as_rational(f) is None)


def _repeats(groups: Groups) -> bool:
    return any(len(g.exponents) > 1 for g in groups.values())


def _needs_reducing(above: tuple[Term, ...], below: tuple[Term, ...]) -> bool:
    """Whether the numbers above and below are not yet those of one fraction in lowest terms."""
    over = [q for f in above if (q := as_rational(f)) is not None]
    under = [q for f in below if (q := as_rational(f)) is not None]
    if not under:
        return len(over) > 1 or (bool(over) and over[0] == 1 and len(above) > 1)
    top = over[0] if over else Fraction(1)
    return len(over) > 1 or len(under) > 1 or (top / under[0]).denominator != under[0] or top.denominator != 1


def _cancel(over: Groups, under: Groups) -> list[Term]:
    """Subtract the exponents of bases that stand on both sides, in place; what was cancelled."""
    removed = []
    for key in [k for k in over if k in under]:
        a, b = over[key].literal(), under[key].literal()
        if a is None or b is None:
            over[key].exponents += [negative(e) for e in under.pop(key).exponents]
            removed.append(over[key].base)
            continue
        removed.append(spelled_power(over[key].base, number(min(a, b))))
        kept, gone = (over, under) if a >= b else (under, over)
        del gone[key]
        if a == b:
            del kept[key]
        else:
            kept[key].exponents = [number(abs(a - b))]
    return removed


def _written(coefficient: Fraction, over: Groups, under: Groups) -> Term:
    above = product_of(spelled_power(g.base, g.exponent()) for g in over.values())
    below = product_of(spelled_power(g.base, g.exponent()) for g in under.values())
    return summand(coefficient, above if below == ONE else divide(above, below))


def _common(over: Fraction, under: Fraction, removed: list[Term]) -> Term:
    shared = gcd(over.numerator, under.numerator) if over.denominator == under.denominator == 1 else 1
    return product_of([integer(abs(shared)), *removed])
