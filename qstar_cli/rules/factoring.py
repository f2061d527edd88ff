"""Factoring by inspection: common factors, grouping, and the products every school book lists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.equation_workings import AS_SQUARES
from qstar_cli.rules.monomials import (
    Monomial,
    content,
    monomials,
    ordered,
    shared_powers,
    sum_of,
)
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import formula
from qstar_cli.terms.build import add, integer, multiply, negative, number, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term, contains

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
    common = common_monomial(parts)
    if (common.coefficient == 1 and not common.powers) or (scope.question.head == "Solve" and not _helps(parts)):
        return
    rest = sum_in_order(*(m.over(common) for m in parts))
    after = taken_out(common, rest)
    yield Redex(lambda: Rewrite(after), {"factor": common.term()})


def _helps(parts: tuple[Monomial, ...]) -> bool:
    """Whether a sum is no linear one, which is solved without factoring."""
    return any(sum(m.powers.values()) > 1 for m in parts)


def common_monomial(parts: tuple[Monomial, ...]) -> Monomial:
    leads = [parts[0].coefficient]
    if len(parts) > 2:
        leads.append(ordered(parts)[0].coefficient)
    sign = -1 if any(c < 0 for c in leads) else 1
    return Monomial(sign * content(parts), shared_powers(parts))


def taken_out(common: Monomial, rest: Term) -> Term:
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
    parts = without_common_factor(t, scope, 2)
    if parts is None or parts[0].coefficient * parts[1].coefficient > 0:
        return
    first, second = parts if parts[0].coefficient > 0 else (parts[1], parts[0])
    a, b = first.root(2), second.times(Fraction(-1)).root(2)
    if a is None or b is None:
        return
    after = multiply(sum_in_order(a, b.times(Fraction(-1))), sum_in_order(a, b))
    squares = subtract(power(a.term(), 2), power(b.term(), 2))
    steps = working((squares, AS_SQUARES.name), (after, formula.name), start=t)
    yield Redex(lambda: Rewrite(after, substeps=steps), {"a": a.term(), "b": b.term()})


def sum_in_order(*parts: Monomial) -> Term:
    """The sum of the monomials in the order given, or in textbook order where brackets were opened."""
    if any(base.head == "Sum" and n == 1 for m in parts for base, n in m.powers.items()):
        return sum_of(parts)
    return add(*(m.term() for m in parts))


def without_common_factor(t: Term, scope: Scope, count: int) -> tuple[Monomial, ...] | None:
    """The monomials of a sum of `count` terms from which nothing can be taken out."""
    parts = factorable(t, scope)
    if parts is None or len(parts) != count:
        return None
    common = common_monomial(parts)
    return parts if common.coefficient == 1 and not common.powers else None


@rule(
    "sum-of-cubes",
    title="Factor the sum or difference of cubes",
    say="{formula}, here with a = {a} and b = {b}.",
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
    parts = without_common_factor(t, scope, 2)
    if parts is None or not any(m.powers for m in parts):
        return
    a, b = parts[0].root(3), parts[1].root(3)
    if a is None or b is None or (parts[0].root(2) and parts[1].times(Fraction(-1)).root(2)):
        return
    square_a, square_b = Monomial(a.coefficient**2, doubled(a)), Monomial(b.coefficient**2, doubled(b))
    middle = Monomial(-a.coefficient * b.coefficient, joined(a, b))
    after = multiply(sum_in_order(a, b), sum_of((square_a, middle, square_b)))
    is_sum = b.coefficient > 0
    formula = "a^3 + b^3 = (a + b)*(a^2 - a*b + b^2)" if is_sum else "a^3 - b^3 = (a - b)*(a^2 + a*b + b^2)"
    size = b if is_sum else b.times(Fraction(-1))
    yield Redex(lambda: Rewrite(after), {"formula": formula, "a": a.term(), "b": size.term()})


def doubled(m: Monomial) -> dict[Term, int]:
    return {b: 2 * n for b, n in m.powers.items()}


def joined(a: Monomial, b: Monomial) -> dict[Term, int]:
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
    parts = without_common_factor(t, scope, 3)
    found = square_of_sum(ordered(parts)) if parts else None
    if found is None:
        return
    a, b = found
    after = power(sum_in_order(a, b), 2)
    middle = multiply(integer(2), a.term(), b.times(Fraction(1 if b.coefficient > 0 else -1)).term())
    written = add(power(a.term(), 2), middle if b.coefficient > 0 else negative(middle), power(_positive(b).term(), 2))
    steps = working((written, AS_SQUARES.name), (after, formula.name), start=t)
    yield Redex(lambda: Rewrite(after, substeps=steps), {"a": a.term(), "b": b.term()})


def _positive(m: Monomial) -> Monomial:
    return Monomial(abs(m.coefficient), m.powers)


def square_of_sum(parts: tuple[Monomial, ...]) -> tuple[Monomial, Monomial] | None:
    """(a, b) with parts = a^2, 2ab, b^2, in any order."""
    for k in range(3):
        middle, (first, last) = parts[k], [m for i, m in enumerate(parts) if i != k]
        a, b = first.root(2), last.root(2)
        if a and b and joined(a, b) == dict(middle.powers):
            if middle.coefficient == 2 * a.coefficient * b.coefficient:
                return a, b
            if middle.coefficient == -2 * a.coefficient * b.coefficient:
                return a, b.times(Fraction(-1))
    return None
