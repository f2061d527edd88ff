"""Mutants of correct certificates: one claim changed in one place, everything else kept connected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.verify.building import Certificate, certificate, changed

Lines = list[Certificate]
RELATIONS = (
    "equal", "equal-where", "same-solutions", "adds-solutions", "rejects-candidates", "splits-cases", "defines",
    "equal-up-to-constant", "equal-if-right-exists",
)  # fmt: skip


def _lines(found: Certificate) -> Lines:
    return [found["start"], *(s["after"] for s in found["steps"])]


def _with_lines(found: Certificate, lines: Lines, answer: str) -> Certificate:
    steps = [{**s, "before": lines[k], "after": lines[k + 1]} for k, s in enumerate(found["steps"])]
    return {**found, "steps": steps, "answer": answer}


def _with_line(found: Certificate, at: int, field: str, value: Any) -> Certificate:
    """A line changed; where it is the last one, the answer with it."""
    lines = _lines(found)
    old = lines[at][field]
    lines[at] = {**lines[at], field: value}
    is_last = at == len(lines) - 1
    answer = str(value) if is_last and field == "term" and found["answer"] == old else found["answer"]
    return _with_lines(found, lines, answer)


def values(found: Certificate) -> Iterator[Certificate]:
    """A number changed in a line or in the answer, a sign turned."""
    for at, line in enumerate(_lines(found)[1:], 1):
        for text in _changed_numbers(line["term"]):
            yield _with_line(found, at, "term", text)
    for text in _changed_numbers(found["answer"]):
        yield {**found, "answer": text}


def _changed_numbers(text: str) -> Iterator[str]:
    for match in re.finditer(r"\d+", text):
        yield f"{text[: match.start()]}{int(match[0]) + 1}{text[match.end() :]}"
    for match in re.finditer(r" [+-] ", text):
        yield f"{text[: match.start()]}{' - ' if match[0] == ' + ' else ' + '}{text[match.end() :]}"


def domains(found: Certificate) -> Iterator[Certificate]:
    """Conditions left out, one and all; the answer's as well."""
    lines = _lines(found)
    for at in range(1, len(lines)):
        for gone in range(len(lines[at]["conditions"])):
            kept = [c for k, c in enumerate(lines[at]["conditions"]) if k != gone]
            yield _with_line(found, at, "conditions", kept)
            rest = [
                {**line, "conditions": [c for c in line["conditions"] if c in kept] if k >= at else line["conditions"]}
                for k, line in enumerate(lines)
            ]
            yield _with_lines(found, rest, found["answer"].partition(" for ")[0])
    if " for " in found["answer"]:
        term, _, conditions = found["answer"].partition(" for ")
        yield {**found, "answer": term}
        for part in conditions.split(" and ")[1:]:
            yield {**found, "answer": f"{term} for {part}"}


def roots_dropped(found: Certificate) -> Iterator[Certificate]:
    for at, line in enumerate(_lines(found)[1:], 1):
        alternatives = line["term"].split(" or ")
        if len(alternatives) > 1 and " if " not in line["term"]:
            for gone in range(len(alternatives)):
                text = " or ".join(a for k, a in enumerate(alternatives) if k != gone)
                yield _with_line(found, at, "term", text)
    alternatives = found["answer"].split(" or ")
    if "x = " in found["answer"] and " if " not in found["answer"]:
        for gone in range(len(alternatives)):
            text = " or ".join(a for k, a in enumerate(alternatives) if k != gone)
            yield {**found, "answer": text or "false"}


def roots_added(found: Certificate) -> Iterator[Certificate]:
    if not found["problem"]["read_as"].startswith("solve"):
        return
    for extra in ("x = 97", "x = -1/2", "x = sqrt(7)"):
        for at, line in enumerate(_lines(found)[1:], 1):
            if "if" not in line["term"] and line["term"] != "true":
                yield _with_line(found, at, "term", extra if line["term"] == "false" else f"{line['term']} or {extra}")
        if "if" not in found["answer"] and found["answer"] != "true":
            yield {**found, "answer": extra if found["answer"] == "false" else f"{found['answer']} or {extra}"}


