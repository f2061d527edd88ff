"""Write docs/rules.md and docs/cli.md from the declarations: `python docs/generate.py`; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from qstar_cli.cli.main import qstar
from qstar_cli.operators.registry import questions
from qstar_cli.rules.registry import rules
from qstar_cli.rules.rule import Rule

HERE = Path(__file__).parent
WIDTH = 100


def pages() -> dict[Path, str]:
    """The generated pages by file."""
    return {HERE / "rules.md": "\n".join(_rules()) + "\n", HERE / "cli.md": "\n".join(_commands()) + "\n"}


def main() -> int:
    """Write the pages; with --check, 1 when one is out of date."""
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.name} is out of date: run python docs/generate.py")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8")
        print("wrote", path.name)
    return 0


def _rules() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Generated from the declarations in `qstar_cli/rules` by `python docs/generate.py`; `qstar rules NAME` prints"
    yield "the same facts. Each example and each refusal is a test."
    yield ""
    yield "| rule | what it does | claims | cost |"
    yield "| --- | --- | --- | --- |"
    for rule in rules().values():
        yield f"| [{rule.name}](#{rule.name}) | {_cell(rule.title)} | {rule.relation} | {rule.cost:g} |"
    for rule in rules().values():
        yield from ("", *_rule(rule))


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name}"
    yield ""
    yield f"{rule.title}. {rule.say}"
    if rule.page:
        yield ""
        yield " ".join(rule.page.split())
    yield ""
    facts = [f"claims `{rule.relation}`", f"cost {rule.cost:g}", f"level {rule.level}"]
    facts += [f"asked in {', '.join(sorted(rule.questions))}"] if rule.questions else []
    facts += [f"method `{rule.method}`"] if rule.method else []
    yield "; ".join(facts) + "."
    yield ""
    yield from (f"- `{before}` becomes `{after}`" for before, after in rule.examples.items())
    yield from (f"- refuses `{text}`" for text in rule.refuses)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _commands() -> Iterator[str]:
    yield "# The command line"
    yield ""
    yield "Generated from the commands' own help by `python docs/generate.py`."
    yield from _command(qstar, "qstar", None)
    yield ""
    yield "## Kinds of question"
    yield ""
    yield from (f"- {op.title}: `{op.example}`" for op in questions())


def _command(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent, terminal_width=WIDTH)
    yield from ("", f"## {name}", "", "```", command.get_help(context).rstrip(), "```")
    if isinstance(command, click.Group):
        for inner in sorted(command.commands):
            yield from _command(command.commands[inner], f"{name} {inner}", context)


if __name__ == "__main__":
    sys.exit(main())
