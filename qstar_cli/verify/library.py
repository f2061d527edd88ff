"""What the library proposes: factors and resultants. It decides nothing, all of it is confirmed by us.

Loading flint costs more than most checks, so it is opened only when needed.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.balls import flint
from qstar_cli.verify.polynomials import Poly

MAX_DEGREE = 120


@lru_cache(maxsize=64)
def _ring(generators: tuple[str, ...]) -> Any:
    names = [f"v{k}" for k in range(len(generators))] or ["v"]
    return flint().fmpq_mpoly_ctx.get(names, "lex")


def _to_flint(p: Poly, generators: tuple[str, ...], scales: dict[str, int]) -> Any:
    ring, place = _ring(generators), {g: k for k, g in enumerate(generators)}
    terms = {}
    for m, c in p.items():
        exponents = [0] * max(1, len(generators))
        for name, e in m:
            exponents[place[name]] = int(e * scales.get(name, 1))
        terms[tuple(exponents)] = flint().fmpq(c.numerator, c.denominator)
    return ring.from_dict(terms)


def _from_flint(q: Any, generators: tuple[str, ...], scales: dict[str, int]) -> Poly:
    result: Poly = {}
    for exponents, c in q.to_dict().items():
        m = tuple((g, Fraction(int(e), scales.get(g, 1))) for g, e in zip(generators, exponents, strict=False) if e)
        whole = tuple((g, e.numerator if e.denominator == 1 else e) for g, e in m)
        value = Fraction(int(c.p), int(c.q))
        result[whole] = value.numerator if value.denominator == 1 else value
    return result


def _scales(*polynomials: Poly) -> tuple[tuple[str, ...], dict[str, int]]:
    """The generators of the polynomials and for each the denominator of its exponents."""
    scales: dict[str, int] = {}
    for p in polynomials:
        for m in p:
            for name, e in m:
                scales[name] = lcm(scales.get(name, 1), Fraction(e).denominator)
                if not -MAX_DEGREE <= e <= MAX_DEGREE:
                    raise LimitError("a polynomial has too large a degree")
    return tuple(sorted(scales)), scales


def split(p: Poly) -> list[tuple[Poly, int]]:
    """Factors (primitive) of a primitive polynomial with non-negative exponents."""
    generators, scales = _scales(p)
    _, found = _to_flint(p, generators, scales).factor()
    return [(P.primitive(_from_flint(q, generators, scales))[1], int(n)) for q, n in found]


def resultant(a: Poly, b: Poly, name: str) -> Poly:
    """The resultant of two polynomials with respect to one generator."""
    generators, scales = _scales(a, b)
    ring = _to_flint(a, generators, scales).resultant(_to_flint(b, generators, scales), f"v{generators.index(name)}")
    return _from_flint(ring, generators, scales)
