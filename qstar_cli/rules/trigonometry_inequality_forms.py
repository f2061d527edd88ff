"""Trigonometric inequalities made simpler: written with one function, with one sine, or as a product."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from qstar_cli.rules.algebra import expanded, factor_list
from qstar_cli.rules.inequality_sides import HEADS, inequality, turned
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.trigonometry_linear import bidegrees, shifted_sine
from qstar_cli.rules.trigonometry_polynomials import functions_in, in_one_angle, reduced
from qstar_cli.rules.trigonometry_reduction import (
    ANGLE_LAW,
    TAKE_ROOTS,
    descending,
    only_in_functions,
)
from qstar_cli.rules.trigonometry_values import angle_unit, sign_of, simplified_number
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, divide, integer, multiply, number, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.periodic import DEGREE, times_unit
from qstar_cli.terms.spelling import power_of, product_of
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import coefficient_and_rest, coefficients_in, opposite_sum, summands

QUESTIONS = ("Solve",)
BOUNDED = ("Sin", "Cos")


def difference_of(t: Term, scope: Scope) -> Term | None:
    """Left minus right side, multiplied out, of an inequality with the unknown in trigonometric functions only."""
    view = inequality(t, scope)
    functions = functions_in(t, view.unknown) if view is not None else []
    whole = expanded(subtract(*t.args)) if functions else None
    if whole is None or view is None or not only_in_functions(whole, view.unknown):
        return None
    return whole if symbols(whole) == (view.unknown,) and set(functions_in(whole)) == set(functions) else None


def against_zero(head: str, p: Term, function: Term) -> Term:
    """`p R 0` with the leading term positive."""
    coefficients = coefficients_in(p, function) or {}
    leading = sign_of(add(*coefficients[max(coefficients)])) if coefficients else 1
    return term(turned(head) if leading == -1 else head, descending(p, function), ZERO)


@rule(
    "write-inequality-in-one-function",
    title="Write with one function",
    say="sin^2 + cos^2 = 1 and the formulas for multiple angles leave {function} as the only function.",
    heads=HEADS,
    questions=QUESTIONS,
    relation=SAME,
    rank=1.6,
    examples={
        "cos(2x) > sin(x)": "2sin(x)^2 + sin(x) - 1 < 0",
        "sin(x)^2 <= cos(x)": "cos(x)^2 + cos(x) - 1 >= 0",
    },
    refuses=("cos(x) > sin(x)", "2sin(x)^2 > 1", "tan(x) > sin(x)", "cos(2x) > 0", "cos(2x) > sin(y)"),
    level="trigonometry",
)
def write_inequality_in_one_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """Sines and cosines of multiples of one angle that are together a polynomial in one of them."""
    whole = difference_of(t, scope)
    if whole is None or len(functions_in(whole)) < 2:
        return
    for wanted in BOUNDED:
        found = in_one_angle(whole, scope.unknowns[0], wanted)
        p = reduced(*found, wanted) if found is not None else whole
        if found is not None and functions_in(p) == [function := term(wanted, found[1])]:
            yield Redex(partial(Rewrite, against_zero(t.head, p, function)), {"function": function})
            return


@rule(
    "write-inequality-with-one-sine",
    title="Write with one sine",
    say="a*sin + b*cos is R*sin of a shifted angle with R = sqrt(a^2 + b^2) = {size} > 0; the shift is {shift}.",
    heads=HEADS,
    questions=QUESTIONS,
    relation=SAME,
    rank=1.7,
    examples={
        "sin(x) > cos(x)": "sin(x - pi/4) > 0",
        "sin(x) + cos(x) <= 1": "sin(x + pi/4) <= sqrt(2)/2",
        "3sin(2x) + 4cos(2x) < 6": "sin(2x + arctan(4/3)) < 6/5",
    },
    refuses=("sin(x)^2 > cos(x)", "sin(x) > cos(2x)", "sin(x) > 1", "sin(x) + tan(x) > 1", "sin(x) > cos(y)"),
    level="trigonometry",
)
def write_inequality_with_one_sine(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*sin(u) + b*cos(u) + c R 0` as an inequality for one sine."""
    whole = difference_of(t, scope)
    functions = {f.head: f for f in functions_in(whole)} if whole is not None else {}
    if whole is None or set(functions) != set(BOUNDED) or functions["Sin"].args != functions["Cos"].args:
        return
    parts = bidegrees(whole, functions["Sin"], functions["Cos"])
    shifted = shifted_sine(parts) if parts is not None and len(functions_in(whole)) == 2 else None
    if shifted is not None:
        after = term(t.head, term("Sin", tidy(add(*functions["Sin"].args, shifted.shift))), shifted.value)
        yield Redex(partial(Rewrite, after), {"size": shifted.size, "shift": shifted.shift})


