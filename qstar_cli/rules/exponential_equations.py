"""Equations with the unknown in exponents: one base, logarithms of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from qstar_cli.derivation import Step
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.generator_polynomials import (
    Exponents,
    PowerProduct,
    power_product,
)
from qstar_cli.rules.positive_numbers import Powers, powers_of, product_term, ratio_of_logarithms, times_power
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import SAME, opposites, sides
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import law
from qstar_cli.terms.build import FALSE, add, equal, integer, multiply, number, subtract
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, signs
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term, contains, has_head, term
from qstar_cli.terms.views import Quotient, as_rational, coefficient_and_rest, quotient, summands

ONE_BASE = law(
    "write-with-one-base", "Write both sides with one base", "Every number is a power of the base.", "algebra"
)
LOGARITHMS = law(
    "logarithm-of-both-sides",
    "Take the logarithm of both sides",
    "Equal positive numbers have equal logarithms.",
    "algebra",
)
EXPONENT_DOWN = law("exponent-in-front", "Take the exponent in front", "ln(b^u) = u*ln(b) for b > 0", "algebra")
DIVIDE_LOGARITHM = law(
    "divide-by-logarithms", "Divide by the logarithm", "Collect the unknown and divide by its coefficient.", "algebra"
)


class PowerEquality(NamedTuple):
    """Two products of powers that are to be equal; `difference`: the exponents of their quotient."""

    left: PowerProduct
    right: PowerProduct
    difference: Exponents


def power_equality(t: Term, scope: Scope) -> PowerEquality | None:
    """The view of `a*b^f = c*d^g`, also as `a*b^f - c*d^g = 0`, with the unknown in exponents only."""
    view = sides(t, scope)
    if view is None or not scope.is_real or not has_head(t, "Pow"):
        return None
    left, right = (view.left, view.right) if view.left and view.right else ((*view.left, *view.right), ())
    if len(left) == 2 and not right:
        left, right = left[:1], opposites(left[1:])
    left, right = (s if any(contains(p, view.unknown) for p in s) or not s else (add(*s),) for s in (left, right))
    if len(left) != 1 or len(right) != 1:
        return None
    a, b = power_product(left[0]), power_product(right[0])
    if a is None or b is None or not any(contains(e, view.unknown) for p in (a, b) for e in p.exponents.values()):
        return None
    difference: Exponents = {}
    for base in dict.fromkeys((*a.exponents, *b.exponents)):
        value = expanded(subtract(a.exponents.get(base, ZERO), b.exponents.get(base, ZERO)))
        if value is None:
            return None
        if value != ZERO:
            difference[base] = value
    return PowerEquality(a, b, difference)


def common_exponent(difference: Exponents) -> dict[Term, Fraction] | None:
    """The multiples c with difference[b] = c*difference[first]; None when the exponents are not proportional."""
    first = next(iter(difference.values()), None)
    if first is None:
        return None
    found: dict[Term, Fraction] = {}
    for base, value in difference.items():
        ratio = _ratio(value, first)
        if ratio is None:
            return None
        found[base] = ratio
    return found


def _ratio(a: Term, b: Term) -> Fraction | None:
    """The rational number a/b for two sums."""
    q = coefficient_and_rest(summands(a)[0])[0] / coefficient_and_rest(summands(b)[0])[0]
    return q if expanded(subtract(a, multiply(number(q), b))) == ZERO else None


@rule(
    "compare-exponents",
    title="Compare the exponents",
    say="Powers of one base are equal exactly when their exponents are equal.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1,
    examples={
        "2^x = 8": "x = 3",
        "9^x = 27": "2x = 3",
        "2^(x^2) = 16": "x^2 = 4",
        "4^x = 8^(x - 1)": "2x = 3x - 3",
        "6^x = 36": "x = 2",
        "e^(2x) = e^(x + 1)": "2x = x + 1",
        "(1/2)^x = 8": "-x = 3",
    },
    refuses=("2^x = 5", "2^x = -8", "x^2 = 4", "2^x = x", "2^x + 1 = 9", "2^x = 3^(x + 1)"),
)
def compare_exponents(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^f = b^g` becomes `f = g`, numbers being written as powers of b."""
    found = power_equality(t, scope)
    if found is None or found.left.sign != found.right.sign or not found.difference:
        return
    multiples = common_exponent(found.difference)
    if multiples is None or not contains(next(iter(found.difference.values())), scope.unknowns[0]):
        return
    first = next(iter(found.difference))
    f, g = (p.exponents.get(first, ZERO) for p in (found.left, found.right))
    after = equal(f, g)
    yield Redex(lambda: Rewrite(after, substeps=_one_base(t, after, found, multiples)))


