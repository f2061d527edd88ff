"""Training: Bellman backups, a run that repeats itself, a run that is stopped and gone on with, practice."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from qstar_cli.errors import QstarError
from qstar_cli.learn import checkpoint
from qstar_cli.learn.attempts import Guidance, attempt
from qstar_cli.learn.curriculum import FAMILIES
from qstar_cli.learn.experience import examples
from qstar_cli.learn.features import Features
from qstar_cli.learn.hyperparameters import Hyperparameters
from qstar_cli.learn.practice import practising, unlost, without_loss
from qstar_cli.learn.trainer import Round, Trainer
from qstar_cli.learn.variants import variants
from qstar_cli.problem.phrases import read_question
from qstar_cli.search.problem_space import Macro, state_key
from tests.learn.models import SMALL, a_model

FEW = {name: FAMILIES[name] for name in ("bracket-equations", "polynomial-equations")}


def run(settings: Hyperparameters = SMALL) -> tuple[Trainer, list[Round]]:
    trainer = Trainer.new(settings, FEW)
    return trainer, list(trainer.remaining())


def test_costs_to_go_are_those_of_the_cheapest_explored_way() -> None:
    problem = read_question("(x - 1)(x + 2) = 0")
    found = attempt(problem, Guidance("hand"), 100)
    assert found is not None
    assert found.derivation is not None
    known = found.record.costs()
    assert known[state_key(found.record.start())] == pytest.approx(found.derivation.cost)
    learned = examples(found.record, Features(problem.question, SMALL.rows), None, SMALL)
    assert all(example.best and 0 < example.value <= example.cost for example in learned.values())


def test_what_was_not_solved_teaches_nothing() -> None:
    problem = read_question("3(x + 2) = 2(x - 5)")
    found = attempt(problem, Guidance("hand"), 1)
    assert found is not None
    assert not found.solved
    assert examples(found.record, Features(problem.question, SMALL.rows), None, SMALL) == {}


def test_a_run_repeats_itself_and_gets_better() -> None:
    (one, rounds), (other, _) = run(), run()
    for name, array in one.network.parameters.items():
        assert np.array_equal(array, other.network.parameters[name]), name
    assert [r.number for r in rounds] == [1, 2, 3]
    batch = one.replay.batches(Random(0), 60, 1)[0]
    assert one.network.loss(batch, 1.0, 1.0) < 0.8 * Trainer.new(SMALL, FEW).network.loss(batch, 1.0, 1.0)


def test_a_run_that_was_stopped_ends_like_one_that_was_not(tmp_path: Path) -> None:
    path = tmp_path / "run.npz"
    stopped = Trainer.new(SMALL, FEW)
    stopped.round()
    checkpoint.save(stopped, path)
    resumed = Trainer.new(SMALL, FEW)
    checkpoint.resume(resumed, path)
    assert len(list(resumed.remaining())) == SMALL.rounds - 1
    whole = run()[0]
    for name, array in whole.network.parameters.items():
        assert np.array_equal(array, resumed.network.parameters[name]), name
    assert whole.macros == resumed.macros


@pytest.mark.parametrize("content", [b"", b"no checkpoint"])
def test_what_is_no_checkpoint_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "run.npz"
    path.write_bytes(content)
    with pytest.raises(QstarError, match="no checkpoint"):
        checkpoint.resume(Trainer.new(SMALL, FEW), path)


def test_a_checkpoint_of_other_settings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.npz"
    checkpoint.save(Trainer.new(SMALL, FEW), path)
    with pytest.raises(QstarError, match="other settings"):
        checkpoint.resume(Trainer.new(SMALL), path)


@pytest.mark.parametrize(
    ("text", "easier"),
    [
        ("sqrt(x + 17) + x = 25", "solve x + 17 + x = 25 for x over the reals"),
        ("3(x + 2)(x - 5) = 0", "solve 3(x + 2) = 0 for x over the reals"),
        ("1/(x - 1) + 2/(x + 1) = 4", "solve 1/(x - 1) = 4 for x over the reals"),
    ],
)
def test_variants_are_easier_and_about_the_same_unknowns(text: str, easier: str) -> None:
    found = variants(read_question(text), 50)
    assert easier in found
    assert text not in found
    assert all(set(read_question(v).unknowns) == set(read_question(text).unknowns) for v in found)


def test_practice_starts_from_the_weights_in_use_and_draws_the_declined() -> None:
    problems = [read_question("3(x + 2) = 2(x - 5)"), read_question("x^2 - 5x + 6 = 0")]
    model = a_model()
    trainer = practising(problems, model, SMALL)
    assert np.array_equal(trainer.network.parameters["table"], model.network.parameters["table"])
    assert "practice-1" in trainer.families
    drawn = set(trainer.families["practice-1"].exercises("seed", 2, 2))
    assert drawn == {p.read_as for p in problems}


@pytest.mark.parametrize(("lost", "learnings"), [([], 1), ([1], 2), ([1, 1, 1], 3)])
def test_practice_goes_on_with_what_was_lost(lost: list[int], learnings: int) -> None:
    problem = read_question("x^2 - 5x + 6 = 0")
    trainer = practising([], None, SMALL, [problem])
    learned: list[int] = []

    def learn(trainer: Trainer) -> None:
        learned.append(trainer.settings.rounds)
        trainer.rounds = trainer.settings.rounds

    unlost(trainer, [problem], learn, lambda trainer: set() if len(learned) <= len(lost) else {problem.read_as})
    assert len(learned) == learnings
    assert learned == sorted(set(learned))
    assert ("lost-1-1" in trainer.families) == (learnings > 1)


@pytest.mark.parametrize(
    ("solved", "kept"),
    [
        ({(): {"p", "q"}, ("a",): {"p", "r"}, ("b",): {"p", "r", "s"}}, ()),
        ({(): {"p"}, ("a",): set(), ("b",): {"p", "q"}}, ("b",)),
        ({(): {"p"}, ("a",): {"p", "q"}, ("a", "b"): {"p", "r"}}, ("a",)),
        ({(): {"p"}, ("a",): {"p"}, ("a", "b"): {"p", "q"}}, ("a", "b")),
    ],
)
def test_a_macro_that_loses_a_problem_is_not_kept(
    solved: dict[tuple[str, ...], set[str]], kept: tuple[str, ...]
) -> None:
    macros: list[Macro] = [("a",), ("b",)]
    assert without_loss(lambda chosen: solved[tuple(m[0] for m in chosen)], macros) == tuple((m,) for m in kept)
    assert without_loss(lambda chosen: set(), []) == ()
