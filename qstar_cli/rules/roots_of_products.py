"""Roots of products and quotients: merging roots, taking powers and denominators out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.factors import one_bar, root_index
from qstar_cli.rules.fits import fits_where
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import absolute, divide, multiply, negative, power, root
from qstar_cli.terms.facts import is_nonnegative, is_positive
from qstar_cli.terms.spelling import product_of, quotient_of, summand
from qstar_cli.terms.term import Term, has_head, symbols, without
from qstar_cli.terms.views import as_integer, as_rational


@rule(
    "multiply-roots",
    title="Multiply under one root",
    say="The product of roots of one index is the root of the product.",
    heads=("Product",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "sqrt(2)*sqrt(8)": "sqrt(16)",
        "sqrt(3)*sqrt(x)": "sqrt(3x)",
        "sqrt(pi)*sqrt(x)": "sqrt(pi*x)",
        "5*cbrt(2)*cbrt(4)": "5cbrt(8)",
    },
    refuses=("sqrt(x)*sqrt(y)", "sqrt(2)*cbrt(2)", "2sqrt(2)", "sqrt(x)*sqrt(x)"),
    eager=True,
    rank=2.72,
)
def multiply_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """Merges roots of one index when at most one radicand may be negative (any for odd indexes)."""
    whole = one_bar(t)
    above, below = whole.args if whole.head == "Div" else (whole, None)
    factors = list(above.args) if above.head == "Product" else [above]
    for k in dict.fromkeys(f.args[1] for f in factors if f.head == "Root" and root_index(f)):
        merged = _mergeable(factors, k, scope)
        if len(merged) < 2 or all(has_head(f.args[0], "Symbol") for f in merged):
            continue
        inside = root(_product_of_radicands([f.args[0] for f in merged]), k)
        kept = without(factors, *merged)
        kept.insert(min(factors.index(merged[0]), len(kept)), inside)
        after = multiply(*kept)
        yield from fits_where(t, after if below is None else divide(after, below), scope)
        return


def _mergeable(factors: list[Term], k: Term, scope: Scope) -> list[Term]:
    """The roots of index k that may stand under one root."""
    found = [f for f in factors if f.head == "Root" and f.args[1] == k and not is_pending(f.args[0])]
    if (as_integer(k) or 0) % 2:
        return found
    safe = [f for f in found if is_nonnegative(f.args[0], scope.assumptions)]
    return safe + without(found, *safe)[:1]


def _product_of_radicands(radicands: list[Term]) -> Term:
    value = Fraction(1)
    others: list[Term] = []
    for r in radicands:
        q = as_rational(r)
        value, others = (value * q, others) if q is not None else (value, [*others, r])
    return summand(value, product_of(others)) if value != 1 or not others else product_of(others)


@rule(
    "take-powers-out-of-root",
    title="Take powers out of the root",
    say="Every full {k}-th power under the root comes out of it.",
    heads=("Root",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "sqrt(x^2*y^2)": "|x|*|y|",
        "cbrt(x^3*y^3)": "x*y",
        "sqrt(2x^2)": "sqrt(2)*|x|",
        "sqrt(x^3*y)": "|x|*sqrt(x*y)",
        "cbrt(x^4*y)": "x*cbrt(x*y)",
        "sqrt(5pi^2)": "sqrt(5)*pi",
    },
    refuses=("sqrt(x*y)", "sqrt(x^2*y)", "sqrt(x^2)", "sqrt(2x)"),
    eager=True,
    rank=2.9,
)
def take_powers_out_of_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """Takes full powers out of a root of a product where the root stays defined exactly where it was."""
    k, radicand = root_index(t), t.args[0]
    if k is None or radicand.head != "Product" or any(map(is_pending, radicand.args)):
        return
    outside, inside = [], list(radicand.args)
    for factor in radicand.args:
        m = as_integer(factor.args[1]) if factor.head == "Pow" else None
        if m is None or m < k:
            continue
        rest = [f for f in inside if f != factor]
        if m % k == 0 and k % 2 == 0 and not _may_leave(factor.args[0], rest, scope):
            continue
        outside.append(_taken(factor.args[0], m // k, k, scope))
        inside = [g for f in inside for g in (_left(f, m % k) if f == factor else (f,))]
    if outside:
        kept = [root(product_of(inside), k)] if inside else []
        yield from fits_where(t, product_of([*outside, *kept]), scope, k=t.args[1])


def _left(factor: Term, m: int) -> tuple[Term, ...]:
    return () if m == 0 else (factor.args[0],) if m == 1 else (power(factor.args[0], m),)


def _may_leave(base: Term, rest: list[Term], scope: Scope) -> bool:
    """Whether an even root of the rest is defined even where the base is 0, or the base is never 0."""
    return is_positive(base, scope.assumptions) is True or all(
        is_nonnegative(f, scope.assumptions) or (f.head == "Pow" and (as_integer(f.args[1]) or 1) % 2 == 0)
        for f in rest
    )


def _taken(base: Term, m: int, k: int, scope: Scope) -> Term:
    """`root(base^(m*k), k)`: base^m, with bars where base^m may be negative and k is even."""
    taken = base if m == 1 else power(base, m)
    if k % 2 or m % 2 == 0 or is_nonnegative(base, scope.assumptions):
        return taken
    return absolute(base) if m == 1 else power(absolute(base), m)


@rule(
    "root-of-quotient",
    title="Take the denominator out of the root",
    say="Multiply above and below the bar so that the denominator is a full power, and take it out of the root.",
    heads=("Root",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "sqrt(x/y)": "sqrt(x*y)/|y|",
        "cbrt(x/y)": "cbrt(x*y^2)/y",
        "sqrt(1/pi)": "sqrt(pi)/pi",
        "sqrt(-6/(y + 2))": "sqrt(-6(y + 2))/|y + 2|",
        "sqrt(6/(y + 2))": "sqrt(6(y + 2))/(y + 2)",
        "sqrt(x/y^2)": "sqrt(x)/|y|",
    },
    refuses=("sqrt(x/2)", "sqrt(2/3)", "sqrt(x)", "sqrt(1/0)"),
    eager=True,
    rank=3.1,
)
def root_of_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(a/b, k)` with letters in b is root(a*b^(k-1), k)/b, with bars for even k where b may be negative."""
    k, radicand = root_index(t), t.args[0]
    bare = one_bar(radicand.args[0] if radicand.head == "Neg" else radicand)
    if k is None or bare.head != "Div" or as_rational(bare.args[1]) is not None or any(map(is_pending, bare.args)):
        return
    over, under = bare.args
    if scope.unknowns and symbols(under):  # raising to a power, or the answer, leaves the quotient alone
        return
    if k == 2 and (q := _square_root_of(under)) is not None:
        inside, outside = over, q
    else:
        inside, outside = product_of([over, under if k == 2 else power(under, k - 1)]), under
    inside = negative(inside) if radicand.head == "Neg" else inside
    certain = (
        k % 2
        or is_positive(outside, scope.assumptions)
        or (is_nonnegative(over) and radicand.head != "Neg" and inside != over)
    )
    below = outside if certain else absolute(outside)
    yield from fits_where(t, quotient_of(root(inside, k), below), scope)


def _square_root_of(t: Term) -> Term | None:
    m = as_integer(t.args[1]) if t.head == "Pow" else None
    return None if m is None or m % 2 else t.args[0] if m == 2 else power(t.args[0], m // 2)
