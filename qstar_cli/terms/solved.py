"""When an equation is solved: the syntactic form of the answers of `solve`, used by its goal and by the kernel."""

from __future__ import annotations

from qstar_cli.terms.term import Term, contains

_LIMITS = ("Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")


def is_solved(formula: Term, unknown: Term) -> bool:
    """Whether a formula is an answer for the unknown.

    Answers are `no solution`, `all real numbers`, alternatives of `x = value` with different values free of x, conditions
    `x != value` (also several, joined by `and`), `A for C` with a condition C free of x, and cases of such answers.
    """
    if formula.head == "Cases":
        return all(
            case.args[0].head != "Cases" and is_solved(case.args[0], unknown) and not contains(case.args[1], unknown)
            for case in formula.args
        )
    if formula.head == "Where":
        return not contains(formula.args[1], unknown) and is_solved(formula.args[0], unknown)
    if formula.head == "Or":
        values = [a.args[1] for a in formula.args if is_value(a, unknown)]
        return len(values) == len(formula.args) == len(set(values))
    if formula.head == "And":
        return all(is_limit(a, unknown) for a in formula.args)
    return formula.head in ("True", "False") or is_value(formula, unknown) or is_limit(formula, unknown)


def is_value(formula: Term, unknown: Term) -> bool:
    """`x = value` with a value free of x."""
    return formula.head == "Equal" and formula.args[0] == unknown and not contains(formula.args[1], unknown)


def is_limit(formula: Term, unknown: Term) -> bool:
    """`x != value` (or an order relation) with a value free of x."""
    return formula.head in _LIMITS and formula.args[0] == unknown and not contains(formula.args[1], unknown)
