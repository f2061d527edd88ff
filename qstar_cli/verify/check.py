"""`check`: a certificate against its question. Everything is read again and proved again; nothing in it is believed.

`check(certificate)` is what `qstar check` runs, and what `qstar solve` asks before it prints an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from qstar_cli.errors import LimitError, ReadError
from qstar_cli.states import Relation, State
from qstar_cli.terms.term import Term, subterms, symbols
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import Split
from qstar_cli.verify.hints import Hints, Taking, WrongHint
from qstar_cli.verify.meaning import Meaning, meaning_of
from qstar_cli.verify.reading import Certificate, Evidence, Line, read_certificate, source_hash
from qstar_cli.verify.steps import answer_agrees, lines, new_conditions, same_meaning, step_verdict
from qstar_cli.verify.verdict import (
    NO_PROOFS,
    Check,
    Level,
    Proofs,
    Report,
    Verdict,
    both,
    proved,
    refuted,
    unknown,
    weakest,
)

__all__ = ["Report", "check", "check_text"]


def check_text(json_text: str) -> Report:
    """`check` of a certificate as JSON text. Raises ReadError."""
    from json import loads  # not needed by `check` itself

    try:
        found = loads(json_text)
    except (ValueError, RecursionError) as error:
        raise ReadError("this is no JSON") from error
    return check(found)


def check(certificate: dict[str, object]) -> Report:
    """The level at which a certificate could be established again. Raises ReadError for what is no certificate."""
    found = read_certificate(certificate)
    case = case_of(*found.problem.read_as)
    if case is None:
        return _report(found.level, [Check("answer", unknown("a kind of question the kernel does not know"))], (), {})
    checks, evidence = _judged_answer(case, found)
    judged = tuple(_chain(found.start, found.steps, case.setting))
    by_lines = _by_lines(case, checks, found.steps, judged)
    return _report(found.level, [*_belongs(found), *by_lines], judged, evidence)


def _report(claimed: Level, checks: list[Check], steps: tuple[_Judged, ...], evidence: Evidence) -> Report:
    verdicts = tuple(s.verdict for s in steps)
    level = weakest([c.verdict.level for c in checks] + [v.level for v in verdicts])
    if weakest([level, claimed]) != claimed:
        checks.append(Check("level-claimed", refuted("a stronger level is claimed than could be established")))
        level = weakest([level, Level.UNKNOWN])
    confirmed = (Level.PROVED, Level.CHECKED)
    prefix = next((k for k, v in enumerate(verdicts) if v.level not in confirmed), len(verdicts))
    return Report(level, tuple(checks), verdicts, prefix, Proofs(evidence, tuple(s.proofs for s in steps)))


class Case(NamedTuple):
    """A question with its assumptions, its meaning and the setting in which its lines are judged."""

    question: Term
    assumptions: tuple[Term, ...]
    meaning: Meaning
    setting: Setting

    def checks(self, answer: Term) -> tuple[Check, ...]:
        try:
            return self.meaning.checks(self.question, answer, self.assumptions, self.setting)
        except (LimitError, Undecided) as reason:
            return (Check("answer", unknown(reason.what)),)


def case_of(question: Term, assumptions: tuple[Term, ...]) -> Case | None:
    """The question as the kernel knows it, None for a kind it does not know.

    Numbers are complex where the question says so, or where it names no domain and has an i.
    """
    meaning = meaning_of(question.head)
    if meaning is None:
        return None
    has_domain = question.args[-1].head == "Domain"
    has_i = any(t.head == "Constant" and t.value == "i" for t in subterms(question))
    is_complex = question.args[-1].value == "complex" if has_domain else has_i or getattr(meaning, "is_complex", False)
    letters = {str(s.value) for t in (question, *assumptions) for s in symbols(t)}
    is_real = has_domain and question.args[-1].value == "reals"
    setting = Setting(meaning.given(question, assumptions), is_complex, tuple(sorted(letters)), is_real)
    return Case(question, assumptions, meaning, setting)


def _belongs(found: Certificate) -> list[Check]:
    """That the certificate is about its text."""
    if source_hash(found.problem.text, found.problem.context) == found.problem.sha256:
        return []
    return [Check("certificate-belongs-to-the-text", refuted("the hash of the text differs"))]


def _starts(case: Case, start: State) -> list[Check]:
    """That the first line is the question; what is assumed may stand beside it."""
    term, *others = case.meaning.start(case.question, case.assumptions)
    said = tuple(line for line in lines(start)[1:] if line not in case.setting.given)
    if {term, *others} == {start.term, *said}:
        return []
    same = same_meaning(State(term, tuple(others)), State(start.term, said), case.setting)
    verdict = refuted("there are lines to be checked") if start.obligations else same
    return [Check("first-line-is-the-question", verdict)]


class _Judged(NamedTuple):
    """What came out of judging a step, with the evidence for it and for its substeps."""

    verdict: Verdict
    proofs: Proofs = NO_PROOFS


def _with_evidence(offered: Evidence, judge: Callable[[], tuple[Verdict, Evidence]]) -> tuple[Verdict, Evidence]:
    """What `judge` finds (a verdict and its argument) with the evidence offered, which has to be true and of use."""
    try:
        with Taking(Hints(offered.get("hints", {}))) as hints:
            verdict, argument = judge()
    except WrongHint as wrong:
        return refuted(f"evidence is not true: {wrong}"), {}
    except (Undecided, LimitError) as reason:
        return unknown(reason.what), {}
    except Split:
        return unknown("a case distinction where none is looked at"), {}
    stated = {name: value for name, value in offered.items() if name != "hints"}
    if hints.unused() or (stated and stated != argument):
        return refuted("evidence for something else"), {}
    written = hints.written()
    return verdict, {**argument, "hints": written} if written else argument


def _judged_answer(case: Case, certificate: Certificate) -> tuple[list[Check], Evidence]:
    """The checks of the first line and of the answer, judged with their evidence."""
    found: list[Check] = []

    def judge() -> tuple[Verdict, Evidence]:
        found.extend([*_starts(case, certificate.start), *_answer_checks(case, certificate.end, certificate.answer)])
        return both(c.verdict for c in found), {c.what: c.verdict.argument for c in found if c.verdict.argument}

    verdict, argument = _with_evidence(certificate.evidence, judge)
    if all(verdict.level != c.verdict.level for c in found):
        found.append(Check("evidence", verdict))
    return found, argument


def _answer_checks(case: Case, end: State, answer: Term | None) -> list[Check]:
    if answer is None:
        return [Check("answer", unknown("there is no answer"))]
    agrees = answer_agrees(end, answer, case.setting)
    return [*([] if agrees.is_proved else [Check("answer-is-the-last-line", agrees)]), *case.checks(answer)]


def _by_lines(case: Case, checks: list[Check], steps: tuple[Line, ...], judged: tuple[_Judged, ...]) -> list[Check]:
    """The checks, with the one that proved equalities from the question to the answer settle (`by_lines`)."""
    name = getattr(case.meaning, "by_lines", "")
    others = all(c.verdict.is_proved for c in checks if c.what != name)
    equal = all(j.verdict.is_proved and s.relation == Relation.EQUAL for s, j in zip(steps, judged, strict=True))
    if not steps or not others or not equal:
        return checks
    by_lines = proved("equal lines lead from the question to the answer", {"method": "lines"})
    settled = (Level.CHECKED, Level.UNKNOWN)
    return [Check(c.what, by_lines) if c.what == name and c.verdict.level in settled else c for c in checks]


def _chain(start: State, steps: tuple[Line, ...], setting: Setting) -> Iterable[_Judged]:
    before = start
    for step in steps:
        if step.before != before:
            yield _Judged(refuted("a step does not start where the one before it ended"))
        else:
            yield _judge(step, setting)
        before = step.after


def _judge(step: Line, setting: Setting) -> _Judged:
    """The verdict on a step: its own claim and its substeps."""
    if not _has_position(step.before.term, step.position):
        return _Judged(refuted("the position does not fit the line"))
    finer: list[_Judged] = []

    def judge() -> tuple[Verdict, Evidence]:
        own = step_verdict(step.before, step.after, step.relation, setting)
        whole = both([own, *_substeps(step, setting, finer)] if step.substeps else [own])
        return whole, own.argument

    verdict, evidence = _with_evidence(step.evidence, judge)
    return _Judged(verdict, Proofs(evidence, tuple(s.proofs for s in finer)))


def _has_position(t: Term, position: Sequence[int]) -> bool:
    return not position or (position[0] < len(t.args) and _has_position(t.args[position[0]], position[1:]))


def _substeps(step: Line, setting: Setting, judged: list[_Judged]) -> Iterable[Verdict]:
    """The substeps, where the conditions of the step hold: they lead from its first line to its last."""
    inside = setting.assuming(*new_conditions(step.before, step.after))
    yield same_meaning(State(step.before.term), State(step.substeps[0].before.term), inside)
    for found in _chain(step.substeps[0].before, step.substeps, inside):
        judged.append(found)
        yield found.verdict
    last = State(step.substeps[-1].after.term)
    yield same_meaning(last, State(step.after.term), inside.assuming(*step.before.conditions))
