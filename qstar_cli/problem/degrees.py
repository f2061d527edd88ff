"""Angles in degrees: `sin(x)` read as `sin(x°)`, and inverse functions that give degrees."""

from __future__ import annotations

from qstar_cli.terms.build import PI, divide, integer, multiply
from qstar_cli.terms.term import Term, has_head, map_args, term

DIRECTIVE = "assume angles in degrees"
_FUNCTIONS = ("Sin", "Cos", "Tan", "Cot", "Sec", "Csc")
_INVERSES = ("Asin", "Acos", "Atan")


def in_degrees(t: Term) -> Term:
    """The term with the arguments of trigonometric functions in degrees; where degrees are written, they stay."""
    t = map_args(t, tuple(map(in_degrees, t.args)))
    if t.head in _FUNCTIONS and not has_head(t, "Degree", *_INVERSES):
        return term(t.head, term("Degree", t.args[0]))
    if t.head in _INVERSES:
        return divide(multiply(integer(180), t), PI)
    return t
