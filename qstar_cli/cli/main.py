"""The entry point `qstar`: commands and options, streams, exit statuses."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial

import click

from qstar_cli import __version__
from qstar_cli.cli.status import ExitStatus
from qstar_cli.errors import QstarError

SOLVE_HELP = """Solve problems step by step and verify every step.

SOURCE is a file, a folder, - for standard input, or the problem itself: qstar solve "2x + 3 = 7".
With no SOURCE and a pipe, standard input is read.
"""


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="qstar")
@click.pass_context
def qstar(context: click.Context) -> None:
    """Solve mathematics step by step; every step and the answer are verified."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(ExitStatus.USAGE)


@qstar.command(help=SOLVE_HELP)
@click.argument("source", nargs=-1)
@click.option(
    "--format", "style", type=click.Choice(["rich", "plain", "json"]), help="Default: rich on a terminal, else plain."
)
@click.option("--answer-only", is_flag=True, help="One line a problem: the answer, nothing else.")
@click.option("--detail", type=click.Choice(["brief", "normal", "full"]), default="normal", help="How much to show.")
@click.option(
    "--heuristic", type=click.Choice(["auto", "zero", "hand", "q"]), default="auto", help="What steers the search."
)
@click.option("--max-expansions", type=click.IntRange(min=0), default=2000, help="Limit on states expanded a problem.")
@click.option("--timeout", type=click.FloatRange(min=0), default=60.0, help="Guard in seconds a problem.")
@click.option("--memory", type=click.IntRange(min=64), help="Guard in megabytes for the process (default: none).")
@click.option("--method", default="", help="Force a method, such as formula or factoring.")
@click.option("--best", is_flag=True, help="Go on looking for the clearest solution.")
@click.option(
    "--certificates", type=click.Path(file_okay=False), help="Save a certificate of each solution in this folder."
)
@click.option("--approx", type=click.IntRange(1, 90), help="Also give the answer to this many significant digits.")
@click.option("--degrees", is_flag=True, help="Angles are given and wanted in degrees.")
@click.option("--strict", is_flag=True, help="An ambiguous spelling is an error.")
@click.option("--no-color", is_flag=True, help="No colour (also: NO_COLOR).")
@click.option("-v", "--verbose", is_flag=True, help="Say what the search did, on standard error.")
@click.pass_context
def solve(context: click.Context, /, source: tuple[str, ...], **options: object) -> None:
    from qstar_cli.cli.solve_command import SolveCommand

    if not source and sys.stdin.isatty():
        click.echo(context.get_usage(), err=True)
        context.exit(ExitStatus.USAGE)
    _finish(context, SolveCommand(source or ("-",), options).run)


@qstar.command()
@click.argument("certificate", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, dir_okay=False))
@click.pass_context
def check(context: click.Context, certificate: tuple[str, ...]) -> None:
    """Verify saved solutions again, without any rule or search."""
    from qstar_cli.cli.check_command import check_certificates

    _finish(context, partial(check_certificates, certificate))


@qstar.command()
@click.argument("name", required=False)
@click.pass_context
def rules(context: click.Context, name: str | None) -> None:
    """The catalogue of rules, or the page of one."""
    from qstar_cli.cli.catalogue import print_rules

    _finish(context, partial(print_rules, name))


@qstar.command()
@click.pass_context
def kinds(context: click.Context) -> None:
    """The kinds of question, with an example each."""
    from qstar_cli.cli.catalogue import print_kinds

    _finish(context, print_kinds)


@qstar.command()
@click.option("--seed", type=click.IntRange(min=0), help="Seed of the run (default: 0).")
@click.option("--rounds", type=click.IntRange(min=1), help="Rounds of searching and learning.")
@click.option("--name", default="algebra", help="Name of the weights.")
@click.option("--checkpoint", type=click.Path(dir_okay=False), help="Where a stopped run is kept to go on with.")
@click.option("--out", type=click.Path(dir_okay=False), help="Also write the weights to this file.")
@click.pass_context
def train(context: click.Context, /, **options: object) -> None:
    """Learn from nothing to steer the search, on exercises it makes itself."""
    from qstar_cli.cli.train_command import TrainCommand

    _finish(context, TrainCommand(options).run)


@qstar.command()
@click.argument("folder", required=False, type=click.Path(exists=True))
@click.option("--max-expansions", type=click.IntRange(min=1), default=2000, help="Limit on states expanded a problem.")
@click.option("--seed", type=click.IntRange(min=0), help="Seed of the run (default: 0).")
@click.option("--rounds", type=click.IntRange(min=1), help="Rounds of searching and learning (default: 6).")
@click.option("--name", default="practised", help="Name of the new weights.")
@click.pass_context
def practice(context: click.Context, /, folder: str | None, **options: object) -> None:
    """Learn from what could not be solved.

    FOLDER holds problem files (.txt, .jsonl), or results of which the declined count. Default: the current folder.
    """
    from qstar_cli.cli.practice_command import PracticeCommand

    _finish(context, PracticeCommand(folder, options).run)


@qstar.group()
def model() -> None:
    """The weights of the learned heuristic: list, show, use, roll back."""


@model.command("list")
@click.pass_context
def list_(context: click.Context) -> None:
    """The weights there are; * marks those in use."""
    from qstar_cli.cli.model_command import list_models

    _finish(context, list_models)


@model.command()
@click.argument("name", required=False)
@click.pass_context
def show(context: click.Context, name: str | None) -> None:
    """What is known of weights (default: those in use)."""
    from qstar_cli.cli.model_command import show_model

    _finish(context, partial(show_model, name))


@model.command()
@click.argument("name")
@click.pass_context
def use(context: click.Context, name: str) -> None:
    """Use weights from now on; "none" for the hand heuristic alone, "shipped" for those of the package."""
    from qstar_cli.cli.model_command import use_model

    _finish(context, partial(use_model, name))


@model.command()
@click.pass_context
def rollback(context: click.Context) -> None:
    """Go back to the weights that were used before."""
    from qstar_cli.cli.model_command import rollback_model

    _finish(context, rollback_model)


def _finish(context: click.Context, command: Callable[[], int]) -> None:
    """Run a command and exit with its status; a reader of the pipe who has gone is no error."""
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:
        # say nothing more, also not when the interpreter flushes at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = ExitStatus.SOLVED
    context.exit(status)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with an `ExitStatus`."""
    gc.set_threshold(50_000, 20, 20)  # what a cold start imports lives to the end: looking through it costs a tenth
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status."""
    try:
        status = qstar.main(args=arguments, prog_name="qstar", standalone_mode=False)
        return int(status or 0)
    except click.exceptions.Abort:
        return ExitStatus.INTERRUPTED
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitStatus.USAGE
    except QstarError as error:
        click.echo(f"qstar: {error.what}" + (f" ({error.hint})" if error.hint else ""), err=True)
        return ExitStatus.USAGE
    except Exception:  # the outermost boundary: whatever went wrong inside is reported as ours, with its own status
        if "-v" in (arguments or sys.argv) or "--verbose" in (arguments or sys.argv):
            traceback.print_exc()
        click.echo("qstar: internal error; please report it with the problem (-v shows where)", err=True)
        return ExitStatus.INTERNAL
