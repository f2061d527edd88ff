"""Systems of congruences: solved ones are combined, impossible ones seen."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from qstar_cli.derivation import Relation
from qstar_cli.rules.congruences import congruent
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.whole_numbers_euclid import bezout
from qstar_cli.terms.build import FALSE, TRUE, all_of, any_of, integer
from qstar_cli.terms.residues import as_residue
from qstar_cli.terms.term import Term

QUESTIONS = ("SolveCongruence",)
_SHOWN = 12


@rule(
    "combine-congruences",
    title="Combine two congruences",
    say="{x} = {r} + {m}k leaves the remainder {s} on division by {n} exactly for k = {k} (mod {period}).",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the congruence x = 2 (mod 3) and x = 3 (mod 5) for x": "x = 8 (mod 15)",
        "solve the congruence x = 2 (mod 3) and x = 3 (mod 5) and x = 2 (mod 7) for x": (
            "x = 8 (mod 15) and x = 2 (mod 7)"
        ),
    },
    refuses=(
        "solve the congruence 2x = 2 (mod 3) and x = 3 (mod 5) for x",
        "solve the congruence x = 1 (mod 4) and x = 2 (mod 6) for x",
    ),
    eager=True,
    rank=1.8,
    level="number theory",
)
def combine_congruences(t: Term, scope: Scope) -> Iterator[Redex]:
    """The first two of several solved congruences as one, by the Chinese remainder theorem."""
    found = _pair(t)
    if found is None:
        return
    x, r, m, s, n = found
    g, inverse, _ = bezout(m, n)
    if (s - r) % g:
        return
    period = n // g
    k = (s - r) // g * inverse % period
    combined = congruent(x, integer((r + m * k) % (m * period)), m * period)
    numbers = (("r", r), ("m", m), ("s", s), ("n", n), ("k", k), ("period", period))
    words: dict[str, Term | str] = {"x": x, **{name: integer(value) for name, value in numbers}}
    yield Redex(lambda: Rewrite(all_of(combined, *t.args[2:])), words)


def _pair(t: Term) -> tuple[Term, int, int, int, int] | None:
    """(x, r, m, s, n) where the first two parts are x = r (mod m) and x = s (mod n)."""
    first, second = as_residue(t.args[0]), as_residue(t.args[1])
    if first is None or second is None or first[0] != second[0]:
        return None
    return first[0], first[1], first[2], second[1], second[2]


@rule(
    "congruences-contradict",
    title="The congruences contradict one another",
    say="Modulo {g}, which divides both moduli, the remainders {r} and {s} differ.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={"solve the congruence x = 1 (mod 4) and x = 2 (mod 6) for x": "no solution"},
    refuses=("solve the congruence x = 2 (mod 3) and x = 3 (mod 5) for x",),
    eager=True,
    rank=1.7,
    level="number theory",
)
def congruences_contradict(t: Term, scope: Scope) -> Iterator[Redex]:
    """x = r (mod m) and x = s (mod n) where gcd(m, n) does not divide r - s."""
    found = _pair(t)
    if found is None:
        return
    _, r, m, s, n = found
    g = gcd(m, n)
    if (r - s) % g:
        yield Redex(lambda: Rewrite(FALSE), {"g": integer(g), "r": integer(r % g), "s": integer(s % g)})


@rule(
    "decided-congruence",
    title="Leave out what is decided",
    say="A part that always holds says nothing; one that never holds makes the whole impossible.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={"solve the congruence no solution and x = 3 (mod 5) for x": "no solution"},
    refuses=("solve the congruence x = 2 (mod 3) and x = 3 (mod 5) for x",),
    eager=True,
    rank=0.5,
    cost=0.5,
    level="number theory",
)
def decided_congruence(t: Term, scope: Scope) -> Iterator[Redex]:
    """True and false parts of a system."""
    if FALSE in t.args:
        yield Redex(lambda: Rewrite(FALSE))
    elif TRUE in t.args:
        yield Redex(lambda: Rewrite(all_of(*(a for a in t.args if a != TRUE))))


@rule(
    "try-alternatives",
    title="Combine each alternative",
    say="Each alternative is combined with the other congruences.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the congruence (x = 1 (mod 3) or x = 2 (mod 3)) and x = 3 (mod 5) for x": (
            "(x = 1 (mod 3) and x = 3 (mod 5)) or (x = 2 (mod 3) and x = 3 (mod 5))"
        ),
    },
    refuses=("solve the congruence x = 2 (mod 3) and x = 3 (mod 5) for x",),
    eager=True,
    rank=1.6,
    level="number theory",
)
def try_alternatives(t: Term, scope: Scope) -> Iterator[Redex]:
    """A system with alternatives in one of its parts as alternatives of systems."""
    place = next((k for k, a in enumerate(t.args) if a.head == "Or"), None)
    if place is None or len(t.args[place].args) > _SHOWN:
        return
    before, after = t.args[:place], t.args[place + 1 :]
    parts = [all_of(*before, a, *after) for a in t.args[place].args]
    yield Redex(lambda: Rewrite(any_of(*parts)))
