"""Argument, polar and exponential form of complex numbers, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.complex_numbers import Cartesian, Polar, angle_term, cartesian, is_written_out, polar, worked_out
from qstar_cli.rules.complex_numbers_arithmetic import LEVEL
from qstar_cli.rules.fits import fits, lines_of_working
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.workings import law
from qstar_cli.terms.angles import known_value, multiple_of_pi
from qstar_cli.terms.build import UNDEFINED, E, I, integer
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.polar_form import exponential_term, over_i, polar_parts, polar_term
from qstar_cli.terms.printer import text
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import as_integer

_ONE = integer(1)
_EULER = law("use-eulers-formula", "Use Euler's formula", "e^(i*t) = cos(t) + i*sin(t)", LEVEL)


def _where(z: Cartesian, form: Polar) -> str:
    """How the argument is found: from the axis or the quadrant and the tangent."""
    re, im = (sign_of_difference(part, ZERO) or 0 for part in (z.re, z.im))
    if not re or not im:
        axis = ("positive " if re + im > 0 else "negative ") + ("real" if re else "imaginary") + " axis"
        return f"{text(z.term())} lies on the {axis}, so the argument is {text(form.angle)}"
    quadrant = {(1, 1): "first", (-1, 1): "second", (-1, -1): "third", (1, -1): "fourth"}[re, im]
    return (
        f"the point {text(term('Tuple', z.re, z.im))} lies in the {quadrant} quadrant and the tangent of the argument "
        f"is its second coordinate over the first, so the argument is {text(form.angle)}"
    )


def _number(t: Term) -> tuple[Cartesian, Polar] | None:
    """A written-out number other than 0 with its polar form."""
    z = cartesian(t) if is_written_out(t) and not symbols(t) else None
    form = polar(z) if z is not None else None
    return None if z is None or form is None else (z, form)


@rule(
    "argument-of-complex-number",
    title="Find the argument",
    say="{place}.",
    heads=("Argument",),
    examples={"arg(-1 + i)": "3*pi/4", "arg(i)": "pi/2", "arg(-3)": "pi", "arg(3 - 4i)": "-arctan(4/3)", "arg(2)": "0"},
    refuses=("arg(x)", "arg(0)", "arg((1 + i)^2)"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def argument_of_complex_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The principal argument of a written-out number, from its quadrant and the tangent."""
    found = _number(t.args[0])
    if found is not None:
        place = _where(*found)
        yield from fits(t, found[1].angle, place=place[0].upper() + place[1:])


