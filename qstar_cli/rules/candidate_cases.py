"""Candidates and excluded values whose conditions depend on other letters: kept or left out case by case."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.candidates import candidate_value, open_conditions, satisfies
from qstar_cli.rules.conditions import as_ratio, nonzero_conditions, under, zero_or_not
from qstar_cli.rules.literal_equations import reduced
from qstar_cli.rules.power_equations import nonnegative_or_not, strict
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import FALSE, TRUE, add, all_of, cases, negative, subtract, unequal
from qstar_cli.terms.conjunctions import about
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.solved import is_limit
from qstar_cli.terms.term import Term, contains, operands, substitute, subterms, symbols
from qstar_cli.terms.views import coefficients_in


@rule(
    "candidate-by-cases",
    title="Check the candidate",
    say="Whether {candidate} satisfies {condition} depends on the other letters.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.REJECTS_CANDIDATES,
    eager=True,
    rank=1,
    examples={"x = b where x != a": "x = b if a != b; no solution if a = b"},
    refuses=("x = 2 where x != 3", "x = 3 where x != 3", "x = b"),
)
def candidate_by_cases(t: Term, scope: Scope) -> Iterator[Redex]:
    """A found value for which a condition depends on other letters is kept only where the condition holds."""
    value = candidate_value(t, scope)
    if value is None or scope.obligations:
        return
    open_ones = [c for c in open_conditions(scope) if satisfies(c, scope.unknowns[0], value, scope) is None]
    if not open_ones or any(satisfies(c, scope.unknowns[0], value, scope) is False for c in open_conditions(scope)):
        return
    condition = open_ones[0]
    split = _condition_at(condition, scope.unknowns[0], value, scope)
    if split is not None and not {TRUE, FALSE} & set(split) and not _has_roots(split[0]):
        after = cases((t, split[0]), (FALSE, split[1]))
        yield Redex(lambda: Rewrite(after, discharged=(condition,)), {"candidate": t, "condition": condition})


def _condition_at(condition: Term, x: Term, value: Term, scope: Scope) -> tuple[Term, Term] | None:
    """What a condition says of the other letters for `x = value`, and what excludes that; None when not known."""
    a, b = (substitute(side, x, value) for side in condition.args)
    above, below = as_ratio(subtract(a, b))
    if condition.head == "Unequal":
        zero = zero_or_not(above, scope.assumptions)
        return None if zero is None or zero[2] else (zero[1], zero[0])
    if condition.head not in ("Greater", "GreaterEqual", "Less", "LessEqual"):
        return None
    size = reduced(above, below)
    is_turned = condition.head.startswith("Less")
    relations = None if size is None else nonnegative_or_not(negative(size) if is_turned else size, scope)
    if relations is None or condition.head.endswith("Equal"):
        return relations
    return strict(relations[0]), strict(relations[1])


@rule(
    "split-at-excluded-value",
    title="Look at the excluded value first",
    say="{condition}: whether the equation holds for that value depends on {amount}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    rank=5,
    cost=1.5,
    examples={
        "x^2 + x + a = 0 for x where x != 0": "x^2 + x + a = 0 if a != 0; x^2 + x + 0 = 0 and x != 0 if a = 0",
        "x^2 - a*x - 2 = 0 for x where x != 0": "x^2 - a*x - 2 = 0",
    },
    refuses=("x + a = 0 for x where x != 0", "x^2 + a = 0 for x where a != 0", "x^2 = a for x where x != 0"),
)
def split_at_excluded_value(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quadratic equation `p = 0` with letters, under `x != c`: where p is not 0 at c, the condition says nothing."""
    if scope.parent is not None or len(scope.unknowns) != 1 or t.args[1] != ZERO or scope.obligations:
        return
    x = scope.unknowns[0]
    parts = coefficients_in(t.args[0], x)
    if parts is None or not {1, 2} <= set(parts) or len(symbols(t)) < 2:
        return
    for condition in (about(c, x) for c in scope.conditions if c.head == "Unequal" and contains(c, x)):
        solved = _solved_condition(condition, x, scope)
        if solved is not None:
            yield from _split_at(t, condition, solved, scope)
            return


def _solved_condition(condition: Term, x: Term, scope: Scope) -> Term | None:
    """The value c of a condition that says `x != c`."""
    found = nonzero_conditions(as_ratio(subtract(*condition.args))[0], scope.assumptions, x)
    return found[0].args[1] if found is not None and len(found) == 1 and is_limit(found[0], x) else None


