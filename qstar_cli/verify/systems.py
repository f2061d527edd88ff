"""Answers with real parameters: `x = 1 - t and y = t for real t` says that such a t exists.

A parameter is removed exactly: one of the equations says what it is, and the others are asked with that value.
"""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from qstar_cli.terms.build import all_of, divide, equal, integer, number, subtract
from qstar_cli.terms.systems import parameters, parts_of
from qstar_cli.terms.term import Term, contains, substitute
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Split
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.zero_sets import plain_field


def without_parameters(formula: Term, letters: Collection[str]) -> Term:
    """The formula without `for real t`, true at the same points; parameters that cannot be removed are left.

    `letters` are those of the question: none of them may serve as a parameter.
    """
    names = parameters(formula) if formula.head == "Where" else ()
    if not names or any(str(n.value) in letters for n in names):
        return formula
    parts: list[Term] = list(parts_of(formula.args[0]))
    for name in names:
        found = _without(parts, name)
        if found is None:
            return formula
        parts = found
    return all_of(*parts)


def _without(parts: list[Term], name: Term) -> list[Term] | None:
    """The parts with an equation used up that is true for exactly one value of the parameter, whatever the others."""
    if not any(contains(p, name) for p in parts):
        return parts
    for k, part in enumerate(parts):
        value = _value(part, name) if part.head == "Equal" else None
        if value is not None:
            return [substitute(p, name, value) for j, p in enumerate(parts) if j != k] or [equal(value, value)]
    return None


def _value(equation: Term, name: Term) -> Term | None:
    """The value of the parameter by an equation of polynomials `c*t + r = 0` with a number c other than 0."""
    difference = subtract(*equation.args)
    rest = substitute(difference, name, integer(0))
    slope = _slope(subtract(difference, rest), name)
    return divide(rest, number(-slope)) if slope else None


def _slope(t: Term, name: Term) -> Fraction:
    """The number c for which t, defined everywhere, is c times the letter; 0 when there is none."""
    try:
        value = evaluate(t, plain_field())
    except (Split, Undecided):
        return Fraction(0)
    below = None if value is None else P.as_constant(value.below)
    if value is None or not below or value.above.keys() != P.generator(str(name.value)).keys():
        return Fraction(0)
    return Fraction(*(Fraction(c) / below for c in value.above.values()))
