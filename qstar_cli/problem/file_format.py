"""Problem files: text with one problem a line, and JSON lines (the formats are in docs/NOTATION.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Context
from qstar_cli.problem.degrees import DIRECTIVE
from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.source import MAX_LENGTH, printable

_DIRECTIVE = Pattern(r"(?:let|assume)(?![A-Za-z])", re.IGNORECASE)
_QUESTION = Pattern(r"[.;,]\s*[A-Za-z]{4,}|\?\s*$")
_DOMAIN_AND_RANGE = Pattern(
    r"(?<![A-Za-z])(?P<first>domain|range)(?:\s*,)?\s+and\s+(?:the\s+|its\s+)?(?P<second>domain|range)(?![A-Za-z])",
    re.IGNORECASE,
)
_EXPECT = Pattern(r"(?:^|\s)expect(?::|\s|$)")
_BOM = "\ufeff"


class InvalidProblem(NamedTuple):
    """A problem that could not be read, with the reason; `line` and `column` of the error are those of the file."""

    error: ReadError
    text: str
    identifier: str = ""
    extra: Mapping[str, object] = {}


Entry = Problem | InvalidProblem


class Block(NamedTuple):
    """A line with the indented lines that continue it: its text and the number of its first line."""

    text: str
    line: int


def read_file(
    content: bytes | str,
    name: str = "",
    *,
    is_json: bool | None = None,
    strict: bool = False,
    degrees: bool = False,
) -> Iterator[Entry]:
    """The problems of a file, in order; identifiers are "name:line", "" for a problem given directly without a name.

    `is_json` says whether the file holds JSON lines; by default the ending of the name decides.
    With `strict`, ambiguous spellings are invalid; with `degrees`, angles are in degrees.
    """
    if isinstance(content, bytes) and b"\0" in content[:65536]:
        error = ReadError("This is not a text file: it holds NUL bytes.", expected="UTF-8 text")
        yield InvalidProblem(error, "", name)
        return
    is_json = name.endswith(".jsonl") if is_json is None else is_json
    reader = _json_problems if is_json else _text_problems
    start = Context(strict=strict)
    yield from reader(_lines(content), name, start.with_line(DIRECTIVE) if degrees else start)


def _lines(content: bytes | str) -> Iterator[str | ReadError]:
    """The lines of a file; an error in place of one that is not UTF-8. A byte order mark is skipped."""
    if isinstance(content, str):
        yield from re.split(r"\r\n|\r|\n", content.removeprefix(_BOM))
        return
    for number, raw in enumerate(re.split(rb"\r\n|\r|\n", content.removeprefix(b"\xef\xbb\xbf")), 1):
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(raw[: error.start].decode("utf-8", "replace")) + 1
            source = printable(raw.decode("utf-8", "replace"))
            yield ReadError("This line is not UTF-8 text.", source=source, line=number, column=column, expected="UTF-8")


# -- text -------------------------------------------------------------------------------------------------


def _text_problems(lines: Iterator[str | ReadError], name: str, start: Context) -> Iterator[Entry]:
    context = start
    waiting: Entry | None = None
    for block in (question for found in _blocks(lines) for question in _one_by_one(found)):
        if isinstance(block, ReadError):
            yield from _finished(waiting)
            waiting = InvalidProblem(block, block.source, _identifier(name, block.line))
        elif not block.text:
            context = start
        elif _EXPECT.match(block.text.lstrip()):
            waiting = _with_expect(waiting, block, name)
        elif _DIRECTIVE.match(block.text) and not _asks(block.text, context):
            try:
                context = context.with_line(block.text)
            except ReadError as error:
                yield from _finished(waiting)
                waiting = _invalid(error, block, name)
        else:
            yield from _finished(waiting)
            waiting = _problem(block, name, context)
    yield from _finished(waiting)


def _asks(text: str, context: Context) -> bool:
    """Whether a line defines functions and asks about them: `let f(x) = 2x + 1. Find f(3).`"""
    if not _QUESTION.search(text):
        return False
    from qstar_cli.problem.definitions import with_definitions

    return with_definitions(text, context) is not None


def _blocks(lines: Iterator[str | ReadError]) -> Iterator[Block | ReadError]:
    """Lines with their continuations; an empty block for a blank line. Comments are gone."""
    block: Block | None = None
    for number, line in enumerate(lines, 1):
        if isinstance(line, ReadError):
            yield from [block] if block else []
            block = None
            yield line
            continue
        written = line.partition("#")[0].rstrip()
        is_continuation = written[:1].isspace() and not _EXPECT.match(written)
        if not written:
            if not line.strip():  # a line with only a comment separates nothing
                yield from [block] if block else []
                block = None
                yield Block("", number)
        elif is_continuation and block is not None:
            gap = "\n" * (number - block.line - block.text.count("\n"))
            block = block._replace(text=block.text + gap + written)
        else:
            yield from [block] if block else []
            block = Block(written, number)
    yield from [block] if block else []


def _one_by_one(block: Block | ReadError) -> tuple[Block | ReadError, ...]:
    """A block that asks for the domain and the range of a function as two; an answer stated in it is the second's."""
    if isinstance(block, ReadError) or "range" not in block.text.lower():
        return (block,)
    both, stated = _DOMAIN_AND_RANGE.search(block.text), _EXPECT.search(block.text)
    if both is None:
        return (block,)
    question = block.text[: stated.start()] if stated else block.text
    first, second = (f"{m:<{len(both.group())}}" for m in both.group("first", "second"))
    start, end = both.span()
    return (
        block._replace(text=question[:start] + first + question[end:]),
        block._replace(text=block.text[:start] + second + block.text[end:]),
    )


