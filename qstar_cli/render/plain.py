"""Plain text: the trace for pipes and files, without colour or boxes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from qstar_cli.render.outline import Line, Outline, StepOutline

INDENT = "    "
WIDEST_LEFT = 36  # sides longer than this are not padded


def plain(shown: Outline, detail: str = "normal", width: int = 0) -> str:
    """The trace of a solution; `detail` is brief, normal or full; lines of prose are wrapped at `width` (0: never)."""
    return "\n".join(_lines(shown, detail, width)) + "\n"


def _lines(shown: Outline, detail: str, width: int) -> Iterator[str]:
    if shown.identifier:
        yield f"[{shown.identifier}]"
    yield from _wrapped(shown.read_as, width, "")
    yield ""
    pad = left_width([shown.first, *(s.line for s in shown.steps)])
    yield INDENT + aligned(shown.first, pad)
    for step in shown.steps:
        yield from _step(step, detail, width, pad, "")
    yield ""
    if shown.declined:
        yield from _wrapped(shown.declined, width, "")
    else:
        yield shown.answer
        if detail != "brief":
            for sentence in (*shown.checks, shown.verified, shown.search):
                yield from _wrapped(sentence, width, "")
    if shown.expected:
        yield shown.expected


def _step(step: StepOutline, detail: str, width: int, pad: int, indent: str) -> Iterator[str]:
    yield from _wrapped(f"{step.number}. {step.title}", width, indent)
    if detail != "brief":
        for sentence in (step.sentence, step.why):
            if sentence:
                yield from _wrapped(sentence, width, indent + "   ")
    if detail == "full":
        for substep in step.substeps:
            yield from _step(substep, detail, width, 0, indent + "   ")
    if not step.is_unchanged:
        yield indent + INDENT + ("= " if step.is_equality else "") + aligned(step.line, pad)
    if step.conditions:
        yield indent + INDENT + step.conditions


def left_width(lines: list[Line]) -> int:
    """The width to which left sides are padded so that the signs of relation stand under one another."""
    return max((len(entry.left) for entry in lines if entry.sign and len(entry.left) <= WIDEST_LEFT), default=0)


def aligned(shown: Line, pad: int) -> str:
    """A line with its left side padded on the left to `pad`."""
    return f"{shown.left:>{pad}} {shown.sign} {shown.right}" if shown.sign and pad else shown.whole


def _wrapped(sentence: str, width: int, indent: str) -> list[str]:
    """A sentence wrapped at `width`; lines of its own stay apart, and those of a table (`| ... |`) whole."""
    lines: list[str] = []
    for part in sentence.split("\n"):
        lines += [indent + part] if not width or part.startswith("|") else _filled(part, width, indent)
    return lines


def _filled(sentence: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        sentence, max(width, 30), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
