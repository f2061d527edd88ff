"""The value of an unknown worked out where it is a sum of fractions with roots: `x = 1 - (1 + sqrt(5))/2`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.algebra import expanded, generators
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, numeric_denominator, presented, sides, times
from qstar_cli.rules.surds import without_squared_roots
from qstar_cli.terms.build import equal, integer
from qstar_cli.terms.solved import is_finished
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term, contains, has_head, symbols
from qstar_cli.terms.views import as_rational, summands


@rule(
    "work-out-the-value",
    title="Work out the value",
    say="Write everything over one denominator and combine like terms.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    examples={
        "x = 1 - (1 + sqrt(5))/2": "x = (1 - sqrt(5))/2",
        "x = (3 + sqrt(2))/2 - (1 - sqrt(2))/2": "x = 1 + sqrt(2)",
        "x = s - (s + sqrt(s^2 - 4p))/2": "x = (s - sqrt(s^2 - 4p))/2",
    },
    refuses=("x = (1 - sqrt(5))/2", "x = x - sqrt(2)/2", "x = 3 - 1", "2x = 1 - (1 + sqrt(5))/2"),
)
def work_out_the_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """`x = e` where e is a sum of numbers, letters and square roots, in brackets or not, over numbers only."""
    view = sides(t, scope)
    if view is None or t.args[0] != view.unknown or is_finished(t.args[1]) or contains(t.args[1], view.unknown):
        return
    value = over_one_denominator(t.args[1])
    if value is not None:
        yield Redex(lambda: Rewrite(equal(t.args[0], value)))


def over_one_denominator(t: Term) -> Term | None:
    """A polynomial in letters and square roots over one denominator; None for anything else."""
    if not has_head(t, "Root") or not all(map(_is_letter_or_root, generators(t))):
        return None
    whole = expanded(t)
    if whole is None:
        return None
    parts = summands(without_squared_roots(whole))
    below = numeric_denominator(parts)
    result = quotient_of(presented(times(Fraction(below), parts)), integer(below))
    return result if is_finished(result) else None


def _is_letter_or_root(t: Term) -> bool:
    """A letter, or the square root of a positive number or of something with letters."""
    if t.head != "Root" or t.args[1] != integer(2):
        return t.head == "Symbol"
    return bool(symbols(t)) or (as_rational(t.args[0]) or 0) > 0
