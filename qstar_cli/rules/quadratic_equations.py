"""Quadratic equations: completing the square and the quadratic formula (factoring and roots have their own files)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.derivation import Relation, Step
from qstar_cli.rules.equation_workings import (
    ADD_SQUARE,
    AS_SQUARE,
    ON_BOTH_SIDES,
    PUT_INTO_FORMULA,
    REDUCE,
    SIMPLIFY_ROOT,
    WORK_OUT_ROOT,
)
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, UGLY, sides, ugliness
from qstar_cli.rules.surds import root_parts, root_term, surd
from qstar_cli.rules.working import working
from qstar_cli.terms.build import FALSE, add, any_of, divide, equal, multiply, negative, number, power, root, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, contains, subterms
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import rational_coefficients, scaled


class Quadratic(NamedTuple):
    """`a*x^2 + b*x + c = 0` with rational a != 0, b, c."""

    x: Term
    a: Fraction
    b: Fraction
    c: Fraction

    @property
    def discriminant(self) -> Fraction:
        return self.b**2 - 4 * self.a * self.c

    @property
    def monic(self) -> tuple[Fraction, Fraction]:
        """p and q of the equivalent `x^2 + p*x + q = 0`."""
        return self.b / self.a, self.c / self.a


def quadratic(t: Term, scope: Scope) -> Quadratic | None:
    """The equation as a collected quadratic with right side 0 and a linear term, else None."""
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not view.is_plain():
        return None
    p = rational_coefficients(t.args[0], view.unknown)
    if p is None or max(p, default=0) != 2 or 1 not in p:
        return None
    return Quadratic(view.unknown, p[2], p[1], p.get(0, Fraction(0)))


@rule(
    "quadratic-formula",
    title="Use the quadratic formula",
    say="With a = {a}, b = {b}, c = {c} the discriminant D = b^2 - 4ac is {discriminant}; "
    "the solutions are (-b ± sqrt(D))/(2a).",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=7,
    method="formula",
    examples={
        "x^2 + x - 1 = 0": "x = (-1 + sqrt(5))/2 or x = (-1 - sqrt(5))/2",
        "x^2 - 5x + 6 = 0": "x = 3 or x = 2",
        "x^2 - 2x - 1 = 0": "x = 1 + sqrt(2) or x = 1 - sqrt(2)",
        "x^2 - 2x + 5 = 0 over the complex numbers": "x = 1 + 2i or x = 1 - 2i",
    },
    refuses=("x^2 - 2 = 0", "x^2 + x = 1", "x^3 + x + 1 = 0", "x^2 + x + 1 = 0", "x^2 - 2x + 1 = 0", "a*x^2 + x = 0"),
)
def quadratic_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """The formula for a quadratic with rational coefficients and two different roots."""
    q = quadratic(t, scope)
    if q is None or q.discriminant == 0 or (q.discriminant < 0 and scope.is_real):
        return

    after = any_of(*(equal(q.x, r) for r in roots_of(q)))

    def apply() -> Rewrite:
        return Rewrite(after, substeps=_formula_steps(q, after, t) if q.discriminant > 0 else ())

    values = {"a": number(q.a), "b": number(q.b), "c": number(q.c), "discriminant": number(q.discriminant)}
    yield Redex(apply, values, cost=ugliness(t, after))


def roots_of(q: Quadratic) -> tuple[Term, Term]:
    """Both roots in simplest form, the one with plus before the root first."""
    center, size = -q.b / (2 * q.a), abs(q.discriminant) / (4 * q.a**2)
    factor, k, index = root_parts(size, 2)
    if index == 1:
        factor, k = factor * k, 1
    if k == 1 and q.discriminant > 0:
        return number(center + factor), number(center - factor)
    is_imaginary = q.discriminant < 0
    return surd(center, factor, k, is_imaginary), surd(center, -factor, k, is_imaginary)


def _formula_steps(q: Quadratic, after: Term, start: Term) -> tuple[Step, ...]:
    """The formula with the numbers put in, the discriminant worked out, the root simplified, the fraction reduced."""
    below = multiply(number(2), number(q.a))
    product = multiply(number(4), number(abs(q.a)), number(abs(q.c)))
    inside = (subtract if q.a * q.c > 0 else add)(power(number(q.b), 2), product)
    written = _both(q, negative(number(q.b)), root(inside), below)
    worked = _both(q, negative(number(q.b)), root(number(q.discriminant)), below)
    simple = _both(q, number(-q.b), root_term(q.discriminant, 2), number(2 * q.a))
    lines = [(written, PUT_INTO_FORMULA.name, SAME)] if q.c else []
    lines += [(worked, WORK_OUT_ROOT.name, SAME), (simple, SIMPLIFY_ROOT.name, SAME)]
    return working(*lines, *([(after, REDUCE.name, SAME)] if tidy(simple) != tidy(after) else []), start=start)


def _both(q: Quadratic, above: Term, size: Term, below: Term) -> Term:
    """`x = (above + size)/below or x = (above - size)/below`."""
    signed = (size, negative(size))
    return any_of(*(equal(q.x, divide(add(above, s) if above != ZERO else s, below)) for s in signed))


@rule(
    "negative-discriminant",
    title="The discriminant is negative",
    say="The discriminant b^2 - 4ac = {discriminant} is negative, so there is no real solution.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1,
    cost=2,
    eager=True,
    method="",
    examples={"x^2 + x + 1 = 0": "no solution", "x^4 - x^2 + 3 = 0": "no solution"},
    refuses=("x^2 + x - 1 = 0", "x^2 - 2x + 1 = 0", "x^2 - 2x + 5 = 0 over the complex numbers", "x^2 + x + 1 = 5"),
)
def negative_discriminant(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quadratic, in the unknown or a power of it, has no real root when its discriminant is negative."""
    q = quadratic(t, scope) or _in_power(t, scope)
    if q is not None and q.discriminant < 0 and scope.is_real:
        yield Redex(lambda: Rewrite(FALSE), {"discriminant": number(q.discriminant)})


