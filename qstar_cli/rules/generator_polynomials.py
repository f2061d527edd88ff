"""Equations that are polynomials in one power `b^(k*x)` or one logarithm of the unknown. No rule is declared here."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

from qstar_cli.derivation import Step
from qstar_cli.rules.algebra import expanded, factor_list
from qstar_cli.rules.positive_numbers import Powers, powers_of, product_term, times_power
from qstar_cli.rules.rule import Rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.surds import root_parts, root_term, surd
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import factor_in_it, factors_are_zero, solve_for_it
from qstar_cli.terms.build import E, add, equal, integer, multiply, number, power, symbol
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import power_of, summand
from qstar_cli.terms.term import Term, contains, substitute, subterms
from qstar_cli.terms.views import as_integer, as_rational, quotient, rational_coefficients

_LETTER = symbol("u")
MAX_DEGREE = 12
Root = tuple[float, Term]
Exponents = dict[Term, Term]  # a base (prime or e) of a product of powers: its exponent


class PowerProduct(NamedTuple):
    """sign * the product of base^exponent, exponents polynomials in the unknown."""

    sign: int
    exponents: Exponents


def power_product(t: Term) -> PowerProduct | None:
    """A summand as a product of powers of positive numbers; None for anything else."""
    view = quotient(t)
    parts: dict[Term, list[Term]] = {}
    sign = view.sign
    for factors, side in ((view.above, 1), (view.below, -1)):
        for f in factors:
            value = as_rational(f)
            if value is not None and value < 0:
                sign, f = -sign, number(-value)
            base, exponent = (f.args[0], f.args[1]) if f.head == "Pow" else (f, integer(1))
            powers = powers_of(base)
            if powers is None:
                return None
            for b, e in powers.items():
                parts.setdefault(b, []).append(multiply(number(e * side), exponent))
    exponents = {b: expanded(add(*es)) for b, es in parts.items()}
    if any(e is None for e in exponents.values()):
        return None
    return PowerProduct(sign, {b: e for b, e in exponents.items() if e is not None and e != ZERO})


class GeneratorPolynomial(NamedTuple):
    """sum of coefficients[k] * generator^k = 0, the lowest k being 0."""

    generator: Term
    coefficients: dict[int, Fraction]

    @property
    def degree(self) -> int:
        return max(self.coefficients)

    def written(self) -> Term:
        return add(*(summand(c, power_of(self.generator, k)) if k else number(c) for k, c in self._descending()))

    def factored(self) -> Term | None:
        """The polynomial as a product, its number left out; None where it has one factor only."""
        found = factor_list(_in_letter(self.coefficients))
        if found is None or len(found[1]) < 2:
            return None
        return substitute(multiply(*(power_of(f, n) for f, n in found[1])), _LETTER, self.generator)

    def _descending(self) -> list[tuple[int, Fraction]]:
        return sorted(self.coefficients.items(), reverse=True)


def _in_letter(coefficients: dict[int, Fraction]) -> Term:
    return add(*(multiply(number(c), power(_LETTER, k)) if k else number(c) for k, c in coefficients.items()))


def solving(p: GeneratorPolynomial, t: Term, after: Term, in_one: Rule) -> tuple[Step, ...]:
    """The working that leads from t to the values of the generator; `in_one` is the law that makes t a polynomial."""
    written, product = equal(p.written(), ZERO), p.factored()
    lines = [] if written == t else [(written, in_one.name, SAME)]
    if product is not None:
        lines.append((equal(product, ZERO), factor_in_it.name, SAME))
    last = solve_for_it if product is None else factors_are_zero
    return working(*lines, (after, last.name, SAME), start=t) if lines else ()


def in_a_power(terms: Iterable[Term], x: Term) -> GeneratorPolynomial | None:
    """The sum of the terms as a polynomial in one power whose exponent is a multiple of the unknown x."""
    found: list[tuple[Powers, Fraction]] = []
    terms = tuple(terms)
    for t in terms:
        part = slope_and_factor(t, x)
        if part is None:
            return None
        found.append(part)
    slopes = [slope for slope, _ in found if slope]
    if not slopes:
        return None
    unit = slopes[0]
    multiples = [_multiple(slope, unit) for slope, _ in found]
    if any(m is None for m in multiples):
        return None
    known = [m for m in multiples if m is not None]
    size = Fraction(gcd(*(m.numerator for m in known)), lcm(*(m.denominator for m in known)))
    degrees = [int(m / size) for m in known]
    generator = spelled_power(times_power({}, unit, size), terms, x)
    totals: dict[int, Fraction] = {}
    for k, (_, factor) in zip(degrees, found, strict=True):
        totals[k] = totals.get(k, Fraction(0)) + factor
    return _polynomial(generator, totals)


def _polynomial(generator: Term | None, totals: dict[int, Fraction]) -> GeneratorPolynomial | None:
    kept = {k: c for k, c in totals.items() if c}
    if generator is None or not kept or max(kept) - min(kept) > MAX_DEGREE:
        return None
    return GeneratorPolynomial(generator, {k - min(kept): c for k, c in kept.items()})


def slope_and_factor(t: Term, x: Term) -> tuple[Powers, Fraction] | None:
    """(the powers whose x-th power occurs, the rational factor in front) of a summand."""
    if t == ZERO:
        return {}, Fraction(0)
    product = power_product(t)
    if product is None:
        return None
    slope: Powers = {}
    front: Powers = {}
    for base, exponent in product.exponents.items():
        parts = rational_coefficients(exponent, x)
        if parts is None or not set(parts) <= {0, 1}:
            return None
        slope, front = (
            times_power(slope, {base: Fraction(1)}, parts.get(1, Fraction(0))),
            times_power(front, {base: Fraction(1)}, parts.get(0, Fraction(0))),
        )
    value = product_term(front)
    factor = as_rational(value) if value is not None else None
    return None if factor is None else (slope, product.sign * factor)


def _multiple(slope: Powers, unit: Powers) -> Fraction | None:
    """The rational m with slope = m * unit."""
    if not slope:
        return Fraction(0)
    if set(slope) != set(unit):
        return None
    base = next(iter(unit))
    m = slope[base] / unit[base]
    return m if all(slope[b] == m * unit[b] for b in unit) else None


def spelled_power(powers: Powers, terms: tuple[Term, ...], x: Term) -> Term | None:
    """The power that rises as the powers to the x do: one that is written in the terms, if possible."""
    for t in terms:
        for s in subterms(t):
            if s.head == "Pow" and contains(s.args[1], x):
                part = slope_and_factor(s, x)
                if part is not None and part == (powers, Fraction(1)):
                    return s
    common = gcd(*(e.numerator for e in powers.values()))
    scale = Fraction(common, lcm(*(e.denominator for e in powers.values())))
    base = product_term({b: e / scale for b, e in powers.items()})
    if base is None or (as_integer(base) is None and base != E):
        return None
    return power(base, summand(scale, x))


def in_a_logarithm(terms: Iterable[Term], x: Term) -> GeneratorPolynomial | None:
    """The sum of the terms as a polynomial in one logarithm that contains x."""
    terms = tuple(terms)
    logarithms = {s for t in terms for s in subterms(t) if s.head in ("Ln", "Log") and contains(s, x)}
    if len(logarithms) != 1:
        return None
    generator = logarithms.pop()
    totals: dict[int, Fraction] = {}
    for t in terms:
        view = quotient(t)
        degree = sum(_degree(f, generator) for f in view.above)
        rest = (*(f for f in view.above if not _degree(f, generator)), *view.below)
        if any(as_rational(f) is None for f in rest):
            return None
        factor = Fraction(view.sign)
        for f in view.above:
            factor *= as_rational(f) or 1
        for f in view.below:
            factor /= as_rational(f) or 1
        totals[degree] = totals.get(degree, Fraction(0)) + (factor if t != ZERO else 0)
    kept = {k: c for k, c in totals.items() if c}
    if not kept or max(kept) > MAX_DEGREE:
        return None
    return GeneratorPolynomial(generator, kept)


def _degree(f: Term, generator: Term) -> int:
    if f == generator:
        return 1
    n = as_integer(f.args[1]) if f.head == "Pow" and f.args[0] == generator else None
    return n if n is not None and n > 0 else 0


# roots


def polynomial_roots(coefficients: dict[int, Fraction]) -> list[Term] | None:
    """All real roots, largest first; None when they cannot be written with square roots."""
    found = factor_list(_in_letter(coefficients))
    if found is None:
        return None
    roots: list[Root] = []
    for factor, _ in found[1]:
        parts = rational_coefficients(factor, _LETTER)
        more = _roots_of_factor(parts) if parts is not None else None
        if more is None:
            return None
        roots += more
    return [t for _, t in sorted(roots, key=lambda r: -r[0])]


def _roots_of_factor(parts: dict[int, Fraction]) -> list[Root] | None:
    """(approximate value, root) of an irreducible factor."""
    degree = max(parts)
    lead, last = parts[degree], parts.get(0, Fraction(0))
    if degree == 1:
        return [(float(-last / lead), number(-last / lead))]
    if set(parts) == {0, degree}:
        return _binomial(-last / lead, degree)
    if degree != 2:
        return None
    p, below = -parts[1] / (2 * lead), (parts[1] ** 2 - 4 * lead * last) / (4 * lead**2)
    if below < 0:
        return []
    c, k, _ = root_parts(below, 2)
    size = float(c) * k**0.5
    return [(float(p) + s * size, surd(p, s * c, k)) for s in (1, -1)]


def _binomial(value: Fraction, n: int) -> list[Root]:
    if n % 2 == 0 and value < 0:
        return []
    size = float(abs(value)) ** (1 / n)
    if n % 2:
        return [(size if value > 0 else -size, root_term(value, n))]
    return [(size, root_term(value, n)), (-size, summand(Fraction(-1), root_term(value, n)))]
