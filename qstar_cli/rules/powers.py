"""The laws of powers: products, quotients and powers as bases, negative and fractional exponents."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.factors import ONE, one_bar, spelled_power
from qstar_cli.rules.fits import fits, fits_where
from qstar_cli.rules.numbers import bounded_power, is_too_large_power, literals, spelled
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import absolute, divide, multiply, negative, number, power, root
from qstar_cli.terms.facts import is_nonnegative
from qstar_cli.terms.radicands import rational_root
from qstar_cli.terms.spelling import power_of, quotient_of, summand
from qstar_cli.terms.term import Term, contains
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    base_and_exponent,
    coefficient_and_rest,
    opposite_sum,
    quotient,
    summands,
)


@rule(
    "power-of-power",
    title="Multiply the exponents",
    say="The power of a power has the product of the exponents as exponent. {roots}",
    heads=("Pow", "Root"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "(x^2)^3": "x^6",
        "sqrt(x)^2": "x",
        "sqrt(x^2)": "|x|",
        "cbrt(x^3)": "x",
        "sqrt(x^3)": "x^(3/2)",
        "sqrt(x)^3": "x^(3/2)",
        "sqrt(sqrt(x))": "x^(1/4)",
        "(x^y)^2": "x^(2y)",
        "sqrt(2)^2": "2",
        "sqrt(5^x)": "5^(x/2)",
        "sqrt(y)^x": "y^(x/2)",
    },
    refuses=("x^6", "(2x)^3", "sqrt(x + 1)", "sqrt(2^2)", "(1/x)^2", "cbrt((2x)^2)"),
    eager=True,
    rank=2.6,
)
def power_of_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """`(a^m)^n` is a^(m*n), or |a|^(m*n) where a^m hides the sign of a; roots read as powers."""
    inner, n = base_and_exponent(t)
    if inner.head not in ("Pow", "Root") or n == ONE or as_rational(n) == 0:
        return
    base, m = base_and_exponent(inner)
    if (
        is_pending(base)
        or base == ONE
        or m == ONE
        or (as_rational(base) is not None and inner.head == "Pow" and as_rational(m) is not None)
    ):
        return
    exponent = _product(m, n)
    if exponent is None or (inner.head == "Pow" and not _is_whole(exponent) and _has_number_in_front(base)):
        return  # the number in front is raised to the power first
    if _hides_sign(m) and not _is_even(exponent) and is_nonnegative(base, scope.assumptions) is not True:
        base = absolute(base)
    roots = "A root of order n has the exponent 1/n." if "Root" in (t.head, inner.head) else ""
    yield from fits_where(t, spelled_power(base, exponent), scope, roots=roots)


def _product(m: Term, n: Term) -> Term | None:
    """The product of two exponents; None when both are sums."""
    p, q = as_rational(m), as_rational(n)
    if p is not None and q is not None:
        return number(p * q)
    if p is None and q is None:
        return multiply(m, n)
    value, rest = (p, n) if p is not None else (q, m)
    if value is None or rest.head == "Sum":
        return multiply(number(value or 0), rest)
    coefficient, letters = coefficient_and_rest(rest)
    return summand(value * coefficient, letters)


def _hides_sign(m: Term) -> bool:
    """Whether `a^m` is defined and positive for negative a too."""
    value = as_rational(m)
    return value is not None and value.numerator % 2 == 0 and value.denominator % 2 == 1


def _is_whole(exponent: Term) -> bool:
    value = as_rational(exponent)
    return value is None or value.denominator == 1


def _is_even(exponent: Term) -> bool:
    return _hides_sign(exponent)


@rule(
    "power-of-product",
    title="Raise every factor to the power",
    say="The power of a product is the product of the powers.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "(x*y)^2": "x^2*y^2",
        "(2x^2*y)^3": "8x^6*y^3",
        "(-x)^2": "x^2",
        "(-2x)^3": "-8x^3",
        "(1/2*x)^2": "1/4*x^2",
    },
    refuses=("x^2", "(x + y)^2", "(x*y)^a", "(x*y)^(1/2)", "(x*y)^-1", "(2*3)^2", "(x/y)^2"),
    eager=True,
    rank=2.75,
)
def power_of_product(t: Term, scope: Scope) -> Iterator[Redex]:
    """`(a*b)^n` with a whole n > 1 is a^n * b^n; numbers and whole powers among the factors are worked out."""
    n = as_integer(t.args[1])
    view = quotient(t.args[0])
    divisors = literals(view.below)
    if n is None or n < 2 or divisors is None or 0 in divisors or t.args[0].head not in ("Product", "Neg"):
        return
    numbers = [q for f in view.above if (q := as_rational(f)) is not None]
    if any(is_too_large_power(q, n) for q in (*numbers, *divisors)):
        return
    if any(map(is_pending, view.above)) or all(as_rational(f) is not None for f in view.above):
        return
    divided = [number(1 / bounded_power(d, n)) for d in divisors]
    after = multiply(*divided, *(_raised(f, n) for f in view.above))
    yield from fits_where(t, negative(after) if view.sign < 0 and n % 2 else after, scope)


def _raised(factor: Term, n: int) -> Term:
    value = as_rational(factor)
    if value is not None:
        return spelled(bounded_power(value, n), (factor,))
    m = as_integer(factor.args[1]) if factor.head == "Pow" else None
    return power_of(factor.args[0], m * n) if m is not None and m > 0 else power_of(factor, n)


@rule(
    "power-of-quotient",
    title="Raise numerator and denominator to the power",
    say="The power of a quotient is the quotient of the powers.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    examples={"(x/y)^2": "x^2/y^2", "(4x/(5y))^3": "(4x)^3/(5y)^3", "(-x/7)^3": "-x^3/7^3"},
    refuses=("(2/3)^2", "(x/y)^-1", "(x/y)^(1/2)", "(x*y)^2", "(x/y)^a"),
    eager=True,
    rank=2.95,
)
def power_of_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """`(a/b)^n` with a whole n > 1 is a^n/b^n."""
    n, base = as_integer(t.args[1]), t.args[0]
    bare = one_bar(base.args[0] if base.head == "Neg" else base)
    if n is None or n < 2 or bare.head != "Div" or as_rational(base) is not None:
        return
    over, under = (ONE if a == ONE else power(a, n) for a in bare.args)
    after = divide(over, under)
    yield from fits_where(t, negative(after) if base.head == "Neg" and n % 2 else after, scope)


@rule(
    "negative-exponent",
    title="Write the negative exponent as a quotient",
    say="A power with a negative exponent is 1 over the power with the opposite exponent.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "x^-2": "1/x^2",
        "2^-3": "1/2^3",
        "(2/3)^-2": "(3/2)^2",
        "(x*y)^-1": "1/(x*y)",
        "x^(-a)": "1/x^a",
        "(x/y)^-1": "y/x",
    },
    refuses=("x^2", "0^-1", "x^(a - b)", "x^(1/2)", "(2 - 2)^-1"),
    eager=True,
    rank=2.05,
)
def negative_exponent(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^-n` is 1/a^n, `(a/b)^-n` is (b/a)^n."""
    base, exponent = t.args
    positive = _opposite_exponent(exponent)
    if any(contains(exponent, x) for x in scope.unknowns):  # logarithms leave exponents as they are
        return
    if positive is None or as_rational(base) == 0 or (is_pending(base) and as_rational(base) is None):
        return
    bare = base.args[0] if base.head == "Neg" else base
    if bare.head == "Div":
        turned = quotient_of(bare.args[1], bare.args[0])
        after = power_of(negative(turned) if base.head == "Neg" else turned, positive)
    else:
        after = divide(ONE, power_of(base, positive))
    yield from fits_where(t, after, scope)


