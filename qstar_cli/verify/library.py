"""What the library proposes: factors and resultants. It decides nothing, all of it is confirmed by us.

Loading flint costs more than most checks, so it is opened only when needed.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
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


def _to_flint(p: Poly, generators: tuple[str, ...]) -> Any:
    """A polynomial with whole exponents in the library's form."""
    terms = {}
    for m, c in p.items():
        exponents = dict(m)
        terms[tuple(int(exponents.get(n, 0)) for n in generators or ("",))] = flint().fmpq(c.numerator, c.denominator)
    return _ring(generators).from_dict(terms)


def _from_flint(q: Any, generators: tuple[str, ...]) -> Poly:
    result: Poly = {}
    for exponents, c in q.to_dict().items():
        m = tuple((g, int(e)) for g, e in zip(generators, exponents, strict=False) if e)
        result[m] = P.whole(Fraction(int(c.p), int(c.q)))
    return result


def _generators(*polynomials: Poly) -> tuple[str, ...]:
    if any(not -MAX_DEGREE <= e <= MAX_DEGREE for p in polynomials for m in p for _, e in m):
        raise LimitError("a polynomial has too large a degree")
    return tuple(sorted({n for p in polynomials for n in P.names(p)}))


def split(p: Poly) -> list[tuple[Poly, int]]:
    """Factors (primitive) of a primitive polynomial with non-negative exponents."""
    generators, scales = _generators(p), P.denominators(p)
    _, found = _to_flint(P.stretched(p, scales), generators).factor()
    back = {n: Fraction(1, k) for n, k in scales.items()}
    return [(P.primitive(P.stretched(_from_flint(q, generators), back))[1], int(n)) for q, n in found]


def resultant(a: Poly, b: Poly, name: str) -> Poly:
    """The resultant of two polynomials with whole exponents with respect to one generator."""
    generators = _generators(a, b)
    found = _to_flint(a, generators).resultant(_to_flint(b, generators), f"v{generators.index(name)}")
    return _from_flint(found, generators)
