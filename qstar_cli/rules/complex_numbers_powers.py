"""The powers of the imaginary unit."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.fits import fits
from qstar_cli.rules.rule import Redex, Scope, rule
from qstar_cli.terms.build import integer, negative
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational

ONE = integer(1)


@rule(
    "power-of-i",
    title="Use i^2 = -1",
    say="The powers of i repeat: i, -1, -i, 1.",
    heads=("Pow",),
    examples={"i^2": "-1", "i^3": "-i", "i^10": "-1", "i^4": "1"},
    refuses=("i", "x^2", "i^x"),
    eager=True,
    rank=1.2,
    level="complex numbers",
)
def power_of_i(t: Term, scope: Scope) -> Iterator[Redex]:
    """A whole power of the imaginary unit."""
    n = as_rational(t.args[1])
    if t.args[0].value != "i" or t.args[0].head != "Constant" or n is None or n.denominator != 1 or n < 2:
        return
    i = t.args[0]
    yield from fits(t, (ONE, i, negative(ONE), negative(i))[int(n) % 4])
