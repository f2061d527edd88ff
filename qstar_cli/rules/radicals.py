"""Sums and quotients of roots of numbers: rationalising denominators and one denominator for surds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.rules.factors import ONE
from qstar_cli.rules.fits import EXPRESSIONS, fits, lines_of_working
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, number, root
from qstar_cli.terms.forms import has_like_terms, is_polynomial, is_surd_sum
from qstar_cli.terms.radicands import largest_power_factor
from qstar_cli.terms.simplified import is_simplified_root
from qstar_cli.terms.spelling import product_of, quotient_of, sum_of, summand
from qstar_cli.terms.term import Term, has_head, without
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, opposite, quotient, summands

_MOST_SURDS = 3  # with more, each conjugate makes the denominator longer before it makes it shorter


@rule(
    "rationalise-denominator",
    title="Rationalise the denominator",
    say="Multiply above and below the bar by {f}.",
    heads=("Div",),
    examples={"1/sqrt(2)": "sqrt(2)/2", "3/(2cbrt(2))": "3cbrt(4)/(2*2)", "x/sqrt(3)": "x*sqrt(3)/3"},
    refuses=("1/sqrt(x)", "1/(1 + sqrt(2))", "sqrt(2)/2", "1/sqrt(4)", "1/sqrt(8)"),
    eager=True,
    rank=3.5,
)
def rationalise_denominator(t: Term, scope: Scope) -> Iterator[Redex]:
    """Clears a root of a whole number, worked out and free of full powers, that is a factor below the bar."""
    factors = quotient(t.args[1]).above
    found = next((f for f in factors if _is_surd(f)), None)
    if found is None or quotient(t.args[1]).below or is_pending(t.args[0]):
        return
    n, k = as_integer(found.args[0]) or 1, as_integer(found.args[1]) or 2
    f = root(integer(n ** (k - 1)), k)
    below = without(factors, found)
    after = quotient_of(product_of([t.args[0], f]), product_of([integer(n), *below]))
    raised = divide(multiply(t.args[0], f), multiply(t.args[1], f))
    yield from fits(t, after, lines_of_working(t, (raised, "multiply-above-and-below"), (after, "multiply-roots")), f=f)


def _is_surd(f: Term) -> bool:
    return f.head == "Root" and f.args[0].head == "Integer" and is_simplified_root(f)


@rule(
    "multiply-by-conjugate",
    title="Multiply by the conjugate",
    say="Multiply above and below the bar by {c}: then (a + b)(a - b) = a^2 - b^2 clears the root below.",
    heads=("Div",),
    examples={"1/(1 + sqrt(2))": "(1 - sqrt(2))/(-1)", "2/(sqrt(5) - sqrt(3))": "2(sqrt(5) + sqrt(3))/2"},
    refuses=("1/sqrt(2)", "1/(x + sqrt(2))", "1/(1 + cbrt(2))", "1/(2 + sqrt(4))", "1/(sqrt(2) - sqrt(2))"),
    eager=True,
    rank=3.6,
)
def multiply_by_conjugate(t: Term, scope: Scope) -> Iterator[Redex]:
    """Clears a square root from a denominator that is a sum of numbers and roots of numbers."""
    below = t.args[1]
    if below.head != "Sum" or has_head(below, "Symbol", "Constant") or not is_polynomial(below):
        return
    surds = [s for s in below.args if _is_square_surd(s)]
    if not 0 < len(surds) <= _MOST_SURDS or not all(
        _is_square_surd(s) or as_rational(s) is not None for s in below.args
    ):
        return
    chosen = surds[-1]
    same = [s for s in below.args if coefficient_and_rest(s)[1] == coefficient_and_rest(chosen)[1]]
    conjugate = sum_of(opposite(s) if s in same else s for s in below.args)
    norm = _squared_difference(below, same)
    if norm is None or as_rational(norm) == 0:
        return
    above = conjugate if t.args[0] == ONE else multiply(t.args[0], conjugate)
    after = quotient_of(above, norm)
    raised = divide(multiply(t.args[0], conjugate), multiply(below, conjugate))
    yield from fits(
        t, after, lines_of_working(t, (raised, "multiply-above-and-below"), (after, "multiply-out")), c=conjugate
    )


def _is_square_surd(s: Term) -> bool:
    rest = coefficient_and_rest(s)[1]
    return _is_surd(rest) and as_integer(rest.args[1]) == 2


def _squared_difference(t: Term, same: list[Term]) -> Term | None:
    """`a^2 - b^2` for t = a + b, b the chosen surd: worked out with the square roots of equal radicands squared."""
    parts: dict[Term, Fraction] = {}
    for s in t.args:
        for u in t.args:
            (c, a), (d, b) = coefficient_and_rest(s), coefficient_and_rest(u)
            if (s in same) != (u in same):
                continue
            value = -c * d if s in same else c * d
            radicand = (1 if a == ONE else as_integer(a.args[0]) or 1) * (1 if b == ONE else as_integer(b.args[0]) or 1)
            front, rest = _surd(radicand)
            parts[rest] = parts.get(rest, Fraction(0)) + value * front
    return sum_of(summand(c, rest) for rest, c in parts.items() if c) if any(parts.values()) else number(0)


def _surd(n: int) -> tuple[int, Term]:
    """`sqrt(n)` as (r, rest) with the square r^2 taken out."""
    r = largest_power_factor(n, 2)
    m = n // r**2
    return r, ONE if m == 1 else root(integer(m), 2)


@rule(
    "surds-over-one-denominator",
    title="Write over one denominator",
    say="Write all terms over the common denominator {d}.",
    heads=("Sum",),
    questions=EXPRESSIONS,
    examples={"1/2 + sqrt(5)/2": "(1 + sqrt(5))/2", "sqrt(2)/3 - sqrt(3)/2": "(2sqrt(2) - 3sqrt(3))/6"},
    refuses=("1 + sqrt(5)", "x/2 + sqrt(2)/2", "1/2 + pi/2", "1/2 + 1/2 + sqrt(5)"),
    eager=True,
    rank=6,
)
def surds_over_one_denominator(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum without letters but with roots over one denominator."""
    if not is_surd_sum(t) or has_like_terms(t) or not is_polynomial(t):
        return
    parts = [coefficient_and_rest(s) for s in t.args]
    d = lcm(*(c.denominator for c, _ in parts))
    if d > 1:
        yield from fits(t, quotient_of(sum_of(summand(c * d, rest) for c, rest in parts), integer(d)), d=integer(d))


