"""Equations `root of p = number` and `|p| = number`, which need no check of candidates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qstar_cli.rules.numbers import bounded_power
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.terms.build import FALSE, any_of, equal, integer, negative, number, power
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, contains, symbols
from qstar_cli.terms.views import as_integer, as_rational


@dataclass(frozen=True, slots=True)
class Isolated:
    """`head(inside) = value` with a number as value, whose sign is given; `index` is that of a root."""

    inside: Term
    index: int
    value: Term
    sign: int


def _isolated(t: Term, scope: Scope, head: str) -> Isolated | None:
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return None
    for here, there in (t.args, t.args[::-1]):
        inside = _inside(here, head)
        sign = _sign(there) if inside is not None and contains(inside[0], view.unknown) else None
        if inside is not None and sign is not None:
            return Isolated(*inside, there, sign)
    return None


def _inside(t: Term, head: str) -> tuple[Term, int] | None:
    """(p, n) for `root(p, n)` and `p^(1/n)`, (p, 1) for |p|; None for other terms."""
    if head == "Abs":
        return (t.args[0], 1) if t.head == "Abs" else None
    index = as_integer(t.args[1]) if t.head == "Root" else None
    exponent = as_rational(t.args[1]) if t.head == "Pow" else None
    if exponent is not None and exponent.numerator == 1:
        index = exponent.denominator
    return (t.args[0], index) if index and index > 1 else None


def _sign(t: Term) -> int | None:
    """The sign of a number; None for a term with letters and where it is not known."""
    value = as_rational(t)
    if value is not None:
        return (value > 0) - (value < 0)
    return None if symbols(t) else sign_of_difference(t, ZERO)


@rule(
    "raise-both-sides",
    title="Raise both sides to a power",
    say="{reason}, so raising both sides to the power {n} keeps the solutions.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "sqrt(x) = 3": "x = 9",
        "cbrt(x - 1) = -2": "x - 1 = -8",
        "1/2 = sqrt(2x)": "2x = 1/4",
        "sqrt(x) = 0": "x = 0",
        "x^(1/5) = -1": "x = -1",
        "sqrt(x) = 2 - sqrt(3)": "x = (2 - sqrt(3))^2",
    },
    refuses=("sqrt(x) = -3", "sqrt(x) = x", "2sqrt(x) = 4", "sqrt(x) + 1 = 3"),
)
def raise_both_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(p, n) = c` becomes `p = c^n`, for even n only if c >= 0."""
    found = _isolated(t, scope, "Root")
    if found is not None and (found.index % 2 or found.sign >= 0):
        value = as_rational(found.value)
        raised = power(found.value, found.index) if value is None else number(bounded_power(value, found.index))
        after = equal(found.inside, raised)
        reason = "The root is of odd order" if found.index % 2 else "Both sides are at least 0"
        yield Redex(lambda: Rewrite(after), {"reason": reason, "n": integer(found.index)})


@rule(
    "even-root-is-not-negative",
    title="An even root is never negative",
    say="A root of even order is at least 0, so it never equals {value}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=0,
    eager=True,
    examples={"sqrt(x) = -3": "no solution", "-1/2 = root(x + 1, 4)": "no solution"},
    refuses=("sqrt(x) = 3", "cbrt(x) = -3", "sqrt(x) = 0", "sqrt(x) = -x"),
)
def even_root_is_not_negative(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(p, n) = c` with even n and c < 0 has no solution."""
    found = _isolated(t, scope, "Root")
    if found is not None and found.index % 2 == 0 and found.sign < 0:
        yield Redex(lambda: Rewrite(FALSE), {"value": found.value})


@rule(
    "open-absolute-value",
    title="Open the absolute value",
    say="A number has the absolute value {value} exactly when it is {value} or its opposite.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "|x| = 3": "x = 3 or x = -3",
        "5 = |2x - 1|": "2x - 1 = 5 or 2x - 1 = -5",
        "|x| = sqrt(2)": "x = sqrt(2) or x = -sqrt(2)",
        "|x + 1| = 0": "x + 1 = 0",
    },
    refuses=("|x| = -3", "|x| = x", "2|x| = 3", "|x| + 1 = 3"),
)
def open_absolute_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| = c` with c >= 0 becomes `p = c or p = -c`."""
    found = _isolated(t, scope, "Abs")
    if found is None or found.sign < 0:
        return
    value = found.value
    values = (value,) if value == ZERO else (value, negative(value))
    yield Redex(lambda: Rewrite(any_of(*(equal(found.inside, v) for v in values))), {"value": value})


@rule(
    "absolute-value-is-not-negative",
    title="An absolute value is never negative",
    say="An absolute value is at least 0, so it never equals {value}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=0,
    eager=True,
    examples={"|x - 1| = -2": "no solution"},
    refuses=("|x| = 2", "|x| = 0", "|x| = -x"),
)
def absolute_value_is_not_negative(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| = c` with c < 0 has no solution."""
    found = _isolated(t, scope, "Abs")
    if found is not None and found.sign < 0:
        yield Redex(lambda: Rewrite(FALSE), {"value": found.value})
