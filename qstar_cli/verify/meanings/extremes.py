"""The larger and the smaller of numbers: (a + b + |a - b|)/2 and (a + b - |a - b|)/2, one number after the other."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.term import Term
from qstar_cli.verify.field import Field, V, minus
from qstar_cli.verify.interpret import evaluate


def _extreme(t: Term, f: Field[V]) -> V | None:
    half = f.rational(Fraction(1, 2))
    result = evaluate(t.args[0], f)
    for arg in t.args[1:]:
        other = evaluate(arg, f)
        if result is None or other is None:
            return None
        total, distance = f.add(result, other), f.absolute(minus(result, other, f))
        both = f.add(total, distance) if t.head == "Largest" else minus(total, distance, f)
        result = f.multiply(half, both)
    return result


FUNCTIONS = {"Largest": _extreme, "Smallest": _extreme}
