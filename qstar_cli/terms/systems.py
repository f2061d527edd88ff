"""Systems of equations in several unknowns: which part of a line is worked next, and when it is an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.solved import is_finished, is_solved
from qstar_cli.terms.term import Term, contains, has_head, operands, symbols, term

REALS = term("Domain", value="reals")
METHODS = ("substitution", "elimination")  # ways through a system; each equation is then solved in any way
_RELATIONS = ("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")


@dataclass(frozen=True, slots=True)
class Focus:
    """The part of a system with one unknown that is worked before anything else, as an equation of its own."""

    index: int
    unknown: Term


def parts_of(formula: Term) -> tuple[Term, ...]:
    """The statements that hold together."""
    return operands(formula, "And")


def is_system(formula: Term, unknowns: tuple[Term, ...]) -> bool:
    """Whether a line is worked as a system: several unknowns, or several equations for one."""
    if len(unknowns) > 1:
        return formula.head in ("And", *_RELATIONS)
    return formula.head == "And" and sum(map(_is_equation, formula.args)) > 1


def _is_equation(part: Term) -> bool:
    """An equation, or alternatives of which each is one."""
    return part.head == "Equal" or (part.head == "Or" and all(a.head == "Equal" for a in part.args))


def unknowns_in(t: Term, unknowns: Iterable[Term]) -> tuple[Term, ...]:
    """The unknowns that occur in a term, in their order."""
    found = symbols(t)
    return tuple(u for u in unknowns if u in found)


def focus(formula: Term, unknowns: tuple[Term, ...]) -> Focus | None:
    """The first relation of a system with at most one unknown that is not solved for it; None when there is none."""
    if not is_system(formula, unknowns):
        return None
    for index, part in enumerate(parts_of(formula)):
        found = unknowns_in(part, unknowns)
        if part.head not in _RELATIONS or len(found) > 1:
            continue
        unknown = found[0] if found else unknowns[0]
        if not found or not is_solved(part, unknown):
            return Focus(index, unknown)
    return None


def assignment(part: Term, unknowns: tuple[Term, ...]) -> tuple[Term, Term] | None:
    """(u, e) of a part `u = e` that gives an unknown by an expression free of it, else None."""
    if part.head == "Equal" and part.args[0] in unknowns and not contains(part.args[1], part.args[0]):
        return part.args[0], part.args[1]
    return None


def is_solved_system(formula: Term, unknowns: tuple[Term, ...]) -> bool:
    """Whether a formula is an answer for several unknowns.

    Answers are `no solution`, `all real numbers`, points `x = 1 and y = 2` (one value for every unknown, in their
    order), families `x = 1 - t and y = t for real t`, several different ones of both joined by `or`; such answers
    `for C` and cases of them, with conditions free of the unknowns.
    """
    if formula.head == "Cases":
        return all(
            case.args[0].head != "Cases"
            and is_solved_system(case.args[0], unknowns)
            and not unknowns_in(case.args[1], unknowns)
            for case in formula.args
        )
    if formula.head == "Where" and not parameters(formula):
        is_free = not unknowns_in(formula.args[1], unknowns) and not has_head(formula.args[1], "Element")
        return is_free and is_solved_system(formula.args[0], unknowns)
    if formula.head == "Where":
        return _is_family(formula, unknowns)
    if formula.head == "Or":
        is_distinct = len(set(formula.args)) == len(formula.args)
        return is_distinct and all(_is_family(p, unknowns) or _is_point(p, unknowns) for p in formula.args)
    return formula in (TRUE, FALSE) or _is_point(formula, unknowns)


def _is_family(formula: Term, unknowns: tuple[Term, ...]) -> bool:
    """Whether a formula is a point `for real t` with parameters that occur in it and nowhere else."""
    if formula.head != "Where":
        return False
    names, used = parameters(formula), set(symbols(formula.args[0]))
    fresh = bool(names) and len(set(names)) == len(names) and not set(names) & set(unknowns)
    return fresh and set(names) <= used and _is_point(formula.args[0], unknowns)


def parameters(formula: Term) -> tuple[Term, ...]:
    """The letters of `... for real s, t`; () when the condition says anything else."""
    conditions = parts_of(formula.args[1])
    names = tuple(c.args[0] for c in conditions if c.head == "Element" and c.args[1] == REALS)
    return names if len(names) == len(conditions) and all(n.head == "Symbol" for n in names) else ()


def _is_point(formula: Term, unknowns: tuple[Term, ...]) -> bool:
    parts = parts_of(formula)
    if any(p.head != "Equal" for p in parts) or tuple(p.args[0] for p in parts) != unknowns:
        return False
    return all(not unknowns_in(p.args[1], unknowns) and is_finished(p.args[1]) for p in parts)