def _one_base(t: Term, after: Term, found: PowerEquality, multiples: dict[Term, Fraction]) -> tuple[Step, ...]:
    """The line in which both sides are powers of one base, where that is a number and the line is new."""
    base = product_term(multiples)
    others = [b for b in (*found.left.exponents, *found.right.exponents) if b not in multiples]
    if base is None or others or found.left.sign < 0 or min(multiples.values()) < 0:
        return ()
    written = equal(*(power_of(base, e) for e in after.args))
    if written == t:
        return ()
    return working((written, ONE_BASE.name, SAME), (after, "compare-exponents", SAME), start=t)


@rule(
    "take-logarithms",
    title="Take logarithms of both sides",
    say="Take the natural logarithm of both sides: both are positive, and an exponent comes in front of a logarithm.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=2,
    examples={
        "3^x = 5": "x = ln(5)/ln(3)",
        "e^(2x) = 5": "x = ln(5)/2",
        "2^(x + 1) = 3^x": "x = ln(2)/ln(3/2)",
        "5^(x^2) = 3": "x^2 = ln(3)/ln(5)",
        "e^x = 2/3": "x = ln(2/3)",
    },
    refuses=("2^x = 8", "2^x = -3", "3^x = 0", "2^x = x + 1", "x^2 = 5", "2^x + 3^x = 5"),
)
def take_logarithms(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product of powers equal to another, exponents linear in one expression, solved for that expression."""
    found = power_equality(t, scope)
    if found is None or found.left.sign != found.right.sign or not found.difference:
        return
    x = scope.unknowns[0]
    if common_exponent(found.difference) is not None:
        return
    parts = split_exponents(found.difference, x)
    value = None if parts is None else ratio_of_logarithms(times_power({}, parts[2], Fraction(-1)), parts[1])
    if parts is None or value is None:
        return
    after = equal(parts[0], value)
    yield Redex(lambda: Rewrite(after, substeps=_logarithms(t, after, found)))


@rule(
    "exponents-in-front",
    title="Take logarithms of both sides",
    say="Take the natural logarithm of both sides: both are positive, and each exponent comes in front of a logarithm.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=2.5,
    examples={"2^(3/x) = 5^(x/2)": "3/x*ln(2) = x/2*ln(5)", "e^(1/x) = 3^x": "1/x = x*ln(3)"},
    refuses=("2^x = 8", "2^(x + 1) = 3^x", "2^x + 3^x = 5", "x^x = 4", "2^(1/x) = 3"),
)
def exponents_in_front(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two products of powers whose exponents are not linear in one expression."""
    found = power_equality(t, scope)
    if found is None or found.left.sign != found.right.sign or len(found.difference) < 2:
        return
    if common_exponent(found.difference) is None and split_exponents(found.difference, scope.unknowns[0]) is None:
        sides_in_front = (_in_front(p, s) for p, s in zip((found.left, found.right), t.args, strict=True))
        yield Redex(always(Rewrite(equal(*sides_in_front))))


def split_exponents(difference: Exponents, x: Term) -> tuple[Term, Powers, Powers] | None:
    """(u, A, B) with the quotient of the sides A^u * B, where u depends on x and A, B are numbers."""
    moving: dict[Term, Term] = {}
    fixed: Powers = {}
    for base, exponent in difference.items():
        with_x = [s for s in summands(exponent) if contains(s, x)]
        rest = [as_rational(s) for s in summands(exponent) if not contains(s, x)]
        if None in rest:
            return None
        fixed = times_power(fixed, {base: Fraction(1)}, sum((q for q in rest if q is not None), Fraction(0)))
        if with_x:
            moving[base] = add(*with_x)
    multiples = common_exponent(moving)
    if multiples is None:
        return None
    u = next(iter(moving.values()))
    if u.head == "Sum":
        return u, multiples, fixed
    scale, rest_of_u = coefficient_and_rest(u)
    return rest_of_u, times_power({}, multiples, scale), fixed


def _logarithms(t: Term, after: Term, found: PowerEquality) -> tuple[Step, ...]:
    """ln of both sides, the exponents in front, the solution."""
    if found.left.sign < 0 or len(summands(t.args[0])) != 1 or t.args[1] == ZERO:
        return ()
    lines = [(equal(*(term("Ln", s) for s in t.args)), LOGARITHMS.name, SAME)]
    written = equal(*(_in_front(p, s) for p, s in zip((found.left, found.right), t.args, strict=True)))
    if written != after and written != lines[0][0]:
        lines.append((written, EXPONENT_DOWN.name, SAME))
    lines.append((after, DIVIDE_LOGARITHM.name if len(lines) > 1 and written != after else EXPONENT_DOWN.name, SAME))
    return working(*lines, start=t)


def _in_front(p: PowerProduct, side: Term) -> Term:
    """ln of a side with the exponents in front: `(x + 1)*ln(2)`; a number keeps its logarithm."""
    if powers_of(side) is not None:
        return term("Ln", side)
    parts = []
    for base, e in p.exponents.items():
        logarithm = integer(1) if base.value == "e" else term("Ln", base)
        parts.append(product_of((e, logarithm)) if as_rational(e) is None else multiply(e, logarithm))
    return add(*parts)


@rule(
    "power-is-positive",
    title="A power of a positive number is positive",
    say="A power of a positive base is positive, so it never equals {value}: there is no solution.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=0,
    eager=True,
    examples={"e^x = 0": "no solution", "2^x = -4": "no solution", "0 = 3^(x^2 + 1)": "no solution"},
    refuses=("2^x = 4", "x^2 = -4", "x^3 = -8", "2^x = x", "(-2)^x = -4", "2^(1/x) = a"),
)
def power_is_positive(t: Term, scope: Scope) -> Iterator[Redex]:
    """`b^f = c` with a positive number b and c <= 0 has no solution."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return
    for here, there in (t.args, t.args[::-1]):
        is_power = here.head == "Pow" and contains(here.args[1], view.unknown) and signs(here.args[0]) == {1}
        if is_power and (signs(there, scope.assumptions) <= {-1, 0} or sign_of_difference(there, ZERO) == -1):
            yield Redex(partial(Rewrite, FALSE), {"value": there})
            return


@rule(
    "divide-by-power",
    title="Divide by the power",
    say="Divide every term by {part}, which is never zero.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1.8,
    examples={"x^2*e^x - e^x = 0": "x^2 - 1 = 0", "x*2^x = 2^x": "x = 1", "x*e^(-x) = 0": "x = 0"},
    refuses=("x*e^x = 1", "x*e^x = e^(2x)", "2^x = 8", "x^2*x = x", "(x - 1)^x*2 = 0"),
)
def divide_by_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """A power of a positive number that is a factor of every term is divided out."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return
    terms = [quotient(s) for s in (*view.left, *view.right)]
    for f in terms[0].above if terms else ():
        is_power = f.head == "Pow" and contains(f.args[1], view.unknown) and signs(f.args[0]) == {1}
        if is_power and all(f in q.above for q in terms) and any(_has_more(q, view.unknown) for q in terms):
            left, right = (add(*(_without(s, f) for s in side)) if side else ZERO for side in (view.left, view.right))
            yield Redex(partial(Rewrite, equal(left, right)), {"part": f})
            return


def _has_more(q: Quotient, x: Term) -> bool:
    return sum(contains(f, x) for f in (*q.above, *q.below)) > 1


def _without(s: Term, factor: Term) -> Term:
    view = quotient(s)
    above = list(view.above)
    above.remove(factor)
    return Quotient(view.sign, tuple(above), view.below).term()