def _split_at(t: Term, condition: Term, c: Term, scope: Scope) -> Iterator[Redex]:
    amount = expanded(substitute(t.args[0], scope.unknowns[0], c))
    split = None if amount is None or amount == ZERO else zero_or_not(amount, scope.assumptions)
    if amount is None or split is None or split[2] or split[1] == FALSE:
        return
    discharged = tuple(k for k in scope.conditions if about(k, scope.unknowns[0]) == condition)
    after = t
    if split[1] != TRUE:
        zero = all_of(under(t, split[0]), under(condition, split[0]))
        after = cases((t, split[1]), (zero, split[0]))
    rewrite = Rewrite(after, discharged=discharged)
    yield Redex(always(rewrite), {"condition": condition, "amount": amount})


@rule(
    "solve-conditions",
    title="Name the excluded values",
    say="{condition} excludes the value of {unknown} for which both sides are equal.",
    heads=("True",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"all real numbers for x where b - x != 0": "all real numbers for x where x != b"},
    refuses=("all real numbers for x where x != b", "all real numbers for x where a != 0", "all real numbers for x"),
)
def solve_conditions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Where all numbers are left, a condition `p != q` with a linear p - q is solved for the unknown."""
    if scope.parent is not None or len(scope.unknowns) != 1:
        return
    x = scope.unknowns[0]
    open_ones = [c for c in scope.conditions if c.head == "Unequal" and contains(c, x) and not is_limit(c, x)]
    if not open_ones:
        return
    difference = as_ratio(subtract(*open_ones[0].args))[0]
    solved = nonzero_conditions(difference, scope.assumptions, x)
    if solved is not None and all(is_limit(c, x) or not contains(c, x) for c in solved):
        rewrite = Rewrite(t, conditions=solved, discharged=(open_ones[0],))
        yield Redex(lambda: rewrite, {"condition": open_ones[0], "unknown": x})


@rule(
    "exclude-value-by-cases",
    title="Name the excluded value",
    say="{condition} excludes one value of {unknown} if its coefficient is not 0, else all values or none.",
    heads=("True",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    eager=True,
    rank=0,
    cost=1.5,
    examples={
        "all real numbers for x where a*x + 1 != 0": "x != -1/a if a != 0; all real numbers if a = 0",
        "all real numbers for x where a*x + b != 0": "x != -b/a if a != 0; all real numbers if a = 0 and b != 0; "
        "no solution if a = 0 and b = 0",
    },
    refuses=("all real numbers for x where x + b != 0", "all real numbers for x where a*x^2 + b != 0"),
)
def exclude_value_by_cases(t: Term, scope: Scope) -> Iterator[Redex]:
    """Where all numbers are left, a condition `a*x + b != 0` with letters in a."""
    if scope.parent is not None or len(scope.unknowns) != 1:
        return
    x = scope.unknowns[0]
    for condition in (c for c in scope.conditions if c.head == "Unequal" and contains(c, x) and not is_limit(c, x)):
        difference = expanded(as_ratio(subtract(*condition.args))[0])
        parts = None if difference is None else coefficients_in(difference, x)
        if parts is None or not {1} <= set(parts) <= {0, 1} or not symbols(add(*parts[1])):
            return
        after = _excluded_by_cases(add(*parts[1]), add(*parts.get(0, ())), x, scope)
        if after is not None:
            values = {"condition": condition, "unknown": x}
            yield Redex(always(Rewrite(after, discharged=(condition,))), values)
        return


def _excluded_by_cases(slope: Term, rest: Term, x: Term, scope: Scope) -> Term | None:
    """`slope*x + rest != 0` as a case distinction."""
    split, value = zero_or_not(slope, scope.assumptions), reduced(negative(rest), slope)
    if split is None or split[2] or split[0] == FALSE or value is None:
        return None
    left = under(rest, split[0])
    other = zero_or_not(left, scope.assumptions) if left != ZERO else (TRUE, FALSE, ())
    if other is None or other[2]:
        return None
    branches = [(unequal(x, value), split[1])]
    branches += [(f, all_of(split[0], c)) for f, c in ((TRUE, other[1]), (FALSE, other[0])) if c != FALSE]
    return cases(*((f, all_of(*(p for p in operands(c, "And") if p != TRUE))) for f, c in branches))


def _has_roots(condition: Term) -> bool:
    """Whether a condition itself needs one, because roots in it may be undefined."""
    return any(s.head == "Root" and symbols(s) for s in subterms(condition))
