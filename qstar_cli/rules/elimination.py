"""The method of elimination: multiples of two equations are added so that a term drops out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from qstar_cli.rules.algebra import factor_list
from qstar_cli.rules.equation_workings import ON_BOTH_SIDES, SAME, WORK_OUT_SIDES
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import opposites, times
from qstar_cli.rules.systems import Standard, System, open_system, standard, standard_of
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, equal, number
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.systems import unknowns_in
from qstar_cli.terms.term import Term, symbols
from qstar_cli.terms.views import as_rational, degree_in, like_terms, summands

MOST_COMBINATIONS = 2
Measure = tuple[int, int, int]


class Combination(NamedTuple):
    """Equation `target` is replaced by q times itself plus p times equation `source`; the term `gone` drops out."""

    source: int
    target: int
    p: int
    q: int
    gone: Term
    result: Standard

    @property
    def is_plain(self) -> bool:
        """Whether nothing has to be multiplied first."""
        return abs(self.p) == self.q == 1

    @property
    def cost(self) -> float:
        return 0.3 * (abs(self.p) != 1) + 0.3 * (self.q != 1) + 0.01 * (abs(self.p) + self.q)


def measure(form: Standard, unknowns: tuple[Term, ...]) -> Measure:
    """How far an equation is from one unknown: its degree, the unknowns in it (early ones weigh most), its length."""
    weights = sum(2 ** (len(unknowns) - k) for k, u in enumerate(unknowns) if any(_has(s, u) for s in form.left))
    return max((_degree(s, unknowns) for s in form.left), default=0), weights, len(form.left)


def _has(t: Term, unknown: Term) -> bool:
    return unknown in symbols(t)


def _degree(t: Term, unknowns: tuple[Term, ...]) -> int:
    """The total degree of a monomial in the unknowns; an unknown below a bar counts as degree 1."""
    return sum(1 if (part := degree_in(t, u)) is None else part[0] for u in unknowns_in(t, unknowns))


@lru_cache(maxsize=64)  # several rules ask for the same
def combinations(found: System) -> tuple[Combination, ...]:
    """The combinations that make an equation simpler, the simplest result first."""
    forms = {k: f for k, p in enumerate(found.parts) if p.head == "Equal" and (f := standard(p, found.unknowns))}
    forms = {k: f for k, f in forms.items() if not found.is_settled(k) and found.value(k) is None}
    choices = [
        c
        for target in forms
        for source in forms
        if source != target
        for c in _of_two(found.unknowns, (source, forms[source]), (target, forms[target]))
        if measure(c.result, found.unknowns)[:2] < measure(forms[target], found.unknowns)[:2]
    ]
    choices.sort(key=lambda c: (measure(c.result, found.unknowns), c.cost, c.q != 1, -c.target, c.source))
    seen: dict[tuple[frozenset[int], Term], Combination] = {}
    for choice in choices:  # of two equations it does not matter which is replaced
        seen.setdefault((frozenset((choice.source, choice.target)), choice.gone), choice)
    return tuple(seen.values())


def _of_two(unknowns: tuple[Term, ...], a: tuple[int, Standard], b: tuple[int, Standard]) -> Iterator[Combination]:
    """The combinations in which a term with unknowns of both equations cancels."""
    first, second = like_terms(a[1].left), like_terms(b[1].left)
    for key, ((x, rest), *_) in first.items():
        if key in second:
            yield _combined(unknowns, a, b, -second[key][0][0] / x, rest)


def _combined(
    unknowns: tuple[Term, ...], a: tuple[int, Standard], b: tuple[int, Standard], ratio: Fraction, gone: Term
) -> Combination:
    p, q = ratio.numerator, ratio.denominator
    terms = (*_scaled(a[1], p), *_scaled(b[1], q))
    return Combination(a[0], b[0], p, q, gone, standard_of(terms, unknowns))


def _scaled(form: Standard, factor: int) -> tuple[Term, ...]:
    """The summands of left - right, times a number."""
    parts = (*form.left, *opposites(s for s in summands(form.right) if s != ZERO))
    return summands(times(Fraction(factor), parts))


def _rewrite(t: Term, found: System, choice: Combination) -> Rewrite:
    """The system with one equation replaced; the multiplied equations are written in between."""
    after = found.replaced(choice.target, choice.result.equation)
    forms = [standard(found.parts[k], found.unknowns) for k in (choice.source, choice.target)]
    lines = t
    for k, form, factor in zip((choice.source, choice.target), forms, (choice.p, choice.q), strict=True):
        if form is not None and abs(factor) != 1:
            written = equal(*(times(Fraction(abs(factor)), summands(side)) for side in form.equation.args))
            lines = System(lines.args, found.unknowns).replaced(k, written)
    if lines == t:
        return Rewrite(after)
    return Rewrite(
        after, substeps=working((lines, ON_BOTH_SIDES.name, SAME), (after, WORK_OUT_SIDES.name, SAME), start=t)
    )


def _offered(t: Term, scope: Scope, wanted: str) -> Iterator[Redex]:
    """The combinations of one sort: add, subtract or multiplied first."""
    found = open_system(t, scope)
    if found is None or t.head != "And":
        return
    for choice in combinations(found)[:MOST_COMBINATIONS]:
        if _sort(choice) != wanted:
            continue
        values = {"gone": choice.gone, **_values(found, choice)}
        yield Redex(partial(_rewrite, t, found, choice), values, cost=choice.cost)


def _values(found: System, choice: Combination) -> dict[str, Term | str]:
    return {
        "source": found.parts[choice.source],
        "target": found.parts[choice.target],
        "p": number(abs(choice.p)),
        "q": number(choice.q),
        "operation": "add" if choice.p > 0 else "subtract",
    }


def _sort(choice: Combination) -> str:
    if choice.q != 1:
        return "combine"
    sort = "add" if choice.p > 0 else "subtract"
    return sort if abs(choice.p) == 1 else sort + " a multiple"


@rule(
    "add-equations",
    title="Add two equations",
    say="Add {source} to {target}: the terms with {gone} cancel.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    method="elimination",
    examples={"x + y = 5 and x - y = 1 for x, y": "x + y = 5 and 2x = 6"},
    refuses=("x + 2y = 5 and x - y = 1 for x, y", "x = 2 and x - y = 1 for x, y", "x + y = 5 for x, y"),
)
def add_equations(t: Term, scope: Scope) -> Iterator[Redex]:
    """One equation is added to another where that removes a term and leaves it simpler."""
    yield from _offered(t, scope, "add")


@rule(
    "subtract-equations",
    title="Subtract two equations",
    say="Subtract {source} from {target}: the terms with {gone} cancel.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    method="elimination",
    examples={
        "x + y = 5 and x - y = 1 for x, y": "x + y = 5 and 2y = 4",
        "x^2 + y^2 = 7 and x^2 + y^2 + x + y = 6 for x, y": "x^2 + y^2 = 7 and x + y = -1",
    },
    refuses=("x + y = 5 and 2x - y = 1 for x, y", "x = 2 and x - y = 1 for x, y"),
)
def subtract_equations(t: Term, scope: Scope) -> Iterator[Redex]:
    """One equation is subtracted from another where that removes a term and leaves it simpler."""
    yield from _offered(t, scope, "subtract")


@rule(
    "add-multiple",
    title="Add a multiple of an equation",
    say="Add {p} times {source} to {target}: the terms with {gone} cancel.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    method="elimination",
    examples={"x + y = 3 and 2x - 3y = 1 for x, y": "x + y = 3 and 5x = 10"},
    refuses=("x + y = 5 and x - y = 1 for x, y", "3x + 2y = 4 and 5x - 3y = 1 for x, y"),
)
def add_multiple(t: Term, scope: Scope) -> Iterator[Redex]:
    """A multiple of one equation is added to another where that removes a term and leaves it simpler."""
    yield from _offered(t, scope, "add a multiple")


@rule(
    "subtract-multiple",
    title="Subtract a multiple of an equation",
    say="Subtract {p} times {source} from {target}: the terms with {gone} cancel.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    method="elimination",
    examples={"x + y = 3 and 2x - 3y = 1 for x, y": "x + y = 3 and 5y = 5"},
    refuses=("x + y = 5 and x - y = 1 for x, y", "3x + 2y = 4 and 5x - 3y = 1 for x, y"),
)
def subtract_multiple(t: Term, scope: Scope) -> Iterator[Redex]:
    """A multiple of one equation is subtracted from another where that removes a term and leaves it simpler."""
    yield from _offered(t, scope, "subtract a multiple")


@rule(
    "combine-equations",
    title="Multiply and combine two equations",
    say="Multiply {target} by {q} and {source} by {p}, then {operation}: the terms with {gone} cancel.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=5,
    method="elimination",
    examples={"3x + 2y = 4 and 5x - 3y = 1 for x, y": "3x + 2y = 4 and 19y = 17"},
    refuses=("x + y = 5 and x - y = 1 for x, y", "x*y = 6 and x + y = 5 for x, y"),
)
def combine_equations(t: Term, scope: Scope) -> Iterator[Redex]:
    """Multiples of two equations are added where that removes a term and leaves one of them simpler."""
    yield from _offered(t, scope, "combine")


@rule(
    "remove-constant",
    title="Remove the constant term",
    say="Multiply {target} by {q} and {source} by {p}, then {operation}: the right side becomes 0, the left factors.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=1.5,
    method="elimination",
    examples={"x^2 + x*y = 12 and x*y + y^2 = 4 for x, y": "x^2 + x*y = 12 and x^2 - 2x*y - 3y^2 = 0"},
    refuses=("x + y = 5 and x - y = 1 for x, y", "x^2 + y^2 = 1 and x*y = 1 for x, y"),
)
def remove_constant(t: Term, scope: Scope) -> Iterator[Redex]:
    """Equations with numbers on the right are combined to one that equals 0, if its left side can be factored."""
    found = open_system(t, scope)
    if found is None or t.head != "And":
        return
    forms = [(k, f) for k, p in found.mixed() if (f := standard(p, found.unknowns)) is not None]
    for j, a in enumerate(forms):
        for b in forms[j + 1 :]:
            ratio = _ratio(a[1], b[1])
            if ratio is None:
                continue
            choice = _combined(found.unknowns, a, b, ratio, a[1].right)
            factors = factor_list(add(*choice.result.left)) if choice.result.left else None
            if factors is not None and len(factors[1]) > 1:
                yield Redex(partial(_rewrite, t, found, choice), _values(found, choice))


def _ratio(a: Standard, b: Standard) -> Fraction | None:
    """By what a number the right side of a must be multiplied to cancel that of b, both numbers other than 0."""
    x, y = as_rational(a.right), as_rational(b.right)
    return -y / x if x and y else None
