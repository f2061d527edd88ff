"""Powers and logarithms on a cell: one normal form for both.

The logarithm of a positive value is the sum of the logarithms of its factors, so the logarithms of
numbers are rational combinations of those of primes. A power is e^(exponent * ln base); every summand of that product
which has a logarithm ln p becomes a power of p.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from qstar_cli.terms.term import Term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Field, V
from qstar_cli.verify.generators import Definitions, Opaque, PowerOf, RootOf, Value
from qstar_cli.verify.interpret import values_of
from qstar_cli.verify.polynomials import Monomial, Poly
from qstar_cli.verify.values import ValueField, number_factors

MAX_POWER = 100
MAX_DIVISIONS = 40


def logarithm_argument(name: str, definitions: Definitions) -> Poly | None:
    """The polynomial whose logarithm a generator is."""
    what = definitions.get(name)
    if isinstance(what, Opaque) and what.head == "Ln" and what.args[0].below == P.ONE:
        return what.args[0].above
    return None


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
        for base, e in [*number_factors(abs(Fraction(unit))), *found]:
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
            return natural_logarithm(Value(f.base(name)), f)
    positive = P.scale(base, f.sign(Value(base)))
    return f.opaque("Ln", (Value(positive),))


def exponential(args: Sequence[Value], f: ValueField) -> Value:
    """base^exponent for a positive base."""
    return natural_exponential(f.multiply(args[1], natural_logarithm(args[0], f)), f)


def natural_exponential(exponent: Value, f: ValueField) -> Value:
    """e^exponent: a product of powers, a summand c*ln(p)*m giving p^(c*m)."""
    result = f.rational(Fraction(1))
    exponent = cancelled(exponent)
    unit, below = P.primitive(exponent.below)
    whole, rest = _divided(P.scale(exponent.above, 1 / Fraction(unit)), below)
    for above, divisor in ((whole, P.ONE), (rest, below)):
        for m, c in above.items():
            base, other = _base_of(m, f.definitions)
            if not other and divisor == P.ONE:
                part = f.factor_power(base, Fraction(c))
            else:
                part = _power_with_letters(base, other, divisor, Fraction(c), f)
            result = f.multiply(result, part)
    return result


def _power_with_letters(base: Poly, m: Monomial, below: Poly, c: Fraction, f: ValueField) -> Value:
    """base^(c*m/below); e^(1000*x) is no high power of e^x but a generator, of which others may be powers."""
    positive = P.scale(base, f.sign(Value(base)))
    for name, what in f.definitions.items():
        if not isinstance(what, PowerOf) or (what.exponent, what.base) != (m, positive):
            continue
        if P.proportional(what.below, below):
            k = next(iter(below))
            return Value(P.generator(name, c * Fraction(what.below[k]) / below[k]))
    size = abs(c) if abs(c) > MAX_POWER else 1
    divisor = P.scale(below, 1 / Fraction(size))
    name = f"({P.show(positive)})^[{P.show({m: 1})} / {P.show(divisor)}]"
    f.definitions.setdefault(name, PowerOf(positive, m, divisor))
    return Value(P.generator(name, c / size))


def _divided(above: Poly, below: Poly) -> tuple[Poly, Poly]:
    """(q, r) with above = q*below + r, in which no term of r is a multiple of the leading term of the divisor."""
    whole: Poly = {}
    lead = P.leading(below)
    for _ in range(MAX_DIVISIONS if lead else 0):
        found = next((m for m in above if _is_multiple(m, lead)), None)
        if found is None:
            return whole, above
        factor: Poly = {P.times_monomial(found, tuple((n, -e) for n, e in lead)): Fraction(above[found]) / below[lead]}
        whole, above = P.add(whole, factor), P.subtract(above, P.multiply(factor, below))
    return (whole, above) if lead else (above, P.ZERO)


def reduced(a: Value) -> Value:
    """The quotient without common generators, and without the divisor where it divides all."""
    a = cancelled(a)
    unit, below = P.primitive(a.below)
    whole, rest = _divided(P.scale(a.above, 1 / Fraction(unit)), below)
    return a if rest else Value(whole)


def _is_multiple(m: Monomial, of: Monomial) -> bool:
    powers = dict(m)
    return all(powers.get(name, 0) >= e for name, e in of)


def cancelled(a: Value) -> Value:
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


def _logarithm_value(t: Term, f: Field[V]) -> V | None:
    """A logarithm; undefined where the argument is not positive, or the base is not positive or 1."""
    values = values_of(t, f)
    if values is None:
        return None
    if len(values) == 2:
        minus_one = f.rational(Fraction(-1))
        if f.sign(values[1]) <= 0 or f.is_zero(f.add(values[1], minus_one)):
            return None
    return f.function(t.head, values) if f.sign(values[0]) > 0 else None


FUNCTIONS = {"Ln": _logarithm_value, "Log": _logarithm_value}
ON_CELLS = {"Pow": exponential, "Ln": logarithm, "Log": logarithm}
