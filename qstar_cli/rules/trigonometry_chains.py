"""Chains of lines from one side of a trigonometric identity to the other. No rule is declared here."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.rules.algebra import common_factor, divide_exact
from qstar_cli.rules.rule import Rule
from qstar_cli.rules.trigonometry_sides import Fractions, as_fraction, cross_difference
from qstar_cli.rules.workings import law
from qstar_cli.terms.build import add, integer, multiply, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term, has_head, map_args, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational

ONE = integer(1)
AT_ONCE = 8  # a side no larger than `1 - sin(x)^2` is the other one by the law itself
Chain = list[tuple[Term, str]]  # (line, name of the law that leads to it)
ONE_FRACTION = law("side-as-one-fraction", "Write as one fraction", "Bring everything over one denominator.", "algebra")
MULTIPLIED_OUT = law(
    "side-multiplied-out", "Multiply out", "Multiply out the brackets and collect like terms.", "algebra"
)
BY_SAME = law(
    "multiply-above-and-below-by", "Multiply above and below the bar", "This does not change the quotient.", "algebra"
)
PYTHAGORAS = law(
    "squares-of-sine-and-cosine",
    "Use the relation between the squares",
    "sin(a)^2 + cos(a)^2 = 1, cosh(a)^2 - sinh(a)^2 = 1.",
    "trigonometry",
)
PRODUCTS_TO_SUMS = law(
    "products-to-sums",
    "Write products as sums",
    "2sin(a)*cos(b) = sin(a + b) + sin(a - b), 2cos(a)*cos(b) = cos(a - b) + cos(a + b), and so on.",
    "trigonometry",
)
CANCELLED = law("cancel-to-other-side", "Cancel", "Divide above and below the bar by the common factor.", "algebra")
_BY_SQUARE: dict[str, Callable[[Term], Term]] = {
    "Sin": lambda a: subtract(ONE, power(term("Cos", a), 2)),
    "Cos": lambda a: subtract(ONE, power(term("Sin", a), 2)),
    "Sinh": lambda a: subtract(power(term("Cosh", a), 2), ONE),
    "Cosh": lambda a: add(ONE, power(term("Sinh", a), 2)),
}


def chain_between(side: Term, other: Term, relation: Rule) -> Chain | None:
    """The lines from one side to the other: one fraction N/D, times B above and below, N*B = A*D, cancelled to A/B."""
    here, there = as_fraction(side), as_fraction(other)
    if here is None or there is None:
        return None
    if relation is PYTHAGORAS:
        replaced = _with_other_squares(side, there)
        if replaced is not None:
            return [(replaced, PYTHAGORAS.name), (other, MULTIPLIED_OUT.name)]
    first = ONE_FRACTION if has_head(side, "Div") else MULTIPLIED_OUT
    lines = [(quotient_of(*here), first.name)]
    if cross_difference(here, there) != ZERO:
        lines += _multiplied(here, there, relation.name)
    lines.append((other, CANCELLED.name if len(lines) > 1 else first.name))
    kept: list[tuple[Term, str]] = []
    before = side
    for line, law_name in lines:
        line = tidy(line)
        if not is_similar(line, before):
            kept.append((line, law_name))
            before = line
    if kept and kept[-1][0] != other:
        kept[-1] = (other, kept[-1][1])
    return kept


def _with_other_squares(side: Term, other: Fractions) -> Term | None:
    """A side without quotients with all squares of one function written by the other one, where multiplying out then
    gives the other side; None where it does not."""
    if has_head(side, "Div") or side.size <= AT_ONCE:
        return None
    for function, square in _BY_SQUARE.items():
        replaced = tidy(_by_square(side, function, square))
        found = as_fraction(replaced) if replaced != side else None
        if found is not None and cross_difference(found, other) == ZERO:
            return replaced
    return None


def _by_square(t: Term, function: str, square: Callable[[Term], Term]) -> Term:
    """Powers of a function with even exponents as powers of what its square is."""
    if t.head == "Pow" and t.args[0].head == function:
        exponent = as_integer(t.args[1])
        if exponent is not None and exponent > 0 and exponent % 2 == 0:
            return power(square(t.args[0].args[0]), exponent // 2) if exponent > 2 else square(t.args[0].args[0])
    return map_args(t, tuple(_by_square(a, function, square) for a in t.args)) if t.args else t


def _multiplied(here: Fractions, there: Fractions, name: str) -> Chain:
    (n, d), (a, b) = here, there
    common = common_factor(b, d)
    b_left, d_left = (divide_exact(p, common) or p for p in (b, d)) if common is not None else (b, d)
    below = _product(d, b_left)
    lines = [(quotient_of(_product(n, b_left), below), BY_SAME.name)] if as_rational(b_left) is None else []
    return [*lines, (quotient_of(_product(a, d_left), below), name)]


def _product(a: Term, b: Term) -> Term:
    factors = [f for f in (a, b) if f != ONE]
    return multiply(*factors)
