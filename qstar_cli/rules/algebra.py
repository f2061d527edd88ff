"""Exact polynomial algebra for rules: the one module of rules that uses python-flint (imported when first needed).

A term is read as a polynomial with rational coefficients in *generators*: its letters, and every subterm that is
not built by sums, products, quotients by numbers and whole powers (`sqrt(2)`, `x^(1/2)`, `sin(x)`, `pi`, `1/x`).
Generators are independent of one another here: `sqrt(2)^2` stays a square. Nothing here looks at domains: a
generator that cancels out may have been undefined somewhere, so callers compare `generators` before and after.
Every function returns None where the terms are not such polynomials or would pass the bounds on size.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, gcd, lcm
from typing import Any, NamedTuple

from qstar_cli.terms.build import multiply, number, power
from qstar_cli.terms.spelling import power_of, product_of, summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, sort_factors, sort_summands
from qstar_cli.terms.views import summands as summands_of

MAX_TERMS = 5000  # of an expansion
MAX_BITS = 400_000  # of a coefficient
MAX_DEGREE = 100_000
MAX_FACTORED_DEGREE = 500
Polynomial = Any  # flint.fmpq_mpoly, an untyped extension type


class Ring(NamedTuple):
    """The polynomials over the rationals in `generators`, in textbook order."""

    generators: tuple[Term, ...]
    context: Any

    def term(self, p: Polynomial) -> Term:
        """`p` as a sum of monomials in textbook order."""
        return sort_summands(self._monomial(exponents, c) for exponents, c in p.to_dict().items())

    def _monomial(self, exponents: tuple[Any, ...], c: Any) -> Term:
        factors = (power_of(g, int(n)) for g, n in zip(self.generators, exponents, strict=True) if n)
        return summand(Fraction(int(c.p), int(c.q)), product_of(factors))


class _TooLarge(Exception):
    """The expansion would pass the bounds."""


def polynomials(*terms: Term) -> tuple[Ring, tuple[Polynomial, ...]] | None:
    """The terms as polynomials of one ring, or None where that would pass the bounds."""
    from flint import Ordering, fmpq_mpoly_ctx

    found: dict[Term, None] = {}
    for t in terms:
        _collect_generators(t, found)
    generators = sort_factors(found)
    context = fmpq_mpoly_ctx.get(tuple(f"g{i}" for i in range(len(generators))), Ordering.lex)
    images = dict(zip(generators, context.gens(), strict=True))
    try:
        return Ring(generators, context), tuple(_convert(t, context, images) for t in terms)
    except _TooLarge:
        return None


def generators(t: Term) -> tuple[Term, ...]:
    """The generators of a term read as a polynomial, in textbook order."""
    found: dict[Term, None] = {}
    _collect_generators(t, found)
    return sort_factors(found)


def _is_structure(t: Term) -> bool:
    """Whether a term is built from others as a polynomial is."""
    if t.head == "Pow":
        n = as_integer(t.args[1])
        return n is not None and 0 < n <= MAX_DEGREE
    if t.head == "Div":
        return bool(as_rational(t.args[1]))
    return t.head in ("Sum", "Product", "Neg")


def _collect_generators(t: Term, found: dict[Term, None]) -> None:
    if as_rational(t) is not None:
        return
    if not _is_structure(t):
        found[t] = None
        return
    for a in t.args[:1] if t.head in ("Pow", "Div") else t.args:
        _collect_generators(a, found)


def _convert(t: Term, context: Any, images: dict[Term, Polynomial]) -> Polynomial:
    value = as_rational(t)
    if value is not None:
        return context.constant(_flint(value))
    if t in images:
        return images[t]
    parts = [_convert(a, context, images) for a in (t.args[:1] if t.head in ("Pow", "Div") else t.args)]
    if t.head == "Neg":
        return -parts[0]
    if t.head == "Div":
        return parts[0] / _flint(as_rational(t.args[1]) or Fraction(1))
    if t.head == "Pow":
        return _bounded_power(parts[0], as_integer(t.args[1]) or 1)
    result = parts[0]
    for part in parts[1:]:
        if t.head == "Product" and len(result) * len(part) > 8 * MAX_TERMS:
            raise _TooLarge
        result = result + part if t.head == "Sum" else result * part
    return _bounded(result)


def _bounded_power(p: Polynomial, n: int) -> Polynomial:
    k = len(p)
    bits = max((max(int(c.p).bit_length(), int(c.q).bit_length()) for c in p.coeffs()), default=0)
    if (k > 1 and comb(n + k - 1, k - 1) > MAX_TERMS) or ((bits > 1 or k > 1) and (bits + k) * n > MAX_BITS):
        raise _TooLarge
    return _bounded(p**n)


def _bounded(p: Polynomial) -> Polynomial:
    if len(p) > MAX_TERMS or any(d > MAX_DEGREE for d in p.degrees()):
        raise _TooLarge
    return p


def _flint(q: Fraction) -> Any:
    from flint import fmpq

    return fmpq(q.numerator, q.denominator)


def expanded(t: Term) -> Term | None:
    """The polynomial `t` multiplied out and collected, in textbook order."""
    read = polynomials(t)
    return read and read[0].term(read[1][0])


def is_same_polynomial(a: Term, b: Term) -> bool:
    """Whether two terms are the same polynomial in the same generators (domains not compared)."""
    read = polynomials(a, b)
    return read is not None and read[1][0] == read[1][1]


def content(t: Term) -> Fraction:
    """The positive number c for which the sum of monomials t / c has coprime integer coefficients; 1 for 0."""
    values = [coefficient_and_rest(s)[0] for s in summands_of(t)]
    above, below = gcd(*(v.numerator for v in values)), lcm(*(v.denominator for v in values))
    return Fraction(above, below) if above else Fraction(1)


def _positive_primitive(ring: Ring, p: Polynomial) -> tuple[Fraction, Term]:
    """`p` as (c, q): p = c * q, q with coprime integer coefficients, its first coefficient as written positive."""
    t = ring.term(p)
    c = content(t)
    if coefficient_and_rest(summands_of(t)[0])[0] < 0:
        c = -c
    return c, ring.term(p / _flint(c))


def common_factor(a: Term, b: Term) -> Term | None:
    """The greatest common divisor with integer content (`2x` for `4x` and `2x^2 + 6x`), first coefficient positive."""
    read = polynomials(a, b)
    if read is None:
        return None
    ring, (p, q) = read
    common = p.gcd(q)
    if common.is_zero():
        return number(0)
    _, primitive = _positive_primitive(ring, common)
    c, d = content(ring.term(p)), content(ring.term(q))
    shared = Fraction(gcd(c.numerator, d.numerator), lcm(c.denominator, d.denominator))
    return expanded(multiply(number(shared), primitive)) if shared != 1 else primitive


def divide_exact(a: Term, b: Term) -> Term | None:
    """The polynomial q with a = b * q, expanded; None when there is none."""
    read = polynomials(a, b)
    if read is None or read[1][1].is_zero():
        return None
    ring, (p, q) = read
    quotient, remainder = divmod(p, q)
    return ring.term(quotient) if remainder.is_zero() else None


def divide(a: Term, b: Term, x: Term) -> tuple[Term, Term] | None:
    """Quotient and remainder of polynomials in the one generator `x` with rational coefficients."""
    read = polynomials(a, b)
    if read is None or read[1][1].is_zero() or any(g != x for g in read[0].generators):
        return None
    ring, (p, q) = read
    quotient, remainder = divmod(p, q)
    return ring.term(quotient), ring.term(remainder)


def least_common_multiple(a: Term, b: Term) -> Term | None:
    """The least common multiple of two nonzero polynomials with integer coefficients, expanded."""
    common = common_factor(a, b)
    other = divide_exact(b, common) if common is not None else None
    return expanded(multiply(a, other)) if other is not None else None


def factor_list(t: Term) -> tuple[Fraction, list[tuple[Term, int]]] | None:
    """Complete factorisation over the rationals: a number and irreducible factors with their multiplicities.

    Each factor has coprime integer coefficients, the first one as written positive. Factors come in
    order: single generators first, then by number of terms and degree.
    """
    read = polynomials(t)
    if read is None:
        return None
    ring, (p,) = read
    if p.is_zero():
        return Fraction(0), []
    if p.total_degree() > MAX_FACTORED_DEGREE:
        return None
    constant, flint_factors = p.factor()
    value = Fraction(int(constant.p), int(constant.q))
    found = []
    for q, multiplicity in flint_factors:
        c, factor = _positive_primitive(ring, q)
        value *= c ** int(multiplicity)
        found.append((factor, int(multiplicity)))
    return value, sorted(found, key=lambda f: (f[0].head == "Sum", f[0].size, f[1], repr(f[0])))


def square_root(t: Term) -> Term | None:
    """A polynomial q with q^2 = t, first coefficient as written positive; None when t is no such square."""
    factors = factor_list(t)
    if factors is None or factors[0] <= 0 or any(m % 2 for _, m in factors[1]):
        return None
    from flint import fmpz

    above, below = fmpz(factors[0].numerator), fmpz(factors[0].denominator)
    if above.isqrt() ** 2 != above or below.isqrt() ** 2 != below:
        return None
    parts = (power(f, m // 2) if m > 2 else f for f, m in factors[1])
    return expanded(multiply(number(Fraction(int(above.isqrt()), int(below.isqrt()))), *parts))


def enclosure(t: Term, places: int) -> tuple[Fraction, Fraction] | None:
    """Decimals with that many places between which the value of a term without letters certainly lies, or None.

    Known are numbers, pi, e, degrees, the four operations, powers, roots, absolute values, logarithms, and the
    trigonometric and hyperbolic functions with their inverses.
    """
    from flint import ctx

    before = ctx.prec
    ctx.prec = 64 + int(3.4 * places) + 16 * t.size
    try:
        ball = _ball(t)
        if ball is None or not ball.is_finite():
            return None
        scale = 10**places
        below, above = ((ball * scale).lower().floor().unique_fmpz(), (ball * scale).upper().ceil().unique_fmpz())
    finally:
        ctx.prec = before
    if below is None or above is None:
        return None
    return Fraction(int(below), scale), Fraction(int(above), scale)


def _ball(t: Term) -> Any:
    """A ball of real numbers that holds the value of `t`, None where that is not known."""
    from flint import arb

    value = as_rational(t)
    if value is not None:
        return arb(value.numerator) / value.denominator
    if t.head == "Constant" and t.value in ("pi", "e"):
        return arb.pi() if t.value == "pi" else arb(1).exp()
    if t.head not in ("Sum", "Product", "Neg", "Div", "Pow", "Root", "Abs", "Degree", *_FUNCTIONS):
        return None
    balls = [_ball(a) for a in t.args]
    return None if any(b is None for b in balls) else _operate(t, balls)


_FUNCTIONS = {
    "Sin": "sin", "Cos": "cos", "Tan": "tan", "Cot": "cot", "Sec": "sec", "Csc": "csc", "Ln": "log",
    "Asin": "asin", "Acos": "acos", "Atan": "atan", "Sinh": "sinh", "Cosh": "cosh", "Tanh": "tanh",
    "Coth": "coth", "Sech": "sech", "Csch": "csch", "Asinh": "asinh", "Acosh": "acosh", "Atanh": "atanh",
}  # fmt: skip


def _operate(t: Term, balls: list[Any]) -> Any:
    first = balls[0]
    if t.head in _FUNCTIONS:
        return getattr(first, _FUNCTIONS[t.head])()
    if t.head == "Degree":
        return first * type(first).pi() / 180
    if t.head in ("Neg", "Abs"):
        return -first if t.head == "Neg" else abs(first)
    if t.head == "Div":
        return first / balls[1]
    if t.head in ("Pow", "Root"):
        n = as_integer(t.args[1])
        if t.head == "Pow" and first > 0 and (n is None or n < 1):
            return first ** balls[1]
        if n is None or n < 1 or (t.head == "Root" and not first > 0):
            return None
        return first**n if t.head == "Pow" else first.root(n)
    for ball in balls[1:]:
        first = first + ball if t.head == "Sum" else first * ball
    return first
