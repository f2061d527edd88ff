"""Equations over the complex numbers that say what a power is: the n-th roots of a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from qstar_cli.rules.complex_numbers import Cartesian, Polar, angle_term, cartesian, polar, worked_out
from qstar_cli.rules.complex_numbers_equations import complex_polynomial, square_root
from qstar_cli.rules.power_equations import power_equation
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.surds import root_parts, root_term
from qstar_cli.terms.angles import exact_value, surd_term
from qstar_cli.terms.build import any_of, equal, integer, multiply, number
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.polar_form import exponential_term
from qstar_cli.terms.radicands import integer_root
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational

LEVEL = "complex numbers"
MOST_ROOTS = 12
MOST_NORM = 100_000


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
    found = complex_polynomial(t, scope)
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
