"""The forms of answers in whole numbers: residues, and unknowns given by whole parameters."""

from __future__ import annotations

from qstar_cli.terms.build import FALSE, TRUE, all_of
from qstar_cli.terms.term import Term, contains, operands, symbols, term
from qstar_cli.terms.views import as_integer

INTEGERS = term("Domain", value="integers")


def as_residue(t: Term) -> tuple[Term, int, int] | None:
    """(x, r, n) of `x = r (mod n)` with 0 <= r < n, None for anything else."""
    if t.head != "Congruent" or t.args[0].head != "Symbol":
        return None
    r, n = as_integer(t.args[1]), as_integer(t.args[2])
    return (t.args[0], r, n) if r is not None and n is not None and 0 <= r < n else None


def is_residue_answer(t: Term, x: Term) -> bool:
    """`x = r (mod n)`, or several of these with one modulus joined by `or`; or true, or false."""
    if t in (TRUE, FALSE):
        return True
    found = [as_residue(a) for a in operands(t, "Or")]
    return all(r is not None and r[0] == x for r in found) and len({r[2] for r in found if r is not None}) == 1


def names_of(unknowns: Term) -> tuple[Term, ...]:
    return operands(unknowns, "Tuple")


def whole_number_conditions(formula: Term, unknowns: Term) -> Term:
    """A formula together with the conditions that its unknowns are integers."""
    parts = operands(formula, "And")
    return all_of(*parts, *(term("Element", x, INTEGERS) for x in names_of(unknowns)))


def is_integer_answer(t: Term, unknowns: Term) -> bool:
    """An equation for each unknown, in order, with values free of the unknowns, `for` whole parameters; or false."""
    if t == FALSE:
        return True
    names = names_of(unknowns)
    parameters: tuple[Term, ...] = ()
    if t.head == "Where":
        conditions = operands(t.args[1], "And")
        if any(c.head != "Element" or c.args[1] != INTEGERS for c in conditions):
            return False
        t, parameters = t.args[0], tuple(c.args[0] for c in conditions)
    equations = operands(t, "And")
    return (
        [e.args[0] if e.head == "Equal" else None for e in equations] == list(names)
        and not any(contains(e.args[1], x) for e in equations for x in names)
        and all(s in parameters for e in equations for s in symbols(e.args[1]))
    )