@rule(
    "factor-trigonometric-inequality",
    title="Bring everything to one side and factor",
    say="With everything on one side the left side is a product, whose sign is seen from the factors.",
    heads=HEADS,
    questions=QUESTIONS,
    relation=SAME,
    rank=1.8,
    examples={
        "sin(2x) >= sin(x)": "sin(x)*(2cos(x) - 1) >= 0",
        "cos(x) > 2sin(x)*cos(x)": "cos(x)*(2sin(x) - 1) < 0",
        "sin(x) + sin(2x) + sin(3x) > 0": "sin(x)*cos(x)*(2cos(x) + 1) > 0",
    },
    refuses=("sin(x)*(2cos(x) - 1) > 0", "sin(x) + cos(x) > 1", "2sin(x)^2 > sin(x)", "x*sin(x) > x", "sin(x) > x"),
    level="trigonometry",
)
def factor_trigonometric_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """Left minus right side, also written with the functions of one angle, as a product against 0."""
    whole = difference_of(t, scope)
    if whole is None or len(functions_in(whole)) < 2:
        return
    for p in _versions(whole, scope.unknowns[0]):
        found = factor_list(p)
        if found is not None and len(functions_in(p)) > 1 and len(found[1]) > 1:
            product = product_of(power_of(f, n) for f, n in found[1])
            after = term(turned(t.head) if found[0] < 0 else t.head, product, ZERO)
            if not is_similar(after, t):
                yield Redex(partial(_factored, t, p, whole, after))
            return


def _versions(whole: Term, x: Term) -> Iterator[Term]:
    yield whole
    for wanted in BOUNDED:
        found = in_one_angle(whole, x, wanted)
        if found is not None:
            yield expanded(found[0]) or ZERO
            yield reduced(*found, wanted)


def _factored(t: Term, p: Term, whole: Term, after: Term) -> Rewrite:
    written = term(t.head, p, ZERO)
    if p == whole or is_similar(written, t):
        return Rewrite(after)
    lines = ((written, ANGLE_LAW.name, SAME), (after, TAKE_ROOTS.name, SAME))
    return Rewrite(after, substeps=working(*lines, start=t))


