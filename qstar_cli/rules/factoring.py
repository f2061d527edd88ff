"""Factoring by inspection: common factors, grouping, and the products every school book lists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, isqrt

from qstar_cli.rules.equation_workings import AS_SQUARES, FROM_PAIRS, SPLIT_MIDDLE, TAKE_OUT_BRACKET
from qstar_cli.rules.monomials import (
    Monomial,
    content,
    monomials,
    ordered,
    product,
    shared_powers,
    sum_of,
)
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import opposite
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import formula
from qstar_cli.terms.build import add, integer, multiply, negative, number, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import as_rational, quotient, sort_summands

QUESTIONS = ("Factor", "Solve")
_PLACES = (None, "Product", "Neg", "Pow", "Div")


def factorable(t: Term, scope: Scope) -> tuple[Monomial, ...] | None:
    """The monomials of a collected sum where factoring is called for: in `factor`, and in `solve` left of `= 0`."""
    if scope.question.head == "Factor":
        fits = (scope.parent.head if scope.parent else None) in _PLACES
    else:
        parent, unknowns = scope.parent, scope.unknowns
        fits = parent is not None and parent.head == "Equal" and parent.args[1] == ZERO and len(scope.position) == 1
        fits = fits and len(unknowns) == 1 and contains(t, unknowns[0])
    return monomials(t) if fits else None


@rule(
    "factor-out-common-factor",
    title="Factor out the common factor",
    say="Every term contains the factor {factor}.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=2,
    method="factoring",
    examples={
        "factor 6x^2 + 9x": "3x*(2x + 3)",
        "factor -x^2 - 2x": "-x*(x + 2)",
        "factor 4x^2 - 16": "4(x^2 - 4)",
        "factor 36 - 4x^2": "4(9 - x^2)",
        "factor a*(x + y) + b*(x + y)": "(a + b)*(x + y)",
        "x^2 - 5x = 0": "x*(x - 5) = 0",
    },
    refuses=("factor x + 2", "factor x^2 - 4", "factor 2x + 3y", "factor x^2 + x^2", "x^2 - 5x = 6", "4x - 2 = 0"),
)
def factor_out_common_factor(t: Term, scope: Scope) -> Iterator[Redex]:
    """Numbers, letters and brackets common to all terms, and a minus sign of the first term, are taken out."""
    parts = factorable(t, scope)
    if parts is None:
        return
    common = _common(parts)
    if (common.coefficient == 1 and not common.powers) or (scope.question.head == "Solve" and not _helps(parts)):
        return
    rest = _sum(*(m.over(common) for m in parts))
    after = _taken_out(common, rest)
    yield Redex(lambda: Rewrite(after), {"factor": common.term()})


def _helps(parts: tuple[Monomial, ...]) -> bool:
    """Whether a sum is no linear one, which is solved without factoring."""
    return any(sum(m.powers.values()) > 1 for m in parts)


def _common(parts: tuple[Monomial, ...]) -> Monomial:
    leads = [parts[0].coefficient]
    if len(parts) > 2:
        leads.append(ordered(parts)[0].coefficient)
    sign = -1 if any(c < 0 for c in leads) else 1
    return Monomial(sign * content(parts), shared_powers(parts))


def _taken_out(common: Monomial, rest: Term) -> Term:
    size = abs(common.coefficient)
    factors = [] if size == 1 else [number(size)]
    factors += [power_of(b, n) for b, n in common.powers.items()]
    whole = product_of((*factors, rest))
    return whole if common.coefficient > 0 else negative(whole)


@rule(
    "difference-of-squares",
    title="Factor the difference of squares",
    say="A difference of squares is a product: a^2 - b^2 = (a - b)*(a + b), with a = {a} and b = {b}.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=3,
    method="factoring",
    examples={
        "factor x^2 - 16": "(x - 4)*(x + 4)",
        "factor 4x^2 - 25y^2": "(2x - 5y)*(2x + 5y)",
        "factor x^4 - 16": "(x^2 - 4)*(x^2 + 4)",
        "factor (x + 1)^2 - 9": "(x - 2)*(x + 4)",
    },
    refuses=("factor x^2 + 16", "factor x^2 - 2", "factor x^3 - 16", "factor 4x^2 - 16", "factor 1 - x", "x^2 - 4 = 5"),
)
def difference_of_squares(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^2 - b^2` with rational coefficients becomes `(a - b)*(a + b)`."""
    parts = _without_common_factor(t, scope, 2)
    if parts is None or parts[0].coefficient * parts[1].coefficient > 0:
        return
    first, second = parts if parts[0].coefficient > 0 else (parts[1], parts[0])
    a, b = first.root(2), second.times(Fraction(-1)).root(2)
    if a is None or b is None:
        return
    after = multiply(_sum(a, b.times(Fraction(-1))), _sum(a, b))
    squares = subtract(power(a.term(), 2), power(b.term(), 2))
    steps = working((squares, AS_SQUARES.name), (after, formula.name), start=t)
    yield Redex(lambda: Rewrite(after, substeps=steps), {"a": a.term(), "b": b.term()})


def _sum(*parts: Monomial) -> Term:
    """The sum of the monomials in the order given, or in textbook order where brackets were opened."""
    if any(base.head == "Sum" and n == 1 for m in parts for base, n in m.powers.items()):
        return sum_of(parts)
    return add(*(m.term() for m in parts))


def _without_common_factor(t: Term, scope: Scope, count: int) -> tuple[Monomial, ...] | None:
    """The monomials of a sum of `count` terms from which nothing can be taken out."""
    parts = factorable(t, scope)
    if parts is None or len(parts) != count:
        return None
    common = _common(parts)
    return parts if common.coefficient == 1 and not common.powers else None


