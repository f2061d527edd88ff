"""Tokens of canonical text and the place reached among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qstar_cli.errors import ReadError

MAX_LENGTH = 200_000
LOOKAHEAD = 4  # more than any question about coming tokens looks beyond the end
_TOKEN = re.compile(
    r"\s*(?:(\d[0-9a-z]*_\d+|\d+\.\d*\(\d+\)|\d+\.\d*|\d+)|([^\W\d_]+(?:_\w+)?'*)|(!=|<=|>=|[-+*/^=<>()\[\],;|!%°]))"
)
Token = tuple[str, str, int, bool]  # kind, spelling, column, whether it touches the one before


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text. Raises ReadError."""
    tokens: list[Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise ReadError("an unknown sign", source=text[:200], column=at + 1)
        kind = "number" if match[1] else "name" if match[2] else "sign"
        spelling = match[1] or match[2] or match[3]
        start = match.end() - len(spelling)
        if kind == "number" and "_" in spelling and not has_digits_of_its_base(spelling):
            spelling = spelling[: len(spelling) - len(spelling.lstrip("0123456789"))]
        tokens.append((kind, spelling, start + 1, start == at))
        at = start + len(spelling)
    return tokens


def has_digits_of_its_base(spelling: str) -> bool:
    """Whether `1011_2` is a number: the base from 2 to 36, the digits below it."""
    digits, _, base = spelling.partition("_")
    return 2 <= int(base) <= 36 and all(int(c, 36) < int(base) for c in digits)


class Tokens:
    """A text as tokens, read from left to right."""

    def __init__(self, text: str) -> None:
        if not isinstance(text, str) or len(text) > MAX_LENGTH:
            raise ReadError("no text, or too long a text")
        self.text = text
        self.tokens = [*tokens_of(text), *[("", "", len(text) + 1, False)] * LOOKAHEAD]
        self.place = 0

    def peek(self, ahead: int = 0) -> str:
        """The spelling of a coming token, "" at the end."""
        return self.tokens[self.place + ahead][1]

    def kind(self, ahead: int = 0) -> str:
        return self.tokens[self.place + ahead][0]

    def touching(self) -> bool:
        """Whether the next token stands directly after the one before."""
        return self.tokens[self.place][3]

    def next(self) -> str:
        """The spelling of the next token, which is consumed; there is one."""
        self.place += 1
        return self.peek(-1)

    def take(self, spelling: str) -> bool:
        """Whether the next token is this one; it is consumed."""
        follows = self.peek() == spelling
        self.place += follows
        return follows

    def take_words(self, words: Sequence[str]) -> bool:
        """Whether the next tokens are these; they are consumed."""
        follow = all(self.peek(k) == word for k, word in enumerate(words))
        self.place += len(words) if follow else 0
        return follow

    def expect(self, spelling: str) -> None:
        if not self.take(spelling):
            raise self.error(f"expected {spelling!r}")

    def expect_end(self) -> None:
        if self.kind():
            raise self.error("expected the end")

    def error(self, what: str) -> ReadError:
        return ReadError(what, source=self.text[:200], column=self.tokens[self.place][2], expected=what)
