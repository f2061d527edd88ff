"""Equations with several unknowns brought to the form in which they can be compared: `2x + 3y = 5`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qstar_cli.derivation import Step
from qstar_cli.rules.algebra import expanded, factor_list, generators
from qstar_cli.rules.conditions import as_ratio, nonzero_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.rules.systems import Standard, System, divided, is_in_unknowns, open_system, standard, standard_of
from qstar_cli.rules.working import working
from qstar_cli.terms.build import any_of, equal, multiply, number, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.systems import assignment, unknowns_in
from qstar_cli.terms.term import Term, has_head
from qstar_cli.terms.views import as_rational, summands


def _is_total(t: Term) -> bool:
    """Whether a term is a polynomial in letters and numbers, so that it is defined everywhere."""
    return all(g.head in ("Symbol", "Constant") or _is_surd(g) for g in generators(t))


def _is_surd(t: Term) -> bool:
    return t.head == "Root" and bool(as_rational(t.args[0])) and not has_head(t, "Neg")


def _worked_out(part: Term, unknowns: tuple[Term, ...]) -> Standard | None:
    """The standard form of an equation, multiplied out; None for one that is no polynomial equation."""
    found = standard(part, unknowns)
    if found is not None:
        return found
    difference = expanded(subtract(*part.args)) if _is_total(part.args[0]) and _is_total(part.args[1]) else None
    if difference is None:
        return None
    terms = () if difference == ZERO else summands(difference)
    return standard_of(terms, unknowns) if all(is_in_unknowns(s, unknowns) for s in terms) else None


def _is_written(part: Term, found: System) -> bool:
    """Whether an equation need not be changed: in standard form, or an unknown given by others."""
    given = assignment(part, found.unknowns)
    if given is not None and is_polynomial(given[1]):
        return True
    bare = given[1].args[0] if given is not None and given[1].head == "Neg" else given[1] if given else part
    if bare.head == "Div" and all(map(is_polynomial, bare.args)):
        return True
    form = standard(part, found.unknowns)
    return form is not None and all(map(is_polynomial, part.args)) and _same_sides(form.equation, part)


def _same_sides(a: Term, b: Term) -> bool:
    return all(is_similar(x, y) for x, y in zip(a.args, b.args, strict=True)) or all(
        is_similar(subtract(ZERO, x), y) for x, y in zip(a.args, b.args, strict=True)
    )


@rule(
    "bring-to-standard-form",
    title="Bring the equation to standard form",
    say="Work out {equation}: terms with unknowns on the left, numbers on the right.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=2,
    examples={
        "2(x + y) = 3 - x and x - y = 1 for x, y": "3x + 2y = 3 and x - y = 1",
        "x/2 + y/3 = 1 and x - y = 1 for x, y": "3x + 2y = 6 and x - y = 1",
    },
    refuses=("3x + 2y = 3 and x - y = 1 for x, y", "y = x + 1 and x^2 + y^2 = 5 for x, y", "x*(x + y) = 0 for x, y"),
)
def bring_to_standard_form(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation with several unknowns is multiplied out and collected, with whole coefficients."""
    found = open_system(t, scope)
    if found is None:
        return
    for index, part in found.mixed():
        if _is_written(part, found) or (_factors(part) and ZERO in part.args):
            continue
        form = _worked_out(part, found.unknowns)
        if form is not None and not is_similar(form.equation, part):
            line = found.replaced(index, form.equation)
            yield Redex(partial(Rewrite, line), {"equation": part})
            return


