"""Equations with hyperbolic functions: their ranges, their inverses as logarithms, everything by exponentials."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.rules.algebra import content, expanded
from qstar_cli.rules.equations import domain_conditions
from qstar_cli.rules.generator_polynomials import in_a_power
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.surds import root_term
from qstar_cli.rules.trigonometry_polynomials import multiples, replaced
from qstar_cli.rules.trigonometry_sides import as_fraction, by_sines
from qstar_cli.rules.trigonometry_values import number_of, quadratic, sign_of
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import law
from qstar_cli.terms.build import (
    FALSE,
    E,
    add,
    any_of,
    divide,
    equal,
    integer,
    multiply,
    negative,
    number,
    power,
    subtract,
    symbol,
)
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, contains, has_head, map_args, subterms, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import rational_coefficients, summands

ONE, TWO = integer(1), integer(2)
LETTER = symbol("y")  # stands for the power of e while the equation is worked out
MOST_DEGREE = 16
QUESTIONS = ("Solve",)
HEADS = ("Sinh", "Cosh", "Tanh", "Coth", "Sech", "Csch")
DEFINITIONS = law(
    "definitions-by-exponentials",
    "Use the definitions",
    "sinh(u) = (e^u - e^(-u))/2, cosh(u) = (e^u + e^(-u))/2, tanh(u) = sinh(u)/cosh(u).",
    "hyperbolic functions",
)
CLEARED = law(
    "clear-exponentials-below", "Clear the denominators", "Powers of e are never zero.", "hyperbolic functions"
)
RANGES = {
    "Cosh": "the hyperbolic cosine is at least 1",
    "Tanh": "the hyperbolic tangent lies between -1 and 1",
    "Coth": "the hyperbolic cotangent is above 1 or below -1",
    "Sech": "the hyperbolic secant lies above 0 and is at most 1",
    "Csch": "the hyperbolic cosecant is never 0",
}


def _basic(t: Term, scope: Scope) -> tuple[Term, Term] | None:
    """(f(u), c) of an equation between one hyperbolic function with the unknown and a number."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return None
    for here, there in (t.args, t.args[::-1]):
        if here.head in HEADS and contains(here, view.unknown) and not symbols(there) and sign_of(there) is not None:
            return here, there
    return None


def _is_taken(head: str, c: Term) -> bool:
    """Whether a function takes the value c somewhere."""
    above, below = sign_of(subtract(c, ONE)), sign_of(add(c, ONE))
    if head == "Cosh":
        return above in (0, 1)
    if head == "Tanh":
        return above == -1 and below == 1
    if head == "Coth":
        return above == 1 or below == -1
    if head == "Sech":
        return sign_of(c) == 1 and above in (0, -1)
    return head == "Sinh" or sign_of(c) != 0


@rule(
    "no-hyperbolic-value",
    title="The function never has this value",
    say="For all numbers {range}, so it never equals {value}: there is no solution.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0,
    eager=True,
    examples={"cosh(x) = 1/2": "no solution", "tanh(x) = -1": "no solution", "sech(x) = 2": "no solution"},
    refuses=("cosh(x) = 1", "sinh(x) = -5", "tanh(x) = 1/2", "coth(x) = 2", "cosh(x) = x"),
    level="hyperbolic functions",
)
def no_hyperbolic_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """A value outside the range of the function."""
    found = _basic(t, scope)
    if found is not None and not _is_taken(found[0].head, found[1]):
        yield Redex(partial(Rewrite, FALSE), {"range": RANGES[found[0].head], "value": found[1]})


@rule(
    "inverse-hyperbolic",
    title="Solve by the logarithm",
    say="The inverse functions are logarithms: {formula}.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    cost=1.5,
    examples={
        "sinh(x) = 0": "x = 0",
        "cosh(2x) = 5/3": "2x = ln(3) or 2x = -ln(3)",
        "tanh(x) = 1/2": "x = ln(3)/2",
        "sinh(x) = 1": "x = ln(1 + sqrt(2))",
        "cosh(x) = 1": "x = 0",
        "coth(x) = 3": "x = ln(2)/2",
    },
    refuses=("cosh(x) = 1/2", "sinh(x) = x", "2sinh(x) = 1", "tanh(x) = 1", "sinh(x) = a"),
    level="hyperbolic functions",
)
def inverse_hyperbolic(t: Term, scope: Scope) -> Iterator[Redex]:
    """`f(u) = c` for a value c that f takes: u is a logarithm, for the cosine and the secant also its opposite."""
    found = _basic(t, scope)
    if found is None or not _is_taken(found[0].head, found[1]):
        return
    function, c = found
    head = function.head
    if head in ("Coth", "Sech", "Csch"):
        head, c = {"Coth": "Tanh", "Sech": "Cosh", "Csch": "Sinh"}[head], _number(divide(ONE, c))
    value = _inverse(head, c)
    if value is None:
        return
    u = function.args[0]
    values = [value, negative(value)] if head == "Cosh" and value != ZERO else [value]
    after = any_of(*(equal(u, tidy(v)) for v in values))
    yield Redex(partial(Rewrite, after), {"formula": _FORMULAS[head]})


