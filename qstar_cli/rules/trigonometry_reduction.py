"""Trigonometric equations reduced to one function: double angles, sin^2 = 1 - cos^2, factors, polynomial equations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qstar_cli.rules.algebra import content, expanded, factor_list
from qstar_cli.rules.domain import domain
from qstar_cli.rules.equations import domain_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.trigonometry_polynomials import functions_in, in_one_angle, polynomial_in, reduced, replaced
from qstar_cli.rules.trigonometry_roots import real_roots
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import law
from qstar_cli.terms.build import FALSE, add, any_of, equal, multiply, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational, coefficient_and_rest, coefficients_in, quotient, scaled, summands

QUESTIONS = ("Solve",)
ANGLE_LAW = law(
    "multiple-angle-formulas",
    "Use the formulas for multiple angles",
    "sin(2a) = 2sin(a)*cos(a), cos(2a) = 1 - 2sin(a)^2 = 2cos(a)^2 - 1, and so on.",
    "trigonometry",
)
SQUARES_LAW = law(
    "replace-a-square", "Replace a square", "sin(a)^2 + cos(a)^2 = 1 expresses one square by the other.", "trigonometry"
)
TO_ONE_SIDE = law("subtract-the-right-side", "Bring everything to one side", "Subtract the right side.", "algebra")
TAKE_ROOTS = law(
    "factor-for-the-function", "Factor", "The equation is a polynomial equation in the function.", "algebra"
)


def difference(t: Term, scope: Scope) -> Term | None:
    """Left minus right side, multiplied out, of an equation with the unknown in trigonometric functions only."""
    view = sides(t, scope)
    if view is None or not scope.is_real or not functions_in(t, view.unknown):
        return None
    whole = expanded(subtract(*t.args))
    if whole is None or not only_in_functions(whole, view.unknown) or len(symbols(whole)) > 1:
        return None
    return whole


def only_in_functions(t: Term, x: Term) -> bool:
    """Whether x occurs in arguments of trigonometric functions only, and these in no other functions."""
    if functions_in(t, x) == [t]:
        return True
    if t.head not in ("Sum", "Product", "Neg", "Pow"):
        return not contains(t, x)
    return all(only_in_functions(a, x) for a in t.args) and (t.head != "Pow" or not contains(t.args[1], x))


def descending(t: Term, generator: Term) -> Term:
    """A polynomial in a function in descending degree, with coprime whole coefficients, the first one positive."""
    c = content(t)
    found = coefficients_in(t, generator) or {}
    parts = [multiply(add(*found[n]), power_of(generator, n)) if n else add(*found[n]) for n in sorted(found)[::-1]]
    whole = [s for p in parts for s in summands(expanded(p) or p)]
    if whole and coefficient_and_rest(whole[0])[0] < 0:
        c = -c
    return add(*(scaled(q / c, rest) for q, rest in map(coefficient_and_rest, whole)))


@rule(
    "write-in-one-function",
    title="Write with one function",
    say="sin^2 + cos^2 = 1 and the formulas for multiple angles leave {function} as the only function.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.8,
    cost=1.5,
    examples={
        "2sin(x)^2 + 3cos(x) = 3": "2cos(x)^2 - 3cos(x) + 1 = 0",
        "cos(2x) + 3sin(x) = 2": "2sin(x)^2 - 3sin(x) + 1 = 0",
        "cos(2x) = cos(x)": "2cos(x)^2 - cos(x) - 1 = 0",
        "sin(x)^4 + cos(x)^4 = 5/8": "16sin(x)^4 - 16sin(x)^2 + 3 = 0",
    },
    refuses=(
        "2sin(x)^2 + 3sin(x) = 3",
        "sin(x) + cos(x) = 1",
        "tan(x) + sin(x) = 1",
        "sin(x) + cos(y) = 1",
        "x*sin(x) = 1",
    ),
    level="trigonometry",
)
def write_in_one_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation in sines and cosines of multiples of one angle that is a polynomial in one of them."""
    whole = difference(t, scope)
    if whole is None or len(functions_in(t, scope.unknowns[0])) < 2:
        return
    x = scope.unknowns[0]
    found = [p for wanted in ("Sin", "Cos") if (p := _in_one_function(t, whole, x, wanted)) is not None]
    if found:
        after, written, function = min(found, key=lambda p: p[0].size)
        yield Redex(partial(_one_function, t, written, after), {"function": function})


