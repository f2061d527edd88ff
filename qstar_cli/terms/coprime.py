"""Whether two polynomials have a common factor, and whether one is a square: decided by exact images modulo a prime.

Polynomials are terms built by sums, products, quotients by numbers and whole powers from *generators* (letters and all
other terms). `True` from `is_coprime` and `False` from `may_be_square` are proofs; the other answer may be wrong with a
probability of about one in a billion, which would make a form too strict or too lax, never an answer wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isqrt

from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational

PRIME = 2**61 - 1
_TRIALS = 3
Coefficients = list[int]  # of one letter, lowest first, modulo PRIME


def _is_structure(t: Term) -> bool:
    if t.head == "Pow":
        n = as_integer(t.args[1])
        return n is not None and 0 < n <= 1000
    return t.head in ("Sum", "Product", "Neg") or (t.head == "Div" and bool(as_rational(t.args[1])))


def generators(t: Term) -> frozenset[Term]:
    """The letters and other terms from which `t` is built as a polynomial."""
    if as_rational(t) is not None:
        return frozenset()
    if not _is_structure(t):
        return frozenset({t})
    return frozenset().union(*map(generators, t.args[:1] if t.head in ("Pow", "Div") else t.args))


def is_coprime(a: Term, b: Term) -> bool:
    """Whether two polynomials certainly have no common factor with a generator in it."""
    return all(_is_coprime_in(g, a, b) for g in generators(a) & generators(b))


def _is_coprime_in(g: Term, a: Term, b: Term) -> bool:
    others = sorted((generators(a) | generators(b)) - {g}, key=repr)
    for trial in range(_TRIALS):
        at = dict(zip(others, _scattered(trial), strict=False))
        p, q = _image(a, g, at), _image(b, g, at)
        if len(p) == _length(a, g) and len(q) == _length(b, g) and len(_gcd(p, q)) == 1:
            return True
    return False


def _scattered(seed: int) -> Iterator[int]:
    """Numbers modulo PRIME without visible relations between them (a linear congruential generator)."""
    value = seed + 1
    while True:
        value = (value * 6364136223846793005 + 1442695040888963407) % PRIME
        yield value


def _length(t: Term, g: Term) -> int:
    """One more than the degree in g, as far as it can be read off without cancelling."""
    if t == g:
        return 2
    if as_rational(t) is not None or not _is_structure(t):
        return 1
    if t.head == "Pow":
        return (_length(t.args[0], g) - 1) * (as_integer(t.args[1]) or 1) + 1
    if t.head == "Product":
        return sum(_length(a, g) - 1 for a in t.args) + 1
    return max(_length(a, g) for a in (t.args[:1] if t.head == "Div" else t.args))


def _image(t: Term, g: Term, at: Mapping[Term, int]) -> Coefficients:
    value = as_rational(t)
    if value is not None:
        return _trim([value.numerator * pow(value.denominator, -1, PRIME) % PRIME])
    if t == g:
        return [0, 1]
    if t in at:
        return [at[t]]
    if t.head == "Neg":
        return [-c % PRIME for c in _image(t.args[0], g, at)]
    if t.head == "Div":
        return _product(_image(t.args[0], g, at), [_inverse(t.args[1])])
    if t.head == "Pow":
        base, result = _image(t.args[0], g, at), [1]
        for _ in range(as_integer(t.args[1]) or 1):
            result = _product(result, base)
        return result
    images = [_image(a, g, at) for a in t.args]
    result = images[0]
    for image in images[1:]:
        result = _sum(result, image) if t.head == "Sum" else _product(result, image)
    return result


def _inverse(t: Term) -> int:
    value = as_rational(t)
    assert value  # a quotient by a number, so `_is_structure` has seen it
    return value.denominator * pow(value.numerator, -1, PRIME) % PRIME


def _trim(p: Coefficients) -> Coefficients:
    while p and not p[-1]:
        p.pop()
    return p


def _sum(p: Coefficients, q: Coefficients) -> Coefficients:
    if len(p) < len(q):
        p, q = q, p
    return _trim([(c + (q[k] if k < len(q) else 0)) % PRIME for k, c in enumerate(p)])


def _product(p: Coefficients, q: Coefficients) -> Coefficients:
    result = [0] * max(len(p) + len(q) - 1, 0)
    for i, c in enumerate(p):
        for j, d in enumerate(q):
            result[i + j] = (result[i + j] + c * d) % PRIME
    return _trim(result)


def _gcd(p: Coefficients, q: Coefficients) -> Coefficients:
    while q:
        p, q = q, _remainder(p, q)
    return p


def _remainder(p: Coefficients, q: Coefficients) -> Coefficients:
    p, inverse = list(p), pow(q[-1], -1, PRIME)
    while len(p) >= len(q):
        factor, shift = p[-1] * inverse % PRIME, len(p) - len(q)
        for k, c in enumerate(q):
            p[k + shift] = (p[k + shift] - factor * c) % PRIME
        _trim(p)
    return p


def may_be_square(t: Term) -> bool:
    """False when a polynomial with integer coefficients is certainly no square: one of its values is none."""
    letters = sorted(generators(t), key=repr)
    for trial in range(6):
        value = _value(t, {g: 3 + 5 * trial + 7 * k for k, g in enumerate(letters)})
        if value is None or value < 0 or isqrt(value) ** 2 != value:
            return False
    return True


def _value(t: Term, at: Mapping[Term, int]) -> int | None:
    n = as_integer(t)
    if n is not None or t in at:
        return n if n is not None else at[t]
    values = [_value(a, at) for a in t.args]
    if None in values or t.head == "Div":
        return None
    known = [v for v in values if v is not None]
    if t.head == "Neg":
        return -known[0]
    if t.head == "Pow":
        exponent = known[1]
        return int(known[0] ** exponent)
    if t.head == "Sum":
        return sum(known)
    result = 1
    for v in known:
        result *= v
    return result
