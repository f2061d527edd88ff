"""Quotients with letters: one bar, common factors cancelled, sums over a common denominator."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from qstar_cli.derivation import Relation
from qstar_cli.rules import algebra
from qstar_cli.rules.factors import ONE, Base, bases, one_bar, spelled_power
from qstar_cli.rules.fits import EXPRESSIONS, fits, fits_where, lines_of_working
from qstar_cli.rules.numbers import respelled
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, negative, number
from qstar_cli.terms.forms import EXPANSION_LIMIT, expansion_bound, has_like_terms, is_polynomial
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import power_of, product_of, quotient_of, sum_of, summand
from qstar_cli.terms.term import Term, has_head
from qstar_cli.terms.views import as_rational, coefficient_and_rest, quotient, sort_summands, summands


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
        value *= as_rational(f) if as_rational(f) is not None else 1  # type: ignore[operator]
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
    from math import gcd

    shared = gcd(over.numerator, under.numerator) if over.denominator == under.denominator == 1 else 1
    return product_of([integer(abs(shared)), *removed])


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
        lines_of_working(t, (factored, "reduce-rational-expression"), (after, "cancel-common-factors")),
        g=common,
    )


def _is_worked_out(f: Term) -> bool:
    base = f.args[0] if f.head == "Pow" else f
    return not is_pending(f) and (base.head != "Sum" or is_polynomial(base))


def _factored(common: Term, other: Term) -> Term:
    factors = [*(common.args if common.head == "Product" else (common,)), other]
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
    return sum_of(s.args[0] if s.head == "Neg" else negative(s) for s in summands(t))


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
