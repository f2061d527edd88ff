"""The polynomial of which 2 cos(pi/n) is a root, by our own division of polynomials (constant first)."""

from __future__ import annotations

from functools import lru_cache

from qstar_cli.errors import LimitError
from qstar_cli.verify.roots import exact_quotient

MAX_ORDER = 200


@lru_cache(maxsize=64)
def cyclotomic(m: int) -> tuple[int, ...]:
    """The polynomial whose roots are the primitive m-th roots of unity: z^m - 1 without those of lower orders."""
    found = [-1, *(0 for _ in range(m - 1)), 1]
    for d in range(1, m):
        if m % d == 0:
            found = exact_quotient(found, list(cyclotomic(d)))
    return tuple(found)


@lru_cache(maxsize=64)
def cosine_polynomial(n: int) -> tuple[int, ...]:
    """The polynomial p with p(z + 1/z) = f(z)/z^k, where f of degree 2k has the primitive 2n-th roots of unity as
    roots: it is the same from both ends, and z^j + 1/z^j is a polynomial C_j in z + 1/z."""
    if 2 * n > MAX_ORDER or n < 2:
        raise LimitError("an angle with too large a denominator")
    f = cyclotomic(2 * n)
    middle = len(f) // 2
    total = [0] * (middle + 1)
    total[0] = f[middle]
    before, now = [2], [0, 1]
    for j in range(1, middle + 1):
        for k, c in enumerate(now):
            total[k] += f[middle + j] * c
        following = [0, *now]
        for k, c in enumerate(before):
            following[k] -= c
        before, now = now, following
    return tuple(total)
