"""Where elementary functions are defined (over the reals)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.verify.field import Field, Undecided, V


def _logarithm_exists(values: Sequence[V], f: Field[V]) -> bool:
    """Positive argument; a base positive and not 1."""
    if len(values) == 2:
        minus_one = f.rational(Fraction(-1))
        if f.sign(values[1]) <= 0 or f.is_zero(f.add(values[1], minus_one)):
            return False
    return f.sign(values[0]) > 0


def _is_at_most_one(values: Sequence[V], f: Field[V]) -> bool:
    return f.sign(f.add(f.absolute(values[0]), f.rational(Fraction(-1)))) <= 0


def _is_no_pole(offset: Fraction) -> Callable[[Sequence[V], Field[V]], bool]:
    """Whether an angle, a rational multiple of pi, is not (n + offset)*pi."""

    def exists(values: Sequence[V], f: Field[V]) -> bool:
        turns = f.as_rational(f.divide(values[0], f.constant("pi")))
        if turns is None:
            raise Undecided("whether an angle is a pole is not known")
        return (turns - offset).denominator != 1

    return exists


DOMAINS: dict[str, Callable[[Sequence[Any], Any], bool]] = {
    "Ln": _logarithm_exists,
    "Log": _logarithm_exists,
    "Asin": _is_at_most_one,
    "Acos": _is_at_most_one,
    "Tan": _is_no_pole(Fraction(1, 2)),
    "Sec": _is_no_pole(Fraction(1, 2)),
    "Cot": _is_no_pole(Fraction(0)),
    "Csc": _is_no_pole(Fraction(0)),
}
