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
def families() -> dict[str, str]:
    """For the head of an operator the family it belongs to: the name of the file that declares it."""
    return {
        op.head: module.__name__.rpartition(".")[2]
        for module in modules_of(package)
        for op in getattr(module, "OPERATORS", ())
    }


@lru_cache(maxsize=1)
def openings() -> dict[str, str]:
    """For the first sign or word of a notation beside calls and operations the family it belongs to."""
    return {
        opening: module.__name__.rpartition(".")[2]
        for module in modules_of(package)
        for opening in getattr(module, "OPENINGS", ())
    }


@lru_cache(maxsize=1)
def by_name() -> dict[str, Operator]:
    """The operators written as functions, by each of their names."""
    return {name: op for op in operators().values() for name in op.names}


@lru_cache(maxsize=1)
def by_letter() -> dict[str, Operator]:
    """The operators that a single letter before brackets may mean."""
    return {letter: op for op in operators().values() for letter in op.letters}


@lru_cache(maxsize=1)
def by_property() -> dict[str, Operator]:
    """The statements written `value is PROPERTY`, by property, longest first."""
    found = {op.property: op for op in operators().values() if op.property}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=1)
def by_label() -> dict[str, Operator]:
    """The statements written with a label before each argument, by the first of the labels."""
    return {op.labels[0]: op for op in operators().values() if op.labels}


@lru_cache(maxsize=1)
def statements() -> frozenset[str]:
    """The heads of the operators that are formulas."""
    return frozenset(op.head for op in operators().values() if op.formula)


@lru_cache(maxsize=1)
def binding() -> frozenset[str]:
    """The heads of the functions in which one of the arguments is a letter that they bind or vary."""
    return frozenset(op.head for op in operators().values() if op.binds)


def questions() -> list[Operator]:
    """The operators that are questions, by title."""
    return sorted((op for op in operators().values() if op.question), key=lambda op: op.title)
