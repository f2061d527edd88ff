"""Polynomial equations with complex coefficients: a root among the divisors of the last coefficient is factored out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isqrt

from qstar_cli.rules.complex_numbers import Cartesian, coefficients
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.terms.build import add, equal, multiply, number, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.solved import is_value
from qstar_cli.terms.spelling import power_of
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer

MOST_DEGREE = 12
MOST_NORM = 10_000  # of the last coefficient
Gaussian = tuple[int, int]  # a + b*i


def _times(a: Gaussian, b: Gaussian) -> Gaussian:
    return a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]


def _plus(a: Gaussian, b: Gaussian) -> Gaussian:
    return a[0] + b[0], a[1] + b[1]


def _horner(row: Sequence[Gaussian], root: Gaussian) -> list[Gaussian]:
    """The scheme of Horner: the coefficients of the quotient by z - root, then the value at the root."""
    sums = [row[0]]
    for c in row[1:]:
        sums.append(_plus(_times(sums[-1], root), c))
    return sums


def _candidates(last: Gaussian) -> Iterator[Gaussian]:
    """The numbers a + b*i with whole a and b whose norm divides that of the last coefficient, small ones first."""
    norm = last[0] ** 2 + last[1] ** 2
    size = isqrt(norm)
    found = ((a, b) for a in range(-size, size + 1) for b in range(-size, size + 1) if a or b)
    fitting = [(a, b) for a, b in found if norm % (a * a + b * b) == 0]
    yield from sorted(fitting, key=lambda z: (z[0] ** 2 + z[1] ** 2, -z[0], -z[1]))


def _row(t: Term, x: Term) -> list[Gaussian] | None:
    """The coefficients of left side minus right side, the highest first, if all are whole and not all are real."""
    found = coefficients(subtract(*t.args), x)
    if not found or not 3 <= max(found) <= MOST_DEGREE or 0 not in found or all(c.is_real for c in found.values()):
        return None
    row: list[Gaussian] = []
    for n in range(max(found), -1, -1):
        c = found.get(n, Cartesian(ZERO))
        re, im = as_integer(c.re), as_integer(c.im)
        if re is None or im is None:
            return None
        row.append((re, im))
    return row


def _polynomial(row: Sequence[Gaussian], x: Term) -> Term:
    degree = len(row) - 1
    return add(*(_monomial(c, x, degree - k) for k, c in enumerate(row) if any(c)))


def _monomial(c: Gaussian, x: Term, n: int) -> Term:
    value = _number(c)
    if not n:
        return value
    return power_of(x, n) if c == (1, 0) else multiply(value, power_of(x, n))


def _number(z: Gaussian) -> Term:
    return Cartesian(*map(number, z)).term()


@rule(
    "factor-out-complex-root",
    title="Factor out a root",
    say="Try divisors of the last coefficient: {root} is a zero, so {factor} is a factor. Divide by it.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "z^3 - 3i*z^2 - 3z + i = 0 over the complex numbers": "(z - i)*(z^2 - 2i*z - 1) = 0",
        "z^3 - 3z^2 + (2 - i)*z + 2i = 0 over the complex numbers": "(z - 2)*(z^2 - z - i) = 0",
    },
    refuses=(
        "z^3 - 3z + 1 = 0 over the complex numbers",
        "z^3 + i*z + 1 = 0 over the complex numbers",
        "z^2 - i = 0 over the complex numbers",
        "z^3 + i*z = 0 over the complex numbers",
        "x^3 - 3x^2 + 2x = 0",
    ),
    rank=4.0,
    cost=3.0,
    level="complex numbers",
)
def factor_out_complex_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """A root a + b*i, a and b whole, divides the last coefficient; the polynomial is divided by it."""
    view = sides(t, scope)
    if view is None or scope.is_real or is_value(t, view.unknown):
        return
    row = _row(t, view.unknown)
    if row is None or row[-1][0] ** 2 + row[-1][1] ** 2 > MOST_NORM:
        return
    root = next((z for z in _candidates(row[-1]) if _horner(row, z)[-1] == (0, 0)), None)
    if root is None:
        return
    factor = tidy(subtract(view.unknown, _number(root)))
    after = equal(multiply(factor, _polynomial(_horner(row, root)[:-1], view.unknown)), ZERO)
    yield Redex(lambda: Rewrite(tidy(after)), {"root": _number(root), "factor": factor})
