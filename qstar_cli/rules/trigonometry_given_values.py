"""Values of trigonometric functions of an angle of which one function is given: `sin(x) = 3/5 and pi/2 < x < pi`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qstar_cli.rules.fits import EXPRESSIONS, fits
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.rules.trigonometry_conditions import holds, window_of
from qstar_cli.rules.trigonometry_values import compared, principal_value, reciprocal, sign_of, simplified_number
from qstar_cli.terms.angles import CIRCULAR, known_value, multiple_of_pi
from qstar_cli.terms.build import add, divide, integer, multiply, negative, power, root, subtract
from qstar_cli.terms.periodic import Family
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import coefficient_and_rest, summands

ZERO, ONE, TWO = integer(0), integer(1), integer(2)
MOST_MULTIPLE = 4
RECIPROCALS = {"Sec": "Cos", "Csc": "Sin", "Cot": "Tan"}


@dataclass(frozen=True, slots=True)
class At:
    """A possible angle: its cosine and sine, and values of it, one of every kind of whose halves there is."""

    cosine: Term
    sine: Term
    angles: tuple[Term, ...]


@rule(
    "use-the-given-value",
    title="Use the given value",
    say="From {given} and sin^2 + cos^2 = 1 follows {values}.",
    heads=CIRCULAR,
    questions=EXPRESSIONS,
    examples={
        "cos(x) assuming sin(x) = 3/5 and pi/2 < x and x < pi": "-4/5",
        "tan(x) assuming cos(x) = -5/13 and sin(x) < 0": "12/5",
        "sin(2x) assuming sin(x) = 3/5 and pi/2 < x and x < pi": "2*(3/5)*(-4/5)",
        "cos(2x) assuming sin(x) = 1/3": "1 - 2*(1/3)^2",
        "cos(x/2) assuming cos(x) = -7/9 and pi < x and x < 3*pi/2": "-sqrt((1 - 7/9)/2)",
    },
    refuses=(
        "cos(x) assuming sin(x) = 3/5",
        "cos(y) assuming sin(x) = 3/5 and 0 < x and x < pi/2",
        "cos(x) assuming sin(x) = 2 and 0 < x and x < pi/2",
        "cos(x) assuming sin(x) = a and 0 < x and x < pi/2",
        "cos(x) assuming x > 0",
    ),
    rank=2.0,
    eager=True,
    level="trigonometry",
)
def use_the_given_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function of a multiple of the angle x, or half of it, perhaps turned by a known angle."""
    for assumption in scope.assumptions:
        given = _given(assumption)
        if given is None or symbols(t) != (given[0].args[0],):
            continue
        x = given[0].args[0]
        possible = [p for at in _points(*given) if (p := _possible(at, x, scope.assumptions)) is not None]
        values = [_value(t, p, angle, x, given[0].head) for p in possible for angle in p.angles]
        first = next(iter(values), None)
        if first is not None and all(v is not None and compared(v, first) == 0 for v in values):
            yield from fits(t, first, (), **_words(t, given, possible))
            return


def _words(t: Term, given: tuple[Term, Term], possible: Sequence[At]) -> dict[str, Term | str]:
    """The equation that is given, and the sine and cosine where they are known, with the reason for the sign."""
    f, value = given
    sine, cosine = (term(head, *f.args) for head in ("Sin", "Cos"))
    known = [(g, v) for g, v in ((sine, possible[0].sine), (cosine, possible[0].cosine)) if g != f]
    signs = " (the sign is that in the part of the circle where the angle lies)"
    end = signs if len(possible) == 1 else ", up to the sign"
    if all(t != g for g, _ in known):
        end += f", and {text(t)} by its formula"
    return {
        "given": f"{text(f)} = {text(value)}",
        "values": " and ".join(f"{text(g)} = {text(v)}" for g, v in known) + end,
    }


def _given(assumption: Term) -> tuple[Term, Term] | None:
    """(f(x), its value) of an assumption that gives a function of a letter a number."""
    if assumption.head != "Equal":
        return None
    for f, value in (assumption.args, assumption.args[::-1]):
        if f.head in CIRCULAR and f.args[0].head == "Symbol" and not symbols(value):
            return f, value
    return None


def _points(f: Term, value: Term) -> list[At]:
    """The points of the unit circle where a function has a value, at most two; none where it has not."""
    head = f.head
    if head in RECIPROCALS:
        if sign_of(value) in (0, None):
            return []
        head, value = RECIPROCALS[head], reciprocal(value)
    square = simplified_number(power(value, 2))
    if head == "Tan":
        cosine = simplified_number(root(divide(ONE, simplified_number(add(ONE, square)))))
        pairs = [(c, simplified_number(multiply(value, c))) for c in (cosine, _opposite(cosine))]
    else:
        rest = simplified_number(subtract(ONE, square))
        if sign_of(rest) in (-1, None):
            return []
        other = simplified_number(root(rest))
        pairs = [(o, value) if head == "Sin" else (value, o) for o in (other, _opposite(other))]
    return [At(c, s, (_angle(c, s),)) for c, s in dict.fromkeys(pairs)]


