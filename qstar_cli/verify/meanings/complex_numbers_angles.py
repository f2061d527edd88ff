"""Angles as they are written in exponents and as arguments of sine and cosine."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.build import I, divide, integer, multiply, negative
from qstar_cli.terms.term import Term, contains
from qstar_cli.verify.meanings.trigonometry_known_angles import turns


def over_i(t: Term) -> Term | None:
    """a for an expression written as a product of i and a, else None."""
    if t == I:
        return integer(1)
    if t.head in ("Neg", "Div") and not any(contains(a, I) for a in t.args[1:]):
        inner = over_i(t.args[0])
        if inner is None:
            return None
        return negative(inner) if t.head == "Neg" else divide(inner, t.args[1])
    if t.head == "Product" and sum(contains(f, I) for f in t.args) == 1:
        parts = [over_i(f) if contains(f, I) else f for f in t.args]
        return None if None in parts else multiply(*(p for p in parts if p is not None))
    return None


def by_tangent(t: Term) -> tuple[Fraction, int, Term] | None:
    """(q, s, u) for an angle written as q*pi + s*arctan(u) with s = 1 or -1, else None."""
    if t.head == "Atan":
        return Fraction(0), 1, t.args[0]
    if t.head == "Neg":
        inner = by_tangent(t.args[0])
        return None if inner is None else (-inner[0], -inner[1], inner[2])
    if t.head != "Sum":
        return None
    found = [by_tangent(s) for s in t.args]
    others = [turns(s) for s, f in zip(t.args, found, strict=True) if f is None]
    known = [f for f in found if f is not None]
    if len(known) != 1 or None in others:
        return None
    q, sign, u = known[0]
    return q + sum((o for o in others if o is not None), Fraction(0)), sign, u
