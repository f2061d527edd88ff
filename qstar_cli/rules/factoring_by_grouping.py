"""Factoring by splitting and grouping, and writing equal factors as a power."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, isqrt

from qstar_cli.rules.equation_workings import FROM_PAIRS, SPLIT_MIDDLE, TAKE_OUT_BRACKET
from qstar_cli.rules.factoring import (
    QUESTIONS,
    common_monomial,
    doubled,
    joined,
    square_of_sum,
    sum_in_order,
    taken_out,
    without_common_factor,
)
from qstar_cli.rules.monomials import (
    Monomial,
    ordered,
    product,
    sum_of,
)
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, integer, multiply, negative
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational, opposite, quotient, sort_summands


@rule(
    "factor-trinomial",
    title="Factor the trinomial",
    say="{first} and {second} have the product {product} and the sum {sum}: split the middle term, factor by grouping.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=4,
    cost=1.5,
    method="factoring",
    examples={
        "factor x^2 + 5x + 6": "(x + 2)*(x + 3)",
        "factor 6x^2 + x - 2": "(2x - 1)*(3x + 2)",
        "factor x^4 - 5x^2 + 4": "(x^2 - 1)*(x^2 - 4)",
        "factor x^2 - x*y - 6y^2": "(x + 2y)*(x - 3y)",
    },
    refuses=(
        "factor x^2 + x + 1",
        "factor x^2 + 2x + 1",
        "factor 2x^2 + 10x + 12",
        "factor x^3 + 5x + 6",
        "factor x^2 + 4x + 1",
    ),
)
def factor_trinomial(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*u^2 + b*u*v + c*v^2` with whole coefficients and a square discriminant, by splitting the middle term."""
    parts = without_common_factor(t, scope, 3)
    shape = _quadratic_shape(ordered(parts)) if parts else None
    if shape is None or square_of_sum(parts or ()):
        return
    (a, b, c), (u, v) = shape
    split = split_middle(a, b, c)
    if split is None:
        return
    r, s = split
    g = gcd(a, r)
    k = s * g // a
    inner = sum_in_order(Monomial(Fraction(a // g), u.powers), Monomial(Fraction(r // g), v.powers))
    outer = sum_in_order(Monomial(Fraction(g), u.powers), Monomial(Fraction(k), v.powers))
    after = multiply(inner, outer)
    steps = working(*_split_lines(a, r, s, c, g, k, u, v, inner), (after, TAKE_OUT_BRACKET.name), start=t)
    values: dict[str, Term | str] = {
        "first": integer(r),
        "second": integer(s),
        "product": integer(a * c),
        "sum": integer(b),
    }
    yield Redex(lambda: Rewrite(after, substeps=steps), values)


def split_middle(a: int, b: int, c: int) -> tuple[int, int] | None:
    """Whole numbers r, s with r + s = b and r * s = a * c; the one nearer to 0 first."""
    d = b * b - 4 * a * c
    if d < 0 or isqrt(d) ** 2 != d:
        return None
    pair = sorted(((b + isqrt(d)) // 2, (b - isqrt(d)) // 2), key=abs)
    return pair[0], pair[1]


def _quadratic_shape(parts: tuple[Monomial, ...]) -> tuple[tuple[int, int, int], tuple[Monomial, Monomial]] | None:
    """Whole coefficients (a, b, c), a > 0, and (u, v) for a sum `a*u^2 + b*u*v + c*v^2`."""
    first, middle, last = parts
    values = [m.coefficient for m in parts]
    if any(v.denominator != 1 for v in values) or values[0] < 0:
        return None
    u, v = (Monomial(Fraction(1), m.powers).root(2) for m in (first, last))
    if u is None or v is None or joined(u, v) != dict(middle.powers) or not u.powers:
        return None
    return (int(values[0]), int(values[1]), int(values[2])), (u, v)


def _split_lines(
    a: int, r: int, s: int, c: int, g: int, k: int, u: Monomial, v: Monomial, inner: Term
) -> list[tuple[Term, str]]:
    """The middle term split, then each pair factored."""
    uv, square_u, square_v = joined(u, v), doubled(u), doubled(v)
    terms = [Monomial(Fraction(q), p) for q, p in ((a, square_u), (r, uv), (s, uv), (c, square_v))]
    left, right = Monomial(Fraction(g), u.powers), Monomial(Fraction(abs(k)), v.powers)
    second = product_of((inner, *([right.term()] if right.term() != integer(1) else [])))
    grouped = add(product_of((left.term(), inner)), second if k > 0 else negative(second))
    return [(add(*(m.term() for m in terms)), SPLIT_MIDDLE.name), (grouped, FROM_PAIRS.name)]


@rule(
    "factor-by-grouping",
    title="Factor by grouping",
    say="Group the terms in pairs: both pairs contain the factor {factor}.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=4,
    cost=1.5,
    method="factoring",
    examples={
        "factor a*x + a*y + b*x + b*y": "(a + b)*(x + y)",
        "factor x^3 + x^2 + x + 1": "(x^2 + 1)*(x + 1)",
        "factor 2x^3 - 3x^2 - 8x + 12": "(x^2 - 4)*(2x - 3)",
    },
    refuses=("factor x^3 + x^2 + 2x + 1", "factor a*x + b*y + c*x + d*y", "factor x^2 + x + 1"),
)
def factor_by_grouping(t: Term, scope: Scope) -> Iterator[Redex]:
    """Four terms in two pairs that leave the same bracket when their common factors are taken out."""
    parts = without_common_factor(t, scope, 4)
    if parts is None:
        return
    found = next((g for first, second in _pairings(parts) if (g := _grouped(first, second))), None)
    if found is not None:
        written, bracket, after = found
        steps = working((written, FROM_PAIRS.name), (after, TAKE_OUT_BRACKET.name), start=t)
        yield Redex(lambda: Rewrite(after, substeps=steps), {"factor": bracket})


def _pairings(parts: tuple[Monomial, ...]) -> list[tuple[tuple[Monomial, Monomial], tuple[Monomial, Monomial]]]:
    """The three ways to put four terms in two pairs."""
    a, b, c, d = parts
    return [((a, b), (c, d)), ((a, c), (b, d)), ((a, d), (b, c))]


def _grouped(first: tuple[Monomial, Monomial], second: tuple[Monomial, Monomial]) -> tuple[Term, Term, Term] | None:
    """(grouped line, common bracket, product) of two pairs, None when their brackets differ."""
    left, right = common_monomial(first), common_monomial(second)
    bracket, other = (sum_of(m.over(c) for m in pair) for c, pair in ((left, first), (right, second)))
    if similar_key(bracket) != similar_key(other):
        right = right.times(Fraction(-1))
        other = sum_of(m.over(right) for m in second)
        if similar_key(bracket) != similar_key(other):
            return None
    written = add(taken_out(left, bracket), taken_out(right, bracket))
    return written, bracket, product(bracket, sum_of((left, right)))


@rule(
    "combine-equal-factors",
    title="Write equal factors as a power",
    say="The factor {factor} occurs more than once.",
    heads=("Product",),
    questions=("Factor",),
    rank=1,
    cost=0.5,
    examples={"factor (x - 1)*(x + 1)*(x + 1)": "(x + 1)^2*(x - 1)", "factor (x - 1)*(1 - x)": "-(x - 1)^2"},
    refuses=("factor (x - 1)*(x + 1)", "factor 2x*(x + 1)"),
)
def combine_equal_factors(t: Term, scope: Scope) -> Iterator[Redex]:
    """Brackets that are equal or opposite are joined to one power."""
    counts, sign, repeated = dict[Term, int](), 1, None
    for factor in quotient(t).above:
        base, n = (factor.args[0], factor.args[1].value) if factor.head == "Pow" else (factor, 1)
        if not isinstance(n, int):
            return
        known = next((b for b in counts if similar_key(b) == similar_key(base)), None)
        other = next((b for b in counts if base.head == "Sum" and similar_key(b) == similar_key(_negated(base))), None)
        if known is None and other is not None:
            sign, known = sign * (-1) ** n, other
        if known is not None and as_rational(base) is None:
            repeated = known
        counts[known or base] = counts.get(known or base, 0) + n
    if repeated is None or quotient(t).below:
        return
    whole = product_of(power_of(b, n) for b, n in counts.items())
    after = whole if sign > 0 else negative(whole)
    yield Redex(lambda: Rewrite(after), {"factor": repeated})


def _negated(t: Term) -> Term:
    return sort_summands(opposite(s) for s in t.args)