@rule(
    "sum-of-cubes",
    title="Factor the sum or difference of cubes",
    say="a^3 + b^3 = (a + b)*(a^2 - a*b + b^2), here with a = {a} and b = {b}.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=3,
    method="factoring",
    examples={
        "factor x^3 - 8": "(x - 2)*(x^2 + 2x + 4)",
        "factor 27x^3 + y^3": "(3x + y)*(9x^2 - 3x*y + y^2)",
        "factor x^6 + 1": "(x^2 + 1)*(x^4 - x^2 + 1)",
    },
    refuses=("factor x^3 + 2", "factor x^2 - 8", "factor x^3 - 8x", "factor x + 1", "factor x^6 - 1"),
)
def sum_of_cubes(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^3 + b^3` with rational coefficients; b may be negative."""
    parts = _without_common_factor(t, scope, 2)
    if parts is None or not any(m.powers for m in parts):
        return
    a, b = parts[0].root(3), parts[1].root(3)
    if a is None or b is None or (parts[0].root(2) and parts[1].times(Fraction(-1)).root(2)):
        return
    square_a, square_b = Monomial(a.coefficient**2, _doubled(a)), Monomial(b.coefficient**2, _doubled(b))
    middle = Monomial(-a.coefficient * b.coefficient, _joined(a, b))
    after = multiply(_sum(a, b), sum_of((square_a, middle, square_b)))
    yield Redex(lambda: Rewrite(after), {"a": a.term(), "b": b.term()})


def _doubled(m: Monomial) -> dict[Term, int]:
    return {b: 2 * n for b, n in m.powers.items()}


def _joined(a: Monomial, b: Monomial) -> dict[Term, int]:
    return {base: a.powers.get(base, 0) + b.powers.get(base, 0) for base in {**a.powers, **b.powers}}


@rule(
    "perfect-square",
    title="Factor the perfect square",
    say="This is the square of a sum: a^2 + 2*a*b + b^2 = (a + b)^2, with a = {a} and b = {b}.",
    heads=("Sum",),
    questions=QUESTIONS,
    rank=3,
    method="factoring",
    examples={
        "factor x^2 + 2x + 1": "(x + 1)^2",
        "factor 4x^2 - 12x*y + 9y^2": "(2x - 3y)^2",
        "factor x^4 + 2x^2 + 1": "(x^2 + 1)^2",
        "x^2 - 6x + 9 = 0": "(x - 3)^2 = 0",
    },
    refuses=("factor x^2 + x + 1", "factor x^2 + 2x - 1", "factor x^2 + 4", "factor 2x^2 + 4x + 2"),
)
def perfect_square(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^2 + 2ab + b^2` becomes `(a + b)^2`; b may be negative."""
    parts = _without_common_factor(t, scope, 3)
    found = _square_of_sum(ordered(parts)) if parts else None
    if found is None:
        return
    a, b = found
    after = power(_sum(a, b), 2)
    middle = multiply(integer(2), a.term(), b.times(Fraction(1 if b.coefficient > 0 else -1)).term())
    written = add(power(a.term(), 2), middle if b.coefficient > 0 else negative(middle), power(_positive(b).term(), 2))
    steps = working((written, AS_SQUARES.name), (after, formula.name), start=t)
    yield Redex(lambda: Rewrite(after, substeps=steps), {"a": a.term(), "b": b.term()})


def _positive(m: Monomial) -> Monomial:
    return Monomial(abs(m.coefficient), m.powers)


def _square_of_sum(parts: tuple[Monomial, ...]) -> tuple[Monomial, Monomial] | None:
    """(a, b) with parts = a^2, 2ab, b^2, in any order."""
    for k in range(3):
        middle, (first, last) = parts[k], [m for i, m in enumerate(parts) if i != k]
        a, b = first.root(2), last.root(2)
        if a and b and _joined(a, b) == dict(middle.powers):
            if middle.coefficient == 2 * a.coefficient * b.coefficient:
                return a, b
            if middle.coefficient == -2 * a.coefficient * b.coefficient:
                return a, b.times(Fraction(-1))
    return None


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
    parts = _without_common_factor(t, scope, 3)
    shape = _quadratic_shape(ordered(parts)) if parts else None
    if shape is None or _square_of_sum(parts or ()):
        return
    (a, b, c), (u, v) = shape
    split = split_middle(a, b, c)
    if split is None:
        return
    r, s = split
    g = gcd(a, r)
    k = s * g // a
    inner = _sum(Monomial(Fraction(a // g), u.powers), Monomial(Fraction(r // g), v.powers))
    outer = _sum(Monomial(Fraction(g), u.powers), Monomial(Fraction(k), v.powers))
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
    if u is None or v is None or _joined(u, v) != dict(middle.powers) or not u.powers:
        return None
    return (int(values[0]), int(values[1]), int(values[2])), (u, v)


def _split_lines(
    a: int, r: int, s: int, c: int, g: int, k: int, u: Monomial, v: Monomial, inner: Term
) -> list[tuple[Term, str]]:
    """The middle term split, then each pair factored."""
    uv, square_u, square_v = _joined(u, v), _doubled(u), _doubled(v)
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
    parts = _without_common_factor(t, scope, 4)
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
    left, right = _common(first), _common(second)
    bracket, other = (sum_of(m.over(c) for m in pair) for c, pair in ((left, first), (right, second)))
    if similar_key(bracket) != similar_key(other):
        right = right.times(Fraction(-1))
        other = sum_of(m.over(right) for m in second)
        if similar_key(bracket) != similar_key(other):
            return None
    written = add(_taken_out(left, bracket), _taken_out(right, bracket))
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
