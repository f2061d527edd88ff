"""Certificates as they are written: a solution as text, checked again without anything that found it."""

from __future__ import annotations

from typing import Any

from qstar_cli.derivation import Derivation, State, Step
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term
from qstar_cli.verify.reading import KERNEL, SCHEMA, source_hash
from qstar_cli.verify.verdict import Proofs


def write_certificate(
    problem: Problem, derivation: Derivation, answer: Term | None, level: str = "proved"
) -> dict[str, object]:
    """The certificate of a derivation (schema in docs/VERIFICATION.md); `answer` is None for a partial one."""
    return {
        "schema": SCHEMA,
        "kernel": KERNEL,
        "problem": {
            "text": problem.text,
            "context": list(problem.context),
            "sha256": source_hash(problem.text, problem.context),
            "read_as": problem.read_as,
        },
        "start": _state(derivation.start),
        "steps": [_step(s) for s in derivation.steps],
        "answer": None if answer is None else text(answer),
        "level": level,
    }


def with_evidence(certificate: dict[str, object], proofs: Proofs) -> dict[str, object]:
    """The certificate with the evidence that the kernel found for its answer and its steps."""
    return _completed(certificate, proofs, "steps")


def _completed(body: dict[str, Any], proofs: Proofs, below: str) -> dict[str, Any]:
    steps = [_completed(s, p, "substeps") for s, p in zip(body[below], proofs.steps, strict=False)]
    return {**body, below: steps, "evidence": proofs.evidence}


def _state(state: State) -> dict[str, object]:
    return {
        "term": text(state.term),
        "conditions": [text(c) for c in state.conditions],
        "obligations": [text(o) for o in state.obligations],
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "rule": step.rule,
        "before": _state(step.before),
        "after": _state(step.after),
        "position": list(step.position),
        "relation": str(step.relation),
        "evidence": {},
        "substeps": [_step(s) for s in step.substeps],
    }
