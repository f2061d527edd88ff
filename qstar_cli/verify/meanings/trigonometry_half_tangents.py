"""Polynomials in a cosine and a sine as polynomials in the tangent of half the angle."""

from __future__ import annotations

from functools import lru_cache

from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.trigonometry_rational import COSINE, SINE, TANGENT
from qstar_cli.verify.polynomials import Coefficient, Poly


def in_half_tangent(p: Poly) -> Poly:
    """A polynomial in c = (1 - t^2)/(1 + t^2) and s = 2t/(1 + t^2) as one in t, without its divisor, a power of
    1 + t^2."""
    size = max((sum(int(e) for _, e in m) for m in p), default=0)
    total: list[Coefficient] = [0] * (2 * size + 1)
    for m, c in p.items():
        powers = dict(m)
        i, j = int(powers.pop(COSINE, 0)), int(powers.pop(SINE, 0))
        if powers:
            raise Undecided("more than the letter is left")
        for k, binomial in enumerate(_product(i, size - i - j)):
            total[j + 2 * k] += c * 2**j * binomial
    return {((TANGENT, k),) if k else (): c for k, c in enumerate(total) if c}


@lru_cache(maxsize=1024)
def _product(i: int, k: int) -> tuple[int, ...]:
    """The coefficients of (1 - u)^i * (1 + u)^k."""
    found = [1]
    for sign in (*(-1 for _ in range(i)), *(1 for _ in range(k))):
        found = [a + sign * b for a, b in zip([*found, 0], [0, *found], strict=True)]
    return tuple(found)
