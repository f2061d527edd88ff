"""The interval in which an equation is to be solved: `on [0, 2pi)`, `for x in [0, 2pi)`, `between 0 and 2pi`."""

from __future__ import annotations

import re
from typing import NamedTuple

from qstar_cli.terms.build import INFINITY, negative
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.term import Term, term

_LEAD = r"(?:[,;]\s*|(?<![A-Za-z])(?:for|where|with|when|such\s+that|if|and|all|values\s+of)\s+)*"
_PLACE = r"(?:in|on|over|within)\s+(?:the\s+)?(?:(?:open|closed|half-open)\s+)?(?:interval\s+|domain\s+|range\s+)?"
_NAME = r"\$?(?P<name>\\?[A-Za-zα-ωΑ-Ω]\w*)"
_WINDOW = Pattern(
    rf"{_LEAD}(?:(?:{_NAME}\s*(?:is\s+)?)?(?<![A-Za-z]){_PLACE}|{_NAME.replace('name', 'member')}\s*(?:∈|\\in)\s*)"
    r"\$?(?:\\left)?(?P<open>[\[(\]])(?P<low>[^,;\[\]=<>]+)[,;](?P<high>[^,;\[\]=<>\\]*(?:\\(?!right)[^,;\[\]=<>\\]*)*)"
    r"(?:\\right)?(?P<close>[\])\[])\$?\s*[.?]?\s*$",
    re.IGNORECASE,
)
_BETWEEN = Pattern(
    rf"{_LEAD}(?:{_NAME}\s*(?:is\s+)?)?(?<![A-Za-z])(?:between|from)\s+(?P<low>[^,;=<>]+?)\s+(?:and|to)\s+"
    r"(?P<high>[^,;=<>]+?)\s*(?P<inclusive>\(?inclusive\)?)?\s*[.?]?\s*$",
    re.IGNORECASE,
)
Span = tuple[int, int]
_INFINITE = frozenset(("oo", "inf", "infinity", "∞", r"\infty", "+oo", "+∞"))


class WindowText(NamedTuple):
    """Where a text names an interval: the text before it, the letter named if any, and the spans of the ends."""

    start: int
    name: str
    low: Span
    high: Span
    low_closed: bool
    high_closed: bool


def window_at_end(text: str, start: int, end: int) -> WindowText | None:
    """The interval with which `text[start:end]` ends, None where it ends otherwise."""
    found = _WINDOW.search(text, start, end)
    if found is not None:
        closed = found["open"] == "[", found["close"] == "]"
        name = found["name"] or found["member"] or ""
        return WindowText(found.start(), name, found.span("low"), found.span("high"), *closed)
    found = _BETWEEN.search(text, start, end)
    if found is None:
        return None
    return WindowText(found.start(), found["name"] or "", found.span("low"), found.span("high"), True, True)


def is_infinite(text: str) -> bool:
    return text.strip().lstrip("-−").strip().lower() in _INFINITE


def limits(window: WindowText, x: Term, low: Term, high: Term) -> tuple[Term, ...]:
    """The assumptions that x lies in the interval; an infinite end says nothing."""
    lower = () if low == negative(INFINITY) else (term("LessEqual" if window.low_closed else "Less", low, x),)
    upper = () if high == INFINITY else (term("LessEqual" if window.high_closed else "Less", x, high),)
    return (*lower, *upper)