def conditions_weakened(found: Certificate) -> Iterator[Certificate]:
    """Another condition than the one that is needed, in lines, cases and assumptions."""
    for at, line in enumerate(_lines(found)[1:], 1):
        for k, condition in enumerate(line["conditions"]):
            for text in _other_conditions(condition):
                yield _with_line(found, at, "conditions", [*line["conditions"][:k], text, *line["conditions"][k + 1 :]])
        if " if " in line["term"]:
            for text in _other_conditions(line["term"]):
                yield _with_line(found, at, "term", text)
    if " for " in found["answer"]:
        term, _, conditions = found["answer"].partition(" for ")
        for text in _other_conditions(conditions):
            yield {**found, "answer": f"{term} for {text}"}
    read_as = found["problem"]["read_as"]
    if " assuming " in read_as:
        question, _, assumed = read_as.partition(" assuming ")
        for text in (question, *(f"{question} assuming {a}" for a in _other_conditions(assumed))):
            yield changed(found, "problem", "read_as", to=text)


def _other_conditions(text: str) -> Iterator[str]:
    for old, new in ((" != ", " >= "), (" >= ", " != "), (" > ", " >= "), (" < ", " <= "), (" = ", " >= ")):
        for match in re.finditer(old, text):
            yield text[: match.start()] + new + text[match.end() :]
    for match in re.finditer(r"(?<=[!><]= )\d+", text):
        yield f"{text[: match.start()]}{int(match[0]) + 13}{text[match.end() :]}"


def branches_dropped(found: Certificate) -> Iterator[Certificate]:
    for at, line in enumerate(_lines(found)[1:], 1):
        branches = line["term"].split("; ")
        for gone in range(len(branches)):
            if len(branches) > 1:
                text = "; ".join(b for k, b in enumerate(branches) if k != gone)
                yield _with_line(found, at, "term", text)
    branches = found["answer"].split("; ")
    for gone in range(len(branches)):
        if len(branches) > 1:
            text = "; ".join(b for k, b in enumerate(branches) if k != gone)
            yield {**found, "answer": text}
            formula = branches[gone].partition(" if ")[2]
            yield {
                **found,
                "answer": "; ".join(b if k != gone else f"x = 5 if {formula}" for k, b in enumerate(branches)),
            }


def relations_upgraded(found: Certificate) -> Iterator[Certificate]:
    for k, step in enumerate(found["steps"]):
        for relation in RELATIONS:
            if relation != step["relation"]:
                yield changed(found, "steps", k, "relation", to=relation)


def levels_upgraded(found: Certificate) -> Iterator[Certificate]:
    """`proved` claimed for what is partial, and for a line that cannot be established."""
    yield {**found, "answer": None}
    for k in range(len(found["steps"])):
        yield {**found, "steps": found["steps"][:k], "answer": None}
    if found["problem"]["read_as"].startswith("simplify"):
        question = found["problem"]["read_as"]
        start = found["start"]["term"]
        yield certificate(question, start, "equal", "floor(1/2)", answer="floor(1/2)")


def evidence_swapped(found: Certificate) -> Iterator[Certificate]:
    for k, step in enumerate(found["steps"]):
        for evidence in ({"roots": ["2", "3"]}, {"method": "a good guess"}, {step["relation"]: step["after"]["term"]}):
            yield changed(found, "steps", k, "evidence", to=evidence)


KINDS = {
    "value": values,
    "domain": domains,
    "root dropped": roots_dropped,
    "root added": roots_added,
    "condition weakened": conditions_weakened,
    "branch dropped": branches_dropped,
    "relation upgraded": relations_upgraded,
    "level upgraded": levels_upgraded,
    "evidence swapped": evidence_swapped,
}
