"""The method of substitution: solve one equation for one unknown, put what it is into the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from qstar_cli.rules.elimination import combinations
from qstar_cli.rules.equation_workings import both_sides
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import SAME, UGLY, collected, numeric_denominator, opposites, presented, times
from qstar_cli.rules.systems import System, is_in_unknowns, open_system
from qstar_cli.terms.build import equal, integer, multiply, negative
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.systems import assignment, unknowns_in
from qstar_cli.terms.term import Term, contains, substitute
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational, coefficient_and_rest, degree_in, quotient, summands

MOST_CHOICES = 3
CLEARLY_WORSE = 0.6  # choices that cost so much more than the best one are not worth a look


@rule(
    "substitute-value",
    title="Substitute the value",
    say="Put {value} in place of {unknown} everywhere else.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=1,
    examples={
        "x = 2 and x + y = 5 for x, y": "x = 2 and 2 + y = 5",
        "x = -1 and y = 3x and z = x - y for x, y, z": "x = -1 and y = 3*(-1) and z = -1 - y",
    },
    refuses=("x = y and x + y = 5 for x, y", "x = 2 and y = 3 for x, y", "2x = 4 and x + y = 5 for x, y"),
)
def substitute_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """An unknown that has been found is replaced by its value in the other statements and in the conditions."""
    found = open_system(t, scope)
    if found is None:
        return
    for index in range(len(found.parts)):
        value = found.value(index)
        if value is None:
            continue
        about = tuple(c for c in scope.conditions if contains(c, value[0]))
        if about or not found.is_settled(index):
            after = _substituted(found, index, *value)
            new = tuple(tidy(substitute(c, *value)) for c in about)
            rewrite = Rewrite(after, conditions=new, discharged=about)
            yield Redex(always(rewrite), {"unknown": value[0], "value": value[1]})
            return


def _substituted(found: System, index: int, unknown: Term, value: Term) -> Term:
    """The system with the unknown replaced in all statements but one."""
    parts = (p if k == index else substitute(p, unknown, value) for k, p in enumerate(found.parts))
    line = tuple(parts)
    return System(line, found.unknowns).replaced(0, line[0])


@rule(
    "substitute-expression",
    title="Substitute into the other equations",
    say="Put {value} in place of {unknown} in the other equations.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=2,
    method="substitution",
    examples={
        "x = 3 - y and 2x - y = 0 for x, y": "x = 3 - y and 2(3 - y) - y = 0",
        "y = x^2 and y = 2x + 3 for x, y": "y = x^2 and x^2 = 2x + 3",
    },
    refuses=("x + y = 3 and 2x - y = 0 for x, y", "x = 2 and x + y = 3 for x, y", "x = y^2 + x and 2x = y for x, y"),
)
def substitute_expression(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation `u = e` is used in the others; of several the shortest e."""
    found = open_system(t, scope)
    if found is None:
        return
    choices = []
    for index, part in enumerate(found.parts):
        given = assignment(part, found.unknowns)
        if given is not None and unknowns_in(given[1], found.unknowns) and not found.is_settled(index):
            choices.append((given[1].size, index, given))
    if choices:
        _, index, given = min(choices, key=lambda c: c[:2])
        after = _substituted(found, index, *given)
        yield Redex(lambda: Rewrite(after), {"unknown": given[0], "value": given[1]})


@dataclass(frozen=True, slots=True)
class _Choice:
    """An equation that says `c*u = d`; `cost` grows with fractions; `nonzero`: what must not be 0 for it."""

    index: int
    unknown: Term
    c: Term
    d: Term
    cost: float


