"""An equation for all values of a letter: the coefficients of each power are compared."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded, generators
from qstar_cli.rules.rational_equations import as_fraction, common_denominator, multiplied_out
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import FALSE, TRUE, add, all_of, equal, integer, number
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_rational, coefficient_and_rest, degree_in, opposite, summands

_ZERO = integer(0)
SAME = Relation.SAME_SOLUTIONS


@rule(
    "multiply-identity-by-denominator",
    title="Multiply by the common denominator",
    say="Multiply by {denominator}; an identity between polynomials holds for all {letter}.",
    heads=("ZeroForAll",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "solve a/x - 1/x is zero for all x for a": "a*x - x is zero for all x",
        "solve a/(x + 1) - 2 is zero for all x for a": "a - 2(x + 1) is zero for all x",
    },
    refuses=(
        "solve a*x - 1 is zero for all x for a",
        "solve x/a - 1 is zero for all x for a",
        "solve x/(x - x) is zero for all x for a",
    ),
    rank=1.0,
)
def multiply_identity(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quotient of polynomials is 0 for all values of a letter where it is defined if its numerator is."""
    e, x = t.args
    parts = [as_fraction(s, x) for s in summands(e)]
    known = [p for p in parts if p is not None]
    common = common_denominator(known)
    if len(known) < len(parts) or not common or any(symbols(f) != (x,) for f in common):
        return
    n = lcm(*(p.coefficient.denominator for p in known))
    after = term("ZeroForAll", multiplied_out(known, n, common), x)
    denominator = product_of((number(n), *(power_of(f, k) for f, k in common.items())))
    yield Redex(lambda: Rewrite(after), {"denominator": denominator, "letter": x})


@rule(
    "equate-coefficients",
    title="Equate the coefficients",
    say="A polynomial is 0 for all {letter} exactly when all its coefficients are 0. {lines}.",
    heads=("ZeroForAll",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "solve a*(x + 1) + b*(x - 2) - 3x is zero for all x for a, b": "a + b = 3 and a - 2b = 0",
        "solve a*x - 3x + 6 - 2a is zero for all x for a": "a = 3 and 2a = 6",
        "solve a*x - 2x is zero for all x for a": "a = 2",
        "solve x + 1 - a is zero for all x for a": "no solution",
        "solve (x + 1)*a - a*x - a is zero for all x for a": "true",
    },
    refuses=(
        "solve a/x - 1 is zero for all x for a",
        "solve a*sqrt(x) - 1 is zero for all x for a",
        "solve x^a - 1 is zero for all x for a",
    ),
    rank=1.0,
)
def equate_coefficients(t: Term, scope: Scope) -> Iterator[Redex]:
    """The coefficients of the powers of the letter, the highest first, are all 0."""
    e, x = t.args
    written = expanded(e) if all(g.head == "Symbol" for g in generators(e)) else None
    if written is None:
        return
    by_power: dict[int, list[Term]] = {}
    for s in summands(written):
        degree, coefficient = degree_in(s, x) or (0, s)
        by_power.setdefault(degree, []).append(coefficient)
    found = {n: _without_number_left(by_power[n]) for n in sorted(by_power, reverse=True)}
    open_ones = [e for e in found.values() if e.args[0] != _ZERO]
    is_contradictory = len(open_ones) < sum(e.args[1] != _ZERO or e.args[0] != _ZERO for e in found.values())
    after = FALSE if is_contradictory else all_of(*open_ones) if open_ones else TRUE
    lines = ", ".join(f"{_name(x, n)}: {text(e)}" for n, e in found.items())
    yield Redex(lambda: Rewrite(after), {"letter": x, "lines": lines})


def _without_number_left(parts: list[Term]) -> Term:
    """The equation between the sum of the parts and 0, its number on the right, no minus sign in front."""
    rest = [p for p in parts if as_rational(p) is None]
    value = -sum((as_rational(p) or Fraction(0) for p in parts), Fraction(0))
    if rest and coefficient_and_rest(rest[0])[0] < 0:
        rest, value = [opposite(p) for p in rest], -value
    return equal(add(*rest) if rest else _ZERO, number(value))


def _name(x: Term, n: int) -> str:
    """What the coefficient stands before."""
    return text(power_of(x, n)) if n else "constant"