@rule(
    "move-unknowns-to-one-side",
    title="Bring the equation to standard form",
    say="Write {equation} with all unknowns on the left.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    method="elimination",
    examples={"x = 2y - 1 and 3x + y = 11 for x, y": "x - 2y = -1 and 3x + y = 11"},
    refuses=("x - 2y = -1 and 3x + y = 11 for x, y", "x = 2 and x + y = 3 for x, y"),
)
def move_unknowns_to_one_side(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation that gives an unknown by others is written like the others, for elimination."""
    found = open_system(t, scope)
    if found is None:
        return
    for index, part in found.mixed():
        form = _worked_out(part, found.unknowns)
        if assignment(part, found.unknowns) and not found.is_settled(index) and form is not None:
            line = found.replaced(index, form.equation)
            yield Redex(partial(Rewrite, line), {"equation": part})
            return


@rule(
    "divide-equation",
    title="Divide an equation by a common factor",
    say="All coefficients of {equation} have a common factor: divide by it.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=2,
    cost=0.5,
    examples={"2x + 4y = 6 and x + z = 1 and y - z = 2 for x, y, z": "x + 2y = 3 and x + z = 1 and y - z = 2"},
    refuses=("2x + 4y = 6 and x - y = 1 for x, y", "2x + 4y = 5 and x + z = 1 and y - z = 2 for x, y, z"),
)
def divide_equation(t: Term, scope: Scope) -> Iterator[Redex]:
    """With three or more unknowns, or one equation alone, smaller numbers save more than the line costs."""
    found = open_system(t, scope)
    if found is None or (len(found.unknowns) < 3 and len(found.parts) > 1):
        return
    for index, part in found.mixed():
        form = standard(part, found.unknowns)
        if form is None or assignment(part, found.unknowns) is not None:
            continue
        after = divided(form)
        if after != form:
            line = found.replaced(index, after.equation)
            yield Redex(partial(Rewrite, line), {"equation": part})
            return


@rule(
    "clear-denominators-with-unknowns",
    title="Multiply by the denominators",
    say="Multiply both sides of {equation} by {denominator}, which must not be zero.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    rank=4,
    cost=1.2,
    examples={"x/y = 2 and x + y = 6 for x, y": "x = 2y and x + y = 6 for x, y where y != 0"},
    refuses=("x/2 + y = 2 and x + y = 6 for x, y",),
)
def clear_denominators_with_unknowns(t: Term, scope: Scope) -> Iterator[Redex]:
    """A rational equation in several unknowns becomes a polynomial one; its denominators are not 0."""
    found = open_system(t, scope)
    if found is None or not scope.is_real:
        return
    for index, part in found.mixed():
        if assignment(part, found.unknowns) is not None:
            continue
        (p, q), (r, s) = map(as_ratio, part.args)
        if not unknowns_in(multiply(q, s), found.unknowns) or not all(map(_is_total, (p, q, r, s))):
            continue
        conditions = nonzero_conditions(multiply(q, s), scope.assumptions)
        left, right = expanded(multiply(p, s)), expanded(multiply(r, q))
        if conditions is not None and left is not None and right is not None:
            rewrite = Rewrite(found.replaced(index, equal(left, right)), conditions=conditions)
            values = {"equation": part, "denominator": multiply(q, s)}
            yield Redex(always(rewrite), values)
            return


def _factors(part: Term) -> tuple[Term, ...]:
    """The different factors with letters of an equation `p = 0`, if there are several or one is repeated."""
    left, right = part.args
    if not (_is_total(left) and _is_total(right)):
        return ()
    found = factor_list(subtract(left, right))
    if found is None or found[0] == 0 or sum(n for _, n in found[1]) < 2:
        return ()
    return tuple(f for f, _ in found[1])


@rule(
    "factor-equation",
    title="Factor, then use the zero product rule",
    say="With everything on one side {equation} is a product equal to zero, so one of its factors is zero.",
    heads=("And", "Equal"),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=2,
    cost=1.5,
    examples={
        "x^2 - y^2 = 0 and x + 2y = 3 for x, y": "(x + y = 0 or x - y = 0) and x + 2y = 3",
        "x*y = x and x + y = 3 for x, y": "(x = 0 or y - 1 = 0) and x + y = 3",
    },
    refuses=("x^2 + y^2 = 1 and x + y = 1 for x, y", "x*y = 6 and x + y = 5 for x, y", "x + y = 0 and x = 1 for x, y"),
)
def factor_equation(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial equation in several unknowns that factors over the rational numbers becomes alternatives."""
    found = open_system(t, scope)
    if found is None:
        return
    for index, part in found.mixed():
        factors = _factors(part)
        if not factors or not all(unknowns_in(f, found.unknowns) for f in factors):
            continue
        line = found.replaced(index, any_of(*(equal(f, ZERO) for f in factors)))
        rewrite = Rewrite(line, substeps=_working(t, found, index, line))
        yield Redex(always(rewrite), {"equation": part})
        return


def _working(t: Term, found: System, index: int, after: Term) -> tuple[Step, ...]:
    part = found.parts[index]
    factored = factor_list(subtract(*part.args))
    if factored is None:
        return ()
    product = multiply(
        *(() if factored[0] == 1 else (number(factored[0]),)), *(power(f, n) if n > 1 else f for f, n in factored[1])
    )
    written = found.replaced(index, equal(product, ZERO))
    if written == t:
        return ()
    return working((written, "factor-equation", SAME), (after, "zero-product", SAME), start=t)