@rule(
    "solve-for-unknown",
    title="Solve one equation for one unknown",
    say="Solve {equation} for {unknown}.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    rank=5,
    method="substitution",
    examples={
        "x + y = 3 and 2x - y = 0 for x, y": "x = 3 - y and 2x - y = 0",
        "3x + 2y = 4 and 5x - 3y = 1 for x, y": "x = (4 - 2y)/3 and 5x - 3y = 1",
        "x*y = 6 and x^2 + y^2 = 13 for x, y": "x = 6/y and x^2 + y^2 = 13",
    },
    refuses=("x = 3 - y and x = 2y for x, y", "x^2 + y^2 = 1 and x^2 - y^2 = 0 for x, y", "x*y = 0 for x, y"),
)
def solve_for_unknown(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*u + r = 0` becomes `u = -r/c` for a number c, or for a product c of unknowns that cannot be 0 there."""
    found = open_system(t, scope)
    if found is not None and not _is_left_free(found):
        yield from _solutions_for_unknowns(found)


@rule(
    "express-by-free-unknowns",
    title="Express one unknown by the others",
    say="There are fewer equations than unknowns: solve {equation} for {unknown}.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    rank=5,
    examples={
        "x + y = 3 for x, y": "x = 3 - y",
        "x + z = 3 and y - z = 1 for x, y, z": "x = 3 - z and y - z = 1",
    },
    refuses=("x + y = 3 and x - y = 1 for x, y", "x = 3 - y for x, y", "x + y + z = 3 and x - y = 1 for x, y, z"),
)
def express_by_free_unknowns(t: Term, scope: Scope) -> Iterator[Redex]:
    """The same where no unknown can be eliminated any more and some will stay free."""
    found = open_system(t, scope)
    if found is not None and _is_left_free(found):
        yield from _solutions_for_unknowns(found)


def _is_left_free(found: System) -> bool:
    """Whether there are fewer equations than unknowns and no unknown can be eliminated."""
    return len(found.parts) < len(found.unknowns) and not combinations(found)


def _solutions_for_unknowns(found: System) -> Iterator[Redex]:
    """The best choice of each equation, bad ones left out."""
    best: list[_Choice] = []
    for index, part in found.mixed():
        best += sorted(_choices(found, index, part), key=lambda c: c.cost)[:1]
    best.sort(key=lambda c: (c.cost, c.index))
    for choice in best[:MOST_CHOICES]:
        if choice.cost > best[0].cost + CLEARLY_WORSE:
            return
        yield Redex(
            partial(_solved, found, choice),
            {"unknown": choice.unknown, "equation": found.parts[choice.index]},
            cost=choice.cost,
        )


def _choices(found: System, index: int, part: Term) -> Iterator[_Choice]:
    """The unknowns for which an equation can be solved at once."""
    if assignment(part, found.unknowns) is not None:
        return
    left, right = (() if side == ZERO else summands(side) for side in part.args)
    terms = (*left, *opposites(right))
    if not all(is_in_unknowns(s, found.unknowns) for s in terms):
        return
    for u in unknowns_in(part, found.unknowns):
        degrees = [degree_in(s, u) for s in terms]
        if any(d is None or d[0] > 1 for d in degrees):
            continue
        c = collected(d[1] for d in degrees if d is not None and d[0] == 1)
        d = collected(opposites(s for s, part in zip(terms, degrees, strict=True) if part is not None and not part[0]))
        cost = _cost(c, d, found.unknowns)
        if cost is not None:
            yield _Choice(index, u, c, d, cost + 0.05 * _degree_elsewhere(found, index, u))


def _degree_elsewhere(found: System, index: int, unknown: Term) -> int:
    """The degree of an unknown in the other equations: replacing it there is easier the smaller that is."""
    parts = [degree_in(s, unknown) for p in found.others(index) for side in p.args for s in summands(side)]
    return max((2 if part is None else part[0] for part in parts), default=0)


def _cost(c: Term, d: Term, unknowns: tuple[Term, ...]) -> float | None:
    """What dividing d by c costs the reader; None where c may be 0."""
    value = as_rational(c)
    if value == 0:
        return None
    degree = sum(bool(unknowns_in(s, unknowns)) for s in summands(d))
    if value is not None:
        parts = summands(times(1 / value, summands(d)))
        return 0.1 * degree + UGLY * (numeric_denominator(parts) > 1 or (len(parts) == 1 and parts[0].head == "Div"))
    return 1.0 + 0.1 * degree if _is_never_zero(c, d, unknowns) else None


def _is_never_zero(c: Term, d: Term, unknowns: tuple[Term, ...]) -> bool:
    """Whether a product c of unknowns cannot be 0 where `c*u = d`: then d would be 0, but is a number there."""
    _, rest = coefficient_and_rest(c)
    if c.head == "Sum" or not all(f in unknowns for f in quotient(rest).above):
        return False
    if quotient(rest).below:
        return False
    factors = quotient(rest).above
    if len(factors) != 1:
        return bool(as_rational(d))
    constant = [s for s in summands(d) if not contains(s, factors[0])]
    return (
        len(constant) == 1
        and bool(as_rational(constant[0]))
        and all(degree_in(s, factors[0]) is not None for s in summands(d))
    )


def _solved(found: System, choice: _Choice) -> Rewrite:
    """The equation replaced by `u = d/c`."""
    part = found.parts[choice.index]
    value = as_rational(choice.c)
    result = _over_number(choice.d, value) if value is not None else _over(choice.d, choice.c)
    after = equal(choice.unknown, result)
    line = found.replaced(choice.index, after)
    alone = equal(multiply(choice.c, choice.unknown), choice.d)
    if value == 1:
        return Rewrite(line)
    written = found.replaced(choice.index, equal(_scaled_unknown(choice), choice.d))
    before = found.replaced(choice.index, part)
    return Rewrite(line, substeps=both_sides(before, written, line) if alone != part else ())


def _scaled_unknown(choice: _Choice) -> Term:
    value = as_rational(choice.c)
    if value == -1:
        return negative(choice.unknown)
    return multiply(choice.c, choice.unknown)


def _over(d: Term, c: Term) -> Term:
    """The quotient d/c of a sum by a product of unknowns."""
    q, rest = coefficient_and_rest(c)
    return quotient_of(_over_number(d, q), rest)


def _over_number(d: Term, q: Fraction) -> Term:
    """The quotient of a sum by a number, over one denominator."""
    parts = summands(times(1 / q, summands(d)))
    below = numeric_denominator(parts)
    return quotient_of(presented(times(Fraction(below), parts)), integer(below))
