"""Solve a problem: search, then verify, then answer or decline honestly."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from qstar_cli.derivation import Derivation, State, Step
from qstar_cli.errors import LimitError, QstarError, ReadError
from qstar_cli.goals.goal import Goal, goal_of
from qstar_cli.problem.problem import Problem
from qstar_cli.search.heuristic import HandHeuristic, Heuristic, Joining, ZeroHeuristic
from qstar_cli.search.limits import Limits, StopReason, Work
from qstar_cli.search.problem_space import Macro, ProblemSpace
from qstar_cli.search.qstar import Outcome, search
from qstar_cli.solution import Expected, SearchReport, Solution, Verification
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, forget_terms
from qstar_cli.verify.certificate import with_evidence, write_certificate
from qstar_cli.verify.check import Report, check
from qstar_cli.verify.sampling import refutes

AUTO_AFTER = 60  # expansions that cost about as much as loading the learned heuristic
MOST_RETRIES = 8  # edges the kernel does not confirm are barred and the search resumes, so often at most


class Options(NamedTuple):
    """How to solve.

    `heuristic`: zero, hand, q (learned and hand in turn) or auto (hand, and q when `AUTO_AFTER` expansions have not
    been enough). `weights`: the file of the learned heuristic's weights, None for those in use. `max_expansions` limits
    the work; `timeout` (seconds, None for none) only guards.
    `method` forces a method by name. `best` goes on to the cheapest derivation, with pruning off.
    """

    heuristic: str = "auto"
    max_expansions: int = 2000
    timeout: float | None = 60.0
    method: str = ""
    best: bool = False
    weights: Path | None = None


def methods() -> tuple[str, ...]:
    """The names `method` accepts."""
    from qstar_cli.rules.registry import rules

    return tuple(sorted({name for rule in rules().values() for name in rule.method.split()}))


def solve(problem: Problem, options: Options | None = None) -> Solution:
    """The verified solution of a problem, or an honest decline; apart from timings a function of its arguments."""
    options = options or Options()
    forget_terms()
    goal = goal_of(problem.question.head)
    if goal is None:
        return _unknown_kind(problem, options)
    attempt = _Attempt(problem, goal, options)
    try:
        return attempt.solution()
    except (LimitError, ReadError):  # outside of an action: a term too large to be written or for the kernel to read
        return attempt.too_large()


def first_heuristic(name: str) -> tuple[Heuristic, str]:
    """The heuristic a search begins with for an option value, with the name to report. Raises QstarError."""
    if name == "zero":
        return ZeroHeuristic(), "zero"
    if name in ("auto", "hand", "q"):
        return HandHeuristic(), "hand" if name == "hand" else "auto(hand)"
    raise QstarError(f"there is no heuristic {name!r}", hint="use auto, hand, q or zero")


def _unknown_kind(problem: Problem, options: Options) -> Solution:
    nothing = Derivation(State(problem.subject))
    report = SearchReport(first_heuristic(options.heuristic)[1], 0, 0, 0, 0.0, 0.0, "unknown-kind")
    return Solution(problem, "declined", None, nothing, Verification("none"), report)


class _Attempt:
    """One problem being solved: the work is counted over all resumptions of the search."""

    def __init__(self, problem: Problem, goal: Goal, options: Options) -> None:
        self.problem = problem
        self.goal = goal
        self.options = options
        self.heuristic, self.heuristic_name = first_heuristic(options.heuristic)
        self.work = Work(Limits(options.max_expansions, options.timeout))
        self.barred: set[tuple[object, ...]] = set()
        self.rule_bugs: list[Step] = []
        self.kernel_calls = 0
        self.macros: dict[str, list[Macro]] = {}
        self.note = ""
        self.started = time.monotonic()

    def solution(self) -> Solution:
        """Search and verify until a derivation is confirmed, nothing is left or the limit is reached."""
        partial: tuple[Derivation, Verification] | None = None
        for _ in range(MOST_RETRIES):
            outcome = self._with_method(self._search())
            if outcome.derivation is None:
                return self._declined(outcome, partial)
            answer = self.goal.answer(outcome.derivation.end, self.problem)
            certificate = write_certificate(self.problem, outcome.derivation, answer, level="checked")
            report = self._check(certificate)
            if report.level in ("proved", "checked"):
                certificate["level"] = str(report.level)  # it claims all that could be established
                return self._solved(outcome.derivation, answer, with_evidence(certificate, report.proofs), report)
            if partial is None or report.prefix > partial[1].verified_prefix:
                partial = (_beginning(outcome.derivation, report.prefix), _verification(report))
            if not self._bar(outcome.derivation, report):
                break
        return self._declined(Outcome(StopReason.EXHAUSTED, None, Derivation(self.goal.start(self.problem))), partial)

    def _with_method(self, outcome: Outcome) -> Outcome:
        """The outcome; none where a method was forced that led to no answer, or was not used on the way to one."""
        found, method = outcome.derivation, self.options.method
        if not method or outcome.reason not in (StopReason.SOLVED, StopReason.EXHAUSTED):
            return outcome
        if found is not None and any(_uses(step, method) for step in found.steps):
            return outcome
        return Outcome(StopReason.METHOD, None, outcome.best_partial if found is None else Derivation(found.start))

    def too_large(self) -> Solution:
        """The decline of a problem whose numbers or terms outgrow what can be handled."""
        nothing = Derivation(State(self.problem.subject))
        return self._declined(Outcome(StopReason.TOO_LARGE, None, nothing), None)

    def _search(self) -> Outcome:
        outcome = search(self._space(pruning=True), self.heuristic, self.work, joining=self._joining())
        if not self.options.best:
            return outcome
        bound = outcome.derivation.cost if outcome.derivation else float("inf")
        better = search(self._space(pruning=False), ZeroHeuristic(), self.work, bound=bound)
        return better if better.derivation is not None else outcome

    def _space(self, pruning: bool) -> ProblemSpace:
        return ProblemSpace(
            self.problem,
            self.goal,
            pruning=pruning,
            method=self.options.method,
            barred=frozenset(self.barred),
            refuted=self._refuted,
            rule_bugs=self.rule_bugs,
            macros=self.macros if pruning else {},
        )

    def _joining(self) -> Joining | None:
        """When the learned heuristic joins, None for never."""
        if self.options.heuristic in ("zero", "hand"):
            return None
        return Joining(AUTO_AFTER if self.options.heuristic == "auto" else 0, self._learned)

    def _learned(self) -> Heuristic | None:
        """The learned heuristic and its macros; None with a note where the weights do not fit."""
        from qstar_cli.learn.guide import guide  # numpy: only when a problem proves hard

        found, self.note = guide(self.problem, self.options.weights)
        if found is None:
            return None
        self.heuristic_name = found.heuristic.name
        self.macros.update(found.macros)
        return found.heuristic

    def _refuted(self, step: Step) -> bool:
        self.kernel_calls += 1
        return refutes(step.before, step.after, step.relation, self.problem.assumptions) is not None

    def _check(self, certificate: dict[str, object]) -> Report:
        self.kernel_calls += 1
        return check(certificate)

    def _bar(self, derivation: Derivation, report: Report) -> bool:
        """Bar the first unconfirmed edge; whether there was one (an unconfirmed answer bars the last)."""
        if not derivation.steps:
            return False
        step = derivation.steps[min(report.prefix, len(derivation.steps) - 1)]
        if report.steps and report.prefix < len(report.steps) and report.steps[report.prefix].level == "refuted":
            self.rule_bugs.append(step)
        if step.edge in self.barred:
            return False
        self.barred.add(step.edge)
        return True

    def _report(self, cost: float, stopped: str) -> SearchReport:
        return SearchReport(
            heuristic=self.heuristic_name,
            expanded=self.work.expanded,
            generated=self.work.generated,
            applied=self.work.applied,
            cost=cost,
            seconds=time.monotonic() - self.started,
            stopped=stopped,
            kernel_calls=self.kernel_calls,
            note=self.note,
        )

    def _solved(self, derivation: Derivation, answer: Term, certificate: dict[str, object], report: Report) -> Solution:
        return Solution(
            problem=self.problem,
            status="solved",
            answer=answer,
            derivation=derivation,
            verification=_verification(report),
            search=self._report(derivation.cost, StopReason.SOLVED),
            certificate=certificate,
            expected=_compare(self.problem, answer),
            rule_bugs=tuple(self.rule_bugs),
        )

    def _declined(self, outcome: Outcome, partial: tuple[Derivation, Verification] | None) -> Solution:
        derivation, verification = partial or (outcome.best_partial, Verification("unknown"))
        if partial is None and derivation.steps:
            report = self._check(write_certificate(self.problem, derivation, None))
            derivation, verification = _beginning(derivation, report.prefix), _verification(report)
        stopped = "unverified" if partial is not None else str(outcome.reason)
        expected = None if self.problem.expect is None else Expected(self.problem.expect, False)
        return Solution(
            problem=self.problem,
            status="declined",
            answer=None,
            derivation=derivation,
            verification=verification,
            search=self._report(derivation.cost, stopped),
            expected=expected,
            rule_bugs=tuple(self.rule_bugs),
        )


def _uses(step: Step, method: str) -> bool:
    from qstar_cli.rules.registry import rule_named

    rule = rule_named(step.rule)
    return rule is not None and method in rule.method.split()


def _beginning(derivation: Derivation, steps: int) -> Derivation:
    return Derivation(derivation.start, derivation.steps[:steps])


def _verification(report: Report) -> Verification:
    return Verification(
        level=report.level,
        checks=tuple(
            (c.what, c.verdict.level, c.verdict.why if c.verdict.level == "checked" else "") for c in report.answer
        ),
        steps=tuple(v.level for v in report.steps),
        verified_prefix=report.prefix,
    )


def _compare(problem: Problem, answer: Term) -> Expected | None:
    """The answer against the known one: the same line, or one the kernel also accepts as an answer of the question."""
    if problem.expect is None:
        return None
    from qstar_cli.problem.answers import read_answer
    from qstar_cli.verify.answers import answers

    try:
        known = read_answer(problem.expect, problem.question)
    except ReadError:
        return Expected(problem.expect, False)
    return Expected(problem.expect, is_similar(known, answer) or answers(problem, known))
