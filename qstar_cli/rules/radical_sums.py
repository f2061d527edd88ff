"""Equations with three or four square roots of linear expressions: by growth, or by squaring two roots on each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from qstar_cli.derivation import Relation
from qstar_cli.rules.radical_equations import MOST_OBLIGATIONS
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import Sides, sides
from qstar_cli.terms.build import FALSE, add, equal, number, root, subtract
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import monomial, sum_of, summand
from qstar_cli.terms.term import Term, substitute
from qstar_cli.terms.views import as_integer, coefficient_and_rest, opposite, rational_coefficients

MOST_TRIED = 60  # values of the first root that are tried
FEWEST = 3  # roots; for fewer there are better ways


class SquareRoot(NamedTuple):
    """coefficient*sqrt(slope*x + constant), the slope not 0."""

    coefficient: Fraction
    slope: Fraction
    constant: Fraction

    @property
    def growth(self) -> int:
        """1 where it grows with x, -1 where it falls."""
        return 1 if self.coefficient * self.slope > 0 else -1

    @property
    def start(self) -> Fraction:
        """Where the radicand is 0."""
        return -self.constant / self.slope

    def outruns(self, other: SquareRoot) -> bool:
        """Whether it always changes at least as fast as another one: c*sqrt(a)/sqrt(x - start) with both slopes > 0."""
        size, other_size = (r.coefficient**2 * r.slope for r in (self, other))
        return min(self.slope, other.slope) > 0 and self.start >= other.start and size >= other_size

    def squared(self) -> dict[int, Fraction]:
        """The coefficients of its square."""
        return {1: self.coefficient**2 * self.slope, 0: self.coefficient**2 * self.constant}

    def term(self, x: Term) -> Term:
        return summand(self.coefficient, root(_polynomial({1: self.slope, 0: self.constant}, x)))


def _polynomial(coefficients: dict[int, Fraction], x: Term) -> Term:
    return sum_of(monomial(c, x, n) for n, c in sorted(coefficients.items(), reverse=True) if c)


class RootSum(NamedTuple):
    """Roots, and slope*x + constant."""

    roots: tuple[SquareRoot, ...]
    slope: Fraction
    constant: Fraction


def _as_root(s: Term, x: Term) -> SquareRoot | None:
    c, rest = coefficient_and_rest(s)
    if rest.head != "Root" or as_integer(rest.args[1]) != 2:
        return None
    inside = rational_coefficients(rest.args[0], x)
    if not inside or max(inside) != 1 or min(inside) < 0:
        return None
    return SquareRoot(c, inside[1], inside.get(0, Fraction(0)))


def _root_sum(parts: Sequence[Term], x: Term) -> RootSum | None:
    """A sum of square roots of linear expressions and a linear expression; None for any other."""
    roots, rest = list[SquareRoot](), list[Term]()
    for s in parts:
        found = _as_root(s, x)
        if found is None:
            rest.append(s)
        else:
            roots.append(found)
    line = rational_coefficients(add(*rest), x) if rest else {}
    if line is None or not set(line) <= {0, 1}:
        return None
    return RootSum(tuple(roots), line.get(1, Fraction(0)), line.get(0, Fraction(0)))


def _view(t: Term, scope: Scope) -> tuple[Sides, RootSum] | None:
    """The sides of an equation, and their difference, with enough roots."""
    view = sides(t, scope)
    if view is None or not scope.is_real or not view.is_plain():
        return None
    difference = _root_sum([*view.left, *map(opposite, view.right)], view.unknown)
    return None if difference is None or len(difference.roots) < FEWEST else (view, difference)


@rule(
    "one-solution-by-growth",
    title="See how the sides grow",
    say="Left side minus right side only {grows} as {x} grows{because}, so there is at most one solution. {end}",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "sqrt(x) + sqrt(x + 5) + sqrt(x + 12) = 9": "x = 4",
        "sqrt(x) + sqrt(x - 5) = sqrt(x + 7) + 1": "x = 9",
        "sqrt(x) + sqrt(x + 3) + sqrt(x + 8) = 1": "no solution",
    },
    refuses=(
        "sqrt(x) + sqrt(x + 5) = 5",
        "sqrt(x - 1) + sqrt(x + 4) = sqrt(x - 4) + sqrt(x + 11)",
        "sqrt(x) + sqrt(x + 5) + sqrt(x + 12) = 10",
        "sqrt(x) + sqrt(x + 5) + sqrt(x^2 + 1) = 9",
    ),
    cost=4.0,
    rank=3.0,
)
def one_solution_by_growth(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function that only grows, or only falls, takes a value once: a solution that is seen is the only one."""
    found = _view(t, scope)
    if found is None:
        return
    view, difference = found
    reasons = {sign: _reasons(difference, sign, view.unknown) for sign in (1, -1)}
    sign = next((s for s, reason in reasons.items() if reason is not None), 0)
    if not sign:
        return
    value = _seen(t, difference, view.unknown)
    words: dict[str, Term | str] = {"grows": "grows" if sign > 0 else "falls", "x": view.unknown}
    words["because"] = reasons[sign] or ""
    if value is not None:
        solution = equal(view.unknown, number(value))
        yield Redex(lambda: Rewrite(solution), {**words, "end": f"One is seen: {text(solution)}."})
    elif (start := _start(t, difference, view.unknown, sign)) is not None:
        reason = f"Where it begins, at {text(start)}, it is already {'above' if sign > 0 else 'below'} 0."
        yield Redex(lambda: Rewrite(FALSE), {**words, "end": reason})


