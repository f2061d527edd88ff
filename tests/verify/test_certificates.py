"""Certificates: what is refused, then that the correct ones are proved and survive a round trip."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.verify.check import check, check_text
from tests.verify.building import Certificate, certificate, changed, step
from tests.verify.certificates import certificates_of
from tests.verify.samples import SAMPLES

LINEAR = SAMPLES["linear"]

GARBAGE: dict[str, str] = {
    "nothing": "",
    "no JSON": "{",
    "a list": "[]",
    "a number": "1",
    "null": "null",
    "an empty object": "{}",
    "deep nesting": "[" * 100_000,
    "another object": '{"schema": "qstar.certificate/1"}',
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_a_read_error(text: str) -> None:
    with pytest.raises(ReadError):
        check_text(text)


MALFORMED: dict[str, tuple[Any, ...]] = {
    "schema": ("schema", "qstar.certificate/2"),
    "kernel": ("kernel", "2"),
    "rule": ("steps", 0, "rule", 5),
    "text": ("problem", "text", None),
    "level": ("level", "certain"),
    "a level that is no text": ("level", 1),
    "relation": ("steps", 0, "relation", "similar"),
    "question": ("problem", "read_as", "ponder 1 = 1"),
    "question without its end": ("problem", "read_as", "solve 2x + 3 = 7 for x over the"),
    "assumption that is no formula": ("problem", "read_as", "solve 2x + 3 = 7 for x over the reals assuming x"),
    "unreadable line": ("steps", 0, "after", "term", "2x = "),
    "unknown function": ("steps", 0, "after", "term", "zeta(x) = 4"),
    "a term that is no text": ("steps", 0, "after", "term", 4),
    "a condition that is no formula": ("steps", 0, "after", "conditions", ["x + 1"]),
    "position": ("steps", 0, "position", [-1]),
    "position of words": ("steps", 0, "position", ["left"]),
    "evidence": ("steps", 0, "evidence", []),
    "steps": ("steps", {}),
    "substeps": ("steps", 0, "substeps", None),
    "answer": ("answer", "x ="),
    "context": ("problem", "context", "none"),
    "brackets": ("answer", "(" * 5000 + "x" + ")" * 5000),
    "digits": ("answer", "x = " + "9" * 5000),
}


@pytest.mark.parametrize("change", MALFORMED.values(), ids=MALFORMED)
def test_malformed_certificates_are_read_errors(change: tuple[Any, ...]) -> None:
    with pytest.raises(ReadError):
        check(changed(LINEAR, *change[:-1], to=change[-1]))


def test_unknown_and_missing_fields_are_read_errors() -> None:
    with pytest.raises(ReadError):
        check({**LINEAR, "trust": "me"})
    for field in LINEAR:
        with pytest.raises(ReadError):
            check({name: value for name, value in LINEAR.items() if name != field})


TAMPERED: dict[str, Certificate] = {
    "wrong hash": changed(LINEAR, "problem", "sha256", to="0" * 64),
    "another text": changed(LINEAR, "problem", "text", to="solve 2x + 3 = 9 for x over the reals"),
    "another question": changed(LINEAR, "problem", "read_as", to="solve 2x + 3 = 9 for x over the reals"),
    "another unknown": changed(LINEAR, "problem", "read_as", to="solve 2x + 3 = 7 for y over the reals"),
    "another first line": changed(LINEAR, "start", "term", to="2x = 5"),
    "a condition from nowhere": changed(LINEAR, "start", "conditions", to=["x != 5"]),
    "steps that do not connect": changed(LINEAR, "steps", 1, "before", "term", to="2x = 6"),
    "a step left out": changed(LINEAR, "steps", to=LINEAR["steps"][1:]),
    "steps swapped": changed(LINEAR, "steps", to=LINEAR["steps"][::-1]),
    "an answer that is not the last line": changed(LINEAR, "answer", to="x = 3"),
    "no answer": changed(LINEAR, "answer", to=None),
    "an answer of another sort": changed(LINEAR, "answer", to="2"),
    "an unsolved answer": certificate(
        "solve 2x + 3 = 7 for x over the reals", "2x + 3 = 7", "same-solutions", "2x = 4", answer="2x = 4"
    ),
    "an echo": certificate("solve 2x + 3 = 7 for x over the reals", "2x + 3 = 7", answer="2x + 3 = 7"),
    "a position that does not fit": changed(LINEAR, "steps", 0, "position", to=[0, 7]),
    "unknown evidence": changed(LINEAR, "steps", 0, "evidence", to={"because": "it is so"}),
    "an obligation left open": certificate(
        "solve sqrt(x + 2) = x for x over the reals",
        "sqrt(x + 2) = x", "adds-solutions", "x + 2 = x^2 |  | sqrt(x + 2) = x",
        "same-solutions", "x = 2 or x = -1 |  | sqrt(x + 2) = x", answer="x = 2 or x = -1",
    ),
    "an obligation forgotten": certificate(
        "solve sqrt(x + 2) = x for x over the reals",
        "sqrt(x + 2) = x", "adds-solutions", "x + 2 = x^2", "same-solutions", "x = 2 or x = -1",
            answer="x = 2 or x = -1",
    ),
    "cases that leave something out": certificate(
        "solve a*x = b for x over the reals", "a*x = b", "splits-cases", "x = b/a if a != 0; true if a = 0 and b = 0",
        answer="x = b/a if a != 0; true if a = 0 and b = 0",
    ),
    "cases that overlap": certificate(
        "solve a*x = b for x over the reals assuming a != 0", "a*x = b",
            "splits-cases", "x = b/a if a != 0; x = b/a if a > 0",
        answer="x = b/a if a != 0; x = b/a if a > 0",
    ),
    "substeps that begin elsewhere": changed(
        LINEAR, "steps", 0, "substeps", to=[step("2x = 6", "same-solutions", "x = 3")]
    ),
    "substeps that end elsewhere": changed(
        LINEAR, "steps", 0, "substeps", to=[step("2x + 3 = 7", "same-solutions", "2x = 7 - 3"),
            step("2x = 7 - 3", "same-solutions", "x = 2 + x - x - 1")]
    ),
    "substeps that are wrong": changed(
        LINEAR, "steps", 0, "substeps", to=[step("2x + 3 = 7", "same-solutions", "2x = 3"),
            step("2x = 3", "same-solutions", "2x = 4")]
    ),
    "substeps that do not connect": changed(
        LINEAR, "steps", 0, "substeps", to=[step("2x + 3 = 7", "same-solutions", "2x = 7 - 3"),
            step("2x = 3 + 1", "same-solutions", "2x = 4")]
    ),
}  # fmt: skip


@pytest.mark.parametrize("tampered", TAMPERED.values(), ids=TAMPERED)
def test_tampered_certificates_are_refused(tampered: Certificate) -> None:
    assert check(tampered).level in ("unknown", "refuted")


def test_substeps_that_compose_are_proved() -> None:
    substeps = [
        step("2x + 3 = 7", "same-solutions", "2x + 3 - 3 = 7 - 3"),
        step("2x + 3 - 3 = 7 - 3", "equal", "2x = 7 - 3"),
        step("2x = 7 - 3", "equal", "2x = 4"),
    ]
    assert check(changed(LINEAR, "steps", 0, "substeps", to=substeps)).level == "proved"


def test_prefix_counts_the_leading_steps_that_hold() -> None:
    wrong = certificate(
        "solve x^2 = 4 for x over the reals",
        "x^2 = 4",
        "same-solutions",
        "x^2 - 4 = 0",
        "same-solutions",
        "x = 2",
        answer="x = 2",
    )
    report = check(wrong)
    assert report.level == "refuted"
    assert report.prefix == 1
    assert report.steps[1].witness == {"x": "-2"}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_correct_certificates_are_proved(sample: Certificate) -> None:
    report = check_text(json.dumps(sample))
    problems = [v.why for v in report.steps if not v.is_proved] + [
        c.verdict.why for c in report.answer if not c.verdict.is_proved
    ]
    assert (report.level, problems) == ("proved", [])
    assert report.prefix == len(sample["steps"])


UNUSUAL = (
    "solve the equation 5x = 35 in integers x",
    "solve 3x = 4 (mod 7)",
    "divide x^3 + 1 by x - 2",
    "factor x^3 - 3x + 2",
    "partial fractions of 1/(x^2 - 1)",
    "solve x + y = 3 and x - y = 1",
    "2x + 3 = 7",
    "simplify (x^2 - 1)/(x - 1)",
    "complete the square x^2 + 4x",
)
QUOTIENTS = ("0/(x - 7)", "0/0", "ln(x - x)", "sqrt(0 - 1)*0", "0^(0*x)", "10^(9^9)")


@lru_cache(maxsize=1)
def unusual() -> tuple[Certificate, ...]:
    return certificates_of(UNUSUAL)


def is_confirmed(found: Certificate) -> bool:
    try:
        return check(found).level in ("proved", "checked")
    except ReadError:
        return False


@pytest.mark.parametrize("quotient", QUOTIENTS)
def test_lines_that_need_a_case_distinction_are_judged_everywhere(quotient: str) -> None:
    assert len(unusual()) == len(UNUSUAL)
    for base in unusual():
        for k, found in enumerate(base["steps"]):
            before, mark, after = found["after"]["term"].partition("=")
            lines = [f"{found['after']['term']} + {quotient}", f"{before.strip()} + {quotient} {mark}{after}"]
            assert not any(is_confirmed(changed(base, "steps", k, "after", "term", to=line)) for line in lines)
