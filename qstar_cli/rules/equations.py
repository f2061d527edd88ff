"""Equations that need no calculation: those without the unknown, and products equal to zero."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded, generators
from qstar_cli.rules.conditions import (
    is_assumed,
    is_linear_throughout,
    never_zero,
    surely_nonzero,
    zero_or_not,
)
from qstar_cli.rules.domain import domain
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.terms.build import FALSE, RELATIONS, TRUE, any_of, cases, equal, subtract
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.forms import is_polynomial
from qstar_cli.terms.order import is_similar, sort_key
from qstar_cli.terms.term import Term, contains, has_head, symbols
from qstar_cli.terms.views import as_integer, as_rational, quotient


def verdict(t: Term) -> bool | None:
    """Whether an equation of worked-out sides is true or false whatever its letters stand for; None when unknown."""
    left, right = t.args
    if is_similar(left, right):
        return True
    if has_head(t, "Root", "Constant") and sign_of_difference(left, right):
        return False
    if not (is_polynomial(left) and is_polynomial(right)):
        return None
    difference = expanded(subtract(left, right))
    if difference is None:
        return None
    return True if difference == ZERO else False if never_zero(difference) else None


def _free(t: Term, scope: Scope) -> Term | None:
    """The unknown, if the whole equation does not contain it."""
    view = sides(t, scope)
    return view.unknown if view and not contains(t, view.unknown) else None


@rule(
    "swap-sides",
    title="Swap the sides",
    say="Write the unknown on the left.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    cost=0.5,
    rank=1,
    examples={"4 = x": "x = 4", "0 = x^2 + 3x + 2": "x^2 + 3x + 2 = 0", "c - b = x": "x = c - b"},
    refuses=("x = 4", "x = x", "5 = 2x", "0 = 0"),
    level="pre-algebra",
)
def swap_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """Puts an unknown that stands alone on the right, or a right side that equals 0, on the left."""
    view = sides(t, scope)
    if view is None or view.unknown_left:
        return
    alone, zero_left = t.args[1] == view.unknown, t.args[0] == ZERO and len(view.unknown_right) > 1
    if alone or (zero_left and view.unknown_right):
        yield Redex(lambda: Rewrite(equal(t.args[1], t.args[0])))


@rule(
    "always-true",
    title="The equation is always true",
    say="Both sides are equal whatever {unknown} is.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"3 = 3": "all real numbers", "a = a for x": "all real numbers", "1 - a = -a + 1": "all real numbers"},
    refuses=("3 = 4", "x = x + 1", "a = b", "1/x = 1/x", "1 + 2 = 3"),
    level="pre-algebra",
)
def always_true(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation without the unknown whose sides are the same number or expression."""
    unknown = _free(t, scope)
    if (unknown is not None and verdict(t) and not has_head(t, "Div", "Root", "Pow", "Undefined")) or (
        unknown is not None and t.args[0] == t.args[1] and as_rational(t.args[0]) is not None
    ):
        yield Redex(lambda: Rewrite(TRUE), {"unknown": unknown})


