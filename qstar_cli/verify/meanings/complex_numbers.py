"""Parts of complex numbers, and the questions for their forms: the same number, written as asked."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import atan2, pi
from typing import Any

from qstar_cli.terms.polar_form import (
    exponential_parts,
    is_cartesian,
    is_exponential,
    is_polar,
    is_principal,
    polar_parts,
)
from qstar_cli.terms.term import Term, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.extensions import numbers
from qstar_cli.verify.field import Field, Undecided, V, minus
from qstar_cli.verify.interpret import evaluate, has_letter
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.complex_numbers_values import Complex, ComplexConstants
from qstar_cli.verify.meanings.numbers_complex import ComplexField
from qstar_cli.verify.meanings.trigonometry_known_angles import angle
from qstar_cli.verify.verdict import Check, has_form

_STEP = 60  # known angles are multiples of pi/60


def _part(of_complex: Callable[[ComplexConstants, Complex], Complex], of_real: Fraction) -> Callable[..., Any]:
    """The meaning of a part of a number: of a real number it is `of_real` times the number itself."""

    def value(t: Term, f: Any) -> Any:
        a = evaluate(t.args[0], f)
        if a is None or isinstance(f, ComplexConstants):
            return None if a is None else of_complex(f, a)
        if isinstance(f, ComplexField):
            raise Undecided("a part of a complex number with letters")
        return f.multiply(f.rational(of_real), a)

    return value


def _argument(t: Term, f: Field[V]) -> V | None:
    """The principal argument: above -pi, at most pi; 0 has none."""
    if has_letter(t):
        raise Undecided("the argument of a number with letters")
    field = ComplexConstants()
    z = field.value(t.args[0])
    if z is None or field.is_zero(z):
        return None
    known = _known_angle(z, field)
    if known is None:
        raise Undecided("an argument that is no known multiple of pi")
    return evaluate(known, f)


def _known_angle(z: Complex, field: ComplexConstants) -> Term | None:
    """The argument where it is a known multiple of pi: a guess, confirmed exactly."""
    re, im = (float(part.ball(64).mid()) for part in (z.re, z.im))
    q = Fraction(round(atan2(im, re) / pi * _STEP), _STEP)
    turned = field.divide(z, field.value(term("Sum", term("Cos", angle(q)), _i_sine(q))) or z)
    is_real = turned.im.bound is not None and field.real.is_zero(turned.im)
    return angle(q if q != -1 else Fraction(1)) if is_real and field.real.sign(turned.re) > 0 else None


def _i_sine(q: Fraction) -> Term:
    return term("Product", term("Constant", value="i"), term("Sin", angle(q)))


class Form(OfExpression):
    """A question whose answer is the same complex number in a form of its own."""

    is_complex = True

    def __init__(self, head: str, is_form: Callable[[Term], bool]) -> None:
        self.head = head
        self.is_form = is_form

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        same = numbers("complex").same(self.subject(question), answer)
        return (Check("answer-has-the-same-value-and-domain", same), has_form(self.is_form(answer)))


def _has_principal_angle(parts: tuple[Term, Term] | None) -> bool:
    """Whether r is positive, and the angle lies above -pi and not above pi."""
    if parts is None:
        return False
    field = ConstantField()
    try:
        size, at = (evaluate(p, field) for p in parts)
        if size is None or at is None or field.sign(size) <= 0:
            return False
        known, half_turn = is_principal(parts[1]), field.constant("pi")
        return known or (
            known is None and field.sign(field.add(half_turn, at)) > 0 and field.sign(minus(half_turn, at, field)) > 0
        )
    except Undecided:
        return False


FUNCTIONS = {
    "Conjugate": _part(lambda f, a: f.conjugate(a), Fraction(1)),
    "RealPart": _part(lambda f, a: Complex(a.re), Fraction(1)),
    "ImaginaryPart": _part(lambda f, a: Complex(a.im), Fraction(0)),
    "Argument": _argument,
}
MEANINGS = (
    Form("CartesianForm", is_cartesian),
    Form("PolarForm", lambda t: is_polar(t) and _has_principal_angle(polar_parts(t))),
    Form("ExponentialForm", lambda t: is_exponential(t) and _has_principal_angle(exponential_parts(t))),
)
