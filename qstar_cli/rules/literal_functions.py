"""Formulas with the unknown under a root, in a power or in a logarithm: undone from outside, by cases where needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qstar_cli.derivation import Relation
from qstar_cli.rules.conditions import is_assumed, zero_or_not
from qstar_cli.rules.domain import domain
from qstar_cli.rules.equations import domain_conditions, is_defined_by_relations, standing_conditions
from qstar_cli.rules.power_equations import nonnegative_or_not, strict
from qstar_cli.rules.radical_equations import as_root
from qstar_cli.rules.rule import Redex, Rewrite, Scope, Values, always, rule
from qstar_cli.rules.sides import ONE, SAME, sides
from qstar_cli.terms.build import FALSE, RELATIONS, TRUE, E, all_of, cases, divide, equal, integer, power, subtract
from qstar_cli.terms.conjunctions import conjunction
from qstar_cli.terms.facts import signs
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.spelling import power_of, quotient_of
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import as_rational

Branch = tuple[Term, tuple[Term, ...]]


class Outermost(NamedTuple):
    """An equation `f = value` between a single term with the unknown and a term with other letters only."""

    unknown: Term
    f: Term
    value: Term
    conditions: tuple[Term, ...]  # on the other letters, under which alone the equation is defined


def outermost(t: Term, scope: Scope, *heads: str) -> Outermost | None:
    """The view of `f = value` for an f of one of the heads; None for other equations."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return None
    for here, there in (t.args, t.args[::-1]):
        fits = here.head in heads and contains(here, view.unknown) and not contains(there, view.unknown)
        if fits and is_defined_by_relations(there):
            return Outermost(view.unknown, here, there, standing_conditions(t, scope, there))
    return None


def positive_or_not(t: Term, scope: Scope) -> tuple[Term, Term] | None:
    """`t > 0` and what excludes it, TRUE and FALSE where the sign is known; None when that is no single relation."""
    possible = signs(t, scope.assumptions)
    if possible == {1} or not possible & {1}:
        return (TRUE, FALSE) if possible == {1} else (FALSE, TRUE)
    found = nonnegative_or_not(t, scope)
    return None if found is None else (strict(found[0]), strict(found[1]))


def by_cases(branches: Iterable[Branch], known: Sequence[Term]) -> Term | None:
    """The case distinction of the branches that can hold; the formula itself where only one can."""
    found = []
    for formula, conditions in branches:
        kept = None if FALSE in conditions else conjunction((c for c in conditions if c != TRUE), known)
        if kept is not None:
            found.append((formula, all_of(*kept)))
    if len(found) == 1:
        return found[0][0] if found[0][1] == TRUE else None
    return cases(*found) if found and all(c != TRUE for _, c in found) else None


def _split(after: Term | None, found: Outermost, values: Values, extra: tuple[Term, ...] = ()) -> Iterator[Redex]:
    """The redex of a case distinction, or of the one formula that is left of it."""
    if after is not None:
        conditions = tuple(dict.fromkeys((*found.conditions, *extra)))
        relation = None if after.head == "Cases" else SAME
        yield Redex(always(Rewrite(after, conditions=conditions, relation=relation)), values)


