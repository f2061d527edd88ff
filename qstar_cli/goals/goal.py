"""The protocol of a goal and the registry of all goals."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

import qstar_cli.goals as package
from qstar_cli.derivation import State
from qstar_cli.discovery import modules_of
from qstar_cli.operators.registry import families
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.term import Term


class Goal(Protocol):
    """What it means to answer the questions of one operator; a module of this package offers its instances as GOALS."""

    @property
    def head(self) -> str:
        """The head of the questions it answers."""
        ...

    def start(self, problem: Problem) -> State:
        """The first state; its term is tidy."""
        ...

    def is_met(self, state: State, problem: Problem) -> bool:
        """Whether the state has the answer form asked for and no obligation is open."""
        ...

    def answer(self, state: State, problem: Problem) -> Term:
        """The answer of a state that meets the goal, conditions included (`Where(x + 1, x != 1)`)."""
        ...

    def estimate(self, state: State, problem: Problem) -> float:
        """The hand heuristic: estimated cost of the cheapest way from here to an answer; 0 for an answer."""
        ...


@lru_cache(maxsize=1)
def goals() -> dict[str, Goal]:
    """Every goal by the head of its question."""
    return {goal.head: goal for module in modules_of(package) for goal in getattr(module, "GOALS", ())}


@lru_cache(maxsize=64)
def goal_of(question: str) -> Goal | None:
    """The goal of a question head: that of its family's file where there is one, so that no other file is loaded."""
    family = families().get(question)
    for module in modules_of(package, lambda name: name == family):
        for goal in getattr(module, "GOALS", ()):
            if goal.head == question:
                return cast(Goal, goal)
    return goals().get(question)
