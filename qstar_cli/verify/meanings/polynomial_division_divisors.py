"""Greatest common divisors and least common multiples of polynomials in any letters, by the kernel's own arithmetic.

Polynomials with whole coefficients are looked at over the whole numbers (`2x` for 2x and 4x^2), others over the
rational numbers, where divisor and multiple have coprime whole coefficients. The leading coefficient (letters in the
order of the alphabet, by total degree) is positive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.polynomial_division_arithmetic import Coefficients, common_divisor, trimmed
from qstar_cli.verify.polynomials import Poly

POINTS = 6  # at which two polynomials in several letters are compared
MAX_STEPS = 20_000  # of an exact division


def is_common_divisor(g: Poly, a: Poly, b: Poly) -> bool:
    """Whether g is the greatest common divisor. Raises Undecided where a further common factor cannot be excluded."""
    if not a and not b:
        raise Undecided("every polynomial divides 0")
    if not g or not _is_normal(g, _shared(a, b, gcd)):
        return False
    cofactors = [divided_exactly(p, g) for p in (a, b)]
    return _are_coprime(cofactors)


def is_common_multiple(m: Poly, a: Poly, b: Poly) -> bool:
    """Whether m is the least common multiple of two polynomials other than 0. Raises Undecided like the divisor."""
    if not a or not b:
        raise Undecided("a common multiple with 0")
    if not m or not _is_normal(m, _shared(a, b, lcm)):
        return False
    return _are_coprime([divided_exactly(m, p) for p in (a, b)])


def divisor_by_euclid(a: Poly, b: Poly) -> Poly:
    """The greatest common divisor of polynomials in one letter. Raises Undecided for other ones."""
    letters = sorted(P.names(a) | P.names(b))
    if len(letters) != 1:
        raise Undecided("Euclid's algorithm is for polynomials in one letter")
    found = common_divisor(*(_at(p, letters[0], {}) for p in (a, b)))
    return P.scale({((letters[0], k),) if k else (): c for k, c in enumerate(found) if c}, _shared(a, b, gcd))


def _shared(a: Poly, b: Poly, of: Callable[..., int]) -> Fraction:
    """The content that the divisor (`of` is gcd) or the multiple (lcm) has."""
    contents = [abs(Fraction(P.primitive(p)[0])) for p in (a, b) if p]
    is_whole = all(c.denominator == 1 for c in contents)
    return Fraction(of(*(c.numerator for c in contents))) if is_whole else Fraction(1)


def _is_normal(p: Poly, content: Fraction) -> bool:
    """Whether the coefficients have this content and the leading one is positive."""
    return abs(P.primitive(p)[0]) == content and p[_leading(p, sorted(P.names(p)))] > 0


def _leading(p: Poly, letters: Sequence[str]) -> P.Monomial:
    """The first monomial: by total degree, then by the exponents of the letters in their order."""
    return max(p, key=lambda m: (sum(e for _, e in m), [dict(m).get(n, 0) for n in letters]))


def divided_exactly(a: Poly, b: Poly) -> Poly | None:
    """The polynomial q with a = b*q, None where there is none; b is not 0."""
    letters = sorted(P.names(a) | P.names(b))
    first, rest, quotient = _leading(b, letters), dict(a), P.constant(0)
    for _ in range(MAX_STEPS):
        if not rest:
            return quotient
        top = _leading(rest, letters)
        exponents = {n: dict(top).get(n, 0) - dict(first).get(n, 0) for n in letters}
        if min(exponents.values(), default=0) < 0:
            return None
        shift = tuple((n, e) for n, e in exponents.items() if e)
        part: Poly = {shift: Fraction(rest[top]) / b[first]}
        quotient, rest = P.add(quotient, part), P.subtract(rest, P.multiply(part, b))
    raise Undecided("a division with too many terms")


def _are_coprime(pair: Sequence[Poly | None]) -> bool:
    """Whether both are there and have no common factor with a letter. Raises Undecided where that is not seen.

    A common factor with the letter v remains one where the other letters have values at which the leading coefficient
    in v is not 0: where the polynomials in v alone are coprime, there is none.
    """
    u, v = pair
    if u is None or v is None:
        return False
    if not u or not v:
        return not P.names(u) and not P.names(v)
    letters = sorted(P.names(u) | P.names(v))
    for letter in sorted(P.names(u) & P.names(v)):
        if any(_coprime_at(u, v, letter, letters, k) for k in range(POINTS)):
            continue
        if len(letters) == 1:
            return False
        raise Undecided("a further common factor cannot be excluded")
    return True


def _coprime_at(u: Poly, v: Poly, letter: str, letters: Sequence[str], k: int) -> bool:
    """Whether the two are coprime as polynomials in one letter at the k-th choice of values for the others."""
    values = {n: 2 + 3 * k + (k + 2) * j for j, n in enumerate(letters) if n != letter}
    a, b = (_at(p, letter, values) for p in (u, v))
    kept = len(a) == P.degree(u, letter) + 1 and len(b) == P.degree(v, letter) + 1
    return kept and len(common_divisor(a, b)) == 1


def _at(p: Poly, letter: str, values: dict[str, int]) -> Coefficients:
    """The coefficients in one letter where the others have values."""
    found = [Fraction(0)] * (int(P.degree(p, letter)) + 1)
    for m, c in p.items():
        product = Fraction(c)
        for n, e in m:
            if n != letter:
                product *= Fraction(values[n]) ** int(e)
        found[int(dict(m).get(letter, 0))] += product
    return trimmed(found)
