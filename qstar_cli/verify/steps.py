"""The exact meaning of each relation that a step may claim (docs/VERIFICATION.md has the same table)."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.operators.registry import binding
from qstar_cli.states import Relation, State
from qstar_cli.terms.build import all_of, equal
from qstar_cli.terms.term import Term, contains, map_args, substitute
from qstar_cli.verify.claims import Partial, Setting, conjuncts, split_where
from qstar_cli.verify.extensions import step_of, subject
from qstar_cli.verify.interpret import FORMULAS, has_letter
from qstar_cli.verify.verdict import IDENTITY, Level, Verdict, both, proved, refuted, unknown

KEEPS_CONDITIONS = frozenset({Relation.EQUAL, Relation.EQUAL_WHERE, Relation.SPLITS_CASES})
KEEPS_OBLIGATIONS = KEEPS_CONDITIONS | {Relation.SAME_SOLUTIONS}
FORMULA_RELATIONS = KEEPS_OBLIGATIONS | {Relation.ADDS_SOLUTIONS, Relation.REJECTS_CANDIDATES, Relation.DEFINES}


def is_formula(t: Term) -> bool:
    """Whether a term is a formula, perhaps with a condition."""
    while t.head == "Where":
        t = t.args[0]
    return t.head in FORMULAS


def lines(state: State) -> tuple[Term, ...]:
    """All formulas of a state of formulas, whose conjunction it means."""
    return (state.term, *state.conditions, *state.obligations)


def new_conditions(before: State, after: State) -> tuple[Term, ...]:
    return tuple(c for c in after.conditions if c not in before.conditions)


def same_meaning(a: State, b: State, setting: Setting) -> Verdict:
    """Whether two states hold at the same points, or are the same partial function."""
    if is_formula(a.term) != is_formula(b.term):
        return refuted("a formula does not become an expression")
    if is_formula(a.term):
        return setting.equivalent(lines(a), lines(b))
    return setting.same_function(Partial(a.term, a.conditions), Partial(b.term, b.conditions))


def step_verdict(before: State, after: State, relation: str, setting: Setting) -> Verdict:
    """Whether a step's claim is true in the setting."""
    if relation not in list(Relation):
        return refuted(f"an unknown relation {relation!r}")
    kind = Relation(relation)
    if is_formula(before.term) != is_formula(after.term):
        return refuted("a formula does not become an expression")
    if kind == Relation.DEFINES and not _defines(before, after, setting):
        return refuted("a definition names a new letter by a condition")
    before, after = without_definitions(before, setting), without_definitions(after, setting)
    cases = _new_cases(before, after, setting)
    if not is_formula(before.term):
        return both([cases, _expression_step(before, after, kind, setting)])
    return both([cases, _formula_step(before, after, kind, setting)])


def _new_cases(before: State, after: State, setting: Setting) -> Verdict:
    """The conditions of each new case distinction exclude one another and leave nothing out, where it is asked for."""
    old = {_conditions(t) for t, _ in _case_distinctions(before.term)}
    new = {(_conditions(t), around) for t, around in _case_distinctions(after.term) if _conditions(t) not in old}
    under = setting.assuming(*after.conditions)
    return both(under.assuming(*around).exactly_one(conditions) for conditions, around in sorted(new, key=repr))


def _case_distinctions(t: Term, around: tuple[Term, ...] = ()) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """The case distinctions in a term, each with the conditions of the cases in which it stands."""
    if t.head == "Cases":
        yield t, around
    for a in t.args:
        yield from _case_distinctions(a, (*around, a.args[1]) if a.head == "Case" else around)


def _conditions(cases: Term) -> tuple[Term, ...]:
    return tuple(case.args[1] for case in cases.args)


def _expression_step(before: State, after: State, relation: Relation, setting: Setting) -> Verdict:
    """The same partial function; an `equal` step adds no condition."""
    if relation in (Relation.EQUAL_UP_TO_CONSTANT, Relation.EQUAL_IF_RIGHT_EXISTS):
        return _step_of_a_family(before, after, relation, setting)
    if relation not in (Relation.EQUAL, Relation.EQUAL_WHERE, Relation.DEFINES):
        return refuted(f"{relation} is no relation of expressions")
    if before.obligations or after.obligations:
        return refuted("an expression has no lines to be checked")
    if relation == Relation.EQUAL and not set(after.conditions) <= set(before.conditions):
        return refuted("an equal step adds no condition")
    local = _same_parts(before, after, setting)
    return local if local.is_proved else same_meaning(before, after, setting)


