"""Equations over the complex numbers whose coefficients are not all real, and the n-th roots of a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from qstar_cli.rules.complex_numbers import Cartesian, Polar, angle_term, cartesian, coefficients, polar, worked_out
from qstar_cli.rules.equation_workings import ON_BOTH_SIDES, WORK_OUT_SIDES
from qstar_cli.rules.power_equations import power_equation
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.surds import root_of_sum, root_parts, root_term
from qstar_cli.rules.working import working
from qstar_cli.terms.angles import exact_value, surd_term
from qstar_cli.terms.build import any_of, divide, equal, integer, multiply, number, subtract
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.polar_form import exponential_term
from qstar_cli.terms.printer import text
from qstar_cli.terms.radicands import integer_root
from qstar_cli.terms.solved import is_value
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational

LEVEL = "complex numbers"
MOST_ROOTS = 12
MOST_NORM = 100_000
TWO = Cartesian(integer(2))


def _polynomial(t: Term, scope: Scope) -> tuple[Term, dict[int, Cartesian]] | None:
    """(z, coefficients of left side minus right side) of an equation over the complex numbers, not solved yet."""
    view = sides(t, scope)
    if view is None or scope.is_real or is_value(t, view.unknown):
        return None
    found = coefficients(subtract(*t.args), view.unknown)
    return None if not found or max(found) == 0 else (view.unknown, found)


def _has_imaginary(found: dict[int, Cartesian]) -> bool:
    return any(not c.is_real for c in found.values())


@rule(
    "solve-complex-linear",
    title="Solve the linear equation",
    say="Collect the terms with {unknown} on the left and divide both sides by {coefficient}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1,
    cost=2,
    examples={
        "(1 + i)*z = 2 over the complex numbers": "z = 1 - i",
        "2z + i = i*z - 3 over the complex numbers": "z = -1 - i",
    },
    refuses=(
        "2z = 3 over the complex numbers",
        "z = 1 - i over the complex numbers",
        "i*z^2 = 1 over the complex numbers",
    ),
    level=LEVEL,
)
def solve_complex_linear(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*z + b = 0` with numbers a and b that are not both real."""
    found = _polynomial(t, scope)
    if found is None or max(found[1]) != 1 or not _has_imaginary(found[1]):
        return
    z, parts = found
    a, right = parts[1], parts.get(0, Cartesian(ZERO)).opposite()
    inverse = a.inverse()
    if inverse is None:
        return
    after = equal(z, right.times(inverse).term())
    coefficient = a.term()
    collected = equal(multiply(coefficient, z) if coefficient != integer(1) else z, right.term())
    written = equal(z, divide(right.term(), coefficient))
    lines = [(tidy(collected), ON_BOTH_SIDES.name, SAME), (tidy(written), ON_BOTH_SIDES.name, SAME)]
    lines = [line for line in lines if line[0] not in (t, after)]
    steps = working(*lines, (after, WORK_OUT_SIDES.name, SAME), start=t) if lines else ()
    yield Redex(lambda: Rewrite(after, substeps=steps), {"unknown": z, "coefficient": coefficient})


def square_root(w: Cartesian) -> Cartesian | None:
    """A square root of a number other than 0: its real part is sqrt((|w| + re)/2); None where that is unwieldy."""
    re = as_rational(w.re)
    if w.is_real and re is not None:
        return Cartesian(root_term(re, 2)) if re > 0 else Cartesian(ZERO, root_term(-re, 2))
    norm, sign = as_rational(w.norm()), sign_of_difference(w.im, ZERO)
    if norm is None or re is None or not sign:
        return None
    size = root_term(norm, 2)
    above = [worked_out(quotient_of(tidy(s), integer(2))) for s in (_sum(size, w.re), subtract(size, w.re))]
    parts = [_root(t) for t in above]
    return Cartesian(parts[0], parts[1] if sign > 0 else worked_out(multiply(integer(-1), parts[1])))


def _sum(a: Term, b: Term) -> Term:
    return subtract(a, multiply(integer(-1), b))


def _root(t: Term) -> Term:
    value = as_rational(t)
    return root_term(value, 2) if value is not None else root_of_sum(t, 2)


