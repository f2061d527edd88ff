"""Equations with the conjugate, the modulus or the parts of a complex unknown: real and imaginary parts compared."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.derivation import Step
from qstar_cli.rules.complex_numbers import Cartesian, cartesian, coefficients
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.working import working
from qstar_cli.terms.build import FALSE, I, absolute, all_of, any_of, equal, number, subtract, symbol
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.printer import text
from qstar_cli.terms.radicands import rational_root
from qstar_cli.terms.spelling import sum_of, summand
from qstar_cli.terms.term import Term, has_head, substitute, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational

PARTED = ("Conjugate", "RealPart", "ImaginaryPart", "Abs")
Numbers = tuple[Fraction, Fraction]  # real and imaginary part
Line = tuple[Fraction, Fraction, Fraction, Fraction]  # a*x + b*y + c*r + d = 0


class Parted(NamedTuple):
    """What an equation says of the real part x, the imaginary part y and the modulus r of the unknown."""

    real: Line
    imaginary: Line

    @property
    def has_modulus(self) -> bool:
        return bool(self.real[2] or self.imaginary[2])


def _parted(t: Term, z: Term) -> Parted | None:
    """An equation that is linear in z, its conjugate, its parts and its modulus, with rational coefficients."""
    marks = {term(head, z): symbol(f"part_{k}") for k, head in enumerate(PARTED)}
    e = subtract(*t.args)
    for part, mark in marks.items():
        e = substitute(e, part, mark)
    letters = (z, *marks.values())
    found = [_coefficient(e, x, letters) for x in letters]
    rest, whole = (_number(_at(e, letters, number(n))) for n in (0, 1))
    known = [c for c in found if c is not None]
    if len(known) < len(found) or rest is None or whole is None:
        return None
    if any(whole[k] != rest[k] + sum(c[k] for c in known) for k in (0, 1)):
        return None  # products of these
    (a, b, re, im, r) = known
    x = (a[0] + b[0] + re[0], a[1] + b[1] + re[1])
    y = (b[1] - a[1] + im[0], a[0] - b[0] + im[1])
    return Parted((x[0], y[0], r[0], rest[0]), (x[1], y[1], r[1], rest[1]))


def _at(e: Term, letters: tuple[Term, ...], value: Term) -> Term:
    for x in letters:
        e = substitute(e, x, value)
    return e


def _coefficient(e: Term, x: Term, letters: tuple[Term, ...]) -> Numbers | None:
    """The coefficient of a letter where the others are 0 and the degree is at most 1."""
    alone = _at(e, tuple(o for o in letters if o != x), ZERO)
    found = coefficients(tidy(alone), x)
    if found is None or not set(found) <= {0, 1}:
        return None
    return _parts(found[1]) if 1 in found else (Fraction(0), Fraction(0))


def _number(e: Term) -> Numbers | None:
    found = cartesian(e)
    return None if found is None else _parts(found)


def _parts(c: Cartesian) -> Numbers | None:
    re, im = as_rational(c.re), as_rational(c.im)
    return None if re is None or im is None else (re, im)


@rule(
    "compare-real-and-imaginary-parts",
    title="Compare real and imaginary parts",
    say="Two complex numbers are equal if their real parts and their imaginary parts are: {lines}. {end}",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "z + 2conj(z) = 6 - i over the complex numbers": "z = 2 + i",
        "z - conj(z) = 1 over the complex numbers": "no solution",
        "z + |z| = 8 + 4i over the complex numbers": "z = 3 + 4i",
        "Re(z) + 2Im(z)*i = 3 + 4i over the complex numbers": "z = 3 + 2i",
    },
    refuses=(
        "z + conj(z) = 4 over the complex numbers",
        "z*conj(z) = 4 over the complex numbers",
        "z = 1 over the complex numbers",
        "|z| = 5 over the complex numbers",
        "x + |x| = 4",
    ),
    rank=1.0,
    cost=3.0,
    level="complex numbers",
)
def compare_parts(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two real linear equations for x and y; with r = |z| in them, x^2 + y^2 = r^2 is a quadratic equation for r."""
    view = sides(t, scope)
    if view is None or scope.is_real or not has_head(t, *PARTED):
        return
    z = view.unknown
    found = _parted(t, z)
    solved = None if found is None else _solutions(found, z)
    if found is None or solved is None:
        return
    values, reason = solved
    after = any_of(*(equal(z, _complex(v)) for v in values)) if values else FALSE
    steps = _steps(t, z, found, values, after)
    yield Redex(lambda: Rewrite(after, substeps=steps), {"lines": text(_lines(found, z)), "end": reason})


