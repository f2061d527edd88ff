"""Greatest and least values of sums and products of sines and cosines."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.function_ranges_angles import in_one_function, with_double_angle, with_one_sine
from qstar_cli.rules.function_ranges_layers import depth, with_inner_letter
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import TRUE
from qstar_cli.terms.intervals import intervals_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, symbols, term


@rule(
    "extreme-value-with-one-function",
    title="Write with one function",
    say="{reason}",
    heads=("Minimum", "Maximum"),
    questions=("Minimum", "Maximum"),
    examples={
        "find the maximum value of sin(x) + cos(x)": "find the maximum value of sqrt(2)*sin(x + pi/4)",
        "find the minimum value of sin(x)*cos(x)": "find the minimum value of sin(2x)/2",
        "find the maximum value of sin(x)^2 + cos(x)": "find the maximum value of cos(x) - cos(x)^2 + 1",
    },
    refuses=(
        "find the maximum value of sin(x) + 1",
        "find the maximum value of x + sin(x)",
        "find the maximum value of a*sin(x) + cos(x)",
    ),
    rank=-1.0,
    eager=True,
    level="trigonometry",
)
def extreme_value_with_one_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*sin + b*cos + c` by one shifted sine, second powers by the double angle, other polynomials by one function."""
    function = t.args[0]
    e = function.args[0] if function.head == "Where" else function
    letters = symbols(e)
    found = _simpler(e, letters[0]) if len(letters) == 1 else None
    if found is not None:
        after, reason = found
        inside = term("Where", after, function.args[1]) if function.head == "Where" else after
        yield Redex(always(Rewrite(term(t.head, inside))), {"reason": reason})


@rule(
    "extreme-value-of-the-inner-function",
    title="Values of the inner function",
    say="Write {letter} for {inner}: it takes {values}.",
    heads=("Minimum", "Maximum"),
    questions=("Minimum", "Maximum"),
    examples={
        "find the maximum value of cos(x) - cos(x)^2": "find the maximum value of (u - u^2 for -1 <= u and u <= 1)",
    },
    refuses=("find the maximum value of sin(x) + 1", "find the maximum value of x + sin(x)"),
    rank=-0.5,
    eager=True,
)
def extreme_value_of_the_inner_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function that holds its inner part several times has the extreme values of its outer part on those values."""
    function = t.args[0]
    e, condition = function.args if function.head == "Where" else (function, TRUE)
    letters = symbols(e)
    domain = intervals_of(condition, letters[0]) if len(letters) == 1 else None
    if domain is None or depth(e, letters[0]) is not None:
        return
    written = with_inner_letter(e, letters[0], domain, ())
    if written is not None:
        yield Redex(always(Rewrite(term(t.head, written.outer))), written.words)


def _simpler(e: Term, x: Term) -> tuple[Term, str] | None:
    """(the expression in a simpler form, the law)."""
    if (sine := with_one_sine(e, x)) is not None:
        return sine[0], f"a*sin + b*cos is R*sin of a shifted angle with R = sqrt(a^2 + b^2) = {text(sine[1])}."
    if (doubled := with_double_angle(e, x)) is not None:
        return doubled, "sin^2 = (1 - cos(2a))/2, cos^2 = (1 + cos(2a))/2 and sin*cos = sin(2a)/2."
    if (one := in_one_function(e, x)) is not None:
        return one[0], f"sin^2 + cos^2 = 1 and the formulas for multiple angles leave {text(one[1])} alone."
    return None
