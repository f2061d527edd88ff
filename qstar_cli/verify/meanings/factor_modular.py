"""Polynomials modulo a prime: the degrees of their irreducible factors, by our own arithmetic."""

from __future__ import annotations

from qstar_cli.verify.roots import Dense


def degrees_modulo(f: Dense, p: int) -> list[int] | None:
    """Degrees of the irreducible factors modulo p; None when the degree drops or f is not squarefree there."""
    if f[-1] % p == 0:
        return None
    g = _monic([c % p for c in f], p)
    if len(_gcd(g, _trim([k * c % p for k, c in enumerate(g)][1:]), p)) > 1:
        return None
    degrees: list[int] = []
    power, d = [0, 1], 0
    while len(g) > 1:
        d += 1
        if 2 * d > len(g) - 1:
            return [*degrees, len(g) - 1]
        power = _power(power, p, g, p)
        common = _gcd(g, _trim([(a - b) % p for a, b in _aligned(power, [0, 1])]), p)
        degrees += [d] * ((len(common) - 1) // d)
        g = _quotient(g, common, p)
        power = _remainder(power, g, p) if len(g) > 1 else [0]
    return degrees


def _aligned(a: Dense, b: Dense) -> list[tuple[int, int]]:
    size = max(len(a), len(b))
    return list(zip(a + [0] * (size - len(a)), b + [0] * (size - len(b)), strict=True))


def _trim(a: Dense) -> Dense:
    while a and not a[-1]:
        a.pop()
    return a


def _monic(a: Dense, p: int) -> Dense:
    inverse = pow(a[-1], -1, p)
    return [c * inverse % p for c in a]


def _divide(a: Dense, b: Dense, p: int) -> tuple[Dense, Dense]:
    """Quotient and remainder by a monic polynomial modulo p."""
    rest, quotient = list(a), [0] * max(1, len(a) - len(b) + 1)
    for shift in range(len(a) - len(b), -1, -1):
        c = rest[shift + len(b) - 1]
        quotient[shift] = c
        for k, x in enumerate(b):
            rest[shift + k] = (rest[shift + k] - c * x) % p
    return _trim(quotient), _trim(rest[: len(b) - 1])


def _quotient(a: Dense, b: Dense, p: int) -> Dense:
    return _divide(a, b, p)[0]


def _remainder(a: Dense, b: Dense, p: int) -> Dense:
    return _divide(a, b, p)[1] if len(a) >= len(b) else a


def _gcd(a: Dense, b: Dense, p: int) -> Dense:
    while b:
        b = _monic(b, p)
        a, b = b, _remainder(a, b, p)
    return a


def _power(a: Dense, n: int, modulus: Dense, p: int) -> Dense:
    result: Dense = [1]
    while n:
        if n & 1:
            result = _remainder(_multiply(result, a, p), modulus, p)
        n >>= 1
        if n:
            a = _remainder(_multiply(a, a, p), modulus, p)
    return result


def _multiply(a: Dense, b: Dense, p: int) -> Dense:
    result = [0] * (len(a) + len(b) - 1) if a and b else []
    for k, x in enumerate(a):
        for j, y in enumerate(b):
            result[k + j] = (result[k + j] + x * y) % p
    return _trim(result)
