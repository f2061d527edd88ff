"""The registry of weights: choosing, going back, and where it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from qstar_cli.errors import QstarError
from qstar_cli.learn.models import NONE, SHIPPED, Registry, data_directory, model_in_use
from qstar_cli.learn.weights import WeightsError
from tests.learn.models import a_file


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path)


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"QSTAR_DATA": "/a", "XDG_DATA_HOME": "/b"}, Path("/a")),
        ({"XDG_DATA_HOME": "/b"}, Path("/b/qstar")),
        ({}, Path.home() / ".local/share/qstar"),
    ],
)
def test_where_the_data_is(environment: dict[str, str], folder: Path) -> None:
    assert data_directory(environment) == folder


def test_unknown_names_are_refused(registry: Registry) -> None:
    with pytest.raises(QstarError, match="no weights 'other'"):
        registry.use("other")
    with pytest.raises(QstarError, match="nothing to go back to"):
        registry.rollback()
    with pytest.raises(WeightsError):
        registry.add(b"no model")


def test_weights_that_cannot_be_read_are_not_used(registry: Registry) -> None:
    name = registry.add(a_file())
    (registry.folder / f"{name}.npz").write_bytes(b"damaged")
    with pytest.raises(WeightsError):
        registry.use(name)
    assert registry.used() == SHIPPED


def test_a_damaged_list_of_choices_is_as_none(registry: Registry) -> None:
    registry.use(registry.add(a_file()))
    for content in ("{", "[]", "3", '{"a": 1}'):
        (registry.folder / "used.json").write_text(content)
        assert registry.used() == SHIPPED


def test_use_and_go_back(registry: Registry) -> None:
    first, second = registry.add(a_file(1)), registry.add(a_file(2))
    assert registry.used() == SHIPPED
    for name in (first, second, second, NONE):
        registry.use(name)
    assert registry.path(registry.used()) is None
    assert [registry.rollback() for _ in range(3)] == [second, first, SHIPPED]
    assert {first, second} <= {entry.name for entry in registry.entries()}


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    path.write_bytes(a_file(1))
    first = model_in_use(path)
    assert first is model_in_use(path)
    path.write_bytes(a_file(2))
    second = model_in_use(path)
    assert first is not None
    assert second is not None
    assert first.hash != second.hash
