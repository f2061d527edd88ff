"""The range of a function: which y are values of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import common_factor, divide_exact
from qstar_cli.rules.conditions import as_ratio
from qstar_cli.rules.function_ranges_images import (
    coefficients,
    course,
    image,
    image_if_known,
    linear_quotient,
    polynomial,
    value_at,
)
from qstar_cli.rules.function_ranges_layers import depth, stripped, with_inner_letter
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import (
    FALSE,
    TRUE,
    add,
    all_of,
    divide,
    equal,
    integer,
    multiply,
    number,
    power,
    unequal,
)
from qstar_cli.terms.intervals import LINE, Interval, Intervals, formula_of, intervals_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.tidy import tidy

SAME = Relation.SAME_SOLUTIONS
ZERO = integer(0)
MOST_PARTS = 4  # told to the reader


@rule(
    "range-of-a-constant",
    title="A constant function",
    say="The function has only one value.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={"y is a value of 3 for y": "y = 3"},
    refuses=("y is a value of x for y", "y is a value of 1/0 for y"),
    rank=0.0,
    eager=True,
)
def range_of_a_constant(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function without a letter has one value."""
    if not symbols(t.args[1]) and image(t.args[1], t.args[0], LINE) and not _is_undefined(t.args[1]):
        yield Redex(always(Rewrite(equal(*t.args))))


def _is_undefined(t: Term) -> bool:
    return t.head == "Undefined" or any(a == ZERO for a in t.args[1:] if t.head == "Div")


@rule(
    "range-of-a-function",
    title="Find the values",
    say="{reason}",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is a value of x^2 - 4x + 1 for y": "y >= -3",
        "y is a value of x^3 - x for y": "true",
        "y is a value of (2x + 1)/(x - 3) for y": "y != 2",
        "y is a value of 2sqrt(x - 1) + 3 for y": "y >= 3",
        "y is a value of 5 - 3cos(2x) for y": "2 <= y and y <= 8",
        "y is a value of (x^2 for -1 <= x and x < 3) for y": "0 <= y and y < 9",
        "y is a value of (1/u for u >= 2) for y": "0 < y and y <= 1/2",
    },
    refuses=(
        "y is a value of ln(x^2 + 1) for y",
        "y is a value of a*x for y",
        "y is a value of x + sin(x) for y",
        "y is a value of y^2 for y",
        "y is a value of 3 for y",
    ),
    rank=0.0,
    eager=True,
)
def range_of_a_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function of one layer: between its turning points and poles it rises or falls, from limit to limit."""
    found = _function(t)
    if found is None:
        return
    e, x, domain = found
    layers = depth(e, x)
    values = image_if_known(e, x, domain) if layers is not None and layers <= 1 else None
    if values is not None:
        after = formula_of(values, t.args[0]) if values else FALSE
        yield Redex(always(Rewrite(after)), {"reason": reason_for(e, x, domain)})


@rule(
    "range-of-the-inner-function",
    title="Values of the inner function",
    say="Write {letter} for {inner}: it takes {values}.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is a value of ln(x^2 + 1) for y": "y is a value of (ln(u) for u >= 1)",
        "y is a value of sin(x)^2 - sin(x) for y": "y is a value of (u^2 - u for -1 <= u and u <= 1)",
        "y is a value of e^(2x) - 2e^x for y": "y is a value of (u^2 - 2u for u > 0)",
        "y is a value of x - sqrt(x) for y": "y is a value of (u^2 - u for u >= 0)",
    },
    refuses=("y is a value of ln(x) for y", "y is a value of x + sin(x) for y", "y is a value of a*ln(x^2 + 1) for y"),
    rank=0.0,
    eager=True,
)
def range_of_the_inner_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function of more than one layer has the values of its outer part on the values of its inner part."""
    found = _function(t)
    if found is None:
        return
    written = with_inner_letter(*found, taken=(t.args[0],))
    if written is not None:
        yield Redex(always(Rewrite(term("InRange", t.args[0], written.outer))), written.words)


@rule(
    "cancel-with-excluded-value",
    title="Cancel",
    say="Cancel {factor}; where it is 0 the function is not defined.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={"y is a value of (x^2 - 4)/(x - 2) for y": "y is a value of (x + 2 for x != 2)"},
    refuses=("y is a value of (x^2 + 4)/(x - 2) for y", "y is a value of (x^2 - 4)/(x^2 + 2) for y"),
    rank=-1.0,
    eager=True,
)
def cancel_with_excluded_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """A common linear factor above and below is cancelled, its zero excluded."""
    found = _function(t)
    if found is None or found[2] != LINE or found[0].head != "Div":
        return
    reduced = cancelled(found[0], found[1])
    if reduced is not None:
        after = term("InRange", t.args[0], reduced[1])
        yield Redex(always(Rewrite(after)), {"factor": reduced[0]})


def cancelled(e: Term, x: Term) -> tuple[Term, Term] | None:
    """The common linear factor of both sides of the bar, and the function without it, its zero excluded."""
    factor = common_factor(*e.args)
    zero = coefficients(factor, x) if factor is not None else None
    if factor is None or not zero or max(zero) != 1:
        return None
    above, below = (divide_exact(a, factor) for a in e.args)
    if above is None or below is None:
        return None
    value = number(-zero.get(0, Fraction(0)) / zero[1])
    reduced = above if below == integer(1) else divide(above, below)
    return factor, term("Where", reduced, unequal(x, value))


