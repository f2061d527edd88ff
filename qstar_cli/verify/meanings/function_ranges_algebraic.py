"""The values of an algebraic function of one letter, exactly.

Let P(x, Y) = 0 on the graph of f, squarefree, without factors in one letter alone. Outside of finitely many cut points
of x, f is defined and continuous near by, or undefined near by. Cut the Y-axis at the roots of the leading coefficient
of P in x, of the resultant of P and its derivative by x, of the resultant of P with each cut polynomial, and of the
factors in Y alone. On a gap between these the number of x with f(x) = y is the same for all y. Where f(c) = y lies in
the gap, c is no cut point and dP/dx is not 0 there, so near by the curve is a graph over Y, on which the continuous f
is one-to-one: a solution persists. And when y_n tends to y in the gap with f(x_n) = y_n, the x_n are bounded, because
the leading coefficient is not 0 at y, and a limit of theirs is a zero of P(., y), so no cut point, so a solution: none
is lost. So one value a gap and the points themselves settle which numbers are values, and how often.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qstar_cli.terms.build import (
    FALSE,
    TRUE,
    add,
    all_of,
    any_of,
    divide,
    equal,
    integer,
    multiply,
    number,
    power,
    root,
)
from qstar_cli.terms.term import Term, subterms, term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.constants import ConstantField, Number, point_number
from qstar_cli.verify.extensions import PLAIN
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.line import AUXILIARY, Critical, cut_points, dense, samples
from qstar_cli.verify.meanings.general_resultants import resultant
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.roots import Root, isolate, sort_roots

X = "x"
MANY = 2  # counts end here: more than one
ZERO = integer(0)
MINUS = Fraction(-1)


@dataclass(frozen=True)
class Function:
    """An expression in the letter x, for those x at which all conditions hold."""

    body: Term
    conditions: tuple[Term, ...] = ()

    def value(self, x: Number) -> tuple[ConstantField, Number | None]:
        """The value at a number, None where there is none, with the field it belongs to."""
        f = ConstantField({X: x})
        return f, evaluate(self.body, f) if all(holds(c, f) for c in self.conditions) else None


@dataclass(frozen=True)
class Values:
    """How often (0, 1 or MANY) each number is a value: at the points, and in the gaps around them, ascending."""

    points: tuple[Root, ...]
    counts: tuple[int, ...]

    def formula(self, u: Term) -> Term:
        """The formula that u is a value."""
        return any_of(*(_run(self.points, i, j, u) for i, j in self._runs())) if any(self.counts) else FALSE

    def _runs(self) -> Iterator[tuple[int, int]]:
        """First and last index of each run of values without a break."""
        start: int | None = None
        for k, count in enumerate((*self.counts, 0)):
            if count and start is None:
                start = k
            elif not count and start is not None:
                yield start, k - 1
                start = None


def values(function: Function) -> Values:
    """The values of an algebraic function. Raises Undecided or LimitError.

    Other functions are refused even where their values are algebraic: they may be different polynomials on different
    parts of the line, of which only one would be seen here.
    """
    if any(s.head not in PLAIN for t in (function.body, *function.conditions) for s in subterms(t)):
        raise Undecided("a function that is not made of roots and fractions")
    points = _candidates(function)
    counts = []
    for k, y in enumerate(samples(points)):
        if k % 2:
            counts.append(_count(function, point_number(points[k // 2]), points[k // 2].p))
        else:
            assert y.exact is not None
            counts.append(_count(function, y, [-y.exact.numerator, y.exact.denominator]))
    return Values(tuple(points), tuple(counts))


def _candidates(function: Function) -> list[Root]:
    """The numbers at which it may change how often a number is a value."""
    field = Critical(X)
    for c in function.conditions:
        field.visit(c)
    value = evaluate(function.body, field)
    if value is None:
        return []
    cuts = field.cut_polynomials()
    mixed, found = P.ONE, []
    for p in (q for q, _ in factors(field.graph(value))[1]):
        if P.names(p) == {AUXILIARY}:
            found.append(p)
        elif AUXILIARY not in P.names(p):
            _check_undefined(function, p)
        else:
            mixed = P.multiply(mixed, p)
    if X in P.names(mixed):
        found += _changes(mixed, cuts)
    distinct = {P.key(q): q for p in found for q, _ in factors(p)[1]}
    return sort_roots([r for q in distinct.values() for r in isolate(dense(q, AUXILIARY))])


def _changes(p: Poly, cuts: Sequence[Poly]) -> Iterator[Poly]:
    """The polynomials in the auxiliary letter at whose roots the number of solutions may change."""
    parts = P.coefficients(p, X)
    slope: Poly = {}
    for e, c in parts.items():
        if e:
            slope = P.add(slope, P.multiply(P.scale(c, e), P.generator(X, e - 1) if e > 1 else P.ONE))
    yield from _not_zero(parts[max(parts)])
    yield from _not_zero(resultant(p, slope, X) if X in P.names(slope) else slope)
    for q in cuts:
        yield from _not_zero(resultant(q, p, X))


def _not_zero(p: Poly) -> tuple[Poly, ...]:
    if not p:
        raise Undecided("a resultant that is 0")
    return (p,) if P.names(p) else ()


def _check_undefined(function: Function, p: Poly) -> None:
    """That the function is undefined at the roots of a factor of its polynomial in x alone, where that says nothing."""
    if P.names(p) and any(function.value(point_number(r))[1] is not None for r in isolate(dense(p, X))):
        raise Undecided("a value that its polynomial does not tell")


def _count(function: Function, y: Number, p: list[int]) -> int:
    """The number of x with the value y, a root of p; MANY for more than one."""
    equation = equal(_at(p, function.body), ZERO)
    count = 0
    for k, x in enumerate(samples(cut_points([*function.conditions, equation], [], Critical(X)))):
        f, value = function.value(x)
        if value is not None and f.is_zero(f.add(value, f.multiply(f.rational(MINUS), y))):
            if k % 2 == 0 or count:
                return MANY
            count = 1
    return count


def _at(p: Sequence[int], t: Term) -> Term:
    """The polynomial p at a term."""
    parts = [multiply(integer(c), power(t, k)) if k else integer(c) for k, c in enumerate(p) if c]
    return add(*parts)


def _run(points: Sequence[Root], i: int, j: int, u: Term) -> Term:
    """The formula that u lies between the samples i and j, which belong to it: points are odd, gaps even."""
    if i == j and i % 2:
        return equal(u, end(points[i // 2]))
    links = []
    if i:
        links.append(term("LessEqual" if i % 2 else "Less", end(points[(i - 1) // 2]), u))
    if j < 2 * len(points):
        links.append(term("LessEqual" if j % 2 else "Less", u, end(points[j // 2])))
    return all_of(*links) if links else TRUE


def end(point: Root) -> Term:
    """A point as a term: a fraction, a square root where its polynomial is quadratic, otherwise a root of it."""
    if point.exact is not None:
        return number(point.exact)
    if len(point.p) == 3:
        c, b, a = point.p
        sign = -1 if (point.index == 0) == (a > 0) else 1
        surd = multiply(integer(sign), root(integer(b * b - 4 * a * c), 2))
        return divide(add(integer(-b), surd), integer(2 * a))
    return term("PolynomialRoot", integer(point.index + 1), _at(point.p, term("Word", value=X)))