@rule(
    "same-sides",
    title="Both sides are the same",
    say="Both sides are the same expression, so every {unknown} for which it is defined is a solution.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    examples={"x + y = x + y": "all real numbers", "x^2 = x^2": "all real numbers"},
    refuses=("x = -x", "2x = x + x", "1/0 + x = 1/0 + x"),
)
def same_sides(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation whose sides are similar; denominators become conditions."""
    view = sides(t, scope)
    if view is None or not contains(t, view.unknown) or not is_similar(*t.args):
        return
    conditions = domain_conditions(t.args[0])
    if conditions is not None and (scope.is_real or is_polynomial(t.args[0])):
        yield Redex(lambda: Rewrite(TRUE, conditions=conditions), {"unknown": view.unknown})


def domain_conditions(t: Term) -> tuple[Term, ...] | None:
    """The relations under which a term is defined, sorted; None when they cannot be written as relations."""
    conditions = domain(t)
    if FALSE in conditions or any(c.head not in RELATIONS for c in conditions):
        return None
    return tuple(sorted(conditions, key=sort_key))


def standing_conditions(t: Term, scope: Scope, value: Term | None = None) -> tuple[Term, ...]:
    """The conditions on single other letters or denominators under which alone an equation in the unknown is defined.

    Those that are assumed are left out. Of `value`, a side whose sign is asked for, all conditions are needed.
    """
    found = {c for side in t.args for c in domain(side) if c.head in RELATIONS}
    others = (c for c in found if not any(contains(c, x) for x in scope.unknowns))
    needed = domain(value) if value is not None else ()
    kept = (c for c in others if c in needed or c.head == "Unequal" or all(not a.args for a in c.args))
    return tuple(sorted((c for c in kept if not _is_known(c, scope.assumptions)), key=sort_key))


def is_defined_by_relations(t: Term) -> bool:
    """Whether relations say where a term is defined."""
    return all(c.head in RELATIONS for c in domain(t))


def _is_known(condition: Term, assumptions: tuple[Term, ...]) -> bool:
    is_nonzero = condition.head == "Unequal" and never_zero(subtract(*condition.args), assumptions)
    return is_nonzero or is_assumed(condition, assumptions)


@rule(
    "never-true",
    title="The equation is never true",
    say="The sides differ whatever {unknown} is, so there is no solution.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"3 = 5": "no solution", "a = a + 1": "no solution"},
    refuses=("3 = 3", "a = b", "2 - 3 = 5", "x = x + 1"),
    level="pre-algebra",
)
def never_true(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation without the unknown whose sides differ by a number other than 0."""
    unknown = _free(t, scope)
    if unknown is not None and verdict(t) is False and (scope.is_real or not symbols(t)):
        yield Redex(lambda: Rewrite(FALSE), {"unknown": unknown})


@rule(
    "undefined-equation",
    title="The equation is undefined",
    say="A part of the equation is undefined whatever {unknown} is, so there is no solution.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"x = undefined": "no solution"},
    refuses=("x = 1/x", "x = 2"),
)
def undefined_equation(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation with an undefined part has no solution."""
    view = sides(t, scope)
    if view is not None and has_head(t, "Undefined"):
        yield Redex(lambda: Rewrite(FALSE), {"unknown": view.unknown})


@rule(
    "depends-on-letters",
    title="The unknown has dropped out",
    say="{unknown} no longer occurs: every {unknown} is a solution if the equation holds, none if it does not.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    eager=True,
    rank=0,
    examples={
        "a = b": "all real numbers if a = b; no solution if a != b",
        "2a = 0": "all real numbers if a = 0; no solution if a != 0",
        "a = -1/a": "no solution",
    },
    refuses=("a = a", "x = a", "3 = 5", "a = a + 1"),
)
def depends_on_letters(t: Term, scope: Scope) -> Iterator[Redex]:
    """An equation in other letters only, neither always true nor always false, is a case distinction."""
    unknown = _free(t, scope)
    if unknown is None or not symbols(t) or verdict(t) is not None or has_head(t, "Undefined"):
        return
    difference = subtract(*t.args)
    if not scope.is_real and not is_linear_throughout((difference,)):
        return
    split = zero_or_not(difference, scope.assumptions)
    if split is not None and split[1] == TRUE:
        yield Redex(lambda: Rewrite(FALSE, relation=SAME), {"unknown": unknown})
    elif split is not None and split[0] != TRUE and all(map(is_defined_by_relations, t.args)):
        after = cases((TRUE, split[0]), (FALSE, split[1]))
        conditions = tuple(dict.fromkeys((*standing_conditions(t, scope), *split[2])))
        yield Redex(lambda: Rewrite(after, conditions=conditions), {"unknown": unknown})


@rule(
    "zero-product",
    title="Use the zero product rule",
    say="A product is zero exactly when one of its factors is zero.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1,
    examples={
        "(x - 2)(x + 3) = 0": "x - 2 = 0 or x + 3 = 0",
        "3x*(x - 1)^2 = 0": "x = 0 or x - 1 = 0",
        "0 = x*(x + y)": "x = 0 or x + y = 0",
        "5(x + 1) = 0": "x + 1 = 0",
        "sin(x)*(x - 1) = 0": "sin(x) = 0 or x - 1 = 0",
    },
    refuses=("(x - 2)(x + 3) = 4", "3x = 0", "x^2 - 1 = 0", "(x + 4)^2 = 0", "a*x*(x - 1) = 0", "x*(1/x) = 0"),
)
def zero_product(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product equal to 0 becomes the alternatives `factor = 0`; factors that are never zero are left out."""
    bases = _zero_bases(t, scope)
    if bases is None or (len(_factors(t)) == 1 and (_factors(t)[0].head == "Pow" or bases[0].head == "Symbol")):
        return
    distinct = tuple(dict.fromkeys(bases))
    if any(equal(b, ZERO) == t for b in distinct):
        return
    after = any_of(*(equal(b, ZERO) for b in distinct))
    yield Redex(lambda: Rewrite(after))


@rule(
    "zero-power",
    title="A power is zero only if its base is",
    say="A power is zero exactly when its base is zero.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1,
    examples={"(x + 4)^2 = 0": "x + 4 = 0", "x^3 = 0": "x = 0", "0 = -2x^2": "x = 0"},
    refuses=("x^2 = 1", "x^0 = 0", "x^2*(x - 1) = 0", "x^n = 0"),
)
def zero_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """`c*p^n = 0` with a number c and n >= 1 becomes `p = 0`."""
    bases = _zero_bases(t, scope)
    if bases is not None and len(_factors(t)) == 1 and _factors(t)[0].head == "Pow":
        yield Redex(lambda: Rewrite(equal(bases[0], ZERO)))


def _factors(t: Term) -> tuple[Term, ...]:
    """The factors of the side that is not 0, numbers apart."""
    view = quotient(t.args[1] if t.args[0] == ZERO else t.args[0])
    return tuple(f for f in view.above if as_rational(f) is None)


def _zero_bases(t: Term, scope: Scope) -> tuple[Term, ...] | None:
    """What must be zero for a product equal to 0: the bases with the unknown; None when the rule does not fit."""
    view = sides(t, scope)
    if view is None or ZERO not in t.args or t.args[0] == t.args[1]:
        return None
    parts = quotient(t.args[1] if t.args[0] == ZERO else t.args[0])
    if any(contains(f, view.unknown) or not surely_nonzero(f, scope) for f in parts.below):
        return None
    bases: list[Term] = []
    for factor in parts.above:
        base = _base(factor)
        if contains(factor, view.unknown):
            bases.append(base)
        elif not surely_nonzero(factor, scope):
            return None
    return tuple(bases) if bases and all(_is_total(b, view.unknown) for b in bases) else None


def _base(factor: Term) -> Term:
    n = as_integer(factor.args[1]) if factor.head == "Pow" else None
    return factor.args[0] if n is not None and n > 0 else factor


def _is_total(t: Term, x: Term) -> bool:
    """Whether a factor is a polynomial in x and functions defined everywhere, so that it is where others are zero."""
    return all(g == x or not contains(g, x) or not domain(g) for g in generators(t))
