"""Where elementary functions are defined (over the reals)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.verify.field import Field, V


def _logarithm_exists(values: Sequence[V], f: Field[V]) -> bool:
    """Positive argument; a base positive and not 1."""
    if len(values) == 2:
        minus_one = f.rational(Fraction(-1))
        if f.sign(values[1]) <= 0 or f.is_zero(f.add(values[1], minus_one)):
            return False
    return f.sign(values[0]) > 0


DOMAINS: dict[str, Callable[[Sequence[Any], Any], bool]] = {"Ln": _logarithm_exists, "Log": _logarithm_exists}
