"""What learning offers the solver for one problem: a heuristic and macros, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qstar_cli.learn.learned import LearnedHeuristic
from qstar_cli.learn.models import model_in_use
from qstar_cli.learn.weights import Model, WeightsError
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules_for
from qstar_cli.search.problem_space import Macro, by_first_rule, families_in

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Guide:
    """The learned heuristic for a problem, and the macros that go with its weights."""

    heuristic: LearnedHeuristic
    macros: dict[str, list[Macro]]


def guide(problem: Problem, path: Path | None = None) -> tuple[Guide | None, str]:
    """The guide from a file of weights, without one from those in use; (None, why) where they do not fit."""
    try:
        model = model_in_use(path)
    except WeightsError as error:
        return None, f"hand heuristic only: {error.what}" + (f" ({error.hint})" if error.hint else "")
    if model is None:
        return None, ""
    unknown = _unknown_rules(model, problem)
    if unknown:
        named = ", ".join(unknown[:MOST_NAMED]) + (", ..." if len(unknown) > MOST_NAMED else "")
        return None, f"hand heuristic only: the weights {model.title} do not know {named} (train again: qstar train)"
    heuristic = LearnedHeuristic(model.network, model.mixing, problem.question, model.title)
    return Guide(heuristic, by_first_rule(model.macros)), ""


def _unknown_rules(model: Model, problem: Problem) -> list[str]:
    """The rules offered for a problem that the model was not trained with."""
    question = problem.question
    offered = rules_for(question.head, families_in(question))
    return model.unknown_rules(rule.name for rules in offered.values() for rule in rules)
