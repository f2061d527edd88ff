"""Factoring polynomials that no pattern fits: rational roots, a difference of squares to complete, the algorithm."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.algebra import factor_list
from qstar_cli.rules.equation_workings import AS_SQUARES, FROM_PAIRS, SPLIT_TERMS, TAKE_OUT_BRACKET
from qstar_cli.rules.factoring import (
    QUESTIONS,
    common_monomial,
    difference_of_squares,
    factor_out_common_factor,
    factorable,
    perfect_square,
    sum_of_cubes,
)
from qstar_cli.rules.factoring_by_grouping import factor_by_grouping, factor_trinomial
from qstar_cli.rules.monomials import rational_root
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import formula
from qstar_cli.terms.build import add, multiply, negative, number, power
from qstar_cli.terms.spelling import monomial, power_of, product_of
from qstar_cli.terms.term import Term, operands, symbols
from qstar_cli.terms.views import rational_coefficients, scaled, sort_summands

_MOST_TRIALS = 4000
_MOST_DEGREE = 120  # of a higher degree a reader would not follow the division
_MOST_DIVISORS = 200_000


def _polynomial(t: Term, scope: Scope) -> tuple[Term, list[int]] | None:
    """The letter and the whole coefficients, highest first, of a polynomial in one letter of degree 3 or more."""
    letters, parts = symbols(t), factorable(t, scope)
    if parts is None or len(letters) != 1:
        return None
    if scope.question.head == "Factor" and common_monomial(parts).coefficient != 1:
        return None  # a common factor is taken out first
    p = rational_coefficients(t, letters[0])
    if p is None or not 3 <= max(p, default=0) <= _MOST_DEGREE or 0 not in p:
        return None
    if any(c.denominator != 1 for c in p.values()):
        return None
    return letters[0], [int(p.get(n, Fraction(0))) for n in range(max(p), -1, -1)]


def _divisors(n: int) -> list[int]:
    n, found = abs(n), []
    for d in range(1, min(n, 2000) + 1):
        if n % d == 0:
            found += [d, n // d]
    return sorted(set(found))


def rational_root_of(coefficients: list[int]) -> Fraction | None:
    """The simplest rational root p/q, p a divisor of the last coefficient and q of the first; None if there is none."""
    trials = sorted(
        {
            Fraction(sign * p, q)
            for p in _divisors(coefficients[-1])
            for q in _divisors(coefficients[0])
            for sign in (1, -1)
        },
        key=lambda r: (r.denominator, abs(r), r < 0),
    )
    return next((r for r in trials[:_MOST_TRIALS] if horner(coefficients, r)[-1] == 0), None)


def horner(coefficients: list[int], r: Fraction) -> list[Fraction]:
    """The row of synthetic division by `x - r`: the quotient's coefficients, then the value at r."""
    row = [Fraction(coefficients[0])]
    for c in coefficients[1:]:
        row.append(row[-1] * r + c)
    return row


