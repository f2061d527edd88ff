"""Powers and logarithms on a cell: one normal form for both, and comparisons turned from one into the other.

Normal form: the logarithm of a positive value is the sum of the logarithms of its factors, so the logarithms of
numbers are rational combinations of those of primes. A power is e^(exponent * ln base); every summand of that product
which has a logarithm ln p becomes a power of p.

Comparisons use that exp and ln increase: `2ln(x) - ln(3)` has the sign of `x^2 - 3`, `2^x - 8` that of
`x*ln(2) - 3ln(2)`, and a*u + b with a generator u that alone depends on letters that of a*(u - (-b/a)).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import CONSTANTS, Definitions, Opaque, PowerOf, RootOf, Value, parts_of
from qstar_cli.verify.polynomials import Exponent, Monomial, Poly

if TYPE_CHECKING:
    from qstar_cli.verify.values import ValueField

MAX_DEGREE = 60
MAX_DEPTH = 8


def logarithm_argument(name: str, definitions: Definitions) -> Poly | None:
    """The polynomial whose logarithm a generator is."""
    what = definitions.get(name)
    if isinstance(what, Opaque) and what.head == "Ln" and what.args[0].below == P.ONE:
        return what.args[0].above
    return None


def has_letters(p: Poly, definitions: Definitions) -> bool:
    """Whether the value of a polynomial depends on letters."""
    for n in P.names(p):
        what = definitions.get(n)
        if what is None:
            if n not in CONSTANTS:
                return True
        elif any(has_letters(P.generator(m), definitions) for m in parts_of(what)):
            return True
    return False


# normal form


def logarithm(args: Sequence[Value], f: ValueField) -> Value:
    """ln(a), or log(a, b) as ln(a)/ln(b), for values that are known to be positive (and b not 1)."""
    if len(args) == 2:
        return f.divide(natural_logarithm(args[0], f), natural_logarithm(args[1], f))
    return natural_logarithm(args[0], f)


def natural_logarithm(a: Value, f: ValueField) -> Value:
    """The sum of the logarithms of the factors of a positive value."""
    total = f.rational(Fraction(0))
    for part, sign in ((a.above, 1), (a.below, -1)):
        unit, found = factors(part)
        for base, e in [*f.number_factors(abs(Fraction(unit))), *found]:
            total = f.add(total, f.multiply(f.rational(sign * Fraction(e)), _of_factor(base, f)))
    return total


def _of_factor(base: Poly, f: ValueField) -> Value:
    """ln |base| for an irreducible base that is not zero."""
    name = next(iter(P.names(base))) if len(base) == 1 and P.names(base) else ""
    if name and base == P.generator(name):
        what = f.definitions.get(name)
        if name == "e":
            return f.rational(Fraction(1))
        if isinstance(what, PowerOf):
            exponent = f.divide(Value({what.exponent: 1}), Value(what.below))
            return f.multiply(exponent, natural_logarithm(Value(what.base), f))
        if isinstance(what, RootOf):
            return natural_logarithm(Value(f.bases[name]), f)
    positive = P.scale(base, f.sign(Value(base)))
    return f.opaque("Ln", (Value(positive),))


def exponential(base: Value, exponent: Value, f: ValueField) -> Value:
    """base^exponent for a positive base."""
    return natural_exponential(f.multiply(exponent, natural_logarithm(base, f)), f)


def natural_exponential(exponent: Value, f: ValueField) -> Value:
    """e^exponent: a product of powers, a summand c*ln(p)*m giving p^(c*m)."""
    result = f.rational(Fraction(1))
    exponent = _cancelled(exponent)
    constant_below = P.as_constant(exponent.below)
    for m, c in exponent.above.items():
        base, rest = _base_of(m, f.definitions)
        if not rest and constant_below:
            part = f.factor_power(base, Fraction(c) / constant_below)
        else:
            part = Value(P.generator(f.power_name(base, rest, exponent.below), Fraction(c)))
        result = f.multiply(result, part)
    return result


def _cancelled(a: Value) -> Value:
    """The quotient without the generators that divide every term above and the one below (which is not zero)."""
    if len(a.below) != 1 or not a.above:
        return a
    ((below, c),) = a.below.items()
    common = [(n, min([e, *(dict(m).get(n, 0) for m in a.above)])) for n, e in below]
    inverse: Monomial = tuple((n, -e) for n, e in common if e > 0)
    above = {P.times_monomial(m, inverse): k for m, k in a.above.items()}
    return Value(above, {P.times_monomial(below, inverse): c})


def _base_of(m: Monomial, definitions: Definitions) -> tuple[Poly, Monomial]:
    """(p, rest) for a monomial ln(p)*rest, the first logarithm by name; (e, m) without one."""
    for name, e in m:
        argument = logarithm_argument(name, definitions)
        if argument is not None and e == 1:
            return argument, tuple(part for part in m if part[0] != name)
    return P.generator("e"), m


# comparisons


def counterpart(p: Poly, f: ValueField) -> Value | None:
    """A value with the same sign as p on the cell, of a kind that is easier to decide; None when there is none."""
    kinds = [f.definitions.get(n) for n in P.names(p)]
    if not any(isinstance(k, PowerOf) or (isinstance(k, Opaque) and k.head == "Ln") for k in kinds):
        return None
    return _without_logarithms(p, f) or _logarithm_of_two_terms(p, f) or _one_generator(p, f)


def _without_logarithms(p: Poly, f: ValueField) -> Value | None:
    """For rational multiples of logarithms (and of 1): e^(positive part) - e^(negative part)."""
    terms: list[tuple[Poly, Fraction]] = []
    for m, c in p.items():
        argument = logarithm_argument(m[0][0], f.definitions) if len(m) == 1 and m[0][1] == 1 else None
        if m and argument is None:
            return None
        terms.append((argument if argument is not None else P.generator("e"), Fraction(c)))
    scale = lcm(*(c.denominator for _, c in terms))
    sizes = [abs(int(c * scale)) for _, c in terms]
    if max(sizes) > 20_000 or any(n > MAX_DEGREE for (b, _), n in zip(terms, sizes, strict=True) if len(b) > 1):
        return None
    sides = [f.rational(Fraction(1)), f.rational(Fraction(1))]
    for (base, c), n in zip(terms, sizes, strict=True):
        sides[c < 0] = f.multiply(sides[c < 0], f.power(Value(base), n))
    return f.add(sides[0], f.multiply(f.rational(Fraction(-1)), sides[1]))


def _logarithm_of_two_terms(p: Poly, f: ValueField) -> Value | None:
    """For a*m - b*n with a, b > 0 and positive products m, n with a power in them: ln(a*m) - ln(b*n)."""
    if len(p) != 2 or not any(isinstance(f.definitions.get(n), PowerOf) for n in P.names(p)):
        return None
    (m, a), (n, b) = sorted(p.items(), key=lambda part: part[1], reverse=True)
    if not a > 0 > b or not all(f.is_certainly_positive(name) for name in P.names(p)):
        return None
    above, below = natural_logarithm(Value({m: a}), f), natural_logarithm(Value({n: -b}), f)
    return f.add(above, f.multiply(f.rational(Fraction(-1)), below))


def _one_generator(p: Poly, f: ValueField) -> Value | None:
    """For a*u + b, where only the power or logarithm u depends on letters: a*(u - r) with r = -b/a, inverted."""
    name = _only_generator(p, f.definitions)
    if name is None or set(P.coefficients(p, name)) != {0, 1}:
        return None
    parts = P.coefficients(p, name)
    slope = f.sign(Value(parts[1]))
    if not slope:
        return None
    r = f.divide(Value(P.scale(parts[0], -1)), Value(parts[1]))
    argument = logarithm_argument(name, f.definitions)
    if argument is not None:
        difference = f.add(Value(argument), f.multiply(f.rational(Fraction(-1)), natural_exponential(r, f)))
    elif f.sign(r) <= 0:
        return f.rational(Fraction(slope))
    else:
        power = natural_logarithm(Value(P.generator(name)), f)
        difference = f.add(power, f.multiply(f.rational(Fraction(-1)), natural_logarithm(r, f)))
    return f.multiply(f.rational(Fraction(slope)), difference)


def _only_generator(p: Poly, definitions: Definitions) -> str | None:
    """The power or logarithm through which alone a polynomial depends on letters."""
    found = [n for n in P.names(p) if has_letters(P.generator(n), definitions)]
    if len(found) != 1:
        return None
    is_power = isinstance(definitions.get(found[0]), PowerOf)
    return found[0] if is_power or logarithm_argument(found[0], definitions) is not None else None


# equations


def solved_for_letter(p: Poly, f: ValueField) -> list[tuple[str, Value]] | None:
    """All solutions of p = 0 when p is quadratic in one power or logarithm of a linear expression in one letter."""
    name = _only_generator(p, f.definitions)
    if name is None:
        return None
    values = _roots_in(p, name, f)
    if values is None:
        return None
    found = []
    for r in values:
        argument = logarithm_argument(name, f.definitions)
        if argument is None and f.sign(r) <= 0:
            continue
        inverse = _inverse(name, argument, r, f)
        if inverse is None:
            return None
        found.append(inverse)
    return found


def _roots_in(p: Poly, name: str, f: ValueField) -> list[Value] | None:
    parts = P.coefficients(p, name)
    if P.degree(p, name) != 2 or not set(parts) <= {0, 1, 2}:
        return None
    a, b, c = (parts.get(k, P.ZERO) for k in (2, 1, 0))
    discriminant = Value(P.subtract(f.product(b, b), P.scale(f.product(a, c), 4)))
    if f.is_zero(Value(a)):
        return None
    root = f.root(discriminant, 2)
    if root is None:
        return []
    ends = (1, -1) if not f.is_zero(discriminant) else (1,)
    return [
        f.divide(f.add(Value(P.scale(b, -1)), f.multiply(f.rational(Fraction(s)), root)), Value(P.scale(a, 2)))
        for s in ends
    ]


def _inverse(name: str, argument: Poly | None, r: Value, f: ValueField) -> tuple[str, Value] | None:
    """(letter, value) from `ln(argument) = r`, or from `power = r` with r > 0."""
    if argument is not None:
        return _linear_solution(argument, natural_exponential(r, f), f)
    exponent = natural_logarithm(Value(P.generator(name)), f)
    if has_letters(exponent.below, f.definitions):
        return None
    return _linear_solution(exponent.above, f.multiply(Value(exponent.below), natural_logarithm(r, f)), f)


def _linear_solution(p: Poly, r: Value, f: ValueField) -> tuple[str, Value] | None:
    """The solution of p = r for the one letter in p, in which p is linear."""
    letters = [n for n in P.names(p) if n not in CONSTANTS and n not in f.definitions]
    if len(letters) != 1:
        return None
    parts: dict[Exponent, Poly] = P.coefficients(p, letters[0])
    rest, slope = parts.get(0, P.ZERO), parts.get(1)
    if slope is None or not set(parts) <= {0, 1} or any(has_letters(q, f.definitions) for q in (rest, slope)):
        return None
    if f.is_zero(Value(slope)):
        raise Undecided("a coefficient vanished")
    return letters[0], f.divide(f.add(r, Value(P.scale(rest, -1))), Value(slope))
