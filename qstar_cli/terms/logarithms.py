"""Logarithms whose value is known exactly, or that are undefined, for the simplified form and its rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qstar_cli.terms.build import E, add, integer, number
from qstar_cli.terms.spelling import power_of, product_of, quotient_of
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, quotient

LARGEST_EXPONENT = 2000
LARGEST_ROOT = 6


def base_of(t: Term) -> Term:
    """The base of a logarithm: e for `ln`, 10 where none is written."""
    if t.head == "Ln":
        return E
    return t.args[1] if len(t.args) == 2 else integer(10)


def is_undefined_logarithm(t: Term) -> bool:
    """Whether a logarithm has an argument or base that is a number not positive, or the base 1."""
    argument, base = as_rational(t.args[0]), as_rational(base_of(t))
    return (argument is not None and argument <= 0) or (base is not None and (base <= 0 or base == 1))


def known_logarithm(t: Term) -> Term | None:
    """The value of `log(b^n, b)`, of `log(1, b)` and of logarithms of numbers where it is rational, else None."""
    if t.head not in ("Ln", "Log") or is_undefined_logarithm(t):
        return None
    argument, base = t.args[0], base_of(t)
    if argument == base:
        return integer(1) if as_rational(base) is not None or base == E else None
    if argument.head == "Pow" and argument.args[0] == base and (as_rational(base) is not None or base == E):
        return argument.args[1]
    if as_rational(argument) is None and argument.head in ("Div", "Root") and base == E:
        return _of_quotient_or_root(argument)
    a, b = as_rational(argument), as_rational(base)
    if a == 1 and (b is not None or base == E):
        return integer(0)
    found = exact_logarithm(a, b) if a is not None and b is not None else None
    return None if found is None else number(found)


def _of_quotient_or_root(argument: Term) -> Term | None:
    """-n for ln(1/e^n), 1/n for ln(root(e, n))."""
    inner = known_logarithm(term("Ln", argument.args[1 if argument.head == "Div" else 0]))
    if inner is None or as_rational(inner) is None:
        return None
    if argument.head == "Div":
        return number(-(as_rational(inner) or Fraction(0))) if as_rational(argument.args[0]) == 1 else None
    index = as_rational(argument.args[1])
    return number((as_rational(inner) or Fraction(0)) / index) if index else None


def exact_logarithm(a: Fraction, b: Fraction) -> Fraction | None:
    """The rational q with b^q = a for positive a and b, b not 1; None when there is none with a small denominator."""
    if a < 1 or b < 1:
        found = exact_logarithm(max(a, 1 / a), max(b, 1 / b))
        return None if found is None else -found if (a < 1) != (b < 1) else found
    for r in range(1, LARGEST_ROOT + 1):
        power, p = Fraction(1), 0
        while power < a**r and p <= LARGEST_EXPONENT:
            power, p = power * b, p + 1
        if power == a**r:
            return Fraction(p, r)
    return None


def exact_ratio(above: Term, below: Term) -> Fraction | None:
    """The rational value of (p*log(a))/(q*log(b)) with numbers a and b and one base; None for other quotients."""
    (p, u), (q, v) = coefficient_and_rest(above), coefficient_and_rest(below)
    if not (_is_of_number(u) and _is_of_number(v)) or base_of(u) != base_of(v):
        return None
    a, b = as_rational(u.args[0]), as_rational(v.args[0])
    found = exact_logarithm(a, b) if a is not None and b is not None and b != 1 else None
    return None if found is None else found * p / q


def number_logarithms(parts: Iterable[Term]) -> dict[Term, list[Term]]:
    """The summands that are rational multiples of logarithms of numbers, by the base."""
    found: dict[Term, list[Term]] = {}
    for s in parts:
        rest = coefficient_and_rest(s)[1]
        if _is_of_number(rest):
            found.setdefault(base_of(rest), []).append(s)
    return found


def _is_of_number(t: Term) -> bool:
    """Whether a term is a logarithm of a positive rational number to a base that is a number."""
    if t.head not in ("Ln", "Log") or is_undefined_logarithm(t) or as_rational(t.args[0]) is None:
        return False
    return base_of(t) == E or as_rational(base_of(t)) is not None


def is_logarithm_of_power(t: Term) -> bool:
    """Whether a term is a logarithm of a power of letters with a number as exponent."""
    inside = t.args[0] if t.head in ("Ln", "Log") else None
    return (
        inside is not None
        and inside.head == "Pow"
        and bool(symbols(inside))
        and as_rational(inside.args[1]) is not None
    )


def logarithm_in_exponent(t: Term) -> Fraction | None:
    """The number n in `b^(n*log(a, b))`, other than 1; None for other powers."""
    factor, rest = coefficient_and_rest(t.args[1])
    if rest.head not in ("Ln", "Log") or is_undefined_logarithm(rest) or base_of(rest) != t.args[0] or factor == 1:
        return None
    return factor if t.args[0] == E or as_rational(t.args[0]) is not None else None


def split_exponent(t: Term) -> tuple[Term, list[tuple[Term, Fraction]]] | None:
    """`b^(n*log(a, b) + u)` as (u, [(a, n)]); None for powers without such a summand beside another."""
    if t.args[1].head != "Sum":
        return None
    found, rest = list[tuple[Term, Fraction]](), list[Term]()
    for s in t.args[1].args:
        q, logarithm = coefficient_and_rest(s)
        if (
            logarithm.head in ("Ln", "Log")
            and base_of(logarithm) == t.args[0]
            and not is_undefined_logarithm(logarithm)
        ):
            found.append((logarithm.args[0], q))
        else:
            rest.append(s)
    return (add(*rest), found) if found else None


def joined_logarithms(parts: Sequence[Term]) -> tuple[tuple[Term, ...], Term] | None:
    """(summands, the one logarithm they make) for logarithms to one base in which a factor with letters cancels."""
    groups: dict[Term, list[tuple[Term, int, Term]]] = {}
    for s in parts:
        q, rest = coefficient_and_rest(s)
        if rest.head in ("Ln", "Log") and q.denominator == 1 and not is_undefined_logarithm(rest):
            groups.setdefault(base_of(rest), []).append((s, q.numerator, rest))
    for group in groups.values():
        joined = _product_of_arguments(group) if len(group) > 1 else None
        if joined is not None:
            rest = group[0][2]
            return tuple(s for s, _, _ in group), term(rest.head, joined, *rest.args[1:])
    return None


def _product_of_arguments(group: Sequence[tuple[Term, int, Term]]) -> Term | None:
    """The product of the arguments to their powers, when a factor with letters cancels; factors as they are written."""
    value, powers = Fraction(1), dict[Term, int]()
    for _, q, logarithm in group:
        view = quotient(logarithm.args[0])
        if view.sign < 0:
            return None
        for factors, side in ((view.above, q), (view.below, -q)):
            for f in factors:
                number_here = as_rational(f)
                n = as_integer(f.args[1]) if f.head == "Pow" else None
                if number_here:
                    value *= number_here**side
                else:
                    base, n = (f.args[0], n) if n and n > 0 else (f, 1)
                    powers[base] = powers.get(base, 0) + n * side
    if all(powers.values()):
        return None
    above = product_of((number(value.numerator), *(power_of(b, n) for b, n in powers.items() if n > 0)))
    below = product_of((number(value.denominator), *(power_of(b, -n) for b, n in powers.items() if n < 0)))
    return quotient_of(above, below)
