"""Claims about complex numbers without letters, and about lists of roots."""

from __future__ import annotations

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import negative
from qstar_cli.terms.term import Term, operands, subterms
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided, minus, opposite
from qstar_cli.verify.generators import CONSTANTS, Split, Value
from qstar_cli.verify.interpret import evaluate, has_letter, holds
from qstar_cli.verify.meanings.complex_numbers_values import MINUS_ONE, Complex, ComplexConstants
from qstar_cli.verify.meanings.numbers_complex import ComplexField, distinct
from qstar_cli.verify.meanings.trigonometry_known_angles import turns
from qstar_cli.verify.verdict import Level, Verdict, proved, refuted, unknown


def same_numbers(a: Term, b: Term) -> Verdict:
    """Whether two expressions without letters have the same value."""
    for at, other in ((a, b), (b, a)):
        if other.head == "Argument" and is_argument(at, other.args[0]):
            return proved("the principal argument", {"method": "complex numbers"})
    f = ComplexConstants()
    left, right = f.value(a), f.value(b)
    if left is None or right is None:
        return proved("both are undefined") if left is right else refuted("one side is undefined")
    minus = opposite(right, f)
    if f.is_zero(f.add(left, minus)):
        return proved("the same real and imaginary part", {"method": "complex numbers"})
    return refuted("the numbers differ")


def is_argument(angle: Term, number: Term) -> bool:
    """Whether an angle is the principal argument of a number: number * e^(-i*angle) is positive, -pi < angle <= pi."""
    f = ComplexConstants()
    z = f.value(number)
    turned = None if z is None else f.multiply(z, f.unit(negative(angle)))
    if turned is None or f.real.sign(turned.im) or f.real.sign(turned.re) <= 0:
        return False
    q = turns(angle)
    if q is not None:
        return -1 < q <= 1
    at, half_turn = evaluate(angle, f.real), f.real.constant("pi")
    assert at is not None  # the unit of an undefined angle is undecided
    return all(f.real.sign(f.real.add(half_turn, s)) > 0 for s in (at, f.real.multiply(MINUS_ONE, at)))


def same_roots(polynomial: Term, degree: int, roots: Term) -> Verdict:
    """Whether an equation that says that a polynomial of the degree is 0 holds exactly at the values of `x = value or
    ...`: it does when it holds at all of them and they are as many different numbers as the degree."""
    found = operands(roots, "Or")
    if not all(r.head == "Equal" and r.args[0].head == "Symbol" and not has_letter(r.args[1]) for r in found):
        return unknown("no list of values")
    f = ComplexConstants()
    values = [f.value(r.args[1]) for r in found]
    known = [v for v in values if v is not None]
    if len(known) < len(values) or len({r.args[0] for r in found}) > 1:
        return unknown("no list of values")
    for v in known:
        if not _holds_at(polynomial, str(found[0].args[0].value), v):
            return refuted("a value is no solution")
    if len(known) != degree or any(_are_equal(v, w, f) for k, v in enumerate(known) for w in known[:k]):
        return unknown("the values are not as many as the degree")
    return proved("as many different roots as the degree, each put in", {"method": "complex roots"})


def _holds_at(formula: Term, letter: str, value: Complex) -> bool:
    f = ComplexConstants({letter: value})
    for s in subterms(formula):
        if s.head == "Pow" and not has_letter(s):
            f.value(s)
    return holds(formula, f)


def _are_equal(v: Complex, w: Complex, f: ComplexConstants) -> bool:
    return f.is_zero(minus(v, w, f))


def by_values(a: Term, b: Term) -> Verdict:
    """Whether one formula lists the roots of the other, a polynomial equation."""
    for equation, roots in ((a, b), (b, a)):
        degree = _degree_of(equation)
        if degree:
            try:
                verdict = same_roots(equation, degree, roots)
            except (Undecided, LimitError) as reason:
                verdict = unknown(reason.what)
            if verdict.level != Level.UNKNOWN:
                return verdict
    return unknown("not decided over the complex numbers")


def _degree_of(formula: Term) -> int:
    """The degree of the polynomial in one letter that a formula says is 0, repeated rational factors once; else 0."""
    field = ComplexField()
    try:
        p = distinct(formula, field)
        letters = P.names(p or P.ZERO) - field.bases.keys() - {"i", *CONSTANTS}
        if p is None or len(letters) != 1 or not all(isinstance(e, int) for m in p for n, e in m if n in letters):
            return 0
        name = letters.pop()
        lead = P.coefficients(p, name)[P.degree(p, name)]
        return int(P.degree(p, name)) if not field.is_zero(Value(lead)) else 0
    except (Split, Undecided, LimitError):
        return 0
