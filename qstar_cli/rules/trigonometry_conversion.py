"""Equations with tangents, cotangents, secants and cosecants written with one function or with sines and cosines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qstar_cli.rules.algebra import common_factor, divide_exact, expanded
from qstar_cli.rules.conditions import as_ratio
from qstar_cli.rules.domain import domain
from qstar_cli.rules.equations import domain_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.trigonometry_polynomials import functions_in, replaced
from qstar_cli.rules.trigonometry_reduction import descending
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import law
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import add, divide, equal, integer, multiply, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import power_of
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import as_integer, coefficients_in

QUESTIONS = ("Solve",)
ONE = integer(1)
QUOTIENTS = law(
    "quotient-identities",
    "Use the quotient identities",
    "tan = sin/cos, cot = cos/sin, sec = 1/cos, csc = 1/sin.",
    "trigonometry",
)
CLEAR = law("multiply-by-denominators", "Clear the denominators", "Multiply by the common denominator.", "algebra")


def by_sine_and_cosine(f: Term) -> Term:
    """A trigonometric function written with the sine and cosine of its angle."""
    sine, cosine = term("Sin", *f.args), term("Cos", *f.args)
    images = {"Tan": (sine, cosine), "Cot": (cosine, sine), "Sec": (ONE, cosine), "Csc": (ONE, sine)}
    return divide(*images[f.head]) if f.head in images else f


def _is_rational(t: Term, x: Term) -> bool:
    """Whether x occurs in the angles of trigonometric functions only, joined by the four operations and powers."""
    if t.head in CIRCULAR or not contains(t, x):
        return True
    if t.head == "Pow" and as_integer(t.args[1]) is None:
        return False
    return t.head in ("Sum", "Product", "Neg", "Pow", "Div") and all(_is_rational(a, x) for a in t.args)


def _functions(t: Term, scope: Scope) -> list[Term]:
    """The functions of an equation in which the unknown occurs in angles only; none for other equations."""
    view = sides(t, scope)
    if view is None or not scope.is_real or len(symbols(t)) > 1:
        return []
    return functions_in(t, view.unknown) if all(_is_rational(side, view.unknown) for side in t.args) else []


@rule(
    "write-with-sines-and-cosines",
    title="Write with sines and cosines",
    say="Write every function with sine and cosine and multiply by the common denominator, which must not be zero.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=2.2,
    cost=2,
    examples={
        "tan(x) = 2sin(x)": "sin(x) - 2sin(x)*cos(x) = 0 where cos(x) != 0",
        "2sin(x)*tan(x) + 1 = 0": "cos(x) + 2sin(x)^2 = 0 where cos(x) != 0",
        "sec(x) + tan(x) = 1": "sin(x) - cos(x) + 1 = 0 where cos(x) != 0",
    },
    refuses=("sin(x) = cos(x)", "tan(x) = 1", "tan(x)^2 = 3", "tan(x) = x", "x*tan(x) = sin(x)"),
    level="trigonometry",
)
def write_with_sines_and_cosines(t: Term, scope: Scope) -> Iterator[Redex]:
    """A rational equation in several trigonometric functions, one of them no sine or cosine."""
    functions = _functions(t, scope)
    others = [f for f in functions if f.head not in ("Sin", "Cos")]
    if not others or len(functions) < 2:
        return
    conditions = domain_conditions(subtract(*t.args))
    written = replaced(t, {f: by_sine_and_cosine(f) for f in others})
    above = _numerator(subtract(*written.args))
    if conditions is not None and above is not None:
        after = equal(above, ZERO)
        lines = ((written, QUOTIENTS.name, SAME), (after, CLEAR.name, SAME))
        yield Redex(partial(Rewrite, after, conditions, substeps=working(*lines, start=t)))


def _numerator(t: Term) -> Term | None:
    """The numerator of a rational expression in lowest terms, multiplied out."""
    above, below = map(expanded, as_ratio(t))
    if above is None or below is None:
        return None
    common = common_factor(above, below) if above != ZERO else None
    return above if common is None else divide_exact(above, common)


@rule(
    "write-with-tangent",
    title="Write with one function",
    say="Write everything with {function}: cot = 1/tan, sec^2 = 1 + tan^2, csc^2 = 1 + cot^2.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=2.1,
    cost=1.5,
    examples={
        "tan(x) + cot(x) = 2": "tan(x)^2 - 2tan(x) + 1 = 0 where sin(x) != 0",
        "sec(x)^2 = 2tan(x)": "tan(x)^2 - 2tan(x) + 1 = 0",
        "csc(x)^2 - 2cot(x) = 0": "cot(x)^2 - 2cot(x) + 1 = 0",
        "2tan(x)^2 = sec(x)^2 + 2": "tan(x)^2 - 3 = 0",
    },
    refuses=("tan(x)^2 = 3", "sec(x) = 2tan(x)", "tan(x) = sin(x)", "tan(x) = cot(2x)", "sec(x)^2 = 2"),
    level="trigonometry",
)
def write_with_tangent(t: Term, scope: Scope) -> Iterator[Redex]:
    """Tangents, cotangents and even powers of secants and cosecants of one angle as a polynomial in one function."""
    functions = _functions(t, scope)
    if len(functions) < 2 or len({f.args for f in functions}) > 1 or any(f.head in ("Sin", "Cos") for f in functions):
        return
    heads = {f.head for f in functions}
    wanted = "Tan" if heads & {"Tan", "Sec"} else "Cot"
    function = term(wanted, *functions[0].args)
    above = _in_function(subtract(*t.args), function)
    if above is None or set(functions_in(above)) != {function}:
        return
    conditions = domain_conditions(subtract(*t.args))
    if conditions is not None:
        kept = tuple(c for c in conditions if c not in domain(function))
        after = equal(descending(above, function), ZERO)
        yield Redex(partial(Rewrite, after, kept), {"function": function})


def _in_function(t: Term, function: Term) -> Term | None:
    """The numerator of t in a tangent or cotangent; None where an odd power of a secant or cosecant is left."""
    angle = function.args
    inverse = divide(ONE, function)
    first = {term("Cot" if function.head == "Tan" else "Tan", *angle): inverse}
    whole = expanded(_numerator(replaced(t, first)) or ZERO)
    for head, square in _squares(function).items():
        other = term(head, *angle)
        found = coefficients_in(whole, other) if whole is not None else None
        if found is None or any(n % 2 for n in found):
            return None
        parts = [multiply(add(*cs), power_of(square, n // 2)) if n else add(*cs) for n, cs in found.items()]
        whole = _numerator(add(*parts))
    return whole


def _squares(function: Term) -> dict[str, Term]:
    """The squares of secant and cosecant by a tangent or cotangent."""
    direct, other = add(ONE, power(function, 2)), add(ONE, divide(ONE, power(function, 2)))
    return {"Sec": direct, "Csc": other} if function.head == "Tan" else {"Csc": direct, "Sec": other}