@rule(
    "sum-to-product-in-inequality",
    title="Turn the sum into a product",
    say="{formula}: the sign of a product is seen from the factors.",
    heads=HEADS,
    questions=QUESTIONS,
    relation=SAME,
    rank=1.85,
    examples={
        "sin(5x) > sin(3x)": "cos(4x)*sin(x) > 0",
        "cos(5x) < cos(3x)": "sin(4x)*sin(x) > 0",
        "cos(3x) + cos(x) >= 0": "cos(2x)*cos(x) >= 0",
        "sin(3x) <= cos(4x)": "sin(7/2*x - pi/4)*cos(pi/4 - x/2) <= 0",
    },
    refuses=("sin(5x) > 2sin(3x)", "sin(5x) > tan(3x)", "sin(x) + sin(y) > 0", "sin(5x) > sin(3x) + 1", "sin(x) > 0"),
    level="trigonometry",
)
def sum_to_product_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two sines or two cosines of different angles, with coefficients that agree but for the sign."""
    whole = difference_of(t, scope)
    parts = [coefficient_and_rest(s) for s in summands(whole)] if whole is not None else []
    if len(parts) != 2 or abs(parts[0][0]) != abs(parts[1][0]):
        return
    (p, f), (q, g) = parts
    if not {f.head, g.head} <= set(BOUNDED):
        return
    is_mixed = f.head != g.head
    if is_mixed:
        f, g = (_as_sine(h, angle_unit(t, scope.conditions)) for h in (f, g))
    heads, sign, formula = _PRODUCTS[f.head, p * q > 0]
    half, apart = _half(add(f.args[0], g.args[0])), _half(subtract(f.args[0], g.args[0]))
    if half is None or apart is None:
        return
    turn = -1 if _leading(apart) < 0 and heads[1] == "Sin" else 1
    if _leading(apart) < 0:
        apart = opposite_sum(apart)
    product = product_of((term(heads[0], half), term(heads[1], apart)))
    head = turned(t.head) if p * sign * turn < 0 else t.head
    said = f"cos(b) = sin(pi/2 - b) and {formula}" if is_mixed else formula
    yield Redex(partial(Rewrite, term(head, product, ZERO)), {"formula": said}, cost=2.5 * is_mixed)


def _as_sine(f: Term, unit: Term) -> Term:
    """A cosine as the sine of the complement."""
    quarter = times_unit(Fraction(90) if unit == DEGREE else Fraction(1, 2), unit)
    return term("Sin", subtract(quarter, f.args[0])) if f.head == "Cos" else f


@rule(
    "double-angle-in-inequality",
    title="Use the double angle",
    say="2sin(a)*cos(a) = sin(2a).",
    heads=HEADS,
    questions=QUESTIONS,
    relation=SAME,
    rank=1.65,
    examples={
        "sin(x)*cos(x) > 1/4": "sin(2x) > 1/2",
        "1 - 4sin(3x)*cos(3x) <= 0": "sin(6x) >= 1/2",
    },
    refuses=("sin(x)*cos(x) > 0", "sin(x)*cos(2x) > 1", "sin(x)*cos(x) > sin(x)", "sin(x)^2 > 1", "sin(x) > 1/2"),
    level="trigonometry",
)
def double_angle_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*sin(u)*cos(u) + d R 0`, d not 0, as an inequality for sin(2u)."""
    whole = difference_of(t, scope)
    functions = {f.head: f for f in functions_in(whole)} if whole is not None else {}
    if whole is None or set(functions) != set(BOUNDED) or functions["Sin"].args != functions["Cos"].args:
        return
    parts = bidegrees(whole, functions["Sin"], functions["Cos"])
    if parts is None or set(parts) != {(1, 1), (0, 0)} or len(functions_in(whole)) > 2:
        return
    angle = expanded(multiply(integer(2), *functions["Sin"].args))
    value = simplified_number(divide(multiply(integer(-2), parts[0, 0]), parts[1, 1]))
    sign = sign_of(parts[1, 1])
    if angle is not None and sign:
        after = term(t.head if sign > 0 else turned(t.head), term("Sin", angle), value)
        yield Redex(partial(Rewrite, after))


_PRODUCTS = {
    ("Sin", True): (("Sin", "Cos"), 1, "sin(a) + sin(b) = 2sin((a + b)/2)*cos((a - b)/2)"),
    ("Sin", False): (("Cos", "Sin"), 1, "sin(a) - sin(b) = 2cos((a + b)/2)*sin((a - b)/2)"),
    ("Cos", True): (("Cos", "Cos"), 1, "cos(a) + cos(b) = 2cos((a + b)/2)*cos((a - b)/2)"),
    ("Cos", False): (("Sin", "Sin"), -1, "cos(a) - cos(b) = -2sin((a + b)/2)*sin((a - b)/2)"),
}


def _half(t: Term) -> Term | None:
    """Half of an angle, multiplied out; None for a number."""
    found = expanded(multiply(number(Fraction(1, 2)), t))
    return found if found is not None and symbols(found) else None


def _leading(t: Term) -> Fraction:
    return coefficient_and_rest(summands(t)[0])[0]
