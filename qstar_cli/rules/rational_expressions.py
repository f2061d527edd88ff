"""Quotients with letters: one bar, common factors cancelled, sums over a common denominator."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

from qstar_cli.derivation import Relation
from qstar_cli.rules import algebra
from qstar_cli.rules.factors import ONE, one_bar
from qstar_cli.rules.fits import EXPRESSIONS, fits, fits_where, lines_of_working
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, negative, number
from qstar_cli.terms.forms import EXPANSION_LIMIT, expansion_bound, has_like_terms, is_polynomial
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import power_of, product_of, quotient_of, sum_of
from qstar_cli.terms.term import Term, has_head, operands
from qstar_cli.terms.views import as_rational, coefficient_and_rest, opposite, quotient, sort_summands, summands


@rule(
    "reduce-rational-expression",
    title="Factor and cancel",
    say="Above and below the bar have the common factor {g}: cancel it.",
    heads=("Div", "Product"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "(x^2 - 1)/(x - 1)": "x + 1",
        "(2x + 4)/(x^2 + 2x)": "2/x",
        "(x - 2)/(2 - x)": "-1",
        "(2x + 4)/(4y)": "(x + 2)/(2y)",
    },
    refuses=("(x + 1)/(x - 1)", "(x + 1)/2", "(x + x)/x", "x/y"),
    eager=True,
    rank=4,
)
def reduce_rational_expression(t: Term, scope: Scope) -> Iterator[Redex]:
    """Divides two polynomials by their greatest common divisor."""
    t = one_bar(t)
    if t.head != "Div":
        return
    above, below = t.args
    if as_rational(below) is not None or not all(map(_is_worked_out, (*quotient(above).above, *quotient(below).above))):
        return
    if not has_head(t, "Sum") or quotient(above).below or quotient(below).below:
        return
    if any(algebra.content(f).denominator > 1 for f in (*quotient(above).above, *quotient(below).above)):
        return
    common = algebra.common_factor(above, below)
    if common is None or common == ONE:
        return
    over, under = algebra.divide_exact(above, common), algebra.divide_exact(below, common)
    if over is None or under is None:
        return
    factored = divide(_factored(common, over), _factored(common, under))
    after = _signed(over, under)
    yield from fits_where(
        t,
        after,
        scope,
        lines_of_working(t, (factored, "factor-above-and-below"), (after, "cancel")),
        g=_in_factors(common),
    )


def _in_factors(t: Term) -> Term:
    """A polynomial as the product of its irreducible factors."""
    found = algebra.factor_list(t)
    if found is None:
        return t
    front = () if found[0] == 1 else (number(found[0]),)
    return product_of((*front, *(power_of(f, n) for f, n in found[1])))


def _is_worked_out(f: Term) -> bool:
    base = f.args[0] if f.head == "Pow" else f
    return not is_pending(f) and (base.head != "Sum" or is_polynomial(base))


def _factored(common: Term, other: Term) -> Term:
    factors = [*operands(common, "Product"), other]
    return multiply(*(f for f in factors if f != ONE)) if common != other or other != ONE else ONE


def _signed(over: Term, under: Term) -> Term:
    """`over/under` with the sign in front and the first coefficient below positive."""
    sign = 1
    if coefficient_and_rest(summands(under)[0])[0] < 0:
        under, sign = _opposite(under), -sign
    value = as_rational(under)
    if value is not None:
        return algebra.expanded(divide(over, number(value * sign))) or divide(over, number(value * sign))
    if all(coefficient_and_rest(s)[0] < 0 for s in summands(over)) or (sign < 0 and _leading_sign(over) < 0):
        over, sign = _opposite(over), -sign
    return quotient_of(over, under) if sign > 0 else negative(quotient_of(over, under))


def _opposite(t: Term) -> Term:
    return sum_of(opposite(s) for s in summands(t))


@rule(
    "signs-of-quotient",
    title="Move the minus sign in front of the bar",
    say="Changing the signs above and below the bar does not change the quotient.",
    heads=("Div", "Product"),
    questions=EXPRESSIONS,
    examples={"x/(1 - x)": "-x/(x - 1)", "(-x - 1)/y": "-(x + 1)/y", "(1 - x)/(2 - y)": "(x - 1)/(y - 2)"},
    refuses=("x/(x - 1)", "(1 - x)/y", "(x + x)/(1 - x)"),
    eager=True,
    rank=8.5,
)
def signs_of_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """Gives the highest term below the bar a plus sign, and a numerator with minus signs alone plus signs."""
    t = one_bar(t)
    if t.head != "Div":
        return
    above, below = t.args
    if as_rational(below) is not None or not all(map(is_polynomial, t.args)):
        return
    if _leading_sign(below) < 0 or all(coefficient_and_rest(s)[0] < 0 for s in summands(above)):
        over = sort_summands(summands(above)) if above.head == "Sum" else above
        yield from fits(t, _signed(over, sort_summands(summands(below))))


def _leading_sign(t: Term) -> int:
    first = summands(sort_summands(summands(t)))[0]
    return 1 if coefficient_and_rest(first)[0] > 0 else -1


@rule(
    "clear-inner-fractions",
    title="Multiply above and below the bar by the same number",
    say="Multiply above and below the bar by {n} to clear the fractions.",
    heads=("Div", "Product"),
    questions=EXPRESSIONS,
    examples={
        "(1/2*x + 1)/(x - 1)": "(x + 2)/(2(x - 1))",
        "(x + 1)/(1/3*x - 1)": "3(x + 1)/(x - 3)",
        "1/2*x/y": "x/(2y)",
    },
    refuses=("(x + 1)/(x - 1)", "x/(2y)", "(1/2*x + 1)/3"),
    eager=True,
    rank=4.5,
)
def clear_inner_fractions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Clears the numeric fractions and decimals inside the sums above and below a bar."""
    t = one_bar(t)
    if t.head != "Div":
        return
    above, below = t.args
    if as_rational(below) is not None or not all(map(is_polynomial, t.args)):
        return
    d, e = (lcm(*(coefficient_and_rest(s)[0].denominator for s in summands(side))) for side in t.args)
    if d == e == 1:
        return
    n = lcm(d, e)
    over, under = _times(n, d, above), _times(n, e, below)
    if over is not None and under is not None:
        yield from fits(t, quotient_of(over, under), n=integer(n))


