"""Greatest common divisor and least common multiple of polynomials: Euclid's algorithm, or the factors of both.

Polynomials with whole coefficients are divided over the whole numbers (`2x` divides 2x and 4x^2), so that the divisor
has the common divisor of all coefficients; others over the rational numbers, with coprime coefficients.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.derivation import Step
from qstar_cli.rules.algebra import content, divide, expanded, factor_list, generators
from qstar_cli.rules.polynomial_division import division, division_line
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import integer, multiply, number
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import power_of, product_of, summand
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import coefficient_and_rest, summands

_ZERO = integer(0)
_MOST_LINES = 60  # divisions of Euclid's algorithm

Factors = tuple[Fraction, dict[Term, int]]  # a number and irreducible factors with their exponents


@rule(
    "euclid-for-polynomials",
    title="Divide, and go on with the remainder",
    say="{lines}. The last remainder that is not 0, {number}, is the greatest common divisor.",
    heads=("PolynomialGcd",),
    questions=("PolynomialGcd",),
    examples={
        "find the polynomial gcd of x^2 - 1 with x^2 - 3x + 2": "x - 1",
        "find the polynomial gcd of x^2 + 1 with x - 1": "1",
        "find the polynomial gcd of 2x^2 with 4x": "2x",
        "find the polynomial gcd of 2x with 0": "2x",
        "find the polynomial gcd of x^2/2 - 1/2 with 3x + 3": "x + 1",
    },
    refuses=("find the polynomial gcd of x*y with x", "find the polynomial gcd of sqrt(x) with x"),
    rank=2.0,
    cost=2.0,
    level="algebra",
)
def euclid_for_polynomials(t: Term, scope: Scope) -> Iterator[Redex]:
    """Euclid's algorithm in one letter; numbers are taken out of the remainders on the way."""
    lines = _euclid(t)
    if lines:
        divisor, shared = _primitive(lines[-1][1]), _shared_content(t, gcd)
        after = expanded(multiply(number(shared), divisor)) or divisor
        substeps = _shrinking(t, lines, after) if shared == 1 else ()
        words = {
            "lines": "; ".join(division_line(*line) for line in lines),
            "number": "made primitive" if shared == 1 else f"with the common divisor {shared} of all coefficients",
        }
        yield Redex(lambda: Rewrite(after, substeps=substeps), words)


def _euclid(t: Term) -> list[tuple[Term, Term, Term, Term]]:
    """The divisions (a, b, quotient, remainder) down to the remainder 0; none where that is out of reach."""
    pair = t.args if expanded(t.args[1]) != _ZERO else t.args[::-1]
    found = division(term("Divide", *pair))
    if found is None:
        return []
    x, _, a, b = found
    lines: list[tuple[Term, Term, Term, Term]] = []
    while b != _ZERO and len(lines) < _MOST_LINES:
        parts = divide(a, b, x)
        if parts is None:
            return []
        lines.append((a, b, *parts))
        a, b = b, parts[1] if parts[1] == _ZERO else _primitive(parts[1])
    return lines if b == _ZERO else []


def _primitive(t: Term) -> Term:
    """The multiple with coprime integer coefficients, the leading one positive."""
    c = content(t)
    if coefficient_and_rest(summands(t)[0])[0] < 0:
        c = -c
    return expanded(multiply(number(1 / c), t)) or t


def _shared_content(t: Term, of: Callable[..., int]) -> Fraction:
    """The common divisor (or multiple) of the contents of both polynomials where these are whole numbers, else 1."""
    written = [p for a in t.args if (p := expanded(a)) is not None and p != _ZERO]
    contents = [content(p) for p in written]
    is_whole = all(c.denominator == 1 for c in contents)
    return Fraction(of(*(c.numerator for c in contents))) if is_whole else Fraction(1)


def _shrinking(t: Term, lines: list[tuple[Term, Term, Term, Term]], divisor: Term) -> tuple[Step, ...]:
    """The pairs of which the greatest common divisor is the same, line by line."""
    if len(lines) < 2:
        return ()
    pairs = [(term("PolynomialGcd", a, b), "euclid-for-polynomials") for a, b, _, _ in lines[1:]]
    return working(*pairs, (divisor, "euclid-for-polynomials"), start=t)


@rule(
    "compare-factors",
    title="Compare the factors",
    say="{first} and {second}. {take}.",
    heads=("PolynomialGcd", "PolynomialLcm"),
    questions=("PolynomialGcd", "PolynomialLcm"),
    examples={
        "find the polynomial gcd of x^2*y - y^3 with x^2 + 2x*y + y^2": "x + y",
        "find the polynomial lcm of 6x^2*y with 4x*y^3": "12x^2*y^3",
        "find the polynomial gcd of 12a^3*b with 18a^2*b^2": "6a^2*b",
        "find the polynomial lcm of x^2 - 1 with x^2 - 3x + 2": "(x - 1)*(x + 1)*(x - 2)",
        "find the polynomial lcm of x with x + 1": "x*(x + 1)",
    },
    refuses=(
        "find the polynomial lcm of x*y with 0*x",
        "find the polynomial gcd of sqrt(x) with x*y",
        "find the polynomial gcd of 0*x with 0*y",
    ),
    rank=1.5,
    cost=2.0,
    level="algebra",
)
def compare_factors(t: Term, scope: Scope) -> Iterator[Redex]:
    """The divisor has the common factors with the smaller exponent, the multiple all factors with the larger one."""
    pair = [_factors(a) for a in t.args]
    if None in pair:
        return
    first, second = (p for p in pair if p is not None)
    is_divisor = t.head == "PolynomialGcd"
    after = _product((_shared_content(t, gcd if is_divisor else lcm), _combined(first[1], second[1], is_divisor)))
    factored = [_product(first), _product(second)]
    steps = working((term(t.head, *factored), "compare-factors"), (after, "compare-factors"), start=t)
    lines = [_factoring(a, b) for a, b in zip(t.args, factored, strict=True)]
    words = {"first": lines[0], "second": lines[1], "take": _TAKE[is_divisor]}
    yield Redex(lambda: Rewrite(after, substeps=steps if factored != list(t.args) else ()), words)


_TAKE = {
    True: "The greatest common divisor has the common factors, each with the smaller exponent",
    False: "The least common multiple has all factors, each with the larger exponent",
}


def _factors(t: Term) -> Factors | None:
    """A polynomial other than 0 in its irreducible factors; None for anything else."""
    if any(g.head != "Symbol" for g in generators(t)):
        return None
    found = factor_list(t)
    return None if found is None or not found[0] else (found[0], dict(found[1]))


def _combined(a: dict[Term, int], b: dict[Term, int], is_divisor: bool) -> dict[Term, int]:
    if is_divisor:
        return {f: min(n, b[f]) for f, n in a.items() if f in b}
    return {f: max(a.get(f, 0), b.get(f, 0)) for f in (*a, *b)}


def _product(factors: Factors) -> Term:
    """The number times the powers of the factors."""
    c, powers = factors
    return summand(c, product_of(power_of(f, n) for f, n in powers.items())) if powers else number(c)


def _factoring(t: Term, factored: Term) -> str:
    """`x^2 - 1 = (x - 1)*(x + 1)`, or the term alone where it is in factors already."""
    return text(t) if similar_key(t) == similar_key(factored) else f"{text(t)} = {text(factored)}"
