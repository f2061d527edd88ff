"""Phrases of operators as patterns: literal words with slots between them.

The little language of `Operator.phrases`: `[a|b]` may be left out, `<a|b>` is a choice, `{slot}` is a slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from qstar_cli.operators.operator import Operator
from qstar_cli.operators.registry import operators, questions
from qstar_cli.terms.patterns import Pattern

MOST_PLACES = 6  # places tried for the words between two slots
_SPECIFICITY = {"unknowns": 4, "integer": 3, "word": 3, "domain": 3, "bindings": 2, "percent": 2, "formula": 1}
_ITEMS = Pattern(r"\{(\w+)\}|[\[\]<>|]|[^\s\[\]<>|{}]+")
_PIECES = Pattern(r"\\?[A-Za-z]+|\d+|\S")
_LEFT_OUT = Pattern(r"\[[^\[\]]*\]")
_CHOICE = Pattern(r"<([^\[\]<>]*)>")
_MARKS = Pattern(r"\{\w+\}|[\[\]<>|]")
_SKIPPED = frozenset("$~:,")


class Word(NamedTuple):
    """Literal pieces of text: a word, a sign, or both ("ten-thousandth")."""

    pieces: tuple[str, ...]


class Slot(NamedTuple):
    """A gap to be filled: `kind` says how it is read, `name` which argument or template it fills."""

    name: str

    @property
    def kind(self) -> str:
        return self.name.rstrip("0123456789")


class Choice(NamedTuple):
    """One of several sequences; `optional` ones may be left out."""

    options: tuple[tuple[Item, ...], ...]
    optional: bool


Item = Word | Slot | Choice
Spans = dict[str, tuple[int, int]]


class Pieces:
    """A span of text cut into words and signs, for matching phrases against it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        found = list(_PIECES.finditer(text, start, end))
        self.words = [m.group().lower() for m in found]
        self.starts = [*(m.start() for m in found), end]
        self.places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self.places.setdefault(word, []).append(place)

    def match(self, items: tuple[Item, ...], place: int) -> tuple[int, int] | None:
        """Where literal items that start at `place` end, and their number of letters; the longest choice that fits."""
        letters = 0
        for item in items:
            found = self._match_item(item, place)
            if found is None:
                return None
            place, letters = found[0], letters + found[1]
        return self._skip(place), letters

    def _match_item(self, item: Item, place: int) -> tuple[int, int] | None:
        if isinstance(item, Choice):
            fits = [found for option in item.options if (found := self.match(option, place)) is not None]
            return max(fits, default=(place, 0) if item.optional else None)
        assert isinstance(item, Word)
        if item.pieces[0] not in _SKIPPED:
            place = self._skip(place)
        end = place + len(item.pieces)
        if tuple(self.words[place:end]) != item.pieces:
            return None
        return end, sum(map(len, item.pieces))

    def _skip(self, place: int) -> int:
        while place < len(self.words) and self.words[place] in _SKIPPED:
            place += 1
        return place


@dataclass(frozen=True)
class Template:
    """A phrase of a question operator; if it is a shorthand, `fills` are the templates of the operator's slots.

    `source` is the operator that declares the phrase: the question itself, or a function that is asked for.
    """

    operator: Operator
    chunks: tuple[tuple[Item, ...] | Slot, ...]
    fills: tuple[tuple[str, str], ...] = ()
    source: Operator | None = None

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(c for c in self.chunks if isinstance(c, Slot))

    @cached_property
    def specificity(self) -> int:
        """How much the kinds of the slots alone say: the tie-break between phrases of equal words."""
        needs = self.source is not None and bool(self.source.needs)
        return sum(_SPECIFICITY.get(s.kind, 0) for s in self.slots) + needs

    @cached_property
    def first_words(self) -> tuple[frozenset[str], ...]:
        """For each chunk of literals that cannot be empty, the words of which one must occur."""
        return tuple(_first_words(c) for c in self.chunks if not isinstance(c, Slot) and not _may_be_empty(c))

    def matches(self, pieces: Pieces) -> Iterator[tuple[int, Spans]]:
        """Each way the phrase covers the text: letters of the literals and the span of each slot."""
        if all(not words.isdisjoint(pieces.places) for words in self.first_words):
            yield from self._match(pieces, 0, 0, 0, {})

    def _match(self, pieces: Pieces, index: int, place: int, letters: int, spans: Spans) -> Iterator[tuple[int, Spans]]:
        if index >= len(self.chunks):
            if place == len(pieces.words):
                yield letters, spans
            return
        chunk = self.chunks[index]
        if not isinstance(chunk, Slot):
            found = pieces.match(chunk, place)
            if found is not None:
                yield from self._match(pieces, index + 1, found[0], letters + found[1], spans)
            return
        for start, end, more in self._ends(pieces, index, place):
            filled = {**spans, chunk.name: (pieces.starts[place], pieces.starts[start])}
            yield from self._match(pieces, index + 2, end, letters + more, filled)

    def _ends(self, pieces: Pieces, index: int, place: int) -> Iterator[tuple[int, int, int]]:
        """Where the slot at `index` may end, where the literals after it end, and their letters; last place first."""
        if index + 1 == len(self.chunks):
            yield len(pieces.words), len(pieces.words), 0
            return
        following = self.chunks[index + 1]
        assert not isinstance(following, Slot)
        starts = sorted({p for word in _first_words(following) for p in pieces.places.get(word, ()) if p > place})
        for start in starts[::-1][:MOST_PLACES]:
            found = pieces.match(following, start)
            if found is not None:
                yield start, *found
        if index + 2 == len(self.chunks) and _may_be_empty(following):
            yield len(pieces.words), len(pieces.words), 0


