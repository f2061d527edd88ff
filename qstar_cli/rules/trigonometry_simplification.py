"""Trigonometric expressions made shorter by one law at a time."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.fits import EXPRESSIONS, fits, fits_where
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.term import Term, has_head
from qstar_cli.terms.trigonometric_forms import has_trigonometry, reduced_function, reduced_monomial, reduced_sum


@rule(
    "combine-functions",
    title="Combine the functions",
    say="{whole} = {result}, by tan = sin/cos, cot = cos/sin, sec = 1/cos, csc = 1/sin or 2sin(a)*cos(a) = sin(2a).",
    heads=("Product", "Div"),
    questions=EXPRESSIONS,
    relation=Relation.EQUAL_WHERE,
    examples={
        "tan(x)*cos(x)": "sin(x)",
        "sin(x)/cos(x)": "tan(x)",
        "sec(x)*cos(x)": "1",
        "tan(x)/sin(x)": "sec(x)",
        "2sin(x)*cos(x)": "sin(2x)",
        "1/sec(x)": "cos(x)",
        "y*sin(x)^2/tan(x)^2": "y*cos(x)^2",
    },
    refuses=("sin(x)*cos(x)", "sin(x)^2/cos(x)", "tan(x)*cos(y)", "1/cos(x)", "3sin(x)*cos(x)"),
    eager=True,
    rank=2.9,
    level="trigonometry",
)
def combine_functions(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product or quotient of functions of one angle as one function."""
    after = reduced_monomial(t) if has_trigonometry(t) else None
    if after is not None:
        yield from fits_where(t, after, scope, whole=t, result=after)


@rule(
    "combine-summands",
    title="Use a formula for sums",
    say="The Pythagorean, addition and double angle formulas put two of the summands together: {whole} = {result}.",
    heads=("Sum",),
    questions=(*EXPRESSIONS, "Prove"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "1 - sin(x)^2": "cos(x)^2",
        "1 + tan(x)^2": "sec(x)^2",
        "sec(x)^2 - tan(x)^2": "1",
        "cos(x)^2 - sin(x)^2": "cos(2x)",
        "2cos(x)^2 - 1": "cos(2x)",
        "sin(x)*cos(y) + cos(x)*sin(y)": "sin(x + y)",
        "cos(3x)*cos(x) + sin(3x)*sin(x)": "cos(2x)",
        "y - y*cos(x)^2 + 2": "2 + y*sin(x)^2",
    },
    refuses=("2 - sin(x)^2", "1 + sin(x)^2", "1 - sin(x)", "sin(x)*cos(y) + sin(x)*cos(z)", "1 - x^2"),
    eager=True,
    rank=2.96,
    level="trigonometry",
)
def combine_summands(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two summands that a formula for sine and cosine makes one; of identities only what stands inside a function."""
    is_inside = scope.parent is not None and scope.parent.head in ("Ln", "Log", "Root", "Abs")
    after = reduced_sum(t) if is_inside or scope.question.head != "Prove" else None
    if after is not None:
        yield from fits_where(t, after, scope, whole=t, result=after)


@rule(
    "reduce-the-angle",
    title="Use the periods and symmetries",
    say="{whole} = {result}: quarter turns exchange sine and cosine, half turns change signs, full turns nothing.",
    heads=CIRCULAR,
    questions=EXPRESSIONS,
    examples={
        "sin(x + 2*pi)": "sin(x)",
        "sin(x + pi)": "-sin(x)",
        "cos(x - pi/2)": "sin(x)",
        "tan(x + pi)": "tan(x)",
        "sin(90° - x)": "cos(-x)",
    },
    refuses=("sin(x + pi/3)", "sin(2*pi)", "sin(x + 1)", "sin(pi*x)", "sin(x)"),
    eager=True,
    rank=2.3,
    level="trigonometry",
)
def reduce_the_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """An angle with a multiple of a quarter turn."""
    after = reduced_function(t)
    if after is not None and t.args[0].head not in ("Asin", "Acos", "Atan"):
        yield from fits(t, after, whole=t, result=after)


@rule(
    "function-of-inverse",
    title="Undo the inverse function",
    say="In a right triangle with the angle {angle}: {whole} = {result}.",
    heads=CIRCULAR,
    relation=Relation.EQUAL_WHERE,
    examples={
        "sin(arcsin(x))": "x",
        "cos(arcsin(x))": "sqrt(1 - x^2)",
        "tan(arctan(x))": "x",
        "sin(arctan(x))": "x/sqrt(x^2 + 1)",
        "cos(arccos(1/3))": "1/3",
    },
    refuses=("sin(x)", "arcsin(sin(x))", "sin(arcsin(x) + 1)"),
    eager=True,
    rank=2.3,
    level="trigonometry",
)
def function_of_inverse(t: Term, scope: Scope) -> Iterator[Redex]:
    """sin(arcsin(u)) = u and the others, by the sides of a right triangle; u in the domain of the inverse."""
    after = reduced_function(t)
    if scope.question.head == "Prove" or after is None or t.args[0].head not in ("Asin", "Acos", "Atan"):
        return
    if has_head(after, "Root"):  # defined where the inverse function and the quotient are
        yield from fits(t, after, angle=t.args[0], whole=t, result=after)
    else:
        yield from fits_where(t, after, scope, angle=t.args[0], whole=t, result=after)


@rule(
    "inverse-of-function",
    title="Find the angle in the range",
    say="Among the angles with the same value, {result} lies in the range of the inverse function.",
    heads=("Asin", "Acos", "Atan"),
    examples={
        "arcsin(sin(3))": "pi - 3",
        "arctan(tan(2))": "2 - pi",
        "arccos(cos(4))": "2*pi - 4",
        "arcsin(sin(1))": "1",
        "arccos(cos(-1/2))": "1/2",
    },
    refuses=("arcsin(sin(x))", "arcsin(cos(1))", "arctan(2)"),
    eager=True,
    rank=2.3,
    level="trigonometry",
)
def inverse_of_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """An inverse function of its own function of a number."""
    after = reduced_function(t)
    if after is not None:
        yield from fits(t, after, result=after)