@rule(
    "split-surd-quotient",
    title="Divide each term",
    say="Divide every term of the quotient, to collect like terms.",
    heads=("Sum",),
    questions=EXPRESSIONS,
    examples={"x + (3 + sqrt(6))/6": "x + 1/2 + sqrt(6)/6", "sqrt(2) - (1 - sqrt(2))/2": "sqrt(2) - 1/2 + sqrt(2)/2"},
    refuses=("x + sqrt(6)/6", "1 + (x + sqrt(2))/2", "1 + (1 + sqrt(2))/x"),
    eager=True,
    rank=5.1,
)
def split_surd_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """Divides the terms of surd quotients in a sum, so that they can be collected or written over one bar."""
    parts: list[Term] = []
    for s in t.args:
        bare = s.args[0] if s.head == "Neg" else s
        below = as_integer(bare.args[1]) if bare.head == "Div" else None
        if (
            not below
            or not is_surd_sum(bare.args[0])
            or has_like_terms(bare.args[0])
            or not is_polynomial(bare.args[0])
        ):
            parts.append(s)
            continue
        scale = Fraction(1 if s is bare else -1, below)
        parts += [summand(c * scale, rest) for c, rest in map(coefficient_and_rest, bare.args[0].args)]
    if len(parts) > len(t.args):
        yield from fits(t, add(*parts))


@rule(
    "reduce-surd-quotient",
    title="Divide each term",
    say="Divide every term above and below the bar by {g}.",
    heads=("Div",),
    examples={"(2 + 2sqrt(5))/4": "(1 + sqrt(5))/2", "(3 + 6sqrt(2))/3": "1 + 2sqrt(2)"},
    refuses=("(1 + sqrt(5))/2", "(2x + 4)/2", "(2 + 4)/2"),
    eager=True,
    rank=4,
)
def reduce_surd_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """Divides a surd sum over a whole number by what all its coefficients have in common."""
    above, below = t.args[0], as_integer(t.args[1])
    if not below or not is_surd_sum(above) or has_like_terms(above) or not is_polynomial(above):
        return
    parts = [coefficient_and_rest(s) for s in summands(above)]
    if any(c.denominator > 1 for c, _ in parts):
        return
    g = gcd(below, *(c.numerator for c, _ in parts))
    if g > 1 or abs(below) == 1:
        scale = Fraction(1 if below > 0 else -1, g)
        reduced = sum_of(summand(c * scale, rest) for c, rest in parts)
        yield from fits(t, quotient_of(reduced, integer(abs(below) // g)), g=integer(g))