def _solutions(found: Parted, z: Term) -> tuple[list[Numbers], str] | None:
    """The values (x, y) and what is said of them; None where there are infinitely many, or they are not rational."""
    (a, b, p, c), (d, e, q, f) = found
    determinant = a * e - b * d
    if not determinant:
        is_contradictory = not found.has_modulus and (a * f != c * d or b * f != c * e or (not (a or b) and c != 0)
                                                      or (not (d or e) and f != 0))  # fmt: skip
        return ([], "These contradict each other.") if is_contradictory else None
    x = ((b * f - c * e) / determinant, (b * q - p * e) / determinant)  # x[0] + x[1]*r
    y = ((c * d - a * f) / determinant, (d * p - a * q) / determinant)
    if not found.has_modulus:
        return [(x[0], y[0])], f"So Re({text(z)}) = {x[0]} and Im({text(z)}) = {y[0]}."
    sizes = _sizes(x, y)
    if sizes is None:
        return None
    said = " or ".join(f"|{text(z)}| = {r}" for r in sizes) or "no solution"
    values = [(x[0] + x[1] * r, y[0] + y[1] * r) for r in sizes]
    return values, f"As Re({text(z)})^2 + Im({text(z)})^2 = |{text(z)}|^2, this leaves {said}."


def _sizes(x: Numbers, y: Numbers) -> list[Fraction] | None:
    """The r >= 0 with (x0 + x1*r)^2 + (y0 + y1*r)^2 = r^2; None where they are not rational, or all do."""
    a = x[1] ** 2 + y[1] ** 2 - 1
    b = 2 * (x[0] * x[1] + y[0] * y[1])
    c = x[0] ** 2 + y[0] ** 2
    if not a:
        found = [-c / b] if b else None if not c else []
        return found if found is None else [r for r in found if r >= 0]
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    size = rational_root(discriminant, 2)
    return None if size is None else sorted({r for s in (1, -1) if (r := (-b + s * size) / (2 * a)) >= 0})


def _complex(value: Numbers) -> Term:
    return sum_of([number(value[0]), *([summand(value[1], I)] if value[1] else [])]) if any(value) else ZERO


def _lines(found: Parted, z: Term) -> Term:
    """The two equations for the parts, those that say 0 = 0 left out."""
    names = (term("RealPart", z), term("ImaginaryPart", z), absolute(z))
    return all_of(*(_equation(line, names) for line in found if any(line)))


def _equation(line: Line, names: tuple[Term, Term, Term]) -> Term:
    left = [summand(c, x) for c, x in zip(line, names, strict=False) if c]
    return equal(sum_of(left) if left else ZERO, number(-line[3]))


def _steps(t: Term, z: Term, found: Parted, values: list[Numbers], after: Term) -> tuple[Step, ...]:
    """The equation for the parts, and the parts themselves, as lines."""
    name = "compare-real-and-imaginary-parts"
    lines = [(_lines(found, z), name, SAME)]
    if values:
        parts = [all_of(*map(equal, (term("RealPart", z), term("ImaginaryPart", z)), map(number, v))) for v in values]
        lines.append((any_of(*parts), name, SAME))
    return working(*lines, (after, name, SAME), start=t)