def _reasons(f: RootSum, sign: int, x: Term) -> str | None:
    """Why sign*f only grows, "" where all its parts do; None where that is not seen.

    A part that falls is outrun by one that grows: the root of the smaller radicand changes faster.
    """
    growing = [r for r in f.roots if r.growth == sign]
    falling = [r for r in f.roots if r.growth != sign]
    if sign * f.slope < 0 or len(falling) > len(growing):
        return None
    for chosen in permutations(growing, len(falling)):
        if all(fast.outruns(slow) for fast, slow in zip(chosen, falling, strict=True)):
            pairs = (f"{text(_bare(fast, x))} changes faster than {text(_bare(slow, x))}"
                     for fast, slow in zip(chosen, falling, strict=True))  # fmt: skip
            return f" ({', '.join(pairs)})" if falling else ""
    return None


def _bare(r: SquareRoot, x: Term) -> Term:
    return r._replace(coefficient=abs(r.coefficient)).term(x)


def _seen(t: Term, f: RootSum, x: Term) -> Fraction | None:
    """A solution for which the first root is a small whole number and the others are rational."""
    first = f.roots[0]
    for k in range(MOST_TRIED):
        value = (k * k - first.constant) / first.slope
        if rational_value(subtract(*t.args), {x: value}) == 0:
            return value
    return None


def _start(t: Term, f: RootSum, x: Term, sign: int) -> Term | None:
    """`x = a` for the first number a for which all is defined, if sign*f is above 0 there already."""
    if any(r.slope < 0 for r in f.roots):
        return None
    at = number(max(r.start for r in f.roots))
    left, right = (substitute(side, x, at) for side in t.args)
    return equal(x, at) if sign_of_difference(left, right) == sign else None


@rule(
    "square-two-roots-each",
    title="Square both sides",
    say="Square both sides; (a + b)^2 = a^2 + b^2 + 2ab, and 2ab is the only root that is left. This may add "
    "solutions: check them in the end.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.ADDS_SOLUTIONS,
    examples={
        "sqrt(x - 1) + sqrt(x + 4) = sqrt(x - 4) + sqrt(x + 11)": "2x + 3 + 2sqrt(x^2 + 3x - 4) = "
        "2x + 7 + 2sqrt(x^2 + 7x - 44)",
    },
    refuses=("sqrt(x) + sqrt(x + 5) + sqrt(x + 12) = 9", "sqrt(x) + sqrt(x + 5) = sqrt(x + 1) + sqrt(x + 2) + 1"),
    cost=2.0,
    rank=3.0,
)
def square_two_roots_each(t: Term, scope: Scope) -> Iterator[Redex]:
    """Both sides are sums of two roots, so that their squares have one root each."""
    found = _view(t, scope)
    if found is None or len(scope.obligations) >= MOST_OBLIGATIONS:
        return
    view, difference = found
    left, right = (_root_sum(side, view.unknown) for side in (view.left, view.right))
    if left is None or right is None or len(left.roots) != 2 or len(right.roots) != 2:
        return
    if not (difference.slope or left.constant or right.constant):
        after = equal(*(_square(side.roots, view.unknown) for side in (left, right)))
        yield Redex(lambda: Rewrite(after, obligation=t))


def _square(roots: tuple[SquareRoot, ...], x: Term) -> Term:
    """The square of the sum of two roots, collected, the product of the roots under one root."""
    p, q = roots
    squares = [r.squared() for r in roots]
    a, b = (r._replace(coefficient=Fraction(1)).squared() for r in roots)
    inside = {2: a[1] * b[1], 1: a[1] * b[0] + a[0] * b[1], 0: a[0] * b[0]}
    double = summand(2 * p.coefficient * q.coefficient, root(_polynomial(inside, x)))
    outside = _polynomial({n: squares[0][n] + squares[1][n] for n in (1, 0)}, x)
    return double if outside == ZERO else add(outside, double)
