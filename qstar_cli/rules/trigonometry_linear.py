"""Equations in the sine and cosine of one angle: divided by the cosine, written with one sine, with tan(x/2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.surds import root_term
from qstar_cli.rules.trigonometry_polynomials import functions_in, in_one_angle, polynomial_in
from qstar_cli.rules.trigonometry_reduction import descending, difference
from qstar_cli.rules.trigonometry_values import (
    angle_of,
    number_of,
    principal_value,
    quadratic,
    sign_of,
    simplified_number,
)
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import law
from qstar_cli.terms.build import PI, add, divide, equal, integer, multiply, negative, number, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.periodic import ONE
from qstar_cli.terms.radicands import rational_root
from qstar_cli.terms.spelling import power_of, product_of, summand
from qstar_cli.terms.term import Term, has_head, substitute, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational, quotient, summands

QUESTIONS = ("Solve",)
Bidegrees = dict[tuple[int, int], Term]  # (m, n): the coefficient of sin^m * cos^n
MIXED_LAW = law(
    "one-as-sum-of-squares",
    "Multiply numbers by 1",
    "1 = sin(a)^2 + cos(a)^2 gives every term the same degree.",
    "trigonometry",
)


def bidegrees(p: Term, sine: Term, cosine: Term) -> Bidegrees | None:
    """A polynomial in a sine and a cosine with numbers as coefficients, by the exponents of the two."""
    found: Bidegrees = {}
    for s in summands(p):
        view = quotient(s)
        m = n = 0
        for f in view.above:
            base, e = (f.args[0], as_integer(f.args[1]) or 0) if f.head == "Pow" else (f, 1)
            m, n = m + e * (base == sine), n + e * (base == cosine)
        c = expanded(substitute(substitute(s, sine, ONE), cosine, ONE))
        if c is None:
            return None
        found[m, n] = expanded(add(found[m, n], c)) or ZERO if (m, n) in found else c
    return found


def sine_and_cosine(t: Term, scope: Scope) -> tuple[Term, Term, Term, Bidegrees] | None:
    """(polynomial, sine, cosine, its coefficients) of an equation in the sine and cosine of multiples of one angle."""
    whole = difference(t, scope)
    x = scope.unknowns[0] if whole is not None else None
    found = in_one_angle(whole, x, "Sin") if whole is not None and x is not None else None
    if found is None or x is None:
        return None
    p = expanded(found[0])
    sine, cosine = term("Sin", found[1]), term("Cos", found[1])
    if p is None or set(functions_in(p, x)) != {sine, cosine}:
        return None
    parts = bidegrees(p, sine, cosine)
    return None if parts is None else (p, sine, cosine, parts)


@rule(
    "divide-by-cosine",
    title="Divide by the cosine",
    say="Divide by {divisor}: sine and cosine are never 0 together, so no solution is lost; sin/cos = tan.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.7,
    cost=1.5,
    examples={
        "sin(x) = cos(x)": "tan(x) = 1",
        "sin(2x) + sqrt(3)*cos(2x) = 0": "tan(2x) = -sqrt(3)",
        "sin(x)^2 - 2sin(x)*cos(x) - cos(x)^2 = 0": "tan(x)^2 - 2tan(x) - 1 = 0",
        "3sin(x)^2 + sin(x)*cos(x) = 2": "tan(x)^2 + tan(x) - 2 = 0",
    },
    refuses=("sin(x) + cos(x) = 1", "sin(x)*cos(x) = 0", "sin(x) = 0", "sin(x)^2 = cos(x)", "sin(x) = cos(2x)"),
    level="trigonometry",
)
def divide_by_cosine(t: Term, scope: Scope) -> Iterator[Redex]:
    """A homogeneous equation in sine and cosine with a pure power of the sine becomes one in the tangent."""
    found = sine_and_cosine(t, scope)
    if found is None:
        return
    _, sine, cosine, parts = found
    degree = max(m + n for m, n in parts)
    full = homogeneous(parts, degree)
    if full is None or not _has_power(full, degree) or len(full) < 2:
        return
    tangent = term("Tan", sine.args[0])
    after = _linear_or_descending(full, tangent)
    written = equal(add(*(product_of((c, *_powers(sine, m), *_powers(cosine, n))) for (m, n), c in full.items())), ZERO)
    yield Redex(partial(_divided, t, written, after, full != parts), {"divisor": power_of(cosine, degree)})


def _powers(function: Term, n: int) -> tuple[Term, ...]:
    return (power_of(function, n),) if n else ()


def _divided(t: Term, written: Term, after: Term, is_mixed: bool) -> Rewrite:
    lines = ((written, MIXED_LAW.name, SAME), (after, "divide-by-cosine", SAME))
    return Rewrite(after, substeps=working(*lines, start=t) if is_mixed and not is_similar(written, t) else ())


def _has_power(parts: Bidegrees, degree: int) -> bool:
    """Whether the sine's power alone occurs: else the cosine is a factor."""
    return (degree, 0) in parts and sign_of(parts[degree, 0]) not in (0, None)


