"""Equations `f(u) = c` with letters in c, or with an angle u that is not linear in the unknown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.derivation import Relation
from qstar_cli.rules.literal_functions import by_cases, outermost
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import ONE, SAME
from qstar_cli.rules.trigonometry_angles import LinearAngle, linear_angle, solved
from qstar_cli.rules.trigonometry_equations import QUESTIONS, angles, basic, in_unit, range_fault
from qstar_cli.rules.trigonometry_values import INVERSES, angle_unit, sign_of
from qstar_cli.terms.build import FALSE, E, add, any_of, equal, negative, number, power, root, subtract
from qstar_cli.terms.facts import signs
from qstar_cli.terms.periodic import Family, families_of, formula_of, parameter_of, times_unit
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, operands, substitute, subterms, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, coefficient_and_rest

_WORDS = {
    "Sin": "sine takes the values from -1 to 1, each at an angle and its supplement",
    "Cos": "cosine takes the values from -1 to 1, each at two opposite angles",
    "Tan": "tangent takes every value once in each half turn",
}


@rule(
    "all-angles-by-letter",
    title="Write down all angles with this value",
    say="The {words}; every multiple of {period} may be added.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=Relation.SPLITS_CASES,
    rank=1,
    cost=1.5,
    examples={
        "sin(x) = a for x": (
            "x = arcsin(a) + 2*pi*n or x = pi - arcsin(a) + 2*pi*n for integer n if |a| <= 1; no solution if |a| > 1"
        ),
        "cos(2x) = b/3 for x": (
            "2x = arccos(b/3) + 2*pi*n or 2x = -arccos(b/3) + 2*pi*n for integer n if |b| <= 3; no solution if |b| > 3"
        ),
        "tan(x) = a for x": "x = arctan(a) + pi*n for integer n",
    },
    refuses=(
        "sin(x) = 1/2",
        "sin(x) = x",
        "2sin(x) = a for x",
        "sin(a*x) = b for x",
        "cot(x) = a for x",
        "a = b for x",
    ),
    level="trigonometry",
)
def all_angles_by_letter(t: Term, scope: Scope) -> Iterator[Redex]:
    """`f(u) = c` for a sine, cosine or tangent of an angle linear in the unknown and a c with other letters."""
    found = outermost(t, scope, *INVERSES)
    if found is None or len(symbols(t)) < 2 or linear_angle(found.f.args[0], found.unknown, letters=True) is None:
        return
    if range_fault(found.f.head, found.value):
        return
    families = (_of_letter if symbols(found.value) else angles)(found.f.head, found.value)
    formula = formula_of(families, found.f.args[0], (*symbols(scope.question), *symbols(found.value)))
    after: Term | None = formula
    if symbols(found.value) and found.f.head != "Tan" and not _is_within(found.value, scope):
        size, limit = _size(found.value)
        branches = [(formula, (term("LessEqual", size, limit),)), (FALSE, (term("Greater", size, limit),))]
        after = by_cases(branches, (*scope.assumptions, *found.conditions))
    if after is not None:
        relation = None if after.head == "Cases" else SAME
        words: dict[str, Term | str] = {
            "words": _WORDS[found.f.head],
            "period": times_unit(families[0].period, families[0].unit),
        }
        yield Redex(partial(Rewrite, after, conditions=found.conditions, relation=relation), words)


def _of_letter(head: str, value: Term) -> list[Family]:
    """The angles with a value, in multiples of pi."""
    angle = term(INVERSES[head], value)
    if head == "Tan":
        return [Family(angle, Fraction(0), Fraction(1))]
    return [Family(angle, Fraction(0), Fraction(2)), Family(negative(angle), Fraction(int(head == "Sin")), Fraction(2))]


def _is_within(value: Term, scope: Scope) -> bool:
    """Whether a value is known to lie from -1 to 1."""
    above, below = (signs(part, scope.assumptions) for part in (add(value, ONE), subtract(ONE, value)))
    return above <= {0, 1} and below <= {0, 1}


def _size(value: Term) -> tuple[Term, Term]:
    """(|c|, the limit below which it must lie), a rational factor on the side of the limit."""
    q, rest = coefficient_and_rest(value)
    return term("Abs", rest), number(1 / abs(q))


# angles that are not linear


@rule(
    "all-angles-of-expression",
    title="Write down all angles with this value",
    say="The {function} has this value at {angles}, and it repeats: {angle} must be one of these angles.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.2,
    cost=1.5,
    examples={
        "sin(x^2) = 0": "x^2 = pi*n for integer n",
        "cos(x^3) = 1/2": "x^3 = pi/3 + 2*pi*n or x^3 = 5*pi/3 + 2*pi*n for integer n",
        "tan(ln(x)) = 1": "ln(x) = pi/4 + pi*n for integer n",
    },
    refuses=(
        "sin(x) = 0",
        "sin(x^2 + x) = 0",
        "sin(x^2) = 2",
        "sin(sqrt(x)) = 0",
        "sin(x^2) = x",
        "sin(x^2) = a for x",
    ),
    level="trigonometry",
)
def all_angles_of_expression(t: Term, scope: Scope) -> Iterator[Redex]:
    """`f(u) = c` for an angle u that is a power, an exponential or a logarithm of the unknown."""
    found = basic(t, scope)
    if found is None or range_fault(found.head, found.value) or sign_of(found.value) is None:
        return
    if _layer(found.angle, scope.unknowns[0]) is None:
        return
    families = in_unit(angles(found.head, found.value), angle_unit(t, scope.conditions))
    after = formula_of(families, found.angle, symbols(scope.question))
    words: dict[str, Term | str] = {
        "function": found.head.lower(),
        "angles": " and ".join(text(f.start()) for f in families),
        "angle": found.angle,
    }
    yield Redex(partial(Rewrite, after), words)


def _layer(angle: Term, x: Term) -> tuple[Term, LinearAngle] | None:
    """(g, the linear function of g that an angle is) where g is a function around x that can be undone."""
    found = [s for s in subterms(angle) if _is_layer(s, x)]
    if not found or linear_angle(angle, x) is not None:
        return None
    outer = substitute(angle, found[0], x)
    linear = linear_angle(outer, x) if sum(s == x for s in subterms(angle)) == 1 else None
    return None if linear is None else (found[0], linear)


def _is_layer(t: Term, x: Term) -> bool:
    if t.head == "Pow":
        n = as_integer(t.args[1])
        return t.args == (E, x) or (t.args[0] == x and n is not None and n > 1)
    return t == term("Ln", x)


@rule(
    "undo-around-families",
    title="Solve for the unknown",
    say="Solve {angle} = ... for {unknown}. {remark}",
    heads=("Where",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    examples={
        "x^2 = pi*n for integer n solving sin(x^2) = 0": "x = sqrt(pi*n) or x = -sqrt(pi*n) for integer n",
        "ln(x) = pi/4 + pi*n for integer n solving tan(ln(x)) = 1": "x = e^(pi/4 + pi*n) for integer n",
        "2x^3 - 1 = pi*n for integer n solving sin(2x^3 - 1) = 0": "x = cbrt(1/2 + pi*n/2) for integer n",
    },
    refuses=("x = pi*n for integer n solving sin(x) = 0", "2x = pi*n for integer n solving sin(2x) = 0"),
    level="trigonometry",
)
def undo_around_families(t: Term, scope: Scope) -> Iterator[Redex]:
    """Families of values of a function of the unknown that can be undone."""
    n = parameter_of(t)
    if n is None or scope.parent is not None or len(scope.unknowns) != 1 or not scope.is_real:
        return
    x = scope.unknowns[0]
    left = {a.args[0] for a in operands(t.args[0], "Or") if a.head == "Equal"}
    layer = _layer(next(iter(left)), x) if len(left) == 1 else None
    families = families_of(substitute(t, next(iter(left)), x), x) if layer is not None else None
    inner = solved(families, layer[1]) if families is not None and layer is not None else None
    if inner is None or layer is None:
        return
    values = [v for f in inner for v in _undone(layer[0], f.value(n), x)]
    after = term("Where", any_of(*(equal(x, tidy(v)) for v in values)), t.args[1])
    yield Redex(partial(Rewrite, after), {"angle": layer[0], "unknown": x, "remark": _REMARKS[layer[0].head]})


_REMARKS = {
    "Pow": "Where the right side has no such root or logarithm, that number gives no solution.",
    "Ln": "The exponential function undoes the logarithm.",
}


def _undone(g: Term, value: Term, x: Term) -> tuple[Term, ...]:
    """The x with g(x) = value."""
    if g.head == "Ln":
        return (power(E, value),)
    if g.args[0] == E:
        return (term("Ln", value),)
    n = as_integer(g.args[1]) or 1
    return (root(value, n),) if n % 2 else (root(value, n), negative(root(value, n)))