def _same_parts(before: State, after: State, setting: Setting) -> Verdict:
    """Whether the smallest parts in which two lines differ are the same partial function, where conditions that are new
    hold."""
    a, b, context = localise(before.term, after.term)
    if is_formula(a) or not set(before.conditions) <= set(after.conditions):
        return unknown("the lines differ in more than expressions")
    new = new_conditions(before, after)
    return setting.assuming(*context, *before.conditions).same_function(Partial(a), Partial(b, new))


def _step_of_a_family(before: State, after: State, relation: Relation, setting: Setting) -> Verdict:
    """A relation whose meaning belongs to the functions in the lines; conditions and obligations stay."""
    rule = step_of(relation, (before.term, after.term))
    if rule is None:
        return refuted(f"{relation} means nothing for these lines")
    kept = tuple(c for c in after.conditions if c.head != "Equal" or c.args[0] != c.args[1])  # what is not defined here
    if before.conditions != kept or before.obligations or after.obligations:
        return refuted("a step of this kind leaves conditions alone")
    return rule(before.term, after.term, setting.assuming(*before.conditions))


def _formula_step(before: State, after: State, relation: Relation, setting: Setting) -> Verdict:
    if relation not in FORMULA_RELATIONS:
        return unknown(f"{relation} has no meaning for formulas")
    if relation in KEEPS_OBLIGATIONS and before.obligations != after.obligations:
        return refuted("a step of this kind leaves the lines to be checked alone")
    if relation in KEEPS_CONDITIONS and not set(before.conditions) <= set(after.conditions):
        return refuted("a step of this kind drops no condition")
    if relation in (Relation.EQUAL, Relation.EQUAL_WHERE):
        return _equal_formulas(before, after, relation, setting)
    if relation == Relation.SPLITS_CASES and not any(t.head in ("Cases", "Or") for t in conjuncts(after.term)):
        return refuted("a split into cases ends in cases")
    whole = _same_solutions(before, after, setting)
    if relation == Relation.ADDS_SOLUTIONS:
        return both([whole, setting.implies([before.term, *before.conditions], [after.term])])
    if relation == Relation.REJECTS_CANDIDATES:
        return both([whole, setting.implies([after.term, *after.conditions], [before.term])])
    return whole


def _same_solutions(before: State, after: State, setting: Setting) -> Verdict:
    """The two states hold at the same points; first only where they differ, with the common lines assumed."""
    kept = {*after.conditions, *after.obligations}
    shared = tuple(c for c in (*before.conditions, *before.obligations) if c in kept)
    left = [c for c in lines(before) if c not in shared]
    right = [c for c in lines(after) if c not in shared]
    if left == [before.term] and right == [after.term]:
        a, b, context = localise(before.term, after.term, formulas=True)
        if any(c.head == "Element" for c in context):  # a family is compared member by member
            whole = setting.assuming(*shared).equivalent(left, right)
            if whole.level != Level.UNKNOWN:
                return whole
        for beside in ((), context) if context else ((),):  # mostly what stands beside it does not matter
            local = setting.assuming(*beside, *shared).equivalent([a], [b])
            if local.is_proved:
                return local
    whole = setting.assuming(*shared).equivalent(left, right)
    plain = len(left) == len(right) == 1 and not (shared or setting.given or setting.complex_numbers)
    if whole.level == Level.UNKNOWN and plain:
        on_window: Verdict = subject("root_windows").same_solutions(left[0], right[0])
        return on_window
    return whole


def _equal_formulas(before: State, after: State, relation: Relation, setting: Setting) -> Verdict:
    """Rewrites inside a formula: the changed expressions keep value and domain (where new conditions hold, for
    equal-where)."""
    if relation == Relation.EQUAL:
        if set(before.conditions) != set(after.conditions):
            return refuted("an equal step leaves the conditions alone")
        return _congruent(before.term, after.term, setting.assuming(*before.conditions))
    if set(after.conditions) <= set(before.conditions) or _is_strict(before.term):
        local = _same_parts(before, after, setting)
        if local.is_proved:
            return local
    return _same_solutions(before, after, setting)


