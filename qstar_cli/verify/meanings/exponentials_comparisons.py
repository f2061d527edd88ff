"""Comparisons and equations of powers and logarithms on a cell, turned from one into the other.

They use that exp and ln increase: `2ln(x) - ln(3)` has the sign of `x^2 - 3`, `2^x - 8` that of `x*ln(2) - 3ln(2)`, and
a*u^k + b with a generator u that alone depends on letters that of a*(u^k - (-b/a)).
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import minus
from qstar_cli.verify.generators import Definitions, PowerOf, Value, has_letters
from qstar_cli.verify.meanings.exponentials import logarithm_argument, natural_exponential, natural_logarithm
from qstar_cli.verify.meanings.exponentials_equations import solved_for_letter
from qstar_cli.verify.polynomials import Coefficient, Monomial, Poly

if TYPE_CHECKING:
    from qstar_cli.verify.values import ValueField

MAX_DEGREE = 60
MAX_EXPONENT = 20_000


class Exponentials:
    """Comparisons by ln and exp."""

    def counterpart(self, p: Poly, f: ValueField) -> Value | None:
        return _exponentiated(p, f) or _logarithm_of_two_terms(p, f) or _one_generator(p, f)

    def solved_for_letter(self, p: Poly, f: ValueField) -> list[tuple[str, Value]] | None:
        """All solutions when p is quadratic in one power or logarithm of an expression that is linear in a letter."""
        return solved_for_letter(p, f)


def _exponentiated(p: Poly, f: ValueField) -> Value | None:
    """For a sum with logarithms as terms or factors of terms: e^(positive part) - e^(negative part)."""
    if not _is_exponent(p, f.definitions):
        return None
    plain = [Fraction(c) for m, c in p.items() if _is_plain(m, f.definitions)]
    scale = Fraction(lcm(*(c.denominator for c in plain)), gcd(*(c.numerator for c in plain)) or 1)
    sides = [f.rational(Fraction(1)), f.rational(Fraction(1))]
    for m, c in p.items():
        n = Fraction(c) * scale
        argument = logarithm_argument(m[0][0], f.definitions) if len(m) == 1 else None
        if abs(n) > (MAX_EXPONENT if argument is None or len(argument) == 1 else MAX_DEGREE):
            return None
        sides[c < 0] = f.multiply(sides[c < 0], natural_exponential(Value({m: abs(n)}), f))
    return minus(sides[0], sides[1], f)


def _is_plain(m: Monomial, definitions: Definitions) -> bool:
    """Whether a monomial is 1 or a logarithm."""
    return not m or (len(m) == 1 and m[0][1] == 1 and logarithm_argument(m[0][0], definitions) is not None)


def _is_exponent(p: Poly, definitions: Definitions) -> bool:
    """Whether all terms are numbers and logarithms, or one has the logarithm of letters as a factor, none two."""
    if all(_is_plain(m, definitions) for m in p):
        return True
    found = [[(n, e) for n, e in m if _is_logarithm_of_letters(n, definitions)] for m in p]
    return any(found) and all(not part or (len(part) == 1 and part[0][1] == 1) for part in found)


def _is_logarithm_of_letters(name: str, definitions: Definitions) -> bool:
    argument = logarithm_argument(name, definitions)
    return argument is not None and has_letters(argument, definitions)


def _logarithm_of_two_terms(p: Poly, f: ValueField) -> Value | None:
    """For p = u - v with positive products u, v and a power in them: ln(u) - ln(v).

    Where logarithms of letters come out, the form without them is used, unless that is p again.
    """
    if len(p) != 2 or not any(isinstance(f.definitions.get(n), PowerOf) for n in P.names(p)):
        return None
    (m, a), (n, b) = sorted(p.items(), key=lambda part: _known_sign(part[0], part[1], f), reverse=True)
    if _known_sign(m, a, f) != 1 or _known_sign(n, b, f) != -1:
        return None
    above, below = natural_logarithm(Value({m: a}), f), natural_logarithm(Value({n: -b}), f)
    difference = minus(above, below, f)
    if not any(_is_logarithm_of_letters(n, f.definitions) for n in P.names(difference.above)):
        return difference
    powers = _exponentiated(difference.above, f)
    if powers is None or P.proportional(powers.above, p):
        return None
    return f.multiply(powers, Value(difference.below))


def _known_sign(m: Monomial, c: Coefficient, f: ValueField) -> int:
    """The sign of a monomial where those of its generators are known, else 0."""
    total = 1 if c > 0 else -1
    for name, e in m:
        signs = f.known.get(P.key(P.generator(name)))
        if f.is_positive_name(name) or signs == frozenset({1}):
            continue
        if signs != frozenset({-1}) or Fraction(e).denominator != 1:
            return 0
        total *= -1 if e % 2 else 1
    return total


def _one_generator(p: Poly, f: ValueField) -> Value | None:
    """For a*u^k + b, where only u depends on letters: a*(u^k - r) with r = -b/a, inverted; a logarithm u has k = 1."""
    name = _only_generator(p, f.definitions)
    parts = P.coefficients(p, name) if name is not None else {}
    if name is None or len(parts) != 2 or 0 not in parts:
        return None
    k = next(e for e in parts if e)
    argument, what = logarithm_argument(name, f.definitions), f.definitions[name]
    slope = f.sign(Value(parts[k])) if k == 1 or argument is None else 0
    if not slope:
        return None
    r = f.divide(Value(P.scale(parts[0], -1)), Value(parts[k]))
    if isinstance(what, PowerOf) and has_letters(what.base, f.definitions) and what.exponent:
        return None  # its logarithm is a product
    if argument is not None:
        difference = f.add(Value(argument), f.multiply(f.rational(Fraction(-1)), natural_exponential(r, f)))
    elif f.sign(r) <= 0:
        return f.rational(Fraction(slope))
    else:
        power = natural_logarithm(Value(P.generator(name, k)), f)
        difference = f.add(power, f.multiply(f.rational(Fraction(-1)), natural_logarithm(r, f)))
    return f.multiply(f.rational(Fraction(slope)), difference)


def _only_generator(p: Poly, definitions: Definitions) -> str | None:
    """The power or logarithm through which alone a polynomial depends on letters."""
    found = [n for n in P.names(p) if has_letters(P.generator(n), definitions)]
    if len(found) != 1:
        return None
    is_power = isinstance(definitions.get(found[0]), PowerOf)
    return found[0] if is_power or logarithm_argument(found[0], definitions) is not None else None


INVERSIONS = (Exponentials(),)
