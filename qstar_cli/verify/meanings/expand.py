"""Expand: the same partial function, multiplied out."""

from __future__ import annotations

from qstar_cli.terms.forms import is_expanded
from qstar_cli.verify.meanings.simplify import Rewritten

MEANINGS = (Rewritten("Expand", is_expanded),)
