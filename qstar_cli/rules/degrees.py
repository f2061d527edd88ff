"""Calculations with degrees."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.fits import fits
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import add, negative, number
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import as_rational


@rule(
    "work-with-degrees",
    title="Calculate with the degrees",
    say="Degrees are added, subtracted, multiplied and divided like any unit.",
    heads=("Sum", "Product", "Div"),
    examples={"30° + 15°": "45°", "180° - 2*35°": "180° - 70°", "90°/2": "45°"},
    refuses=("30° + x", "30°", "30°*15°", "90°/0"),
    eager=True,
    rank=2.35,
    level="pre-algebra",
)
def work_with_degrees(t: Term, scope: Scope) -> Iterator[Redex]:
    """Sums of degrees, and degrees times or over a number."""
    if t.head == "Sum":
        values = [(k, v) for k, s in enumerate(t.args) if (v := _degrees(s)) is not None]
        if len(values) > 1:
            rest = [s for k, s in enumerate(t.args) if k not in {k for k, _ in values}]
            yield from fits(t, add(_spelled(sum((v for _, v in values), Fraction(0))), *rest))
        return
    found = [v for a in t.args if (v := _degrees(a)) is not None]
    numbers = [q for a in t.args if (q := as_rational(a)) is not None]
    if len(found) != 1 or len(numbers) != len(t.args) - 1 or (t.head == "Div" and (not numbers[0] or found[0] is None)):
        return
    if t.head == "Div" and _degrees(t.args[0]) is None:
        return
    value = found[0]
    for q in numbers:
        value = value / q if t.head == "Div" else value * q
    yield from fits(t, _spelled(value))


def _degrees(s: Term) -> Fraction | None:
    """The number of degrees of `n°` or `-n°`."""
    bare = s.args[0] if s.head == "Neg" else s
    value = as_rational(bare.args[0]) if bare.head == "Degree" else None
    return None if value is None else -value if s.head == "Neg" else value


def _spelled(value: Fraction) -> Term:
    whole = term("Degree", number(abs(value)))
    return whole if value >= 0 else negative(whole)
