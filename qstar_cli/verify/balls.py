"""The door to python-flint, opened only when needed; of it only balls (arb, acb) are trusted."""

from __future__ import annotations

from typing import Any


def flint() -> Any:
    """The library itself."""
    import flint as module

    return module