@rule(
    "complex-quadratic-formula",
    title="Use the quadratic formula",
    say="With a = {a}, b = {b}, c = {c} the discriminant D = b^2 - 4ac is {discriminant}, the square of {root}; the "
    "solutions are (-b ± {root})/(2a).",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=7,
    method="formula",
    examples={
        "z^2 - 2i*z + 3 = 0 over the complex numbers": "z = 3i or z = -i",
        "z^2 - (3 + i)*z + 2 + 2i = 0 over the complex numbers": "z = 2 or z = 1 + i",
    },
    refuses=(
        "z^2 + z + 1 = 0 over the complex numbers",
        "z^2 = 2i over the complex numbers",
        "z^2 - 2i*z - 1 = 0 over the complex numbers",
    ),
    level=LEVEL,
)
def complex_quadratic_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """The formula for a quadratic equation with coefficients that are not all real and two different roots."""
    found = _polynomial(t, scope)
    if found is None or max(found[1]) != 2 or 1 not in found[1] or not _has_imaginary(found[1]):
        return
    z, parts = found
    a, b, c = (parts.get(k, Cartesian(ZERO)) for k in (2, 1, 0))
    d = b.times(b).plus(Cartesian(integer(-4)).times(a).times(c))
    root = square_root(d) if d != Cartesian(ZERO) else None
    below = TWO.times(a).inverse()
    if root is None or below is None:
        return
    roots = (b.opposite().plus(s).times(below).term() for s in (root, root.opposite()))
    after = any_of(*(equal(z, r) for r in roots))
    words: dict[str, Term | str] = {k: v.term() for k, v in {"a": a, "b": b, "c": c, "discriminant": d}.items()}
    yield Redex(lambda: Rewrite(after), words | {"root": text(tidy(root.term()))})


@rule(
    "double-complex-root",
    title="The discriminant is 0",
    say="The discriminant b^2 - 4ac is 0, so there is one solution, -b/(2a).",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=5,
    cost=3,
    examples={"z^2 - 2i*z - 1 = 0 over the complex numbers": "z = i"},
    refuses=("z^2 - 2i*z + 3 = 0 over the complex numbers", "z^2 - 2z + 1 = 0 over the complex numbers"),
    level=LEVEL,
)
def double_complex_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quadratic equation with coefficients that are not all real and discriminant 0."""
    found = _polynomial(t, scope)
    if found is None or max(found[1]) != 2 or 1 not in found[1] or not _has_imaginary(found[1]):
        return
    z, parts = found
    a, b, c = (parts.get(k, Cartesian(ZERO)) for k in (2, 1, 0))
    below = TWO.times(a).inverse()
    if b.times(b) == Cartesian(integer(4)).times(a).times(c) and below is not None:
        yield Redex(lambda: Rewrite(equal(z, b.opposite().times(below).term())))


@dataclass(frozen=True, slots=True)
class _PowerEquation:
    """`base^n = value`."""

    base: Term
    n: int
    value: Cartesian


def _binomial(t: Term, scope: Scope) -> _PowerEquation | None:
    """An equation `p^n = w`, or `a*z^n + b = 0`, over the complex numbers, with a w other than 0."""
    if scope.is_real:
        return None
    p = power_equation(t, scope)
    value = cartesian(p.value) if p is not None else None
    if p is not None and value is not None:
        return _PowerEquation(p.base, p.n, value) if value != Cartesian(ZERO) else None
    found = _polynomial(t, scope)
    if found is None or set(found[1]) != {0, max(found[1])}:
        return None
    inverse = found[1][max(found[1])].inverse()
    if inverse is None:
        return None
    return _PowerEquation(found[0], max(found[1]), found[1][0].opposite().times(inverse))


@rule(
    "complex-square-roots",
    title="Take square roots",
    say="{root} is a square root of {value}, because its square is that; the other one is its opposite.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=2,
    examples={
        "z^2 = 3 + 4i over the complex numbers": "z = 2 + i or z = -2 - i",
        "z^2 = 2i over the complex numbers": "z = 1 + i or z = -1 - i",
        "(z - 1)^2 = -2i over the complex numbers": "z - 1 = 1 - i or z - 1 = -1 + i",
    },
    refuses=(
        "z^2 = -4 over the complex numbers",
        "z^2 = 4 over the complex numbers",
        "z^3 = i over the complex numbers",
    ),
    level=LEVEL,
)
def complex_square_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^2 = w` for a number w that is not real."""
    found = _binomial(t, scope)
    root = square_root(found.value) if found is not None and found.n == 2 and not found.value.is_real else None
    if found is not None and root is not None:
        after = any_of(*(equal(found.base, r.term()) for r in (root, root.opposite())))
        yield Redex(lambda: Rewrite(after), {"root": root.term(), "value": found.value.term()})


