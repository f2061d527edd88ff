"""The text that is read: its bound, places in it, and what of it may be shown."""

from __future__ import annotations

import unicodedata

from qstar_cli.errors import ReadError

MAX_LENGTH = 20_000  # characters of one problem


def printable(text: str) -> str:
    """Text of a user made safe to show: each control or formatting character becomes a replacement character."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable() or char in "\t\n":
        return char
    return " " if unicodedata.category(char)[0] == "Z" else "\ufffd"


def error_at(text: str, offset: int, what: str, *, expected: str = "", hint: str = "") -> ReadError:
    """A ReadError about `text` at an offset, with its line and column."""
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    return ReadError(
        what,
        source=printable(text[line_start : line_end if line_end >= 0 else len(text)].rstrip("\r")),
        line=text.count("\n", 0, offset) + 1,
        column=offset - line_start + 1,
        expected=expected,
        hint=hint,
    )
