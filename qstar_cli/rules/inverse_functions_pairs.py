"""Whether two functions are inverse to one another: by composition, or by one number that does not come back."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded
from qstar_cli.rules.conditions import as_ratio
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import FALSE, TRUE, multiply, number, subtract
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.term import Term, has_head, substitute, symbols

TRIALS = (*map(Fraction, (2, 3, 5, 1, 0, -2, -1, 7, 33)), Fraction(1, 2))


@rule(
    "compose-both-ways",
    title="Compose the functions",
    say="f(g(x)) = x and g(f(x)) = x: each undoes the other.",
    heads=("AreInverse",),
    questions=("AreInverse",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "decide whether 2x + 1 is inverse to (x - 1)/2": "true",
        "decide whether (x + 2)/(x - 3) is inverse to (3x + 2)/(x - 1)": "true",
    },
    refuses=("decide whether 2x is inverse to x - 2", "decide whether a*x is inverse to x/a"),
    rank=0.0,
    eager=True,
)
def compose_both_ways(t: Term, scope: Scope) -> Iterator[Redex]:
    """Functions whose compositions are the letter itself: identically for quotients of polynomials, at trials for roots
    (the kernel decides)."""
    found = _functions(t)
    if found is not None and _undo(*found) and _undo(*found[::-1]) and _returns(*found) is not False:
        yield Redex(always(Rewrite(TRUE)))


@rule(
    "a-number-that-does-not-return",
    title="Try a number",
    say="{first} takes {start} to {middle}, which {second} takes to {end}: it does not undo it.",
    heads=("AreInverse",),
    questions=("AreInverse",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "decide whether 2x is inverse to x - 2": "false",
        "decide whether x^2 is inverse to sqrt(x)": "false",
    },
    refuses=("decide whether 2x + 1 is inverse to (x - 1)/2", "decide whether a*x is inverse to x"),
    rank=0.0,
    eager=True,
)
def a_number_that_does_not_return(t: Term, scope: Scope) -> Iterator[Redex]:
    """One number x with f(g(x)) or g(f(x)) other than x settles it."""
    found = _functions(t)
    if found is None:
        return
    for (g, z), (f, x) in (found[::-1], found):
        for q in TRIALS:
            middle = rational_value(g, {z: q})
            end = None if middle is None else rational_value(f, {x: middle})
            if middle is not None and end is not None and end != q:
                words: dict[str, Term | str] = {"first": g, "second": f}
                values = {"start": number(q), "middle": number(middle), "end": number(end)}
                yield Redex(always(Rewrite(FALSE)), {**words, **values})
                return


Function = tuple[Term, Term]  # the expression and its letter


def _functions(t: Term) -> tuple[Function, Function] | None:
    if any(len(symbols(f)) != 1 or f.head == "Where" for f in t.args):
        return None
    f, g = ((a, symbols(a)[0]) for a in t.args)
    return f, g


def _returns(f: Function, g: Function) -> bool | None:
    """Whether all trials come back; None when no trial could be worked out."""
    known = []
    for q in TRIALS:
        middle = rational_value(g[0], {g[1]: q})
        end = None if middle is None else rational_value(f[0], {f[1]: middle})
        if end is not None:
            known.append(end == q)
    return all(known) if known else None


def _undo(f: Function, g: Function) -> bool:
    """Whether f(g(x)) is x as a quotient of polynomials, or as far as trials tell for other functions."""
    composed = substitute(f[0], f[1], g[0])
    above, below = as_ratio(composed)
    difference = expanded(subtract(above, multiply(g[1], below)))
    return difference == ZERO or (has_head(composed, "Root") and bool(_returns(f, g)))