def _in_one_function(t: Term, whole: Term, x: Term, wanted: str) -> tuple[Term, Term, Term] | None:
    """(the equation in one function, the line with the angles written out, the function)."""
    found = in_one_angle(whole, x, wanted)
    if found is None:
        return None
    function = term(wanted, found[1])
    p = reduced(*found, wanted)
    if not set(functions_in(p, x)) <= {function}:
        return None
    images = {f: in_one_angle(f, x, wanted) for f in functions_in(t, x)}
    sizes = {f: _same_angle(f, found[1], wanted, whole, x) for f in images}
    written = tidy(replaced(t, {f: s for f, s in sizes.items() if s is not None}))
    return equal(descending(p, function), ZERO), written, function


def _same_angle(f: Term, base: Term, wanted: str, whole: Term, x: Term) -> Term | None:
    """A function of a multiple of the base angle, written by functions of that angle."""
    found = in_one_angle(add(f, term("Sin", base), term("Cos", base)), x, wanted)
    if found is None or f.args[0] == base:
        return None
    image = found[0].args[0]
    return image if image != f else None


def _one_function(t: Term, written: Term, after: Term) -> Rewrite:
    lines = [(written, ANGLE_LAW.name, SAME)] if not is_similar(written, t) else []
    if lines and is_similar(written, after):
        return Rewrite(after)
    lines.append((after, SQUARES_LAW.name, SAME))
    return Rewrite(after, substeps=working(*lines, start=t) if len(lines) > 1 else ())


