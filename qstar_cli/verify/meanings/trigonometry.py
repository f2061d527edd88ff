"""Trigonometric functions and their inverses: where they are defined and what value they have, in any field."""

from __future__ import annotations

from typing import Any

from qstar_cli.terms.term import Term
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings import trigonometry_circle
from qstar_cli.verify.meanings.trigonometry_known_angles import exact_value, turns
from qstar_cli.verify.meanings.trigonometry_points import CIRCULAR, INVERSE, one_minus

POLES = {"Tan": "Cos", "Sec": "Cos", "Cot": "Sin", "Csc": "Sin"}  # defined where the other function is not 0


def _circular(t: Term, f: Any) -> Any:
    """At a known angle its exact value."""
    value = evaluate(t.args[0], f)
    q = turns(t.args[0])
    exact = None if q is None else exact_value(t.head, q)
    if exact is not None:
        return evaluate(exact, f)
    if value is None or (t.head in POLES and f.is_zero(f.function(POLES[t.head], [value]))):
        return None
    return f.function(t.head, [value])


def _inverse(t: Term, f: Any) -> Any:
    """arcsin and arccos exist for u^2 <= 1."""
    value = evaluate(t.args[0], f)
    if value is None or (t.head != "Atan" and f.sign(one_minus(f.multiply(value, value), f)) < 0):
        return None
    return f.function(t.head, [value])


FUNCTIONS = {**dict.fromkeys(CIRCULAR, _circular), **dict.fromkeys(INVERSE, _inverse)}
DECIDE = trigonometry_circle.decide
