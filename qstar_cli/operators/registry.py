"""All operators, discovered."""

from __future__ import annotations

from functools import lru_cache

import qstar_cli.operators as package
from qstar_cli.discovery import modules_of
from qstar_cli.operators.operator import Operator


@lru_cache(maxsize=1)
def operators() -> dict[str, Operator]:
    """Every declared operator by head, in the sorted order of their files."""
    return {op.head: op for module in modules_of(package) for op in getattr(module, "OPERATORS", ())}


@lru_cache(maxsize=1)
def by_name() -> dict[str, Operator]:
    """The operators written as functions, by each of their names."""
    return {name: op for op in operators().values() for name in op.names}


def questions() -> list[Operator]:
    """The operators that are questions, by title."""
    return sorted((op for op in operators().values() if op.question), key=lambda op: op.title)
