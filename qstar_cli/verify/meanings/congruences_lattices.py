"""Whole solutions of a linear equation as shifted lattices, compared by their canonical bases."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.terms.build import subtract
from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.claims import conjuncts
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.zero_sets import plain_polynomial

Vector = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coset:
    """point + whole combinations of the rows of `basis` (in Hermite form); the point is reduced by it."""

    point: Vector
    basis: tuple[Vector, ...]


def coset(point: Vector, generators: list[Vector]) -> Coset:
    basis = hermite(generators)
    return Coset(_reduced(point, basis), basis)


def hermite(rows: list[Vector]) -> tuple[Vector, ...]:
    """The Hermite form of the lattice that the rows generate: the same for the same lattice."""
    waiting = [list(r) for r in rows if any(r)]
    done: list[list[int]] = []
    width = len(rows[0]) if rows else 0
    for k in range(width):
        while True:
            active = sorted((r for r in waiting if r[k]), key=lambda r: abs(r[k]))
            if len(active) < 2:
                break
            first, second = active[0], active[1]
            q = second[k] // first[k]
            second[:] = [b - q * a for a, b in zip(first, second, strict=True)]
        if not active:
            continue
        pivot = active[0] if active[0][k] > 0 else [-a for a in active[0]]
        waiting = [r for r in waiting if r is not active[0]]
        for r in done:
            q = r[k] // pivot[k]
            r[:] = [b - q * a for a, b in zip(pivot, r, strict=True)]
        done.append(pivot)
    return tuple(map(tuple, done))


def _reduced(point: Vector, basis: tuple[Vector, ...]) -> Vector:
    for row in basis:
        k = next(k for k, a in enumerate(row) if a)
        q = point[k] // row[k]
        point = tuple(p - q * a for p, a in zip(point, row, strict=True))
    return point


def whole_solutions(formulas: tuple[Term, ...], names: tuple[str, ...]) -> Coset | None:
    """The integer points (in the order of the names) at which formulas hold; None for no point. Raises Undecided."""
    parts = [p for t in formulas for p in conjuncts(t) if not _says_whole(p, names)]
    if len(parts) == 1 and parts[0].head == "Where":
        return _family(parts[0], names)
    if any(p.head == "False" for p in parts):
        return None
    if len(parts) == 1 and parts[0].head == "Equal":
        return _equation(*_linear(parts[0], names))
    if len(parts) == len(names) and all(p.head == "Equal" for p in parts):
        return _point(parts, names)
    raise Undecided("no linear equation in whole numbers")


def _says_whole(t: Term, names: tuple[str, ...]) -> bool:
    """Whether a formula only says that an unknown is an integer."""
    return t.head == "Element" and t.args[1].value == "integers" and t.args[0].value in names


def _linear(t: Term, names: tuple[str, ...]) -> tuple[Vector, int]:
    """(a, c) with whole numbers for an equation that says a*v = c."""
    difference = plain_polynomial(subtract(*t.args))
    if not P.names(difference) <= set(names):
        raise Undecided("no polynomial equation in the unknowns")
    coefficients, constant = dict.fromkeys(names, Fraction(0)), Fraction(0)
    for monomial, c in difference.items():
        if not monomial:
            constant = Fraction(c)
        elif len(monomial) == 1 and monomial[0][1] == 1:
            coefficients[monomial[0][0]] = Fraction(c)
        else:
            raise Undecided("an equation that is not linear")
    scale = lcm(constant.denominator, *(a.denominator for a in coefficients.values()))
    return tuple(int(coefficients[n] * scale) for n in names), int(-constant * scale)


def _equation(a: Vector, c: int) -> Coset | None:
    """The whole solutions of a*v = c, by column operations that keep the lattice."""
    n = len(a)
    columns = [[int(j == k) for j in range(n)] for k in range(n)]
    values = list(a)
    while True:
        active = sorted((k for k in range(n) if values[k]), key=lambda k: abs(values[k]))
        if len(active) < 2:
            break
        first, second = active[:2]
        q = values[second] // values[first]
        values[second] -= q * values[first]
        columns[second] = [y - q * x for x, y in zip(columns[first], columns[second], strict=True)]
    free = [tuple(columns[k]) for k in range(n) if not values[k]]
    if not active:
        return coset((0,) * n, free) if c == 0 else None
    if c % values[active[0]] or gcd(*a) == 0:
        return None
    scale = c // values[active[0]]
    return coset(tuple(scale * x for x in columns[active[0]]), free)


def _family(t: Term, names: tuple[str, ...]) -> Coset:
    """`x = 1 + 2t and y = 3 - t for integer t`."""
    conditions = conjuncts(t.args[1])
    parameters = tuple(str(c.args[0].value) for c in conditions)
    if not all(_says_whole(c, parameters) for c in conditions) or set(parameters) & set(names):
        raise Undecided("parameters that are no integers")
    return _parametric(list(conjuncts(t.args[0])), names, parameters)


def _point(equations: list[Term], names: tuple[str, ...]) -> Coset:
    return _parametric(equations, names, ())


def _parametric(equations: list[Term], names: tuple[str, ...], parameters: tuple[str, ...]) -> Coset:
    """Equations `x = ...`, one for each name, with whole linear values in the parameters."""
    rows: dict[str, tuple[int, Vector]] = {}
    for e in equations:
        if e.head != "Equal" or e.args[0].head != "Symbol" or str(e.args[0].value) not in names:
            raise Undecided("no equation for an unknown")
        rows[str(e.args[0].value)] = _affine(e.args[1], parameters)
    if set(rows) != set(names) or len(rows) != len(equations):
        raise Undecided("not one equation for each unknown")
    point = tuple(rows[n][0] for n in names)
    return coset(point, [tuple(rows[n][1][k] for n in names) for k in range(len(parameters))])


def _affine(t: Term, parameters: tuple[str, ...]) -> tuple[int, Vector]:
    """(constant, coefficients of the parameters) of a value with whole coefficients."""
    coefficients, constant = dict.fromkeys(parameters, 0), 0
    for monomial, c in plain_polynomial(t).items():
        q = Fraction(c)
        if q.denominator != 1 or len(monomial) > 1 or (monomial and monomial[0][0] not in parameters):
            raise Undecided("no whole value")
        if monomial and monomial[0][1] != 1:
            raise Undecided("a value that is not linear")
        if monomial:
            coefficients[monomial[0][0]] = q.numerator
        else:
            constant = q.numerator
    return constant, tuple(coefficients[p] for p in parameters)
