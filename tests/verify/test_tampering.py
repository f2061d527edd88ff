"""Certificates changed by hand, in content and in form, are rejected."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from qstar_cli.cli.check_command import check_certificates
from qstar_cli.cli.status import ExitStatus
from qstar_cli.errors import ReadError
from qstar_cli.verify.check import check, check_text
from qstar_cli.verify.reading import source_hash
from tests.verify.certificates import Certificate, certificates_of
from tests.verify.mutants import CONFIRMED, changed_texts
from tests.verify.second_checker import Opinion
from tests.verify.second_opinion import judged

FEWEST = 1_500
QUESTIONS = (
    "solve x^2 + 2x - 48 = 0",
    "solve x^2 + 6x + 2 = 0",
    "solve 3/(x - 2) = 5/(x + 2)",
    "solve x/(x - 5) = 5/(x - 5)",
    "solve 2x + 3 = 11",
    "solve x^3 = 4x",
    "factor 2x^3 + 3x^2 - 8x - 12",
    "simplify (x^2 - 9)/(x - 3)",
    "simplify 3/(sqrt(7) - 2)",
    "expand (3a + 2b)^2",
    "simplify 7/10 - 11/15",
    "solve m*x + b = y",
    "simplify a^7*a^2/a^5",
    "solve x^2 - 6x + 13 = 0 for x over the complex",
)

Tampered = Iterator[Certificate]
TAMPERINGS: list[Callable[[Certificate, Certificate], Tampered]] = []


def tampering(make: Callable[[Certificate, Certificate], Tampered]) -> Callable[[Certificate, Certificate], Tampered]:
    """Register a way to tamper with a certificate; the second argument is another certificate."""
    TAMPERINGS.append(make)
    return make


def changed(certificate: Certificate, change: Callable[[Certificate], Any]) -> Certificate:
    copy = deepcopy(certificate)
    change(copy)
    return copy


def _assign(certificate: Certificate, path: tuple[str | int, ...], value: object) -> Certificate:
    copy: Any = deepcopy(certificate)
    place = copy
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return dict(copy)


# what is said in a line


@tampering
def numbers_and_signs(certificate: Certificate, other: Certificate) -> Tampered:
    random = Random(certificate["answer"])
    places: list[tuple[str | int, ...]] = [("start", "term"), ("answer",), ("problem", "read_as")]
    for k in range(len(certificate["steps"])):
        places += [("steps", k, "before", "term"), ("steps", k, "after", "term")]
        places += [
            ("steps", k, "substeps", j, "after", "term") for j in range(len(certificate["steps"][k]["substeps"]))
        ]
    for path in places:
        text: Any = certificate
        for key in path:
            text = text[key]
        texts = list(changed_texts(text, random))
        yield from (_assign(certificate, path, one) for one in random.sample(texts, min(2, len(texts))))


@tampering
def roots(certificate: Certificate, other: Certificate) -> Tampered:
    answer = certificate["answer"]
    if "solve" in certificate["problem"]["read_as"]:
        yield _assign(certificate, ("answer",), f"{answer} or x = 77")
        yield _assign(certificate, ("answer",), "all real numbers")
        yield _assign(certificate, ("answer",), "no solution" if answer != "false" else "x = 5")
        yield from (_assign(certificate, ("answer",), part) for part in answer.split(" or ") if part != answer)
        yield _assign(certificate, ("answer",), f"({answer}) and x > 100000")


@tampering
def conditions(certificate: Certificate, other: Certificate) -> Tampered:
    for k, step in enumerate(certificate["steps"]):
        for name in ("conditions", "obligations"):
            yield _assign(certificate, ("steps", k, "after", name), ["x != 123"])
            yield _assign(certificate, ("steps", k, "before", name), ["x = 123"])
            if step["after"][name]:
                yield _assign(certificate, ("steps", k, "after", name), step["after"][name][1:])
    inside = certificate["answer"].partition(" for ")[0]
    if inside != certificate["answer"]:
        yield _assign(certificate, ("answer",), inside)
        yield _assign(certificate, ("answer",), inside + " for x != 4")
    yield _assign(certificate, ("start", "conditions"), ["x != 123"])
    yield _assign(certificate, ("start", "obligations"), ["x = 123"])


# how lines hang together


@tampering
def steps(certificate: Certificate, other: Certificate) -> Tampered:
    found = certificate["steps"]
    for k in range(len(found)):
        yield certificate | {"steps": found[:k] + found[k + 1 :]}
        if found[k]["before"]["term"] != found[k]["after"]["term"]:
            yield certificate | {"steps": found[: k + 1] + found[k:]}
    for k in range(len(found) - 1):
        yield certificate | {"steps": [*found[:k], found[k + 1], found[k], *found[k + 2 :]]}
    yield certificate | {"steps": found[::-1] + other["steps"]}
    yield certificate | {"steps": other["steps"]}
    yield certificate | {"start": other["start"], "steps": other["steps"]}


@tampering
def substeps(certificate: Certificate, other: Certificate) -> Tampered:
    for k, step in enumerate(certificate["steps"]):
        finer = step["substeps"]
        if len(finer) > 1:
            yield _assign(certificate, ("steps", k, "substeps"), finer[:-1])
            yield _assign(certificate, ("steps", k, "substeps"), finer[1:])
            yield _assign(certificate, ("steps", k, "substeps"), finer[::-1])
        yield _assign(certificate, ("steps", k, "substeps"), other["steps"])


@tampering
def positions(certificate: Certificate, other: Certificate) -> Tampered:
    for position in ([9], [0, 0, 0, 0, 0, 0, 0], [-1], ["0"], [0.0], [True], "0", None):
        yield _assign(certificate, ("steps", 0, "position"), position)


@tampering
def relations(certificate: Certificate, other: Certificate) -> Tampered:
    for relation in ("defines", "equal-up-to-constant", "equal-if-right-exists", "proved", "", None, ["equal"]):
        yield _assign(certificate, ("steps", 0, "relation"), relation)
    for k, step in enumerate(certificate["steps"]):
        if step["relation"] in ("rejects-candidates", "equal-where") and step["after"] != step["before"]:
            yield _assign(certificate, ("steps", k, "relation"), "splits-cases")


@tampering
def unfinished(certificate: Certificate, other: Certificate) -> Tampered:
    """Lines left open, cases not closed, answers missing: none of it is proved."""
    last, term = len(certificate["steps"]) - 1, certificate["start"]["term"]
    for level in ("proved", "checked"):
        yield certificate | {"answer": None, "level": level}
        yield certificate | {"steps": certificate["steps"][:-1], "level": level, "answer": other["answer"]}
        if "=" in term:
            yield _assign(certificate | {"level": level}, ("steps", last, "after", "obligations"), [term])
    if "; " in certificate["answer"]:
        parts = certificate["answer"].split("; ")
        yield certificate | {"answer": "; ".join(parts[:-1])}
        yield certificate | {"answer": "; ".join(parts[1:])}
        yield _assign(certificate, ("steps", last, "after", "term"), "; ".join(parts[:-1]))


# what the certificate is about


@tampering
def question(certificate: Certificate, other: Certificate) -> Tampered:
    yield _assign(certificate, ("problem", "text"), other["problem"]["text"])
    yield _assign(certificate, ("problem", "text"), certificate["problem"]["text"] + " ")
    yield _assign(certificate, ("problem", "context"), ["assume x > 100"])
    yield _assign(certificate, ("problem", "sha256"), "0" * 64)
    yield _assign(certificate, ("problem", "sha256"), other["problem"]["sha256"])
    yield _assign(certificate, ("problem", "read_as"), other["problem"]["read_as"])
    yield _assign(certificate, ("problem", "read_as"), certificate["problem"]["read_as"] + " assuming x > 100")
    yield _assign(certificate, ("problem", "read_as"), "sing a song")
    yield certificate | {"answer": other["answer"]}
    yield certificate | {"problem": other["problem"]}


# the form


@tampering
def fields(certificate: Certificate, other: Certificate) -> Tampered:
    for name in certificate:
        yield {key: value for key, value in certificate.items() if key != name}
    yield certificate | {"extra": "1"}
    for path in (("problem",), ("start",), ("steps", 0), ("steps", 0, "before"), ("steps", 0, "after")):
        place: Any = certificate
        for key in path:
            place = place[key]
        yield _assign(certificate, path, place | {"extra": "1"})
        yield _assign(certificate, path, {key: place[key] for key in list(place)[1:]})
        for wrong in (None, [], "text", 1):
            yield _assign(certificate, path, wrong)


@tampering
def kinds(certificate: Certificate, other: Certificate) -> Tampered:
    for schema in ("qstar.certificate/2", "qstar.solution/1", "", None, 1):
        yield certificate | {"schema": schema}
    for level in ("certain", "unknown!", "", None, 1):
        yield certificate | {"level": level}
    for evidence in (None, [], "text"):
        yield _assign(certificate, ("steps", 0, "evidence"), evidence)
    for text in ("", "x = ", "x = 2)", "import os", "x" * 300_000, "((x", 5, ["x = 2"]):
        yield certificate | {"answer": text}


@lru_cache(maxsize=1)
def bases() -> tuple[Certificate, ...]:
    """The certificates to tamper with."""
    return certificates_of(QUESTIONS)


def confirms(certificate: Any) -> bool:
    try:
        return check(certificate).level in CONFIRMED
    except ReadError:
        return False


def test_the_certificates_are_confirmed_before() -> None:
    assert len(bases()) == len(QUESTIONS)
    assert all(map(confirms, bases()))


def test_tampered_certificates_are_rejected() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for certificate, other in zip(bases(), bases()[1:] + bases()[:1], strict=True):
        for make in TAMPERINGS:
            for tampered in make(certificate, other):
                result = "rejected"
                if confirms(tampered):
                    result = "still true"
                    assert judged(tampered) == Opinion.ACCEPT, (make.__name__, json.dumps(tampered))
                counts[make.__name__, result] += 1
    rejected = sum(n for (_, result), n in counts.items() if result == "rejected")
    assert rejected >= FEWEST, counts
    assert all(counts[make.__name__, "rejected"] for make in TAMPERINGS), counts


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", "1", '"text"', "{", "[" * 100_000, "NaN", '{"schema": 1}'])
def test_what_is_no_certificate(text: str) -> None:
    with pytest.raises(ReadError):
        check_text(text)


@pytest.mark.parametrize(
    "text", ["solve x^2 + 2x - 47 = 0", "solve x^2 + 2x - 48 = 0 for y", "x^2 + 2x = 48", "factor x^2 + 2x - 48"]
)
def test_a_source_that_reads_otherwise_is_told(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The kernel knows nothing of the source beyond its hash; `qstar check` reads it again."""
    certificate = deepcopy(bases()[0])
    certificate["problem"] |= {"text": text, "sha256": source_hash(text, [])}
    (tmp_path / "c.json").write_text(json.dumps(certificate))
    assert check_certificates((str(tmp_path / "c.json"),)) == ExitStatus.DECLINED
    assert "NO" in capsys.readouterr().out
