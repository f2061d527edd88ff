"""Roots: evaluating, taking factors out, merging, roots of quotients and of sums."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules import algebra
from qstar_cli.rules.factors import ONE, root_index, spelled_power
from qstar_cli.rules.fits import fits, fits_where, lines_of_working
from qstar_cli.rules.numbers import spelled
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import absolute, integer, multiply, negative, number, power, root
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.radicands import denested, integer_root, largest_power_factor, rational_root
from qstar_cli.terms.spelling import sum_of, summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands


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
    value, k = as_rational(t.args[0]), root_index(t)
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
    k = root_index(t)
    if k is None or k % 2 == 0 or t.args[0].head != "Neg" or is_pending(t.args[0].args[0]):
        return
    value = as_rational(t.args[0])
    if value is None or rational_root(-value, k) is None:
        yield from fits(t, negative(root(t.args[0].args[0], k)))


@rule(
    "take-number-out-of-root",
    title="Take a factor out of the root",
    say="Take the factor {p} out of the root; its root is {r}.",
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
    radicand, k = t.args[0], root_index(t)
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
    working = lines_of_working(t, (root(shown, k), "split-radicand"), (after, "take-number-out-of-root"))
    yield from fits(t, after, working, p=number(front**k), r=number(front))


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
def smallerroot_index(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(a^m, k)` with m dividing k is root(a, k/m), for whole numbers."""
    n, k = as_integer(t.args[0]), root_index(t)
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
    k, radicand = root_index(t), t.args[0]
    if k is not None and k > 3 and radicand.head not in ("Integer", "Decimal", "Neg", "Div", "Product", "Pow", "Root"):
        yield from fits(t, power(radicand, number(Fraction(1, k))), k=t.args[1])


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
    if root_index(t) != 2 or radicand.head != "Sum" or not is_polynomial(radicand):
        return
    q = algebra.square_root(radicand)
    if q is not None:
        squared = (root(power(q, 2), 2), "write-as-square")
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
    found = denested(t.args[0]) if root_index(t) == 2 else None
    if found is None:
        return
    p, q, sign = found
    first, second = (spelled_root(v) for v in (p, q))
    after = sum_of([first, second if sign > 0 else negative(second)])
    squared = (root(power(after, 2), 2), "write-as-square")
    yield from fits(t, after, lines_of_working(t, squared, (after, "power-of-power")), q=after)


def spelled_root(v: Fraction) -> Term:
    """The square root of a positive rational number, evaluated where it is rational."""
    r = rational_root(v, 2)
    return number(r) if r is not None else root(number(v), 2)
