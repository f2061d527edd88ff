"""Literal numbers in rules: their kinds, how results are spelled, the bound on their size. No rule stands here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import decimal, negative, number
from qstar_cli.terms.term import Term, map_args, subterms
from qstar_cli.terms.views import as_integer, as_rational

MAX_DIGITS = 100_000
_BITS = int(MAX_DIGITS * 3.33)


def is_decimal(t: Term) -> bool:
    """Whether a literal is written as a decimal, perhaps with a sign."""
    return t.head == "Decimal" or (t.head == "Neg" and t.args[0].head == "Decimal")


def is_repeating(t: Term) -> bool:
    """Whether a literal is a decimal with repeating digits."""
    return is_decimal(t) and "(" in str((t.args[0] if t.head == "Neg" else t).value)


def is_fraction(t: Term) -> bool:
    """Whether a literal is written as a fraction, perhaps with a sign."""
    return t.head == "Div" or (t.head == "Neg" and t.args[0].head == "Div")


def literals(terms: Iterable[Term]) -> list[Fraction] | None:
    """The values of the terms when all of them are literal numbers, else None."""
    values: list[Fraction] = []
    for t in terms:
        value = as_rational(t)
        if value is None:
            return None
        values.append(value)
    return values


def integers(terms: Sequence[Term]) -> list[int] | None:
    """The values of the terms when all of them are literal integers, else None."""
    values = [as_integer(t) for t in terms]
    return None if None in values else [v for v in values if v is not None]


def terminating(value: Fraction) -> str | None:
    """The digits of a number of at least 0 whose decimal comes to an end (with a point, "0.375"), else None."""
    below, twos, fives = value.denominator, 0, 0
    while below % 2 == 0:
        below, twos = below // 2, twos + 1
    while below % 5 == 0:
        below, fives = below // 5, fives + 1
    if below != 1:
        return None
    places = max(twos, fives)
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def as_decimal(value: Fraction) -> Term | None:
    """A number as a decimal term (an integer stays one), None when the decimal does not come to an end."""
    if value.denominator == 1:
        return number(value)
    digits = terminating(abs(value))
    if digits is None:
        return None
    return decimal(digits) if value > 0 else negative(decimal(digits))


def writes_decimals(terms: Iterable[Term]) -> bool:
    """Whether numbers among these terms are written as decimals and none as a fraction."""
    found = False
    for t in terms:
        for s in subterms(t):
            if s.head == "Div" and as_rational(s) is not None:
                return False
            found = found or s.head == "Decimal"
    return found


def spelled(value: Fraction, written: Iterable[Term]) -> Term:
    """A result spelled like the numbers it came from: a decimal where they are decimals and it comes to an end."""
    if writes_decimals(written) and (found := as_decimal(value)) is not None:
        return found
    return number(value)


def respelled(t: Term, written: Iterable[Term]) -> Term:
    """`t` with its fractions of integers spelled like the numbers it came from."""
    return _with_decimals(t) if writes_decimals(written) else t


def _with_decimals(t: Term) -> Term:
    value = as_rational(t)
    if value is not None:
        return as_decimal(value) or t
    return map_args(t, tuple(_with_decimals(a) for a in t.args))


def is_too_large_power(base: Fraction, exponent: int) -> bool:
    """Whether `base^exponent` (exponent >= 0) certainly has more than MAX_DIGITS digits."""
    bits = max(abs(base.numerator), base.denominator).bit_length()
    return bits > 1 and (bits - 1) * exponent > _BITS


def bounded_power(base: Fraction, exponent: int) -> Fraction:
    """`base^exponent` (exponent >= 0). Raises LimitError when it would have more than MAX_DIGITS digits."""
    if is_too_large_power(base, exponent):
        raise LimitError(
            f"the power has more than {MAX_DIGITS} digits", hint="ask about its last digits or its remainder instead"
        )
    if abs(base) in (0, 1):  # however large the exponent
        return base if exponent % 2 else base * base if exponent else Fraction(1)
    return base**exponent


def bounded_product(values: Iterable[int]) -> int:
    """The product. Raises LimitError when it would have more than MAX_DIGITS digits."""
    result = 1
    for value in values:
        if result.bit_length() + value.bit_length() > _BITS + 64:
            raise LimitError(f"the product has more than {MAX_DIGITS} digits")
        result *= value
    return result
