"""The registry of weights in the user's data directory: which there are, which is used, and the way back.

The directory is $QSTAR_DATA, else $XDG_DATA_HOME/qstar, else ~/.local/share/qstar. In it `models/NAME-HASH.npz` are the
weights and `models/used.json` lists what was chosen, the last one being in use. Without a choice the weights that come
with the package are used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qstar_cli.errors import QstarError
from qstar_cli.learn.weights import Model, WeightsError, decode, load

SHIPPED = "shipped"
NONE = "none"  # the choice of no weights: the hand heuristic alone
SHIPPED_PATH = Path(__file__).parent / "shipped.npz"


def data_directory(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the user's data is kept; it need not exist."""
    if environment.get("QSTAR_DATA"):
        return Path(environment["QSTAR_DATA"])
    base = environment.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "qstar"


@dataclass(frozen=True, slots=True)
class Entry:
    """Weights that can be chosen: by name (`algebra-3f2a9c`, or `shipped`), with their file."""

    name: str
    path: Path
    is_used: bool


class Registry:
    """The weights in a data directory."""

    def __init__(self, directory: Path | None = None) -> None:
        self.folder = (directory or data_directory()) / "models"

    def entries(self) -> list[Entry]:
        """All weights, the shipped ones first."""
        used = self.used()
        shipped = [Entry(SHIPPED, SHIPPED_PATH, used == SHIPPED)] if SHIPPED_PATH.exists() else []
        found = sorted(self.folder.glob("*.npz")) if self.folder.is_dir() else []
        return shipped + [Entry(path.stem, path, used == path.stem) for path in found]

    def used(self) -> str:
        """The name in use."""
        return self._choices()[-1]

    def path(self, name: str) -> Path | None:
        """The file of a name, None for "none" and for shipped weights that are not there. Raises QstarError."""
        if name == NONE or (name == SHIPPED and not SHIPPED_PATH.exists()):
            return None
        for entry in self.entries():
            if entry.name == name:
                return entry.path
        known = ", ".join([*(e.name for e in self.entries()), NONE])
        raise QstarError(f"there are no weights {name!r}", hint=f"there are: {known}")

    def add(self, content: bytes) -> str:
        """Keep weights; returns their name. Raises WeightsError for what is no model."""
        model = decode(content)
        name = f"{model.name}-{model.hash}"
        self._write(self.folder / f"{name}.npz", content)
        return name

    def use(self, name: str) -> None:
        """Choose weights by name. Raises QstarError when there are none of that name or they cannot be read."""
        path = self.path(name)
        if path is not None:
            load(path)
        if name != self.used():
            self._choose([*self._choices(), name])

    def rollback(self) -> str:
        """Go back to the choice before this one; returns its name. Raises QstarError when there is none."""
        choices = self._choices()
        if len(choices) < 2:
            raise QstarError("there is nothing to go back to: no other weights were in use before")
        self._choose(choices[:-1])
        return choices[-2]

    def _choices(self) -> list[str]:
        try:
            found = json.loads((self.folder / "used.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return [SHIPPED]
        names = [name for name in found if isinstance(name, str)] if isinstance(found, list) else []
        return names or [SHIPPED]

    def _choose(self, names: list[str]) -> None:
        self._write(self.folder / "used.json", json.dumps(names).encode())

    def _write(self, path: Path, content: bytes) -> None:
        """Write in one go, so that a reader never sees half a file."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_suffix(f".new{os.getpid()}")
            new.write_bytes(content)
            new.replace(path)
        except OSError as error:
            raise QstarError(f"cannot write {str(path)!r}: {error.strerror}") from error


def model_in_use(path: Path | None = None) -> Model | None:
    """The model in a file, without one that of the registry; None when there is none. Raises WeightsError."""
    if path is None:
        registry = Registry()
        try:
            path = registry.path(registry.used())
        except QstarError as error:
            raise WeightsError(error.what, hint=error.hint) from error
    if path is None:
        return None
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise WeightsError(f"the weights {path.name} cannot be read: {error.strerror}") from error
    return _loaded(path, changed)


@lru_cache(maxsize=4)
def _loaded(path: Path, changed: int) -> Model:
    """Loaded once for many problems; `changed` makes a file that was replaced be read again."""
    return load(path)