def homogeneous(parts: Bidegrees, degree: int) -> Bidegrees | None:
    """The coefficients in one degree, lower ones multiplied by 1 = sin^2 + cos^2; None where that does not go."""
    if degree > 4 or any((degree - m - n) % 2 for m, n in parts):
        return None
    full: dict[tuple[int, int], list[Term]] = {}
    for (m, n), c in parts.items():
        missing = (degree - m - n) // 2
        for k, binomial in enumerate(((1,), (1, 1), (1, 2, 1))[missing]):
            place = (m + 2 * k, n + 2 * (missing - k))
            full.setdefault(place, []).append(multiply(integer(binomial), c) if binomial > 1 else c)
    totals = {place: expanded(add(*cs)) or ZERO for place, cs in full.items()}
    return {place: c for place, c in totals.items() if c != ZERO}


def _linear_or_descending(full: Bidegrees, tangent: Term) -> Term:
    """The equation in the tangent; a linear one without a rational number in it solved for it."""
    if max(m for m, _ in full) == 1:
        top = next(c for (m, _), c in full.items() if m == 1)
        rest = next((c for (m, _), c in full.items() if m == 0), ZERO)
        value = quadratic(divide(negative(rest), top))
        if value is not None:
            return equal(tangent, number_of(value))
    return equal(
        descending(add(*(multiply(c, power_of(tangent, m)) if m else c for (m, _), c in full.items())), tangent), ZERO
    )


