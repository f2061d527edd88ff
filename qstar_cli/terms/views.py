"""Views: ways of looking through the spelling of a term (a sum as its summands, a quotient as the factors
above and below its bar), each with a way back. No view does a visible step.

The idea is that of the IDEAS domain reasoners (Heeren and Jeuring, "Canonical forms in interactive
exercise assistants", 2009).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from qstar_cli.terms.build import I, add, divide, integer, multiply, negative, number
from qstar_cli.terms.order import similar_key, sort_key
from qstar_cli.terms.term import Term, contains, has_head, operands


def decimal_value(spelling: str) -> Fraction:
    """The exact value of a decimal as written; repeating digits stand in brackets ("0.1(6)" is 1/6)."""
    whole, _, rest = spelling.partition(".")
    fixed, _, repeating = rest.partition("(")
    repeating = repeating.rstrip(")")
    value = Fraction(int((whole or "0") + fixed), 10 ** len(fixed))
    if repeating:
        value += Fraction(int(repeating), (10 ** len(repeating) - 1) * 10 ** len(fixed))
    return value


def as_rational(t: Term) -> Fraction | None:
    """The value of a literal number (an integer, a decimal, a fraction of integers, with a sign), else None.

    `6/4` is 3/2 here: use `is_lowest_terms` of `terms.forms` where the spelling matters.
    """
    if isinstance(t.value, int):
        return Fraction(t.value)
    if t.head == "Decimal":
        return decimal_value(str(t.value))
    if t.head == "Neg":
        value = as_rational(t.args[0])
        return None if value is None else -value
    if t.head == "Div":
        above, below = as_integer(t.args[0]), as_integer(t.args[1])
        return None if above is None or not below else Fraction(above, below)
    return None


def as_integer(t: Term) -> int | None:
    """The value of an integer literal with or without a sign, else None."""
    if isinstance(t.value, int):
        return t.value
    if t.head == "Neg" and isinstance(t.args[0].value, int):
        return -t.args[0].value
    return None


def summands(t: Term) -> tuple[Term, ...]:
    """The summands of a sum, grouping opened (`a + (b - c)` gives a, b, -c); of another term, the term."""
    if t.head != "Sum":
        return (t,)
    return tuple(s for arg in t.args for s in summands(arg))


class Quotient(NamedTuple):
    """A term as sign * (product of `above`) / (product of `below`); an empty product is 1."""

    sign: int
    above: tuple[Term, ...]
    below: tuple[Term, ...]

    def term(self) -> Term:
        """Back to a term; factors 1 are not dropped."""
        top = multiply(*self.above)
        whole = divide(top, multiply(*self.below)) if self.below else top
        return negative(whole) if self.sign < 0 else whole


@lru_cache(maxsize=4096)
def quotient(t: Term) -> Quotient:
    """Sign, factors above, factors below the bar: the same for `(1/3)*x` and `x/3`. A quotient below a bar stays."""
    if t.head == "Neg":
        inner = quotient(t.args[0])
        return Quotient(-inner.sign, inner.above, inner.below)
    if t.head == "Product":
        sign = 1
        above: list[Term] = []
        below: list[Term] = []
        for factor in t.args:
            part = quotient(factor)
            sign *= part.sign
            above += [a for a in part.above if not (part.below and a == integer(1))]
            below += part.below
        return Quotient(sign, tuple(above), tuple(below))
    if t.head == "Div":
        top, bottom = quotient(t.args[0]), quotient(t.args[1])
        over = () if top.above == (integer(1),) else top.above
        if bottom.below:
            return Quotient(top.sign, over, (*top.below, t.args[1]))
        return Quotient(top.sign * bottom.sign, over, top.below + bottom.above)
    return Quotient(1, (t,), ())


@lru_cache(maxsize=4096)
def coefficient_and_rest(t: Term) -> tuple[Fraction, Term]:
    """A summand as rational coefficient times the rest: `-2*x*y/3` is (-2/3, x*y), `5` is (5, 1).

    Literal numbers above and below the bar are multiplied together: use it to compare and collect like terms.
    """
    view = quotient(t)
    value, above, below = Fraction(view.sign), [], []
    for factor in view.above:
        q = as_rational(factor)
        if q is None:
            above.append(factor)
        else:
            value *= q
    for factor in view.below:
        q = as_rational(factor)
        if not q:
            below.append(factor)
        else:
            value /= q
    return value, Quotient(1, tuple(sorted(above, key=_display_key)), tuple(sorted(below, key=_display_key))).term()


def opposite(t: Term) -> Term:
    """`t` with the other sign."""
    return t.args[0] if t.head == "Neg" else negative(t)


def opposite_sum(t: Term) -> Term:
    """`-t` with the minus sign worked into a sum."""
    return add(*map(opposite, summands(t))) if as_rational(t) != 0 else t


def scaled(coefficient: Fraction, rest: Term) -> Term:
    """The summand `coefficient * rest` in its usual spelling: 0, `-rest`, `2*x`, `2/3*x`, `x/3`, `2*x/y`, `2`."""
    if rest == integer(1) or coefficient == 0:
        return number(coefficient)
    size = abs(coefficient)
    if size == 1:
        body = rest
    elif rest.head == "Div" and size.denominator == 1:
        body = divide(scaled(size, rest.args[0]), rest.args[1])
    elif rest.head == "Div":
        body = divide(scaled(Fraction(size.numerator), rest.args[0]), scaled(Fraction(size.denominator), rest.args[1]))
    elif size.numerator == 1:
        body = divide(rest, integer(size.denominator))
    else:
        body = multiply(number(size), *operands(rest, "Product"))
    return body if coefficient > 0 else negative(body)


def base_and_exponent(t: Term) -> tuple[Term, Term]:
    """`x^3` is (x, 3), `x` is (x, 1), `sqrt(x)` is (x, 1/2), the cube root of x^2 is (x^2, 1/3)."""
    if t.head == "Pow":
        return t.args[0], t.args[1]
    if t.head == "Root" and (index := as_integer(t.args[1])):
        return t.args[0], number(Fraction(1, index))
    return t, integer(1)


def degree_in(t: Term, x: Term) -> tuple[int, Term] | None:
    """A summand as (n, c) with value c * x^n and c free of x; None when it is no such monomial (n >= 0)."""
    view = quotient(t)
    degree, coefficient = 0, []
    for factor in view.above:
        base, exponent = base_and_exponent(factor)
        n = as_integer(exponent)
        if base == x and n is not None and n >= 0 and factor.head != "Root":
            degree += n
        elif contains(factor, x):
            return None
        else:
            coefficient.append(factor)
    if any(contains(factor, x) for factor in view.below):
        return None
    return degree, Quotient(view.sign, tuple(coefficient), view.below).term()


def coefficients_in(t: Term, x: Term) -> dict[int, tuple[Term, ...]] | None:
    """A sum of monomials in x as {degree: the coefficients written at it}; None when a summand is no monomial in x."""
    found: dict[int, tuple[Term, ...]] = {}
    for summand in summands(t):
        part = degree_in(summand, x)
        if part is None:
            return None
        found[part[0]] = (*found.get(part[0], ()), part[1])
    return found


def rational_coefficients(t: Term, x: Term) -> dict[int, Fraction] | None:
    """A collected polynomial in x with literal rational coefficients as {degree: coefficient}, else None.

    Collected: each degree is written at most once. `{}` is the zero polynomial.
    """
    found = coefficients_in(t, x)
    if found is None:
        return None
    result: dict[int, Fraction] = {}
    for degree, written in found.items():
        value = coefficient_and_rest(written[0])
        if len(written) != 1 or value[1] != integer(1):
            return None
        if value[0]:
            result[degree] = value[0]
    return result


def _display_key(t: Term) -> tuple[object, ...]:
    """Order of factors in a product: numbers, constants, roots of numbers, letters, powers of letters, brackets."""
    base, _ = base_and_exponent(t)
    if as_rational(base) is not None:
        rank = 0 if t.head not in ("Pow", "Root") else 1
    else:
        rank = {"Constant": 2, "Symbol": 3}.get(base.head, 5 if base.head == "Sum" else 4)
    return (rank, sort_key(base), sort_key(t))


def _total_degree(t: Term) -> Fraction:
    """The degree of a summand as readers order by it: the sum of its letters' literal exponents."""
    view = quotient(t)
    total = Fraction(0)
    for sign, factors in ((1, view.above), (-1, view.below)):
        for factor in factors:
            base, exponent = base_and_exponent(factor)
            if base.head == "Symbol":
                total += sign * (as_rational(exponent) or Fraction(1))
            elif base.head == "Product" and factor.head == "Pow":
                total += sign * (as_rational(exponent) or Fraction(1)) * sum(a.head == "Symbol" for a in base.args)
    return total


