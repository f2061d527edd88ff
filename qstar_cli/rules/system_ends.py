"""What a system comes to: contradictions, statements that say nothing, alternatives, free unknowns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qstar_cli.rules.algebra import generators
from qstar_cli.rules.candidates import satisfies
from qstar_cli.rules.equations import verdict
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.systems import System, open_system, system
from qstar_cli.terms.build import FALSE, TRUE, all_of, equal, symbol
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.systems import REALS, assignment, unknowns_in
from qstar_cli.terms.term import Term, has_head, substitute, symbols, term
from qstar_cli.terms.tidy import tidy

PARAMETERS = ("t", "s", "r", "u", "v", "w", "k", "m", "p", "q")


@rule(
    "contradiction",
    title="The equations contradict one another",
    say="One of the statements is never true, so the system has no solution.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"x + y = 1 and false for x, y": "no solution"},
    refuses=("x + y = 1 and true for x, y", "x + y = 1 and x + y = 2 for x, y"),
)
def contradiction(t: Term, scope: Scope) -> Iterator[Redex]:
    """Statements of which one is false do not hold together."""
    if t.head == "And" and FALSE in t.args and scope.parent is None:
        yield Redex(lambda: Rewrite(FALSE, discharged=scope.conditions, settles=True))


@rule(
    "never-true-together",
    title="An equation is never true",
    say="{statement} is never true, so the system has no solution.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=-1,
    cost=0.5,
    examples={"x + y = 1 and 0 = 1 for x, y": "no solution"},
    refuses=("x + y = 1 and 0 = 0 for x, y", "x + y = 1 and a = 0 for x, y", "x + y = 1 and x + y = 2 for x, y"),
)
def never_true_together(t: Term, scope: Scope) -> Iterator[Redex]:
    """A system with an equation of numbers that differ."""
    found = system(t, scope)
    if found is None or not scope.is_real:
        return
    for part in found.parts:
        if _is_without_unknowns(part, found) and verdict(part) is False:
            yield Redex(
                lambda: Rewrite(FALSE, discharged=scope.conditions, settles=True),
                {"statement": part},
            )
            return


def _is_without_unknowns(part: Term, found: System) -> bool:
    return part.head == "Equal" and not unknowns_in(part, found.unknowns) and not has_head(part, "Undefined")


@rule(
    "drop-statement",
    title="Leave out an equation that says nothing new",
    say="{statement} says nothing new.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=-1,
    cost=0.5,
    examples={
        "x + y = 1 and 0 = 0 for x, y": "x + y = 1",
        "x + y = 1 and true for x, y": "x + y = 1",
        "x + y = 1 and y + x = 1 for x, y": "x + y = 1",
    },
    refuses=("x + y = 1 and x + y = 2 for x, y", "x + y = 1 and 0 = 1 for x, y", "x + y = 1 and a = b for x, y"),
)
def drop_statement(t: Term, scope: Scope) -> Iterator[Redex]:
    """A statement that is always true, or stands there twice."""
    if t.head != "And" or scope.parent is not None or FALSE in t.args:
        return
    found = system(t, scope)
    if found is None and TRUE not in t.args:
        return
    for k, part in enumerate(t.args):
        if part == TRUE or (found is not None and _says_nothing(part, t.args[:k], found)):
            rest = all_of(*t.args[:k], *t.args[k + 1 :])
            yield Redex(partial(Rewrite, rest), {"statement": part})
            return


def _says_nothing(part: Term, before: tuple[Term, ...], found: System) -> bool:
    """Whether a statement is an equation of equal numbers or stands there already."""
    if _is_without_unknowns(part, found) and all(map(is_polynomial, part.args)) and verdict(part):
        return True
    return any(is_similar(part, other) for other in before)


@rule(
    "check-condition",
    title="Check a condition",
    say="{condition} is decided by the numbers alone.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={
        "x = 1 and y = 2 for x, y where 1 != 2": "x = 1 and y = 2",
        "x = 1 and y = 2 for x, y where 1 != 1": "no solution",
    },
    refuses=("x = 1 and y = 2 for x, y where x != 2", "x = 1 and y = 2 for x, y"),
)
def check_condition(t: Term, scope: Scope) -> Iterator[Redex]:
    """A condition without letters is true and is dropped, or false, and then there is no solution."""
    if system(t, scope) is None:
        return
    for condition in scope.conditions:
        if symbols(condition):
            continue
        holds = satisfies(condition, scope.unknowns[0], scope.unknowns[0], scope)
        if holds is not None:
            after = Rewrite(t if holds else FALSE, discharged=(condition,) if holds else scope.conditions)
            yield Redex(always(after), {"condition": condition})
            return


@rule(
    "introduce-parameters",
    title="Name the free unknowns",
    say="Nothing is said of {free}: it may be any real number, here called {parameters}.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "x = 1 - y for x, y": "x = 1 - t and y = t for real t",
        "x = 3 - 2z and y = z for x, y, z": "x = 3 - 2t and y = t and z = t for real t",
    },
    refuses=("x + y = 1 for x, y", "x = 1 and y = 2 for x, y", "x = 1/y for x, y", "x = y and y = 2 for x, y"),
)
def introduce_parameters(t: Term, scope: Scope) -> Iterator[Redex]:
    """Where every equation gives one unknown by others that are free, the free ones become parameters."""
    found = open_system(t, scope)
    about = any(unknowns_in(c, scope.unknowns) for c in scope.conditions)
    if found is None or not scope.is_real or about or scope.obligations:
        return
    given = dict(a for p in found.parts if (a := assignment(p, found.unknowns)) is not None)
    free = tuple(u for u in found.unknowns if u not in given)
    if not free or not given or len(given) != len(found.parts) or not _are_free(found, given, free):
        return
    names = tuple(symbol(n) for n in PARAMETERS if symbol(n) not in symbols(scope.question))[: len(free)]
    if len(names) == len(free):
        after = _with_parameters(found, given, dict(zip(free, names, strict=True)))
        words = {"free": _listed(free), "parameters": _listed(names)}
        yield Redex(lambda: Rewrite(after), words)


def _listed(names: tuple[Term, ...]) -> str:
    return ", ".join(str(n.value) for n in names)


def _are_free(found: System, given: dict[Term, Term], free: tuple[Term, ...]) -> bool:
    """Whether the values are polynomials in the free unknowns and in other letters."""
    return all(
        set(unknowns_in(v, found.unknowns)) <= set(free)
        and all(g.head != "Div" for g in generators(v))
        and all(g in free or not unknowns_in(g, free) for g in generators(v))
        for v in given.values()
    )


def _with_parameters(found: System, given: dict[Term, Term], names: dict[Term, Term]) -> Term:
    parts = []
    for u in found.unknowns:
        value = names.get(u, given.get(u, u))
        for free, name in names.items():
            value = substitute(value, free, name)
        parts.append(equal(u, tidy(value)))
    return term("Where", all_of(*parts), all_of(*(term("Element", n, REALS) for n in names.values())))
