"""Bounds for formulas with floors: floor(u) is u - d with a d between 0 and 1, so that an equation of polynomials has
coefficients in known intervals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from qstar_cli.terms.build import subtract
from qstar_cli.terms.term import Term, substitute, subterms, symbols, term
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import decimal_value, evaluate

MAX_POWER = 12
SHARP = ("Less", "LessEqual", "Greater", "GreaterEqual")
Interval = tuple[Fraction, Fraction]
Coefficients = dict[int, Interval]
_ZERO = (Fraction(0), Fraction(0))


def literal(t: Term) -> Fraction | None:
    """The value of a literal number, else None."""
    if t.head == "Integer":
        return Fraction(t.value or 0)
    if t.head == "Decimal":
        return decimal_value(str(t.value))
    found = [literal(a) for a in t.args]
    known = [q for q in found if q is not None]
    if len(known) < len(found) or t.head not in ("Neg", "Div"):
        return None
    if t.head == "Neg":
        return -known[0]
    return known[0] / known[1] if known[1] else None


def size_of(t: Term, x: Term) -> Fraction:
    """A number such that the formula is false wherever |x| is larger."""
    low, high = _range(t, x)
    if low is None or high is None:
        raise Undecided("a formula with floors has no bound")
    return max(abs(low), abs(high))


def _range(t: Term, x: Term) -> tuple[Fraction | None, Fraction | None]:
    """Numbers between which x lies wherever the formula holds, None where there is none."""
    if t.head == "False":
        return Fraction(0), Fraction(0)
    if t.head in ("And", "Or"):
        found = [_range(p, x) for p in t.args]
        lows, highs = ([r[k] for r in found] for k in (0, 1))
        is_and = t.head == "And"
        return _joined(lows, is_and, max if is_and else min), _joined(highs, is_and, min if is_and else max)
    absolute = next((s for s in subterms(t) if s.head == "Abs"), None)
    if absolute is not None:  # |u| is u or -u
        ways = (substitute(t, absolute, u) for u in (absolute.args[0], term("Neg", absolute.args[0])))
        return _range(term("Or", *ways), x)
    if t.head == "Equal":
        size = _cauchy(coefficients(subtract(*t.args), x))
        return (None, None) if size is None else (-size, size)
    return _half_line(t, x) if t.head in SHARP else (None, None)


def _half_line(t: Term, x: Term) -> tuple[Fraction | None, Fraction | None]:
    """The end of the numbers for which a linear inequality can hold."""
    p = coefficients(subtract(*t.args), x)
    slope, rest = p.get(1, _ZERO), p.get(0, _ZERO)
    if not set(p) <= {0, 1} or slope[0] != slope[1] or not slope[0]:
        return None, None
    ends = [-r / slope[0] for r in rest]
    is_upper = t.head.startswith("Less") == (slope[0] > 0)
    return (None, max(ends)) if is_upper else (min(ends), None)


def _joined(ends: list[Fraction | None], is_and: bool, best: Any) -> Fraction | None:
    known = [e for e in ends if e is not None]
    if not known or not (is_and or len(known) == len(ends)):
        return None
    end: Fraction = best(known)
    return end


def coefficients(t: Term, x: Term) -> Coefficients:
    """Intervals for the coefficients of a polynomial in x: floor(u) is u - d with 0 <= d <= 1."""
    q = literal(t)
    if q is not None:
        return {0: (q, q)}
    if t == x:
        return {1: (Fraction(1), Fraction(1))}
    if not symbols(t):
        return {0: _around(t)}
    if t.head == "Floor":
        return _plus(coefficients(t.args[0], x), {0: (Fraction(-1), Fraction(0))})
    if t.head == "Neg":
        return _times(coefficients(t.args[0], x), {0: (Fraction(-1), Fraction(-1))})
    parts = [coefficients(a, x) for a in (t.args[:1] if t.head in ("Pow", "Div") else t.args)]
    if t.head == "Pow" and (n := literal(t.args[1])) is not None and n.denominator == 1 and 0 < n <= MAX_POWER:
        parts = parts * int(n)
    elif t.head == "Div" and (d := literal(t.args[1])):
        parts.append({0: (1 / d, 1 / d)})
    elif t.head not in ("Sum", "Product"):
        raise Undecided("a formula with floors that is no polynomial")
    total = parts[0]
    for part in parts[1:]:
        total = _plus(total, part) if t.head == "Sum" else _times(total, part)
    return total


def _around(t: Term) -> Interval:
    """The value of a rational number, neighbouring whole numbers around another."""
    f = ConstantField()
    value = evaluate(t, f)
    if value is None:
        raise Undecided("a number is undefined")
    if (q := f.as_rational(value)) is not None:
        return q, q
    low = Fraction(f.floor(value))
    return low, low + 1


def _plus(a: Coefficients, b: Coefficients) -> Coefficients:
    return {k: (a.get(k, _ZERO)[0] + b.get(k, _ZERO)[0], a.get(k, _ZERO)[1] + b.get(k, _ZERO)[1]) for k in {*a, *b}}


def _times(a: Coefficients, b: Coefficients) -> Coefficients:
    total: Coefficients = {}
    for k, p in a.items():
        for n, q in b.items():
            products = [r * s for r in p for s in q]
            total = _plus(total, {k + n: (min(products), max(products))})
    return total


def _cauchy(p: Coefficients) -> Fraction | None:
    """A bound of all roots, whatever the coefficients in their intervals are (Cauchy's bound); None without one."""
    left = {k: c for k, c in p.items() if c != _ZERO}
    if not left:
        return None
    low, high = left[max(left)]
    if low <= 0 <= high:
        return None
    lead = min(abs(low), abs(high))
    return 1 + max((max(abs(c[0]), abs(c[1])) / lead for c in left.values()), default=Fraction(0))


def is_exact(p: Coefficients) -> bool:
    """Whether all coefficients are known numbers."""
    return all(low == high for low, high in p.values())
