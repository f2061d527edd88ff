"""All rules, discovered and indexed by the head they fire at; the order of files and lines never matters."""

from __future__ import annotations

from functools import lru_cache

import qstar_cli.rules as package
from qstar_cli.discovery import modules_of
from qstar_cli.rules.rule import Rule


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Every rule by name, sorted. Raises ValueError when two rules share a name."""
    found: dict[str, Rule] = {}
    for module in modules_of(package):
        for value in vars(module).values():
            if isinstance(value, Rule) and value is not found.get(value.name):
                if value.name in found:
                    raise ValueError(f"two rules are named {value.name!r}")
                found[value.name] = value
    return dict(sorted(found.items()))


@lru_cache(maxsize=64)
def rules_for(question: str) -> dict[str, tuple[Rule, ...]]:
    """The rules offered for a question head, by the head of the term they fire at, sorted by rank and name."""
    index: dict[str, list[Rule]] = {}
    for rule in rules().values():
        if not rule.questions or question in rule.questions:
            for head in rule.heads:
                index.setdefault(head, []).append(rule)
    return {head: tuple(sorted(found, key=lambda r: (r.rank, r.name))) for head, found in index.items()}