@rule(
    "complete-the-square",
    title="Complete the square",
    say="Half of the coefficient of {unknown} is {half}: add its square on both sides, so that the left is a square.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=5,
    cost=3.5,
    method="completing-the-square",
    examples={
        "x^2 + 6x + 7 = 0": "(x + 3)^2 = 2",
        "2x^2 - 4x - 3 = 0": "(x - 1)^2 = 5/2",
        "x^2 + x - 1 = 0": "(x + 1/2)^2 = 5/4",
    },
    refuses=("x^2 - 2 = 0", "x^2 + 6x = 1", "x^3 + x^2 = 0", "a*x^2 + x + 1 = 0"),
)
def complete_the_square(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*x^2 + b*x + c = 0` becomes `(x + h)^2 = k`."""
    q = quadratic(t, scope)
    if q is None:
        return
    p, constant = q.monic
    half = p / 2
    after = equal(power(_plus(q.x, half), 2), number(half**2 - constant))

    def apply() -> Rewrite:
        return Rewrite(after, substeps=_square_steps(q, after, t))

    ugly = (half.denominator > 1) + (q.a != 1) + (q.c.denominator > 1)
    yield Redex(apply, {"unknown": q.x, "half": number(half)}, cost=1.2 * ugly + UGLY * (ugly > 0))


@rule(
    "quadratic-in-a-power",
    title="Solve the quadratic in a power",
    say="This is a quadratic equation for {power}, with the discriminant {discriminant}: solve it for {power} first.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=7,
    method="formula substitution",
    examples={
        "x^4 - 4x^2 + 2 = 0": "x^2 = 2 + sqrt(2) or x^2 = 2 - sqrt(2)",
        "x^6 + x^3 - 1 = 0": "x^3 = (-1 + sqrt(5))/2 or x^3 = (-1 - sqrt(5))/2",
    },
    refuses=("x^2 - 4x + 2 = 0", "x^4 + x^2 + 1 = 0", "x^4 - 2x^2 + 1 = 0", "x^4 + x + 1 = 0", "x^4 - 4x^2 = 2"),
)
def quadratic_in_a_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*x^(2k) + b*x^k + c = 0` with k >= 2 becomes `x^k = r or x^k = s`."""
    q = _in_power(t, scope)
    if q is not None and q.discriminant and (q.discriminant > 0 or not scope.is_real):
        after = any_of(*(equal(q.x, r) for r in roots_of(q)))
        yield Redex(lambda: Rewrite(after), {"power": q.x, "discriminant": number(q.discriminant)})


def _in_power(t: Term, scope: Scope) -> Quadratic | None:
    """The equation as a quadratic in a power, higher than the first, of the unknown or of a sum with it."""
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not view.is_plain():
        return None
    bases = {s.args[0] for s in subterms(t) if s.head == "Pow" and contains(s.args[0], view.unknown)}
    base = bases.pop() if len(bases) == 1 else view.unknown
    p = rational_coefficients(t.args[0], base)
    if p is None or len(p) != 3 or 0 not in p:
        return None
    _, k, high = sorted(p)
    return Quadratic(power(base, k), p[high], p[k], p[0]) if k > 1 and high == 2 * k else None


def _plus(x: Term, q: Fraction) -> Term:
    return add(x, number(q)) if q else x


def _square_steps(q: Quadratic, after: Term, start: Term) -> tuple[Step, ...]:
    """Divided by a, the constant moved, the square of half the coefficient added."""
    p, constant = q.monic
    square, linear = power(q.x, 2), scaled(p, q.x)
    lines: list[tuple[Term, str, Relation]] = []
    if q.a != 1:
        lines.append((equal(add(square, linear, number(constant)), ZERO), ON_BOTH_SIDES.name, SAME))
    if constant:
        lines.append((equal(add(square, linear), number(-constant)), ON_BOTH_SIDES.name, SAME))
    added = power(number(p / 2), 2)
    right = add(number(-constant), added) if constant else added
    lines.append((equal(add(square, linear, added), right), ADD_SQUARE.name, SAME))
    return working(*lines, (after, AS_SQUARE.name, SAME), start=start)
