"""Where the solutions of an equation with floors lie: floor(u) and ceil(u) differ from u by less than 1. No rule is
here."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.enclosure import Interval, enclosure
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_integer, as_rational

Coefficients = dict[int, Interval]  # of a polynomial in x, by degree
MAX_POWER = 12
_ROUNDED = {"Floor": (Fraction(-1), Fraction(0)), "Ceiling": (Fraction(0), Fraction(1))}
_NONE = (Fraction(0), Fraction(0))


def bound_of_solutions(t: Term, x: Term) -> Fraction | None:
    """A whole number such that t = 0 only for |x| at most that; None where there is none (Cauchy's bound of roots)."""
    found = _coefficients(t, x)
    left = {k: c for k, c in found.items() if c != _NONE} if found is not None else {}
    lead = left.get(max(left, default=0), _NONE)
    if lead[0] <= 0 <= lead[1]:
        return None
    least = min(map(abs, lead))
    others = [max(map(abs, c)) / least for k, c in left.items() if k < max(left)]
    return Fraction((1 + max(others, default=Fraction(0))).__ceil__())


def _coefficients(t: Term, x: Term) -> Coefficients | None:
    """Intervals of the coefficients; None for what is no polynomial in x and in floors of such."""
    if t == x:
        return {1: (Fraction(1), Fraction(1))}
    if not symbols(t):
        around = enclosure(t, 32)
        return None if around is None else {0: around}
    parts = [_coefficients(a, x) for a in (t.args[:1] if t.head in ("Pow", "Div") else t.args)]
    known = [p for p in parts if p is not None]
    if len(known) < len(parts):
        return None
    if t.head in _ROUNDED:
        return _plus(known[0], {0: _ROUNDED[t.head]})
    if t.head == "Pow":
        n = as_integer(t.args[1])
        return _product(known * n) if n is not None and 0 < n <= MAX_POWER else None
    if t.head == "Div":
        d = as_rational(t.args[1])
        return _product([*known, {0: (1 / d, 1 / d)}]) if d else None
    if t.head == "Neg":
        return _product([*known, {0: (Fraction(-1), Fraction(-1))}])
    if t.head == "Sum":
        total = known[0]
        for part in known[1:]:
            total = _plus(total, part)
        return total
    return _product(known) if t.head == "Product" else None


def _plus(a: Coefficients, b: Coefficients) -> Coefficients:
    pairs = {k: (a.get(k, _NONE), b.get(k, _NONE)) for k in {*a, *b}}
    return {k: (p[0] + q[0], p[1] + q[1]) for k, (p, q) in pairs.items()}


def _product(factors: list[Coefficients]) -> Coefficients:
    result: Coefficients = {0: (Fraction(1), Fraction(1))}
    for factor in factors:
        total: Coefficients = {}
        for k, p in result.items():
            for n, q in factor.items():
                ends = [r * s for r in p for s in q]
                total = _plus(total, {k + n: (min(ends), max(ends))})
        result = total
    return result