_FORMULAS = {
    "Sinh": "sinh(u) = c for u = ln(c + sqrt(c^2 + 1))",
    "Cosh": "cosh(u) = c for u = ln(c + sqrt(c^2 - 1)) and its opposite",
    "Tanh": "tanh(u) = c for u = ln((1 + c)/(1 - c))/2",
}


def _number(t: Term) -> Term:
    found = quadratic(t)
    return tidy(t) if found is None else number_of(found)


def _inverse(head: str, c: Term) -> Term | None:
    """The inverse function of a number as a logarithm; None where no simple number stands inside."""
    if sign_of(c) == 0:
        return ZERO
    if head == "Tanh":
        inside = quadratic(divide(add(ONE, c), subtract(ONE, c)))
        return None if inside is None else divide(term("Ln", number_of(inside)), TWO)
    square = quadratic(add(power(c, 2), ONE if head == "Sinh" else integer(-1)))
    if square is None or square[1]:
        return None
    inside = quadratic(add(c, root_term(square[0], 2)))
    if inside is None:
        return None
    return ZERO if inside[:2] == (Fraction(1), Fraction(0)) else term("Ln", number_of(inside))


def by_exponentials(t: Term) -> Term:
    """Hyperbolic sines and cosines written with powers of e."""
    t = map_args(t, tuple(map(by_exponentials, t.args)))
    if t.head not in ("Sinh", "Cosh"):
        return t
    rising, falling = power(E, t.args[0]), power(E, tidy(negative(t.args[0])))
    return divide(add(rising, falling if t.head == "Cosh" else negative(falling)), TWO)


@rule(
    "write-with-exponentials",
    title="Write with exponentials",
    say="Write every hyperbolic function with powers of e and multiply by the denominators.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=2,
    cost=2,
    examples={
        "sinh(x) + cosh(x) = 3": "e^x = 3",
        "2cosh(x) - sinh(x) = 2": "e^(2x) - 4e^x + 3 = 0",
        "sinh(x) + sech(x) = 0": "e^(4x) + 4e^(2x) - 1 = 0",
    },
    refuses=("sinh(x) = 1", "sinh(x) = x", "cosh(x) = a", "e^x = 3", "sinh(x^2) + sinh(x) = 1"),
    level="hyperbolic functions",
)
def write_with_exponentials(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation rational in hyperbolic functions of multiples of the unknown as one in powers of e^x."""
    view = sides(t, scope)
    if view is None or not scope.is_real or not has_head(t, *HEADS) or _basic(t, scope) or len(symbols(t)) > 1:
        return
    conditions = domain_conditions(subtract(*t.args))
    written = by_exponentials(by_sines(t))
    whole = _polynomial(subtract(*written.args), view.unknown)
    if conditions is None or whole is None:
        return
    after = equal(whole, ZERO) if len(summands(whole)) != 2 else _isolated(whole, view.unknown)
    lines = ((written, DEFINITIONS.name, SAME), (after, CLEARED.name, SAME))
    yield Redex(partial(Rewrite, after, conditions, substeps=working(*lines, start=t)))


def _isolated(whole: Term, x: Term) -> Term:
    """`a*e^(kx) + b = 0` as `e^(kx) = -b/a`."""
    p = in_a_power(summands(whole), x)
    if p is None or p.degree != 1:
        return equal(whole, ZERO)
    return equal(p.generator, number(-p.coefficients.get(0, Fraction(0)) / p.coefficients[1]))


def _polynomial(t: Term, x: Term) -> Term | None:
    """The numerator of an expression rational in powers of e, the lowest power divided out; None for other terms."""
    powers = [s for s in subterms(t) if s.head == "Pow" and s.args[0] == E and contains(s, x)]
    found = multiples(p.args[1] for p in powers)
    if found is None:
        return None
    images = {p: _power_of(LETTER, found.factors[p.args[1]]) for p in powers}
    fraction = as_fraction(replaced(t, images))
    parts = rational_coefficients(fraction[0], LETTER) if fraction is not None else None
    if not parts or max(parts) > MOST_DEGREE:
        return None
    least = min(parts)
    terms = [(n - least, c) for n, c in sorted(parts.items(), reverse=True)]
    scale = content(fraction[0]) if fraction is not None else Fraction(1)
    scale = scale if terms[0][1] > 0 else -scale
    return add(*(summand(c / scale, _exponential(n, found.base)) for n, c in terms))


def _power_of(y: Term, n: int) -> Term:
    size = power(y, abs(n)) if abs(n) > 1 else y
    return size if n > 0 else divide(ONE, size)


def _exponential(n: int, base: Term) -> Term:
    if n == 0:
        return ONE
    return power(E, base if n == 1 else expanded(multiply(integer(n), base)) or base)
