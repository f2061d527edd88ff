"""Proof on the real line: a claim about one letter is decided exactly by cutting the line at finitely many points.

`Critical` computes, for every divisor, radicand and difference of sides, a polynomial over Q whose real roots contain
all points where its sign or definedness can change. Between them the claim is constant, so one rational point a gap
and the roots themselves settle it; there the values are numbers with exact signs (`constants`).

Why the cut points suffice: a quantity q is a polynomial in x and in continuous quantities g with g^n = r. Eliminating
them from Y - q gives a polynomial in x and Y that q satisfies; let c(x) be its lowest nonzero coefficient in Y.
Where c(x) is not 0, q cannot tend to 0 without being 0 near by, so on a gap between roots of c it is 0 everywhere or
nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.constants import ConstantField, Number, point_number, rational
from qstar_cli.verify.extensions import CONNECTIVES, RELATIONS
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import Value
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.norms import norm
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.quotients import Quotients
from qstar_cli.verify.roots import Root, isolate, real_roots, sort_roots

MAX_POINTS = 200
MAX_DEGREE = 120
MAX_RADICALS = 12
AUXILIARY = "Y"


class Critical(Quotients):
    """A field that answers every question by "positive, not zero" and notes what was asked, as polynomials in the one
    letter."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.name = letter
        self.relations: list[tuple[str, Poly]] = []  # (generator g, p): p(g) = 0, g continuous
        self.places: dict[tuple[object, ...], str] = {}  # which generator stands for what
        self.found: dict[P.Key, Poly] = {}

    def letter(self, name: str) -> Value:
        if name != self.name:
            raise Undecided("a second letter")
        return Value(P.generator(name))

    def power(self, a: Value, n: int) -> Value:
        if n > MAX_DEGREE and P.names(a.above) | P.names(a.below):
            raise LimitError("a power is too high")
        return super().power(a, n)

    def root(self, a: Value, n: int) -> Value:
        self._note(a)
        return Value(self._radical(n, P.multiply(a.above, self.power_of(a.below, n - 1))), a.below)

    def _radical(self, n: int, radicand: Poly) -> Poly:
        return self._related(("radical", n, P.key(radicand)), lambda g: P.subtract(P.generator(g, n), radicand))

    def _related(self, what: tuple[object, ...], relation: Callable[[str], Poly]) -> Poly:
        """The generator that stands for a continuous quantity, with a polynomial that it satisfies."""
        name = self.places.get(what)
        if name is None:
            if len(self.relations) >= MAX_RADICALS:
                raise LimitError("too many radicals")
            name = self.places[what] = f"g{len(self.relations)}"
            self.relations.append((name, relation(name)))
        return P.generator(name)

    def polynomial_root(self, p: tuple[int, ...], index: int) -> Value | None:
        if index > len(real_roots(p)):
            return None
        return Value(
            self._related(("root", index, p), lambda g: {((g, k),) if k else (): c for k, c in enumerate(p) if c})
        )

    def absolute(self, a: Value) -> Value:
        """|a/b| = g/b with g^2 = a^2."""
        return Value(self._radical(2, P.multiply(a.above, a.above)), a.below)

    def is_zero(self, a: Value) -> bool:
        self._note(a)
        return not a.above

    def sign(self, a: Value) -> int:
        self._note(a)
        return 1

    def _note(self, a: Value) -> None:
        for part in (a.above, a.below):
            self.found.setdefault(P.key(part), part)

    def visit(self, t: Term) -> None:
        """Note what decides the truth of a formula or the definedness of an expression."""
        if t.head in RELATIONS:
            self.visit_difference(*t.args)
        elif t.head in CONNECTIVES:
            for a in t.args:
                self.visit(a)
        else:
            evaluate(t, self)  # a statement that is no relation has no value: it is not decided here

    def visit_difference(self, a: Term, b: Term) -> None:
        left, right = evaluate(a, self), evaluate(b, self)
        if left is not None and right is not None:
            self.is_zero(minus(left, right, self))

    # elimination

    def cut_polynomials(self) -> list[Poly]:
        """Irreducible polynomials in the letter whose roots are all the points to look at."""
        result: dict[P.Key, Poly] = {}
        for p in self.found.values():
            for f in _radical_factors(self._eliminate(p)):
                result.setdefault(P.key(f), f)
        return list(result.values())

    def _eliminate(self, p: Poly) -> Poly:
        norm = self._norm(p)
        if norm or not p:
            return norm
        general = self._norm(P.subtract(P.generator(AUXILIARY), p))
        parts = P.coefficients(general, AUXILIARY)
        return parts[min(parts)]

    def graph(self, value: Value) -> Poly:
        """A polynomial in the letter and the auxiliary letter that is zero wherever this one is the value."""
        return self._norm(P.subtract(P.multiply(P.generator(AUXILIARY), value.below), value.above))

    def _norm(self, p: Poly) -> Poly:
        for name, relation in reversed(self.relations):
            if name in P.names(p):
                p = norm(p, relation, name)
                if p and AUXILIARY not in P.names(p):
                    p = _product(_radical_factors(p))
        return p


