"""Weights on disk: one .npz without pickles, float16, with the card that says what they are for.

A file is refused (WeightsError) unless its feature schema is ours and its arrays have the shapes of a network. Whether
the rules are those it was trained with is asked per problem (`Model.unknown_rules`), because only the rules that a
problem needs are loaded.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from qstar_cli.errors import QstarError
from qstar_cli.learn.features import SCHEMA
from qstar_cli.learn.hyperparameters import Mixing
from qstar_cli.learn.network import Array, Network
from qstar_cli.search.problem_space import Macro

MOST_BYTES = 1_000_000


class WeightsError(QstarError):
    """Weights that cannot be used; the hand heuristic goes on without them."""


@dataclass(frozen=True, slots=True)
class Model:
    """A network with its card: name, hash, the rules it knows, its macros, and how it was trained (`history`)."""

    name: str
    hash: str
    network: Network
    mixing: Mixing
    rules: frozenset[str]
    macros: tuple[Macro, ...] = ()
    history: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """How it is named with a solution."""
        return f"q:{self.name}@{self.hash}"

    def unknown_rules(self, offered: Iterable[str]) -> list[str]:
        """The rules offered that were not there in training."""
        return sorted(set(offered) - self.rules)


def encode(model: Model) -> bytes:
    """The file of a model; a function of its contents, byte for byte."""
    card = {
        "schema": SCHEMA,
        "name": model.name,
        "mixing": [model.mixing.weight, model.mixing.tau],
        "rules": sorted(model.rules),
        "macros": [list(m) for m in model.macros],
        "history": dict(model.history),
    }
    arrays = {name: a.astype(np.float16) for name, a in sorted(model.network.parameters.items())}
    arrays["card"] = np.frombuffer(json.dumps(card, sort_keys=True).encode(), dtype=np.uint8)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def decode(content: bytes) -> Model:
    """The model in a file. Raises WeightsError for anything that is not one of ours."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            arrays = {name: archive[name] for name in archive.files}
        card = json.loads(arrays.pop("card").tobytes())
        schema = card["schema"]
        parameters = {name: a.astype(np.float32) for name, a in arrays.items()}
        model = Model(
            name=str(card["name"]),
            hash=hashlib.sha256(content).hexdigest()[:6],
            network=Network.of(parameters),
            mixing=Mixing(*map(float, card["mixing"])),
            rules=frozenset(card["rules"]),
            macros=tuple(tuple(m) for m in card["macros"]),
            history=card["history"],
        )
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise WeightsError(f"the weights cannot be read: {error}") from error
    if schema != SCHEMA:
        raise WeightsError(f"the weights are for {schema}, this program has {SCHEMA}", hint="train again: qstar train")
    if not _is_network(parameters):
        raise WeightsError("the weights have the wrong shapes")
    return model


def _is_network(parameters: Mapping[str, Array]) -> bool:
    shapes = {name: a.shape for name, a in parameters.items()}
    table = shapes.get("table", ())
    if len(table) != 2 or table[0] < 1 or table[1] < 2 or (shapes.get("c"), shapes.get("e")) != ((1,), (1,)):
        return False
    width = table[1] - 2
    layers = {f"{layer}_{part}" for layer in ("value", "rank") for part in ("w", "b", "out")} if width else set()
    if set(shapes) != {"table", "c", "e"} | layers or not all(np.isfinite(a).all() for a in parameters.values()):
        return False
    if not width:
        return True
    hidden = shapes["value_b"]
    return len(hidden) == 1 and all(
        shapes[f"{layer}_w"] == (width, *hidden) and shapes[f"{layer}_b"] == shapes[f"{layer}_out"] == hidden
        for layer in ("value", "rank")
    )


def load(path: Path) -> Model:
    """The model in a file. Raises WeightsError when there is none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WeightsError(f"the weights {path.name} cannot be read: {error.strerror}") from error
    return decode(content)
