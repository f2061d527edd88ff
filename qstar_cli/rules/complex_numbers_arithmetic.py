"""Arithmetic with complex numbers: products, quotients, powers, and their parts."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.complex_numbers import Cartesian, Polar, cartesian, is_written_out, polar
from qstar_cli.rules.fits import fits, lines_of_working
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.rules.surds import root_of_sum, root_term
from qstar_cli.rules.workings import each_by_each, law
from qstar_cli.terms.build import I, add, divide, integer, multiply, negative, power, root
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, contains, operands, symbols
from qstar_cli.terms.views import as_integer, as_rational, summands

LEVEL = "complex numbers"
_FEW = 3  # powers up to this are multiplied out
_WITH_CONJUGATE = law(
    "multiply-by-the-conjugate",
    "Multiply above and below by the conjugate",
    "(a + b*i)*(a - b*i) = a^2 + b^2 is real.",
    LEVEL,
)
_SQUARES = law("add-the-squares", "Add the squares", "|a + b*i|^2 = a^2 + b^2", LEVEL)


def _number(t: Term) -> Cartesian | None:
    """A number with an i in it as a pair."""
    return None if symbols(t) or not contains(t, I) else cartesian(t)


@rule(
    "multiply-complex-numbers",
    title="Multiply the complex numbers",
    say="Multiply each term by each and use i^2 = -1.",
    heads=("Product",),
    examples={
        "(2 + 3i)*(1 - i)": "5 + i",
        "2i*(3 - i)": "2 + 6i",
        "(1 + sqrt(2)*i)*(1 - sqrt(2)*i)": "3",
        "i*i": "-1",
    },
    refuses=("2i", "sqrt(2)*i", "(1 + i)*x", "(1 + i)^2*i", "2(x + i)", "pi*i", "2*sqrt(3)*i"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def multiply_complex_numbers(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product of written-out numbers, one of them a sum with i, or several with i."""
    with_i = [f for f in t.args if contains(f, I)]
    if not with_i or not all(map(is_written_out, t.args)):
        return
    if len(with_i) == 1 and with_i[0].head != "Sum":
        return
    found = _number(t)
    if found is None:
        return
    opened = _opened(t.args)
    steps = lines_of_working(t, (opened, each_by_each.name), (found.term(), multiply_complex_numbers.name))
    yield from fits(t, found.term(), steps)


def _opened(factors: tuple[Term, ...]) -> Term:
    """Each term of the first factor by each of the second, the others behind; i^2 is left as it is."""
    first, second, *rest = factors
    parts = [_signed_product(a, b) for a in summands(first) for b in summands(second)]
    return multiply(add(*parts), *rest)


def _signed_product(a: Term, b: Term) -> Term:
    sizes = [s.args[0] if s.head == "Neg" else s for s in (a, b)]
    product = multiply(*(f for s in sizes for f in operands(s, "Product")))
    return negative(product) if (a.head == "Neg") != (b.head == "Neg") else product


@rule(
    "combine-parts",
    title="Combine real and imaginary parts",
    say="Add the real parts and the imaginary parts.",
    heads=("Sum",),
    examples={"2i + 3 - 5i": "3 - 3i", "1/2 + i*(sqrt(3)/2)": "(1 + sqrt(3)*i)/2", "2 + i - 2 - i": "0"},
    refuses=("3 - 3i", "x + i + i", "1 + sqrt(2)*i", "i^2 + i"),
    eager=True,
    rank=1.15,
    level=LEVEL,
)
def combine_parts(t: Term, scope: Scope) -> Iterator[Redex]:
    """A written-out number as a + b*i, roots over one denominator."""
    found = _number(t) if is_written_out(t) else None
    if found is not None:
        yield from fits(t, found.term())


