"""Questions from sentences: the phrases of the operators, tried from the most specific on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Assumptions, Context, as_bindings, assumptions_in, put_in
from qstar_cli.problem.problem import Problem
from qstar_cli.problem.slots import PARTS, SlotReader, fill
from qstar_cli.problem.templates import Pieces, Slot, Spans, Template, parse, templates
from qstar_cli.problem.windows import WindowText, limits, window_at_end
from qstar_cli.terms.build import I, all_of, symbol
from qstar_cli.terms.numerals import is_in_base
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.second_readings import rounded_percentage
from qstar_cli.terms.source import MAX_LENGTH, error_at
from qstar_cli.terms.term import Term, contains, has_head, subterms, symbols, term
from qstar_cli.terms.views import as_integer

LETTER_ORDER = ("x", "y", "z", "t")
_ASSUMING = Pattern(r"(?<![A-Za-z])(?:assuming(?:\s+that)?|provided(?:\s+that)?)(?![A-Za-z])", re.IGNORECASE)
_TEXT = Pattern(r"\\(?:text|textrm|textbf|textit|mathrm|mbox)\s*\{([A-Za-z ,.?]*)\}")
_BLANK = Pattern(r"__+")  # where the answer is to be written
_CONDITION = Pattern(
    r"(?<![A-Za-z])(?:where|given\s+that|given|if|when|with|(?:for\s+\w+\s+)?(?:in|on|over)\s+the\s+(?:interval|domain|range))"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)


class Understood(NamedTuple):
    """A question as understood, with assumptions stated in its sentence and warnings.

    `beside` are the assumptions that stand beside the expression (`x + 1 for x != 1`).
    """

    question: Term
    assumptions: tuple[Term, ...] = ()
    warnings: tuple[str, ...] = ()
    beside: tuple[Term, ...] = ()


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
            return _fill(slots, template, spans)
        except ReadError as error:
            if template.source is None or not template.source.needs:  # else the kind was a guess
                first = first or error
    assert first is not None  # a bare expression is a phrase, so there is a candidate
    raise first


def _fill(slots: SlotReader, template: Template, spans: Spans) -> Understood:
    operator, place = template.operator, spans[template.slots[0].name][0]
    names = [item.name for item in parse(operator.sentence) if isinstance(item, Slot)]
    filled = {s.name: slots.slot(s.kind, *spans[s.name], operator) for s in template.slots}
    for name, parts in PARTS.items():
        filled |= zip(parts, filled[name].args, strict=True) if name in filled else {}
    if "bindings" in filled and "bindings" not in names:
        filled = _with_values(filled)
    if template.fills:
        filled = filled | {name: fill(written, filled, name, operator) for name, written in template.fills}
    elif template.source is not None and not template.source.question:
        filled[names[0]] = _call(slots, template, filled, place)
    for name, written in operator.defaults:
        if name not in filled:
            is_complex = name == "domain" and any(contains(t, I) for t in filled.values())
            filled[name] = fill("complex" if is_complex else written, {}, name, operator)
    _check_needs(slots, template, filled, place)
    warnings = [w for s in template.slots for w in slots.warnings(*spans[s.name])]
    if operator.head == "Round" and (sentence := rounded_percentage(filled[names[0]])):
        warnings.append(sentence)
    assumptions: tuple[Term, ...] = ()
    if "expression" in filled:
        filled["expression"], assumptions = _without_condition(filled["expression"])
    if "unknowns" in names and "unknowns" not in filled:
        subject = filled.get("formula", filled[names[0]])
        filled["unknowns"] = choose_unknowns(subject, warnings, every_letter=operator.every_letter)
    _check_letters(slots, filled, place)
    _check_digits(slots, filled, place)
    return Understood(term(operator.head, *(filled[n] for n in names)), assumptions, tuple(warnings), assumptions)


def _with_values(filled: dict[str, Term]) -> dict[str, Term]:
    """The slots with the values of letters put in, where the question itself has no place for them."""
    values = {b.args[0]: b.args[1] for b in filled["bindings"].args}
    return {name: put_in(t, {}, values) for name, t in filled.items() if name != "bindings"}


def _check_needs(slots: SlotReader, template: Template, filled: dict[str, Term], place: int) -> None:
    """Refuse slots without a head that the phrase is about, and letters where it is about numbers."""
    needs = template.source.needs if template.source is not None else ()
    if template.operator.closed and any(symbols(t) for t in filled.values()):
        raise slots.wrong(place, "This holds a letter and cannot be decided.", "a statement about numbers")
    if "divisor" in filled and symbols(filled["divisor"]) != symbols(filled["dividend"]):
        raise slots.wrong(place, "These are polynomials in different letters.", "polynomials in one letter")
    if needs and not any(s.head in needs or s.value in needs for t in filled.values() for s in subterms(t)):
        what = f"This is no question of the kind “{template.operator.title}”."
        raise slots.wrong(place, what, "a " + " or ".join(n.lower() for n in needs))


def _check_digits(slots: SlotReader, filled: dict[str, Term], place: int) -> None:
    """Refuse digits that do not fit their base."""
    for t in (s for part in filled.values() for s in subterms(part) if s.head == "Based"):
        digits, base = str(t.args[0].value), as_integer(t.args[1])
        if base is None or not is_in_base(digits, base):
            raise slots.wrong(place, f"{digits} is no number in this base.", "digits below the base, which is 2 to 36")


def _call(slots: SlotReader, template: Template, filled: dict[str, Term], place: int) -> Term:
    """The call of the function that a phrase asks for; its slots are the arguments, in the order of their names."""
    function = template.source
    assert function is not None
    names = sorted(s.name for s in template.slots)
    spread = (filled[n].args if n.startswith("numbers") else (filled[n],) for n in names)
    args = tuple(a for part in spread for a in part)
    least, most = function.arity
    if not least <= len(args) <= most:
        raise slots.wrong(place, f"The {function.title} is not of {len(args)} values.", f"{least} or more values")
    return term(function.head, *args)


def _without_condition(t: Term) -> tuple[Term, tuple[Term, ...]]:
    """`E for C` and `E if C` as E under the assumption C."""
    if t.head == "Cases" and len(t.args) == 1:
        t = t.args[0]
    if t.head not in ("Where", "Case"):
        return t, ()
    return t.args[0], t.args[1].args if t.args[1].head == "And" else t.args[1:]


def _check_letters(slots: SlotReader, filled: dict[str, Term], place: int) -> None:
    """Refuse unknowns and bindings of letters that do not occur."""
    formula, names = filled.get("formula"), filled.get("unknowns")
    if formula is not None and names is not None and symbols(formula):
        for x in names.args or (names,):
            if not contains(formula, x):
                what = f"The unknown {x.value} does not occur in the equation."
                raise slots.wrong(place, what, "one of: " + ", ".join(str(s.value) for s in symbols(formula)))
    expression, bindings = filled.get("expression"), filled.get("bindings")
    if expression is not None and bindings is not None:
        for binding in bindings.args:
            if not contains(expression, binding.args[0]):
                what = f"The letter {binding.args[0].value} does not occur in the expression."
                raise slots.wrong(place, what, "values for letters of the expression")


def choose_unknowns(formula: Term, warnings: list[str], *, every_letter: bool = False) -> Term:
    """The unknowns of a formula when none is named: as many as it has equations, in the usual order of letters.

    Alternatives and cases speak of one unknown.
    """
    letters = sorted(symbols(formula), key=_letter_key)
    if not letters:
        return symbol("x")
    count = max(1, sum(s.head == "Equal" for s in subterms(formula))) if not has_head(formula, "Or", "Cases") else 1
    count = len(letters) if every_letter else count
    chosen = letters[:count]
    if len(letters) > count:
        names = ", ".join(str(x.value) for x in chosen)
        others = ", ".join(str(x.value) for x in letters[count:])
        warnings.append(
            f"Of several letters {names} is taken as unknown; for another write for and its name ({others})."
        )
    return chosen[0] if len(chosen) == 1 else term("Tuple", *chosen)


def _letter_key(x: Term) -> tuple[int, bool, str]:
    name = str(x.value)
    place = LETTER_ORDER.index(name) if name in LETTER_ORDER else len(LETTER_ORDER)
    return place, name[0].isupper(), name