@rule(
    "solve-for-function",
    title="Solve for the function",
    say="This is a polynomial equation in {function}: solve it for {function}.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.5,
    cost=2.5,
    examples={
        "2sin(x)^2 - 3sin(x) + 1 = 0": "sin(x) = 1 or sin(x) = 1/2",
        "4cos(x)^2 = 3": "cos(x) = sqrt(3)/2 or cos(x) = -sqrt(3)/2",
        "tan(x)^2 = tan(x)": "tan(x) = 1 or tan(x) = 0",
        "sin(x)^2 + 1 = 0": "no solution",
        "(2cos(x) - 1)^2 = 0": "cos(x) = 1/2",
    },
    refuses=("2sin(x) = 1", "sin(x)^2 + cos(x) = 1", "sin(x)^2 = a", "sin(x)^5 + sin(x) = 1", "x^2 = 2"),
    level="trigonometry",
)
def solve_for_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial of degree 2 or more in one trigonometric function, with roots in square roots."""
    whole = difference(t, scope)
    functions = functions_in(t, scope.unknowns[0]) if whole is not None else []
    if whole is None or len(functions) != 1:
        return
    function = functions[0]
    coefficients = polynomial_in(whole, function)
    roots = real_roots(coefficients) if coefficients is not None and max(coefficients) > 1 else None
    if roots is None:
        return
    after = any_of(*(equal(function, value) for value in roots)) if roots else FALSE
    yield Redex(partial(_for_function, t, whole, function, after), {"function": function})


def _for_function(t: Term, whole: Term, function: Term, after: Term) -> Rewrite:
    """The roots, after the line in which the polynomial is factored."""
    factored = _product(whole, function)
    if factored is None or is_similar(factored, t):
        return Rewrite(after)
    lines = [(factored, TAKE_ROOTS.name, SAME), (after, "zero-product", SAME)]
    standard = equal(descending(whole, function), ZERO)
    if not is_similar(standard, t):
        lines.insert(0, (standard, TO_ONE_SIDE.name, SAME))
    return Rewrite(after, substeps=working(*lines, start=t))


def _product(whole: Term, function: Term) -> Term | None:
    """`whole = 0` with the polynomial factored over the rationals, None where it is irreducible."""
    found = factor_list(descending(whole, function))
    if found is None or found[0] == 0 or sum(n for _, n in found[1]) < 2:
        return None
    factors = (power_of(_signed(f, function), n) for f, n in found[1])
    return equal(multiply(*factors), ZERO)


def _signed(f: Term, function: Term) -> Term:
    return descending(f, function) if contains(f, function) else f


@rule(
    "factor-trigonometric-equation",
    title="Bring everything to one side and factor",
    say="With everything on one side and the common factors taken out, the left side is a product.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "2sin(x)*cos(x) = cos(x)": "cos(x)*(2sin(x) - 1) = 0",
        "sin(2x) + cos(x) = 0": "cos(x)*(2sin(x) + 1) = 0",
        "2sin(x)*cos(x) - sin(x) + 2cos(x) - 1 = 0": "(sin(x) + 1)*(2cos(x) - 1) = 0",
        "sec(x)*sin(x) = 2sin(x)": "sin(x)*(sec(x) - 2) = 0",
    },
    refuses=("sin(x)*(cos(x) - 1) = 0", "sin(x) + cos(x) = 1", "sin(x)^2 = sin(x)", "sin(x) = x", "x*sin(x) = x"),
    level="trigonometry",
)
def factor_trigonometric_equation(t: Term, scope: Scope) -> Iterator[Redex]:
    """Left minus right side, also with double angles written out, as a product of polynomials in several functions."""
    whole = difference(t, scope)
    if whole is None or len(functions_in(t, scope.unknowns[0])) < 2:
        return
    p, factors = max(_candidates(whole, scope.unknowns[0]), key=lambda c: len(c[1]))
    after = equal(product_of(factors), ZERO)
    if len(factors) > 1 and not is_similar(after, t):
        yield Redex(partial(_factored, t, p, whole, after))


def _candidates(whole: Term, x: Term) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """(polynomial, factors): of the equation as it is, and where it has none, with all angles written by one."""
    factors = _factors(whole)
    yield whole, factors
    for wanted in ("Sin", "Cos") if not factors else ():
        found = in_one_angle(whole, x, wanted)
        if found is not None:
            p = expanded(found[0]) or ZERO
            yield p, _factors(p)
            yield (p := reduced(*found, wanted)), _factors(p)


def _factors(p: Term) -> tuple[Term, ...]:
    """The irreducible factors with functions in them, with their exponents; none when it is irreducible."""
    found = factor_list(p)
    if found is None or found[0] == 0:
        return ()
    factors = [(f, n) for f, n in found[1] if symbols(f)]
    return tuple(power_of(f, n) if n > 1 else f for f, n in factors) if sum(n for _, n in factors) > 1 else ()


def _factored(t: Term, p: Term, whole: Term, after: Term) -> Rewrite:
    if p == whole:
        return Rewrite(after)
    written = equal(p, ZERO)
    lines = ((written, ANGLE_LAW.name, SAME), (after, "factor-trigonometric-equation", SAME))
    return Rewrite(after, substeps=working(*lines, start=t) if not is_similar(written, t) else ())


@rule(
    "zero-product-where-defined",
    title="Use the zero product rule",
    say="A product is zero exactly when one of its factors is zero and the others are defined.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1,
    examples={
        "sin(x)*(sec(x) - 2) = 0": "sin(x) = 0 or sec(x) - 2 = 0 where cos(x) != 0",
        "tan(x)*(tan(x) - 1) = 0": "tan(x) = 0 or tan(x) - 1 = 0",
    },
    refuses=("sin(x)*(cos(x) - 2) = 0", "tan(x) = 0", "x*ln(x) = 0", "sin(x)*tan(x) = 1"),
    level="trigonometry",
)
def zero_product_where_defined(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product of factors that are not defined everywhere: where the product is becomes a condition."""
    view = sides(t, scope)
    if view is None or t.args[1] != ZERO or not scope.is_real or not functions_in(t, view.unknown):
        return
    parts = quotient(t.args[0])
    factors = [f for f in parts.above if contains(f, view.unknown)]
    domains = [domain(f) for f in factors]
    if len(factors) < 2 or parts.below or not any(domains) or any(symbols(f) for f in parts.above if f not in factors):
        return
    conditions = domain_conditions(t.args[0]) if len(set(domains)) > 1 else ()
    if conditions is None:
        return
    bases = dict.fromkeys(f.args[0] if f.head == "Pow" and (as_rational(f.args[1]) or 0) > 0 else f for f in factors)
    after = any_of(*(equal(b, ZERO) for b in bases))
    rewrite = Rewrite(after, conditions=conditions)
    yield Redex(lambda: rewrite)