def sort_factors(factors: Iterable[Term]) -> tuple[Term, ...]:
    """Factors in the order in which a textbook writes them."""
    return tuple(sorted(factors, key=_display_key))


def sort_summands(terms: Iterable[Term]) -> Term:
    """The sum of the terms in descending degree, then by letters; numbers last, but first among roots (1 + sqrt(2)) and
    before what has an i (3 - 2i)."""
    parts = list(terms)
    among_roots = any(has_head(t, "Root") for t in parts) and not any(has_head(t, "Symbol") for t in parts)

    def key(t: Term) -> tuple[object, ...]:
        rest = coefficient_and_rest(t)[1]
        letters = tuple(
            (str(base.value), -(as_rational(exponent) or Fraction(1)))
            for base, exponent in map(base_and_exponent, quotient(rest).above)
            if base.head == "Symbol"
        )
        is_last = (rest == integer(1)) != among_roots
        return (-_total_degree(t), not letters, letters, contains(rest, I), is_last, sort_key(rest))

    return add(*sorted(parts, key=key))


def like_terms(terms: Iterable[Term]) -> dict[tuple[object, ...], list[tuple[Fraction, Term]]]:
    """Summands grouped by their rest: {key: [(coefficient, rest), ...]}, in order of first appearance."""
    groups: dict[tuple[object, ...], list[tuple[Fraction, Term]]] = {}
    for t in terms:
        coefficient, rest = coefficient_and_rest(t)
        groups.setdefault(similar_key(rest), []).append((coefficient, rest))
    return groups
