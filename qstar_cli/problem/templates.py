"""Phrases of operators as patterns: literal words with slots between them.

The little language of `Operator.phrases`: `[a|b]` may be left out, `<a|b>` is a choice, `{slot}` is a slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from qstar_cli.operators.operator import Operator
from qstar_cli.operators.registry import questions

MOST_PLACES = 6  # places tried for one literal between two slots
_SPECIFICITY = {"unknowns": 4, "integer": 3, "word": 3, "domain": 3, "bindings": 2, "percent": 2, "formula": 1}
_PIECES = re.compile(r"\{(\w+)\}|[\[\]<>|]|[^\s\[\]<>|{}]+|\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """A literal word or sign."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap to be filled: `kind` says how it is read, `name` which argument or template it fills."""

    name: str

    @property
    def kind(self) -> str:
        return self.name.rstrip("0123456789")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; `optional` ones may be left out."""

    options: tuple[tuple[Item, ...], ...]
    optional: bool


Item = Word | Slot | Choice
Spans = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Template:
    """A phrase of a question operator; if it is a shorthand, `fills` are the templates of the operator's slots."""

    operator: Operator
    chunks: tuple[tuple[Item, ...] | Slot, ...]
    fills: tuple[tuple[str, str], ...] = field(default=())

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(c for c in self.chunks if isinstance(c, Slot))

    @cached_property
    def specificity(self) -> int:
        """How much the kinds of the slots alone say: the tie-break between phrases of equal words."""
        return sum(_SPECIFICITY.get(s.kind, 0) for s in self.slots)

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """The words of which one must occur in a text that matches; () for a phrase that is only a slot."""
        return next((_needed(c) for c in self.chunks if not isinstance(c, Slot) and _needed(c)), ())

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        """A pattern for each literal chunk, None for a slot."""
        return tuple(None if isinstance(c, Slot) else re.compile(_regex(c), re.IGNORECASE) for c in self.chunks)

    def matches(self, text: str, start: int, end: int) -> Iterator[tuple[int, Spans]]:
        """Each way the phrase covers `text[start:end]`: letters of the literals and the span of each slot."""
        lower = text[start:end].lower()
        if not self.first_words or any(w in lower for w in self.first_words):
            yield from self._match(text, 0, start, end, 0, {})

    def _match(
        self, text: str, index: int, start: int, end: int, weight: int, spans: Spans
    ) -> Iterator[tuple[int, Spans]]:
        if index == len(self.chunks):
            if start == end:
                yield weight, spans
            return
        pattern = self.patterns[index]
        if pattern is not None:
            found = pattern.match(text, start, end)
            if found:
                yield from self._match(text, index + 1, found.end(), end, weight + _letters(found.group()), spans)
            return
        name = self.chunks[index].name  # type: ignore[union-attr]
        if index + 1 == len(self.chunks):
            yield weight, {**spans, name: (start, end)}
            return
        following = self.patterns[index + 1]
        assert following is not None
        places = list(following.finditer(text, start, end))
        for found in [p for p in reversed(places) if p.end() > p.start() > start][:MOST_PLACES]:
            filled = {**spans, name: (start, found.start())}
            yield from self._match(text, index + 2, found.end(), end, weight + _letters(found.group()), filled)


def _letters(text: str) -> int:
    return sum(c.isalnum() or c in "=?" for c in text)


@lru_cache(maxsize=1)
def templates() -> tuple[Template, ...]:
    """The templates of all questions: the canonical sentence, the phrases and the shorthands of each."""
    found: list[Template] = []
    for operator in questions():
        sources = [(operator.sentence, ()), *((p, ()) for p in operator.phrases), *operator.shorthands]
        for phrase, fills in sources:
            found += (Template(operator, _chunks(items), fills) for items in _spread(parse(phrase)))
    return tuple(found)


def parse(phrase: str) -> tuple[Item, ...]:
    """The items of a phrase."""
    pieces = [m for m in _PIECES.finditer(phrase) if not m.group().isspace()]
    options, rest = _options(pieces, 0)
    if rest != len(pieces) or len(options) != 1:
        raise ValueError(f"unbalanced phrase {phrase!r}")
    return options[0]


def _options(pieces: list[re.Match[str]], index: int) -> tuple[list[tuple[Item, ...]], int]:
    options: list[list[Item]] = [[]]
    while index < len(pieces) and pieces[index].group() not in ("]", ">"):
        piece = pieces[index].group()
        if piece == "|":
            options.append([])
        elif piece in ("[", "<"):
            inner, index = _options(pieces, index + 1)
            options[-1].append(Choice(tuple(inner), piece == "["))
        else:
            slot = pieces[index].group(1)
            options[-1].append(Slot(slot) if slot else Word(piece.lower()))
        index += 1
    return [tuple(o) for o in options], index


def _spread(items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    """The sequences that remain when choices that hold slots are written out."""
    results: list[tuple[Item, ...]] = [()]
    for item in items:
        if isinstance(item, Choice) and _has_slot(item):
            tails = [tail for option in item.options for tail in _spread(option)] + ([()] if item.optional else [])
        else:
            tails = [(item,)]
        results = [r + tail for r in results for tail in tails]
    return results


def _has_slot(item: Item) -> bool:
    if isinstance(item, Choice):
        return any(_has_slot(i) for option in item.options for i in option)
    return isinstance(item, Slot)


def _chunks(items: tuple[Item, ...]) -> tuple[tuple[Item, ...] | Slot, ...]:
    chunks: list[tuple[Item, ...] | Slot] = []
    for item in items:
        if isinstance(item, Slot):
            chunks.append(item)
        elif chunks and not isinstance(chunks[-1], Slot):
            chunks[-1] = (*chunks[-1], item)
        else:
            chunks.append((item,))
    return tuple(chunks)


def _needed(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Alternatives of the first item that cannot be left out, each by its first word."""
    for item in items:
        if isinstance(item, Word):
            return (item.text,)
        if isinstance(item, Choice) and not item.optional:
            return tuple(w for option in item.options for w in _needed(option)[:1])
    return ()


def _regex(items: tuple[Item, ...]) -> str:
    return "".join(_item_regex(item) for item in items)


def _item_regex(item: Item) -> str:
    if isinstance(item, Choice):
        options = "|".join(sorted((_regex(o) for o in item.options), key=len, reverse=True))
        return f"(?:{options}){'?' if item.optional else ''}"
    assert isinstance(item, Word)
    if item.text[-1].isalnum() or item.text[-1] == ".":
        return rf"(?<![A-Za-z\\]){re.escape(item.text)}(?![A-Za-z])[\s$~:,]*+"
    return re.escape(item.text) + r"[\s$~]*+"