def _opposite_exponent(exponent: Term) -> Term | None:
    """The opposite of an exponent that is negative or has minus signs alone, else None."""
    if any(coefficient_and_rest(s)[0] >= 0 for s in summands(exponent)):
        return None
    if exponent.head == "Neg":
        return exponent.args[0]
    return opposite_sum(exponent)


@rule(
    "exponent-to-fraction",
    title="Write the exponent as a fraction",
    say="Write the exponent {n} as a fraction.",
    heads=("Pow",),
    examples={"x^2.5": "x^(5/2)", "4^0.5": "4^(1/2)", "x^(2/4)": "x^(1/2)"},
    refuses=("x^2", "2.5^2", "x^(1/2)"),
    eager=True,
    rank=1.6,
)
def exponent_to_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """Writes an exponent that is a decimal as a fraction in lowest terms (or an integer)."""
    value = as_rational(t.args[1])
    if value is not None and number(value) != t.args[1]:
        yield from fits(t, power(t.args[0], number(value)), n=t.args[1])


@rule(
    "fractional-exponent",
    title="Write the fractional exponent as a root",
    say="The exponent p/q means the q-th root of the p-th power; the root may be taken first.",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "27^(2/3)": "cbrt(27)^2",
        "4^(1/2)": "sqrt(4)",
        "2^(3/2)": "sqrt(2^3)",
        "x^(1/2)": "sqrt(x)",
        "(4x)^(3/2)": "sqrt((4x)^3)",
        "(x^2*y^2)^(1/2)": "sqrt(x^2*y^2)",
    },
    refuses=("x^(3/2)", "(x*y)^(3/2)", "x^2", "4^-0.5", "(x + 1)^(2/3)"),
    eager=True,
    rank=2.2,
)
def fractional_exponent(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^(p/q)` with p, q > 0 as a root: for numbers and bases with a number in front, else for p = 1, q <= 3."""
    base, exponent = t.args[0], as_rational(t.args[1])
    if exponent is None or exponent <= 0 or exponent.denominator == 1 or number(exponent) != t.args[1]:
        return
    p, q, value = exponent.numerator, exponent.denominator, as_rational(base)
    if value is not None and value >= 0 and rational_root(value, q) is not None:
        after = power_of(root(base, q), p)
    elif value is not None or _has_number_in_front(base) or (p == 1 and (q <= 3 or base.head == "Product")):
        after = root(power_of(base, p), q)
    else:
        return
    yield from fits_where(t, after, scope)


def _has_number_in_front(t: Term) -> bool:
    view = quotient(t)
    return view.sign < 0 or bool(view.below) or any(as_rational(f) is not None for f in view.above)
