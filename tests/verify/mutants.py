"""Mutants of certificates: one claim changed in one place, by kind of claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.verify.second_reader import OutOfScope, letters_of, read

Certificate = dict[str, Any]
CONFIRMED = ("proved", "checked")


@dataclass(frozen=True)
class Mutant:
    """A changed certificate. `step` is the step whose claim was changed, None when the whole is to be judged."""

    kind: str
    certificate: Certificate
    step: int | None
    what: str


def alone(certificate: Certificate, k: int, **changes: Any) -> Certificate:
    """A certificate of one step without its substeps, with changed fields (`term`, `conditions`: of the line after)."""
    step = deepcopy(certificate["steps"][k]) | {"substeps": []}
    for name in ("term", "conditions", "obligations"):
        if name in changes:
            step["after"][name] = changes.pop(name)
    step |= changes
    return certificate | {"start": step["before"], "steps": [step], "answer": None}


def with_answer(certificate: Certificate, answer: str) -> Certificate:
    """Another answer, which the last line also states."""
    changed = deepcopy(certificate) | {"answer": answer}
    if changed["steps"]:
        changed["steps"][-1]["after"]["term"] = answer
        changed["steps"][-1]["substeps"] = []
    return changed


def mutants(certificate: Certificate, random: Random) -> Iterator[Mutant]:
    """Mutants of every kind that fits."""
    for kind, make in KINDS.items():
        for step, changed, what in make(certificate, random):
            yield Mutant(kind, changed, step, what)


Made = Iterator[tuple[int | None, Certificate, str]]


# numbers and signs


def changed_texts(text: str, random: Random) -> Iterator[str]:
    """The text with one number or sign changed."""
    for match in re.finditer(r"\d+(?:\.\d+)?", text):
        spelling = match[0]
        others = [str(int(spelling) + 1), str(2 * int(spelling) + 1)] if spelling.isdigit() else [spelling + "1"]
        if spelling.isdigit() and int(spelling) > 1:
            others.append(str(int(spelling) - 1))
        yield text[: match.start()] + random.choice(others) + text[match.end() :]
    for match in re.finditer(r" [+-] ", text):
        yield text[: match.start()] + (" - " if match[0] == " + " else " + ") + text[match.end() :]
    for match in re.finditer(r"(?:(?<=[=(] )|(?<=\()|^)-", text):
        yield text[: match.start()] + text[match.end() :]
    for match in re.finditer(r" (?:=|!=|<|<=|>|>=) ", text):
        others = [sign for sign in (" = ", " != ", " < ", " >= ") if sign != match[0]]
        yield text[: match.start()] + random.choice(others) + text[match.end() :]


def some_changed_texts(text: str, random: Random) -> list[str]:
    """A few of the changed texts."""
    every = list(changed_texts(text, random))
    return random.sample(every, min(3, len(every)))


def values(certificate: Certificate, random: Random) -> Made:
    for k, step in enumerate(certificate["steps"]):
        for text in some_changed_texts(step["after"]["term"], random):
            yield k, alone(certificate, k, term=text), text
        for text in some_changed_texts(step["before"]["term"], random):
            before = step["before"] | {"term": text}
            yield k, alone(certificate, k, before=before), text
    for text in changed_texts(certificate["answer"], random):
        yield None, with_answer(certificate, text), text


# domains


def domains(certificate: Certificate, random: Random) -> Made:
    """A pole added to a line about real numbers: at a number that occurs, or at a small one."""
    if " in integers" in certificate["problem"]["read_as"]:
        return
    for k, step in enumerate(certificate["steps"]):
        text = step["after"]["term"]
        names = _letters(text)
        if not names or " or " in text or " if " in text:
            continue
        name, numbers = random.choice(names), re.findall(r"\d+", certificate["answer"]) or ["0"]
        pole = f"{name} {random.choice('+-')} {random.choice(numbers)}"
        left, sign, right = _sides(text)
        for extra in (f" + 0/({pole})", f" + ({pole})^0 - 1"):
            yield k, alone(certificate, k, term=f"{left}{extra}{sign}{right}"), pole
        if sign:
            holes = [f"{name} != {number}" for number in dict.fromkeys(numbers)]
            yield k, alone(certificate, k, conditions=[*step["after"]["conditions"], random.choice(holes)]), pole


def _letters(text: str) -> list[str]:
    try:
        return sorted(letters_of(read(text)))
    except OutOfScope:
        return []


def _sides(text: str) -> tuple[str, str, str]:
    match = re.search(r" (?:=|!=|<|<=|>|>=) ", text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


# roots and branches


def without_one(text: str, separator: str) -> Iterator[str]:
    parts = text.split(separator)
    if len(parts) > 1 and all(part.count("(") == part.count(")") for part in parts):
        for k in range(len(parts)):
            yield separator.join(parts[:k] + parts[k + 1 :])


def roots_dropped(certificate: Certificate, random: Random) -> Made:
    for k, step in enumerate(certificate["steps"]):
        if " or " in step["before"]["term"]:
            for text in without_one(step["after"]["term"], " or "):
                yield k, alone(certificate, k, term=text), text
    for text in without_one(certificate["answer"], " or "):
        yield None, with_answer(certificate, text), text
        yield None, certificate | {"answer": text}, text
    if re.fullmatch(r"\w+ = \S+", certificate["answer"]):
        yield None, with_answer(certificate, "no solution"), "no solution"


def roots_added(certificate: Certificate, random: Random) -> Made:
    unknown = re.search(r" for (\w+) over the", certificate["problem"]["read_as"])
    if unknown is None:
        return
    for k in range(len(certificate["steps"])):
        text = certificate["steps"][k]["after"]["term"]
        number = random.choice(["0", "1", "-1", "2", "-5", "1/2", "sqrt(2)", "7", "-3"])
        if " if " not in text:
            yield k, alone(certificate, k, term=_or(text, f"{unknown[1]} = {number}")), number
    for number in random.sample(["0", "1", "-1", "2", "-5", "1/2", "sqrt(2)", "100", "-3"], 3):
        if " if " not in certificate["answer"]:
            text = _or(certificate["answer"], f"{unknown[1]} = {number}")
            yield None, with_answer(certificate, text), text


def _or(text: str, more: str) -> str:
    return more if text in ("no solution", "false") else f"{text} or {more}"


def branches_dropped(certificate: Certificate, random: Random) -> Made:
    """A case left out where cases arise, and in the answer."""
    for k, step in enumerate(certificate["steps"]):
        before, after = step["before"]["term"], step["after"]["term"]
        separator = "; " if "; " in after else " or "
        if separator not in before:
            for text in without_one(after, separator):
                yield k, alone(certificate, k, term=text), text
    for text in without_one(certificate["answer"], "; "):
        yield None, with_answer(certificate, text), text


# conditions


def conditions_weakened(certificate: Certificate, random: Random) -> Made:
    for k, step in enumerate(certificate["steps"]):
        for name in ("conditions", "obligations"):
            lines = step["after"][name]
            for j, line in enumerate(lines):
                for weaker in ([], [_weaker(line)], [random.choice(list(changed_texts(line, random)) or [line])]):
                    yield k, alone(certificate, k, **{name: lines[:j] + weaker + lines[j + 1 :]}), line
            if step["before"]["obligations"]:
                before = step["before"] | {"obligations": []}
                yield k, alone(certificate, k, before=before), "obligation forgotten"
    answer, mark, condition = certificate["answer"].partition(" for ")
    if mark:
        conditions = condition.split(" and ")
        for j, line in enumerate(conditions):
            for weaker in ([], [_weaker(line)]):
                text = " and ".join(conditions[:j] + weaker + conditions[j + 1 :])
                yield None, with_answer(certificate, f"{answer} for {text}" if text else answer), line


def _weaker(line: str) -> str:
    """`c or d` with a further possibility d."""
    left, sign, right = _sides(line)
    return f"{left} != {right} + 1" if sign == " != " else f"{line} or {left} = {right} + 1"


# what is claimed about the claims

_STRONGER = {
    "same-solutions": ("equal", "adds-solutions", "rejects-candidates", "splits-cases"),
    "equal-where": ("equal", "same-solutions"),
    "equal": ("same-solutions", "adds-solutions", "rejects-candidates", "splits-cases", "defines"),
    "rejects-candidates": ("equal", "same-solutions", "adds-solutions"),
    "adds-solutions": ("equal", "same-solutions", "rejects-candidates"),
    "splits-cases": ("equal", "rejects-candidates", "adds-solutions"),
}


def relations_upgraded(certificate: Certificate, random: Random) -> Made:
    """A relation that claims more, or something else."""
    for k, step in enumerate(certificate["steps"]):
        for relation in _STRONGER.get(step["relation"], ()):
            yield k, alone(certificate, k, relation=relation), f"{step['relation']} to {relation}"


def levels_upgraded(certificate: Certificate, random: Random) -> Made:
    """An incomplete or wrong solution that says it is proved."""
    steps = certificate["steps"]
    level = random.choice(CONFIRMED)
    yield None, certificate | {"answer": None, "level": level}, "no answer"
    if steps:
        yield None, certificate | {"steps": steps[:-1], "answer": None, "level": level}, "unfinished"
    if steps and "=" in certificate["start"]["term"]:
        open_line = deepcopy(steps)
        open_line[-1]["after"]["obligations"] = [certificate["start"]["term"]]
        yield None, certificate | {"steps": open_line, "level": level}, "a line left open"


def evidence_swapped(certificate: Certificate, random: Random) -> Made:
    """Hints that belong to nothing: their kind is unknown."""
    for k in range(min(2, len(certificate["steps"]))):
        changed = deepcopy(certificate)
        changed["steps"][k]["evidence"] = {"method": "polynomials", "polynomial": "x + 1"}
        yield None, changed, "foreign evidence"


KINDS: dict[str, Callable[[Certificate, Random], Made]] = {
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


def sampled(found: Sequence[Mutant], counts: Mapping[str, int], random: Random) -> list[Mutant]:
    """At most so many mutants of each kind."""
    by_kind: dict[str, list[Mutant]] = {kind: [] for kind in counts}
    for mutant in found:
        by_kind[mutant.kind].append(mutant)
    return [m for kind, ms in by_kind.items() for m in random.sample(ms, min(len(ms), counts[kind]))]
