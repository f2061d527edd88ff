"""Functions of sums, multiples and halves of values of inverse functions, and sums of such values."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.fits import EXPRESSIONS, fits, fits_where, lines_of_working
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.rules.surds import root_term
from qstar_cli.rules.trigonometry_values import quadratic, sign_of, simplified_number
from qstar_cli.rules.workings import law
from qstar_cli.terms.angles import known_value, multiple_of_pi
from qstar_cli.terms.build import PI, add, divide, integer, multiply, power, root, subtract
from qstar_cli.terms.inverse_angles import INVERSE, ONE, by_formula, complementary_pair, known_sum
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, contains, map_args, subterms, symbols, without
from qstar_cli.terms.trigonometric_forms import reduced_function
from qstar_cli.terms.views import coefficient_and_rest

ADDITION_LAW = law(
    "addition-formulas",
    "Use the formula for a sum, a double or half an angle",
    "sin(a + b) = sin(a)*cos(b) + cos(a)*sin(b), cos(a + b) = cos(a)*cos(b) - sin(a)*sin(b), and so on.",
    "trigonometry",
)
VALUES_LAW = law(
    "values-of-inverse-functions",
    "Undo the inverse functions",
    "Functions of inverse functions are sides of a right triangle.",
    "trigonometry",
)


@rule(
    "function-of-sum-of-inverses",
    title="Use the formulas for sums and multiples of angles",
    say="By the formula for {angle}: {whole} = {formula}; the values are sides of right triangles.",
    heads=("Sin", "Cos", "Tan"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "sin(arcsin(3/5) + arccos(5/13))": "3/5*(5/13) + 4/5*(12/13)",
        "cos(2arcsin(1/3))": "1 - 2*(1/3)^2",
        "sin(2arccos(x))": "2sqrt(1 - x^2)*x",
        "cos(arccos(1/9)/2)": "sqrt((1 + 1/9)/2)",
        "tan(arctan(2) - arctan(x))": "(2 - x)/(1 + 2x)",
    },
    refuses=(
        "sin(arcsin(x))",
        "sin(x + arcsin(y))",
        "sin(2x)",
        "tan(arcsin(x) + arctan(2))",
        "sin(arctan(x)/2)",
        "sin(arcsin(x)/3)",
    ),
    rank=2.25,
    eager=True,
    level="trigonometry",
)
def function_of_sum_of_inverses(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function of a sum, a multiple or half of values of inverse functions, as an algebraic expression."""
    formula = by_formula(t) if scope.question.head != "Prove" else None
    if formula is not None:
        after = _with_values(formula)
        substeps = lines_of_working(t, (formula, ADDITION_LAW.name), (after, VALUES_LAW.name))
        words = {"angle": t.args[0], "whole": t, "formula": formula}
        if _is_domain_kept(t, after):
            yield from fits(t, after, substeps, **words)
        else:
            yield from fits_where(t, after, scope, substeps, **words)


def _is_domain_kept(t: Term, after: Term) -> bool:
    """Whether the formula is undefined where the function was: for a tangent, and where the other sides of all right
    triangles are still there."""
    cut = [s.args[0] for s in subterms(t) if s.head in ("Asin", "Acos") and symbols(s)]
    return t.head == "Tan" or all(contains(after, root(subtract(ONE, power(u, 2)))) for u in cut)


def _with_values(t: Term) -> Term:
    """The functions of single inverse functions and of known angles replaced by their values."""
    t = map_args(t, tuple(map(_with_values, t.args)))
    if t.head not in ("Sin", "Cos", "Tan"):
        return t
    if t.args[0].head in INVERSE:
        return _of_number(t.head, t.args[0]) or reduced_function(t) or t
    q = multiple_of_pi(t.args[0])
    known = known_value(t.head, q) if q is not None else None
    return known if isinstance(known, Term) else t


def _of_number(head: str, inverse: Term) -> Term | None:
    """A function of an inverse function of a number whose square is rational, worked out."""
    square = quadratic(power(inverse.args[0], 2))
    if square is None or square[1]:
        return None
    u, q = inverse.args[0], square[0]
    if inverse.head == "Atan":
        cosine = root_term(1 / (1 + q), 2)
        sine = simplified_number(multiply(u, cosine))
    else:
        other = root_term(1 - q, 2) if q < 1 else integer(0)
        sine, cosine = (u, other) if inverse.head == "Asin" else (other, u)
    if head == "Tan":
        return simplified_number(divide(sine, cosine)) if sign_of(cosine) else None
    return sine if head == "Sin" else cosine


@rule(
    "sum-of-inverse-values",
    title="Find the angle",
    say="The functions of {whole} are known by the addition formulas: it is the angle {result}.",
    heads=("Sum",),
    questions=(*EXPRESSIONS, "Solve"),
    examples={
        "arctan(1/2) + arctan(1/3)": "pi/4",
        "2arctan(1/3) + arctan(1/7)": "pi/4",
        "arcsin(3/5) + arcsin(4/5) + x": "pi/2 + x",
        "arctan(1) + arctan(2) + arctan(3)": "pi",
    },
    refuses=("arctan(1/2) + arctan(1/5)", "arctan(x) + arctan(1/x)", "arcsin(1/3) + pi", "arctan(1/2) + 1"),
    eager=True,
    rank=2.3,
    level="trigonometry",
)
def sum_of_inverse_values(t: Term, scope: Scope) -> Iterator[Redex]:
    """Values of inverse functions of numbers that add up to a multiple of pi."""
    after = known_sum(t)
    if after is not None:
        values = [s for s in t.args if coefficient_and_rest(s)[1].head in INVERSE]
        yield from fits(t, after, whole=add(*values), result=after)


@rule(
    "complementary-inverses",
    title="Use arcsin(u) + arccos(u) = pi/2",
    say="The two angles of a right triangle with the same {u} as sine and cosine add up to a right angle.",
    heads=("Sum",),
    questions=(*EXPRESSIONS, "Solve"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "arcsin(1/3) + arccos(1/3)": "pi/2",
        "2arcsin(x) + 2arccos(x) + 1": "pi + 1",
    },
    refuses=("arcsin(x) - arccos(x)", "arcsin(x) + arccos(y)", "2arcsin(x) + arccos(x)"),
    eager=True,
    rank=2.3,
    level="trigonometry",
)
def complementary_inverses(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*arcsin(u) + c*arccos(u)` is c*pi/2 wherever it is defined."""
    pair = complementary_pair(t)
    if pair is not None:
        c, inverse = coefficient_and_rest(pair[0])
        yield from fits_where(t, add(summand(c / 2, PI), *without(t.args, *pair)), scope, u=inverse.args[0])