@rule(
    "range-by-the-discriminant",
    title="Use the discriminant",
    say="{y} = {function} becomes {equation}. As a quadratic equation for {x} this has a real solution exactly where "
    "its discriminant is not negative{exception}.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is a value of x/(x^2 + 1) for y": "-4y^2 + 1 >= 0",
        "y is a value of (x^2 + 1)/(x^2 - 1) for y": "4y^2 - 4 >= 0 and y != 1",
    },
    refuses=(
        "y is a value of (2x + 1)/(x - 3) for y",
        "y is a value of (x^2 - 1)/(x^2 + x) for y",
        "y is a value of (x/(x^2 + 1) for x > 0) for y",
        "y is a value of x^3/(x^2 + 1) for y",
    ),
    rank=0.5,
    eager=True,
)
def range_by_the_discriminant(t: Term, scope: Scope) -> Iterator[Redex]:
    """For coprime p and q of degree at most 2, p/q = y has a solution where p - y*q has a zero: that is a question of
    its discriminant, and of the one y for which it is not quadratic."""
    found = _function(t)
    if found is None or found[2] != LINE or linear_quotient(*found[:2]):
        return
    (e, x, _), y = found, t.args[0]
    ratio = as_ratio(e)
    p, q = (coefficients(a, x) for a in ratio)
    if p is None or q is None or not q or max(q) == 0 or max(max(p, default=0), max(q)) != 2:
        return
    if common_factor(*ratio) != integer(1):
        return
    zero = Fraction(0)
    a, b, c = ((p.get(k, zero), -q.get(k, zero)) for k in (2, 1, 0))  # constant and slope in y
    discriminant = polynomial(_difference(_product(b, b), _product(a, c, Fraction(4))), y)
    special = -a[0] / a[1] if a[1] else None
    is_lost = special is not None and not b[0] + b[1] * special and bool(c[0] + c[1] * special)
    after = term("GreaterEqual", discriminant, ZERO)
    if is_lost and special is not None:
        after = all_of(after, unequal(y, number(special)))
    words: dict[str, Term | str] = {
        "x": x,
        "y": y,
        "function": e,
        "equation": text(_quadratic((a, b, c), x, y)),
        "exception": f"; for {text(equal(y, number(special or 0)))} it is no quadratic and has none" if is_lost else "",
    }
    yield Redex(always(Rewrite(tidy(after))), words)


Linear = tuple[Fraction, Fraction]  # constant and coefficient of y


def _product(p: Linear, q: Linear, factor: Fraction = Fraction(1)) -> dict[int, Fraction]:
    parts = {0: p[0] * q[0], 1: p[0] * q[1] + p[1] * q[0], 2: p[1] * q[1]}
    return {k: factor * c for k, c in parts.items()}


def _difference(p: dict[int, Fraction], q: dict[int, Fraction]) -> dict[int, Fraction]:
    return {k: c for k in (0, 1, 2) if (c := p[k] - q[k])}


def _quadratic(parts: tuple[Linear, Linear, Linear], x: Term, y: Term) -> Term:
    """The equation with coefficients linear in y: `(1 - y)*x^2 + x + 1 - y = 0`."""
    summands = []
    for k, (constant, slope) in zip((2, 1, 0), parts, strict=True):
        factor = polynomial({j: c for j, c in ((0, constant), (1, slope)) if c}, y)
        if constant or slope:
            letter = power(x, 2) if k == 2 else x
            summands.append(factor if not k else letter if factor == integer(1) else multiply(factor, letter))
    return tidy(equal(add(*summands), ZERO))


def _function(t: Term) -> tuple[Term, Term, Intervals] | None:
    """The expression, its letter and its domain as far as that is restricted; None where there are other letters."""
    value, function = t.args
    e, condition = function.args if function.head == "Where" else (function, TRUE)
    letters = symbols(function)
    if len(letters) != 1 or contains(function, value) or not contains(e, letters[0]):
        return None
    domain = intervals_of(condition, letters[0])
    return None if domain is None else (e, letters[0], domain)


def reason_for(e: Term, x: Term, domain: Intervals) -> str:
    """Why the values are these: the vertex, the degree, the limits, or the values of the part that is not linear."""
    found = coefficients(e, x)
    if found and domain == LINE and max(found) == 2:
        h = number(-found.get(1, Fraction(0)) / (2 * found[2]))
        way, end = ("upwards", "lowest") if found[2] > 0 else ("downwards", "highest")
        return (
            f"The parabola opens {way}; its {end} point is at {text(x)} = {text(h)}, "
            f"where the value is {text(value_at(e, x, h))}."
        )
    if found and domain == LINE and max(found) % 2:
        return f"A polynomial of odd degree {max(found)} takes every real value."
    quotient = linear_quotient(e, x)
    if quotient is not None and domain == LINE:
        limit = text(number(quotient[0] / quotient[2]))
        return f"y = {text(e)} can be solved for {text(x)} unless y is {limit}, the value that is approached far out."
    part = stripped(e, x)
    values = image_if_known(part, x, domain)
    if part in (e, x) or values is None or values == LINE:
        return _course(e, x, domain)
    return f"Here {text(formula_of(values, part))}, and all of these values are taken."


def _course(e: Term, x: Term, domain: Intervals) -> str:
    """How the function rises and falls: `For -1 <= u <= 1/2 it falls from 2 to -1/4, ...`."""
    parts = []
    for part, rises, start, stop in course(e, x, domain):
        low, high = ("-oo", "oo") if rises else ("oo", "-oo")
        ends = f"from {low if start is None else text(start)} to {high if stop is None else text(stop)}"
        where = f"for {text(part.formula(x))} " if part != Interval() else ""
        parts.append(f"{where}it {'rises' if rises else 'falls'} {ends}")
    if not 0 < len(parts) <= MOST_PARTS:
        return "Between turning points and poles the function rises or falls throughout, from limit to limit."
    return f"Follow its course: {', '.join(parts)}."
