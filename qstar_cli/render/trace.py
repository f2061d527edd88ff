"""The rich trace for terminals: the same outline as in plain text, with colour and a box around the answer."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from qstar_cli.render.outline import Outline, StepOutline
from qstar_cli.render.plain import aligned, left_width


def print_trace(shown: Outline, stream: TextIO, detail: str = "normal", color: bool = True) -> None:
    """Print the trace of a solution to a terminal stream; text of the problem is never read as markup."""
    console = Console(file=stream, no_color=not color or None, highlight=False, markup=False, emoji=False)
    if shown.identifier:
        console.print(Text(shown.identifier, style="dim"))
    console.print(Text(shown.read_as, style="bold"))
    pad = left_width([shown.first, *(s.line for s in shown.steps)])
    console.print(_indented(Text(aligned(shown.first, pad), style="bold cyan"), 4))
    for step in shown.steps:
        _print_step(console, step, detail, pad, 0)
    if shown.declined:
        console.print(Panel(Text(shown.declined), border_style="yellow", expand=False))
    else:
        console.print(Panel(Text(shown.answer, style="bold"), border_style="green", expand=False))
        if detail != "brief":
            for check in shown.checks:
                console.print(Text(check))
            console.print(Text(shown.verified, style="green"))
            console.print(Text(shown.search, style="dim"))
    if shown.expected:
        console.print(Text(shown.expected))


def _print_step(console: Console, step: StepOutline, detail: str, pad: int, indent: int) -> None:
    console.print(_indented(Text.assemble((f"{step.number}. ", "dim"), (step.title, "bold")), indent))
    if detail != "brief":
        for sentence in (step.sentence, step.why):
            if sentence:
                console.print(_indented(Text(sentence, style="italic"), indent + 3))
    if detail == "full":
        for substep in step.substeps:
            _print_step(console, substep, detail, 0, indent + 3)
    if not step.is_unchanged:
        shown = ("= " if step.is_equality else "") + aligned(step.line, pad)
        console.print(_indented(Text(shown, style="cyan"), indent + 4))
    if step.conditions:
        console.print(_indented(Text(step.conditions, style="magenta"), indent + 4))


def _indented(content: Text, left: int) -> Padding:
    return Padding(content, (0, 0, 0, left), expand=False)
