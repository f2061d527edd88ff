"""Weights on disk: what is refused, and that nothing is lost on the way."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from qstar_cli.learn.models import SHIPPED_PATH
from qstar_cli.learn.weights import MOST_BYTES, WeightsError, decode, encode, load
from tests.learn.models import a_file, a_model


def with_array(content: bytes, name: str, array: object, *, pickled: bool = False) -> bytes:
    """The file with one array replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {n: old.read(n) for n in old.namelist()}
    out = io.BytesIO()
    np.lib.format.write_array(out, np.asarray(array, dtype=object if pickled else None), allow_pickle=pickled)
    parts[f"{name}.npy"] = out.getvalue()
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w") as archive:
        for n, part in parts.items():
            archive.writestr(n, part)
    return new.getvalue()


def with_card(content: bytes, **changes: object) -> bytes:
    with np.load(io.BytesIO(content)) as archive:
        card = json.loads(archive["card"].tobytes())
    return with_array(content, "card", np.frombuffer(json.dumps({**card, **changes}).encode(), dtype=np.uint8))


REFUSED = {
    "nothing": b"",
    "text": b"these are no weights",
    "half a file": a_file()[:1000],
    "a pickle": with_array(a_file(), "c", [print], pickled=True),
    "another schema": with_card(a_file(), schema="qstar.features/0"),
    "no schema": with_card(a_file(), schema=None),
    "rules that are no list": with_card(a_file(), rules=3),
    "wrong shapes": with_array(a_file(), "rank_w", np.zeros((3, 3), dtype=np.float16)),
    "a flat table": with_array(a_file(), "table", np.zeros(9, dtype=np.float16)),
    "no number": with_array(a_file(), "c", np.full(1, np.nan, dtype=np.float16)),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(WeightsError):
        decode(content)


@pytest.mark.parametrize("hidden", [0, 6])
def test_a_model_comes_back_as_it_was(hidden: int) -> None:
    model = replace(a_model(hidden=hidden), macros=(("a", "b"),), history={"seed": 3})
    back = decode(encode(model))
    assert (back.name, back.mixing, back.rules, back.macros, dict(back.history)) == (
        model.name,
        model.mixing,
        model.rules,
        model.macros,
        {"seed": 3},
    )
    for name, array in model.network.parameters.items():
        assert np.allclose(array, back.network.parameters[name], atol=1e-3)
    assert encode(back) == encode(model)


def test_the_rules_a_model_does_not_know_are_named() -> None:
    model = replace(a_model(), rules=frozenset({"a", "b"}))
    assert model.unknown_rules(["c", "a", "d"]) == ["c", "d"]


def test_the_weights_of_the_package_are_small_and_readable() -> None:
    assert SHIPPED_PATH.stat().st_size < MOST_BYTES
    assert load(SHIPPED_PATH).network.rows > 0
