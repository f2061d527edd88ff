"""`root k of p` for the judge: the k-th real root, from the left, of a polynomial in one letter with rational
coefficients."""

from __future__ import annotations

from fractions import Fraction

from mpmath import mp, mpf

from benchmarks.notation import Node

Coefficients = dict[int, Fraction]


def coefficients(node: Node) -> Coefficients:
    """The polynomial by degrees. Raises ValueError for other formulas."""
    if node.head == "number" and isinstance(node.value, Fraction):
        return {0: node.value}
    if node.head == "name":
        return {1: Fraction(1)}
    parts = [coefficients(a) for a in node.args]
    if node.head == "neg":
        return _product(parts[0], {0: Fraction(-1)})
    if node.head in ("sum", "product"):
        total = parts[0]
        for part in parts[1:]:
            total = _sum(total, part) if node.head == "sum" else _product(total, part)
        return total
    if node.head == "quotient" and set(parts[1]) == {0}:
        return _product(parts[0], {0: 1 / parts[1][0]})
    if node.head == "power" and set(parts[1]) == {0} and parts[1][0].denominator == 1:
        total = {0: Fraction(1)}
        for _ in range(int(parts[1][0])):
            total = _product(total, parts[0])
        return total
    raise ValueError(f"no polynomial: {node.head}")


def _sum(a: Coefficients, b: Coefficients) -> Coefficients:
    return {k: a.get(k, Fraction(0)) + b.get(k, Fraction(0)) for k in {*a, *b}}


def _product(a: Coefficients, b: Coefficients) -> Coefficients:
    total: Coefficients = {}
    for k, c in a.items():
        for n, d in b.items():
            total[k + n] = total.get(k + n, Fraction(0)) + c * d
    return total


def real_root(node: Node, index: int) -> mpf | None:
    """The real root with that number, None where there are fewer."""
    p = {k: c for k, c in coefficients(node).items() if c}
    descending = [mpf(c.numerator) / c.denominator for k in range(max(p), -1, -1) for c in (p.get(k, Fraction(0)),)]
    found = mp.polyroots(descending, maxsteps=500, extraprec=400)
    real = sorted(r.real for r in found if abs(r.imag) < mpf(10) ** (-mp.dps // 2))
    return real[index - 1] if index <= len(real) else None