def _times(n: int, d: int, side: Term) -> Term | None:
    """`n * side` with the denominators d of the side cleared, the rest of n as a factor in front."""
    cleared = algebra.expanded(multiply(integer(d), side))
    if cleared is None or n == d:
        return cleared
    return multiply(integer(n // d), cleared) if cleared.head == "Sum" else algebra.expanded(multiply(integer(n), side))


@rule(
    "add-rational-expressions",
    title="Add over a common denominator",
    say="Write all terms with the common denominator {d} and add the numerators.",
    heads=("Sum",),
    relation=Relation.EQUAL_WHERE,
    questions=EXPRESSIONS,
    examples={
        "1/(x + 1) + 1/(x - 1)": "((x - 1) + (x + 1))/((x + 1)(x - 1))",
        "1/x + 1": "(1 + x)/x",
        "1/x - 1/y": "(y - x)/(x*y)",
    },
    refuses=("x/2 + y/3", "1/x + 2/x", "1/x + 2 + 3", "1/(x + x) + 1", "sqrt(2)/2 + 1"),
    eager=True,
    rank=5.2,
)
def add_rational_expressions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Adds quotients with letters below the bar, and other terms with them, over the least common denominator."""
    views = [quotient(s) for s in t.args]
    lowers = [multiply(*v.below) for v in views]
    if all(as_rational(d) is not None for d in lowers) or has_like_terms(t):
        return
    if not all(all(map(_is_worked_out, (*v.above, *v.below))) for v in views):
        return
    common = _common_denominator(lowers)
    cofactors = [algebra.divide_exact(common, d) for d in lowers] if common is not None else [None]
    if common is None or None in cofactors:
        return
    over = add(*(_raised(v.sign, v.above, c) for v, c in zip(views, cofactors, strict=True) if c is not None))
    after = quotient_of(over, _as_product(common, lowers))
    yield from fits_where(t, after, scope, d=_as_product(common, lowers))


def _common_denominator(lowers: list[Term]) -> Term | None:
    common: Term | None = lowers[0]
    for d in lowers[1:]:
        common = algebra.least_common_multiple(common, d) if common is not None else None
    return common


def _raised(sign: int, above: tuple[Term, ...], cofactor: Term) -> Term:
    factors = [f for f in (*above, cofactor) if f != ONE]
    whole = multiply(*factors)
    return whole if sign > 0 else negative(whole)


def _as_product(common: Term, lowers: list[Term]) -> Term:
    """The common denominator as one of the given ones, or as a product of its factors."""
    for d in lowers:
        if algebra.is_same_polynomial(d, common):
            return d
    factors = algebra.factor_list(common)
    if factors is None:
        return common
    number_in_front = [] if factors[0] == 1 else [number(factors[0])]
    return multiply(*number_in_front, *(power_of(f, n) for f, n in factors[1]))


@rule(
    "expand-denominator",
    title="Multiply out below the bar",
    say="Multiply the denominator out.",
    heads=("Div", "Product"),
    questions=EXPRESSIONS,
    examples={"x/((x + 1)(x - 1))": "x/(x^2 - 1)", "1/(x + 2)^2": "1/(x^2 + 4x + 4)"},
    refuses=("x/(x + 1)", "x/(2x*y)", "1/(x + 1)^300", "(x^2 - 1)/((x - 1)(x + 2))"),
    eager=True,
    rank=8,
)
def expand_denominator(t: Term, scope: Scope) -> Iterator[Redex]:
    """Multiplies the denominator out once nothing cancels any more."""
    t = one_bar(t)
    if t.head != "Div":
        return
    below = t.args[1]
    if below.head not in ("Product", "Pow") or is_polynomial(below) or not has_head(below, "Sum"):
        return
    if expansion_bound(below) > EXPANSION_LIMIT or not is_polynomial(t.args[0]) or as_rational(below) is not None:
        return
    if not all(map(_is_worked_out, quotient(below).above)) or _common_is_left(t):
        return
    result = algebra.expanded(below)
    if result is not None and not is_similar(result, below):
        yield from fits(t, divide(t.args[0], result))


def _common_is_left(t: Term) -> bool:
    common = algebra.common_factor(*t.args)
    return common is not None and as_rational(common) is None