@rule(
    "divide-complex-numbers",
    title="Divide the complex numbers",
    say="Multiply above and below the bar by {conjugate}, the conjugate of the denominator, which makes it real.",
    heads=("Div",),
    examples={
        "(1 + i)/(1 - i)": "i",
        "1/i": "-i",
        "5/(2 + i)": "2 - i",
        "(3 + 2i)/(4 - 3i)": "6/25 + 17i/25",
    },
    refuses=("i/2", "(1 + i)/2", "x/(1 + i)", "1/(x + i)", "1/(1 + i)^2"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def divide_complex_numbers(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quotient of written-out numbers with an i below the bar."""
    above, below = t.args
    if not contains(below, I) or not all(map(is_written_out, t.args)):
        return
    found, bottom = _number(t), cartesian(below)
    if found is None or bottom is None:
        return
    conjugate = bottom.conjugate().term()
    written = divide(multiply(above, conjugate), multiply(below, conjugate))
    worked = _quotient_line(cartesian(above), bottom)
    steps = lines_of_working(
        t,
        (written, _WITH_CONJUGATE.name),
        (worked, multiply_complex_numbers.name),
        (found.term(), _WITH_CONJUGATE.name),
    )
    yield from fits(t, found.term(), steps, conjugate=conjugate)


def _quotient_line(above: Cartesian | None, below: Cartesian) -> Term:
    top = below.conjugate() if above is None else above.times(below.conjugate())
    return divide(top.term(), below.norm())


@rule(
    "power-of-complex-number",
    title="Work out the power",
    say="{way}",
    heads=("Pow",),
    examples={
        "(1 + i)^2": "2i",
        "(2 - i)^3": "2 - 11i",
        "(1 + i)^10": "32i",
        "(1 + sqrt(3)*i)^6": "64",
        "(1 + i)^(-2)": "-i/2",
        "(2 + i)^5": "-38 + 41i",
    },
    refuses=("i^2", "(x + i)^2", "(1 + i)^x", "(1 + i)^(1/2)", "2^i"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def power_of_complex_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """A whole power of a sum with i: multiplied out, by De Moivre's formula, or by repeated squaring."""
    n, base = as_integer(t.args[1]), t.args[0]
    if n is None or base.head not in ("Sum", "Div", "Product", "Neg") or not is_written_out(base):
        return
    found, z = _number(t), _number(base)
    if found is None or z is None:
        return
    yield from fits(t, found.term(), way=_way(z, n, polar(z)))


def _way(z: Cartesian, n: int, form: Polar | None) -> str:
    """How the power is found, in words."""
    from qstar_cli.terms.printer import text

    if abs(n) > _FEW and form is not None and form.turns is not None:
        return (
            f"The modulus of {text(z.term())} is {text(form.size)}, its argument {text(form.angle)}. By De Moivre's "
            f"formula the power has the modulus {text(power(form.size, n))} and the argument {n}*({text(form.angle)})."
        )
    if abs(n) <= _FEW:
        return "Multiply out and use i^2 = -1."
    square = z.times(z).term()
    return f"Multiply step by step, beginning with the square {text(square)}, and use i^2 = -1."


@rule(
    "modulus",
    title="Find the modulus",
    say="|a + b*i| = sqrt(a^2 + b^2), here with a = {a} and b = {b}.",
    heads=("Abs",),
    examples={"|3 + 4i|": "5", "|1 - i|": "sqrt(2)", "|-2i|": "2", "|1/2 + i/2|": "sqrt(2)/2"},
    refuses=("|x + i|", "|-3|", "|(1 + i)*(1 - i)|"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def modulus(t: Term, scope: Scope) -> Iterator[Redex]:
    """The absolute value of a written-out number."""
    z = _number(t.args[0]) if is_written_out(t.args[0]) else None
    if z is None:
        return
    norm = z.norm()
    value = as_rational(norm)
    after = root_term(value, 2) if value is not None else root_of_sum(norm, 2)
    written = root(add(power(z.re, 2), power(z.im, 2)))
    steps = lines_of_working(t, (written, _SQUARES.name), (root(norm), _SQUARES.name), (after, _SQUARES.name))
    yield from fits(t, after, steps, a=z.re, b=z.im)


@rule(
    "part-of-complex-number",
    title="Read off the part",
    say="{way}",
    heads=("Conjugate", "RealPart", "ImaginaryPart"),
    examples={"conj(3 - 2i)": "3 + 2i", "Re(3 - 2i)": "3", "Im(3 - 2i)": "-2", "Im(i)": "1", "conj(5)": "5"},
    refuses=("conj(x)", "Re((1 + i)*(2 - i))", "Im((1 + i)^2)"),
    eager=True,
    rank=1.1,
    level=LEVEL,
)
def part_of_complex_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The conjugate, the real or the imaginary part of a written-out number."""
    z = cartesian(t.args[0]) if is_written_out(t.args[0]) and not symbols(t) else None
    if z is None:
        return
    after, way = {
        "Conjugate": (z.conjugate().term(), "The conjugate of a + b*i is a - b*i."),
        "RealPart": (z.re, "The real part of a + b*i is a."),
        "ImaginaryPart": (z.im, "The imaginary part of a + b*i is b, without the i."),
    }[t.head]
    yield from fits(t, after, way=way)


@rule(
    "root-of-negative-number",
    title="Write the root with i",
    say="sqrt(-a) = sqrt(a)*i for a > 0.",
    heads=("Root",),
    examples={"sqrt(-4) + i": "2i + i", "sqrt(-3)*i": "sqrt(3)*i*i"},
    refuses=("sqrt(-4)", "sqrt(4) + i", "cbrt(-8) + i", "sqrt(x) + i"),
    eager=True,
    rank=0.5,
    level=LEVEL,
)
def root_of_negative_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The square root of a negative number where numbers are complex: the question has an i or says so."""
    value = as_rational(t.args[0])
    if value is None or value >= 0 or t.args[1] != integer(2):
        return
    if contains(scope.question, I) or scope.question.head == "CartesianForm" or not scope.is_real:
        yield from fits(t, Cartesian(ZERO, root_term(-value, 2)).term())
