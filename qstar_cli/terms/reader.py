"""Text to terms: expressions, relations and formulas in plain, Unicode and LaTeX notation."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

from qstar_cli.operators.registry import by_name
from qstar_cli.terms import notation
from qstar_cli.terms.call_reader import SPECIAL_NAMES
from qstar_cli.terms.cursor import MAX_WARNINGS
from qstar_cli.terms.formula_reader import FormulaReader
from qstar_cli.terms.source import error_at
from qstar_cli.terms.term import Term

MAX_DEPTH = 300  # levels of a term; brackets that change nothing make none
_STACK = 20_000


class Reading(NamedTuple):
    """A term as read, with a sentence for every spelling that has another reading."""

    term: Term
    warnings: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """The words that are names: functions, constants, Greek letters."""
    names = {*by_name(), *SPECIAL_NAMES, *notation.CONSTANTS, *notation.GREEK_NAMES}
    return frozenset(n for n in names if len(n) > 1)


def read(text: str, *, functions: Mapping[str, int] | None = None, start: int = 0, end: int | None = None) -> Reading:
    """The term that `text[start:end]` writes. Raises ReadError, with line and column in `text`.

    `functions`: names that are functions (defined by `let`), with their number of arguments; a call becomes `Apply`.
    """
    names = known_names()
    if functions:
        names |= functions.keys()
    with deep_recursion():
        reader = FormulaReader(text, names, functions or {}, start, end)
        t = reader.whole()
    check_depth(t, text, start)
    return Reading(t, tuple(dict.fromkeys(reader.warnings))[:MAX_WARNINGS])


def check_depth(t: Term, text: str, start: int = 0) -> None:
    """Raise ReadError when a term has more levels than the rest of the program is built for."""
    if _depth(t) > MAX_DEPTH:
        what = f"The expression is nested more than {MAX_DEPTH} levels deep."
        raise error_at(text, start, what, expected="a flatter expression")


def read_term(text: str) -> Term:
    """The term that `text` writes. Raises ReadError."""
    return read(text).term


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Room for the recursion of the reader: its depth is bounded by its own count of brackets."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _STACK))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _depth(t: Term) -> int:
    depth, level = 0, [t]
    while level:
        depth += 1
        level = list({a: None for s in level for a in s.args})
    return depth
