"""Choices and arrangements of things, by their definitions."""

from __future__ import annotations

from math import comb, perm

from qstar_cli.errors import LimitError
from qstar_cli.verify.meanings.whole_numbers import not_negative, of_wholes

MAX_CHOICE = 20_000


def _choices(n: int, k: int) -> int:
    _bounded(n, k)
    return comb(n, k)


def _arrangements(n: int, k: int) -> int:
    _bounded(n, k)
    return perm(n, k)


def _bounded(n: int, k: int) -> None:
    if min(not_negative(n), not_negative(k), max(n - k, k)) > MAX_CHOICE:
        raise LimitError("a choice of too many things")


FUNCTIONS = {"Binomial": of_wholes(_choices), "Permutations": of_wholes(_arrangements)}
