"""Real roots of polynomials as numbers: `root 1 of x^5 - x - 1` is the leftmost of the real roots.

The letter of such a polynomial stands for nothing outside of it: in `PolynomialRoot(k, p)` it is the leaf `Word`.
Roots are counted by Sturm's theorem in exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from qstar_cli.terms.build import integer
from qstar_cli.terms.term import Term, map_args, substitute, subterms, symbols, term
from qstar_cli.terms.views import as_integer, rational_coefficients

MAX_DEGREE = 60
_PLACES, _MOST_PLACES = 2, 12  # after the point, of bounds shown to readers
Polynomial = tuple[Fraction, ...]  # the coefficients, the constant first


def polynomial_root(index: int, polynomial: Term, letter: Term) -> Term:
    """The `index`-th real root (from 1) of a polynomial in the letter."""
    return term("PolynomialRoot", integer(index), substitute(polynomial, letter, term("Word", value=letter.value)))


def root_of(index: Term, polynomial: Term) -> Term | None:
    """The root as `root k of p` writes it; None where p is no sum in one letter or k no counting number."""
    letters, k = symbols(polynomial), as_integer(index)
    if polynomial.head != "Sum" or len(letters) != 1 or not k or k < 0:
        return None
    return polynomial_root(k, polynomial, letters[0])


def polynomial_of(t: Term) -> Term:
    """The polynomial of `root k of p`, its letter an ordinary one."""
    return _with_letters(t.args[1])


def _with_letters(t: Term) -> Term:
    if t.head == "Word":
        return term("Symbol", value=t.value)
    return map_args(t, tuple(map(_with_letters, t.args)))


def coefficients_of(t: Term) -> Polynomial | None:
    """The coefficients of the polynomial of `root k of p`; None when it is not collected or too large."""
    words = {s for s in subterms(t.args[1]) if s.head == "Word"}
    if len(words) != 1:
        return None
    found = rational_coefficients(t.args[1], words.pop())
    return None if found is None or not 1 <= max(found, default=0) <= MAX_DEGREE else dense(found)


def dense(found: dict[int, Fraction]) -> Polynomial:
    """{degree: coefficient} as a list of all coefficients."""
    return tuple(found.get(k, Fraction(0)) for k in range(max(found) + 1))


def count_roots(p: Polynomial) -> int:
    """How many different real roots a polynomial has (Sturm's theorem)."""
    chain = _sturm_chain(p)
    size = _bound(p)
    return _variations(chain, -size) - _variations(chain, size)


def roots_between(p: Polynomial, low: Fraction, high: Fraction) -> int:
    """How many different real roots lie above `low` and not above `high`."""
    chain = _sturm_chain(p)
    return _variations(chain, low) - _variations(chain, high)


@lru_cache(maxsize=256)
def enclosing(p: Polynomial, index: int, bits: int) -> tuple[Fraction, Fraction] | None:
    """(a, b) with a < b at most 2^-bits apart and the root between them, or a = b = root; None without that root."""
    chain = _sturm_chain(p)
    low, high = -_bound(p), _bound(p)
    first = _variations(chain, low)
    if index > first - _variations(chain, high):
        return None
    while high - low > Fraction(1, 1 << bits):
        middle = (low + high) / 2
        if _value(p, middle) == 0 and first - _variations(chain, middle) == index:
            return middle, middle
        if first - _variations(chain, middle) >= index:
            high = middle
        else:
            low = middle
    return low, high


def bounds(p: Polynomial, index: int) -> tuple[str, str]:
    """Decimals between which the root, which exists, and no other real root lies, as short as two places allow."""
    for places in range(_PLACES, _MOST_PLACES):
        around = [_decimal_bounds(p, k, places) for k in (index - 1, index, index + 1) if k]
        found = [b for b in around if b is not None]
        if all(a[1] <= b[0] for a, b in pairwise(found)):
            break
    low, high = _decimal_bounds(p, index, places) or (0, 0)
    return _spelled(low, places), _spelled(high, places)


def enclosing_decimals(t: Term) -> tuple[str, str] | None:
    """The bounds of `root k of p`, None where there is no such root."""
    p, index = coefficients_of(t), as_integer(t.args[0])
    return bounds(p, index) if p and index and index <= count_roots(p) else None


def _decimal_bounds(p: Polynomial, index: int, places: int) -> tuple[int, int] | None:
    """Whole numbers between which 10^places times the root lies, neighbours where possible."""
    found = enclosing(p, index, 4 * places + 8)
    if found is None:
        return None
    low, high = ((q * 10**places) for q in found)
    return low.__floor__(), high.__ceil__()


def _spelled(n: int, places: int) -> str:
    digits = str(abs(n)).rjust(places + 1, "0")
    return f"{'-' if n < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _value(p: Sequence[Fraction], at: Fraction) -> Fraction:
    total = Fraction(0)
    for c in reversed(p):
        total = total * at + c
    return total


def _bound(p: Polynomial) -> Fraction:
    """Cauchy's bound: all roots are smaller in absolute value."""
    return Fraction((1 + max(abs(c / p[-1]) for c in p)).__ceil__())


def _variations(chain: Sequence[Sequence[Fraction]], at: Fraction) -> int:
    signs = [value > 0 for p in chain if (value := _value(p, at))]
    return sum(a != b for a, b in pairwise(signs))


@lru_cache(maxsize=64)
def _sturm_chain(p: Polynomial) -> tuple[Polynomial, ...]:
    """Sturm's chain of the polynomial without repeated factors that has the same roots."""
    chain = [p, tuple(k * c for k, c in enumerate(p))[1:]]
    while len(chain[-1]) > 1 and (rest := _divided(chain[-2], chain[-1])[1]):
        size = max(map(abs, rest))
        chain.append(tuple(-c / size for c in rest))
    if len(chain[-1]) > 1:
        return _sturm_chain(_divided(p, chain[-1])[0])
    return tuple(chain)


def _divided(a: Polynomial, b: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Quotient and remainder; () for 0."""
    rest, quotient = list(a), [Fraction(0)] * max(0, len(a) - len(b) + 1)
    for shift in range(len(a) - len(b), -1, -1):
        quotient[shift] = rest[shift + len(b) - 1] / b[-1]
        for k, c in enumerate(b):
            rest[k + shift] -= quotient[shift] * c
    rest = rest[: len(b) - 1]
    while rest and not rest[-1]:
        rest.pop()
    return tuple(quotient), tuple(rest)
