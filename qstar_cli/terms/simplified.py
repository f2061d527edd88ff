"""The form of `simplify` (in full in docs/SIMPLIFIED_FORM.md): syntactic, decidable, no claim of minimality."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import gcd

from qstar_cli.operators.registry import operators
from qstar_cli.terms.angles import (
    has_opposite_argument,
    has_trigonometric_head,
    is_simple_hyperbolic,
    is_well_known,
    pythagorean_pair,
)
from qstar_cli.terms.build import PI, E, I
from qstar_cli.terms.coprime import is_coprime, may_be_square
from qstar_cli.terms.facts import is_nonnegative, signs
from qstar_cli.terms.forms import (
    EXPANSION_LIMIT,
    expansion_bound,
    has_like_terms,
    is_monomial,
    is_number,
    is_polynomial,
    is_surd_sum,
)
from qstar_cli.terms.logarithms import (
    base_of,
    exact_ratio,
    is_logarithm_of_power,
    is_undefined_logarithm,
    joined_logarithms,
    known_logarithm,
    logarithm_in_exponent,
    number_logarithms,
    split_exponent,
)
from qstar_cli.terms.order import is_similar, similar_key
from qstar_cli.terms.radicands import LARGEST_INDEX, denested, is_perfect_power, is_power_free
from qstar_cli.terms.term import Term, contains, has_head, subterms, symbols, without
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    base_and_exponent,
    coefficient_and_rest,
    quotient,
    sort_summands,
    summands,
)


@lru_cache(maxsize=4096)
def is_simplified(t: Term) -> bool:
    """Whether `t` is in simplified form: a number, a polynomial or one quotient of simplified parts, or undefined."""
    if t.head == "Undefined" or is_number(t):
        return True
    if has_head(t, "Undefined"):
        return False  # an undefined part makes the whole undefined
    if has_trigonometric_head(t) and _is_trigonometrically_reducible(t):
        return False
    if has_head(t, *_COUNTED) and _has_reducible_factorials(t):
        return False
    t = _one_bar(t)
    bare = t.args[0] if t.head == "Neg" else t
    if bare.head == "Div" and not is_monomial(t):
        return _is_simplified_quotient(*bare.args)
    return _is_simplified_sum(t) and not is_divided_surd_sum(t)


def _is_trigonometrically_reducible(t: Term) -> bool:
    from qstar_cli.terms.trigonometric_forms import is_reducible  # only where such functions occur

    return any(map(is_reducible, subterms(t)))


def _has_reducible_factorials(t: Term) -> bool:
    from qstar_cli.terms.factorials import is_reducible  # only where there are factorials

    return any(map(is_reducible, subterms(t)))


def _one_bar(t: Term) -> Term:
    """A product with quotients among its factors, such as `x*(2/y)`, as the similar quotient."""
    bare = t.args[0] if t.head == "Neg" else t
    if bare.head != "Product" or not any(f.head == "Div" and as_rational(f) is None for f in bare.args):
        return t
    whole = quotient(t).term()
    return whole if is_similar(whole, t) else t


def is_divided_surd_sum(t: Term) -> bool:
    """A surd sum with a fraction in it: it should stand over one denominator."""
    return is_surd_sum(t) and any(coefficient_and_rest(s)[0].denominator > 1 for s in summands(t))


def _is_simplified_sum(t: Term) -> bool:
    """A polynomial in simplified factors, or a product or power of sums that is too large to multiply out."""
    parts = summands(t)
    if len(parts) > 1 and (has_like_terms(t) or pythagorean_pair(t) or sum(map(_is_degrees, parts)) > 1):
        return False
    if any(len(group) > 1 for group in number_logarithms(parts).values()) or joined_logarithms(parts) is not None:
        return False
    return all(s.head != "Sum" and (is_number(s) or _is_simplified_monomial(s)) for s in parts)


def _is_degrees(s: Term) -> bool:
    """Whether a summand is a number of degrees."""
    rest = coefficient_and_rest(s)[1]
    return rest.head == "Degree" and as_rational(rest.args[0]) is not None


def _is_simplified_monomial(t: Term) -> bool:
    kept = expansion_bound(t) > EXPANSION_LIMIT
    if not (is_monomial(t) or (kept and _has_plain_number(t))):
        return False
    if _is_degrees(t) and coefficient_and_rest(t)[0] not in (1, -1):
        return False
    factors = _powers(t)
    return not (_share_base(factors) or _has_mergeable_roots(factors)) and all(
        is_simplified_factor(f, kept) for f in factors
    )


def _powers(monomial: Term) -> list[Term]:
    return [f for f in quotient(monomial).above if as_rational(f) is None]


def _share_base(factors: list[Term]) -> bool:
    """Whether two factors have the same base, roots of letters read as powers."""
    keys = [similar_key(f if _is_surd(f) else base_and_exponent(f)[0]) for f in factors]
    return len(set(keys)) < len(keys)


def _has_mergeable_roots(factors: list[Term]) -> bool:
    """Whether a root of a constant stands beside another root of the same index."""
    roots = [f for f in factors if f.head == "Root"]
    constant = [f for f in roots if not has_head(f.args[0], "Symbol") and is_nonnegative(f.args[0])]
    return any(f.args[1] == g.args[1] for f in constant for g in without(roots, f))


def _is_surd(f: Term) -> bool:
    return f.head == "Root" and as_rational(f.args[0]) is not None


def _has_plain_number(t: Term) -> bool:
    """Whether a product has at most one number as a factor, and nothing below a bar."""
    view = quotient(t)
    numbers = [f for f in view.above if as_rational(f) is not None]
    return not view.below and len(numbers) <= 1 and all(map(is_number, numbers))


def _is_simplified_quotient(above: Term, below: Term) -> bool:
    """`above/below` in lowest terms with integer coefficients, the first term below positive."""
    if not (_is_simplified_sum(above) and _is_simplified_sum(below)) or as_rational(above) == 0:
        return False
    if exact_ratio(above, below) is not None:
        return False
    values = [coefficient_and_rest(s)[0] for side in (above, below) for s in summands(side)]
    if any(v.denominator > 1 for v in values) or gcd(*(v.numerator for v in values)) != 1:
        return False
    if above.head != "Sum" and below.head != "Sum" and _share_base([*_powers(above), *_powers(below)]):
        return False
    if as_rational(below) is not None:
        return is_surd_sum(above) and values[-1] > 1
    if coefficient_and_rest(summands(sort_summands(summands(below)))[0])[0] < 0 or has_numeric_root(below):
        return False
    return any(v > 0 for v in values[: len(summands(above))]) and is_coprime(above, below)


def has_numeric_root(below: Term) -> bool:
    """A denominator to be rationalised: a root of a number as a factor, a sum of numbers and such square roots, a
    number with an i."""
    if contains(below, I) and not symbols(below):
        return True
    if below.head != "Sum":
        return any(map(_is_surd, quotient(below).above))
    rests = [coefficient_and_rest(s)[1] for s in below.args]
    roots = [rest for rest in rests if as_rational(rest) is None]
    return bool(roots) and all(_is_surd(r) and as_integer(r.args[1]) == 2 for r in roots)


_COUNTED = ("Factorial", "Binomial", "Permutations")
_OF_NUMBERS = (
    "Floor",
    "Ceiling",
    "Largest",
    "Smallest",
    "Conjugate",
    "RealPart",
    "ImaginaryPart",
    "Argument",
)  # worked out at numbers
_NO_FACTORS = frozenset(
    ("Undefined", "Percent", "Mixed", "Neg", "Div", "Product", "Where", "Cases", "Matrix", "Tuple", "Based")
)


def is_simplified_factor(f: Term, kept: bool = False) -> bool:
    """A factor of a monomial: a letter, a constant, a simplified root, power, absolute value or function."""
    if f.head in ("Symbol", "Constant"):
        return True
    if f.head == "Sum":
        return kept and (symbols(f) or not contains(f, I)) and is_polynomial(f) and _is_simplified_sum(f)
    if f.head == "Pow":
        return is_simplified_power(f, kept)
    if f.head == "Root":
        return is_simplified_root(f)
    if f.head == "Degree":
        return is_simplified(f.args[0]) and f.args[0].head != "Neg"
    if f.head == "Abs":
        return is_simplified_absolute(f.args[0])
    if f.head == "Factorial":
        return is_simplified(f.args[0]) and as_rational(f.args[0]) is None
    if f.head in _OF_NUMBERS and not symbols(f):
        return False
    if f.head in ("Floor", "Ceiling") and any(as_integer(s) is not None for s in summands(f.args[0])):
        return False
    if is_well_known(f) or has_opposite_argument(f) or _is_known_logarithm(f) or not is_simple_hyperbolic(f):
        return False
    if is_to_be_worked_out(f):
        return False
    return f.head not in _NO_FACTORS and all(map(is_simplified, f.args))


def is_to_be_worked_out(f: Term) -> bool:
    """A function of whole numbers whose arguments are numbers, or any of those that are not left with letters."""
    operator = operators().get(f.head)
    if operator is None or not operator.whole_numbers:
        return False
    return not operator.symbolic or not has_head(f, "Symbol", "Constant")


def _is_known_logarithm(f: Term) -> bool:
    return f.head in ("Ln", "Log") and (
        is_undefined_logarithm(f) or known_logarithm(f) is not None or is_logarithm_of_power(f)
    )


def is_simplified_power(f: Term, kept: bool = False) -> bool:
    """A power with a whole exponent over 1, or another simplified exponent without minus signs alone."""
    base, exponent = f.args
    value = as_rational(exponent)
    if value is not None and value.denominator == 1:
        return (
            value > 1
            and exponent.head == "Integer"
            and base.head not in ("Pow", "Root", "Product", "Neg", "Div")
            and base.value != "i"
            and (base.head != "Abs" or value.numerator % 2 == 1)
            and is_simplified_factor(base, kept)
        )
    if not (is_simplified(exponent) and is_simplified(base)) or exponent.head == "Decimal":
        return False
    if base == E and contains(exponent, I):
        return not _is_known_turn(exponent)
    if all(coefficient_and_rest(s)[0] < 0 for s in summands(exponent)):
        return False
    if (exponent.head in ("Ln", "Log") and base_of(exponent) == base) or logarithm_in_exponent(f) is not None:
        return False
    if split_exponent(f) is not None:
        return False
    if value is None:
        return base.head not in ("Pow", "Root") and as_rational(base) not in (0, 1)
    return value not in (Fraction(1, 2), Fraction(1, 3)) and _is_root_base(base)


def _is_known_turn(exponent: Term) -> bool:
    """Whether an exponent of e is a multiple of i*pi/6 or i*pi/4."""
    coefficient, rest = coefficient_and_rest(exponent)
    return set(quotient(rest).above) == {PI, I} and coefficient.denominator in (1, 2, 3, 4, 6)


def _is_root_base(base: Term) -> bool:
    """A base of a power with a fraction as exponent: no number, power, root or quotient, no number in front."""
    if as_rational(base) is not None or base.head in ("Pow", "Root", "Neg", "Div"):
        return False
    return base.head != "Product" or coefficient_and_rest(base)[0] == 1


def is_simplified_root(f: Term) -> bool:
    """A root with nothing to take out, of the smallest index; docs/SIMPLIFIED_FORM.md has the cases."""
    radicand, k = _one_bar(f.args[0]), as_integer(f.args[1])
    if k is None or not 2 <= k <= LARGEST_INDEX:
        return (k is None or k > 1) and all(map(is_simplified, f.args))
    n = as_rational(radicand)
    if n is not None:
        return radicand.head == "Integer" and n > 1 and is_power_free(int(n), k) and not is_perfect_power(int(n), k)
    content = _integer_content(radicand)
    if not is_simplified(radicand) or content is None or not is_power_free(content, k):
        return False
    if radicand.head == "Neg" and k % 2 == 0:
        return radicand.args[0].head != "Div"
    if radicand.head == "Sum":
        return k in (2, 3) and not is_root_of_sum(radicand, k)
    if radicand.head == "Product":
        return not any(_can_leave(radicand, factor, k) for factor in radicand.args)
    return k in (2, 3) and radicand.head not in ("Pow", "Root", "Neg", "Div")


def _integer_content(t: Term) -> int | None:
    values = [coefficient_and_rest(s)[0] for s in summands(t)]
    return None if any(v.denominator > 1 for v in values) else gcd(*(v.numerator for v in values))


def _can_leave(radicand: Term, factor: Term, k: int) -> bool:
    """Whether a power among the factors of a radicand can be taken out of the k-th root on the same domain."""
    m = as_integer(factor.args[1]) if factor.head == "Pow" else None
    if m is None or m < k:
        return False
    rest = [g for g in radicand.args if g != factor]
    return k % 2 == 1 or m % k != 0 or all(is_nonnegative(g) for g in rest) or is_nonnegative(factor.args[0]) is True


def is_root_of_sum(t: Term, k: int) -> bool:
    """Whether a sum under a k-th root looks like a k-th power, or like a denestable a + b*sqrt(c) for k = 2."""
    if k == 2 and is_surd_sum(t):
        return denested(t) is not None
    return k == 2 and not has_head(t, "Root") and may_be_square(t)


def is_simplified_absolute(inner: Term) -> bool:
    """The inside of |...|: of unknown sign, no number in front, not the opposite of something, no number with an i."""
    if contains(inner, I) and not symbols(inner):
        return False
    if not is_simplified(inner) or len(signs(inner)) < 2 or is_nonnegative(inner) or signs(inner) <= {-1, 0}:
        return False
    first = summands(sort_summands(summands(inner)))[0]
    content = [coefficient_and_rest(s)[0] for s in summands(inner)]
    return (
        coefficient_and_rest(first)[0] > 0
        and inner.head not in ("Neg", "Abs")
        and (len(content) > 1 or content[0] == 1)
    )
