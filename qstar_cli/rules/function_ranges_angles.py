"""Ranges of sums, products and quotients of sines and cosines: with one function, with one sine, by solvability."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import presented
from qstar_cli.rules.trigonometry_linear import Bidegrees, bidegrees, shifted_sine
from qstar_cli.rules.trigonometry_polynomials import functions_in, in_one_angle, reduced
from qstar_cli.rules.trigonometry_reduction import only_in_functions
from qstar_cli.rules.trigonometry_sides import by_single_angles, units
from qstar_cli.rules.trigonometry_values import sign_of, simplified_number
from qstar_cli.terms.build import TRUE, add, divide, integer, multiply, power, subtract
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import over_number, product_of
from qstar_cli.terms.term import Term, contains, operands, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational

SAME = Relation.SAME_SOLUTIONS
ZERO, ONE, TWO = integer(0), integer(1), integer(2)


def _function(t: Term) -> tuple[Term, Term, tuple[Term, ...]] | None:
    """(the expression, its one letter, the conditions) where the letter stands in angles only."""
    value, function = t.args
    e, condition = function.args if function.head == "Where" else (function, TRUE)
    letters = symbols(e)
    if len(letters) != 1 or contains(function, value):
        return None
    return e, letters[0], () if condition == TRUE else operands(condition, "And")


def _of(t: Term, after: Term) -> Term:
    """The statement about another expression with the same condition."""
    function = t.args[1]
    return term("InRange", t.args[0], term("Where", after, function.args[1]) if function.head == "Where" else after)


def _polynomial(e: Term, x: Term) -> Term | None:
    """An expression multiplied out that is a polynomial in at least two functions of angles."""
    whole = expanded(e)
    if whole is None or not only_in_functions(whole, x) or set(functions_in(whole)) != set(functions_in(e)):
        return None
    return whole if len(functions_in(whole, x)) > 1 and all(f.head in ("Sin", "Cos") for f in functions_in(e)) else None


def _parts(whole: Term, x: Term) -> tuple[Term, Bidegrees] | None:
    """(the angle, the coefficients by exponents of its sine and cosine) of a polynomial in these two."""
    functions = functions_in(whole, x)
    angle = functions[0].args[0]
    if {f.args[0] for f in functions} != {angle}:
        return None
    found = bidegrees(whole, term("Sin", angle), term("Cos", angle))
    return None if found is None else (angle, found)


@rule(
    "range-with-one-sine",
    title="Write with one sine",
    say="a*sin + b*cos is R*sin of a shifted angle with R = sqrt(a^2 + b^2) = {size}.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is a value of sin(x) + cos(x) for y": "y is a value of sqrt(2)*sin(x + pi/4)",
        "y is a value of 3sin(2x) - 4cos(2x) + 1 for y": "y is a value of 5sin(2x - arctan(4/3)) + 1",
    },
    refuses=(
        "y is a value of sin(x) + 1 for y",
        "y is a value of sin(x) + cos(2x) for y",
        "y is a value of sin(x)^2 + cos(x) for y",
        "y is a value of x + sin(x) for y",
    ),
    rank=-1.0,
    eager=True,
    level="trigonometry",
)
def range_with_one_sine(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*sin(u) + b*cos(u) + c` by one sine; angles such as u + pi/3 are written out first."""
    found = _function(t)
    after = with_one_sine(*found[:2]) if found is not None else None
    if after is not None:
        yield Redex(always(Rewrite(_of(t, after[0]))), {"size": after[1]})


def with_one_sine(e: Term, x: Term) -> tuple[Term, Term] | None:
    """(the expression by one sine, the factor of the sine); None for other expressions."""
    whole = _polynomial(e, x)
    parts = _parts(_in_single_angles(whole), x) if whole is not None else None
    shifted = shifted_sine(parts[1]) if parts is not None else None
    if parts is None or shifted is None:
        return None
    sine = term("Sin", tidy(add(parts[0], shifted.shift)))
    constant = parts[1].get((0, 0), ZERO)
    after = add(product_of((shifted.size, sine)), *(() if constant == ZERO else (constant,)))
    return tidy(after), shifted.size


def _in_single_angles(whole: Term) -> Term:
    """A polynomial with the addition formulas applied to angles such as u + pi/3."""
    unit = units([whole])
    return whole if unit is None else expanded(by_single_angles(whole, unit, "")) or whole


