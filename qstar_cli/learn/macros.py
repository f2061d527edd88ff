"""Macros: frequent sequences of rules become single search actions; here they are found, the search applies them.

The idea is old (Korf 1985; MacLearn, Iba 1989) and was revived for mathematics by LEMMA (Li et al. 2022) and Peano
(Poesia & Goodman 2023): what solutions repeat becomes one action.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from qstar_cli.search.problem_space import Macro


def mined(derivations: Iterable[Sequence[str]], most: int, longest: int, known: Sequence[Macro] = ()) -> list[Macro]:
    """At most `most` new macros, by how much they shorten the description of the derivations (sequences of rule names).

    A sequence of n rules that occurs k times saves k * (n - 1) names and costs n + 1 to define; at least one occurrence
    in fifty steps is asked for.
    """
    lines = [tuple(d) for d in derivations]
    total = sum(map(len, lines))
    found: list[Macro] = []
    while len(found) < most:
        counts = Counter(macro for line in lines for macro in _sequences(line, longest))
        rated = [
            (count * (len(macro) - 1) - len(macro) - 1, macro)
            for macro, count in counts.items()
            if count * 50 >= total and macro not in known
        ]
        if not rated or max(rated)[0] <= 0:
            break
        best = max(rated)[1]
        found.append(best)
        lines = [part for line in lines for part in _without(line, best)]
    return found


def _sequences(line: Sequence[str], longest: int) -> list[Macro]:
    """The different sequences of 2 to `longest` rules, each as often as it occurs without overlap."""
    found: list[Macro] = []
    for length in range(2, longest + 1):
        free: dict[Macro, int] = {}
        for start in range(len(line) - length + 1):
            macro = tuple(line[start : start + length])
            if free.get(macro, 0) <= start:
                found.append(macro)
                free[macro] = start + length
    return found


def _without(line: Sequence[str], macro: Macro) -> list[tuple[str, ...]]:
    """What is left of a line when the occurrences of a macro are cut out."""
    parts: list[tuple[str, ...]] = []
    start = place = 0
    while place <= len(line) - len(macro):
        if tuple(line[place : place + len(macro)]) == macro:
            parts.append(tuple(line[start:place]))
            start = place = place + len(macro)
        else:
            place += 1
    return [*parts, tuple(line[start:])]
