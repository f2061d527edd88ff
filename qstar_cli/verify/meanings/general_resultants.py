"""Resultants of any two polynomials, which vanish wherever the two have a common zero.

What a library or a certificate proposes is compared with the determinant of Sylvester's matrix at integer points: two
polynomials that agree on a grid of more integers than their degree in each generator are equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.hint_texts import read_shown, shown
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.norms import norm
from qstar_cli.verify.polynomials import Key, Poly

MAX_POINTS = 4_000
MAX_SIZE = 40
Question = tuple[Key, Key, str]
Point = dict[str, int]


def resultant(a: Poly, b: Poly, name: str) -> Poly:
    """The resultant of the primitive parts of two polynomials with respect to a generator, perhaps times a number.

    Raises LimitError.
    """
    if P.as_constant(P.coefficients(b, name)[P.degree(b, name)]):
        return norm(a, b, name)
    a, b = P.primitive(a)[1], P.primitive(b)[1]
    if any(e < 0 or e != int(e) for p in (a, b) for m in p for _, e in m):
        raise LimitError("a resultant of fractional powers")
    return ask(RESULTANT, (P.key(a), P.key(b), name), lambda: _proposed(a, b, name))


def _proposed(a: Poly, b: Poly, name: str) -> Poly:
    from qstar_cli.verify import library  # loads flint

    return library.resultant(a, b, name)


def is_resultant(question: Question, found: Poly) -> bool:
    """Whether a polynomial is the resultant of two polynomials with integer coefficients. Raises LimitError."""
    a, b, name = dict(question[0]), dict(question[1]), question[2]
    m, n = int(P.degree(a, name)), int(P.degree(b, name))
    others = sorted((P.names(a) | P.names(b)) - {name})
    bounds = {v: int(P.degree(a, v)) * n + int(P.degree(b, v)) * m for v in others}
    if not P.names(found) <= set(others) or any(P.degree(found, v) > bounds[v] for v in others):
        return False
    return all(
        _value(found, point) == _determinant(_sylvester(_at(a, name, m, point), _at(b, name, n, point)))
        for point in _grid(bounds, m + n)
    )


def _grid(bounds: dict[str, int], size: int) -> Iterator[Point]:
    count = 1
    for bound in bounds.values():
        count *= bound + 1
    if count > MAX_POINTS or size > MAX_SIZE:
        raise LimitError("a resultant is too large")
    for values in product(*(range(bound + 1) for bound in bounds.values())):
        yield dict(zip(bounds, values, strict=True))


def _value(p: Poly, point: Point) -> P.Coefficient:
    total: P.Coefficient = 0
    for m, c in p.items():
        for name, e in m:
            c *= point[name] ** int(e)
        total += c
    return total


def _at(p: Poly, name: str, degree: int, point: Point) -> list[int]:
    """The coefficients of p by powers of one generator, the highest first, at a point of the others."""
    parts = P.coefficients(p, name)
    return [int(_value(parts.get(k, P.ZERO), point)) for k in range(degree, -1, -1)]


def _sylvester(a: list[int], b: list[int]) -> list[list[int]]:
    size = len(a) + len(b) - 2
    rows = [[0] * k + a + [0] * (size - len(a) - k) for k in range(len(b) - 1)]
    return rows + [[0] * k + b + [0] * (size - len(b) - k) for k in range(len(a) - 1)]


def _determinant(rows: list[list[int]]) -> int:
    """By Bareiss' elimination, in which every division is exact."""
    sign, before = 1, 1
    for k in range(len(rows) - 1):
        pivot = next((i for i in range(k, len(rows)) if rows[i][k]), None)
        if pivot is None:
            return 0
        if pivot != k:
            rows[k], rows[pivot], sign = rows[pivot], rows[k], -sign
        top = rows[k]
        for i in range(k + 1, len(rows)):
            row = rows[i]
            rows[i] = [(c * top[k] - row[k] * t) // before for c, t in zip(row, top, strict=True)]
        before = top[k]
    return sign * rows[-1][-1] if rows else 1


def _generators(question: Question) -> set[str]:
    return P.names(dict(question[0])) | P.names(dict(question[1]))


RESULTANT = Kind[Question, Poly](
    "resultants",
    lambda question: f"{P.show(dict(question[0]))}; {P.show(dict(question[1]))}; {question[2]}",
    lambda question, found: shown(found, _generators(question)),
    lambda question, written: read_shown(written, _generators(question)),
    is_resultant,
)
