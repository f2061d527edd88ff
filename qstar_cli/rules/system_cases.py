"""Systems with alternatives and cases in them, and candidates against the lines still to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.candidates import satisfies
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.systems import system
from qstar_cli.terms.build import FALSE, RELATIONS, all_of, any_of, cases, equal
from qstar_cli.terms.systems import parts_of, unknowns_in
from qstar_cli.terms.term import Term, substitute, symbols


@rule(
    "treat-alternatives-apart",
    title="Treat the alternatives one by one",
    say="Each alternative together with the other equations is a system of its own.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={
        "y = x + 1 and (x = 2 or x = 3) for x, y": "y = x + 1 and x = 2 or y = x + 1 and x = 3",
    },
    refuses=("y = x + 1 and x = 2 for x, y",),
)
def treat_alternatives_apart(t: Term, scope: Scope) -> Iterator[Redex]:
    """`A and (B or C)` becomes `A and B or A and C`."""
    if t.head != "And" or scope.parent is not None or not any(len(symbols(p)) for p in t.args):
        return
    index = next((k for k, p in enumerate(t.args) if p.head == "Or" and _is_of_equations(p)), None)
    if index is None or system(t, scope) is None:
        return
    others = (t.args[:index], t.args[index + 1 :])
    yield Redex(lambda: Rewrite(any_of(*(all_of(*others[0], a, *others[1]) for a in t.args[index].args))))


def _is_of_equations(t: Term) -> bool:
    """Whether alternatives consist of relations, each of them of an equation at least."""
    return all(_is_of_relations(a) for a in t.args)


def _is_of_relations(t: Term) -> bool:
    parts = parts_of(t)
    return all(p.head in RELATIONS for p in parts) and any(p.head == "Equal" for p in parts)


@rule(
    "treat-cases-apart",
    title="Treat the cases one by one",
    say="Each case together with the other equations is a system of its own.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={
        "y = x + 1 and (x = 2/a if a != 0; false if a = 0) for x, y": "y = x + 1 and x = 2/a if a != 0; false if a = 0",
    },
    refuses=("y = x + 1 and x = 2 for x, y",),
)
def treat_cases_apart(t: Term, scope: Scope) -> Iterator[Redex]:
    """`A and (B if c; C if d)` becomes `A and B if c; A and C if d`."""
    index = next((k for k, p in enumerate(t.args) if p.head == "Cases"), None)
    if index is None or system(t, scope) is None:
        return
    before, after = t.args[:index], t.args[index + 1 :]
    branches = ((case.args[0], case.args[1]) for case in t.args[index].args)
    whole = cases(*((FALSE if f == FALSE else all_of(*before, f, *after), c) for f, c in branches))
    yield Redex(lambda: Rewrite(whole))


@rule(
    "check-found-values",
    title="Check the candidate",
    say="{point} {verdict} {condition}.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={
        "x = 1 and y = 2 for x, y where x != 2": "x = 1 and y = 2",
        "x = 1 and y = 2 for x, y where x != y - 1": "no solution",
    },
    refuses=("x = 1 and y = 2 for x, y", "x + y = 3 and y = 2 for x, y where x != 1", "x = 1 for x, y where y > 0"),
)
def check_found_values(t: Term, scope: Scope) -> Iterator[Redex]:
    """Values of all unknowns in the lines that are still to be checked: they satisfy them, or are no solution."""
    found = system(t, scope)
    conditions = tuple(c for c in scope.conditions if unknowns_in(c, scope.unknowns))
    lines = (*conditions, *scope.obligations)
    if found is None or not lines:
        return
    values = dict(v for k in range(len(found.parts)) if (v := found.value(k)) is not None)
    known = {u for line in lines for u in unknowns_in(line, found.unknowns)}
    holds = [_holds(line, values, scope) for line in lines] if known <= set(values) else [None]
    if None in holds:
        return
    failed = next((line for line, h in zip(lines, holds, strict=True) if not h), None)
    words: dict[str, Term | str] = {
        "point": all_of(*(equal(u, v) for u, v in values.items() if u in known)),
        "verdict": "satisfies" if failed is None else "is no solution, because it does not satisfy",
        "condition": all_of(*lines) if failed is None else failed,
    }
    relation = Relation.REJECTS_CANDIDATES if scope.obligations else None
    dropped = conditions if failed is None else scope.conditions
    rewrite = Rewrite(t if failed is None else FALSE, discharged=dropped, settles=True, relation=relation)
    yield Redex(always(rewrite), words)


def _holds(relation: Term, values: dict[Term, Term], scope: Scope) -> bool | None:
    for unknown, value in values.items():
        relation = substitute(relation, unknown, value)
    return satisfies(relation, scope.unknowns[0], scope.unknowns[0], scope)