@rule(
    "complex-roots",
    title="Take the roots in polar form",
    say="{value} has the modulus {size} and the argument {angle}. Its roots of order {n} have the modulus {root} and "
    "the arguments ({angle} + 2*k*pi)/{n} for k = 0, ..., {last}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    cost=4,
    examples={
        "z^3 = 8i over the complex numbers": "z = sqrt(3) + i or z = -sqrt(3) + i or z = -2i",
        "z^4 = -16 over the complex numbers": "z = sqrt(2) + sqrt(2)*i or z = -sqrt(2) + sqrt(2)*i or "
        "z = -sqrt(2) - sqrt(2)*i or z = sqrt(2) - sqrt(2)*i",
        "z^5 = 1 over the complex numbers": "z = 1 or z = e^(2pi*i/5) or z = e^(4pi*i/5) or z = e^(-4pi*i/5) or "
        "z = e^(-2pi*i/5)",
    },
    refuses=("z^3 = 8i", "z^2 = 2i over the complex numbers", "z^3 = z over the complex numbers"),
    level=LEVEL,
)
def complex_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n = w` with n >= 3 for a number w whose argument is a known multiple of pi."""
    found = _binomial(t, scope)
    form = polar(found.value) if found is not None and 3 <= found.n <= MOST_ROOTS else None
    norm = as_rational(found.value.norm()) if found is not None else None
    if found is None or form is None or form.turns is None or not norm:
        return
    turns = [(form.turns + 2 * k) / found.n for k in range(found.n)]
    after = any_of(*(equal(found.base, _at(norm, found.n, (q + 1) % 2 - 1 if q != 1 else q)) for q in turns))
    words: dict[str, Term | str] = {
        "value": found.value.term(),
        "size": form.size,
        "angle": form.angle,
        "n": integer(found.n),
        "root": root_term(norm, 2 * found.n),
        "last": integer(found.n - 1),
    }
    yield Redex(lambda: Rewrite(after), words)


def _at(norm: Fraction, n: int, q: Fraction) -> Term:
    """The number with the modulus norm^(1/(2n)) and the argument q*pi, by roots where that is short."""
    values = [exact_value(f, q) for f in ("Cos", "Sin")]
    known = [surd_term(v) for v in values if isinstance(v, tuple)]
    size = root_term(norm, 2 * n)
    if len(known) == 2 and root_parts(norm, 2 * n)[2] <= 2:
        return Cartesian(*(worked_out(multiply(size, v)) for v in known)).term()
    return exponential_term(size, angle_term(q))


@rule(
    "roots-from-one-root",
    title="Take the roots",
    say="{root} is a root of order {n} of {value}: its power is that. The others are its products with the roots of "
    "order {n} of 1.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    cost=4,
    examples={
        "z^4 = -7 + 24i over the complex numbers": "z = 2 + i or z = -1 + 2i or z = -2 - i or z = 1 - 2i",
    },
    refuses=("z^4 = -7 + 24i", "z^4 = 16 over the complex numbers", "z^3 = 1 + 2i over the complex numbers"),
    level=LEVEL,
)
def roots_from_one_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n = w`, n = 3, 4 or 6, for a number w that is the n-th power of a + b*i with whole a, b, and not real."""
    found = _binomial(t, scope)
    if found is None or found.n not in (3, 4, 6) or found.value.is_real or polar_is_known(polar(found.value)):
        return
    root = _gaussian_root(found.value, found.n)
    if root is None:
        return
    units = (Cartesian(*_unit(Fraction(2 * k, found.n))) for k in range(found.n))
    after = any_of(*(equal(found.base, root.times(u).term()) for u in units))
    yield Redex(lambda: Rewrite(after), {"root": root.term(), "n": integer(found.n), "value": found.value.term()})


def polar_is_known(form: Polar | None) -> bool:
    """Whether the argument is a known multiple of pi."""
    return form is not None and form.turns is not None


def _unit(q: Fraction) -> tuple[Term, Term]:
    """(cos(q*pi), sin(q*pi)) at multiples of pi/6 and pi/4."""
    values = [exact_value(f, q) for f in ("Cos", "Sin")]
    re, im = (surd_term(v) if isinstance(v, tuple) else ZERO for v in values)
    return re, im


def _gaussian_root(w: Cartesian, n: int) -> Cartesian | None:
    """a + b*i with whole numbers a > 0, b and (a + b*i)^n = w; None where there is none."""
    norm = as_rational(w.norm())
    size = integer_root(norm.numerator, n) if norm is not None and norm.denominator == 1 else 0
    if norm is None or size**n != norm or size > MOST_NORM:
        return None
    for a in range(isqrt(size), -1, -1):
        b = isqrt(size - a * a)
        for candidate in (Cartesian(number(a), number(b)), Cartesian(number(a), number(-b))):
            if a * a + b * b == size and candidate.power(n) == w:
                return candidate
    return None
