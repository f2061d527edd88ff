"""Certificates and states from compact text, for the tests of the kernel."""

from __future__ import annotations

import copy
from typing import Any

from qstar_cli.derivation import State
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.reader import read
from qstar_cli.verify.reading import KERNEL, SCHEMA, source_hash
from qstar_cli.verify.steps import step_verdict
from qstar_cli.verify.verdict import Verdict

Certificate = dict[str, Any]


def parts(line: str) -> tuple[str, list[str], list[str]]:
    """`term | condition, condition | obligation` as its parts."""
    pieces = [p.strip() for p in line.split(" | ")] + ["", ""]
    return pieces[0], *([c.strip() for c in p.split(",") if c.strip()] for p in pieces[1:3])


def state(line: str) -> State:
    term, conditions, obligations = parts(line)
    return State(read(term), tuple(map(read, conditions)), tuple(map(read, obligations)))


def _state(line: str) -> Certificate:
    term, conditions, obligations = parts(line)
    return {"term": term, "conditions": conditions, "obligations": obligations}


def step(before: str, relation: str, after: str, substeps: tuple[Certificate, ...] = ()) -> Certificate:
    return {
        "rule": "rule-under-test",
        "before": _state(before),
        "after": _state(after),
        "position": [],
        "relation": relation,
        "evidence": {},
        "substeps": list(substeps),
    }


def certificate(question: str, *lines: str, answer: str | None, level: str = "proved") -> Certificate:
    """A certificate: the first line, then alternately the relation claimed and the next line."""
    steps = [step(lines[k], lines[k + 1], lines[k + 2]) for k in range(0, len(lines) - 2, 2)]
    return {
        "schema": SCHEMA,
        "kernel": KERNEL,
        "problem": {"text": question, "context": [], "sha256": source_hash(question, []), "read_as": question},
        "start": _state(lines[0]),
        "steps": steps,
        "answer": answer,
        "level": level,
    }


def changed(found: Certificate, *path: Any, to: Any) -> Certificate:
    """A copy with the value at a path replaced."""
    result = copy.deepcopy(found)
    place: Any = result
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return result


def claim(
    before: str, relation: str, after: str, given: tuple[str, ...] = (), complex_numbers: bool = False
) -> Verdict:
    """The kernel's verdict on one step of a question in which no u occurs."""
    a, b, facts = state(before), state(after), tuple(map(read, given))
    terms: tuple[Term, ...] = (a.term, b.term, *a.conditions, *facts)
    letters = tuple(sorted({str(s.value) for t in terms for s in symbols(t)} - {"u"}))
    return step_verdict(a, b, relation, Setting(facts, complex_numbers, letters))
