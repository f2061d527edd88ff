"""Inequalities with one power or logarithm: both increase for bases above 1 and decrease for bases below 1."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.rules.inequality_sides import ORDERS, inequality, turned
from qstar_cli.rules.positive_numbers import Powers, powers_of, raised, ratio_of_logarithms, times_power
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.terms.build import FALSE, TRUE, E, all_of, integer
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, signs
from qstar_cli.terms.logarithms import base_of
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import as_rational, rational_coefficients


def _oriented(t: Term, scope: Scope) -> tuple[Term, Term, str] | None:
    """(side with the unknown, number, relation) of an inequality with a number on one side."""
    view = inequality(t, scope)
    if view is None or t.head not in ORDERS:
        return None
    left, right = t.args
    if contains(left, view.unknown) and not symbols(right):
        return left, right, t.head
    return (right, left, turned(t.head)) if contains(right, view.unknown) and not symbols(left) else None


@rule(
    "compare-exponents-in-inequality",
    title="Compare the exponents",
    say="Powers of {base} {grow} with the exponent: take the logarithm to that base on both sides.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=1.5,
    examples={
        "2^x > 8": "x > 3",
        "(1/2)^x <= 4": "x >= -2",
        "3^(2x - 1) < 5": "x < ln(15)/(2ln(3))",
        "e^x >= 2": "x >= ln(2)",
    },
    refuses=("2^x > -1", "2^x = 8", "2^x > x", "x^2 > 4", "2^x + 1 > 9"),
)
def compare_exponents_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^f R c` with c > 0 becomes `f R ln(c)/ln(b)`, turned round for b < 1."""
    found = _oriented(t, scope)
    if found is None or found[0].head != "Pow":
        return
    (base, exponent), value, head = found[0].args, found[1], found[2]
    growth = sign_of_difference(base, integer(1))
    b, c = powers_of(base), powers_of(value)
    if not b or c is None or not growth or contains(base, scope.unknowns[0]):
        return
    after = _compared(exponent, b, c, head if growth == 1 else turned(head), scope.unknowns[0])
    if after is not None:
        yield Redex(partial(Rewrite, after), {"base": base, "grow": "grow" if growth == 1 else "fall"})


def _compared(exponent: Term, b: Powers, c: Powers, head: str, x: Term) -> Term | None:
    """`exponent R ln(c)/ln(b)`, solved for x where that is no rational number and the exponent is linear."""
    bound = ratio_of_logarithms(c, b)
    parts = rational_coefficients(exponent, x)
    if bound is None or as_rational(bound) is not None or parts is None or set(parts) - {0, 1} or not parts.get(1):
        return None if bound is None or not contains(exponent, x) else term(head, exponent, bound)
    slope, front = parts[1], parts.get(0, Fraction(0))
    bound = ratio_of_logarithms(times_power(c, b, -front), times_power({}, b, slope))
    return None if bound is None else term(head if slope > 0 else turned(head), x, bound)


@rule(
    "power-is-positive-in-inequality",
    title="A power of a positive number is positive",
    say="A power of a positive base is greater than {value} whatever the exponent is.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=0.5,
    examples={"2^x > -1": "all real numbers", "e^x <= 0": "no solution", "0 < 3^x": "all real numbers"},
    refuses=("2^x > 1", "x^2 > -1", "2^x > x", "2^(1/x) > 0", "2^x = -1"),
)
def power_is_positive_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^x R c` with c <= 0 always holds or never, where the exponent is a polynomial."""
    found = _oriented(t, scope)
    if found is None or found[0].head != "Pow" or contains(found[0].args[0], scope.unknowns[0]):
        return
    is_below = signs(found[1]) <= {-1, 0} or sign_of_difference(found[1], ZERO) == -1
    if powers_of(found[0].args[0]) and is_below and _is_everywhere(found[0].args[1]):
        after = TRUE if found[2] in ("Greater", "GreaterEqual") else FALSE
        yield Redex(partial(Rewrite, after), {"value": found[1]})


def _is_everywhere(t: Term) -> bool:
    return t.head in ("Integer", "Symbol", "Sum", "Product", "Neg", "Pow") and all(
        map(_is_everywhere, t.args[:1] if t.head == "Pow" and t.args[1].head == "Integer" else t.args)
    )


@rule(
    "definition-of-logarithm-in-inequality",
    title="Use the definition of the logarithm",
    say="Logarithms to the base {base} {grow} with their argument, which must be positive.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=1.5,
    examples={
        "ln(x) > 2": "x > e^2",
        "ln(x) <= 2": "x > 0 and x <= e^2",
        "log(x - 1, 2) < 3": "x - 1 > 0 and x - 1 < 8",
        "log(x, 1/2) >= 2": "x > 0 and x <= 1/4",
    },
    refuses=("ln(x) = 2", "ln(x) > x", "ln(x) + 1 > 2", "log(2, x) > 1"),
)
def definition_of_logarithm_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`log(f, b) R c` becomes `f R b^c` with f > 0, turned round for b < 1."""
    found = _oriented(t, scope)
    if found is None or found[0].head not in ("Ln", "Log"):
        return
    logarithm, value, head = found
    base, argument = base_of(logarithm), logarithm.args[0]
    growth = 1 if base == E else sign_of_difference(base, integer(1))
    bound = raised(base, value) if growth and powers_of(base) else None
    if bound is None or contains(base, scope.unknowns[0]):
        return
    head = head if growth == 1 else turned(head)
    relation = term(head, argument, bound)
    after = relation if head in ("Greater", "GreaterEqual") else all_of(term("Greater", argument, ZERO), relation)
    yield Redex(partial(Rewrite, after), {"base": base, "grow": "grow" if growth == 1 else "fall"})