@rule(
    "range-with-double-angle",
    title="Use the double angle",
    say="sin^2 = (1 - cos(2a))/2, cos^2 = (1 + cos(2a))/2 and sin*cos = sin(2a)/2 leave the first powers only.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is a value of sin(x)*cos(x) for y": "y is a value of sin(2x)/2",
        "y is a value of sin(x)^2 + 2sin(x)*cos(x) + 3cos(x)^2 for y": "y is a value of sin(2x) + cos(2x) + 2",
    },
    refuses=(
        "y is a value of sin(x)^2 + cos(x)^2 + 1 for y",
        "y is a value of sin(x)*cos(2x) for y",
        "y is a value of sin(x)*cos(x) + sin(x) for y",
    ),
    rank=-1.0,
    eager=True,
    level="trigonometry",
)
def range_with_double_angle(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*sin^2 + b*sin*cos + c*cos^2 + d` with b not 0."""
    found = _function(t)
    after = with_double_angle(*found[:2]) if found is not None else None
    if after is not None:
        yield Redex(always(Rewrite(_of(t, after))))


def with_double_angle(e: Term, x: Term) -> Term | None:
    """The expression by the sine and cosine of the double angle."""
    whole = _polynomial(e, x)
    parts = _parts(whole, x) if whole is not None else None
    if parts is None or not {(1, 1)} <= set(parts[1]) <= {(2, 0), (1, 1), (0, 2), (0, 0)}:
        return None
    angle, given = parts
    a, b, c, d = (given.get(key, ZERO) for key in ((2, 0), (1, 1), (0, 2), (0, 0)))
    doubled = expanded(multiply(TWO, angle)) or angle
    pieces = (
        (divide(b, TWO), term("Sin", doubled)),
        (divide(subtract(c, a), TWO), term("Cos", doubled)),
        (add(divide(add(a, c), TWO), d), ONE),
    )
    return tidy(add(*(_times(q, f) for p, f in pieces if sign_of(q := simplified_number(p)))))


def _times(q: Term, f: Term) -> Term:
    """A number times a function: `sin(2x)/2`."""
    value = as_rational(q)
    return product_of((q, f)) if value is None else over_number(value, f)


@rule(
    "range-in-one-function",
    title="Write with one function",
    say="sin^2 + cos^2 = 1 and the formulas for multiple angles leave {function} as the only function.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is a value of cos(2x) + sin(x) for y": "y is a value of -2sin(x)^2 + sin(x) + 1",
        "y is a value of sin(x)^2 + cos(x) for y": "y is a value of -cos(x)^2 + cos(x) + 1",
        "y is a value of sin(x)^4 + cos(x)^4 for y": "y is a value of 2sin(x)^4 - 2sin(x)^2 + 1",
    },
    refuses=(
        "y is a value of sin(x)^2 + sin(x) for y",
        "y is a value of sin(x) + cos(x) for y",
        "y is a value of tan(x) + sin(x) for y",
    ),
    rank=-1.0,
    eager=True,
    level="trigonometry",
)
def range_in_one_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial in sines and cosines of multiples of one angle that is one in a single function."""
    found = _function(t)
    after = in_one_function(*found[:2]) if found is not None else None
    if after is not None:
        yield Redex(always(Rewrite(_of(t, after[0]))), {"function": after[1]})


def in_one_function(e: Term, x: Term) -> tuple[Term, Term] | None:
    """(the expression by one function of one angle, that function)."""
    whole = _polynomial(e, x)
    for wanted in ("Sin", "Cos") if whole is not None else ():
        written = in_one_angle(whole, x, wanted) if whole is not None else None
        if written is None:
            continue
        p = reduced(*written, wanted)
        if len(functions_in(p)) < 2 and not is_similar(p, e):
            return presented(p), term(wanted, written[1])
    return None


@rule(
    "range-by-solvability",
    title="Ask for which y the equation has a solution",
    say="The denominator is never 0, so {y} = {function} says {equation}. "
    "An equation a*sin + b*cos = c has a solution exactly where a^2 + b^2 >= c^2.",
    heads=("InRange",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is a value of sin(x)/(2 + cos(x)) for y": "y^2 + 1 >= 4y^2",
        "y is a value of (1 + sin(x))/(3 - 2sin(x) + cos(x)) for y": "4y^2 + 4y + 1 + y^2 >= 9y^2 - 6y + 1",
    },
    refuses=(
        "y is a value of sin(x)/(1 + cos(x)) for y",
        "y is a value of 1/(2 + cos(x)) for y",
        "y is a value of (sin(x)/(2 + cos(x)) for 0 <= x and x <= 1) for y",
        "y is a value of sin(2x)/(2 + cos(x)) for y",
    ),
    rank=-1.0,
    eager=True,
    level="trigonometry",
)
def range_by_solvability(t: Term, scope: Scope) -> Iterator[Redex]:
    """`(a*sin(u) + b*cos(u) + c)/(p*sin(u) + q*cos(u) + r)` with r^2 > p^2 + q^2, so that the denominator is not 0."""
    found = _function(t)
    if found is None or found[2] or found[0].head != "Div" or len(functions_in(found[0])) < 2:
        return
    (e, x, _), y = found, t.args[0]
    above, below = (_linear(side, x) for side in e.args)
    angles = {f.args[0] for f in functions_in(e, x)}
    if above is None or below is None or len(angles) != 1:
        return
    (a, b, c), (p, q, r) = above, below
    size = subtract(power(r, 2), add(power(p, 2), power(q, 2)))
    if sign_of(size) != 1:
        return
    s, k, m = (expanded(subtract(u, multiply(v, y))) or ZERO for u, v in ((a, p), (b, q), (c, r)))
    angle = angles.pop()
    left = add(product_of((s, term("Sin", angle))), product_of((k, term("Cos", angle))))
    rest = expanded(multiply(integer(-1), m)) or ZERO
    equation = term("Equal", tidy(left), presented(rest))
    after = term("GreaterEqual", add(_square(s), _square(k)), _square(rest))
    yield Redex(always(Rewrite(tidy(after))), {"y": y, "function": e, "equation": tidy(equation)})


def _square(t: Term) -> Term:
    return expanded(power(t, 2)) or power(t, 2)


def _linear(side: Term, x: Term) -> tuple[Term, Term, Term] | None:
    """(a, b, c) of a*sin(u) + b*cos(u) + c, also for a number."""
    whole = expanded(side)
    if whole is None or not only_in_functions(whole, x):
        return None
    functions = functions_in(whole, x)
    if not functions:
        return ZERO, ZERO, whole
    found = _parts(whole, x)
    if found is None or not set(found[1]) <= {(1, 0), (0, 1), (0, 0)}:
        return None
    if any(f.head not in ("Sin", "Cos") for f in functions):
        return None
    return found[1].get((1, 0), ZERO), found[1].get((0, 1), ZERO), found[1].get((0, 0), ZERO)
