"""Certificates as they are read: objects with exactly the fields of the schema, formulas by the kernel's reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from qstar_cli.errors import ReadError
from qstar_cli.states import Relation, State
from qstar_cli.terms.term import Term
from qstar_cli.verify.reader import read, read_question
from qstar_cli.verify.steps import is_formula
from qstar_cli.verify.verdict import Level

SCHEMA = "qstar.certificate/1"
KERNEL = "1"
MAX_STEPS = 2_000
MAX_DEPTH = 20
Evidence = dict[str, Any]
Fields = Mapping[str, Callable[[Any], Any]]  # how the value of each field is read


def source_hash(source: str, context: list[str] | tuple[str, ...]) -> str:
    """The hash that ties a certificate to its problem text and the lines in force."""
    return sha256("\n".join([*context, source]).encode()).hexdigest()


class Line(NamedTuple):
    """A step as read from a certificate; `rule` is shown to the reader, it decides nothing."""

    rule: str
    before: State
    after: State
    position: tuple[int, ...]
    relation: Relation
    evidence: Evidence
    substeps: tuple[Line, ...]


class Source(NamedTuple):
    """The problem: as given, and as it was understood."""

    text: str
    context: tuple[str, ...]
    sha256: str
    read_as: tuple[Term, tuple[Term, ...]]


class Certificate(NamedTuple):
    """A certificate with its question read; `evidence` is that of the answer."""

    schema: str
    kernel: str
    problem: Source
    start: State
    steps: tuple[Line, ...]
    answer: Term | None
    level: Level
    evidence: Evidence

    @property
    def end(self) -> State:
        return self.steps[-1].after if self.steps else self.start


def read_certificate(found: object) -> Certificate:
    """Raises ReadError for what is no certificate."""
    whole = {"evidence": {}, **_object(found)}  # that of the answer may be left out
    certificate = Certificate(**_fields(whole, _CERTIFICATE))
    if (certificate.schema, certificate.kernel) != (SCHEMA, KERNEL):
        raise ReadError(f"an unknown schema or kernel: {certificate.schema!r}, {certificate.kernel!r}")
    return certificate


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise ReadError("this is not a certificate: an object is expected")
    return found


def _fields(found: object, fields: Fields) -> dict[str, Any]:
    """The values of an object that has exactly these fields."""
    body = _object(found)
    if body.keys() != fields.keys():
        raise ReadError("this is not a certificate: fields are missing or unknown")
    try:
        return {name: read_field(body[name]) for name, read_field in fields.items()}
    except ValueError as error:  # from the relations and levels, which are what they are called
        raise ReadError(f"this is not a certificate: {error}") from error


def _string(found: object) -> str:
    if not isinstance(found, str):
        raise ReadError("this is not a certificate: a text is expected")
    return found


def _list(found: object) -> list[object]:
    if not isinstance(found, list) or len(found) > MAX_STEPS:
        raise ReadError("this is not a certificate: a list is expected")
    return found


def _term(found: object) -> Term:
    return read(_string(found))


def _formulas(found: object) -> tuple[Term, ...]:
    formulas = tuple(map(_term, _list(found)))
    if not all(map(is_formula, formulas)):
        raise ReadError("a condition is no formula")
    return formulas


def _state(found: object) -> State:
    return State(**_fields(found, _STATE))


def _steps(found: object, depth: int = 0) -> tuple[Line, ...]:
    if depth > MAX_DEPTH:
        raise ReadError("substeps nested too deeply")
    fields = {**_STEP, "substeps": lambda inner: _steps(inner, depth + 1)}
    return tuple(Line(**_fields(step, fields)) for step in _list(found))


def _position(found: object) -> tuple[int, ...]:
    indexes = tuple(k for k in _list(found) if type(k) is int and k >= 0)
    if len(indexes) < len(_list(found)):
        raise ReadError("a position is a list of indexes")
    return indexes


def _evidence(found: object) -> Evidence:
    evidence = _object(found)
    for hints in _object(evidence.get("hints", {})).values():
        _object(hints)
    return evidence


_STATE: Fields = {"term": _term, "conditions": _formulas, "obligations": _formulas}
_STEP: Fields = {
    "rule": _string,
    "before": _state,
    "after": _state,
    "position": _position,
    "relation": Relation,
    "evidence": _evidence,
}
_SOURCE: Fields = {
    "text": _string,
    "context": lambda found: tuple(map(_string, _list(found))),
    "sha256": _string,
    "read_as": lambda found: read_question(_string(found)),
}
_CERTIFICATE: Fields = {
    "schema": _string,
    "kernel": _string,
    "problem": lambda found: Source(**_fields(found, _SOURCE)),
    "start": _state,
    "steps": _steps,
    "answer": lambda found: None if found is None else _term(found),
    "level": Level,
    "evidence": _evidence,
}
