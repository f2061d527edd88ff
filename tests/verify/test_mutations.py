"""Every kind of claim, changed: refused, unless a second method finds the mutant true at all its points."""

from __future__ import annotations

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.verify.check import check
from tests.verify import second_method
from tests.verify.building import Certificate
from tests.verify.mutations import KINDS
from tests.verify.samples import SAMPLES

LEAST = 20
# Relations that are true of the step as well: the claim is changed, not falsified.
ALSO_TRUE = {
    ("equal", "equal-where"), ("equal", "same-solutions"), ("equal", "adds-solutions"), ("equal", "rejects-candidates"),
    ("same-solutions", "equal"), ("same-solutions", "equal-where"), ("same-solutions", "adds-solutions"),
    ("same-solutions", "rejects-candidates"), ("same-solutions", "splits-cases"), ("equal-where", "same-solutions"),
    ("equal-where", "adds-solutions"), ("equal-where", "rejects-candidates"), ("splits-cases", "same-solutions"),
    ("splits-cases", "equal"), ("splits-cases", "equal-where"), ("splits-cases", "adds-solutions"),
    ("splits-cases", "rejects-candidates"), ("rejects-candidates", "same-solutions"),
    ("rejects-candidates", "adds-solutions"), ("adds-solutions", "rejects-candidates"), ("defines", "same-solutions"),
    ("defines", "equal-where"), ("defines", "adds-solutions"), ("defines", "rejects-candidates"),
}  # fmt: skip


def mutants(kind: str) -> list[tuple[str, Certificate]]:
    return [(name, mutant) for name, sample in SAMPLES.items() for mutant in KINDS[kind](sample) if mutant != sample]


def accepted(mutant: Certificate) -> bool:
    try:
        return check(mutant).level in ("proved", "checked")
    except ReadError:
        return False


@pytest.mark.parametrize("kind", [k for k in KINDS if k != "relation upgraded"])
def test_mutants_are_refused(kind: str) -> None:
    found = mutants(kind)
    assert len(found) >= LEAST
    wrong = [
        (name, mutant["answer"], [s["after"] for s in mutant["steps"]])
        for name, mutant in found
        if accepted(mutant) and (kind in ("level upgraded", "evidence swapped") or not second_method.is_true(mutant))
    ]
    assert not wrong


def test_other_relations_are_refused_where_they_are_not_true_as_well() -> None:
    found = mutants("relation upgraded")
    assert len(found) >= LEAST
    wrong = []
    for name, mutant in found:
        changes = [
            (old["relation"], new["relation"])
            for old, new in zip(SAMPLES[name]["steps"], mutant["steps"], strict=True)
            if old["relation"] != new["relation"]
        ]
        if accepted(mutant) and not set(changes) <= ALSO_TRUE:
            wrong.append((name, changes))
    assert not wrong


@pytest.mark.parametrize("name", [n for n in SAMPLES if n not in ("complex", "defined letter")])
def test_the_second_method_confirms_the_samples(name: str) -> None:
    assert second_method.is_true(SAMPLES[name])
