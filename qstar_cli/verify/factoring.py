"""Factors of polynomials over Q; the product always equals the polynomial, irreducibility is never relied on here."""

from __future__ import annotations

from functools import lru_cache

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.polynomials import Coefficient, Exponent, Key, Monomial, Poly

Factors = tuple[Coefficient, tuple[tuple[Poly, Exponent], ...]]


def factors(p: Poly) -> Factors:
    """A nonzero polynomial as (rational number, ((factor, exponent), ...)); factors are primitive, generators among
    them."""
    return _factors(P.key(p))


@lru_cache(maxsize=4096)
def _factors(name: Key) -> Factors:
    content, rest = _content(dict(name))
    unit, rest = P.primitive(rest)
    found: list[tuple[Poly, Exponent]] = [(P.generator(n), e) for n, e in content]
    if len(rest) > 1:
        found += _split(rest)
    return unit, tuple(found)


def _content(p: Poly) -> tuple[Monomial, Poly]:
    """The largest monomial that divides p, and the rest."""
    lowest: dict[str, Exponent] = {}
    for k, m in enumerate(p):
        exponents = dict(m)
        if k == 0:
            lowest = exponents
        for n in [*lowest, *exponents]:
            lowest[n] = min(lowest.get(n, 0), exponents.get(n, 0))
    content = tuple(sorted((n, e) for n, e in lowest.items() if e))
    inverse = tuple((n, -e) for n, e in content)
    return content, {P.times_monomial(m, inverse): c for m, c in p.items()}


def _split(p: Poly) -> list[tuple[Poly, Exponent]]:
    if any(P.degree(p, n) == 1 and len(P.names(p)) == 1 for n in P.names(p)) or _is_linear(p):
        return [(p, 1)]
    from qstar_cli.verify import library  # flint is loaded only here

    return [(q, n) for q, n in library.split(p)]


def _is_linear(p: Poly) -> bool:
    return all(sum(e for _, e in m) <= 1 and all(e == 1 for _, e in m) for m in p)