def _finished(entry: Entry | None) -> tuple[Entry, ...]:
    return () if entry is None else (entry,)


def _problem(block: Block, name: str, context: Context) -> Entry:
    text, expect = block.text, None
    found = list(_EXPECT.finditer(text))
    if found:
        text, expect = text[: found[-1].start()], text[found[-1].end() :].strip()
    try:
        problem = read_question(text, context=context)
    except ReadError as error:
        return _invalid(error, block._replace(text=text), name)
    return problem._replace(identifier=_identifier(name, block.line), expect=expect)


def _with_expect(waiting: Entry | None, block: Block, name: str) -> Entry:
    """The problem before an `expect` line, with its known answer."""
    if isinstance(waiting, InvalidProblem):
        return waiting
    text = block.text.strip()
    answer = text[len("expect") :].lstrip(": \t")
    if waiting is None:
        return _invalid(ReadError("There is no question before this expect.", expected="a question"), block, name)
    return waiting._replace(expect=answer)


def _identifier(name: str, line: int) -> str:
    return f"{name}:{line}" if name else ""


def _invalid(error: ReadError, block: Block, name: str) -> InvalidProblem:
    source = error.source or printable(block.text.split("\n")[0])
    moved = ReadError(
        error.what,
        source=source,
        line=error.line + block.line - 1,
        column=error.column,
        expected=error.expected,
        hint=error.hint,
    )
    return InvalidProblem(moved, block.text.strip()[:MAX_LENGTH], _identifier(name, block.line))


# -- JSON lines ---------------------------------------------------------------------------------------------


def _json_problems(lines: Iterator[str | ReadError], name: str, context: Context) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        if isinstance(line, ReadError):
            yield InvalidProblem(line, line.source, _identifier(name, number))
        elif line.strip():
            yield _json_problem(line, number, name, context)


def _json_problem(line: str, number: int, name: str, context: Context) -> Entry:
    identifier = _identifier(name, number)
    block = Block(line, number)
    from json import JSONDecodeError, loads  # only JSON lines need it: imports are a large part of a cold start

    try:
        row = loads(line)
    except JSONDecodeError as error:
        wrong = ReadError("This line is not JSON.", source=printable(line), column=error.colno, expected="an object")
        return _invalid(wrong, block, name)
    except (RecursionError, ValueError):
        return _invalid(ReadError("This line is not JSON that can be read.", expected="an object"), block, name)
    text = row.get("problem", row.get("question")) if isinstance(row, dict) else None
    if not isinstance(text, str):
        hint = 'Write {"problem": "2x + 3 = 7"}.'
        return _invalid(
            ReadError("This line holds no problem.", expected="a key problem with text", hint=hint), block, name
        )
    identifier = str(row.get("id", identifier))
    expect = row.get("expect", row.get("answer"))
    used = ("id", "problem", "expect" if "expect" in row else "answer") + (() if "problem" in row else ("question",))
    extra = {key: value for key, value in row.items() if key not in used}
    try:
        problem = read_question(text, context=context)
    except ReadError as error:
        return _invalid(error, Block(text, number), name)._replace(identifier=identifier, extra=extra)
    return problem._replace(identifier=identifier, expect=None if expect is None else str(expect), extra=extra)
