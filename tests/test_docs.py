"""The documentation says what the program does: generated pages are current, commands and options have help."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from qstar_cli.cli.main import qstar
from qstar_cli.cli.status import ExitStatus

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_generated_pages_are_current() -> None:
    command = (sys.executable, str(ROOT / "docs" / "generate.py"), "--check")
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", [qstar, *qstar.commands.values()], ids=lambda c: c.name)
def test_commands_and_options_have_help(command: click.Command) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{command.name} {parameter.opts[0]}"


@pytest.mark.parametrize("status", ExitStatus)
def test_readme_lists_the_exit_statuses(status: ExitStatus) -> None:
    assert re.search(rf"^\| {status.value} \|", README, re.M)


@pytest.mark.parametrize("option", [o for p in qstar.commands["solve"].params for o in p.opts if o.startswith("--")])
def test_readme_names_every_option_of_solve(option: str) -> None:
    assert f"`{option}" in README


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_example_of_the_readme_is_what_is_printed(tmp_path: Path) -> None:
    match = re.search(r'```console\n\$ qstar solve "([^"]+)"\n(.*?)```', README, re.S)
    assert match
    command = (sys.executable, "-c", "from qstar_cli.cli.main import main; main()", "solve", match[1])
    kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}  # it would wrap the lines
    environment = {**kept, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    assert done.stdout == match[2]
