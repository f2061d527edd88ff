"""Tokens, and the writing of them: how words become names, factors or unknown words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from qstar_cli.terms import notation
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.second_readings import product_of_letters
from qstar_cli.terms.source import error_at

_DOMAIN_FOLLOWS = Pattern(r"\s++(?:the\s++)?(?:real|reals|complex|complexes|integer|integers)\b")
_DERIVATIVE = Pattern(r"d[A-Za-z]?\s*+(?:/|\}\s*+\{)\s*+d[A-Za-z](?![A-Za-z])")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


class Token(NamedTuple):
    """A piece of text. `kind`: number, fraction, word, keyword, phrase, domain, unknown, op, command, newline, end.

    `text` is in the one alphabet of the reader (`×` is `*`); `spaced` says whether a space stood before it.
    """

    kind: str
    text: str
    start: int
    end: int
    spaced: bool


@dataclass(slots=True)
class Tokens:
    """What the lexer found: the tokens, ending in an `end` token, and warnings about spellings."""

    tokens: list[Token]
    warnings: list[str] = field(default_factory=list)


class TokenWriter:
    """Collects tokens of `text[start:end]`. `names` are the words known besides single letters."""

    def __init__(self, text: str, names: Iterable[str], start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.names = names if isinstance(names, (frozenset, set, dict)) else frozenset(names)
        self.start = start
        self.end = len(text) if end is None else end
        self.tokens: list[Token] = []
        self.warnings: list[str] = []
        self.spaced = False
        self.depth = 0
        self.environments: list[str] = []  # LaTeX environments that are open
        self.dropped: list[bool] = []  # for each open brace, whether it belongs to a style command such as \text{

    def emit(self, kind: str, text: str, start: int, end: int) -> int:
        """Write a token; its end is returned, where the reading goes on."""
        self.tokens.append(Token(kind, text, start, end, self.spaced))
        self.spaced = False
        return end

    def emit_op(self, op: str, start: int, end: int) -> int:
        """Write an operator or bracket."""
        if op in _OPENING:
            self.depth += 1
        elif op in _CLOSING:
            self.depth = max(0, self.depth - 1)
        return self.emit("keyword" if op in ("and", "or") else "op", op, start, end)

    def _word(self, match: re.Match[str]) -> int:
        if _DERIVATIVE.match(self.text, match.start(), self.end):
            what = "Derivatives are not read yet."
            raise error_at(
                self.text, match.start(), what, expected="an expression", hint="Write * between d and a letter."
            )
        return self.word(match.group(), match.start())

    def word(self, word: str, start: int) -> int:
        """Write a run of letters: a name, a keyword, a set of numbers, factors, or an unknown word."""
        end = start + len(word)
        lower = word.lower()
        if word in self.names or len(word) == 1:
            if word in ("xi", "nu", "mu"):
                self.warnings.append(f"{word} is read as a Greek letter; for the product write {word[0]}*{word[1]}.")
            return self.emit("word", word, start, end)
        if lower in self.names and lower not in notation.GREEK_NAMES:  # Sin, SQRT
            return self.emit("word", lower, start, end)
        if lower in notation.KEYWORDS:
            return self.emit("keyword", lower, start, end)
        if lower == "in" and _DOMAIN_FOLLOWS.match(self.text, end, self.end):
            return self.emit("op", "∈", start, end)
        if lower in notation.DOMAINS:
            return self.emit("domain", notation.DOMAINS[lower], start, end)
        parts = self._split(word)
        if not parts:
            return self.emit("unknown", word, start, end)
        if len(parts) == len(word) == 3 and self.text[end : end + 1] == "(":
            self.warnings.append(product_of_letters(word))
        for part in parts:
            self.emit("word", part, start, start + len(part))
            start += len(part)
        return end

    def _split(self, word: str) -> list[str]:
        """A run of letters as factors: `ax` is a, x and `xsin` is x, sin; () for a word that is no such run."""
        parts: list[str] = []
        position = 0
        if word in notation.NOT_PRODUCTS or (len(word) == 3 and word.istitle()):
            return []
        while position < len(word):
            length = next((n for n in range(7, 1, -1) if self._is_inner_name(word[position : position + n], n)), 1)
            parts.append(word[position : position + length])
            position += length
        singles = sum(len(p) == 1 for p in parts)
        if singles > (3 if singles == len(parts) else 2):
            return []
        if singles < len(parts):
            self.warnings.append(f"{word} is read as {' '.join(parts)}; write a space or * between names.")
        return parts

    def _is_inner_name(self, part: str, length: int) -> bool:
        return (
            len(part) == length
            and part in self.names
            and part not in notation.GREEK_NAMES
            and (length > 2 or part in ("ln", "lg", "pi", "tg"))
        )
