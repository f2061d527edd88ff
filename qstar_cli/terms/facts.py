"""Three-valued questions about real terms under assumptions: True, False, or None for "unknown".

A rule fires on True, carries the condition on None where it is declared to, and never fires on False.
`assumptions` are relations that hold (x != 0, x > 0), as in a state's conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from qstar_cli.terms.build import add, integer, negative
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.order import is_similar, similar_key
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands

ZERO, ONE = integer(0), integer(1)
NEGATIVE, ZERO_SIGN, POSITIVE = frozenset({-1}), frozenset({0}), frozenset({1})
ANY = frozenset({-1, 0, 1})
_ALLOWED = {
    "Less": frozenset({-1}),
    "LessEqual": frozenset({-1, 0}),
    "Greater": frozenset({1}),
    "GreaterEqual": frozenset({0, 1}),
    "Equal": frozenset({0}),
    "Unequal": frozenset({-1, 1}),
}


def signs(t: Term, assumptions: Sequence[Term] = ()) -> frozenset[int]:
    """The signs (-1, 0, 1) that `t` can have where it is defined: a superset of the true ones."""
    possible = _signs(t, assumptions)
    if len(possible) > 1 and t.head == "Sum" and not symbols(t):
        known = sign_of_difference(t, ZERO)
        possible = possible if known is None else frozenset({known})
    for relation in assumptions:
        if len(possible) > 1 and relation.head in _ALLOWED:
            possible &= _signs_by_comparison(t, relation)
    return possible


def _signs_by_comparison(t: Term, relation: Term) -> frozenset[int]:
    """The signs of `t` where the relation `a R b` holds, by t = k*(a - b) + c with numbers k and c."""
    left, right = relation.args
    if right == ZERO and is_similar(left, t):
        return _ALLOWED[relation.head]
    parts = _parts(add(left, negative(right)))
    wanted = _parts(t)
    known = next((key for key in parts if key is not None), None)
    if known is None or known not in wanted or wanted.keys() | {None} != parts.keys() | {None}:
        return ANY
    k = wanted[known] / parts[known]
    if any(wanted[key] != k * c for key, c in parts.items() if key is not None):
        return ANY
    c = wanted.get(None, Fraction(0)) - k * parts.get(None, Fraction(0))
    scaled = frozenset(s if k > 0 else -s for s in _ALLOWED[relation.head])
    return _signs_of_sum(scaled, frozenset({(c > 0) - (c < 0)}))


def _parts(t: Term) -> dict[tuple[object, ...] | None, Fraction]:
    """A sum as {key of a summand's rest: its coefficient}, numbers under None; summands of coefficient 0 left out."""
    found: dict[tuple[object, ...] | None, Fraction] = {}
    for coefficient, rest in map(coefficient_and_rest, summands(t)):
        key = None if rest == ONE else similar_key(rest)
        found[key] = found.get(key, Fraction(0)) + coefficient
    return {key: c for key, c in found.items() if c}


def _signs(t: Term, assumptions: Sequence[Term]) -> frozenset[int]:
    value = as_rational(t)
    if value is not None:
        return frozenset({(value > 0) - (value < 0)})
    if t.head == "Constant":
        return POSITIVE if t.value in ("pi", "e", "oo") else ANY
    if t.head == "Neg":
        return frozenset(-s for s in signs(t.args[0], assumptions))
    if t.head == "Abs":
        return frozenset(abs(s) for s in signs(t.args[0], assumptions))
    if t.head in ("Percent", "Degree"):
        return signs(t.args[0], assumptions)
    if t.head in ("Product", "Div"):
        result = POSITIVE
        for a in t.args:
            result = frozenset(r * s for r in result for s in signs(a, assumptions))
        return result
    if t.head == "Sum":
        return _sum_signs(t, assumptions)
    if t.head in ("Pow", "Root"):
        return _power_signs(t, assumptions)
    if t.head in ("Ln", "Log"):
        return _logarithm_signs(t)
    if t.head in ("Sinh", "Tanh", "Atan", "Asin", "Asinh"):
        return signs(t.args[0], assumptions)  # odd and increasing
    return POSITIVE if t.head in ("Cosh", "Sech") else ANY


def _logarithm_signs(t: Term) -> frozenset[int]:
    """That of a - 1 for the logarithm of a number a to a base above 1."""
    a, base = as_rational(t.args[0]), as_rational(t.args[1]) if len(t.args) > 1 else 10
    if a is None or a <= 0 or base is None or base <= 1:
        return ANY
    return frozenset({(a > 1) - (a < 1)})


def _sum_signs(t: Term, assumptions: Sequence[Term]) -> frozenset[int]:
    result = ZERO_SIGN
    for a in t.args:
        result = _signs_of_sum(result, signs(a, assumptions))
    return result


def _signs_of_sum(a: frozenset[int], b: frozenset[int]) -> frozenset[int]:
    return frozenset(x for r in a for s in b for x in ((-1, 0, 1) if r * s < 0 else (r or s,)))


def _power_signs(t: Term, assumptions: Sequence[Term]) -> frozenset[int]:
    base, n = signs(t.args[0], assumptions), as_integer(t.args[1])
    if t.head == "Root":
        if n is None or n % 2 == 0:
            return frozenset(s for s in base if s >= 0) or ANY
        return base
    if n is None:
        return POSITIVE if base == POSITIVE else ANY
    if n == 0:
        return POSITIVE
    return frozenset(s**2 for s in base) if n % 2 == 0 else base


def is_zero(t: Term, assumptions: Sequence[Term] = ()) -> bool | None:
    return _verdict(signs(t, assumptions), ZERO_SIGN)


def is_nonzero(t: Term, assumptions: Sequence[Term] = ()) -> bool | None:
    return _verdict(signs(t, assumptions), frozenset({-1, 1}))


def is_positive(t: Term, assumptions: Sequence[Term] = ()) -> bool | None:
    return _verdict(signs(t, assumptions), POSITIVE)


def is_negative(t: Term, assumptions: Sequence[Term] = ()) -> bool | None:
    return _verdict(signs(t, assumptions), NEGATIVE)


def is_nonnegative(t: Term, assumptions: Sequence[Term] = ()) -> bool | None:
    return _verdict(signs(t, assumptions), frozenset({0, 1}))


def holds(relation: Term, assumptions: Sequence[Term] = ()) -> bool | None:
    """Whether a relation `t R 0` holds under the assumptions."""
    if relation.head not in _ALLOWED or relation.args[1] != ZERO:
        return None
    return _verdict(signs(relation.args[0], assumptions), _ALLOWED[relation.head])


def _verdict(possible: frozenset[int], wanted: frozenset[int]) -> bool | None:
    if not possible:  # contradictory assumptions: claim nothing
        return None
    return True if possible <= wanted else None if possible & wanted else False
