"""Checkpoints of training: all that a run needs to go on as if it had not been stopped, in one .npz without pickles."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

import numpy as np

from qstar_cli.errors import QstarError
from qstar_cli.learn.experience import Example
from qstar_cli.learn.features import SCHEMA
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.trainer import Progress, Trainer


def save(trainer: Trainer, path: Path) -> None:
    """Write a run, in one go, so that stopping it never leaves half a file."""
    arrays = {f"network.{name}": a for name, a in trainer.network.parameters.items()}
    arrays |= {f"first.{name}": a for name, a in trainer.adam.first.items()}
    arrays |= {f"second.{name}": a for name, a in trainer.adam.second.items()}
    state = np.frombuffer(json.dumps(_state(trainer)).encode(), dtype=np.uint8)
    new = path.with_name(f"{path.name}.new{os.getpid()}.npz")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(new, allow_pickle=False, state=state, **arrays)
        new.replace(path)
    except OSError as error:
        raise QstarError(f"cannot write {str(path)!r}: {error.strerror}") from error


def resume(trainer: Trainer, path: Path) -> None:
    """Bring a new run to where the one in a file stopped. Raises QstarError when that was another run, or is none."""
    try:
        with np.load(path, allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        state = json.loads(arrays.pop("state").tobytes())
        if state["settings"] != _settings(trainer.settings) or set(state["progress"]) != set(trainer.families):
            raise QstarError(f"{str(path)!r} is a run with other settings", hint="choose another file, or delete it")
        _restore(trainer, arrays, state)
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise QstarError(f"{str(path)!r} is no checkpoint of training: {error}") from error


def _settings(settings: Hyperparameters) -> dict[str, Any]:
    """The settings as JSON gives them back, except for the number of rounds: a run may be made longer."""
    kept: dict[str, Any] = json.loads(json.dumps({**asdict(settings), "schema": SCHEMA}))
    del kept["rounds"]
    return kept


def _state(trainer: Trainer) -> dict[str, Any]:
    return {
        "settings": _settings(trainer.settings),
        "rounds": trainer.rounds,
        "updates": trainer.adam.count,
        "progress": {name: asdict(p) for name, p in trainer.progress.items()},
        "unsolved": trainer.unsolved,
        "derivations": trainer.derivations,
        "macros": trainer.macros,
        "replay": {key: astuple(example) for key, example in trainer.replay.examples.items()},
    }


def _restore(trainer: Trainer, arrays: Mapping[str, Any], state: Mapping[str, Any]) -> None:
    for name in trainer.network.parameters:
        trainer.network.parameters[name][...] = arrays[f"network.{name}"]
        trainer.adam.first[name][...] = arrays[f"first.{name}"]
        trainer.adam.second[name][...] = arrays[f"second.{name}"]
    trainer.adam.count = state["updates"]
    trainer.rounds = state["rounds"]
    trainer.progress = {name: Progress(**state["progress"][name]) for name in trainer.families}
    trainer.unsolved = [(family, exercise) for family, exercise in state["unsolved"]]
    trainer.derivations = [tuple(d) for d in state["derivations"]]
    trainer.macros = [tuple(m) for m in state["macros"]]
    trainer.replay.examples = {key: _example(fields) for key, fields in state["replay"].items()}


def _example(fields: list[Any]) -> Example:
    state, estimate, actions, best, cost, value, q = fields
    return Example(tuple(state), estimate, tuple(map(tuple, actions)), tuple(best), cost, value, tuple(q))
