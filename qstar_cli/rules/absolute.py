"""Absolute values."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.fits import fits, fits_where
from qstar_cli.rules.numbers import literals
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import I, absolute, integer, power
from qstar_cli.terms.facts import is_negative, is_nonnegative, signs
from qstar_cli.terms.spelling import product_of, quotient_of
from qstar_cli.terms.term import Term, contains, symbols
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    coefficient_and_rest,
    opposite_sum,
    quotient,
    sort_summands,
    summands,
)

ONE = integer(1)


def _may_be_complex(t: Term, scope: Scope) -> bool:
    """Whether letters in `t` stand for complex numbers, whose squares have any argument."""
    return bool(symbols(t)) and (not scope.is_real or contains(scope.question, I))


@rule(
    "absolute-value-of-number",
    title="Evaluate the absolute value",
    say="The absolute value is the distance from 0.",
    heads=("Abs",),
    examples={"|-5|": "5", "|3/4|": "3/4", "|-0.5|": "0.5", "|0|": "0"},
    refuses=("|x|", "|2 - 5|", "|-x|"),
    eager=True,
    rank=2.1,
    level="pre-algebra",
)
def absolute_value_of_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The absolute value of a literal number."""
    if literals(t.args) is not None:
        inner = t.args[0]
        yield from fits(t, inner.args[0] if inner.head == "Neg" else inner)


@rule(
    "absolute-value-of-known-sign",
    title="Leave out the absolute value bars",
    say="The absolute value of something that is not negative is the thing itself, of something negative its opposite.",
    heads=("Abs",),
    examples={"|x^2|": "x^2", "|sqrt(x)|": "sqrt(x)", "|x^2 + 1|": "x^2 + 1", "|-x^2 - 1|": "x^2 + 1", "||x||": "|x|"},
    refuses=("|x|", "|x + 1|", "|-5|"),
    eager=True,
    rank=2.8,
)
def absolute_value_of_known_sign(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|a|` is a where a >= 0 everywhere it is defined, -a where it is negative."""
    inner = t.args[0]
    if literals(t.args) is not None or is_pending(inner) or _may_be_complex(inner, scope):
        return
    if is_nonnegative(inner, scope.assumptions):
        yield from fits(t, inner)
    elif signs(inner, scope.assumptions) <= {-1, 0} and signs(inner, scope.assumptions):
        yield from fits(t, opposite_sum(inner))


@rule(
    "absolute-value-of-opposite",
    title="Opposite numbers have the same absolute value",
    say="A number and its opposite have the same absolute value.",
    heads=("Abs",),
    examples={"|-x|": "|x|", "|1 - x|": "|x - 1|", "|-x - 1|": "|x + 1|"},
    refuses=("|x|", "|x - 1|", "|-3|"),
    eager=True,
    rank=5.6,
)
def absolute_value_of_opposite(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|-a|` is |a|; of a and -a the one whose highest term is positive is kept."""
    inner = t.args[0]
    if scope.unknowns and len(symbols(inner)) > 1:
        return  # in an equation the unknown stays in front
    ordered = sort_summands(summands(inner))
    if as_rational(inner) is None and coefficient_and_rest(summands(ordered)[0])[0] < 0:
        yield from fits(t, absolute(opposite_sum(ordered)))


@rule(
    "absolute-value-of-product",
    title="Take known factors out of the absolute value",
    say="The absolute value of a product is the product of the absolute values.",
    heads=("Abs",),
    examples={"|2x|": "2|x|", "|-3x*y|": "3|x*y|", "|x^2*y|": "x^2*|y|", "|x/2|": "|x|/2"},
    refuses=("|x*y|", "|x|", "|x + 2|", "|-6|"),
    eager=True,
    rank=5.4,
)
def absolute_value_of_product(t: Term, scope: Scope) -> Iterator[Redex]:
    """Takes the factors and divisors of known sign out of the bars."""
    view = quotient(t.args[0])
    if as_rational(t.args[0]) is not None or any(map(is_pending, (*view.above, *view.below))):
        return
    known_above = [f for f in view.above if _size(f, scope) is not None]
    known_below = [f for f in view.below if _size(f, scope) is not None]
    if (not known_above and not known_below) or len(known_above) + len(known_below) == len(view.above) + len(
        view.below
    ):
        return
    unknown_above = [f for f in view.above if f not in known_above]
    unknown_below = [f for f in view.below if f not in known_below]
    rest = absolute(quotient_of(product_of(unknown_above), product_of(unknown_below)))
    sizes = [s for f in known_above if (s := _size(f, scope)) is not None]
    divisors = [s for f in known_below if (s := _size(f, scope)) is not None]
    yield from fits_where(t, quotient_of(product_of([*sizes, rest]), product_of(divisors)), scope)


def _size(f: Term, scope: Scope) -> Term | None:
    """The absolute value of a factor of known sign, without bars."""
    if is_nonnegative(f, scope.assumptions):
        return f
    return opposite_sum(f) if is_negative(f, scope.assumptions) else None


@rule(
    "power-of-absolute-value",
    title="An even power needs no absolute value bars",
    say="A number and its absolute value have the same even powers.",
    heads=("Pow",),
    examples={"|x|^2": "x^2", "|x + 1|^4": "(x + 1)^4"},
    refuses=("|x|^3", "|x|^(1/2)", "x^2"),
    eager=True,
    rank=2.65,
)
def power_of_absolute_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|a|^n` with an even n is a^n."""
    n = as_integer(t.args[1])
    if t.args[0].head == "Abs" and n and n > 0 and n % 2 == 0 and not _may_be_complex(t, scope):
        yield from fits(t, power(t.args[0].args[0], n))


@rule(
    "absolute-value-of-power",
    title="Take the power out of the absolute value",
    say="The absolute value of a power is the power of the absolute value.",
    heads=("Abs",),
    examples={"|x^3|": "|x|^3"},
    refuses=("|x^2|", "|x|", "|x^(1/2)|"),
    eager=True,
    rank=5.5,
)
def absolute_value_of_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|a^n|` with an odd n > 1 is |a|^n."""
    n = as_integer(t.args[0].args[1]) if t.args[0].head == "Pow" else None
    if n and n > 1 and n % 2 and not is_nonnegative(t.args[0], scope.assumptions):
        yield from fits(t, power(absolute(t.args[0].args[0]), n))


@rule(
    "split-absolute-value",
    title="Split the absolute value",
    say="The absolute value of a product or quotient is that of the absolute values.",
    heads=("Abs",),
    questions=("Prove",),
    examples={
        "prove |x*y| = |x|*|y|": "|x|*|y| is identical to |x|*|y|",
        "prove |x/y| = |x|/|y|": "|x|/|y| is identical to |x|/|y|",
    },
    refuses=("prove |x + y| = |x| + |y|", "prove |x^2| = x^2", "prove |2x| = 2|x|"),
    eager=True,
    rank=5.6,
)
def split_absolute_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|a*b/c|` is |a|*|b|/|c|, where no factor has a known sign."""
    view = quotient(t.args[0])
    factors = (*view.above, *view.below)
    if len(factors) > 1 and not any(is_pending(f) or _size(f, scope) is not None for f in factors):
        above, below = ([absolute(f) for f in part] for part in (view.above, view.below))
        yield from fits(t, quotient_of(product_of(above), product_of(below)))
