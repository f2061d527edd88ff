"""Discovery of the files that make up a kind of question: packages are read in sorted order, no central list."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def modules_of(package: ModuleType) -> list[ModuleType]:
    """The modules of a package (along all of its `__path__`), imported, in sorted order of name."""
    names = sorted({m.name for m in pkgutil.iter_modules(package.__path__)})
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