def _congruent(a: Term, b: Term, setting: Setting) -> Verdict:
    """Formulas of one shape whose expressions are the same partial functions, each where it is looked at."""
    if a == b:
        return proved("the lines are the same", IDENTITY)
    if not is_formula(a) and a.head != "Case":
        if is_formula(b):
            return refuted("an expression does not become a formula")
        local = _same_parts(State(a), State(b), setting)
        return local if local.is_proved else same_meaning(State(a), State(b), setting)
    if a.head != b.head or len(a.args) != len(b.args):
        return refuted("an equal step keeps the shape of a formula")
    verdicts, mixed = [], a
    for k, (x, y) in enumerate(zip(a.args, b.args, strict=True)):
        verdicts.append(_congruent(x, y, setting.assuming(*_facts_beside(mixed, k))))
        mixed = map_args(mixed, (*mixed.args[:k], y, *mixed.args[k + 1 :]))
    return both(verdicts)


def _is_strict(formula: Term) -> bool:
    """Whether a formula is false as soon as any expression in it is undefined (so not with alternatives)."""
    return formula.head not in ("Or", "Cases") and all(_is_strict(a) for a in formula.args if is_formula(a))


def localise(a: Term, b: Term, formulas: bool = False) -> tuple[Term, Term, tuple[Term, ...]]:
    """The smallest parts in which two terms differ, and the formulas that hold where those parts are looked at.

    With `formulas` the parts are formulas; otherwise a formula only ever stands against a formula.
    """
    context: list[Term] = []
    while a.head == b.head and len(a.args) == len(b.args):
        different = [k for k, (x, y) in enumerate(zip(a.args, b.args, strict=True)) if x != y]
        if len(different) != 1:
            break
        x, y = a.args[different[0]], b.args[different[0]]
        if a.head in binding():
            break  # what is given of a letter does not hold for one that is bound
        if a.head == "Pow" and different[0] == 1 and has_letter(x) != has_letter(y):
            break  # a letter in an exponent asks for a positive base (interpret.py)
        if x.head != "Case" and (is_formula(x) != is_formula(y) or (formulas and not is_formula(x))):
            break
        context += _facts_beside(a, different[0])
        a, b = x, y
    if a.head == "Case":
        return all_of(*a.args), all_of(*b.args), tuple(context)
    return a, b, tuple(context)


def _facts_beside(parent: Term, k: int) -> tuple[Term, ...]:
    """What may be assumed of an argument: the other conjuncts, the condition of its case."""
    if parent.head == "And":
        return tuple(c for j, c in enumerate(parent.args) if j != k)
    if parent.head in ("Case", "Where") and k == 0:
        return conjuncts(parent.args[1])
    return ()


# definitions


def _definition(condition: Term, setting: Setting) -> bool:
    """Whether a condition is `u = e` with a letter u that the question does not have and e is free of."""
    if condition.head != "Equal" or condition.args[0].head != "Symbol":
        return False
    letter, value = condition.args
    return str(letter.value) not in setting.letters and not contains(value, letter)


def without_definitions(state: State, setting: Setting) -> State:
    """The state with defined letters replaced by what they stand for (where that is defined)."""
    found = next((c for c in state.conditions if _definition(c, setting)), None)
    if found is None:
        return state
    letter, value = found.args
    conditions = tuple(equal(value, value) if c == found else substitute(c, letter, value) for c in state.conditions)
    obligations = tuple(substitute(o, letter, value) for o in state.obligations)
    return without_definitions(State(substitute(state.term, letter, value), conditions, obligations), setting)


def _defines(before: State, after: State, setting: Setting) -> bool:
    """Whether all new conditions are definitions of letters that the line before does not have."""
    new = new_conditions(before, after)
    old = (before.term, *before.conditions, *before.obligations)
    return bool(new) and all(_definition(c, setting) and not any(contains(t, c.args[0]) for t in old) for c in new)


def answer_agrees(end: State, answer: Term, setting: Setting) -> Verdict:
    """Whether the answer says the same as the last line."""
    if end.obligations:
        return refuted("lines are left unchecked")
    inside = Partial(answer) if is_formula(answer) else split_where(answer)
    return same_meaning(without_definitions(end, setting), State(inside.term, inside.conditions), setting)
