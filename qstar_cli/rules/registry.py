"""All rules, discovered and indexed by the head they fire at; the order of files and lines never matters."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import qstar_cli.rules as package
from qstar_cli.discovery import family_of, modules_of
from qstar_cli.operators.registry import families
from qstar_cli.rules.rule import Rule

_loaded: dict[str, Rule] = {}


def _load(is_needed: Callable[[str], bool]) -> dict[str, Rule]:
    """The rules of the needed modules by name. Raises ValueError when two rules share a name."""
    found: dict[str, Rule] = {}
    for module in modules_of(package, is_needed):
        for value in vars(module).values():
            if isinstance(value, Rule) and value is not found.get(value.name):
                if value is not _loaded.setdefault(value.name, value):
                    raise ValueError(f"two rules are named {value.name!r}")
                found[value.name] = value
    return found


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """Every rule by name, sorted. Raises ValueError when two rules share a name."""
    return dict(sorted(_load(lambda name: True).items()))


def rule_named(name: str) -> Rule | None:
    """The rule of that name, of those loaded for the questions so far where it is among them."""
    return _loaded.get(name) or rules().get(name)


@lru_cache(maxsize=64)
def rules_for(question: str, used: frozenset[str]) -> dict[str, tuple[Rule, ...]]:
    """The rules offered for a question head, by the head of the term they fire at, sorted by rank and name.

    `used` are the families whose operators occur in the line and the question.
    """
    known = frozenset(families().values())

    def is_needed(name: str) -> bool:
        family = family_of(name, known)
        return family is None or family in used

    index: dict[str, list[Rule]] = {}
    for rule in _load(is_needed).values():
        if not rule.questions or question in rule.questions:
            for head in rule.heads:
                index.setdefault(head, []).append(rule)
    return {head: tuple(sorted(found, key=lambda r: (r.rank, r.name))) for head, found in index.items()}
