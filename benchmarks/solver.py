"""Calling the solver through its library, with guards, in the form the judge reads."""

from __future__ import annotations

import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any

MEMORY = 3 << 30


class ClockError(Exception):
    """The guard on wall-clock time; not a limit of the solver's own."""


def solve_text(text: str, heuristic: str, max_expansions: int, seconds: float) -> dict[str, Any]:
    """What `qstar.solution/1` says of the problem, as far as it is judged and counted here, with CPU seconds."""
    started = time.process_time()
    signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds + 5)
    try:
        record = _solve(text, heuristic, max_expansions, seconds)
    except ClockError:
        record = {"status": "error", "message": f"no end after {seconds + 5} s"}
    except RecursionError as error:
        record = {"status": "error", "message": str(error), "trace": ""}
    except Exception as error:
        record = {"status": "error", "message": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return {**record, "cpu": time.process_time() - started}


def bound_memory() -> None:
    """Bound the memory of a worker, so that a runaway problem fails alone."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise ClockError


def _solve(text: str, heuristic: str, max_expansions: int, seconds: float) -> dict[str, Any]:
    from qstar_cli.problem.file_format import InvalidProblem, read_file
    from qstar_cli.solve import Options, solve
    from qstar_cli.terms.printer import text as printed

    problem = next(iter(read_file(text.encode(), "")))
    if isinstance(problem, InvalidProblem):
        return {"status": "invalid", "message": problem.error.what}
    solution = solve(problem, Options(heuristic=heuristic, max_expansions=max_expansions, timeout=seconds))
    found = solution.search
    return {
        "status": solution.status,
        "read_as": problem.read_as,
        "answer": {"text": printed(solution.answer)} if solution.answer is not None else None,
        "level": solution.verification.level,
        "message": found.stopped,
        "steps": len(solution.derivation.steps),
        "lines": [printed(step.after.term) for step in solution.derivation.steps],
        "states": [_step(step, given, printed) for step, given in _with_substeps(solution.derivation.steps)],
        "rule_bugs": [step.rule for step in solution.rule_bugs],
        **{name: getattr(found, name) for name in ("expanded", "generated", "applied", "cost", "kernel_calls")},
    }


def _with_substeps(steps: Iterable[Any], given: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Every step with the conditions under which it stands beside its own: substeps stand under those of their step."""
    for step in steps:
        yield step, given
        yield from _with_substeps(step.substeps, (*given, *step.after.conditions))


def _step(step: Any, given: tuple[Any, ...], printed: Callable[[Any], str]) -> dict[str, Any]:
    """A step as texts: each side is the line, its conditions, its obligations."""
    sides = {
        name: [printed(t) for t in (state.term, *state.conditions, *state.obligations, *given)]
        for name, state in (("before", step.before), ("after", step.after))
    }
    return {"rule": step.rule, "relation": str(step.relation), **sides}
