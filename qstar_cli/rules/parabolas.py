"""Vertex and axis of a parabola, greatest and least values by monotone pieces."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.function_ranges import cancelled, reason_for
from qstar_cli.rules.function_ranges_images import coefficients, image
from qstar_cli.rules.inverse_functions_layers import as_square
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import TRUE, UNDEFINED, equal, number
from qstar_cli.terms.completed_square import is_completed_square
from qstar_cli.terms.intervals import Incomparable, intervals_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, symbols, term


@rule(
    "vertex-form",
    title="Complete the square",
    say="{first}alf of the coefficient of {x} is {half}: add and subtract its square {square}.",
    heads=("Vertex",),
    questions=("Vertex",),
    examples={
        "find the vertex of x^2 - 4x + 1": "find the vertex of (x - 2)^2 - 3",
        "find the vertex of -2x^2 + 8x": "find the vertex of -2(x - 2)^2 + 8",
    },
    refuses=("find the vertex of x^2 + 3", "find the vertex of x^3 - x", "find the vertex of (x - 2)^2 - 3"),
    rank=0.0,
    eager=True,
)
def vertex_form(t: Term, scope: Scope) -> Iterator[Redex]:
    """a*x^2 + b*x + c as a*(x - h)^2 + k."""
    found = _quadratic(t.args[0])
    if found is None or not found[2] or is_completed_square(t.args[0]):
        return
    x, a, b, _ = found
    after = term(t.head, as_square(t.args[0], x))
    half = b / (2 * a)
    first = "H" if a == 1 else f"Take out {text(number(a))}. In the brackets h"
    words: dict[str, Term | str] = {"first": first, "x": x, "half": number(half), "square": number(half * half)}
    yield Redex(always(Rewrite(after)), words)


@rule(
    "read-off-the-vertex",
    title="Read off the vertex",
    say="A square is 0 at its smallest: a*(x - h)^2 + k has the vertex (h, k).",
    heads=("Vertex",),
    questions=("Vertex",),
    examples={
        "find the vertex of (x - 2)^2 - 3": "(2, -3)",
        "find the vertex of x^2 + 3": "(0, 3)",
    },
    refuses=("find the vertex of x^2 - 4x", "find the vertex of 2x + 1", "find the vertex of a*x^2"),
    rank=0.0,
    eager=True,
)
def read_off_the_vertex(t: Term, scope: Scope) -> Iterator[Redex]:
    """The vertex of a parabola in vertex form."""
    found = _quadratic(t.args[0])
    if found is not None and (not found[2] or is_completed_square(t.args[0])):
        _, a, b, c = found
        h = -b / (2 * a)
        yield Redex(always(Rewrite(term("Tuple", number(h), number(a * h * h + b * h + c)))))


@rule(
    "axis-of-symmetry",
    title="Use the formula for the axis",
    say="The axis of the parabola a*x^2 + b*x + c is x = -b/(2a), here with a = {a} and b = {b}.",
    heads=("Axis",),
    questions=("Axis",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "find the axis of symmetry of x^2 - 4x + 1": "x = 2",
        "find the axis of symmetry of 3(t - 1)^2": "t = 1",
    },
    refuses=("find the axis of symmetry of x^3", "find the axis of symmetry of 2x + 1"),
    rank=0.0,
    eager=True,
)
def axis_of_symmetry(t: Term, scope: Scope) -> Iterator[Redex]:
    """The zeros of a*x^2 + b*x lie at the same distance on both sides of -b/(2a)."""
    found = _quadratic(t.args[0])
    if found is not None:
        x, a, b, _ = found
        yield Redex(always(Rewrite(equal(x, number(-b / (2 * a))))), {"a": number(a), "b": number(b)})


@rule(
    "extreme-value",
    title="Find the extreme value",
    say="{reason}",
    heads=("Minimum", "Maximum"),
    questions=("Minimum", "Maximum"),
    examples={
        "find the minimum value of x^2 - 4x + 1": "-3",
        "find the maximum value of 5 - 2x - x^2": "6",
        "find the maximum value of (x^2 - 4x for 0 <= x and x <= 5)": "5",
    },
    refuses=(
        "find the maximum value of x^2 - 4x + 1",
        "find the minimum value of 2x",
        "find the minimum value of (x^2 for x > 1)",
        "find the minimum value of a*x^2",
    ),
    rank=0.0,
    eager=True,
)
def extreme_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """The least or greatest value where there is one: at a turning point or at an end of the domain."""
    found = _last(t)
    if found is not None and found[1] is not None and found[2]:
        yield Redex(always(Rewrite(found[1])), {"reason": found[0]})


@rule(
    "no-extreme-value",
    title="There is no such value",
    say="{reason} No value is the {word}.",
    heads=("Minimum", "Maximum"),
    questions=("Minimum", "Maximum"),
    examples={
        "find the maximum value of x^2 - 4x + 1": "undefined",
        "find the minimum value of (x^2 for x > 1)": "undefined",
    },
    refuses=("find the minimum value of x^2 - 4x + 1", "find the minimum value of a*x^2"),
    rank=0.0,
    eager=True,
)
def no_extreme_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """The values have no bound, or come as close to it as one likes without being it."""
    found = _last(t)
    if found is not None and (found[1] is None or not found[2]):
        word = "least" if t.head == "Minimum" else "greatest"
        yield Redex(always(Rewrite(UNDEFINED)), {"reason": found[0], "word": word})


@rule(
    "cancel-before-extreme-value",
    title="Cancel",
    say="Cancel {factor}; where it is 0 the function is not defined.",
    heads=("Minimum", "Maximum"),
    questions=("Minimum", "Maximum"),
    examples={
        "find the minimum value of x^3/x": "find the minimum value of (x^2 for x != 0)",
        "find the maximum value of (4x - x^3)/x": "find the maximum value of (-x^2 + 4 for x != 0)",
    },
    refuses=(
        "find the minimum value of x^2/(x^2 + 1)",
        "find the minimum value of x^2",
        "find the minimum value of a*x/x",
    ),
    rank=-1.0,
    eager=True,
)
def cancel_before_extreme_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """A common linear factor above and below is cancelled, its zero excluded: the value there does not count."""
    function, letters = t.args[0], symbols(t)
    reduced = cancelled(function, letters[0]) if function.head == "Div" and len(letters) == 1 else None
    if reduced is not None:
        yield Redex(always(Rewrite(term(t.head, reduced[1]))), {"factor": reduced[0]})


def _last(t: Term) -> tuple[str, Term | None, bool] | None:
    """(how the function runs, the bound of its values, whether it is a value); None where the values are not known."""
    function = t.args[0]
    e, condition = function.args if function.head == "Where" else (function, TRUE)
    letters = symbols(function)
    if len(letters) != 1 or not contains(e, letters[0]):
        return None
    x = letters[0]
    try:
        domain = intervals_of(condition, x)
        found = None if domain is None else image(e, x, domain)
    except Incomparable:
        return None
    if domain is None or not found:
        return None
    last = found[0] if t.head == "Minimum" else found[-1]
    ends = (last.low, last.low_closed) if t.head == "Minimum" else (last.high, last.high_closed)
    return reason_for(e, x, domain), *ends


def _quadratic(f: Term) -> tuple[Term, Fraction, Fraction, Fraction] | None:
    """x, a, b, c of a quadratic polynomial a*x^2 + b*x + c in one letter with rational coefficients."""
    letters = symbols(f)
    found = coefficients(f, letters[0]) if len(letters) == 1 else None
    if not found or max(found) != 2:
        return None
    return letters[0], found[2], found.get(1, Fraction(0)), found.get(0, Fraction(0))
