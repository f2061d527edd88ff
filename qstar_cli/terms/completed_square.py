"""The form of a completed square in one letter."""

from __future__ import annotations

from qstar_cli.terms.build import integer
from qstar_cli.terms.forms import is_number
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_rational, quotient, rational_coefficients, summands


def is_completed_square(t: Term) -> bool:
    """a*(x + h)^2 + k or a*x^2 + k with numbers a, h, k; a 1, a 0 and signs left out as usual."""
    parts = summands(t)
    squares = [s for s in parts if symbols(s)]
    others = [s for s in parts if not symbols(s)]
    if len(squares) != 1 or len(others) > 1 or len(symbols(t)) != 1 or not all(map(is_number, others)):
        return False
    (x,) = symbols(t)
    view = quotient(squares[0])
    numbers = [f for f in (*view.above, *view.below) if as_rational(f) is not None]
    powers = [f for f in view.above if as_rational(f) is None]
    plain = len(view.above) <= 2 and len(view.below) <= 1 and all(f.head == "Integer" for f in numbers)
    return (
        plain
        and len(numbers) + 1 == len(view.above) + len(view.below)
        and len(powers) == 1
        and _is_square(powers[0], x)
    )


def _is_square(t: Term, x: Term) -> bool:
    """x^2 or (x + h)^2."""
    if t.head != "Pow" or t.args[1] != integer(2):
        return False
    base = t.args[0]
    if base == x:
        return True
    found = rational_coefficients(base, x) if base.head == "Sum" and len(base.args) == 2 else None
    return found is not None and set(found) == {0, 1} and found[1] == 1
