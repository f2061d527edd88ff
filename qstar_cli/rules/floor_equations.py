"""Equations with floors and ceilings: polynomials in one of them, and equations solved piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from qstar_cli.rules.algebra import expanded, factor_list, is_same_polynomial
from qstar_cli.rules.floor import HEADS
from qstar_cli.rules.floor_bounds import bound_of_solutions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.terms.build import all_of, any_of, equal, integer, number, subtract, symbol
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.polynomial_roots import MAX_DEGREE, dense, roots_between
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, substitute, subterms, symbols, term
from qstar_cli.terms.views import as_rational, rational_coefficients

_LETTER = symbol("u")
MOST_JUMPS = 200


def _calls(t: Term, x: Term) -> tuple[Term, ...]:
    """The different floors and ceilings that contain x."""
    return tuple(dict.fromkeys(s for s in subterms(t) if s.head in HEADS and contains(s, x)))


@rule(
    "polynomial-in-floor",
    title="Solve for the whole number",
    say="This is a polynomial equation for {call}, which is a whole number: {solutions}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=3,
    examples={
        "floor(x)^2 - 5floor(x) + 6 = 0": "floor(x) = 2 or floor(x) = 3",
        "2*ceil(x)^2 = ceil(x)": "ceil(x) = 0",
        "floor(x)^2 = 2": "no solution",
    },
    refuses=("floor(x) = 3", "2floor(x) = 6", "floor(x)^2 = x", "floor(x)*floor(2x) = 2", "floor(x)^2 = a for x"),
)
def polynomial_in_floor(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation in which x occurs in one floor only, of degree 2 or more in it, by its whole roots."""
    view = sides(t, scope)
    calls = _calls(t, view.unknown) if view is not None else ()
    if view is None or len(calls) != 1:
        return
    body = expanded(substitute(subtract(*t.args), calls[0], _LETTER))
    found = rational_coefficients(body, _LETTER) if body is not None else None
    factors = factor_list(body) if body is not None and found and max(found) > 1 else None
    if factors is None:
        return
    roots = sorted(r for f, _ in factors[1] if (r := _whole_root(f)) is not None)
    after = any_of(*(equal(calls[0], integer(r)) for r in roots))
    named = " or ".join(map(str, roots)) if roots else "no whole number solves it"
    yield Redex(lambda: Rewrite(after), {"call": calls[0], "solutions": named})


def _whole_root(factor: Term) -> int | None:
    """The whole root of a linear factor."""
    c = rational_coefficients(factor, _LETTER)
    if c is None or max(c) != 1:
        return None
    root = -c.get(0, Fraction(0)) / c[1]
    return int(root) if root.denominator == 1 else None


@dataclass(frozen=True, slots=True)
class Piece:
    """The numbers from `low` to `high` (those ends as well that are closed), where all floors have the values given."""

    low: Fraction
    high: Fraction
    low_closed: bool
    high_closed: bool
    values: tuple[int, ...]

    def conditions(self, x: Term) -> tuple[Term, ...]:
        if self.low == self.high:
            return (equal(x, number(self.low)),)
        left = term("LessEqual" if self.low_closed else "Less", number(self.low), x)
        return left, term("LessEqual" if self.high_closed else "Less", x, number(self.high))