@rule(
    "argument-of-zero",
    title="0 has no argument",
    say="The number 0 has no direction, so it has no argument.",
    heads=("Argument",),
    examples={"arg(0)": "undefined"},
    refuses=("arg(1)", "arg(x)"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def argument_of_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """`arg(0)` is undefined."""
    if t.args[0] == ZERO:
        yield Redex(lambda: Rewrite(UNDEFINED))


@rule(
    "write-in-polar-form",
    title="Write in polar form",
    say="The modulus is {size}; {place}.",
    heads=("Sum", "Product", "Neg", "Div", "Integer", "Constant", "Root"),
    questions=("PolarForm", "ExponentialForm"),
    examples={
        "write -1 + i in polar form": "sqrt(2)*(cos(3pi/4) + i*sin(3pi/4))",
        "write -2i in exponential form": "2e^(-pi*i/2)",
        "write 3 + 4i in polar form": "5(cos(arctan(4/3)) + i*sin(arctan(4/3)))",
    },
    refuses=("write (1 + i)^2 in polar form", "write 0 in polar form", "write 2/i in exponential form"),
    rank=2,
    level=LEVEL,
)
def write_in_polar_form(t: Term, scope: Scope) -> Iterator[Redex]:
    """A written-out number other than 0 becomes `r*(cos(t) + i*sin(t))` or `r*e^(i*t)`, as is asked."""
    found = _number(t) if scope.parent is None else None
    if found is None:
        return
    size, angle = found[1].size, found[1].angle
    is_polar = scope.question.head == "PolarForm"
    after = polar_term(size, angle) if is_polar else exponential_term(size, angle)
    yield from fits(t, after, size=size, place=_where(*found))


@rule(
    "eulers-formula",
    title="Use Euler's formula",
    say="e^(i*t) = cos(t) + i*sin(t), here with t = {angle}.",
    heads=("Pow",),
    examples={
        "e^(i*pi)": "-1",
        "e^(i*pi/2)": "i",
        "e^(pi*i/3)": "(1 + sqrt(3)*i)/2",
        "e^(-i*pi/4)": "(sqrt(2) - sqrt(2)*i)/2",
    },
    refuses=("e^x", "e^(i*x)", "e^(i*pi/7)", "e^i", "2^(i*pi)"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def eulers_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """A power of e with an imaginary exponent whose angle is well known."""
    angle = over_i(t.args[1]) if t.args[0] == E and contains(t.args[1], I) else None
    if angle is None or scope.question.head == "ExponentialForm":
        return
    found = at_angle(angle)
    if found is not None and (not is_simplified(t) or scope.question.head == "CartesianForm"):
        after = found.term()
        steps = lines_of_working(t, (polar_term(_ONE, angle), _EULER.name), (after, _EULER.name))
        yield from fits(t, after, steps, angle=angle)


@rule(
    "de-moivre",
    title="Use De Moivre's formula",
    say="The power of a number in polar form has the power of the modulus and {n} times the argument.",
    heads=("Pow",),
    examples={
        "(cos(pi/5) + i*sin(pi/5))^10": "cos(2pi) + i*sin(2pi)",
        "(2(cos(pi/12) + i*sin(pi/12)))^3": "8(cos(pi/4) + i*sin(pi/4))",
    },
    refuses=("(cos(x) + i*sin(x))^3", "(cos(pi/5) + i*sin(pi/7))^2", "(cos(pi/5) - i*sin(pi/5))^2", "(1 + i)^2"),
    eager=True,
    rank=0.9,
    level=LEVEL,
)
def de_moivre(t: Term, scope: Scope) -> Iterator[Redex]:
    """`(r*(cos(a) + i*sin(a)))^n` becomes `r^n*(cos(n*a) + i*sin(n*a))` for a multiple a of pi."""
    n, parts = as_integer(t.args[1]), polar_parts(t.args[0])
    q = multiple_of_pi(parts[1]) if parts is not None else None
    size = cartesian(parts[0]) if parts is not None else None
    power = size.power(n) if size is not None and n else None
    if n and q is not None and power is not None:
        yield from fits(t, polar_term(power.term(), angle_term(q * n)), n=str(n))


@rule(
    "multiply-polar-forms",
    title="Multiply the polar forms",
    say="Multiply the moduli and add the arguments.",
    heads=("Product",),
    examples={
        "2(cos(pi/3) + i*sin(pi/3))*(cos(pi/6) + i*sin(pi/6))": "2(cos(pi/2) + i*sin(pi/2))",
    },
    refuses=(
        "2(cos(pi/3) + i*sin(pi/3))",
        "(cos(pi/3) + i*sin(pi/3))*(1 + i)",
        "(cos(x) + i*sin(x))*(cos(2) + i*sin(2))",
    ),
    eager=True,
    rank=0.9,
    level=LEVEL,
)
def multiply_polar_forms(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product of real numbers and two or more numbers cos(a) + i*sin(a) with multiples of pi as angles."""
    turned = [_turn(f) for f in t.args]
    sizes = [cartesian(f) for f, q in zip(t.args, turned, strict=True) if q is None]
    known = [q for q in turned if q is not None]
    if len(known) < 2 or not all(s is not None and s.is_real for s in sizes):
        return
    size = Cartesian(_ONE)
    for s in sizes:
        size = size.times(s or size)
    yield from fits(t, polar_term(size.term(), angle_term(sum(known, Fraction(0)))))


@rule(
    "divide-polar-forms",
    title="Divide the polar forms",
    say="Divide the moduli and subtract the arguments.",
    heads=("Div",),
    examples={
        "(6(cos(pi/2) + i*sin(pi/2)))/(2(cos(pi/3) + i*sin(pi/3)))": "3(cos(pi/6) + i*sin(pi/6))",
    },
    refuses=("(cos(pi/2) + i*sin(pi/2))/2", "(1 + i)/(cos(pi/3) + i*sin(pi/3))"),
    eager=True,
    rank=0.9,
    level=LEVEL,
)
def divide_polar_forms(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quotient of two numbers in polar form with multiples of pi as angles."""
    parts = [polar_parts(a) for a in t.args]
    known = [p for p in parts if p is not None]
    turned = [multiple_of_pi(p[1]) for p in known]
    sizes = [cartesian(p[0]) for p in known]
    if len(known) < 2 or turned[0] is None or turned[1] is None or sizes[0] is None or sizes[1] is None:
        return
    below = sizes[1].inverse()
    if below is not None:
        yield from fits(t, polar_term(sizes[0].times(below).term(), angle_term(turned[0] - turned[1])))


def _turn(t: Term) -> Fraction | None:
    """The angle over pi of `cos(a) + i*sin(a)`."""
    parts = polar_parts(t) if t.head == "Sum" else None
    return multiple_of_pi(parts[1]) if parts is not None and parts[0] == _ONE else None


def at_angle(angle: Term) -> Cartesian | None:
    """cos(angle) + i*sin(angle) where both are known; None for other angles."""
    q = multiple_of_pi(angle)
    values = [known_value(f, q) for f in ("Cos", "Sin")] if q is not None else []
    parts = [worked_out(v) for v in values if isinstance(v, Term)]
    return Cartesian(parts[0], parts[1]) if len(parts) == 2 else None
