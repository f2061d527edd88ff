"""JSON records: one object a problem, schema `qstar.solution/1`."""

from __future__ import annotations

from collections.abc import Mapping

from qstar_cli.derivation import Step
from qstar_cli.errors import ReadError
from qstar_cli.problem.problem import Problem
from qstar_cli.render.messages import Messages
from qstar_cli.render.outline import step_outline
from qstar_cli.solution import Solution
from qstar_cli.terms.approximate import approximated
from qstar_cli.terms.latex_printer import latex_answer
from qstar_cli.terms.printer import answer_text, text
from qstar_cli.terms.short_answer import set_notation, short_answer
from qstar_cli.terms.sympy_printer import sympy_answer
from qstar_cli.terms.term import Term, operands

SCHEMA = "qstar.solution/1"


def solution_record(solution: Solution, messages: Messages, approx: int = 0) -> dict[str, object]:
    """The record of a solved or declined problem; `approx` is a number of significant digits, 0 for none."""
    steps = solution.derivation.steps
    levels = solution.verification.steps
    record: dict[str, object] = {
        **solution.problem.extra,
        "schema": SCHEMA,
        "id": solution.problem.identifier,
        "problem": _problem(solution.problem),
        "status": solution.status,
        "answer": _answer(solution, approx),
        "verification": {
            "level": solution.verification.level,
            "checks": [
                {"what": messages.say(what), "level": level, **({"why": why} if why else {})}
                for what, level, why in solution.verification.checks
            ],
        },
        "answer_conditions": _conditions(solution.answer),
        "steps": [
            _step(s, levels[k] if k < len(levels) else "unknown", messages, solution.problem.question)
            for k, s in enumerate(steps)
        ],
        "search": _search(solution),
        "notes": list(solution.problem.warnings),
    }
    if solution.expected is not None:
        record["expected"] = {"text": solution.expected.text, "matches": solution.expected.matches}
    if solution.status == "declined":
        record["reason"] = messages.say(f"declined.{solution.search.stopped}", limit=solution.search.expanded)
        record["verified_prefix"] = solution.verification.verified_prefix
    return record


def invalid_record(
    identifier: str, source: str, error: ReadError, extra: Mapping[str, object] | None = None
) -> dict[str, object]:
    """The record of a problem that could not be read."""
    return {
        **(extra or {}),
        "schema": SCHEMA,
        "id": identifier,
        "problem": {"text": source},
        "status": "invalid",
        "error": {
            "what": error.what,
            "line": error.line,
            "column": error.column,
            "expected": error.expected,
            "hint": error.hint,
        },
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "text": problem.text,
        "read_as": problem.read_as,
        "task": problem.question.head.lower(),
        "variables": [str(x.value) for x in problem.unknowns],
    }


def _answer(solution: Solution, approx: int) -> dict[str, str] | None:
    answer = solution.answer
    if answer is None:
        return None
    question = solution.problem.question
    intervals = set_notation(answer, question, lambda t: answer_text(t, question))
    near = {"approx": answer_text(approximated(answer, approx), question)} if approx else {}
    return {
        **near,
        "text": answer_text(answer, question),
        "short": short_answer(answer, question),
        "latex": latex_answer(answer, question),
        "sympy": sympy_answer(answer, question),
        **({"intervals": intervals} if intervals else {}),
    }


def _conditions(answer: Term | None) -> list[str]:
    if answer is None or answer.head != "Where":
        return []
    condition = answer.args[1]
    return [text(c) for c in operands(condition, "And")]


def _step(step: Step, level: str, messages: Messages, question: Term) -> dict[str, object]:
    shown = step_outline(step, "", messages, text, level)
    return {
        "rule": step.rule,
        "title": shown.title,
        "why": " ".join(s for s in (shown.sentence, shown.why) if s),
        "before": answer_text(step.before.term, question),
        "after": answer_text(step.after.term, question),
        "position": list(step.position),
        "relation": str(step.relation),
        "conditions": [text(c) for c in step.new_conditions],
        "verification": level,
        "substeps": [_step(s, level, messages, question) for s in step.substeps],
    }


def _search(solution: Solution) -> dict[str, object]:
    s = solution.search
    return {
        "heuristic": s.heuristic,
        "expanded": s.expanded,
        "generated": s.generated,
        "applied": s.applied,
        "kernel_calls": s.kernel_calls,
        "cost": s.cost,
        "seconds": round(s.seconds, 6),
        "stopped": s.stopped,
    }