def _opposite(t: Term) -> Term:
    return simplified_number(negative(t))


def _angle(cosine: Term, sine: Term) -> Term:
    """The angle from above -pi to pi with this cosine, with the sign of the sine."""
    rest, q = principal_value("Cos", cosine)
    angle = Family(rest, q, Fraction(0)).start()
    return angle if sign_of(sine) != -1 else negative(angle)


def _possible(at: At, x: Term, assumptions: Sequence[Term]) -> At | None:
    """A point with the values of x that the assumptions about x allow; None where there is none."""
    about = [a for a in assumptions if contains(a, x)]
    bounds = [a for a in about if x in a.args]
    if any(holds(a, x, at.angles[0]) is not True for a in about if a not in bounds):
        return None
    family = Family(at.angles[0], Fraction(0), Fraction(2))
    window = window_of(bounds, x) if bounds else None
    members = window.members(family) if window is not None else [(n, family.member(n)) for n in (0, 1)]
    return replace(at, angles=tuple(value for _, value in members)) if members else None


def _value(t: Term, at: At, angle: Term, x: Term, given: str) -> Term | None:
    """The function t of a multiple of x at an angle, as a formula with numbers put in; None for other angles."""
    parts = [(s, *coefficient_and_rest(s)) for s in summands(t.args[0])]
    moving = [q for _, q, rest in parts if rest == x]
    turns = [s for s, _, rest in parts if rest != x]
    if len(moving) != 1 or len(turns) > 1 or abs(moving[0]) > MOST_MULTIPLE:
        return None
    q = moving[0]
    if not turns and q == Fraction(1, 2):
        return _of_half(t.head, at, divide(angle, TWO))
    if q.denominator > 1:
        return None
    if not turns and q == 2 and t.head in ("Sin", "Cos"):
        return _of_double(t.head, at, given)
    cosine, sine = _multiple((at.cosine, at.sine), int(q))
    turn = multiple_of_pi(turns[0]) if turns else Fraction(0)
    known = [known_value(name, turn) for name in ("Cos", "Sin")] if turn is not None else []
    if not known or not isinstance(known[0], Term) or not isinstance(known[1], Term):
        return None
    return _function(t.head, *(_turned((cosine, sine), (known[0], known[1])) if turns else (cosine, sine)))


def _of_double(head: str, at: At, given: str) -> Term:
    """sin(2a) = 2sin(a)*cos(a), cos(2a) = 1 - 2sin(a)^2 = 2cos(a)^2 - 1."""
    if head == "Sin":
        return multiply(TWO, at.sine, at.cosine)
    if given in ("Sin", "Csc"):
        return subtract(ONE, multiply(TWO, power(at.sine, 2)))
    return subtract(multiply(TWO, power(at.cosine, 2)), ONE)


def _of_half(head: str, at: At, half: Term) -> Term | None:
    """cos(a/2)^2 = (1 + cos(a))/2, sin(a/2)^2 = (1 - cos(a))/2, tan(a/2) = sin(a)/(1 + cos(a))."""
    if head == "Tan":
        below = simplified_number(add(ONE, at.cosine))
        return divide(at.sine, below) if sign_of(below) else None
    sign = sign_of(term(head, half)) if head in ("Sin", "Cos") else None
    size = root(divide((add if head == "Cos" else subtract)(ONE, at.cosine), TWO))
    return None if not sign else size if sign > 0 else negative(size)


Point = tuple[Term, Term]  # (cosine, sine)


def _multiple(point: Point, k: int) -> Point:
    total: Point = (ONE, ZERO)
    for _ in range(abs(k)):
        total = _turned(total, point)
    return total if k >= 0 else (total[0], _opposite(total[1]))


def _turned(a: Point, b: Point) -> Point:
    """The point of the sum of two angles, worked out."""
    cosine = subtract(multiply(a[0], b[0]), multiply(a[1], b[1]))
    sine = add(multiply(a[1], b[0]), multiply(a[0], b[1]))
    return simplified_number(cosine), simplified_number(sine)


def _function(head: str, cosine: Term, sine: Term) -> Term | None:
    """A function by cosine and sine, worked out; None where it is undefined."""
    above, below = {
        "Sin": (sine, ONE), "Cos": (cosine, ONE), "Tan": (sine, cosine), "Cot": (cosine, sine),
        "Sec": (ONE, cosine), "Csc": (ONE, sine),
    }[head]  # fmt: skip
    return simplified_number(divide(above, below)) if sign_of(below) else None