@rule(
    "raise-both-sides-by-sign",
    title="Raise both sides to a power",
    say="Raise both sides to the power {n}. {remark}",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=2,
    cost=1.5,
    examples={
        "sqrt(x) = a for x": "x = a^2 if a >= 0; no solution if a < 0",
        "cbrt(x - 1) = b for x": "x - 1 = b^3",
        "sqrt(x + a) = b^2 for x": "x + a = (b^2)^2",
        "x^(3/2) = a for x": "x^3 = a^2 if a >= 0; no solution if a < 0",
    },
    refuses=("sqrt(x) = 3", "sqrt(x) = x + a for x", "2sqrt(x) = a for x", "x^2 = a for x", "x^(-1/2) = a for x"),
)
def raise_both_sides_by_sign(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(p, n) = c` with letters in c becomes `p = c^n`, for even n only where c is not negative."""
    found = outermost(t, scope, "Root", "Pow")
    root = as_root(found.f) if found is not None and symbols(found.value) else None
    if found is None or root is None or symbols(found.f.args[1]):
        return
    inside, n = root
    solved = equal(inside, power_of(found.value, n))
    split = (TRUE, FALSE)
    if n % 2 == 0 and not signs(found.value, scope.assumptions) <= {0, 1}:
        relations = nonnegative_or_not(found.value, scope)
        if relations is None:
            return
        split = relations
    remark = "An odd power keeps the solutions." if n % 2 else "A root of even order is never negative."
    after = by_cases([(solved, (split[0],)), (FALSE, (split[1],))], (*scope.assumptions, *found.conditions))
    yield from _split(after, found, {"n": integer(n), "remark": remark})


@rule(
    "take-logarithms-by-sign",
    title="Take the logarithm where that is possible",
    say="A power of a positive base is positive, so it equals {value} only where that is positive. {remark}",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=3,
    cost=2,
    examples={
        "a^x = 2 for x": "x = ln(2)/ln(a) if a != 1; no solution if a = 1 where a > 0",
        "a^x = b for x": "x = ln(b)/ln(a) if a != 1 and b > 0; all real numbers if a = 1 and b = 1; "
        "no solution if a = 1 and b != 1; no solution if a != 1 and b <= 0 where a > 0",
    },
    refuses=("2^x = 8", "x^a = 2 for x", "a^x = x for x", "2a^x = 4 for x", "2^x = x*y for x"),
)
def take_logarithms_by_sign(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a^f = b` with letters in the base, or beside the unknown in the exponent."""
    found = outermost(t, scope, "Pow")
    if found is None or contains(found.f.args[0], found.unknown):
        return
    base, exponent = found.f.args
    if set(symbols(t)) == {found.unknown} or not (symbols(base) or _is_base(base)):
        return
    whole = domain_conditions(exponent)
    split, one = positive_or_not(found.value, scope), zero_or_not(subtract(found.value, ONE), scope.assumptions)
    if whole is None or split is None or one is None:
        return
    branches = _logarithm_cases(found, all_of(*whole), split, one[:2], scope)
    after = by_cases(branches, (*scope.assumptions, *found.conditions))
    remark = "A base is positive itself; powers of 1 are 1." if symbols(base) else "ln undoes the power."
    yield from _split(after, found, {"value": found.value, "remark": remark}, one[2])


def _is_base(t: Term) -> bool:
    value = as_rational(t)
    return t == E or (value is not None and value > 0 and value != 1)


def _logarithm_cases(
    found: Outermost, whole: Term, value: tuple[Term, Term], one: tuple[Term, Term], scope: Scope
) -> list[Branch]:
    base, exponent = found.f.args
    logarithm = term("Ln", found.value)
    if not symbols(base):
        solved = equal(exponent, logarithm if base == E else divide(logarithm, term("Ln", base)))
        return [(solved, (value[0],)), (FALSE, (value[1],))]
    is_base, is_none = positive_or_not(base, scope) or (None, None)
    split = zero_or_not(subtract(base, ONE), scope.assumptions)
    if is_base is None or is_none is None or split is None or split[2]:
        return []
    solved = equal(exponent, divide(logarithm, term("Ln", base)))
    return [
        (solved, (is_base, split[1], value[0])),
        (whole, (is_base, split[0], one[0])),
        (FALSE, (is_base, split[0], one[1])),
        (FALSE, (is_base, split[1], value[1])),
        (FALSE, (is_none,)),
    ]


@rule(
    "root-of-order-letter",
    title="Take the power with the reciprocal exponent",
    say="A power with the exponent {exponent} is defined for positive bases; if {exponent} is not 0, raising to the "
    "power {reciprocal} undoes it, if it is 0 the power is 1.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=3,
    cost=2,
    examples={
        "x^n = 2 for x": "x = 2^(1/n) if n != 0; no solution if n = 0",
        "x^n = 1 for x": "x = 1^(1/n) if n != 0; x > 0 if n = 0",
        "(x - 1)^n = b for x": "x - 1 = b^(1/n) if n != 0 and b > 0; x > 1 if n = 0 and b = 1; "
        "no solution if n = 0 and b != 1; no solution if n != 0 and b <= 0",
    },
    refuses=("x^2 = b for x", "x^n = x for x", "2^n = x for x", "x^n + 1 = 3 for x", "2^x = a for x"),
)
def root_of_order_letter(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n = b` with letters in n, none of them the unknown."""
    found = outermost(t, scope, "Pow")
    if found is None or contains(found.f.args[1], found.unknown) or not symbols(found.f.args[1]):
        return
    base, n = found.f.args
    whole = domain_conditions(found.f)
    value, one = positive_or_not(found.value, scope), zero_or_not(subtract(found.value, ONE), scope.assumptions)
    order = zero_or_not(n, scope.assumptions)
    if whole is None or value is None or one is None or order is None:
        return
    reciprocal = quotient_of(ONE, n)
    branches: list[Branch] = [
        (equal(base, power(found.value, reciprocal)), (order[1], value[0])),
        (all_of(*whole), (order[0], one[0])),
        (FALSE, (order[0], one[1])),
        (FALSE, (order[1], value[1])),
    ]
    after = by_cases(branches, (*scope.assumptions, *found.conditions))
    yield from _split(after, found, {"exponent": n, "reciprocal": reciprocal}, (*one[2], *order[2]))


@rule(
    "definition-of-logarithm-to-a-letter",
    title="Use the definition of the logarithm",
    say="The logarithm to the base {base} of a number is the exponent that gives it; a base is positive and not 1.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1.5,
    examples={
        "log(x, a) = b for x": "x = a^b where a > 0 and a != 1",
        "log(9, x) = 2": "x^2 = 9 where x > 0 and x != 1",
    },
    refuses=("log(x, 2) = a for x", "log(x, x) = 2", "log(x, a) = x for x", "2log(x, a) = 1 for x"),
)
def definition_of_logarithm_to_a_letter(t: Term, scope: Scope) -> Iterator[Redex]:
    """`log(p, b) = c` with letters in the base b, the unknown in one of p and b."""
    found = outermost(t, scope, "Log")
    if found is None or len(found.f.args) != 2 or not symbols(found.f.args[1]):
        return
    argument, base = found.f.args
    if contains(argument, found.unknown) and contains(base, found.unknown):
        return
    written, after = domain(found.f), power_of(base, found.value)
    if FALSE in written or any(c.head not in RELATIONS for c in written):
        return
    new = [c for c in sorted(written, key=sort_key) if not is_assumed(c, scope.assumptions)]
    if contains(argument, found.unknown):  # a power of the base is positive by itself
        new = [c for c in new if not contains(c, found.unknown)]
    solved = equal(argument, after) if contains(argument, found.unknown) else equal(after, argument)
    yield Redex(lambda: Rewrite(solved, conditions=(*new, *found.conditions)), {"base": base})
