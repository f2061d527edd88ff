"""When an equation is solved: the syntactic form of the answers of `solve`, used by its goal and by the kernel."""

from __future__ import annotations

from math import gcd

from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.intervals import MIRRORED, normal_form
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, contains, has_head, operands, subterms, symbols
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands

_LIMITS = ("Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")


def is_solved(formula: Term, unknown: Term) -> bool:
    """Whether a formula is an answer for the unknown.

    Answers are `no solution`, `all real numbers`, alternatives of `x = value` with different values free of x,
    conditions `x != value` (also several, joined by `and`), intervals as terms/intervals.py writes them, `A for C` with
    a condition C free of x, and cases of such answers.
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
        return len(values) == len(formula.args) == len(set(values)) or _is_set(formula, unknown)
    if formula.head == "And":
        return all(a.head == "Unequal" and is_limit(a, unknown) for a in formula.args) or _is_set(formula, unknown)
    return formula.head in ("True", "False") or is_value(formula, unknown) or is_limit(formula, unknown)


def is_value(formula: Term, unknown: Term) -> bool:
    """`x = value` with a value free of x, worked out."""
    return formula.head == "Equal" and formula.args[0] == unknown and _is_finished(formula.args[1], unknown)


def is_limit(formula: Term, unknown: Term) -> bool:
    """`x != value` (or an order relation) with a value free of x, worked out."""
    return formula.head in _LIMITS and formula.args[0] == unknown and _is_finished(formula.args[1], unknown)


def is_end(formula: Term, unknown: Term) -> bool:
    """A relation between the unknown, on either side, and a value free of it, worked out."""
    if formula.head in MIRRORED and formula.args[1] == unknown:
        return _is_finished(formula.args[0], unknown)
    return is_limit(formula, unknown) or is_value(formula, unknown)


def _is_set(formula: Term, unknown: Term) -> bool:
    """Intervals in normal form but for their order; where letters keep ends from being compared, any worked out."""
    relations = [r for a in formula.args for r in operands(a, "And")]
    if not all(is_end(r, unknown) for r in relations):
        return False
    found = normal_form(formula, unknown)
    return is_similar(found, formula) if found is not None else len(symbols(formula)) > 1


def _is_finished(t: Term, unknown: Term) -> bool:
    return not contains(t, unknown) and is_finished(t)


def is_finished(t: Term) -> bool:
    """A number in simplified form; with letters, a textbook form of a formula.

    That is a polynomial, perhaps in roots, or one quotient of two, each perhaps times a number, without a common
    number: `5(F - 32)/9`, `(P - 2l)/2`, `sqrt(A/pi)`.
    """
    if not symbols(t):
        return is_simplified(t) and not has_head(t, "Undefined")
    if any(s.head == "Undefined" or (s.head == "Div" and as_rational(s.args[1]) == 0) for s in subterms(t)):
        return False
    if is_polynomial(t):
        return True
    bare = t.args[0] if t.head == "Neg" else t
    if bare.head != "Div":
        return _is_scaled(bare)
    above, below = bare.args
    if not (_is_scaled(above) and _is_scaled(below)):
        return False
    return gcd(_content(above), _content(below)) == 1 and below.head != "Neg" and as_integer(below) != 1


def _is_scaled(t: Term) -> bool:
    """A polynomial or a number times a sum: `5(F - 32)`."""
    if t.head == "Product" and len(t.args) == 2 and t.args[1].head == "Sum":
        return t.args[0].head in ("Integer", "Div") and is_polynomial(t.args[1])
    return is_polynomial(t)


def _content(t: Term) -> int:
    factor = as_integer(t.args[0]) if t.head == "Product" and t.args[-1].head == "Sum" else 1
    body = t.args[-1] if factor != 1 and t.head == "Product" else t
    values = [coefficient_and_rest(s)[0] for s in summands(body)]
    return (factor or 1) * gcd(*(v.numerator for v in values)) if all(v.denominator == 1 for v in values) else 1
