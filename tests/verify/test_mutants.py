"""Mutants of all sample solutions are refused: whatever `check` confirms of a mutant, a second method shows to be true.

The few hand-made solutions of test_mutations.py show every kind of claim; here are thousands of mutants by seed.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from random import Random

import pytest

from qstar_cli.errors import ReadError
from qstar_cli.verify.check import check
from tests.verify.certificates import EFFORT, all_certificates, texts_beyond_second_method
from tests.verify.mutants import CONFIRMED, KINDS, Mutant, mutants, sampled
from tests.verify.second_checker import Opinion
from tests.verify.second_opinion import judged, judged_step

SEED = 1
MOST_OF_A_KIND = {
    "value": 650,
    "domain": 250,
    "root dropped": 350,
    "root added": 350,
    "condition weakened": 200,
    "branch dropped": 200,
    "relation upgraded": 200,
    "level upgraded": 150,
    "evidence swapped": 40,
}
FEWEST = 2_000
FEWEST_OF_A_KIND = 20
MOST_UNDECIDED = 0.03  # confirmed mutants of lines that the second method does not know


@lru_cache(maxsize=1)
def chosen() -> tuple[Mutant, ...]:
    """The mutants of this run, by seed."""
    random = Random(SEED)
    every = [mutant for certificate in all_certificates() for mutant in mutants(certificate, random)]
    return tuple(sampled(every, {kind: EFFORT * count for kind, count in MOST_OF_A_KIND.items()}, random))


def confirmed(mutant: Mutant) -> bool:
    """Whether the kernel confirms the changed claim."""
    try:
        report = check(mutant.certificate)
    except ReadError:
        return False
    level = report.level if mutant.step is None else report.steps[0].level
    return level in CONFIRMED


def opinion_on(mutant: Mutant) -> Opinion:
    """What a second method says of the claim that was changed, or of the whole."""
    if mutant.step is None:
        return judged(mutant.certificate)
    return judged_step(mutant.certificate, mutant.certificate["steps"][0])


@lru_cache(maxsize=1)
def outcome() -> tuple[Counter[tuple[str, str]], list[str]]:
    """How many mutants of each kind were refused, are still true, or are beyond the second method; and those that were
    confirmed though they are false."""
    counts: Counter[tuple[str, str]] = Counter()
    false = []
    results = {Opinion.ACCEPT: "still true", Opinion.REJECT: "false", Opinion.OUT_OF_SCOPE: "undecided"}
    for mutant in chosen():
        result = results[opinion_on(mutant)] if confirmed(mutant) else "refused"
        if result == "undecided" and mutant.certificate["problem"]["text"] in texts_beyond_second_method():
            result = "beyond"
        counts[mutant.kind, result] += 1
        if result == "false":
            false.append(shown(mutant))
    return counts, false


def shown(mutant: Mutant) -> str:
    certificate = mutant.certificate
    if mutant.step is None:
        return f"{mutant.kind}: {certificate['problem']['read_as']} -> {certificate['answer']} ({mutant.what})"
    step = certificate["steps"][0]
    return f"{mutant.kind}: {step['relation']}: {step['before']} -> {step['after']} ({mutant.what})"


def test_no_false_mutant_is_confirmed() -> None:
    _, false = outcome()
    assert not false, "\n".join([f"{len(false)} false claims confirmed", *false[:20]])


def test_there_are_enough_mutants() -> None:
    counts, _ = outcome()
    undecided = sum(n for (_, result), n in counts.items() if result == "undecided")
    assert sum(n for (_, result), n in counts.items() if result in ("refused", "still true")) >= FEWEST, counts
    assert undecided <= MOST_UNDECIDED * counts.total(), counts


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_enough_of_each_kind(kind: str) -> None:
    counts, _ = outcome()
    assert sum(counts[kind, result] for result in ("refused", "still true")) >= FEWEST_OF_A_KIND, counts
    assert counts[kind, "refused"] >= FEWEST_OF_A_KIND, counts
