"""The outline of a solution: its lines and sentences in the order shown, before any layout.

The plain and the rich renderer lay out the same outline; neither decides anything.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.derivation import Step
from qstar_cli.render.messages import Messages
from qstar_cli.solution import Solution
from qstar_cli.terms.approximate import approximated
from qstar_cli.terms.build import RELATIONS
from qstar_cli.terms.cursor import is_formula
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.printer import answer_text
from qstar_cli.terms.short_answer import set_notation
from qstar_cli.terms.term import Term, has_head, operands, substitute, subterms
from qstar_cli.terms.views import as_rational

Write = Callable[[Term], str]


class Line(NamedTuple):
    """A formula or expression as shown; `left`, `sign`, `right` are set where it is one relation, for alignment."""

    whole: str
    left: str = ""
    sign: str = ""
    right: str = ""


class StepOutline(NamedTuple):
    """A step: its number ("2", "2.1"), title, sentence, the new line and what arises with it.

    `is_unchanged`: the line is the one before it (a candidate was checked), so it need not be written again.
    """

    number: str
    title: str
    sentence: str
    line: Line
    conditions: str
    why: str
    level: str
    is_equality: bool
    is_unchanged: bool
    substeps: tuple[StepOutline, ...]


class Outline(NamedTuple):
    """All that is shown of a solution, as text."""

    identifier: str
    read_as: str
    notes: tuple[str, ...]
    first: Line
    steps: tuple[StepOutline, ...]
    answer: str
    checks: tuple[str, ...]
    verified: str
    search: str
    expected: str
    declined: str


def outline(
    solution: Solution, messages: Messages, spell: Callable[[Term, Term], str] = answer_text, approx: int = 0
) -> Outline:
    """The outline of a solution.

    `spell` writes a line or answer given the question (as text or in Unicode); with `approx` the answer is also given
    to that many significant digits.
    """
    problem = solution.problem

    def write(t: Term) -> str:
        return spell(t, problem.question)

    levels = solution.verification.steps
    steps = tuple(
        step_outline(step, str(k + 1), messages, write, levels[k] if k < len(levels) else "")
        for k, step in enumerate(solution.derivation.steps)
    )
    return Outline(
        identifier=problem.identifier,
        read_as=messages.say("read-as", sentence=problem.read_as),
        notes=tuple(messages.say("note", sentence=w) for w in problem.warnings),
        first=line(solution.derivation.start.term, write),
        steps=steps,
        answer=_answer(solution, messages, write, approx),
        checks=tuple(_substitutions(solution, messages, write)),
        verified=_verified(solution, messages),
        search=_search(solution, messages),
        expected=_expected(solution, messages),
        declined=_declined(solution, messages),
    )


def line(t: Term, write: Write) -> Line:
    """A term as a line."""
    if t.head in RELATIONS:
        left, right = write(t.args[0]), write(t.args[1])
        sign = write(t)[len(left) : -len(right)].strip()
        return Line(write(t), left, sign, right)
    return Line(write(t))


def step_outline(step: Step, number: str, messages: Messages, write: Write, level: str) -> StepOutline:
    values = {k: v if isinstance(v, str) else write(v) for k, v in step.values.items()}
    conditions = " and ".join(write(c) for c in step.new_conditions)
    others = ", ".join(messages.title(rule).lower() for rule in step.why.split()) if step.why else ""
    return StepOutline(
        number=number,
        title=messages.title(step.rule),
        sentence=messages.sentence(step.rule, values),
        line=line(step.after.term, write),
        conditions=messages.say("conditions", conditions=conditions) if conditions else "",
        why=messages.say("why.method", others=others) if others else "",
        level=level,
        is_equality=not is_formula(step.after.term),
        is_unchanged=step.before.term == step.after.term,
        substeps=tuple(
            step_outline(s, f"{number}.{k + 1}", messages, write, level) for k, s in enumerate(step.substeps)
        ),
    )


def _answer(solution: Solution, messages: Messages, write: Write, approx: int) -> str:
    if solution.answer is None:
        return ""
    shown = messages.say("answer", answer=write(solution.answer))
    core = solution.answer.args[0] if solution.answer.head == "Neg" else solution.answer
    if core.head == "Decimal":
        value = as_rational(solution.answer) or Fraction(0)
        shown += " " + messages.say("answer-exact", fraction=value)
    if intervals := _intervals(solution, write):
        shown += "\n" + messages.say("answer-intervals", intervals=intervals)
    shown += "".join("\n" + place for place in _places(solution.answer, messages, write))
    near = approximated(solution.answer, approx) if approx else solution.answer
    if near != solution.answer:
        shown += "\n" + messages.say("answer-approximate", value=write(near))
    if not solution.derivation.steps and solution.problem.question.head in ("Simplify", "Expand", "Factor"):
        shown += "\n" + messages.say("answer-unchanged")
    return shown


def _places(answer: Term, messages: Messages, write: Write) -> list[str]:
    """For each root of a polynomial in the answer, decimals between which it lies."""
    found = dict.fromkeys(s for s in subterms(answer) if s.head == "PolynomialRoot")
    if not found:
        return []
    from qstar_cli.terms.polynomial_roots import enclosing_decimals  # rarely needed

    around = ((t, enclosing_decimals(t)) for t in found)
    return [messages.say("answer-place", root=write(t), low=b[0], high=b[1]) for t, b in around if b is not None]


def _intervals(solution: Solution, write: Write) -> str:
    """The answer of an inequality in interval notation, "" for other answers."""
    return "" if solution.answer is None else set_notation(solution.answer, solution.problem.question, write)


def _substitutions(solution: Solution, messages: Messages, write: Write) -> list[str]:
    """The check by substitution, a sentence a candidate."""
    subject = solution.problem.subject
    if solution.answer is None or solution.problem.question.head != "Solve" or subject.head != "Equal":
        return []
    x = solution.problem.unknowns[0]
    found = operands(solution.answer, "Or")
    shown = []
    for candidate in found:
        if candidate.head != "Equal" or candidate.args[0] != x or has_head(candidate.args[1], "Symbol"):
            continue
        shown.append(_substitution(subject, x, candidate, messages, write))
    return shown


def _substitution(equation: Term, x: Term, candidate: Term, messages: Messages, write: Write) -> str:
    value = as_rational(candidate.args[1])
    left, right = equation.args
    if value is None:
        return messages.say("check.exact", candidate=write(candidate))
    a, b = rational_value(left, {x: value}), rational_value(right, {x: value})
    if a is None or b is None:
        return messages.say("check.exact", candidate=write(candidate))
    return messages.say("check", equation=write(substitute(equation, x, candidate.args[1])), left=a, right=b)


def _verified(solution: Solution, messages: Messages) -> str:
    if solution.status != "solved":
        return ""
    count = len(solution.derivation.steps)
    steps = messages.say(f"verified.steps.{'none' if not count else 'one' if count == 1 else 'many'}", count=count)
    checks = (messages.say(what) + (f": {why}" if why else "") for what, _, why in solution.verification.checks)
    details = "; ".join([steps, *checks])
    return messages.say("verified", level=solution.verification.level, details=details)


def _search(solution: Solution, messages: Messages) -> str:
    s = solution.search
    return messages.say(
        "search",
        heuristic=s.heuristic,
        expanded=s.expanded,
        generated=s.generated,
        applied=s.applied,
        cost=f"{s.cost:g}",
    )


def _expected(solution: Solution, messages: Messages) -> str:
    if solution.expected is None:
        return ""
    kind = "declined" if solution.answer is None else "matches" if solution.expected.matches else "differs"
    return messages.say(f"expected.{kind}", text=solution.expected.text)


def _declined(solution: Solution, messages: Messages) -> str:
    if solution.status != "declined":
        return ""
    reason = messages.say(f"declined.{solution.search.stopped}", limit=solution.search.expanded)
    return messages.say("declined", reason=reason)
