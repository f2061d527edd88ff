"""One search for learning or measuring: how it is guided, what it came to, what it saw."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from qstar_cli.derivation import Derivation
from qstar_cli.goals.goal import goal_of
from qstar_cli.learn.experience import RecordedSpace
from qstar_cli.learn.hyperparameters import Hyperparameters, Mixing
from qstar_cli.learn.learned import LearnedHeuristic
from qstar_cli.learn.network import Network
from qstar_cli.problem.problem import Problem
from qstar_cli.search.heuristic import HandHeuristic, Heuristic, Joining, ZeroHeuristic
from qstar_cli.search.limits import Limits, Work
from qstar_cli.search.problem_space import Macro, ProblemSpace, by_first_rule
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


def attempt(problem: Problem, guidance: Guidance, expansions: int) -> Attempt | None:
    """Search for an answer; nothing is verified here. None for a kind of question without a goal."""
    goal = goal_of(problem.question.head)
    if goal is None:
        return None
    forget_terms()
    started = time.process_time()
    record = RecordedSpace(ProblemSpace(problem, goal, macros=by_first_rule(guidance.macros)))
    work = Work(Limits(expansions, None))
    learned = guidance.learned(problem)
    outcome = _search(record, guidance.kind, learned, work).run()
    seconds = time.process_time() - started
    queries = learned.queries if learned else 0
    return Attempt(problem, outcome.derivation, record, work.expanded, work.applied, queries, seconds)


def _search(record: RecordedSpace, kind: str, learned: LearnedHeuristic | None, work: Work) -> QStar:
    if learned is None:
        return QStar(record, ZeroHeuristic() if kind == "zero" else HandHeuristic(), work)
    if kind == "learned":
        return QStar(record, learned, work)
    return QStar(record, HandHeuristic(), work, joining=Joining(0, _always(learned)))


def _always(heuristic: Heuristic) -> Callable[[], Heuristic]:
    return lambda: heuristic
