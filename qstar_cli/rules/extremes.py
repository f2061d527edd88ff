"""The larger and the smaller of numbers: compared where they are numbers, by cases in equations and inequalities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from qstar_cli.derivation import Relation
from qstar_cli.rules.fits import fits
from qstar_cli.rules.inequality_sides import is_in_turn
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import RELATIONS, all_of, any_of
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.term import Term, contains, substitute, subterms, symbols, term

HEADS = ("Largest", "Smallest")


@rule(
    "compare-numbers",
    title="Compare the numbers",
    say="{value} is the {word} of them.",
    heads=HEADS,
    examples={"max(3, 7)": "7", "min(2, 5, 1)": "1", "max(1/2, 3/5)": "3/5", "min(sqrt(2), 3/2)": "sqrt(2)"},
    refuses=("max(x, 3)", "min(x, y)", "|3|"),
    eager=True,
    rank=2.4,
    level="arithmetic",
)
def compare_numbers(t: Term, scope: Scope) -> Iterator[Redex]:
    """The largest or smallest of numbers that can be told apart."""
    if symbols(t) or any(a != b and sign_of_difference(a, b) is None for a in t.args for b in t.args):
        return
    ordered = sorted(t.args, key=cmp_to_key(_compared))
    value = ordered[-1 if t.head == "Largest" else 0]
    yield from fits(t, value, value=value, word="largest" if t.head == "Largest" else "smallest")


def _compared(a: Term, b: Term) -> int:
    return sign_of_difference(a, b) or 0


@rule(
    "cases-by-larger-side",
    title="Look at both cases",
    say="{part} is {first} or {second}, whichever is the {word}.",
    heads=RELATIONS,
    questions=("Solve",),
    relation=Relation.SPLITS_CASES,
    rank=1.5,
    cost=2.5,
    examples={
        "max(x, 3) = 5": "x = 5 and x >= 3 or 3 = 5 and x < 3",
        "min(x, 2 - x) < 1": "x < 1 and x <= 2 - x or 2 - x < 1 and x > 2 - x",
    },
    refuses=("max(2, 3) = x", "x = 3", "|x| = 3"),
)
def cases_by_larger_side(t: Term, scope: Scope) -> Iterator[Redex]:
    """A relation with the larger or smaller of two parts, at least one with the unknown."""
    if len(scope.unknowns) != 1 or not scope.is_real or not is_in_turn(t, scope):
        return
    found = next((s for s in subterms(t) if s.head in HEADS and contains(s, scope.unknowns[0])), None)
    if found is None:
        return
    first, second = found.args[0], found.args[1]
    if len(found.args) > 2:
        second = term(found.head, *found.args[1:])
    wins, loses = ("GreaterEqual", "Less") if found.head == "Largest" else ("LessEqual", "Greater")
    after = any_of(
        all_of(substitute(t, found, first), term(wins, first, second)),
        all_of(substitute(t, found, second), term(loses, first, second)),
    )
    word = "larger" if found.head == "Largest" else "smaller"
    yield Redex(always(Rewrite(after)), {"part": found, "first": first, "second": second, "word": word})
