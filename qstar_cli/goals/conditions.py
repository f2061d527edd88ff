"""The conditions written with an answer: merged, and without those that the answer itself still shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from qstar_cli.terms.build import integer
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.facts import holds
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, subterms, symbols, term
from qstar_cli.terms.views import as_integer, as_rational, quotient, rational_coefficients

_STRICT = {"GreaterEqual": "Greater", "LessEqual": "Less"}
ZERO = integer(0)


def written_conditions(conditions: Sequence[Term], answer: Term) -> tuple[Term, ...]:
    """`x >= 0` and `x != 0` as `x > 0`; conditions outside which the answer is plainly undefined are left out."""
    kept = [c for c in _merged(conditions) if not _is_shown(c, answer)]
    for c in tuple(kept):
        others = [k for k in kept if k is not c]
        if holds(c, [k for k in conditions if k != c]) and holds(c, others):
            kept = others
    return tuple(kept)


def _merged(conditions: Sequence[Term]) -> Iterator[Term]:
    """Each condition once, a weak inequality with its `!=` as the strict one."""
    found = list(dict.fromkeys(conditions))
    strict = [c for c in found if c.head in _STRICT and term("Unequal", *c.args) in found]
    dropped = [term("Unequal", *c.args) for c in strict]
    for c in found:
        if c in strict:
            yield term(_STRICT[c.head], *c.args)
        elif c not in dropped:
            yield c


def _is_shown(condition: Term, answer: Term) -> bool:
    if condition.head == "Unequal":
        return any(_vanishes(condition, d) for d in _denominators(answer))
    if condition.head in ("GreaterEqual", "LessEqual"):
        return any(_is_bound(condition, r) for r in _radicands(answer))
    return False


def _denominators(t: Term) -> Iterable[Term]:
    for s in subterms(t):
        if s.head == "Div":
            yield from quotient(s.args[1]).above


def _radicands(t: Term) -> Iterable[Term]:
    for s in subterms(t):
        index = as_integer(s.args[1]) if s.head == "Root" else None
        exponent = as_rational(s.args[1]) if s.head == "Pow" else None
        if (index and index % 2 == 0) or (exponent and exponent.denominator % 2 == 0):
            yield s.args[0]


def _vanishes(condition: Term, d: Term) -> bool:
    """Whether a denominator is 0 where `a != b` fails."""
    a, b = condition.args
    value = as_rational(b)
    if a.head == "Symbol" and value is not None and symbols(d) == (a,):
        return rational_value(d, {a: value}) == 0
    base = d.args[0] if d.head == "Pow" and (as_integer(d.args[1]) or 0) > 0 else d
    return b == ZERO and is_similar(a, base)


def _is_bound(condition: Term, radicand: Term) -> bool:
    """Whether a radicand is negative exactly where `x >= c` or `x <= c` fails."""
    a, b = condition.args
    bound = as_rational(b)
    if b == ZERO and condition.head == "GreaterEqual" and is_similar(a, radicand):
        return True
    if a.head != "Symbol" or bound is None or symbols(radicand) != (a,):
        return False
    coefficients = rational_coefficients(radicand, a)
    if coefficients is None or not {1} <= set(coefficients) <= {0, 1}:
        return False
    rises = coefficients[1] > 0
    return rises == (condition.head == "GreaterEqual") and -coefficients.get(0, Fraction(0)) / coefficients[1] == bound
