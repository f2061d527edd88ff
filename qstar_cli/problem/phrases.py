"""Questions from sentences: the phrases of the operators, tried from the most specific on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Assumptions, Context, as_bindings, assumptions_in
from qstar_cli.problem.filling import Understood, fill_template
from qstar_cli.problem.problem import Problem
from qstar_cli.problem.slots import SlotReader
from qstar_cli.problem.templates import Pieces, templates
from qstar_cli.problem.windows import WindowText, limits, window_at_end
from qstar_cli.terms.build import all_of
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.source import MAX_LENGTH, error_at
from qstar_cli.terms.term import Term, symbols

_ASSUMING = Pattern(r"(?<![A-Za-z])(?:assuming(?:\s+that)?|provided(?:\s+that)?)(?![A-Za-z])", re.IGNORECASE)
_TEXT = Pattern(r"\\(?:text|textrm|textbf|textit|mathrm|mbox)\s*\{([A-Za-z ,.?]*)\}")
_BLANK = Pattern(r"__+")  # where the answer is to be written
_CONDITION = Pattern(
    r"(?<![A-Za-z])(?:where|given\s+that|given|if|when|with|(?:for\s+\w+\s+)?(?:in|on|over)\s+the\s+(?:interval|domain|range))"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)


def read_question(text: str, *, context: Context | None = None) -> Problem:
    """The problem that a sentence, a relation or an expression poses. Raises ReadError."""
    context = context or Context()
    if len(text) > MAX_LENGTH:
        what = f"The problem is longer than {MAX_LENGTH} characters."
        raise error_at(text[:MAX_LENGTH], 0, what, expected="a shorter problem", hint="Put one problem on a line.")
    found = _understand(_BLANK.sub(_spaces, _TEXT.sub(_bare, text)), context)
    assumptions = tuple(dict.fromkeys((*context.assumptions, *found.assumptions)))
    warnings = tuple(dict.fromkeys((*context.warnings, *found.warnings)))
    if context.strict and warnings:
        raise error_at(text, 0, warnings[0], expected="a spelling with one reading", hint="Or leave out --strict.")
    return Problem(
        question=found.question,
        text=text.strip(),
        read_as=sentence(found.question, assumptions),
        assumptions=assumptions,
        context=context.lines,
        warnings=warnings,
        beside=found.beside,
    )


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _bare(match: re.Match[str]) -> str:
    """The words of `\\text{ for }` at their place, without the command."""
    return match.group(1).rjust(len(match.group()) - 1) + " "


def reread(text: str, context_lines: Iterable[str]) -> str:
    """What a source text is read as, with its `let` and `assume` lines. Raises ReadError."""
    context = Context()
    for line in context_lines:
        context = context.with_line(line)
    return read_question(text, context=context).read_as


def sentence(question: Term, assumptions: tuple[Term, ...] = ()) -> str:
    """The canonical sentence of a question with its assumptions."""
    tail = " assuming " + " and ".join(map(canonical, assumptions)) if assumptions else ""
    return canonical(question) + tail


def _understand(text: str, context: Context) -> Understood:
    slots = SlotReader(text, context)
    start, end = slots.trimmed(0, len(text))
    if start == end:
        raise error_at(
            text, start, "There is no question.", expected="a question", hint="Write for example 2x + 3 = 7."
        )
    if context.functions or ")=" in text or ") =" in text or text.lstrip()[:4].lower() == "let ":
        from qstar_cli.problem.definitions import with_definitions

        defined = with_definitions(text, context)
        if defined is not None:
            return _understand(*defined)
    for stated in reversed(list(_ASSUMING.finditer(text, start, end))):
        found = assumptions_in(text, context, stated.end(), end)
        return _with_assumptions(_asked(slots, start, stated.start()), found)
    try:
        return _asked(slots, start, end)
    except ReadError as error:
        understood = _asked_in_window(slots, start, end) or _asked_with_given_function(slots, start, end)
        return understood or _asked_under_condition(slots, start, end, error)


def _asked_with_given_function(slots: SlotReader, start: int, end: int) -> Understood | None:
    """`if sin(x) = 3/5 and x is acute, find cos(x)`: values and places of angles as assumptions; None for others."""
    from qstar_cli.problem.given_functions import given_function

    found = given_function(slots.text, start, end, slots.context)
    if found is None:
        return None
    question, stated = found
    try:
        return _with_assumptions(_asked(SlotReader(question, slots.context), 0, len(question)), stated)
    except ReadError:
        return None


def _asked_in_window(slots: SlotReader, start: int, end: int) -> Understood | None:
    """`solve sin(x) = 1/2 on [0, 2pi)`: the interval as assumptions about the unknown; None for other questions."""
    window = window_at_end(slots.text, start, end)
    if window is None:
        return None
    try:
        understood = _asked(slots, start, window.start)
        if understood.question.head != "Solve" or understood.question.args[1].head != "Symbol":
            return None
        ends = [slots.end_of_interval(*span) for span in (window.low, window.high)]
        named = slots.reading(*_span_of_name(window, slots.text)) if window.name else understood.question.args[1]
    except ReadError:
        return None
    if named != understood.question.args[1]:
        return None
    return _with_assumptions(understood, Assumptions(limits(window, named, *ends)))


def _span_of_name(window: WindowText, text: str) -> tuple[int, int]:
    place = text.index(window.name, window.start)
    return place, place + len(window.name)


def _asked_under_condition(slots: SlotReader, start: int, end: int, error: ReadError) -> Understood:
    """`simplify sqrt(x^2) where x > 0`, `solve a*x = b where a = 2`: the last resort before `error` is reported.

    An equation that is more than the value of a letter is no mere condition, so it is not accepted here.
    """
    stated = list(_CONDITION.finditer(slots.text, start, end))[-1:]
    if not stated or stated[0].start() == start:
        raise error
    try:
        found = assumptions_in(slots.text, slots.context, stated[0].end(), end)
        values = _values(found)
        if values is None and any(a.head == "Equal" and symbols(a) for a in found.assumptions):
            raise error
        if values is None:
            return _with_assumptions(_asked(slots, start, stated[0].start()), found)
        context = slots.context._replace(values={**slots.context.values, **values})
        return _with_warnings(_asked(SlotReader(slots.text, context), start, stated[0].start()), found.warnings)
    except ReadError:
        raise error from None


def _values(found: Assumptions) -> dict[Term, Term] | None:
    """Assumptions that only give letters their numbers, as a mapping."""
    bindings = as_bindings(all_of(*found.assumptions))
    if bindings is None or any(symbols(b.args[1]) for b in bindings):
        return None
    return {b.args[0]: b.args[1] for b in bindings}


def _with_warnings(understood: Understood, warnings: tuple[str, ...]) -> Understood:
    return understood._replace(warnings=understood.warnings + warnings)


def _with_assumptions(understood: Understood, found: Assumptions) -> Understood:
    return Understood(
        understood.question, (*understood.assumptions, *found.assumptions), (*understood.warnings, *found.warnings)
    )


def _asked(slots: SlotReader, start: int, end: int) -> Understood:
    """The question in a span: the first phrase, by the number of its letters, whose slots can all be read."""
    start, end = slots.trimmed(start, end)
    pieces = Pieces(slots.text, start, end)
    candidates = [
        (letters, template.specificity, -k, template, spans)
        for k, template in enumerate(templates(pieces))
        for letters, spans in template.matches(pieces)
    ]
    first: ReadError | None = None
    for _, _, _, template, spans in sorted(candidates, key=lambda c: c[:3], reverse=True):
        try:
            return fill_template(slots, template, spans)
        except ReadError as error:
            if template.source is None or not template.source.needs:  # else the kind was a guess
                first = first or error
    assert first is not None  # a bare expression is a phrase, so there is a candidate
    raise first
