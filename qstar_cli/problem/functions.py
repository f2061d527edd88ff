"""Functions as people write them in a question: `f(x) = sqrt(x - 2)`, `y = x^2, x >= 0`, `f` by an earlier `let`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Context
from qstar_cli.terms.build import all_of
from qstar_cli.terms.cursor import is_formula
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.term import Term, symbols, term

_NAMED = Pattern(
    r"(?:the\s+function\s+)?\$?\s*(?:[A-Za-z]\w*\s*\(\s*[A-Za-z]\w*\s*\)|y|[A-Za-z]\s*:\s*[A-Za-z]\s*(?=\\?[-|]))"
)
_SIGN = Pattern(r"\s*(?::?=(?!=)|->|→|↦|\\to(?![a-z])|\\mapsto)\s*")
_NAME = Pattern(r"([A-Za-z]\w*)(?:\s*\(\s*([A-Za-z]\w*)\s*\))?")
_RESTRICTED = Pattern(
    r"\s*(?:[,;]?\s*(?<![A-Za-z])(?:where|with domain|with|whenever|(?:if|when) (?:the|its) domain is|if|"
    r"for all|for|given that|when|"
    r"(?:on|over|in) the (?:domain|interval)|on|over)(?![A-Za-z])|,|;)\s*",
    re.IGNORECASE,
)
_INTERVAL = Pattern(r"\$?\s*([\[(])\s*([^,;\[\]]+?)\s*[,;]\s*([^,;\[\]]+?)\s*([\])])\s*\$?")


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text."""

    text: str
    start: int
    end: int


def body_start(span: Span) -> int:
    """Where the expression of a function begins: after `f(x) =`, `y =` or `f: x ->` where that is written."""
    named = _NAMED.match(span.text, span.start, span.end)
    sign = _SIGN.match(span.text, named.end(), span.end) if named else None
    return sign.end() if sign else span.start


def named_function(span: Span, context: Context) -> Term | None:
    """The body of the function that a span names: `f`, or `f(t)` in the letter t; None for anything else."""
    found = _NAME.fullmatch(span.text, span.start, span.end)
    function = context.functions.get(found.group(1)) if found else None
    if found is None or function is None or len(function.parameters) != 1:
        return None
    if found.group(2) is None:
        return function.body
    return context.read(span.text, span.start, span.end).term


def restrictions(span: Span) -> Iterator[tuple[int, int]]:
    """The places where a restriction of the domain may begin, first the last one: (end of the body, its start)."""
    found = list(_RESTRICTED.finditer(span.text, span.start, span.end))
    yield from ((m.start(), m.end()) for m in reversed(found) if span.start < m.start() and m.end() < span.end)


def restriction(span: Span, letter: Term, context: Context) -> Term | None:
    """The formula about the letter that a span states, `x >= 0` or `[0, 3)`; None when it states none."""
    interval = _INTERVAL.fullmatch(span.text, span.start, span.end)
    if interval is not None:
        return _between(interval, letter, span.text, context)
    try:
        t = context.read(span.text, span.start, span.end).term
    except ReadError:
        return None
    return t if is_formula(t) and symbols(t) == (letter,) else None


def _between(interval: re.Match[str], letter: Term, text: str, context: Context) -> Term:
    """`a < x <= b` for an interval; an infinite end says nothing."""
    low, high = (context.read(text, *interval.span(k)).term for k in (2, 3))
    links = []
    if not _is_infinite(low):
        links.append(term("LessEqual" if interval.group(1) == "[" else "Less", low, letter))
    if not _is_infinite(high):
        links.append(term("LessEqual" if interval.group(4) == "]" else "Less", letter, high))
    return all_of(*links)


def _is_infinite(t: Term) -> bool:
    bare = t.args[0] if t.head == "Neg" else t
    return bare.head == "Constant" and bare.value == "oo"


def ends_of_interval(span: Span, context: Context) -> tuple[Term, Term] | None:
    """The ends of a closed interval `[a, b]`; None for anything else."""
    found = _INTERVAL.fullmatch(span.text, span.start, span.end)
    if found is None or found.group(1) != "[" or found.group(4) != "]":
        return None
    low, high = (context.read(span.text, *found.span(k)).term for k in (2, 3))
    return low, high
