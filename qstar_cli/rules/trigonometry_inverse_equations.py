"""Equations with several inverse trigonometric functions: a function is applied to both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import opposites, presented, sides
from qstar_cli.rules.trigonometry_inverses import FUNCTIONS
from qstar_cli.terms.angles import known_value, multiple_of_pi
from qstar_cli.terms.build import add, divide, equal, integer, multiply, power, root, subtract
from qstar_cli.terms.term import Term, contains, has_head, symbols
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import coefficient_and_rest, opposite

ZERO, ONE, TWO = integer(0), integer(1), integer(2)
MOST_OBLIGATIONS = 1
MOST = 4  # values of inverse functions, counted with their coefficients
Point = tuple[Term, Term]  # (cosine, sine)
_WORDS = {"Asin": "sine", "Acos": "cosine", "Atan": "tangent"}


@rule(
    "apply-function-to-both-sides",
    title="Apply the function to both sides",
    say="Leave {inverse} alone: {inverse} = {rest}. Equal angles have the same {function}, which the addition formulas "
    "write without inverse functions; solutions may be added, so they are checked.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.ADDS_SOLUTIONS,
    rank=2.5,
    cost=3,
    examples={
        "arccos(x) = arcsin(2x)": "x = sqrt(1 - (2x)^2)",
        "2arcsin(x) = arccos(x)": "x = 1 - 2x^2",
        "arctan(x) + arctan(2x) = pi/4": "x = (1 - 2x)/(2x + 1)",
        "arcsin(x) + arccos(2x) = pi/2": "x = 2x",
    },
    refuses=(
        "arcsin(x) = pi/6",
        "2arctan(x) = 1",
        "arcsin(x) = x",
        "3arcsin(x) + 2arccos(x) = 1",
        "arcsin(x) + arccos(y) = 1",
        "arcsin(x) + arcsin(2x) = 1",
    ),
    level="trigonometry",
)
def apply_function_to_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum of values of inverse functions with whole coefficients and a known angle: F(u) = rest gives u = f(rest)."""
    view = sides(t, scope)
    if view is None or not scope.is_real or symbols(t) != (view.unknown,) or len(scope.obligations) > MOST_OBLIGATIONS:
        return
    parts = [(s, *coefficient_and_rest(s)) for s in (*view.left, *opposites(view.right))]
    inverse = [(s, q, rest) for s, q, rest in parts if rest.head in FUNCTIONS]
    if not 2 <= sum(abs(q) for _, q, _ in inverse) <= MOST or any(q.denominator > 1 for _, q, _ in inverse):
        return
    chosen = next(((s, q, f) for s, q, f in inverse if abs(q) == 1 and contains(f, view.unknown)), None)
    if chosen is None:
        return
    others = [opposite(s) if chosen[1] == 1 else s for s, _, _ in parts if s is not chosen[0]]
    value = _function_of(chosen[2].head, others)
    if value is not None:
        after = equal(chosen[2].args[0], tidy(value))
        words: dict[str, Term | str] = {
            "inverse": chosen[2],
            "rest": tidy(add(*others)),
            "function": _WORDS[chosen[2].head],
        }
        yield Redex(partial(Rewrite, after, obligation=t), words)


def _function_of(inverse: str, angles: Sequence[Term]) -> Term | None:
    """The function that undoes an inverse function, of a sum of angles; None where one of them is not known."""
    is_scaled = inverse == "Atan"
    total: Point = (ONE, ZERO)
    for angle in angles:
        part = _point(angle, is_scaled)
        if part is None:
            return None
        total = _turned(total, part)
    if is_scaled:
        return None if total[0] == ZERO else total[1] if total[0] == ONE else divide(total[1], total[0])
    return total[1] if inverse == "Asin" else total[0]


def _point(angle: Term, is_scaled: bool) -> Point | None:
    """(cosine, sine) of an angle; `is_scaled`: both perhaps divided by the cosine."""
    q, rest = coefficient_and_rest(angle)
    if rest.head not in FUNCTIONS:
        return _known_point(angle, is_scaled)
    u = rest.args[0]
    other = root(subtract(ONE, power(u, 2)))
    size = root(add(ONE, power(u, 2)))
    one = {
        "Asin": (other, u),
        "Acos": (u, other),
        "Atan": (ONE, u) if is_scaled else (divide(ONE, size), divide(u, size)),
    }[rest.head]
    total = one
    for _ in range(abs(int(q)) - 1):
        total = _turned(total, one)
    return total if q > 0 else (total[0], _opposite(total[1]))


def _known_point(angle: Term, is_scaled: bool) -> Point | None:
    """The point of a multiple of pi with known values."""
    turn = multiple_of_pi(angle)
    if turn is None:
        return None
    cosine, sine, tangent = (known_value(head, turn) for head in ("Cos", "Sin", "Tan"))
    if is_scaled and isinstance(tangent, Term):
        return ONE, tangent
    return (cosine, sine) if isinstance(cosine, Term) and isinstance(sine, Term) else None


def _turned(a: Point, b: Point) -> Point:
    """The point of the sum of two angles."""
    cosine = _sum(_times(a[0], b[0]), _opposite(_times(a[1], b[1])))
    if a == b:
        return cosine, _times(TWO, _times(a[1], a[0]))
    return cosine, _sum(_times(a[1], b[0]), _times(a[0], b[1]))


def _opposite(t: Term) -> Term:
    return t if t == ZERO else opposite(t)


def _sum(a: Term, b: Term) -> Term:
    if ZERO in (a, b):
        return b if a == ZERO else a
    whole = add(a, b)
    return presented(expanded(whole) or whole) if not has_head(whole, "Root", "Div") else whole


def _times(a: Term, b: Term) -> Term:
    if ZERO in (a, b):
        return ZERO
    if ONE in (a, b):
        return b if a == ONE else a
    if a == b:
        return a.args[0] if a.head == "Root" else power(a, 2)
    return multiply(a, b)