@rule(
    "factor-by-rational-root",
    title="Factor out a rational root",
    say="Try divisors of the last coefficient over divisors of the first: {letter} = {root} is a zero, "
    "so {factor} is a factor. Divide by it.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=5,
    cost=2,
    method="factoring",
    examples={
        "factor x^3 - 6x^2 + 11x - 6": "(x - 1)*(x^2 - 5x + 6)",
        "factor 2x^3 + x^2 + x - 1": "(2x - 1)*(x^2 + x + 1)",
    },
    refuses=("factor x^2 - 5x + 6", "factor x^3 + x + 1", "factor x^3 + x", "factor x^4 + 4", "factor 2x^3 + 16"),
)
def factor_by_rational_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial of degree 3 or more with whole coefficients and a rational root r = p/q is divided by `q*x - p`."""
    found = _polynomial(t, scope)
    root = rational_root_of(found[1]) if found else None
    if found is None or root is None:
        return
    x, coefficients = found
    factor = add(scaled(Fraction(root.denominator), x), number(-root.numerator))
    quotient = [c / root.denominator for c in horner(coefficients, root)[:-1]]
    degrees = range(len(quotient) - 1, -1, -1)
    after = multiply(factor, add(*(monomial(c, x, n) for c, n in zip(quotient, degrees, strict=True) if c)))
    steps = working(*_division_lines(x, root, factor, quotient), (after, TAKE_OUT_BRACKET.name), start=t)
    yield Redex(lambda: Rewrite(after, substeps=steps), {"letter": x, "root": number(root), "factor": factor})


def _division_lines(x: Term, root: Fraction, factor: Term, quotient: list[Fraction]) -> list[tuple[Term, str]]:
    """Synthetic division written out: every term split so that the factor can be taken out of each pair."""
    pairs, grouped = list[Term](), list[Term]()
    for k, c in enumerate(quotient):
        n = len(quotient) - 1 - k
        if c:
            pairs += [monomial(c * root.denominator, x, n + 1), monomial(-c * root.numerator, x, n)]
            part = product_of((*operands(monomial(abs(c), x, n), "Product"), factor))
            grouped.append(part if c > 0 else negative(part))
    return [(add(*pairs), SPLIT_TERMS.name), (add(*grouped), FROM_PAIRS.name)]


@rule(
    "complete-to-difference-of-squares",
    title="Complete to a difference of squares",
    say="Add and subtract {added}: the polynomial becomes the difference of the squares of {a} and {b}.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=5,
    cost=2.5,
    method="factoring",
    examples={"factor x^4 + 4": "(x^2 + 2x + 2)*(x^2 - 2x + 2)", "factor x^4 + x^2 + 1": "(x^2 + x + 1)*(x^2 - x + 1)"},
    refuses=("factor x^4 + 1", "factor x^4 - 16", "factor x^4 + 2x^2 + 1", "factor x^3 + 4", "factor x^4 - 5x^2 + 4"),
)
def complete_to_difference_of_squares(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^2*x^4 + b*x^2 + q^2` with `2*p*q - b` a square r^2 is `(p*x^2 + q)^2 - (r*x)^2`; q may be negative."""
    found = _polynomial(t, scope)
    if found is None or len(found[1]) != 5 or found[1][1] or found[1][3]:
        return
    x, (a, _, b, _, c) = found
    p, q = rational_root(Fraction(a), 2), rational_root(Fraction(c), 2)
    if p is None or q is None or any(next(iter(r.matcher(t, scope)), None) for r in (factor_trinomial, perfect_square)):
        return
    for constant in (q, -q):
        r = rational_root(2 * p * constant - b, 2)
        if r:
            yield _completed(t, x, p, constant, r)
            return


def _completed(t: Term, x: Term, p: Fraction, q: Fraction, r: Fraction) -> Redex:
    first = [monomial(p, x, 2), number(q)]
    line = monomial(r, x, 1)
    after = multiply(sort_summands([*first, line]), sort_summands([*first, negative(line)]))
    squares = add(power(add(*first), 2), negative(power(line, 2)))
    steps = working((squares, AS_SQUARES.name), (after, formula.name), start=t)
    values: dict[str, Term | str] = {"added": monomial(r * r, x, 2), "a": add(*first), "b": line}
    return Redex(lambda: Rewrite(after, substeps=steps), values)


_BY_INSPECTION = (
    factor_out_common_factor,
    difference_of_squares,
    sum_of_cubes,
    perfect_square,
    factor_trinomial,
    factor_by_grouping,
    factor_by_rational_root,
    complete_to_difference_of_squares,
)


@rule(
    "factor-by-algorithm",
    title="Factor with the general algorithm",
    say="No familiar pattern fits. The general algorithm for polynomials over the rational numbers finds these "
    "factors; multiplying them out gives the line before.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=8,
    cost=6,
    method="factoring",
    examples={
        "factor x^4 + x^3 + 2x^2 + x + 1": "(x^2 + 1)*(x^2 + x + 1)",
        "factor x^5 + x + 1": "(x^2 + x + 1)*(x^3 - x^2 + 1)",
    },
    refuses=("factor x^4 + 1", "factor x^2 - 4", "factor x^4 + 4", "factor 2x + 4"),
)
def factor_by_algorithm(t: Term, scope: Scope) -> Iterator[Redex]:
    """A reducible polynomial to which none of the rules by inspection applies is factored completely."""
    if factorable(t, scope) is None or any(next(iter(r.matcher(t, scope)), None) for r in _BY_INSPECTION):
        return
    found = factor_list(t)
    if found is None or sum(m for _, m in found[1]) < 2:
        return

    def apply() -> Rewrite:
        factors = product_of((number(abs(found[0])), *(power_of(f, m) for f, m in found[1])))
        return Rewrite(factors if found[0] > 0 else negative(factors))

    yield Redex(apply)
