"""Equations in which two values of one function are equal: sin(a) = sin(b), cos(a) = -cos(b), sin(a) = cos(b)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.equations import domain_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, presented
from qstar_cli.rules.trigonometry_angles import linear_angle, solved
from qstar_cli.rules.trigonometry_reduction import difference
from qstar_cli.rules.trigonometry_values import angle_unit, sign_of
from qstar_cli.terms.build import FALSE, TRUE, add, negative, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.periodic import DEGREE, Family, formula_of, merged, split, times_unit
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import coefficient_and_rest, summands

QUESTIONS = ("Solve",)
_COFUNCTIONS = {"Cos": "Sin", "Cot": "Tan"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """head(left) = head(right) with different angles; `head` is Sin, Cos or Tan."""

    head: str
    left: Term
    right: Term


def comparison(t: Term, scope: Scope) -> Comparison | None:
    """An equation that says that two values of one function are equal, opposite ones and cofunctions rewritten."""
    whole = difference(t, scope)
    parts = [coefficient_and_rest(s) for s in summands(whole)] if whole is not None else []
    if len(parts) != 2 or abs(parts[0][0]) != abs(parts[1][0]):
        return None
    (p, f), (q, g) = parts
    if any(h.head not in ("Sin", "Cos", "Tan", "Cot") for h in (f, g)) or is_similar(f.args[0], g.args[0]):
        return None
    kinds = {_COFUNCTIONS.get(h.head, h.head) for h in (f, g)}
    return _compared(f, g, is_opposite=p * q > 0, scope=scope, t=t) if len(kinds) == 1 else None


def _compared(f: Term, g: Term, *, is_opposite: bool, scope: Scope, t: Term) -> Comparison | None:
    quarter, half = _turns(t, scope)
    if f.head == g.head == "Cos":
        right = subtract(half, g.args[0]) if is_opposite else g.args[0]
        return Comparison("Cos", f.args[0], right)
    kind = _COFUNCTIONS.get(f.head, f.head)
    if f.head in _COFUNCTIONS and g.head not in _COFUNCTIONS:
        f, g = g, f
    left = subtract(quarter, f.args[0]) if f.head in _COFUNCTIONS else f.args[0]
    right = subtract(quarter, g.args[0]) if g.head in _COFUNCTIONS else g.args[0]
    return Comparison(kind, left, negative(right) if is_opposite else right)


def _turns(t: Term, scope: Scope) -> tuple[Term, Term]:
    """A right angle and a straight one, in the unit of the line."""
    unit = angle_unit(t, scope.conditions)
    quarter = Fraction(90) if unit == DEGREE else Fraction(1, 2)
    return times_unit(quarter, unit), times_unit(2 * quarter, unit)


@rule(
    "compare-angles",
    title="Compare the angles",
    say="Written with one function, the {function} is the same for both angles: {first}{second}. Solve for {unknown}.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.6,
    cost=2.5,
    examples={
        "sin(3x) = sin(x)": "x = pi*n or x = pi/4 + pi*n/2 for integer n",
        "cos(5x) + cos(3x) = 0": "x = pi/8 + pi*n/4 or x = pi/2 + pi*n for integer n",
        "sin(x) = cos(3x)": "x = pi/8 + pi*n/2 or x = 3*pi/4 + pi*n for integer n",
        "tan(3x) = tan(x)": "x = pi*n/2 for integer n where cos(x) != 0 and cos(3x) != 0",
        "sin(x) = sin(pi/7)": "x = pi/7 + 2*pi*n or x = 6*pi/7 + 2*pi*n for integer n",
    },
    refuses=("sin(x) = cos(x)", "2sin(3x) = sin(x)", "sin(3x) = sin(x) + 1", "tan(x) = sin(2x)", "sin(x^2) = sin(x)"),
    level="trigonometry",
)
def compare_angles(t: Term, scope: Scope) -> Iterator[Redex]:
    """Equal sines: the angles, or one and the supplement of the other, differ by full turns; and so on."""
    found = comparison(t, scope)
    if found is None:
        return
    unit = angle_unit(t, scope.conditions)
    straight = Fraction(180) if unit == DEGREE else Fraction(1)
    differences = [(subtract(found.left, found.right), Fraction(0))]
    if found.head != "Tan":
        differences.append((add(found.left, found.right), straight if found.head == "Sin" else Fraction(0)))
    period = straight if found.head == "Tan" else 2 * straight
    x = scope.unknowns[0]
    parts = [_values(a, Family(ZERO, start, period, unit), x) for a, start in differences]
    if any(p is None for p in parts):
        return
    everywhere = any(p is True for p in parts)
    families = merged(f for p in parts if isinstance(p, list) for f in p)
    conditions = domain_conditions(subtract(*t.args)) if found.head == "Tan" else ()
    if conditions is None or any(not contains(c, x) and sign_of(c.args[0]) in (0, None) for c in conditions):
        return
    conditions = tuple(c for c in conditions if contains(c, x))
    after = TRUE if everywhere else formula_of(families, x, symbols(scope.question)) if families else FALSE
    yield Redex(partial(Rewrite, after, conditions), {**_words(found, straight, unit), "unknown": x})


def _values(angle: Term, family: Family, x: Term) -> list[Family] | bool | None:
    """The x for which an angle is in a family; True for all of them; None where that is not known."""
    angle = expanded(angle) or angle
    if contains(angle, x):
        linear = linear_angle(angle, x)
        return solved([family], linear) if linear is not None else None
    rest, turn = split(angle, family.unit)
    if rest != ZERO:
        return None
    return ((turn - family.offset) / family.period).denominator == 1 or []


def _words(found: Comparison, straight: Fraction, unit: Term) -> dict[str, Term | str]:
    """The two cases in words, with n for the number of turns."""
    turn = straight if found.head == "Tan" else 2 * straight
    shift = times_unit(turn, unit, term("Symbol", value="n"))
    other = {"Sin": subtract(times_unit(straight, unit), found.right), "Cos": negative(found.right)}.get(found.head)
    left, right = _written(found.left), _written(found.right)
    return {
        "function": {"Sin": "sine", "Cos": "cosine", "Tan": "tangent"}[found.head],
        "first": f"{text(left)} = {text(tidy(add(right, shift)))}",
        "second": f" or {text(left)} = {text(tidy(add(_written(other), shift)))}" if other is not None else "",
    }


def _written(angle: Term) -> Term:
    return presented(expanded(angle) or angle)
