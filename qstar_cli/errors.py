"""Errors of qstar: each says what is wrong, where, and what to try."""

from __future__ import annotations


class QstarError(Exception):
    """Base of every error qstar raises on purpose.

    `what` is one sentence; `hint` (may be empty) says what to try.
    """

    def __init__(self, what: str, *, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class ReadError(QstarError):
    """Text that could not be read: `line` and `column` count from 1; `source` is the whole line read."""

    def __init__(
        self, what: str, *, source: str = "", line: int = 1, column: int = 1, expected: str = "", hint: str = ""
    ) -> None:
        super().__init__(what, hint=hint)
        self.source = source
        self.line = line
        self.column = column
        self.expected = expected

    def caret(self) -> str:
        """The offending line (shortened around the place) with a caret under the column, or "" without a source."""
        if not self.source:
            return ""
        start = max(0, self.column - 1 - 50)
        shown = self.source[start : start + 100].replace("\t", " ")
        return f"{shown}\n{' ' * (self.column - 1 - start)}^"


class LimitError(QstarError):
    """A bound on work or size was passed; the question is declined, never answered by a guess."""
