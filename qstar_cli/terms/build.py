"""Constructors of terms, one for each head of ordinary mathematics. None of them evaluates anything."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.term import Term, term

RELATIONS = ("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")
TRUE = term("True")
FALSE = term("False")
UNDEFINED = term("Undefined")
PI = term("Constant", value="pi")
E = term("Constant", value="e")
I = term("Constant", value="i")  # noqa: E741 - the field's name for the imaginary unit
INFINITY = term("Constant", value="oo")


def integer(n: int) -> Term:
    """The integer `n`: a leaf when it is not negative, else `Neg` of one."""
    return term("Integer", value=n) if n >= 0 else term("Neg", term("Integer", value=-n))


def number(q: Fraction | int) -> Term:
    """The rational `q` in lowest terms: 3, -3, 3/4 or -(3/4)."""
    q = Fraction(q)
    if q.denominator == 1:
        return integer(q.numerator)
    quotient = term("Div", integer(abs(q.numerator)), integer(q.denominator))
    return quotient if q > 0 else term("Neg", quotient)


def decimal(spelling: str) -> Term:
    """A decimal as written: digits, a point, digits, and perhaps repeating digits in brackets ("0.1(6)")."""
    return term("Decimal", value=spelling)


def symbol(name: str) -> Term:
    return term("Symbol", value=name)


def add(*summands: Term) -> Term:
    """Sum of the summands; of one, that one; of none, 0."""
    if len(summands) == 1:
        return summands[0]
    return term("Sum", *summands) if summands else integer(0)


def multiply(*factors: Term) -> Term:
    """Product of the factors; of one, that one; of none, 1."""
    if len(factors) == 1:
        return factors[0]
    return term("Product", *factors) if factors else integer(1)


def negative(t: Term) -> Term:
    return term("Neg", t)


def subtract(a: Term, b: Term) -> Term:
    return term("Sum", a, term("Neg", b))


def divide(a: Term, b: Term) -> Term:
    return term("Div", a, b)


def power(base: Term, exponent: Term | int) -> Term:
    return term("Pow", base, integer(exponent) if isinstance(exponent, int) else exponent)


def root(radicand: Term, index: Term | int = 2) -> Term:
    """The real `index`-th root: `Root(radicand, index)`."""
    return term("Root", radicand, integer(index) if isinstance(index, int) else index)


def absolute(t: Term) -> Term:
    return term("Abs", t)


def equal(a: Term, b: Term) -> Term:
    return term("Equal", a, b)


def unequal(a: Term, b: Term) -> Term:
    return term("Unequal", a, b)


def any_of(*formulas: Term) -> Term:
    """Disjunction; of one, that one; of none, False."""
    if len(formulas) == 1:
        return formulas[0]
    return term("Or", *formulas) if formulas else FALSE


def all_of(*formulas: Term) -> Term:
    """Conjunction; of one, that one; of none, True."""
    if len(formulas) == 1:
        return formulas[0]
    return term("And", *formulas) if formulas else TRUE


def cases(*branches: tuple[Term, Term]) -> Term:
    """`Cases(Case(formula, condition), ...)`: the conditions exclude one another and leave nothing out."""
    return term("Cases", *(term("Case", formula, condition) for formula, condition in branches))