@rule(
    "auxiliary-angle",
    title="Write with one sine",
    say="a*sin + b*cos is R*sin of a shifted angle with R = sqrt(a^2 + b^2) = {size}; the shift is {shift}.",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.9,
    cost=2,
    examples={
        "sin(x) + cos(x) = 1": "sin(x + pi/4) = sqrt(2)/2",
        "sqrt(3)*sin(x) - cos(x) = 2": "sin(x - pi/6) = 1",
        "3sin(2x) + 4cos(2x) = 5": "sin(2x + arctan(4/3)) = 1",
        "cos(x) - sin(x) = 1": "sin(x + 3*pi/4) = sqrt(2)/2",
    },
    refuses=("sin(x) + cos(x) = 0", "sin(x)^2 + cos(x) = 1", "sin(x) + cos(2x) = 1", "sin(x) - 2cos(x) = 1"),
    level="trigonometry",
)
def auxiliary_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*sin(u) + b*cos(u) = c` is `sin(u + phi) = c/R` with the angle phi of the point (a, b)."""
    found = sine_and_cosine(t, scope)
    if found is None or set(found[3]) != {(1, 0), (0, 1), (0, 0)}:
        return
    _, sine, _, parts = found
    shifted = shifted_sine(parts)
    if shifted is not None and not shifted.is_better_halved:
        after = equal(term("Sin", tidy(add(sine.args[0], shifted.shift))), shifted.value)
        yield Redex(partial(Rewrite, after), {"size": shifted.size, "shift": shifted.shift})


@dataclass(frozen=True, slots=True)
class ShiftedSine:
    """`a*sin(u) + b*cos(u) + c` is size*(sin(u + shift) - value).

    `is_better_halved`: the tangent of half the angle is rational where this is 0, which is easier to read.
    """

    size: Term
    shift: Term
    value: Term
    is_better_halved: bool


def shifted_sine(parts: Bidegrees) -> ShiftedSine | None:
    """A sum of a sine, a cosine and perhaps a number, given by its coefficients, with one sine."""
    if not {(1, 0), (0, 1)} <= set(parts) <= {(1, 0), (0, 1), (0, 0)}:
        return None
    a, b, c = parts[1, 0], parts[0, 1], negative(parts.get((0, 0), ZERO))
    square = quadratic(add(power(a, 2), power(b, 2)))
    shift = _direction(a, b)
    if square is None or square[1] or shift is None:
        return None
    size = root_term(square[0], 2)
    value = simplified_number(divide(c, size))
    halved = has_head(shift, "Atan") and angle_of("Sin", value) is None and _is_square(number(square[0]), c)
    return ShiftedSine(size, shift, value, halved)


def _is_square(square: Term, c: Term) -> bool:
    """Whether a^2 + b^2 - c^2 is the square of a rational number: the discriminant of the equation in tan(u/2)."""
    rest = quadratic(subtract(square, power(c, 2)))
    return rest is not None and not rest[1] and rest[0] >= 0 and rational_root(rest[0], 2) is not None


def _direction(a: Term, b: Term) -> Term | None:
    """The angle between -pi and pi of the point (a, b), a != 0."""
    ratio = quadratic(divide(b, a))
    if ratio is None:
        return None
    rest, q = principal_value("Tan", number_of(ratio))
    if sign_of(a) == -1:
        q += 1 if sign_of(b) == 1 else -1
    turn = summand(q, PI) if q else ZERO
    return tidy(add(*(s for s in (rest, turn) if s != ZERO)))


@rule(
    "sine-of-double-angle",
    title="Use the double angle",
    say="2sin(a)*cos(a) = sin(2a).",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.4,
    examples={
        "sin(x)*cos(x) = 1/4": "sin(2x) = 1/2",
        "4sin(3x)*cos(3x) = sqrt(3)": "sin(6x) = sqrt(3)/2",
        "8sin(x)^2*cos(x)^2 = 1": "2sin(2x)^2 - 1 = 0",
    },
    refuses=("sin(x)*cos(x) = 0", "sin(x)*cos(2x) = 1", "sin(x)*cos(x) = sin(x)", "sin(x)^2 = 1"),
    level="trigonometry",
)
def sine_of_double_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial in sin(u)*cos(u), with a number beside, is one in sin(2u)."""
    found = sine_and_cosine(t, scope)
    if found is None or any(m != n for m, n in found[3]) or (0, 0) not in found[3]:
        return
    _, sine, _, parts = found
    doubled = term("Sin", expanded(multiply(integer(2), sine.args[0])) or sine.args[0])
    if set(parts) == {(1, 1), (0, 0)}:
        value = quadratic(divide(multiply(integer(-2), parts[0, 0]), parts[1, 1]))
        after = equal(doubled, number_of(value)) if value is not None else None
    else:
        whole = add(*(multiply(number(Fraction(1, 2**m)), c, *_powers(doubled, m)) for (m, _), c in parts.items()))
        after = equal(descending(expanded(whole) or whole, doubled), ZERO)
    if after is not None:
        yield Redex(partial(Rewrite, after))


@rule(
    "function-of-triple-angle",
    title="Use the triple angle",
    say="4cos(a)^3 - 3cos(a) = cos(3a), 3sin(a) - 4sin(a)^3 = sin(3a).",
    heads=("Equal",),
    questions=QUESTIONS,
    relation=SAME,
    rank=1.4,
    examples={"4cos(x)^3 - 3cos(x) = 1/2": "cos(3x) = 1/2", "6sin(x) - 8sin(x)^3 = 1": "sin(3x) = 1/2"},
    refuses=("4cos(x)^3 - 3cos(x) = 0", "4cos(x)^3 - 2cos(x) = 1", "cos(x)^2 = 1", "4tan(x)^3 - 3tan(x) = 1"),
    level="trigonometry",
)
def function_of_triple_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """A cubic equation in a sine or cosine that the formula for the triple angle shortens."""
    whole = difference(t, scope)
    functions = functions_in(t, scope.unknowns[0]) if whole is not None else []
    if whole is None or len(functions) != 1 or functions[0].head not in ("Sin", "Cos"):
        return
    coefficients = polynomial_in(whole, functions[0])
    values = {n: as_rational(c) for n, c in coefficients.items()} if coefficients is not None else {}
    cubic, linear, fixed = values.get(3), values.get(1), values.get(0)
    if set(values) != {3, 1, 0} or not cubic or not fixed or linear is None or 4 * linear != -3 * cubic:
        return
    angle = expanded(multiply(integer(3), functions[0].args[0]))
    value = -4 * fixed / cubic * (1 if functions[0].head == "Cos" else -1)
    yield Redex(partial(Rewrite, equal(term(functions[0].head, angle or functions[0].args[0]), number(value))))