def _radical_factors(p: Poly) -> list[Poly]:
    return [f for f, _ in factors(p)[1]] if p else []


def _product(ps: list[Poly]) -> Poly:
    result = P.ONE
    for p in ps:
        result = P.multiply(result, p)
    return result


def cut_points(terms: Sequence[Term], differences: Sequence[tuple[Term, Term]], field: Critical) -> list[Root]:
    """Where the terms (and the differences of the pairs of expressions) may change sign or definedness, ascending."""
    for t in terms:
        field.visit(t)
    for a, b in differences:
        field.visit_difference(a, b)
    roots: list[Root] = []
    for p in field.cut_polynomials():
        roots += isolate(dense(p, field.name))
    if len(roots) > MAX_POINTS:
        raise LimitError("too many points to look at")
    return sort_roots(roots)


def dense(p: Poly, letter: str) -> list[int]:
    """The integer coefficients of a primitive polynomial in one letter, constant first."""
    parts = {e: P.as_constant(c) for e, c in P.coefficients(p, letter).items()}
    if any(c is None for c in parts.values()):
        raise Undecided("a polynomial in more than one letter")
    return [int(parts.get(k) or 0) for k in range(int(max(parts)) + 1)]


def samples(points: Sequence[Root]) -> list[Number]:
    """Every point of the cut, and one rational number from every gap, ascending."""
    if not points:
        return [rational(Fraction(0))]
    found = [rational(Fraction(points[0].low.__floor__() - 1))]
    for k, point in enumerate(points):
        found.append(point_number(point))
        upper = points[k + 1].low if k + 1 < len(points) else None
        found.append(rational(_between(point.high, upper)))
    return found


def _between(low: Fraction, high: Fraction | None) -> Fraction:
    """A rational number above low and below high (which are no roots unless exact), as simple as is easily found."""
    if high is None:
        return Fraction(low.__ceil__() + 1)
    middle = (low + high) / 2
    for n in (1, 2, 10, 1000):
        rounded = Fraction(round(middle * n), n)
        if low < rounded < high:
            return rounded
    return middle


def examine(
    claim: Callable[[ConstantField], bool],
    terms: Sequence[Term],
    differences: Sequence[tuple[Term, Term]],
    letter: str,
) -> tuple[int, Number | None]:
    """The claim at every sample: how many there were, and the first at which it fails (a certain counterexample)."""
    points = cut_points(terms, differences, Critical(letter))
    return 2 * len(points) + 1, first_failure(claim, points, letter)


def first_failure(claim: Callable[[ConstantField], bool], points: Sequence[Root], letter: str) -> Number | None:
    """The first of the points and of one number in each gap between them at which a claim fails."""
    return next((number for number in samples(points) if not claim(ConstantField({letter: number}))), None)
