"""Roots: evaluating, taking factors out, merging, roots of quotients and of sums."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules import algebra
from qstar_cli.rules.factors import ONE, one_bar, spelled_power
from qstar_cli.rules.fits import fits, fits_where, lines_of_working
from qstar_cli.rules.numbers import spelled
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import absolute, integer, multiply, negative, number, power, root
from qstar_cli.terms.facts import is_nonnegative, is_positive
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.simplified import denested, integer_root, largest_power_factor, rational_root
from qstar_cli.terms.spelling import product_of, quotient_of, sum_of, summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands


def _index(t: Term) -> int | None:
    """The index of a root when it is a literal of at least 2."""
    k = as_integer(t.args[1])
    return k if k is not None and k >= 2 else None


@rule(
    "evaluate-root",
    title="Evaluate the root",
    say="{r} to the power {k} is {a}.",
    heads=("Root",),
    examples={"sqrt(36)": "6", "cbrt(-8)": "-2", "sqrt(9/4)": "3/2", "sqrt(0.25)": "0.5", "sqrt(1)": "1"},
    refuses=("sqrt(2)", "sqrt(-4)", "sqrt(x^2)", "sqrt(2*2)"),
    eager=True,
    rank=2.1,
    level="pre-algebra",
)
def evaluate_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """A root of a number that is rational; odd roots of negative numbers are negative."""
    value, k = as_rational(t.args[0]), _index(t)
    if value is None or k is None or (value < 0 and k % 2 == 0):
        return
    r = rational_root(abs(value), k)
    if r is not None:
        result = spelled(r if value >= 0 else -r, t.args[:1])
        yield from fits(t, result, r=result, k=t.args[1], a=t.args[0])


@rule(
    "root-of-negative",
    title="Take the minus sign out of the odd root",
    say="An odd root of the opposite is the opposite of the root.",
    heads=("Root",),
    examples={"cbrt(-2)": "-cbrt(2)", "cbrt(-x)": "-cbrt(x)"},
    refuses=("sqrt(-x)", "cbrt(2)", "cbrt(-8)"),
    eager=True,
    rank=2.3,
)
def root_of_negative(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(-a, k)` is -root(a, k) for odd k."""
    k = _index(t)
    if k is None or k % 2 == 0 or t.args[0].head != "Neg" or is_pending(t.args[0].args[0]):
        return
    value = as_rational(t.args[0])
    if value is None or rational_root(-value, k) is None:
        yield from fits(t, negative(root(t.args[0].args[0], k)))


@rule(
    "take-number-out-of-root",
    title="Take a factor out of the root",
    say="{n} contains the factor {p}, whose root is {r}.",
    heads=("Root",),
    examples={
        "sqrt(50)": "5sqrt(2)",
        "cbrt(54)": "3cbrt(2)",
        "sqrt(4x)": "2sqrt(x)",
        "sqrt(4x + 8)": "2sqrt(x + 2)",
        "sqrt(2/3)": "sqrt(6)/3",
        "sqrt(x/2)": "sqrt(2x)/2",
        "sqrt(-4x)": "2sqrt(-x)",
    },
    refuses=("sqrt(2)", "sqrt(36)", "sqrt(2x)", "sqrt(-50)", "sqrt(x/y)", "sqrt(4 + x + x)"),
    eager=True,
    rank=2.85,
)
def take_number_out_of_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """Takes the largest k-th power out of the numeric factor of a radicand; clears a denominator that is a number."""
    radicand, k = t.args[0], _index(t)
    if k is None or is_pending(radicand) or not is_polynomial(radicand):
        return
    if radicand.head == "Neg" and (k % 2 or as_rational(radicand) is not None):
        return
    content = algebra.content(radicand)
    if as_rational(radicand) is not None and rational_root(content, k) is not None:
        return
    whole = content.numerator * content.denominator ** (k - 1)
    r = largest_power_factor(whole, k)
    if r == 1 and content.denominator == 1:
        return
    m = Fraction(whole, r**k)
    inside = sum_of(summand(c * m / content, rest) for c, rest in map(coefficient_and_rest, summands(radicand)))
    front = Fraction(r, content.denominator)
    after = summand(front, spelled_power(inside, number(Fraction(1, k))) if inside == ONE else root(inside, k))
    shown = multiply(number(front**k), inside) if inside != ONE else number(front**k)
    working = lines_of_working(t, (root(shown, k), "take-number-out-of-root"), (after, "take-number-out-of-root"))
    yield from fits(t, after, working, n=number(content), p=number(front**k), r=number(front))


