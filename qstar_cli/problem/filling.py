"""The question of an operator from the slots of a phrase; what is left out is filled in, what does not fit refused."""

from __future__ import annotations

from typing import NamedTuple

from qstar_cli.problem.context import put_in
from qstar_cli.problem.slots import PARTS, SlotReader, fill
from qstar_cli.problem.templates import Slot, Spans, Template, parse
from qstar_cli.terms.build import I, symbol
from qstar_cli.terms.numerals import is_in_base
from qstar_cli.terms.second_readings import rounded_percentage
from qstar_cli.terms.term import Term, contains, has_head, subterms, symbols, term
from qstar_cli.terms.views import as_integer

LETTER_ORDER = ("x", "y", "z", "t")


class Understood(NamedTuple):
    """A question as understood, with assumptions stated in its sentence and warnings.

    `beside` are the assumptions that stand beside the expression (`x + 1 for x != 1`).
    """

    question: Term
    assumptions: tuple[Term, ...] = ()
    warnings: tuple[str, ...] = ()
    beside: tuple[Term, ...] = ()


def fill_template(slots: SlotReader, template: Template, spans: Spans) -> Understood:
    """The question that a phrase asks with what stands in its slots. Raises ReadError."""
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
