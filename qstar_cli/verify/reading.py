"""Certificates as they are read: objects with exactly the fields of the schema, formulas by the kernel's reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qstar_cli.derivation import Relation, State
from qstar_cli.errors import ReadError
from qstar_cli.terms.term import Term
from qstar_cli.verify.certificate import KERNEL, SCHEMA
from qstar_cli.verify.reader import read, read_question
from qstar_cli.verify.steps import is_formula
from qstar_cli.verify.verdict import Level

MAX_STEPS = 2_000
_FIELDS = {"schema", "kernel", "problem", "start", "steps", "answer", "level"}
_STEP_FIELDS = {"rule", "before", "after", "position", "relation", "evidence", "substeps"}
_STATE_FIELDS = {"term", "conditions", "obligations"}
_PROBLEM_FIELDS = {"text", "context", "sha256", "read_as"}
Evidence = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A step as read from a certificate."""

    before: State
    after: State
    position: tuple[int, ...]
    relation: str
    evidence: Evidence
    substeps: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its question read; `evidence` is that of the answer."""

    text: str
    context: tuple[str, ...]
    sha256: str
    question: Term
    assumptions: tuple[Term, ...]
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
    body = _object(found, _FIELDS, {"evidence"})  # that of the answer, which may be left out
    if body["schema"] != SCHEMA or body["kernel"] != KERNEL:
        raise ReadError(f"an unknown schema or kernel: {body['schema']!r}, {body['kernel']!r}")
    level = _string(body["level"])
    if level not in list(Level):
        raise ReadError(f"an unknown level: {level!r}")
    problem = _object(body["problem"], _PROBLEM_FIELDS)
    question, assumptions = read_question(_string(problem["read_as"]))
    return Certificate(
        text=_string(problem["text"]),
        context=tuple(_string(c) for c in _list(problem["context"])),
        sha256=_string(problem["sha256"]),
        question=question,
        assumptions=assumptions,
        start=_state(body["start"]),
        steps=tuple(_read_steps(body["steps"])),
        answer=None if body["answer"] is None else read(_string(body["answer"])),
        level=Level(level),
        evidence=_evidence(body.get("evidence", {})),
    )


def _object(found: object, fields: set[str], optional: frozenset[str] | set[str] = frozenset()) -> dict[str, object]:
    if not isinstance(found, dict) or not fields <= set(found) <= fields | optional:
        raise ReadError("this is not a certificate: fields are missing or unknown")
    return found


def _list(found: object) -> list[object]:
    if not isinstance(found, list) or len(found) > MAX_STEPS:
        raise ReadError("this is not a certificate: a list is expected")
    return found


def _string(found: object) -> str:
    if not isinstance(found, str):
        raise ReadError("this is not a certificate: a text is expected")
    return found


def _state(found: object) -> State:
    body = _object(found, _STATE_FIELDS)
    conditions = tuple(_formula(c) for c in _list(body["conditions"]))
    obligations = tuple(_formula(o) for o in _list(body["obligations"]))
    return State(read(_string(body["term"])), conditions, obligations)


def _formula(found: object) -> Term:
    t = read(_string(found))
    if not is_formula(t):
        raise ReadError("a condition is no formula")
    return t


def _read_steps(found: object, depth: int = 0) -> Iterable[Line]:
    if depth > 20:
        raise ReadError("substeps nested too deeply")
    for item in _list(found):
        body = _object(item, _STEP_FIELDS)
        _string(body["rule"])  # shown to the reader, it decides nothing
        relation = _string(body["relation"])
        if relation not in list(Relation):
            raise ReadError(f"an unknown relation: {relation!r}")
        position = tuple(_index(k) for k in _list(body["position"]))
        substeps = tuple(_read_steps(body["substeps"], depth + 1))
        yield Line(
            _state(body["before"]), _state(body["after"]), position, relation, _evidence(body["evidence"]), substeps
        )


def _evidence(found: object) -> Evidence:
    hints = found.get("hints", {}) if isinstance(found, dict) else None
    if (
        not isinstance(found, dict)
        or not isinstance(hints, dict)
        or not all(isinstance(h, dict) for h in hints.values())
    ):
        raise ReadError("evidence is no object")
    return found


def _index(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ReadError("a position is a list of indexes")
    return found