@rule(
    "solve-piece-by-piece",
    title="Solve piece by piece",
    say="Between the jumps {calls} {verb} constant. A solution can only lie between {low} and {high}; of the "
    "pieces there {pieces}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=5,
    examples={
        "floor(x) + x = 13/2": "3 + x = 13/2 and 3 <= x < 4",
        "floor(x) + x = 11/2": "no solution",
        "floor(x) + floor(2x) = 7": "5/2 <= x < 3",
        "x*floor(x) = 10": "x*3 = 10 and 3 <= x < 4",
    },
    refuses=("floor(x) = 3", "floor(x) = x", "floor(x^2) = x", "floor(x) + x = a for x", "x + 1 = 2"),
)
def solve_piece_by_piece(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial equation in x and floors of linear arguments, on the pieces that can hold solutions."""
    view = sides(t, scope)
    if view is None or symbols(t) != (view.unknown,) or _is_plain(t):
        return
    x, calls = view.unknown, _calls(t, view.unknown)
    size = bound_of_solutions(subtract(*t.args), x) if calls else None
    pieces = _pieces(calls, x, size) if size is not None else None
    if size is None or pieces is None:
        return
    found = [(piece, formula) for piece in pieces if (formula := _on_piece(t, calls, x, piece)) is not None]
    after = any_of(*(formula for _, formula in found))
    places = ", ".join(text(all_of(*p.conditions(x))) for p, _ in found)
    words: dict[str, Term | str] = {
        "calls": " and ".join(map(text, calls)),
        "verb": "is" if len(calls) == 1 else "are",
        "low": number(-size),
        "high": number(size),
        "pieces": f"only {places} can hold one" if found else "none holds one",
    }
    yield Redex(lambda: Rewrite(after), words)


def _is_plain(t: Term) -> bool:
    """Whether a floor or ceiling is compared with a number: the definition says all."""
    return any(a.head in HEADS and as_rational(b) is not None for a, b in (t.args, t.args[::-1]))


def _pieces(calls: Sequence[Term], x: Term, size: Fraction) -> list[Piece] | None:
    """The pieces from -size to size on which all calls are constant; None where an argument is not linear."""
    points = {-size, size}
    for call in calls:
        argument = expanded(call.args[0])
        p = rational_coefficients(argument, x) if argument is not None else None
        if p is None or max(p, default=0) != 1 or abs(p[1]) * size > MOST_JUMPS:
            return None
        at_zero = p.get(0, Fraction(0))
        low, high = sorted((at_zero - p[1] * size, at_zero + p[1] * size))
        points |= {(n - at_zero) / p[1] for n in range(low.__ceil__(), high.__floor__() + 1)}
    cells = [Piece(low, low, True, True, _values(calls, x, low)) for low in sorted(points)]
    joined: list[Piece] = []
    for left, right in pairwise(cells):
        joined += [left, Piece(left.low, right.low, False, False, _values(calls, x, (left.low + right.low) / 2))]
    return _joined([*joined, cells[-1]])


def _values(calls: Sequence[Term], x: Term, at: Fraction) -> tuple[int, ...]:
    """The values of the calls at a rational number."""
    found = (rational_value(call.args[0], {x: at}) or Fraction(0) for call in calls)
    return tuple(q.__floor__() if call.head == "Floor" else q.__ceil__() for call, q in zip(calls, found, strict=True))


def _joined(cells: Sequence[Piece]) -> list[Piece]:
    """Neighbouring cells with the same values as one piece."""
    joined: list[Piece] = []
    for cell in cells:
        if joined and joined[-1].values == cell.values:
            last = joined.pop()
            cell = Piece(last.low, cell.high, last.low_closed, cell.high_closed, cell.values)
        joined.append(cell)
    return joined


def _on_piece(t: Term, calls: Sequence[Term], x: Term, piece: Piece) -> Term | None:
    """The equation on a piece, the values put in; the piece alone where it is always true, None where it never is."""
    equation = t
    for call, value in zip(calls, piece.values, strict=True):
        equation = substitute(equation, call, integer(value))
    if not contains(equation, x):
        return all_of(*piece.conditions(x)) if is_same_polynomial(*equation.args) else None
    body = expanded(subtract(*equation.args))
    found = rational_coefficients(body, x) if body is not None else None
    if body == ZERO or not found:
        return all_of(*piece.conditions(x)) if body == ZERO else None
    if not 1 <= max(found) <= MAX_DEGREE:
        return None
    if piece.low == piece.high:
        return equal(x, number(piece.low)) if _is_root(found, piece.low) else None
    if not _has_root(found, piece):
        return None
    return all_of(equation, *piece.conditions(x))


def _is_root(p: dict[int, Fraction], at: Fraction) -> bool:
    return sum((c * at**k for k, c in p.items()), Fraction(0)) == 0


def _has_root(p: dict[int, Fraction], piece: Piece) -> bool:
    """Whether a polynomial has a root in a piece."""
    inside = roots_between(dense(p), piece.low, piece.high)
    if piece.low_closed and _is_root(p, piece.low):
        inside += 1
    return inside - (not piece.high_closed and _is_root(p, piece.high)) > 0
