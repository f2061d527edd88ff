"""Whether a function takes no value twice: by its curve, or by layers that do not."""

from __future__ import annotations

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, contains, substitute, subterms, term
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.function_ranges_algebraic import ZERO, Function, values
from qstar_cli.verify.meanings.function_ranges_circle import on_line
from qstar_cli.verify.meanings.function_ranges_layers import (
    LETTER,
    WHOLE,
    U,
    at_least,
    base_of,
    is_base,
    is_value,
    sign_of,
    whole_number,
    whole_set,
    with_one_power,
)

PERIODIC = ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc")


def is_one_to_one(function: Function) -> bool | None:
    """Whether different x have different values; None where that is not known."""
    try:
        return max(values(function).counts) < 2
    except (Undecided, LimitError):
        pass
    if any(t.head in PERIODIC for t in subterms(function.body)):
        try:
            turned, last = on_line(function)
            if last is None:
                return max(values(turned).counts) < 2
        except (Undecided, LimitError):
            pass
    e = function.body
    inside = [k for k, a in enumerate(e.args) if contains(a, LETTER)]
    if e.head in PERIODIC and whole_set(U, e, 0, Function(e.args[0], function.conditions)) is not None:
        return False  # the argument takes all values, so any two that are a period apart
    if len(inside) == 1 and _is_one_to_one_layer(e, inside[0]):
        inner = e.args[inside[0]]
        anywhere = is_one_to_one(Function(inner, function.conditions))
        needed = _needed(e)
        if anywhere is True or needed is None:
            return anywhere
        return is_one_to_one(Function(inner, (*function.conditions, needed)))
    return _is_one_to_one_inside(function)


def _needed(e: Term) -> Term | None:
    """What the outermost operation asks of its argument, if it asks anything."""
    if e.head in ("Ln", "Log"):
        return term("Greater", e.args[0], ZERO)
    is_even = e.head == "Root" and (whole_number(e.args[1]) or 1) % 2 == 0
    return at_least(e.args[0], ZERO) if is_even else None


def _is_one_to_one_layer(e: Term, k: int) -> bool:
    """Whether the outermost operation takes different arguments to different values, wherever it is defined."""
    others = e.args[:k] + e.args[k + 1 :]
    if e.head in ("Sum", "Neg", "Ln", "Sinh", "Tanh", "Atan", "Asin", "Acos"):
        return True
    if e.head in ("Product", "Div"):
        return all(sign_of(c) for c in others)
    if e.head == "Log":
        return k == 0 and is_base(base_of(e))
    if e.head == "Pow":
        return is_base(others[0]) if k == 1 else (whole_number(others[0]) or 0) % 2 == 1
    return e.head == "Root" and k == 0 and whole_number(e.args[1]) is not None


def _is_one_to_one_inside(function: Function) -> bool | None:
    """By an inner one-to-one function as the letter; a function that is not one-to-one inside need not be."""
    body = with_one_power(function.body)
    for t in subterms(body):
        if t.head in WHOLE and contains(t, LETTER) and t != body and not contains(substitute(body, t, U), LETTER):
            if is_one_to_one(Function(t, function.conditions)) is not True:
                return None
            taken = is_value(LETTER, Function(t, function.conditions))
            outer = substitute(substitute(body, t, U), U, LETTER)
            return is_one_to_one(Function(outer, (taken,)))
    return None
