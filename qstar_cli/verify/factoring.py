"""Factors of polynomials over Q; the product always equals the polynomial, irreducibility is never relied on here."""

from __future__ import annotations

from functools import lru_cache

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.hint_texts import read_factors, spell_polynomial, write_factors
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.polynomials import Coefficient, Exponent, Key, Monomial, Poly

Found = tuple[tuple[Poly, int], ...]
MAX_POWER = 1_000
Factors = tuple[Coefficient, tuple[tuple[Poly, Exponent], ...]]


def factors(p: Poly) -> Factors:
    """A nonzero polynomial as (rational number, ((factor, exponent), ...)); factors are primitive, generators among
    them."""
    unit, found, rest = _content_and_rest(P.key(p))
    return unit, found if rest is None else (*found, *ask(FACTORS, rest, lambda: _proposed(rest)))


@lru_cache(maxsize=4096)
def _content_and_rest(name: Key) -> tuple[Coefficient, tuple[tuple[Poly, Exponent], ...], Key | None]:
    """The factors that are seen at once, and what is left to be factored."""
    content, rest = _content(dict(sorted(name)))
    unit, rest = P.primitive(rest)
    found: list[tuple[Poly, Exponent]] = [(P.generator(n), e) for n, e in content]
    if len(rest) > 1 and not _is_linear(rest):
        return unit, tuple(found), P.key(rest)
    return unit, (*found, (rest, 1)) if len(rest) > 1 else tuple(found), None


def _content(p: Poly) -> tuple[Monomial, Poly]:
    """The largest monomial that divides p, and the rest."""
    lowest = {n: min(dict(m).get(n, 0) for m in p) for n in P.names(p)}
    content = tuple(sorted((n, e) for n, e in lowest.items() if e))
    inverse = tuple((n, -e) for n, e in content)
    return content, {P.times_monomial(m, inverse): c for m, c in p.items()}


def _is_linear(p: Poly) -> bool:
    if any(P.degree(p, n) == 1 and len(P.names(p)) == 1 for n in P.names(p)):
        return True
    return all(sum(e for _, e in m) <= 1 and all(e == 1 for _, e in m) for m in p)


def _proposed(name: Key) -> Found:
    from qstar_cli.verify import library  # flint is loaded only here

    return tuple(library.split(dict(sorted(name))))


def is_product(name: Key, found: Found) -> bool:
    """Whether a polynomial is, up to a number, the product of powers of these, which are primitive."""
    product = P.ONE
    for q, n in found:
        if not 0 < n <= MAX_POWER or not q or P.primitive(q)[1] != q:
            return False
        for _ in range(n):
            product = P.multiply(product, q)
    return P.proportional(product, dict(name))


FACTORS = Kind("factors", spell_polynomial, write_factors, read_factors, is_product)
