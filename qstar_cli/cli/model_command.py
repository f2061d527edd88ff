"""`qstar model`: which weights there are, what they are, which are used."""

from __future__ import annotations

import click

from qstar_cli.cli.status import ExitStatus
from qstar_cli.errors import QstarError
from qstar_cli.learn.models import NONE, Registry
from qstar_cli.learn.weights import WeightsError, load


def list_models() -> int:
    """A line for each model; the one in use is marked."""
    registry = Registry()
    for entry in registry.entries():
        click.echo(f"{'*' if entry.is_used else ' '} {entry.name}")
    click.echo(f"{'*' if registry.used() == NONE else ' '} {NONE}")
    return ExitStatus.SOLVED


def show_model(name: str | None) -> int:
    """What is known of a model, without a name of the one in use."""
    registry = Registry()
    path = registry.path(name or registry.used())
    if path is None:
        click.echo("none: the hand heuristic alone")
        return ExitStatus.SOLVED
    try:
        model = load(path)
    except WeightsError as error:
        raise QstarError(error.what, hint=error.hint) from error
    click.echo(f"name: {model.title}")
    click.echo(
        f"size: {path.stat().st_size} bytes, {sum(a.size for a in model.network.parameters.values())} parameters"
    )
    click.echo(f"rules known: {len(model.rules)}")
    for key, value in model.history.items():
        click.echo(f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    for macro in model.macros:
        click.echo(f"macro: {', then '.join(macro)}")
    return ExitStatus.SOLVED


def use_model(name: str) -> int:
    """Use a model from now on."""
    Registry().use(name)
    return ExitStatus.SOLVED


def rollback_model() -> int:
    """Go back to the model that was used before."""
    click.echo(f"in use: {Registry().rollback()}", err=True)
    return ExitStatus.SOLVED
