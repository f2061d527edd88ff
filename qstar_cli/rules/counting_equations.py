"""Equations with factorials, choices and arrangements of the unknown: they become equations with products."""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial

from qstar_cli.derivation import Relation
from qstar_cli.rules.counting_letters import choice_as_product, without_factorials
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import FALSE, any_of, divide, equal, integer
from qstar_cli.terms.factorials import cancelling, difference, is_reducible
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import sum_of
from qstar_cli.terms.term import Term, contains, map_args, subterms
from qstar_cli.terms.views import as_integer, quotient, summands

MOST_FOLLOWED = 170  # factorials that are compared with a number


@rule(
    "equation-without-factorials",
    title="Write the factorials as products",
    say="{lines}. What is found must be a whole number for which this is defined: check it in the end.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.ADDS_SOLUTIONS,
    examples={
        "n!/(n - 2)! = 20 for n": "n*(n - 1) = 20",
        "binomial(n, 2) = 10 for n": "n*(n - 1)/2 = 10",
        "binomial(n, n - 1) = 2n - 3 for n": "n = 2n - 3",
    },
    refuses=("n! = 24 for n", "n = 4 for n", "binomial(5, n) = 10 for n", "5!/3! = n for n"),
    rank=1.0,
    level="algebra",
)
def equation_without_factorials(t: Term, scope: Scope) -> Iterator[Redex]:
    """Both sides as products where they are defined; the line itself stays as an obligation."""
    if len(scope.unknowns) != 1 or not any(map(is_reducible, subterms(t))):
        return
    found: dict[Term, Term] = {}
    after = _without(t, found)
    lines = ", ".join(f"{text(before)} = {text(product)}" for before, product in found.items())
    yield Redex(lambda: Rewrite(after, obligation=t), {"lines": lines})


def _without(t: Term, found: dict[Term, Term]) -> Term:
    """The term with every choice and quotient of factorials as a product; `found` collects them."""
    product = choice_as_product(t) if t.head in ("Binomial", "Permutations") else None
    if product is None and t.head == "Div":
        product = _cancelled(t)
    if product is None:
        return map_args(t, tuple(_without(a, found) for a in t.args)) if t.args else t
    found[t] = product
    return product


def _cancelled(t: Term) -> Term | None:
    """A quotient with all factorials cancelled that can be; None where none can."""
    result: Term | None = None
    while (pair := cancelling(t)) is not None:
        result = t = without_factorials(quotient(t), pair)
    return result


@rule(
    "divide-by-factorial",
    title="Divide both sides by the factorial",
    say="Divide both sides by {least}; it is not 0. What is found must be a whole number for which all is defined.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.ADDS_SOLUTIONS,
    examples={
        "(n + 2)! = 42n! for n": "(n + 1)*(n + 2) = 42",
        "(n + 1)! = 6(n - 1)! for n": "n*(n + 1) = 6",
        "(n + 1)! - n! = 18(n - 1)! for n": "n*(n + 1) - n = 18",
    },
    refuses=("n! = 24 for n", "(n + 1)! = n!/(2n)! for n", "n! = n for n", "n! = n! + 1 for n", "(2n)! = n! for n"),
    rank=1.5,
    level="algebra",
)
def divide_by_factorial(t: Term, scope: Scope) -> Iterator[Redex]:
    """Every term on both sides has a factorial of the unknown plus a number: the least of these is divided out."""
    parts = [s for side in t.args for s in summands(side)]
    arguments = [_argument(s, scope) for s in parts]
    known = [u for u in arguments if u is not None]
    if len(known) < len(parts):
        return
    shifts = [difference(u, known[0]) for u in known]
    least = min((d, k) for k, d in enumerate(shifts) if d is not None)[1] if None not in shifts else None
    if least is None:
        return
    below = next(f for f in quotient(parts[least]).above if f.head == "Factorial" and f.args[0] == known[least])
    sides = [[_cancelled(divide(s, below)) for s in summands(side)] for side in t.args]
    if any(s is None for side in sides for s in side):
        return
    after = equal(*(sum_of(s for s in side if s is not None) for side in sides))
    yield Redex(lambda: Rewrite(after, obligation=t), {"least": below})


def _argument(s: Term, scope: Scope) -> Term | None:
    """The argument of the one factorial with the unknown in a summand, a factor above its bar."""
    view = quotient(s)
    found = [f.args[0] for f in view.above if f.head == "Factorial" and any(contains(f, x) for x in scope.unknowns)]
    inside = [c for c in subterms(s) if c.head == "Factorial" and any(contains(c, x) for x in scope.unknowns)]
    return found[0] if len(found) == len(inside) == 1 else None


@rule(
    "compare-with-factorials",
    title="Compare with the factorials",
    say="{reason}",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "n! = 24 for n": "n = 4",
        "(n - 1)! = 1 for n": "n - 1 = 0 or n - 1 = 1",
        "n! = 25 for n": "no solution",
        "n! = 0 for n": "no solution",
    },
    refuses=("n! = n for n", "2n! = 12 for n", "4! = 24 for n", "n! = 1/2 for n", "(n/2)! = 2 for n"),
    rank=1.0,
    level="algebra",
)
def compare_with_factorials(t: Term, scope: Scope) -> Iterator[Redex]:
    """u! = m! says u = m for m >= 2, and u is 0 or 1 for m! = 1; other numbers are no factorials."""
    left, right = t.args
    c = as_integer(right)
    if left.head != "Factorial" or c is None or not any(contains(left, x) for x in scope.unknowns):
        return
    if difference(left.args[0], scope.unknowns[0]) is None:
        return
    u = left.args[0]
    if c == 1:
        after, reason = any_of(equal(u, integer(0)), equal(u, integer(1))), "0! and 1! are 1, no other factorial is."
    elif (m := _factorial_root(c)) is not None:
        after, reason = equal(u, integer(m)), f"{c} = {m}!, and no other number has this factorial."
    else:
        after, reason = FALSE, f"{c} is not among the factorials 1, 2, 6, 24, ..."
    yield Redex(lambda: Rewrite(after), {"reason": reason})


def _factorial_root(c: int) -> int | None:
    """m >= 2 with m! = c; None where there is none."""
    m = 2
    while m < MOST_FOLLOWED and factorial(m) < c:
        m += 1
    return m if factorial(m) == c else None
