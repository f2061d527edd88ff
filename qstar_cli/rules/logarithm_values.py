"""Exact values of logarithms, logarithm and power undoing each other, and where logarithms are undefined."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.fits import fits, fits_where
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import UNDEFINED
from qstar_cli.terms.logarithms import base_of, is_undefined_logarithm, known_logarithm
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational


@rule(
    "undefined-logarithm",
    title="This logarithm is undefined",
    say="A logarithm needs a positive argument, and a positive base other than 1.",
    heads=("Ln", "Log"),
    examples={"ln(-1)": "undefined", "log(0)": "undefined", "log(5, 1)": "undefined", "log(8, -2)": "undefined"},
    refuses=("ln(2)", "ln(x)", "log(5, 2)", "ln(1 - 1)"),
    eager=True,
    rank=0.6,
    level="algebra",
)
def undefined_logarithm(t: Term, scope: Scope) -> Iterator[Redex]:
    """A logarithm of a number that is not positive, or to a base that is none."""
    if is_undefined_logarithm(t):
        yield from fits(t, UNDEFINED)


@rule(
    "exact-logarithm",
    title="Evaluate the logarithm",
    say="{b} to the power {v} is {a}.",
    heads=("Ln", "Log"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "log(8, 2)": "3",
        "log(1000)": "3",
        "ln(1)": "0",
        "ln(e)": "1",
        "ln(e^x)": "x",
        "log(2, 4)": "1/2",
        "ln(1/e^2)": "-2",
    },
    refuses=("ln(2)", "log(x, x)", "log(5, 2)", "ln(0)", "ln(x^2)"),
    eager=True,
    rank=2.2,
    level="algebra",
)
def exact_logarithm_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """The logarithm of a power of its base."""
    value = known_logarithm(t)
    if value is not None:
        yield from fits_where(t, value, scope, a=t.args[0], b=base_of(t), v=value)


@rule(
    "power-of-logarithm",
    title="Power and logarithm undo each other",
    say="The logarithm is the exponent that gives {a}.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    examples={"e^ln(x)": "x", "2^log(x, 2)": "x", "10^log(x)": "x", "e^ln(3)": "3"},
    refuses=("e^log(x)", "2^ln(x)", "e^(2ln(x))", "x^log(2, x)"),
    eager=True,
    rank=2.2,
    level="algebra",
)
def power_of_logarithm(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^log(a, b)` is a, for a > 0."""
    base, exponent = t.args
    if exponent.head not in ("Ln", "Log") or is_undefined_logarithm(exponent) or base_of(exponent) != base:
        return
    if exponent.head == "Ln" or as_rational(base) is not None:
        yield from fits_where(t, exponent.args[0], scope, a=exponent.args[0])
