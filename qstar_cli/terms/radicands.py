"""What can be taken out of a root: powers in whole numbers, squares of sums of square roots."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands

LARGEST_INDEX = 1000  # roots of a larger index are left alone
ROOT_SEARCH = 10_000  # powers of primes up to this are looked for in a radicand


def denested(t: Term) -> tuple[Fraction, Fraction, int] | None:
    """(p, q, sign) with a + b*sqrt(c) = (sqrt(p) + sign*sqrt(q))^2, p >= q > 0 rational; None when there are none."""
    parts = [coefficient_and_rest(s) for s in summands(t)]
    numbers = [c for c, rest in parts if as_rational(rest) == 1]
    surds = [(c, rest) for c, rest in parts if rest.head == "Root" and as_integer(rest.args[1]) == 2]
    if len(parts) != 2 or len(numbers) != 1 or len(surds) != 1:
        return None
    a, (b, surd) = numbers[0], surds[0]
    c = as_rational(surd.args[0])
    root = rational_root(a * a - b * b * c, 2) if c is not None and a > 0 and a * a > b * b * c else None
    if root is None:
        return None
    return (a + root) / 2, (a - root) / 2, 1 if b > 0 else -1


def rational_root(q: Fraction, k: int) -> Fraction | None:
    """The k-th root of a rational number of at least 0 when it is rational, else None."""
    above, below = integer_root(q.numerator, k), integer_root(q.denominator, k)
    return Fraction(above, below) if above**k == q.numerator and below**k == q.denominator else None


def integer_root(n: int, k: int) -> int:
    """The largest r with r^k <= n, for n >= 0 and k >= 1 (Newton's method on integers, from above)."""
    if k >= n.bit_length():
        return min(n, 1)
    if k == 2:
        return isqrt(n)
    r = 1 << -(-n.bit_length() // k)
    while True:
        nearer = ((k - 1) * r + n // r ** (k - 1)) // k
        if nearer >= r:
            return r
        r = nearer


def largest_power_factor(n: int, k: int) -> int:
    """The largest r found with r^k dividing n: primes up to ROOT_SEARCH, then the cofactor if it is a k-th power."""
    if k >= n.bit_length():
        return 1
    found, p = 1, 2
    while p <= ROOT_SEARCH and p**k <= n:
        while n % p**k == 0:
            n, found = n // p**k, found * p
        while n % p == 0:
            n //= p
        p += 1 if p == 2 else 2
    root = integer_root(n, k)
    return found * root if root > 1 and root**k == n else found


def is_power_free(n: int, k: int) -> bool:
    return largest_power_factor(abs(n), k) == 1


def is_perfect_power(n: int, k: int) -> bool:
    """Whether n is an m-th power for a divisor m > 1 of the index k, so that a smaller index does."""
    return any(k % m == 0 and integer_root(n, m) ** m == n for m in range(2, min(k, n.bit_length()) + 1))
