"""Answers of `solve` put in order: alternatives merged and sorted, cases flat, what is decided left out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cmp_to_key
from itertools import product

from qstar_cli.terms.build import FALSE, TRUE, I, all_of, any_of, cases, integer, subtract
from qstar_cli.terms.conjunctions import about, conjunction, united
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.intervals import COMPLEMENT, MIRRORED, normal_form
from qstar_cli.terms.order import is_similar, similar_key, sort_key
from qstar_cli.terms.term import Term, contains, operands, substitute, symbols, term
from qstar_cli.terms.tidy import tidy

Branch = tuple[Term, tuple[Term, ...]]


def in_order(formula: Term, conditions: Iterable[Term], unknown: Term) -> Term:
    """The answer a solved formula gives under conditions: `all real numbers` under `x != 0` is `x != 0`.

    Conditions free of the unknown stand behind the answer: `x = a*b for a != 0`.
    """
    ordered = sorted(conditions, key=sort_key)
    apart = tuple(c for c in ordered if not contains(c, unknown))
    everything = tidy(all_of(*(about(c, unknown) for c in ordered if contains(c, unknown))))
    simpler = ((f, conjunction(c, apart)) for f, c in _branches(formula))
    branches = [b for f, c in simpler if c is not None for b in _apart(_alternatives(f, unknown), c, unknown)]
    branches = _united([(everything if f == TRUE else f, c) for f, c in branches])
    if len(branches) == 1 and not branches[0][1]:
        whole = branches[0][0]
    else:
        whole = cases(*((f, tidy(all_of(*c))) for f, c in branches))
    return whole if whole == FALSE or not apart else term("Where", whole, tidy(all_of(*apart)))


def _united(branches: list[Branch]) -> list[Branch]:
    """Cases with the same formula whose conditions differ in one comparison only, as one: `a < 1` and `a = 1`."""
    for i, (formula, conditions) in enumerate(branches):
        for k in range(i + 1, len(branches)):
            whole = _either(conditions, branches[k][1]) if branches[k][0] == formula else None
            if whole is not None:
                return _united([*branches[:i], (formula, whole), *branches[i + 1 : k], *branches[k + 1 :]])
    return branches


def _either(a: tuple[Term, ...], b: tuple[Term, ...]) -> tuple[Term, ...] | None:
    """Conditions that say that all of one or of the other hold; None where these differ in more than a comparison."""
    first, second = ([c for c in these if c not in others] for these, others in ((a, b), (b, a)))
    whole = united(first[0], second[0]) if len(first) == len(second) == 1 else None
    return None if whole is None else tuple(whole if c == first[0] else c for c in a if c != first[0] or whole != TRUE)


def _branches(formula: Term) -> list[Branch]:
    """The cases of a formula, nested ones opened, with the conditions of each."""
    if formula.head == "Cases":
        found = [(case.args[1], branch) for case in formula.args for branch in _branches(case.args[0])]
        return [(f, _distinct((*operands(outer, "And"), *c))) for outer, (f, c) in found]
    if formula.head == "Or":
        choices = product(*(_branches(a) for a in formula.args))
        return [(any_of(*(f for f, _ in choice)), _distinct(c for _, cs in choice for c in cs)) for choice in choices]
    if formula.head == "And" and formula.args[0].head == "Cases":
        limits = all_of(*formula.args[1:])  # values found have been checked against them
        return [(limits if f == TRUE else f, c) for f, c in _branches(formula.args[0])]
    if formula.head == "And" and TRUE in formula.args:
        return [(all_of(*(a for a in formula.args if a != TRUE)), ())]
    return [(formula, ())]


def _distinct(conditions: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(conditions))


def _apart(formula: Term, conditions: tuple[Term, ...], unknown: Term) -> list[Branch]:
    """`A and b != 0` with a condition on other letters as two cases: A if b != 0, no solution if b = 0."""
    if formula.head != "And" or not contains(formula, unknown):
        return [(formula, conditions)]
    found: list[Branch] = []
    on_others = [p for p in formula.args if p.head in COMPLEMENT and symbols(p) and not contains(p, unknown)]
    for part in on_others:
        opposite = conjunction((*conditions, term(COMPLEMENT[part.head], *part.args)))
        found += [(FALSE, opposite)] if opposite is not None else []
        conditions = conjunction((*conditions, part)) or conditions
    return [(all_of(*(p for p in formula.args if p not in on_others)), conditions), *found]


def _alternatives(formula: Term, unknown: Term) -> Term:
    """An `Or` without repetitions and without `no solution`, values and intervals ascending."""
    found = {similar_key(a): a for a in _disjuncts(formula) if a != FALSE}
    if TRUE in found.values():
        return TRUE
    if any(a.head in ("And", *MIRRORED) for a in found.values()):
        whole = any_of(*found.values())
        in_normal_form = normal_form(whole, unknown)  # to join intervals that overlap is a step of its own
        return in_normal_form if in_normal_form and is_similar(in_normal_form, whole) else whole
    return any_of(*sorted(found.values(), key=cmp_to_key(_compared)))


def _disjuncts(formula: Term) -> list[Term]:
    if formula.head == "And" and FALSE in formula.args:
        return [FALSE]
    if formula.head != "Or":
        return [formula]
    return [d for a in formula.args for d in _disjuncts(a)]


def _compared(a: Term, b: Term) -> int:
    """The order of two alternatives `x = value`: by value, real part first, else the fixed order of terms."""
    if a.head == b.head == "Equal":
        for part in (_real_part, _imaginary_part):
            sign = sign_of_difference(part(a.args[1]), part(b.args[1]))
            if sign:
                return sign
    return -1 if sort_key(a) < sort_key(b) else 1


def _real_part(t: Term) -> Term:
    return substitute(t, I, integer(0)) if contains(t, I) else t


def _imaginary_part(t: Term) -> Term:
    return subtract(substitute(t, I, integer(1)), _real_part(t))
