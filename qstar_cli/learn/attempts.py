"""One search for learning or measuring: how it is guided, what it came to, what it saw."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from qstar_cli.derivation import Derivation
from qstar_cli.goals.goal import goal_of
from qstar_cli.learn.curriculum import read
from qstar_cli.learn.experience import RecordedSpace
from qstar_cli.learn.hyperparameters import Hyperparameters, Mixing
from qstar_cli.learn.learned import LearnedHeuristic
from qstar_cli.learn.network import Network
from qstar_cli.problem.problem import Problem
from qstar_cli.search.heuristic import HandHeuristic, Heuristic, Joining, ZeroHeuristic
from qstar_cli.search.limits import Limits, Work
from qstar_cli.search.problem_space import Macro, ProblemSpace, Space, by_first_rule
from qstar_cli.search.qstar import QStar
from qstar_cli.terms.term import forget_terms


@dataclass(frozen=True, slots=True)
class Guidance:
    """What steers a search: "zero", "hand", "learned" (its queue alone) or "dual" (learned and hand in turn)."""

    kind: str = "hand"
    network: Network | None = None
    mixing: Mixing = Hyperparameters().mixing
    macros: Sequence[Macro] = field(default=())

    def learned(self, problem: Problem) -> LearnedHeuristic | None:
        """The learned heuristic for a problem, None for guidance without one."""
        if self.network is None or self.kind in ("zero", "hand"):
            return None
        return LearnedHeuristic(self.network, self.mixing, problem.question)


def primitive_space(problem: Problem, macros: Sequence[Macro]) -> Space | None:
    """The space of all rules, with macros beside them; None for a kind of question without a goal."""
    goal = goal_of(problem.question.head)
    return None if goal is None else ProblemSpace(problem, goal, macros=by_first_rule(macros))


@dataclass(frozen=True, slots=True)
class Environment:
    """What is learned in: how an exercise becomes a problem (None: it does not), and the actions there are then."""

    read: Callable[[str], Problem | None] = read
    space: Callable[[Problem, Sequence[Macro]], Space | None] = primitive_space


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a search came to. `excess` counts the expansions beyond the steps of the solution."""

    problem: Problem
    derivation: Derivation | None
    record: RecordedSpace
    expanded: int
    applied: int
    queries: int
    seconds: float

    @property
    def solved(self) -> bool:
        return self.derivation is not None

    @property
    def steps(self) -> int:
        return len(self.derivation.steps) if self.derivation else 0

    @property
    def excess(self) -> int:
        return max(0, self.expanded - self.steps)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of the solution in order."""
        return tuple(step.rule for step in self.derivation.steps) if self.derivation else ()


ALGEBRA = Environment()
TURNS = 4  # of the learned queue for one of the hand's; from the start, because weights in training are not yet trusted


def attempt(
    problem: Problem, guidance: Guidance, expansions: int, environment: Environment = ALGEBRA
) -> Attempt | None:
    """Search for an answer; nothing is verified here. None for a kind of question without a space."""
    forget_terms()
    space = environment.space(problem, guidance.macros)
    if space is None:
        return None
    started = time.process_time()
    record = RecordedSpace(space)
    work = Work(Limits(expansions, None))
    learned = guidance.learned(problem)
    derivation = _search(record, guidance.kind, learned, work).run().derivation
    seconds = time.process_time() - started
    queries = learned.queries if learned else 0
    return Attempt(problem, derivation, record, work.expanded, work.applied, queries, seconds)


def _search(record: RecordedSpace, kind: str, learned: LearnedHeuristic | None, work: Work) -> QStar:
    if learned is None:
        return QStar(record, ZeroHeuristic() if kind == "zero" else HandHeuristic(), work)
    if kind == "learned":
        return QStar(record, learned, work)
    return QStar(record, HandHeuristic(), work, joining=Joining(0, _always(learned), TURNS, patience=0.0))


def _always(heuristic: Heuristic) -> Callable[[], Heuristic]:
    return lambda: heuristic
