"""A cursor over tokens, with the errors of reading."""

from __future__ import annotations

from collections.abc import Mapping

from qstar_cli.errors import ReadError
from qstar_cli.operators.registry import statements
from qstar_cli.terms.lexer import lex
from qstar_cli.terms.source import error_at, printable
from qstar_cli.terms.term import Term
from qstar_cli.terms.tokens import Token

MAX_NESTING = 200
MAX_WARNINGS = 20
RELATION_SIGNS = frozenset(("=", "!=", "<", "<=", ">", ">=", "∈", "≡"))
_OPENING, _CLOSING = frozenset(("(", "[", "{", "\\{", "|(")), frozenset((")", "]", "}", "\\}", ")|"))
FORMULAS = statements() | frozenset(
    ("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual", "Element", "And", "Or", "True", "False")
)


class Cursor:
    """Where a reader stands in `text[start:end]`.

    `functions` are the names defined by `let`, with their number of arguments.
    """

    def __init__(
        self, text: str, names: frozenset[str], functions: Mapping[str, int], start: int = 0, end: int | None = None
    ) -> None:
        self.text = text
        self.functions = functions
        found = lex(text, names, start, end)
        self.tokens = join_lines(found.tokens)
        self.has_cases = any(t.kind == "keyword" and t.text == "if" for t in self.tokens)
        self.warnings = found.warnings
        self.index = 0
        self.nesting = 0

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.index]

    @property
    def previous(self) -> Token:
        return self.tokens[self.index - 1]

    def ahead(self, n: int) -> Token:
        """The token `n` places after the next one (the end token beyond the end)."""
        return self.tokens[min(self.index + n, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The next token; the cursor moves past it (never past the end)."""
        token = self.tokens[self.index]
        if token.kind != "end":
            self.index += 1
        return token

    def at(self, *ops: str) -> bool:
        """Whether one of these operators comes next."""
        token = self.tokens[self.index]
        return token.text in ops and token.kind == "op"

    def at_keyword(self, word: str) -> bool:
        token = self.tokens[self.index]
        return token.kind == "keyword" and token.text == word

    def skip(self, *ops: str) -> bool:
        """Pass one of these operators if it comes next."""
        if self.at(*ops):
            self.index += 1
            return True
        return False

    def skip_keyword(self, word: str) -> bool:
        if self.at_keyword(word):
            self.index += 1
            return True
        return False

    def close(self, op: str, opened: Token) -> None:
        """Pass the closing bracket of the one that `opened`."""
        if not self.skip(op):
            if self.token.kind == "end":
                what = f"The bracket “{shown(opened.text)}” is never closed."
                raise self.error(what, opened, expected=f"“{shown(op)}” before the end", hint=f"Add a “{shown(op)}”.")
            raise self.unexpected(f"“{shown(op)}” or an operator")

    def enter(self, token: Token) -> None:
        """Count one more level of nesting. Raises ReadError beyond the bound."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            what = f"Brackets, roots and powers are nested more than {MAX_NESTING} deep."
            raise self.error(what, token, expected="fewer brackets", hint="Remove brackets that change nothing.")

    def leave(self) -> None:
        self.nesting -= 1

    def error(self, what: str, token: Token, *, expected: str = "", hint: str = "") -> ReadError:
        """An error about the place of `token`."""
        return error_at(self.text, token.start, what, expected=expected, hint=hint)

    def unexpected(self, expected: str, hint: str = "") -> ReadError:
        """An error about the next token, which is not what was `expected`."""
        token = self.token
        if token.kind == "end":
            return self.error("The text ends too early.", token, expected=expected, hint=hint or "Complete the line.")
        if token.kind == "unknown":
            what = f"The word “{shown(token.text)}” is not known here."
            hint = hint or "See `qstar kinds` for what can be asked; write * between letters that are multiplied."
            return self.error(what, token, expected=expected, hint=hint)
        return self.error(f"“{shown(token.text)}” does not fit here.", token, expected=expected, hint=hint)

    def source(self, start: int, end: int) -> str:
        """A piece of the text as a warning quotes it: on one line, shortened, safe to show."""
        piece = printable(" ".join(self.text[start:end].split()))
        return piece if len(piece) <= 60 else piece[:57] + "..."

    def warn_of(self, sentence: str | None) -> None:
        """A warning, if there is one to give."""
        if sentence is not None:
            self.warn(sentence)

    def warn(self, sentence: str) -> None:
        if len(self.warnings) < MAX_WARNINGS and sentence not in self.warnings:
            self.warnings.append(sentence)


def join_lines(tokens: list[Token]) -> list[Token]:
    """The tokens without the line breaks that only fold a long line.

    A break separates two statements when the lines on both sides of it hold a relation sign and no bracket is open.
    """
    if not any(t.kind == "newline" for t in tokens):
        return tokens
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "newline":
            lines.append([token])
        else:
            lines[-1].append(token)
    joined: list[Token] = []
    related = balanced = False
    depth = 0
    for line in lines:
        has_relation = any(t.kind == "op" and t.text in RELATION_SIGNS for t in line)
        is_break = related and has_relation and balanced
        joined += line if is_break or line[:1] == [] or line[0].kind != "newline" else line[1:]
        related = has_relation or (related and not is_break)
        depth += sum((t.text in _OPENING) - (t.text in _CLOSING) for t in line if t.kind == "op")
        balanced = depth == 0 and not any(t.text.startswith("begin:") for t in line)
    return joined


def shown(text: str) -> str:
    """A token as errors name it."""
    visible = {"\n": "end of line", "|(": "|", ")|": "|", "+-": "±", "-+": "∓"}.get(text, text)
    return printable(visible if len(visible) <= 40 else visible[:37] + "...")


def is_formula(t: Term) -> bool:
    """Whether a term is true or false rather than a value."""
    while t.head in ("Where", "Cases", "Case") and t.args:
        t = t.args[0]
    return t.head in FORMULAS
