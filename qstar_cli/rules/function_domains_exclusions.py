"""Values that a root, logarithm or exponential function must not have, as values that the letter must not have."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import TRUE, E, all_of, integer, number, power, unequal
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.logarithms import base_of
from qstar_cli.terms.term import Term, contains, term
from qstar_cli.terms.views import as_rational

ZERO = integer(0)


@rule(
    "excluded-value-of-a-function",
    title="Exclude a value",
    say="{function} is {value} only where {inside} is {excluded}, so this is excluded.",
    heads=("Unequal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "sqrt(x - 1) != 2 solving x is defined": "x - 1 >= 0 and x - 1 != 4",
        "cbrt(x) != -2 solving x is defined": "x != -8",
        "ln(x + 2) != 0 solving x is defined": "x + 2 > 0 and x + 2 != 1",
        "log(x, 2) != 3 solving x is defined": "x > 0 and x != 8",
        "e^x != 1 solving x is defined": "x != 0",
        "2^(x - 1) != 5 solving x is defined": "x - 1 != log(5, 2)",
    },
    refuses=(
        "sqrt(x) != -1 solving x is defined",
        "e^x != 0 solving x is defined",
        "x^2 != 4 solving x is defined",
        "sqrt(x) != x solving x is defined",
        "log(x, x) != 2 solving x is defined",
        "ln(x) = 1 solving x is defined",
    ),
    rank=1.0,
)
def excluded_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """A root, a logarithm or an exponential function is one-to-one: it has a value it can have at one argument only."""
    function, value = t.args
    found = _argument(function, value) if len(scope.unknowns) == 1 and contains(function, scope.unknowns[0]) else None
    if found is None:
        return
    inside, excluded, condition = found
    words: dict[str, Term | str] = {"function": function, "value": value, "inside": inside, "excluded": excluded}
    yield Redex(always(Rewrite(all_of(*condition, unequal(inside, excluded)))), words)


@rule(
    "value-never-taken",
    title="The value is never taken",
    say="{function} is always {sign}, so it is never {value}.",
    heads=("Unequal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "e^x != 0 solving x is defined": "true",
        "2^x != -3 solving x is defined": "true",
        "sqrt(x - 1) != -1 solving x is defined": "x - 1 >= 0",
    },
    refuses=(
        "e^x != 1 solving x is defined",
        "sqrt(x) != 0 solving x is defined",
        "cbrt(x) != -1 solving x is defined",
        "x^2 != -1 solving x is defined",
    ),
    rank=1.0,
)
def value_never_taken(t: Term, scope: Scope) -> Iterator[Redex]:
    """Square roots are never negative, exponential functions are always positive."""
    function, value = t.args
    q = as_rational(value)
    if q is None or len(scope.unknowns) != 1 or not contains(function, scope.unknowns[0]):
        return
    if q < 0 and function.head == "Root" and _is_even(function.args[1]):
        words: dict[str, Term | str] = {"function": function, "value": value, "sign": "0 or positive"}
        yield Redex(always(Rewrite(term("GreaterEqual", function.args[0], ZERO))), words)
    elif q <= 0 and _is_exponential(function):
        yield Redex(always(Rewrite(TRUE)), {"function": function, "value": value, "sign": "positive"})


@rule(
    "no-factor-may-be-zero",
    title="Look at each factor",
    say="A product is 0 exactly where one of its factors is 0, so none of them may be 0.",
    heads=("Unequal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "(x + 3)*(x - 3) != 0 solving x is defined": "x + 3 != 0 and x - 3 != 0",
        "2x*(x - 1)^2 != 0 solving x is defined": "x != 0 and x - 1 != 0",
    },
    refuses=(
        "(x + 3)*(x - 3) != 1 solving x is defined",
        "2(x - 1) != 0 solving x is defined",
        "x^2 - 9 != 0 solving x is defined",
        "x/(x - 1) != 0 solving x is defined",
    ),
    rank=0.5,
    eager=True,
)
def no_factor_may_be_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """Polynomial factors, each with the letter; numbers in front do not matter."""
    product, value = t.args
    if value != ZERO or product.head != "Product" or len(scope.unknowns) != 1:
        return
    x = scope.unknowns[0]
    factors = [f.args[0] if f.head == "Pow" else f for f in product.args if contains(f, x)]
    others = [f for f in product.args if not contains(f, x)]
    if len(factors) > 1 and all(map(as_rational, others)) and all(map(is_polynomial, factors)):
        yield Redex(always(Rewrite(all_of(*(unequal(f, ZERO) for f in factors)))))


def _argument(function: Term, value: Term) -> tuple[Term, Term, tuple[Term, ...]] | None:
    """(inside, its value, what must hold for the function to be defined) where a one-to-one function has the value."""
    q = as_rational(value)
    if q is None:
        return None
    if function.head == "Root":
        return _argument_of_root(function, q)
    if function.head in ("Ln", "Log"):
        return _argument_of_logarithm(function, value)
    if _is_exponential(function) and q > 0:
        base, exponent = function.args
        return exponent, ZERO if q == 1 else _logarithm(value, base), ()
    return None


def _argument_of_root(function: Term, q: Fraction) -> tuple[Term, Term, tuple[Term, ...]] | None:
    inside, index = function.args
    n = as_rational(index)
    if n is None or n.denominator != 1 or n < 2 or n > 20 or (_is_even(index) and q < 0):
        return None
    return inside, number(q**n.numerator), (term("GreaterEqual", inside, ZERO),) if _is_even(index) else ()


def _argument_of_logarithm(function: Term, value: Term) -> tuple[Term, Term, tuple[Term, ...]] | None:
    base = base_of(function)
    b, q = as_rational(base), as_rational(value)
    if b is not None and (b <= 0 or b == 1):
        return None
    if b is None and base != E:
        return None
    excluded = integer(1) if q == 0 else power(base, value)
    if b is not None and q is not None and q.denominator == 1 and abs(q) <= 20:
        excluded = number(b**q.numerator)
    return function.args[0], excluded, (term("Greater", function.args[0], ZERO),)


def _logarithm(value: Term, base: Term) -> Term:
    return term("Ln", value) if base == E else term("Log", value, base)


def _is_even(index: Term) -> bool:
    n = as_rational(index)
    return n is not None and n.denominator == 1 and n.numerator % 2 == 0


def _is_exponential(t: Term) -> bool:
    """b^u with a number b > 0 other than 1 and an exponent that is not rational."""
    if t.head != "Pow" or as_rational(t.args[1]) is not None:
        return False
    b = as_rational(t.args[0])
    return t.args[0] == E or (b is not None and b > 0 and b != 1)
