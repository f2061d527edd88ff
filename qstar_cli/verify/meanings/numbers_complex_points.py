"""Claims about all complex values of one letter: shown at a general value, and at the finitely many that are special.

The claim is evaluated with the answer "not zero" to every question about the letter, and the questions are noted.
At a value that is no root of any of them the same answers are true, so the claim has the same truth there. At the
roots, given as numbers, it is decided exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import CONSTANTS, Split, Value, rewrite
from qstar_cli.verify.meanings.complex_numbers_values import Complex, ComplexConstants
from qstar_cli.verify.meanings.numbers_complex import ComplexField
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.verdict import Verdict, proved, refuted, unknown

MAX_POINTS = 40


class General(ComplexField):
    """The values at a general complex number: what is not zero formally is not zero; `asked` is what that says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.asked: list[Poly] = []

    def is_zero(self, a: Value) -> bool:
        known = self.bases.keys() | {"i"}
        if P.names(a.above) <= known:
            return super().is_zero(a)
        if not P.names(a.above) <= known | {self.name}:
            raise Undecided("more than polynomials with numbers as coefficients")
        self.asked.append(a.above)
        return False


def decide(claim: Callable[[Any], bool], terms: Sequence[Term]) -> Verdict:
    """Whether a claim about the one letter of the terms holds at all complex numbers."""
    letters = {s for t in terms for s in symbols(t)}
    if len(letters) > 1:
        return unknown("several letters over the complex numbers")
    name = str(letters.pop().value) if letters else ""
    try:
        general = General(name)
        if not claim(general):
            return refuted("false at all but finitely many numbers")
        if not all(claim(ComplexConstants({name: point})) for point in _roots(general, name)):
            return refuted("a counterexample")
    except (Undecided, LimitError, Split):
        return unknown("not decided over the complex numbers")
    return proved("true at a general number and at all special ones", {"method": "complex points"})


def _roots(general: General, name: str) -> list[Complex]:
    """The complex roots of all polynomials asked about."""
    found: list[Complex] = []
    seen: set[P.Key] = set()
    for asked in general.asked:
        for p, _ in factors(asked)[1]:
            if name not in P.names(p) and general.is_zero(Value(p)):
                raise Undecided("a polynomial that is zero everywhere")
            if name in P.names(p) and P.key(p) not in seen:
                seen.add(P.key(p))
                found += _roots_of(p, name, general)
    if len(found) > MAX_POINTS:
        raise LimitError("too many points to look at")
    return found


def _roots_of(p: Poly, name: str, general: General) -> list[Complex]:
    """The roots of a polynomial of degree 1, or of degree 2 with rational coefficients."""
    parts = P.coefficients(p, name)
    if not set(parts) <= {0, 1, 2} or any(n in CONSTANTS for n in P.names(p)):
        raise Undecided("roots that are not known as numbers")
    f = ComplexConstants()
    c, b, a = (rewrite(parts.get(k, P.ZERO), f, general.definitions) for k in (0, 1, 2))
    if f.is_zero(a if 2 in parts else b):
        raise Undecided("a leading coefficient is zero")
    minus = f.rational(Fraction(-1))
    if 2 not in parts:
        return [f.divide(f.multiply(minus, c), b)]
    discriminant = f.add(f.multiply(b, b), f.multiply(f.rational(Fraction(-4)), f.multiply(a, c)))
    root = f.root(discriminant, 2)
    if root is None:
        raise Undecided("roots that are not known as numbers")
    ends = (root, f.multiply(minus, root))
    return [f.divide(f.add(f.multiply(minus, b), s), f.add(a, a)) for s in ends]
