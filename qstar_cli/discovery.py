"""Discovery of the files that make up a kind of question: packages are read in sorted order, there is no central list.

A file named after a file of `operators` (`primes.py`, or `primes_table.py`) belongs to that *family* and is needed only
where one of the operators declared there occurs; other files are always needed.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection
from types import ModuleType


def modules_of(package: ModuleType, is_needed: Callable[[str], bool] = lambda name: True) -> list[ModuleType]:
    """The modules of a package (along all of its `__path__`) whose names are needed, imported, sorted by name."""
    names = sorted({m.name for m in pkgutil.iter_modules(package.__path__)})
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names if is_needed(name)]


def family_of(name: str, families: Collection[str]) -> str | None:
    """The family a file belongs to, None for a file that is always needed."""
    return next((f for f in families if name == f or name.startswith(f + "_")), None)
