"""The evidence of certificates: refused when wrong, of no use or of an unknown kind, found again when missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import qstar_cli.verify
from qstar_cli.errors import ReadError
from qstar_cli.verify.check import check
from qstar_cli.verify.reading import SCHEMA
from tests.verify.certificates import Certificate, certificates_of
from tests.verify.mutants import CONFIRMED

FEWEST = 400
QUESTIONS = (
    "solve x^4 + 1 = 3x",
    "solve x^2 - 5x + 6 < 0",
    "solve |x - 2| < 3",
    "solve x + 1/x = 5/2",
    "solve sqrt(x + 3) = x - 3",
    "solve a*x = b for x",
    "solve x^5 - 4x + 2 = 0",
    "factor x^8 + 1",
    "factor x^4 - 10x^2 + 1",
    "factor x^5 + x + 1",
    "factor x^3*y + x + y",
    "is 1000000000000000003 prime?",
    "prime factorization of 1000000016000000063",
    "simplify sqrt(x^2*y^2)",
    "simplify (x^3 - 1)/(x - 1)",
    "solve 2^x = 8",
    "solve x + y = 3 and x - y = 1",
    "solve x + y = 3 and 2x + 2y = 5",
    "simplify |x - y| assuming x > 1 and y < 0",
    "find the range of (x^2 + 1)/(x^2 - x + 1)",
)
KINDS = ("factors", "roots", "cells", "irreducible", "pratt", "multipliers", "combination")
Place = tuple[str | int, ...]


@lru_cache(maxsize=1)
def bases() -> tuple[Certificate, ...]:
    """Certificates to tamper with, as they are read from a file."""
    return tuple(json.loads(json.dumps(c)) for c in certificates_of(QUESTIONS))


def confirms(certificate: Certificate) -> bool:
    try:
        return check(certificate).level in CONFIRMED
    except ReadError:
        return False


def evidence_in(body: Any, at: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    """All pieces of evidence in a certificate with their places."""
    if isinstance(body, dict):
        for name, value in body.items():
            if name == "evidence":
                yield (*at, name), value
            else:
                yield from evidence_in(value, (*at, name))
    elif isinstance(body, list):
        for k, value in enumerate(body):
            yield from evidence_in(value, (*at, k))


def hints_in(certificate: Certificate) -> Iterator[tuple[Place, str, str, Any]]:
    """(place of the hints, kind, question, hint)."""
    for place, evidence in evidence_in(certificate):
        for kind, hints in evidence.get("hints", {}).items():
            for question, hint in hints.items():
                yield (*place, "hints"), kind, question, hint


def changed(certificate: Certificate, place: Place, change: Callable[[Any], None]) -> Certificate:
    copy = deepcopy(certificate)
    inside: Any = copy
    for key in place:
        inside = inside[key]
    change(inside)
    return copy


# wrong hints, by kind


def wrong_factors(factors: list[list[str]]) -> Iterator[Any]:
    yield factors[1:]
    yield [*factors, factors[0]]
    for k, (text, power) in enumerate(factors):
        yield [*factors[:k], [text + " + 1", power], *factors[k + 1 :]]
        yield [*factors[:k], [f"2*{text}", power], *factors[k + 1 :]]
        yield [*factors[:k], [text, str(int(power) + 1)], *factors[k + 1 :]]
        yield [*factors[:k], [text, "-1"], *factors[k + 1 :]]
        yield [*factors[:k], [text, "many"], *factors[k + 1 :]]
        yield [*factors[:k], [text, "999999999999"], *factors[k + 1 :]]
        yield [*factors[:k], [f"{text}^999999999999", power], *factors[k + 1 :]]
    yield from ([["0", "1"]], [["1", "1"]], [["x/0", "1"]], [["1e999999999", "1"]], "x", None, [[]], [None])


def wrong_roots(intervals: list[list[str]]) -> Iterator[Any]:
    yield [*intervals, ["1000000", "1000001"]]
    yield [*intervals, ["0", "0"]]
    if intervals:
        yield intervals[1:]
        yield [*intervals, intervals[-1]]
        yield intervals[::-1] if len(intervals) > 1 else [intervals[0][::-1]]
        yield [["-99999", "99999"]] if len(intervals) > 1 else []
        yield [[intervals[0][0], intervals[0][0]], *intervals[1:]]
    yield from (None, "0", [["0"]], [["a", "b"]], [["1/0", "2"]], [["-1e999999999", "1e999999999"]])


def wrong_cells(count: str) -> Iterator[Any]:
    yield from (str(int(count) + 1), str(int(count) - 1), "0", "", "many", None, [])


def wrong_irreducible(evidence: dict[str, Any]) -> Iterator[Any]:
    yield evidence | {"trust": "me"}
    yield {name: value for name, value in evidence.items() if name != "method"}
    for method in ("linear", "prime value", "substitution", "flint", "", None, "degrees modulo primes"):
        if method != evidence["method"]:
            yield evidence | {"method": method}
    for name in evidence.keys() - {"method"}:
        yield {n: v for n, v in evidence.items() if n != name}
        for wrong in ("0", "1", "-5", "9" * 4_000, "9" * 5_000, "", None, [], {}, ["3: 1"], ["4: 1 1"], [""]):
            if wrong != evidence[name]:
                yield evidence | {name: wrong}
    yield from (None, "yes", [])


def wrong_pratt(pratt: list[str]) -> Iterator[Any]:
    generator, *primes = pratt
    yield ["1", *primes]
    yield ["0", *primes]
    yield [generator, *primes[1:]]
    yield [generator, "4", *primes]
    yield [generator, "1", *primes]
    yield [generator, *primes, "7919"]
    yield [generator, *primes, "9" * 4_000]
    yield from ([], [generator], None, "2", ["a", "b"])


def wrong_resultants(text: str) -> Iterator[Any]:
    yield from (f"{text} + 1", f"2*{text}", "0", "1", "", None, [], f"{text} + unheard-of")


def wrong_combination(multiples: list[list[str]]) -> Iterator[Any]:
    yield []
    for k, (place, multiplier) in enumerate(multiples):
        others = [*multiples[:k], *multiples[k + 1 :]]
        yield others
        yield from (
            [*others, [place, wrong]] for wrong in (f"-1*{multiplier}", "0", "x", f"{multiplier} + x", "", "1/0")
        )
        yield from ([*others, [wrong, multiplier]] for wrong in ("99", "-99", "x", None))
    yield from (None, "1", [["0"]], [[]], {"0": "1"})


def wrong_multipliers(halves: list[list[list[str]]]) -> Iterator[Any]:
    forward, back = halves
    yield [forward]
    yield [forward, back, back]
    yield [forward[1:], back]
    yield [[*forward, forward[0]], back]
    for k, row in enumerate(back):
        for j, number in enumerate(row):
            for wrong in (f"{number}1", "1/0", "x", "1e999999999"):
                yield [forward, [*back[:k], [*row[:j], wrong, *row[j + 1 :]], *back[k + 1 :]]]
        yield [forward, [*back[:k], row[1:], *back[k + 1 :]]]
    yield from ([], None, "1", [["1"], ["1"]])


WRONG: dict[str, Callable[[Any], Iterator[Any]]] = {
    "factors": wrong_factors,
    "roots": wrong_roots,
    "cells": wrong_cells,
    "irreducible": wrong_irreducible,
    "pratt": wrong_pratt,
    "resultants": wrong_resultants,
    "combination": wrong_combination,
    "multipliers": wrong_multipliers,
}


def tampered_hints(certificate: Certificate) -> Iterator[tuple[str, Certificate]]:
    for place, kind, question, hint in hints_in(certificate):
        for wrong in (w for w in WRONG[kind](hint) if w != hint):
            yield kind, changed(certificate, (*place, kind), lambda hints: hints.update({question: wrong}))  # noqa: B023
        yield "another question", changed(certificate, (*place, kind), lambda h: h.update({question + " + 1": hint}))  # noqa: B023
        yield "a kind that is unknown", changed(certificate, place, lambda hints: hints.update(oracle={"x": "1"}))
        yield "a kind with nothing", changed(certificate, place, lambda hints: hints.update(oracle={}))
        yield "no hints", changed(certificate, place, lambda hints: hints.update(factors=None))


def tampered_arguments(certificate: Certificate) -> Iterator[tuple[str, Certificate]]:
    for place, evidence in evidence_in(certificate):
        for name, value in evidence.items():
            if name != "hints":
                yield "argument", changed(certificate, place, lambda e: e.update({name: f"{value} or so"}))  # noqa: B023
        yield "argument added", changed(certificate, place, lambda e: e.update(oracle="says so"))
        yield (
            "hint of no use",
            changed(
                certificate,
                place,
                lambda e: e.setdefault("hints", {}).update(roots={"-2 0 1": [["-2", "-1"], ["1", "2"]]}),
            ),
        )


def test_every_tampering_is_refused() -> None:
    counts: Counter[str] = Counter()
    for certificate in bases():
        for what, tampered in (*tampered_hints(certificate), *tampered_arguments(certificate)):
            assert not confirms(tampered), (what, json.dumps(tampered))
            counts[what] += 1
    assert counts.total() >= FEWEST, counts
    assert all(counts[kind] for kind in KINDS), counts


def test_hints_of_another_certificate_are_refused() -> None:
    for certificate, other in zip(bases(), bases()[1:], strict=False):
        if any(True for _ in hints_in(other)) and certificate["evidence"] != other["evidence"]:
            assert not confirms(certificate | {"evidence": other["evidence"]})


def without_evidence(certificate: Certificate) -> Certificate:
    copy = deepcopy(certificate)
    for place, _ in evidence_in(certificate):
        inside: Any = copy
        for key in place[:-1]:
            inside = inside[key]
        inside["evidence"] = {}
    return copy


def test_missing_evidence_is_found_again() -> None:
    assert len(bases()) == len(QUESTIONS)
    for certificate in bases():
        bare = without_evidence(certificate)
        assert check(bare).level == check(certificate).level == certificate["level"]
        del bare["evidence"]
        assert confirms(bare)


def test_the_schema_describes_certificates() -> None:
    folder = Path(qstar_cli.verify.__file__).parent
    schema = json.loads((folder / "certificate.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA
    for certificate in bases():
        jsonschema.validate(certificate, schema)
        for place, _ in evidence_in(certificate):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(changed(certificate, place, lambda e: e.update(hints={"oracle": {}})), schema)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_evidence_does_not_depend_on_the_process(seed: str) -> None:
    """Hashes of texts differ from process to process; the argument must not."""
    script = (
        "import json, sys\nfrom qstar_cli.verify.check import check\n"
        "print([str(check(c).level) for c in json.load(sys.stdin)])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(bases()),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert ran.stdout.strip() == str([c["level"] for c in bases()])
