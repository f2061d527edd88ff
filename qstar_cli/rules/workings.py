"""Laws that occur in the working of other rules only: they name substeps and never fire by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.rule import Redex, Rule, Scope
from qstar_cli.terms.term import Term


def _never(t: Term, scope: Scope) -> Iterator[Redex]:
    """Names a line of working."""
    yield from ()


def law(name: str, title: str, say: str, level: str = "arithmetic") -> Rule:
    """A law that names substeps."""
    return Rule(name=name, title=title, say=say, heads=(), matcher=_never, examples={}, level=level, page=say)


common_denominator = law(
    "write-with-common-denominator",
    "Write with the common denominator",
    "Multiply above and below the bar by the same number.",
)
add_numerators = law("add-numerators", "Add the numerators", "Fractions with one denominator are added above the bar.")
factor_above_and_below = law(
    "factor-above-and-below",
    "Factor above and below the bar",
    "Write numerator and denominator as products with their common factor.",
    "algebra",
)
cancel = law("cancel", "Cancel", "Divide above and below the bar by the common factor.", "algebra")
write_as_square = law("write-as-square", "Write as a square", "Write the radicand as a square.", "algebra")
split_radicand = law(
    "split-radicand", "Split the radicand", "Write the radicand as a full power times the rest.", "algebra"
)
each_by_each = law(
    "each-term-by-each",
    "Multiply each term by each",
    "Multiply every term by every term of the other factor.",
    "algebra",
)
formula = law("use-the-formula", "Use the formula", "Put the terms in for a and b.", "algebra")
move_point = law("move-the-point", "Move the point", "Multiplying by a power of 10 moves the point to the right.")
same_root = law(
    "multiply-above-and-below",
    "Multiply above and below the bar",
    "Multiplying above and below the bar by the same number does not change the quotient.",
    "algebra",
)
factor_in_it = law("factor-in-it", "Factor", "Write the polynomial in it as a product.", "algebra")
factors_are_zero = law(
    "solve-each-factor",
    "Use the zero product rule",
    "A product is zero exactly when one of its factors is zero: solve each of them for it.",
    "algebra",
)
solve_for_it = law("solve-for-it", "Solve for it", "The equation is a polynomial equation in it.", "algebra")