@rule(
    "smaller-index",
    title="Use a smaller root",
    say="{n} is {a} to the power {m}, so a smaller root does.",
    heads=("Root",),
    examples={"root(4, 4)": "sqrt(2)", "root(27, 6)": "sqrt(3)"},
    refuses=("sqrt(4)", "root(2, 4)", "root(16, 4)"),
    eager=True,
    rank=2.2,
)
def smaller_index(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(a^m, k)` with m dividing k is root(a, k/m), for whole numbers."""
    n, k = as_integer(t.args[0]), _index(t)
    if n is None or n < 2 or k is None or rational_root(Fraction(n), k) is not None:
        return
    for m in range(k - 1, 1, -1):
        if k % m == 0 and (a := integer_root(n, m)) ** m == n:
            yield from fits(t, root(integer(a), k // m), n=t.args[0], a=integer(a), m=integer(m))
            return


@rule(
    "root-as-power",
    title="Write the root as a power",
    say="The {k}-th root is the power with exponent 1/{k}.",
    heads=("Root",),
    examples={"root(x, 4)": "x^(1/4)", "root(x + 1, 5)": "(x + 1)^(1/5)"},
    refuses=("sqrt(x)", "cbrt(x)", "root(2, 4)", "root(x*y, 4)", "root(x^2, 4)"),
    eager=True,
    rank=6,
)
def root_as_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """A fourth or higher root of a letter, a function or a sum as a power."""
    k, radicand = _index(t), t.args[0]
    if k is not None and k > 3 and radicand.head not in ("Integer", "Decimal", "Neg", "Div", "Product", "Pow", "Root"):
        yield from fits(t, power(radicand, number(Fraction(1, k))), k=t.args[1])


@rule(
    "multiply-roots",
    title="Multiply under one root",
    say="The product of roots of one index is the root of the product.",
    heads=("Product",),
    relation=Relation.EQUAL_WHERE,
    examples={"sqrt(2)*sqrt(8)": "sqrt(16)", "sqrt(3)*sqrt(x)": "sqrt(3x)", "5*cbrt(2)*cbrt(4)": "5cbrt(8)"},
    refuses=("sqrt(x)*sqrt(y)", "sqrt(2)*cbrt(2)", "2sqrt(2)", "sqrt(x)*sqrt(x)"),
    eager=True,
    rank=2.72,
)
def multiply_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """Merges roots of one index when at most one radicand may be negative (any for odd indexes)."""
    for k in dict.fromkeys(f.args[1] for f in t.args if f.head == "Root" and _index(f)):
        merged = [f for f in t.args if f.head == "Root" and f.args[1] == k and not is_pending(f.args[0])]
        if (as_integer(k) or 0) % 2 == 0:
            safe = [f for f in merged if is_nonnegative(f.args[0], scope.assumptions)]
            merged = safe + [f for f in merged if f not in safe][:1]
        if len(merged) < 2 or not any(as_rational(f.args[0]) is not None for f in merged):
            continue
        inside = _product_of_radicands([f.args[0] for f in merged])
        first = t.args.index(merged[0])
        rest = [f for f in t.args if f not in merged]
        rest.insert(min(first, len(rest)), root(inside, k))
        yield from fits_where(t, multiply(*rest), scope)
        return


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
    k, radicand = _index(t), t.args[0]
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
        "sqrt(x/y^2)": "sqrt(x)/|y|",
    },
    refuses=("sqrt(x/2)", "sqrt(2/3)", "sqrt(x)", "sqrt(1/0)"),
    eager=True,
    rank=3.1,
)
def root_of_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(a/b, k)` with letters in b is root(a*b^(k-1), k)/b, with bars for even k where b may be negative."""
    k, radicand = _index(t), t.args[0]
    bare = one_bar(radicand.args[0] if radicand.head == "Neg" else radicand)
    if k is None or bare.head != "Div" or as_rational(bare.args[1]) is not None or any(map(is_pending, bare.args)):
        return
    over, under = bare.args
    if k == 2 and (q := _square_root_of(under)) is not None:
        inside, outside = over, q
    else:
        inside, outside = product_of([over, under if k == 2 else power(under, k - 1)]), under
    inside = negative(inside) if radicand.head == "Neg" else inside
    certain = k % 2 or is_positive(outside, scope.assumptions) or (is_nonnegative(over) and inside != over)
    below = outside if certain else absolute(outside)
    yield from fits_where(t, quotient_of(root(inside, k), below), scope)


def _square_root_of(t: Term) -> Term | None:
    m = as_integer(t.args[1]) if t.head == "Pow" else None
    return None if m is None or m % 2 else t.args[0] if m == 2 else power(t.args[0], m // 2)


@rule(
    "root-of-perfect-square",
    title="Write the radicand as a square",
    say="The radicand is the square of {q}, and the root of a square is the absolute value.",
    heads=("Root",),
    examples={"sqrt(x^2 - 2x + 1)": "|x - 1|", "sqrt(4x^2 + 4x*y + y^2)": "|2x + y|"},
    refuses=("sqrt(x^2 + 1)", "sqrt(x + 1)", "sqrt(x^2 - 2x + 1 + x)", "cbrt(x^2 - 2x + 1)", "sqrt(3 + 2sqrt(2))"),
    eager=True,
    rank=3.3,
)
def root_of_perfect_square(t: Term, scope: Scope) -> Iterator[Redex]:
    """`sqrt(q^2)` is |q|, for a polynomial written out."""
    radicand = t.args[0]
    if _index(t) != 2 or radicand.head != "Sum" or not is_polynomial(radicand):
        return
    q = algebra.square_root(radicand)
    if q is not None:
        squared = (root(power(q, 2), 2), "root-of-perfect-square")
        after = absolute(q)
        yield from fits_where(t, after, scope, lines_of_working(t, squared, (after, "power-of-power")), q=q)


@rule(
    "denest-root",
    title="Write the radicand as a square",
    say="The radicand is the square of {q}, which is positive.",
    heads=("Root",),
    examples={"sqrt(3 + 2sqrt(2))": "sqrt(2) + 1", "sqrt(5 - 2sqrt(6))": "sqrt(3) - sqrt(2)"},
    refuses=("sqrt(1 + sqrt(2))", "sqrt(2)", "sqrt(1 - 2sqrt(2))", "sqrt(3 + x)"),
    eager=True,
    rank=3.4,
)
def denest_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """`sqrt(a + b*sqrt(c))` is sqrt(p) + sqrt(q) or sqrt(p) - sqrt(q) , rational p > q, p + q = a, 4pq = b^2*c."""
    found = denested(t.args[0]) if _index(t) == 2 else None
    if found is None:
        return
    p, q, sign = found
    first, second = (spelled_root(v) for v in (p, q))
    after = sum_of([first, second if sign > 0 else negative(second)])
    squared = (root(power(after, 2), 2), "denest-root")
    yield from fits(t, after, lines_of_working(t, squared, (after, "power-of-power")), q=after)


def spelled_root(v: Fraction) -> Term:
    """The square root of a positive rational number, evaluated where it is rational."""
    r = rational_root(v, 2)
    return number(r) if r is not None else root(number(v), 2)