class Phrase(NamedTuple):
    """A phrase as declared: the question it asks, its text, what it fills, who declares it, and its words."""

    asked: Operator
    text: str
    fills: tuple[tuple[str, str], ...]
    source: Operator
    words: frozenset[str]


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """The phrases of all questions (the canonical sentence, the phrases and the shorthands of each), and of the
    functions that are asked for."""
    found: list[Phrase] = []
    by_head = operators()
    for source in (*questions(), *(op for op in by_head.values() if not op.question)):
        asked = source if source.question else by_head.get(source.asks)
        if asked is None:
            continue
        texts = [*([source.sentence] if source.question else []), *source.phrases]
        for text, fills in [*((t, ()) for t in texts), *source.shorthands]:
            words = frozenset(_PIECES.findall(_MARKS.sub(" ", text.lower())))
            found.append(Phrase(asked, text, fills, source, words))
    return tuple(found)


def templates(pieces: Pieces) -> Iterator[Template]:
    """The templates that share a word with a text, and those without words; only these are worked out."""
    for phrase in phrases():
        if phrase.words and phrase.words.isdisjoint(pieces.places):
            continue
        required = _required(phrase.text)
        if not required or not required.isdisjoint(pieces.places):
            yield from _templates(phrase)


@lru_cache(maxsize=4096)
def _required(phrase: str) -> frozenset[str]:
    """Words of which a text must have one: those of more than one letter outside of what may be left out, and those of
    choices in which every option has one."""
    shorter, left = phrase.lower(), ""
    while shorter != left:
        left, shorter = shorter, _CHOICE.sub(_words_of_choice, _LEFT_OUT.sub(" ", shorter))
    return frozenset(_long_words(left))


def _words_of_choice(match: re.Match[str]) -> str:
    options = [_long_words(option) for option in match.group(1).split("|")]
    return " ".join(w for words in options for w in words) if all(options) else " "


def _long_words(text: str) -> list[str]:
    return [w for w in _PIECES.findall(_MARKS.sub(" ", text)) if len(w) > 1]


@lru_cache(maxsize=4096)
def _templates(phrase: Phrase) -> tuple[Template, ...]:
    spread = _spread(parse(phrase.text))
    return tuple(Template(phrase.asked, _chunks(items), phrase.fills, phrase.source) for items in spread)


@lru_cache(maxsize=4096)
def parse(phrase: str) -> tuple[Item, ...]:
    """The items of a phrase."""
    pieces = list(_ITEMS.finditer(phrase))
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
            options[-1].append(Slot(slot) if slot else Word(tuple(_PIECES.findall(piece.lower()))))
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


def _first_words(items: tuple[Item, ...]) -> frozenset[str]:
    """The pieces with which literal items can begin."""
    words: set[str] = set()
    for item in items:
        if isinstance(item, Word):
            return frozenset(words | {item.pieces[0]})
        assert isinstance(item, Choice)
        words.update(*map(_first_words, item.options))
        if not item.optional:
            break
    return frozenset(words)


def _may_be_empty(items: tuple[Item, ...]) -> bool:
    return all(isinstance(item, Choice) and item.optional for item in items)
