"""Answer forms: what a term must look like to answer a question. Each is syntactic, decidable and exact as documented.

Words used here: a *number* is an integer, a fraction in lowest terms or a terminating decimal, perhaps with a
minus sign. A *monomial* is a number times powers of distinct bases with whole positive exponents, at most one
number among its factors, no sum as a base. A *polynomial* is a monomial or a sum of monomials no two of which are
alike (differ only in the number). docs/SIMPLIFIED_FORM.md has the form of `simplify` in full.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import comb, gcd, prod

from qstar_cli.terms.build import I, integer
from qstar_cli.terms.order import similar_key
from qstar_cli.terms.term import Term, has_head, operands, subterms
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, like_terms, quotient, summands


def is_lowest_terms(t: Term) -> bool:
    """An integer or a fraction in lowest terms with denominator at least 2, perhaps with one minus sign in front."""
    if t.head == "Neg":
        return t.args[0].head in ("Integer", "Div") and t.args[0].value != 0 and is_lowest_terms(t.args[0])
    if t.head == "Integer":
        return True
    if t.head != "Div" or any(a.head != "Integer" for a in t.args):
        return False
    above, below = as_integer(t.args[0]), as_integer(t.args[1])
    return bool(above) and below is not None and below > 1 and gcd(above or 0, below) == 1


def is_terminating_decimal(t: Term) -> bool:
    """A decimal with at least one digit after the point, the last one not 0, perhaps with a minus sign."""
    spelling = str((t.args[0] if t.head == "Neg" else t).value or "")
    whole, point, rest = spelling.partition(".")
    return bool(point and rest) and rest[-1] != "0" and rest.isdigit() and whole.isdigit() and whole == str(int(whole))


def is_number(t: Term) -> bool:
    """A number (see the module)."""
    return is_lowest_terms(t) or is_terminating_decimal(t)


def is_monomial(t: Term) -> bool:
    """A monomial (see the module); `2/3*x`, `2x/3` and `x*y^2/3` are, `x/2/3`, `x*x`, `2*3*x` are not."""
    return is_number(t) or (_has_one_number(t) and not _repeats(quotient(t).above) and _is_plain(t))


def _has_one_number(t: Term) -> bool:
    """Whether the coefficient is one number other than 0, 1 and -1, or none, and nothing else is below the bar."""
    view = quotient(t)
    above = [q for f in view.above if (q := as_rational(f)) is not None]
    below = [as_rational(f) for f in view.below]
    if None in below or len(above) > 1 or len(below) > 1 or (t.head == "Neg" and t.args[0].head == "Neg"):
        return False
    top, bottom = (above or [Fraction(1)])[0], (below or [Fraction(1)])[0]
    if top in (0, -1) or (top == 1 and above) or not bottom or (below and bottom == 1):
        return False
    return (top.denominator == 1 and bottom.denominator == 1 and gcd(top.numerator, bottom.numerator) == 1) or not below


def _is_plain(t: Term) -> bool:
    """Whether each factor above the bar is a number, or no sum and, where a whole power, one of a single base."""
    return all(is_number(f) if as_rational(f) is not None else _is_plain_factor(f) for f in quotient(t).above)


def _is_plain_factor(f: Term) -> bool:
    if f.head != "Pow" or (n := as_integer(f.args[1])) is None:
        return f.head != "Sum"
    return n > 1 and f.args[0].head not in _COMPOSED and as_rational(f.args[0]) is None


_COMPOSED = ("Sum", "Product", "Neg", "Div", "Pow")


def _repeats(factors: Iterable[Term]) -> bool:
    """Whether two factors have the same base (a root is a base of its own)."""
    keys = [similar_key(f.args[0] if f.head == "Pow" else f) for f in factors if as_rational(f) is None]
    return len(set(keys)) < len(keys)


def has_like_terms(t: Term) -> bool:
    """Whether a sum has two summands that differ only in the number, or a summand 0."""
    parts = summands(t)
    return len(like_terms(parts)) < len(parts) or any(as_rational(s) == 0 for s in parts)


def is_polynomial(t: Term) -> bool:
    """A polynomial (see the module)."""
    if t.head != "Sum":
        return is_monomial(t)
    return not has_like_terms(t) and all(s.head != "Sum" and is_monomial(s) for s in t.args)


def is_built_as_polynomial(t: Term) -> bool:
    """Whether `t` is built of rational numbers and letters by sums, products, whole powers and division by numbers."""
    if t.head == "Symbol" or as_rational(t) is not None:
        return True
    if t.head == "Pow":
        return is_built_as_polynomial(t.args[0]) and t.args[1].head == "Integer"
    if t.head == "Div":
        return is_built_as_polynomial(t.args[0]) and bool(as_rational(t.args[1]))
    return t.head in ("Sum", "Product", "Neg") and all(map(is_built_as_polynomial, t.args))


def is_expanded(t: Term) -> bool:
    """The form of `expand`: a polynomial, or a quotient of two, the lower one not a number; no power of i is left."""
    if any(s.head == "Pow" and s.args[0] == I for s in subterms(t)):
        return False
    if is_polynomial(t):
        return True
    bare = t.args[0] if t.head == "Neg" else t
    return bare.head == "Div" and all(is_polynomial(a) for a in bare.args) and as_rational(bare.args[1]) is None


def is_primitive(t: Term) -> bool:
    """A polynomial of two or more terms with coprime integer coefficients, the first one positive."""
    if t.head != "Sum" or not is_polynomial(t):
        return False
    values = [coefficient_and_rest(s)[0] for s in t.args]
    return all(v.denominator == 1 for v in values) and gcd(*(v.numerator for v in values)) == 1 and values[0] > 0


def is_factored_shape(t: Term) -> bool:
    """The form of `factor` (irreducibility is the kernel's to prove): at most one number, times powers of distinct
    bases with whole exponents, each base a letter, another term that is no sum, or a primitive polynomial.
    """
    if is_number(t):
        return True
    factors = quotient(t).above
    bases = [f.args[0] if f.head == "Pow" else f for f in factors if as_rational(f) is None]
    exponents = [as_integer(f.args[1]) for f in factors if f.head == "Pow"]
    return (
        _has_one_number(t)
        and not _repeats(factors)
        and all(b.head not in ("Product", "Neg", "Div", "Pow") and (b.head != "Sum" or is_primitive(b)) for b in bases)
        and all(n is None or n > 1 for n in exponents)
    )


EXPANSION_LIMIT = 200  # a product or power of sums with more terms than this is left as it is


def expansion_bound(t: Term) -> int:
    """At least the number of terms that `t` has when multiplied out (more than EXPANSION_LIMIT: left as it is)."""
    if t.head == "Sum":
        return sum(expansion_bound(a) for a in t.args)
    if t.head == "Product":
        return prod(expansion_bound(a) for a in t.args)
    if t.head == "Neg" or (t.head == "Div" and as_rational(t.args[1]) is not None):
        return expansion_bound(t.args[0])
    n = as_integer(t.args[1]) if t.head == "Pow" else None
    if n is None or n < 1:
        return 1
    k = expansion_bound(t.args[0])
    return 1 if k == 1 else comb(n + k - 1, k - 1) if n < 10_000 else n


def is_surd_sum(t: Term) -> bool:
    """A sum without letters that contains a root: it is written over one denominator, as in (1 + sqrt(5))/2."""
    return t.head == "Sum" and has_head(t, "Root") and not has_head(t, "Symbol")


def is_written_as(t: Term, word: str) -> bool:
    """The form of `convert`: a number, perhaps with one minus sign, written as `word` says.

    `fraction`: an integer or a fraction in lowest terms. `decimal`: an integer, a terminating or a repeating decimal.
    `percent`: one of these followed by the percent sign. `mixed number`: an integer, a proper fraction in lowest
    terms, or a whole number other than 0 with one.
    """
    bare = t.args[0] if t.head == "Neg" else t
    if word == "fraction":
        return bare.head != "Neg" and is_lowest_terms(bare)
    if word == "decimal":
        return is_plain_decimal(bare)
    if word == "percent":
        return bare.head == "Percent" and (is_plain_decimal(bare.args[0]) or is_lowest_terms(bare.args[0]))
    return word == "mixed number" and _is_mixed_number(bare)


def is_plain_decimal(t: Term) -> bool:
    """An integer, a terminating decimal or a repeating decimal, without a sign."""
    return t.head == "Integer" or (t.head == "Decimal" and (is_terminating_decimal(t) or str(t.value).endswith(")")))


def _is_mixed_number(t: Term) -> bool:
    if t.head != "Mixed":
        return t.head == "Integer" or (is_lowest_terms(t) and _is_proper(t))
    whole, part = t.args
    return as_integer(whole) not in (None, 0) and part.head == "Div" and is_lowest_terms(part) and _is_proper(part)


def _is_proper(t: Term) -> bool:
    value = as_rational(t)
    return value is not None and 0 < value < 1


def is_power_product(t: Term) -> bool:
    """A product of powers of whole numbers above 1, bases ascending, perhaps with a minus sign; or 0 or 1 alone."""
    if t.head == "Neg":
        return t.args[0].head != "Neg" and t.args[0].value != 0 and is_power_product(t.args[0])
    if t.head == "Integer":
        return True
    factors = operands(t, "Product")
    found = [_whole_power(f) for f in factors]
    bases = [b for b, _ in found]
    return all(b > 1 and n > 0 for b, n in found) and bases == sorted(set(bases))


def _whole_power(f: Term) -> tuple[int, int]:
    """(base, exponent) of a whole number, or of a power of one with an exponent above 1; (0, 0) for anything else."""
    if f.head == "Integer":
        return as_integer(f) or 0, 1
    values = [as_integer(a) for a in f.args] if f.head == "Pow" else []
    if len(values) != 2 or values[0] is None or values[1] is None or values[1] < 2:
        return 0, 0
    return values[0], values[1]


def is_in_base(t: Term, base: Term) -> bool:
    """A whole number by its digits in a base: without useless zeros, an ordinary number in base 10."""
    if t.head == "Neg":
        return t.args[0].head != "Neg" and is_in_base(t.args[0], base)
    if base == integer(10):
        return t.head in ("Integer", "Undefined")
    digits = str(t.args[0].value) if t.head == "Based" else ""
    return t.head == "Undefined" or (bool(digits) and t.args[1] == base and (digits == "0" or digits[0] != "0"))
